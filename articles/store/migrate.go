package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// applicationID marks the file as a library of dateline: "Dtln".
const applicationID = 0x44746c6e

//go:embed migrations/*.sql
var migrations embed.FS

// names returns the migrations in order; the n-th makes version n.
func names() []string {
	list, _ := fs.Glob(migrations, "migrations/*.sql") // sorted
	return list
}

// newest is the version that this program knows.
func newest() int { return len(names()) }

// inspect looks at the file at path without changing it. It returns its absolute
// path and version; 0 for one that is to be made.
func inspect(ctx context.Context, path string) (abs string, version int, err error) {
	if abs, err = filepath.Abs(path); err != nil {
		return "", 0, err
	}
	info, err := os.Stat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return abs, 0, create(abs)
	case err != nil:
		return "", 0, err
	case !info.Mode().IsRegular():
		return "", 0, fmt.Errorf("%s: %w: not a file", path, ErrForeign)
	case info.Size() == 0:
		return abs, 0, nil
	}
	// Not os.Open: closing a file lets go of all locks this process has on it,
	// those of another Library too. SQLite takes care of that.
	look := url.Values{"mode": {"ro"}}
	if _, err := os.Stat(abs + "-wal"); errors.Is(err, fs.ErrNotExist) {
		look.Set("immutable", "1") // nobody has it open: leave no files beside it
	}
	db, err := open(dsn(abs, look), 1)
	if err != nil {
		return "", 0, err
	}
	defer db.Close()
	var application, tables int
	const q = `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`
	if err := retry(ctx, func() error { return db.QueryRowContext(ctx, q).Scan(&application, &version, &tables) }); err != nil {
		return "", 0, err
	}
	return abs, version, recognise(path, application, version, tables)
}

// recognise says why a file is none that this program can use.
func recognise(path string, application, version, tables int) error {
	switch {
	case application == 0 && version == 0 && tables == 0: // begun by a program that was stopped
		return nil
	case application != applicationID:
		return fmt.Errorf("%s: %w; nothing was changed: name another file", path, ErrForeign)
	case version > newest():
		return fmt.Errorf("%s: %w (version %d, this one knows %d); nothing was changed: update dateline, or move the file away to begin a new library",
			path, ErrNewer, version, newest())
	}
	return nil
}

// create makes an empty file that only the reader may read: feeds can hold
// passwords.
func create(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) { // another program was first
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// upgrade brings the library to the newest version, all of it or nothing.
func upgrade(ctx context.Context, w *writer, path string, version int) error {
	if version > 0 {
		if err := backup(ctx, w, path, version); err != nil {
			return fmt.Errorf("%s: no copy could be made before the upgrade, so it was not begun: %w", path, err)
		}
	}
	return w.transact(ctx, true, func(t *txn) error {
		var application, now, tables int // another program may have been first
		const q = `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
			(SELECT count(*) FROM sqlite_schema)`
		if err := t.w.conn.QueryRowContext(ctx, q).Scan(&application, &now, &tables); err != nil {
			return err
		}
		if err := recognise(path, application, now, tables); err != nil {
			return err
		}
		for i, name := range names() {
			if i < now {
				continue
			}
			script, err := migrations.ReadFile(name)
			if err != nil {
				return err
			}
			if err := migrate(ctx, w.conn, name, string(script), i+1); err != nil {
				return fmt.Errorf("%s: upgrade to version %d: %w", path, i+1, err)
			}
		}
		return nil
	})
}

// migrate runs a migration and notes its version.
func migrate(ctx context.Context, conn *sql.Conn, name, script string, version int) error {
	script += "\nPRAGMA application_id = " + strconv.Itoa(applicationID) + ";\nPRAGMA user_version = " + strconv.Itoa(version) + ";\n"
	if _, err := conn.ExecContext(ctx, script); err != nil {
		return err
	}
	if fill := fills[name]; fill != nil {
		return fill(ctx, conn)
	}
	return nil
}

// backup puts a copy of the library beside it: library.db.version-1.
func backup(ctx context.Context, w *writer, path string, version int) error {
	base := path + ".version-" + strconv.Itoa(version)
	part := base + ".part-" + strings.TrimPrefix(newID(), "c")
	defer os.Remove(part)
	if _, err := w.conn.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		return err
	}
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Chmod(0o600), f.Sync(), f.Close()); err != nil {
		return err
	}
	for n, to := 2, base; ; n++ {
		err := os.Link(part, to) // never over an older copy
		if errors.Is(err, fs.ErrExist) {
			to = base + "." + strconv.Itoa(n)
			continue
		}
		if err != nil { // a file system without links
			err = os.Rename(part, to)
		}
		return err
	}
}
