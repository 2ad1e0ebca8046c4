// Package file reads articles from disk and standard input: it lists what the
// paths of a command line stand for and hands out bytes, bounded and checked.
// It parses nothing.
package file

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Group is what one path of a command line stands for.
type Group struct {
	Path     string   // as given
	Folder   bool     // Path is a folder
	Files    []string // paths to Read; Path itself where it is no folder
	Failures []error  // one line each: folders below that cannot be listed, a path that is not there
}

// List says which files paths stand for, in their order. A folder stands for
// the articles below it, sorted by path in natural order (2 before 10); hidden
// files are left out, and so are links to folders, which could lead in a
// circle. A single file may have any ending. It stops when ctx ends.
func List(ctx context.Context, paths []string) ([]Group, error) {
	groups := make([]Group, 0, len(paths))
	for _, p := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		g := Group{Path: p}
		info, err := os.Stat(p)
		switch {
		case p == Stdin:
			g.Files = []string{p}
		case err != nil:
			g.Failures = append(g.Failures, reason(p, err))
		case info.IsDir():
			g.Folder = true
			if err := g.walk(ctx, p); err != nil {
				return nil, err
			}
			if len(g.Files) == 0 && len(g.Failures) == 0 {
				g.Failures = append(g.Failures, fmt.Errorf("%s: no articles in this folder (looked for %s)",
					p, strings.Join(endings[:], " ")))
			}
		default:
			g.Files = []string{p}
		}
		groups = append(groups, g)
	}
	return groups, nil
}

// endings are the file names that a folder's articles have.
var endings = [...]string{".txt", ".md", ".markdown", ".html", ".htm", ".json", ".jsonl"}

// walk adds the articles of dir and below. Only ctx makes it fail.
func (g *Group) walk(ctx context.Context, dir string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		g.Failures = append(g.Failures, reason(dir, err))
	}
	sortNaturally(entries)
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		path := filepath.Join(dir, name)
		switch {
		case e.IsDir():
			if err := g.walk(ctx, path); err != nil {
				return err
			}
		case hasEnding(name) && regular(path, e):
			g.Files = append(g.Files, path)
		}
	}
	return nil
}

func hasEnding(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	for _, e := range endings {
		if ext == e {
			return true
		}
	}
	return false
}

// regular tells whether an entry is a file, or a link that leads to one. A link
// that leads nowhere is listed: reading it says why it fails.
func regular(path string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// reason turns an error of the operating system into one line that names the
// file and says why in plain words.
func reason(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{path, "no such file or folder", err}
	case errors.Is(err, fs.ErrPermission):
		return &Error{path, "no permission to read it", err}
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return &Error{path, pe.Err.Error(), err}
	}
	return &Error{path, err.Error(), err}
}

// Error is a file that could not be read.
type Error struct {
	Path   string
	Reason string
	Err    error // what the operating system said, nil where it was not asked
}

func (e *Error) Error() string { return e.Path + ": " + e.Reason }

// Unwrap gives what the operating system said.
func (e *Error) Unwrap() error { return e.Err }
