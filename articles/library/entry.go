package library

import (
	"context"
	"fmt"
	"slices"

	"dateline/articles/file"
	"dateline/model"
	"dateline/model/analyze"
)

// entry is one article of the list.
type entry struct {
	path    string         // its source, "" for a story of the edition
	item    model.Item     // the row, with the marks as they are; guarded by Library.mu
	article *model.Article // nil while its text is not held
	size    int            // bytes counted for it
	listed  bool           // Load has listed it
	flight  *flight        // the parsed and analysed article, or who is at it
}

// flight is one run of parsing and analysis that all callers share.
type flight struct {
	done   chan struct{}
	loaded model.Loaded // set when done is closed
	err    error
}

// maxHeld is how much text stays in memory, in bytes: some 40,000 stories. What
// was used longest ago is let go and read again when it is wanted.
const maxHeld = 256 << 20

// Open returns an article with what was found in it. Both are parsed and
// analysed once, however many ask; the error of a file that is no longer
// readable is not kept. When ctx ends, Open returns while the work goes on for
// the others.
func (l *Library) Open(ctx context.Context, id string) (model.Loaded, error) {
	if err := ctx.Err(); err != nil {
		return model.Loaded{}, err
	}
	l.mu.Lock()
	e := l.entries[id]
	if e == nil {
		l.mu.Unlock()
		return model.Loaded{}, fmt.Errorf("%s: not in this list", id)
	}
	f := e.flight
	if f == nil {
		f = &flight{done: make(chan struct{})}
		e.flight = f
		go l.fly(id, e, f, e.article, l.compiled)
	}
	l.mu.Unlock()
	select {
	case <-f.done:
		return f.loaded, f.err
	case <-ctx.Done():
		return model.Loaded{}, ctx.Err()
	}
}

// Analysis returns what was found in an article, for its row in the list. It
// waits for its turn, so that a long list does not hold up Open.
func (l *Library) Analysis(ctx context.Context, id string) (*model.Analysis, error) {
	select {
	case l.slots <- struct{}{}:
		defer func() { <-l.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	loaded, err := l.Open(ctx, id)
	return loaded.Analysis, err
}

// fly parses an article where it is not held, and analyses it with the
// corrections that held when it was asked for.
func (l *Library) fly(id string, e *entry, f *flight, a *model.Article, corrections func() *analyze.Corrections) {
	defer close(f.done)
	if a == nil {
		a, f.err = l.parse(id, e.path)
	}
	if f.err == nil {
		f.loaded, f.err = l.analyse(a, corrections())
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if f.err != nil {
		if e.flight == f { // a correction may have let another take its place
			e.flight = nil
		}
		return
	}
	l.hold(e, a)
}

// analyse runs the analysis. It is the one place where a fault in it would take
// the program down, so a panic becomes the error of that story.
func (l *Library) analyse(a *model.Article, c *analyze.Corrections) (loaded model.Loaded, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: cannot be analysed (%.80v)", a.ID, r)
		}
	}()
	return model.Loaded{Article: a, Analysis: l.options.Analyze(a, c)}, nil
}

// parse reads the article of an entry, from its source.
func (l *Library) parse(id, path string) (*model.Article, error) {
	if path == "" {
		return parseEdition(id, l.options.Now())
	}
	results, _ := l.wait(context.Background(), path)
	if path != file.Stdin && path == id {
		defer l.forget(path)
	}
	for _, f := range results {
		switch {
		case f.id == id:
			return f.article, nil
		case f.err != nil && len(results) == 1:
			return nil, f.err
		}
	}
	return nil, fmt.Errorf("%s: no longer there", id)
}

// hold keeps the text of an entry in memory and lets the oldest go where that
// is too much. l.mu is held.
func (l *Library) hold(e *entry, a *model.Article) {
	if i := slices.Index(l.recent, e); i >= 0 {
		l.recent = slices.Delete(l.recent, i, i+1)
		l.held -= e.size
	}
	e.article, e.size = a, len(a.Doc.Text)
	l.recent = append(l.recent, e)
	l.held += e.size
	if len(l.recent) > 1 {
		l.letGo(maxHeld)
	}
}

// letGo lets the texts go that were used longest ago until at most size bytes
// are held. l.mu is held.
func (l *Library) letGo(size int) {
	for l.held > size && len(l.recent) > 0 {
		old := l.recent[0]
		l.recent = l.recent[1:]
		l.held -= old.size
		old.article, old.flight = nil, nil
	}
}
