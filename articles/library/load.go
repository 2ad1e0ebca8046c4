package library

import (
	"context"
	"strings"
	"sync"
	"unicode/utf8"

	"dateline/articles/file"
	"dateline/model"
)

// Load reads the next part of the list, from cursor 0 on until Batch.Done. Files
// are read in parallel and listed in the order given; a folder of up to 256
// files comes as one batch, newest first if all are dated, else by name, a
// larger one by name. Failures are one line each and stop nothing. The edition
// comes at once. The error is only that of ctx; Load can then be called with the
// same cursor again.
func (l *Library) Load(ctx context.Context, cursor int) (model.Batch, error) {
	if err := ctx.Err(); err != nil {
		return model.Batch{}, err
	}
	if len(l.options.Paths) == 0 {
		return l.loadEdition(), nil
	}
	plan, missing, err := l.listed(ctx)
	if err != nil {
		return model.Batch{}, err
	}
	if cursor < 0 || cursor >= len(plan) {
		return model.Batch{Next: cursor, Done: true}, nil
	}
	unit := plan[cursor]
	results, err := l.readAll(ctx, unit.paths)
	if err != nil {
		return model.Batch{}, err
	}
	b := model.Batch{Next: cursor + 1, Done: cursor+1 == len(plan)}
	if cursor == 0 {
		b.Failures = append(b.Failures, missing...)
	}
	dated := true
	for i, found := range results {
		for _, f := range found {
			if f.err != nil {
				b.Failures = append(b.Failures, f.err)
				continue
			}
			item := l.enter(unit.paths[i], f)
			dated = dated && item.Precision != model.NoDate
			b.Items = append(b.Items, item)
		}
	}
	if unit.sort && dated {
		newestFirst(b.Items)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.inOrder(b.Items)
	return b, nil
}

// readAll reads paths, a few at a time.
func (l *Library) readAll(ctx context.Context, paths []string) ([][]found, error) {
	results := make([][]found, len(paths))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(cap(l.slots), len(paths)) {
		wg.Go(func() {
			for i := range next {
				results[i], _ = l.wait(ctx, paths[i]) // the error is ctx's
			}
		})
	}
feed:
	for i := range paths {
		select {
		case next <- i:
		case <-ctx.Done():
			break feed
		}
	}
	close(next)
	wg.Wait()
	return results, ctx.Err()
}

// enter makes the entry of an article that was found, once.
func (l *Library) enter(path string, f found) model.Item {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e := l.entries[f.id]; e != nil {
		return e.item
	}
	e := &entry{path: path, item: itemOf(f.article)}
	l.entries[f.id] = e
	l.hold(e, f.article)
	// Standard input cannot be read again, and the lines of a JSON file share
	// one source; other files are read again once their text was let go.
	if path != file.Stdin && path == f.id {
		delete(l.sources, path)
	}
	return e.item
}

func (l *Library) loadEdition() model.Batch {
	items, failures := editionItems(l.options.Now())
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range items {
		e := l.entries[items[i].ID]
		if e == nil {
			e = &entry{item: items[i]}
			l.entries[items[i].ID] = e
		}
		items[i] = e.item
	}
	l.inOrder(items)
	return model.Batch{Items: items, Failures: failures, Next: 1, Done: true}
}

// inOrder notes what was listed. l.mu is held.
func (l *Library) inOrder(items []model.Item) {
	for _, it := range items {
		if e := l.entries[it.ID]; !e.listed {
			e.listed = true
			l.order = append(l.order, it.ID)
		}
	}
}

// itemOf is the list row of an article. One without a headline is listed by its
// first words.
func itemOf(a *model.Article) model.Item {
	title := a.Title
	if title == "" && a.Doc != nil {
		title = firstWords(a.Doc.Text)
	}
	if title == "" {
		title = "Untitled"
	}
	return model.Item{
		ID: a.ID, Title: title, Outlet: a.Outlet, URL: a.URL, Sample: a.Sample,
		Published: a.Published, Precision: a.Precision,
	}
}

// firstWords is the beginning of a text, at most 80 bytes, cut between words.
func firstWords(text string) string {
	text = strings.TrimSpace(text)
	line, _, _ := strings.Cut(text, "\n")
	const most = 80
	if len(line) > most {
		n := most
		for !utf8.RuneStart(line[n]) {
			n--
		}
		if i := strings.LastIndexByte(line[:n], ' '); i > most/2 {
			n = i
		}
		line = strings.TrimRight(line[:n], " ,;:") + " …"
	}
	return line
}
