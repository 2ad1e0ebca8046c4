package cli

import (
	"context"
	"errors"

	"dateline/articles/library"
	"dateline/ui/app"
)

// followHint says how to get past the sample edition.
const followHint = "dateline add URL follows a feed"

// source is what the reader shows.
type source struct {
	articles app.Articles
	feeds    *following
	sample   bool // it is the embedded edition
	hint     string
}

// source chooses what the reader shows: the files that were given; without any
// the library, where there is one with a feed or an article; else the embedded
// edition. A library that cannot be opened is an error, and is not touched.
func (s *session) source(ctx context.Context, o readerOptions) (source, error) {
	src := source{feeds: &following{s: s}}
	if len(o.Args) == 0 {
		lib, err := s.library(ctx, src.feeds)
		if err != nil {
			return src, errors.Join(err, src.feeds.close())
		}
		if lib != nil {
			src.articles = lib
			return src, nil
		}
		src.sample, src.hint = true, followHint
	}
	keep, corrections := s.readersCorrections()
	src.articles = library.Open(library.Options{Paths: o.Args, Stdin: o.Stdin, Now: o.Now, Corrections: corrections, Keep: keep})
	return src, nil
}

// library opens the library of the reader; it is nil where there is none, or
// nothing in it.
func (s *session) library(ctx context.Context, f *following) (app.Shared, error) {
	if _, err := s.dataFolder(); err != nil {
		return nil, nil // no folder, no library
	}
	r, err := f.open(ctx, false)
	if err != nil || r == nil {
		return nil, err
	}
	empty, err := f.news.Empty(ctx)
	if err != nil || empty {
		return nil, err
	}
	return r, nil
}
