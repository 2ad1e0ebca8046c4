package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/model/analyze"
	"dateline/ui/app"
)

// followHint says how to get past the sample edition.
const followHint = "dateline add URL follows a feed"

// source is what the reader shows.
type source struct {
	articles app.Articles
	hint     string
	close    func() error
}

// source chooses what the reader shows: the files that were given; without any
// the library, where there is one with a feed or an article; else the embedded
// edition. A library that cannot be opened is an error, and is not touched.
func (s *session) source(ctx context.Context, o readerOptions) (source, error) {
	if len(o.Args) == 0 {
		if src, ok, err := s.library(ctx, o); ok || err != nil {
			return src, err
		}
	}
	src := source{close: func() error { return nil }}
	if len(o.Args) == 0 {
		src.hint = followHint
	}
	keep, corrections := s.readersCorrections()
	src.articles = library.Open(library.Options{Paths: o.Args, Stdin: o.Stdin, Now: o.Now, Corrections: corrections, Keep: keep})
	return src, nil
}

// library opens the library of the reader; ok is false where there is none, or
// nothing in it.
func (s *session) library(ctx context.Context, o readerOptions) (src source, ok bool, err error) {
	dir, err := s.dataFolder()
	if err != nil {
		return src, false, nil // no folder, no library
	}
	path := filepath.Join(dir, store.LibraryName)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return src, false, nil
	}
	file, kept, _, err := s.corrections()
	if err != nil { // the stories can be read all the same
		s.report("%v", err)
	}
	news, err := library.OpenNews(ctx, library.NewsOptions{Path: path, Now: o.Now, Corrections: analyze.Compile(store.Live(kept))})
	if err != nil {
		return src, false, err
	}
	empty, err := news.Empty(ctx)
	if err != nil || empty {
		return src, false, errors.Join(err, news.Close())
	}
	return source{articles: news.Reader(kept, file), close: news.Close}, true, nil
}
