package store

import (
	"errors"
	"fmt"

	// SQLite without cgo: one file, transactions, full text, several processes.
	"modernc.org/sqlite"
)

// Errors that a caller tells apart. What is returned wraps them and names the
// file and the way out.
var (
	ErrDamaged = errors.New("damaged")
	ErrNewer   = errors.New("written by a newer dateline")
	ErrForeign = errors.New("not a library of dateline")
	ErrFull    = errors.New("no room on the disk")
	ErrIO      = errors.New("cannot be read or written")
	ErrBusy    = errors.New("another program has been writing to it for too long")
	ErrNoFeed  = errors.New("no such feed")
	ErrNone    = errors.New("no such article")
	ErrClosed  = errors.New("library is closed")
)

// Result codes of SQLite.
const (
	codeBusy    = 5
	codeIO      = 10
	codeCorrupt = 11
	codeFull    = 13
	codeNotADB  = 26
)

// code returns the primary result code of an error of SQLite, 0 for others.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// wrap says what an error means for the file at path.
func wrap(path string, err error) error {
	if err == nil {
		return nil
	}
	switch code(err) {
	case codeNotADB: // some other file, or a library whose first bytes are gone
		return fmt.Errorf("%s: %w, or damaged from its beginning; nothing was changed: put a copy back, or move it away to begin a new library", path, ErrForeign)
	case codeCorrupt:
		return fmt.Errorf("%s: %w (%w): put a copy back, or move it away to begin a new library", path, ErrDamaged, err)
	case codeFull:
		return fmt.Errorf("%s: %w; nothing of this change was kept", path, ErrFull)
	case codeIO:
		return fmt.Errorf("%s: %w (%w): the disk fails, or files may not become larger (ulimit -f); nothing of this change was kept", path, ErrIO, err)
	case codeBusy:
		return fmt.Errorf("%s: %w", path, ErrBusy)
	case 0:
		return err
	}
	return fmt.Errorf("%s: %w", path, err)
}
