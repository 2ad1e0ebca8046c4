package cli

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"os"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/model"
)

// storyNumbers tells whether the arguments of show are numbers of stories in the
// library. What is a file is a file.
func storyNumbers(args []string, full bool) (bool, error) {
	numbers := 0
	for _, arg := range args {
		if isNumber(arg) {
			if _, err := os.Lstat(arg); full || errors.Is(err, fs.ErrNotExist) {
				numbers++
			}
		}
	}
	switch {
	case numbers == len(args) && numbers > 0:
		return true, nil
	case full:
		return false, usageError("--full is for stories of the library; dateline list --json has their numbers")
	case numbers > 0:
		return false, usageError("give either files or numbers of stories")
	}
	return false, nil
}

func isNumber(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != "" && len(s) < 19
}

// showStories prints stories of the library, with full after their pages were
// fetched where that was not done before. A story whose page cannot be had is
// printed as it is.
func (s *session) showStories(ctx context.Context, p *printer, ids []string, full bool) error {
	if err := s.needsLibrary(); err != nil {
		return err
	}
	return s.withNews(ctx, func(ctx context.Context, news *library.News) error {
		file, kept, _, err := s.corrections()
		if err != nil {
			s.report("%v", err)
		}
		r := news.Reader(kept, file)
		out := bufio.NewWriter(s.Stdout)
		shown, bad := 0, 0
		for _, id := range ids {
			l, complete, err := s.story(ctx, r, id, full)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if !complete {
				bad++
			}
			if err != nil {
				if errors.Is(err, store.ErrNone) {
					s.report("there is no story %s; dateline list --json has the numbers", id)
					continue
				}
				return err
			}
			text, err := p.shown(l.Article, l.Analysis)
			if err != nil {
				return err
			}
			if shown++; shown > 1 {
				if err := p.another(); err != nil {
					return err
				}
				text = p.between() + text
			}
			if _, err := out.Write(p.down(text)); err != nil {
				return err
			}
			if err := out.Flush(); err != nil {
				return err
			}
		}
		switch {
		case shown == 0:
			return failed
		case bad > 0:
			return partly
		}
		return nil
	})
}

// story is a story of the library; complete is false where what was asked for is
// not all there.
func (s *session) story(ctx context.Context, r *library.NewsReader, id string, full bool) (l model.Loaded, complete bool, err error) {
	complete = true
	if full {
		l, outcome, err := r.FullText(ctx, id)
		switch {
		case errors.Is(err, library.ErrNoFullText) && ctx.Err() == nil:
			s.report("story %s: %v", id, err)
			complete = false
		case err != nil:
			return l, false, err
		case outcome == model.FullShorter:
			s.report("story %s: the feed's own text is longer than the page", id)
			return l, true, nil
		default:
			return l, true, nil
		}
	}
	l, err = r.Open(ctx, id)
	return l, complete && err == nil, err
}

// needsLibrary is an error where there is no library: looking makes none.
func (s *session) needsLibrary() error {
	path, err := s.libraryPath()
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return errors.New("there is no library yet; dateline add follows a feed")
	}
	return nil
}
