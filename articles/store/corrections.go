package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"dateline/model"
)

// FileName is the file of corrections in dateline's data folder.
const FileName = "corrections.jsonl"

// Corrections is the file of corrections. It is only ever added to: undoing one
// adds a line that says so. Each line is one write at the end of the file, so
// that two programs at once lose nothing of each other.
type Corrections struct {
	path string
}

// NewCorrections returns the file at path. Nothing is read or made before it is
// asked for.
func NewCorrections(path string) *Corrections { return &Corrections{path: path} }

// Path is where the file is.
func (s *Corrections) Path() string { return s.path }

// Kept is a correction of the file.
type Kept struct {
	model.Correction
	Number int // 1 for the first of the file; it stays when others are undone
	Undone bool
}

// Live returns the corrections that are not undone, in order.
func Live(list []Kept) []model.Correction {
	var out []model.Correction
	for i := range list {
		if !list[i].Undone {
			out = append(out, list[i].Correction)
		}
	}
	return out
}

// Read returns every correction of the file, in order. A line that says nothing
// is reported with its number and left out; the rest holds. A file that does not
// exist has none.
func (s *Corrections) Read() (list []Kept, bad []error, err error) {
	data, err := s.load()
	if err != nil {
		return nil, nil, err
	}
	list, bad = decode(data)
	for i := range bad {
		bad[i] = fmt.Errorf("%s: %w", s.path, bad[i])
	}
	return list, bad, nil
}

func (s *Corrections) load() ([]byte, error) {
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, s.wrap(err)
	case !info.Mode().IsRegular(): // a pipe would be waited for
		return nil, fmt.Errorf("%s: not a file", s.path)
	}
	data, err := os.ReadFile(s.path)
	return data, s.wrap(err)
}

// Append keeps a correction and returns it with its ID. With an error it is not
// kept.
func (s *Corrections) Append(c model.Correction) (model.Correction, error) {
	c.ID = newID()
	line, err := encode(&c)
	if err == nil {
		err = s.write(line)
	}
	return c, err
}

// Undo takes corrections back, Redo lets them hold again, at their old place.
func (s *Corrections) Undo(ids ...string) error { return s.turn(true, ids) }

// Redo is the reverse of Undo.
func (s *Corrections) Redo(ids ...string) error { return s.turn(false, ids) }

func (s *Corrections) turn(undone bool, ids []string) error {
	var lines []byte
	for _, id := range ids {
		lines = append(lines, encodeTurn(id, undone, time.Now())...)
	}
	if len(lines) == 0 {
		return nil
	}
	return s.write(lines)
}

// write adds whole lines to the file in one write and waits until they are on
// the disk. The folder and the file are the reader's own.
func (s *Corrections) write(lines []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return s.wrap(err)
	}
	f, err := os.OpenFile(s.path, os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	if err != nil {
		return s.wrap(err)
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = s.wrap(cerr)
		}
	}()
	if torn(f) { // a line that a full disk cut short must not swallow this one
		lines = append([]byte{'\n'}, lines...)
	}
	if _, err := f.Write(lines); err != nil {
		return s.wrap(err)
	}
	return s.wrap(f.Sync())
}

// torn tells whether the last line of f has no end.
func torn(f *os.File) bool {
	end, err := f.Seek(0, io.SeekEnd)
	if err != nil || end == 0 {
		return false
	}
	var last [1]byte
	_, err = f.ReadAt(last[:], end-1)
	return err == nil && last[0] != '\n'
}

// wrap names the file and says the reason in the system's words.
func (s *Corrections) wrap(err error) error {
	if err == nil {
		return nil
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		return fmt.Errorf("%s: %w", at.Path, at.Err)
	}
	return fmt.Errorf("%s: %w", s.path, err)
}

// newID makes a name that no other program gives a correction of this file.
func newID() string { return rand.Text()[:12] }
