// Package edition holds the sample edition: stories of November 2015, retold
// in our own words from what is generally known, so that the reader has
// something to show before it is given a file or a feed. Each is Markdown with
// YAML front matter (title, standfirst, outlet, byline, dateline, published,
// language; images where a graphic is described) and is dated on its own day.
//
// The package is data only: articles/file parses what it hands out.
package edition

import (
	"embed"
	"io/fs"
)

// dir is the folder of the stories within the embedded files.
const dir = "stories"

//go:embed stories/*.md
var stories embed.FS

// FS returns the stories as files at the root of a read-only file system. It
// can be read by many at once.
func FS() fs.FS {
	sub, err := fs.Sub(stories, dir)
	if err != nil {
		panic(err) // only for an invalid dir, which is a constant
	}
	return sub
}

// Names returns the file names of the stories ("09-putin-khamenei-tehran.md"),
// sorted, which is newest first. The caller owns the slice.
func Names() []string {
	entries, err := stories.ReadDir(dir)
	if err != nil {
		panic(err) // the folder is part of the program
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name() // embed sorts by name
	}
	return names
}

// Read returns the text of the story called name, as Names gives it. The error
// names the story that does not exist and wraps fs.ErrNotExist.
func Read(name string) (string, error) {
	// Path by hand: path.Join would let "../" leave the folder.
	b, err := stories.ReadFile(dir + "/" + name)
	if err != nil {
		return "", &fs.PathError{Op: "read story", Path: name, Err: fs.ErrNotExist}
	}
	return string(b), nil
}
