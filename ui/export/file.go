package export

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/model"
)

// ErrExists says that a file is there already. Nothing has been touched.
var ErrExists = errors.New("is there already")

// maxName is the longest name in bytes before its extension: with it and a
// number it stays below the 143 bytes of eCryptfs, the least in use.
const maxName = 100

// FileName is a name for the file of an article: its date and headline in lower
// case, letters and digits of every script, with single hyphens between. It is
// one that every file system takes, and of one form where a file system takes
// several for the same.
func FileName(a *model.Article, f Format) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(norm.NFC.String(clean(a.Title))) {
		switch {
		case r == '\'' || r == '’':
			continue // don't: dont
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && b.Len() > 0 && !gap:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	name := cut(norm.NFC.String(b.String()), maxName-len("2006-01-02-"))
	if name == "" {
		name = "article"
	}
	switch a.Precision {
	case model.NoDate:
		if reserved(name) {
			name = "article-" + name
		}
		return name + f.Ext
	case model.Minute:
		return a.Published.Format("2006-01-02-") + name + f.Ext
	}
	return Published(a) + "-" + name + f.Ext
}

// cut shortens a name to at most that many bytes, at a hyphen if one is near.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	s = s[:most]
	if i := strings.LastIndexByte(s, '-'); i > most/2 {
		s = s[:i]
	}
	return strings.TrimRight(s, "-")
}

// reserved tells whether Windows takes a name for a device.
func reserved(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '0' && name[3] <= '9'
}

// Free is the path of a file in a folder that is not there yet: the name, or
// the name with -2, -3… before its extension.
func Free(dir, name string) string {
	path := filepath.Join(dir, name)
	ext := filepath.Ext(name)
	for n := 2; n < 10_000; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path
		}
		path = filepath.Join(dir, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext))
	}
	return path
}

// Save writes a file: all of it or none, and never over another one. Where one
// is there the error is ErrExists.
func Save(path string, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("save: %s %w", path, ErrExists)
	}
	return write(path, data, false)
}

// Replace is Save that takes the place of a file that is there.
func Replace(path string, data []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("save: %s is no file", path)
	}
	return write(path, data, true)
}

func write(path string, data []byte, over bool) (err error) {
	defer func() {
		if err == nil || errors.Is(err, ErrExists) {
			return
		}
		var p *fs.PathError // with the name that was asked for, not that of the temporary file
		var l *os.LinkError
		switch {
		case errors.As(err, &p):
			err = p.Err
		case errors.As(err, &l):
			err = l.Err
		}
		err = fmt.Errorf("save: %s: %w", path, err)
	}()
	// With the permissions that any file of this user gets, unlike CreateTemp's.
	temporary := filepath.Join(filepath.Dir(path), fmt.Sprintf(".dateline-%d-%x", os.Getpid(), rand.Uint64()))
	f, err := os.OpenFile(temporary, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already where it was renamed
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return err
	case over:
		return os.Rename(f.Name(), path)
	}
	// A link fails where something has the name by now, a rename would not.
	if err = os.Link(f.Name(), path); err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("save: %s %w", path, ErrExists)
	}
	// A file system without links: the name is taken first, then filled.
	taken, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("save: %s %w", path, ErrExists)
	} else if err != nil {
		return err
	}
	taken.Close()
	if err = os.Rename(f.Name(), path); err != nil {
		os.Remove(path)
	}
	return err
}

// Temporary writes a file for another program to read, in a folder that only
// this user can look into, and returns what removes both.
func Temporary(name string, data []byte) (path string, remove func(), err error) {
	dir, err := os.MkdirTemp("", "dateline-")
	if err != nil {
		return "", nil, fmt.Errorf("no temporary file: %w", err)
	}
	remove = func() { os.RemoveAll(dir) }
	path = filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		remove()
		return "", nil, fmt.Errorf("no temporary file: %w", err)
	}
	return path, remove, nil
}
