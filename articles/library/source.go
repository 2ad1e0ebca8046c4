package library

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"dateline/articles/edition"
	"dateline/articles/extract"
	"dateline/articles/file"
	"dateline/model"
)

// source is one file, story of the edition, or standard input. Reading it is
// shared: a second caller waits for the first, and one whose context ends stops
// waiting while the reading goes on, since standard input can be read only
// once.
type source struct {
	once  sync.Once
	done  chan struct{}
	found []found // set when done is closed
}

// found is an article of a source, or why there is none.
type found struct {
	id      string
	article *model.Article
	err     error
}

// source returns the one of path, the same for all callers.
func (l *Library) source(path string) *source {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.sources[path]
	if s == nil {
		s = &source{done: make(chan struct{})}
		l.sources[path] = s
	}
	return s
}

// wait reads the source of path, or waits for who reads it.
func (l *Library) wait(ctx context.Context, path string) ([]found, error) {
	s := l.source(path)
	s.once.Do(func() {
		go func() {
			s.found = parse(path, l.options)
			close(s.done)
		}()
	})
	select {
	case <-s.done:
		return s.found, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// forget lets the file of path be read again, by the next who wants it.
func (l *Library) forget(path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.sources, path)
}

// parse reads the articles of one file.
func parse(path string, o Options) []found {
	data, err := file.Read(path, o.Stdin)
	if err != nil {
		return []found{{err: err}}
	}
	name := path
	if path == file.Stdin {
		name = "standard input"
	}
	switch extract.FormatOf(name, data) {
	case extract.JSON, extract.Lines:
		return parseRecords(path, name, data)
	}
	a, err := extract.Parse(name, data, o.Now())
	if err != nil {
		return []found{{err: err}}
	}
	a.ID = path
	return []found{{id: path, article: a}}
}

// parseRecords reads a JSON file; its articles are path#line.
func parseRecords(path, name string, data []byte) []found {
	records, err := extract.Records(name, data)
	if err != nil {
		return []found{{err: err}}
	}
	out := make([]found, 0, len(records))
	for _, r := range records {
		if r.Err != nil {
			out = append(out, found{err: r.Err})
			continue
		}
		r.Article.ID = fmt.Sprintf("%s#%d", path, r.Number)
		out = append(out, found{id: r.Article.ID, article: r.Article})
	}
	return out
}

// parseEdition reads one story of the edition.
func parseEdition(name string, now time.Time) (*model.Article, error) {
	text, err := edition.Read(name)
	if err != nil {
		return nil, err
	}
	a, err := extract.Parse(name, []byte(text), now)
	if err != nil {
		return nil, err
	}
	a.Sample = true
	return a, nil
}

// editionItems lists the edition, newest first, from its front matter only:
// this stands between start and first paint.
func editionItems(now time.Time) (items []model.Item, failures []error) {
	for _, name := range edition.Names() {
		text, err := edition.Read(name)
		if err != nil {
			failures = append(failures, err)
			continue
		}
		a, ok := extract.Head(text)
		if !ok {
			p, err := parseEdition(name, now)
			if err != nil {
				failures = append(failures, err)
				continue
			}
			a = *p
		}
		a.ID, a.Sample = name, true
		items = append(items, itemOf(&a))
	}
	newestFirst(items)
	return items, failures
}

// editionName is "Sample edition · November 2015", by the newest story: all of
// it is of one month, which the edition's own test holds.
func editionName() string {
	const name = "Sample edition"
	names := edition.Names()
	if len(names) == 0 {
		return name
	}
	text, err := edition.Read(names[0])
	if err != nil {
		return name
	}
	a, _ := extract.Head(text)
	if a.Precision < model.Day {
		return name
	}
	return name + " · " + a.Published.Format("January 2006")
}

// newestFirst sorts items by date, newest first; those of one date stay as they
// are.
func newestFirst(items []model.Item) {
	slices.SortStableFunc(items, func(a, b model.Item) int { return b.Published.Compare(a.Published) })
}
