package library

import (
	"context"
	"fmt"
	"sync"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/query"
)

// pageSize is how many articles one Load lists: several screens, so that the
// first paint waits for one small query.
const pageSize = 200

// NewsReader is a News as the reader's screens know it: a list that comes in
// pages, marks that last, and what other windows change. All methods may be
// called by many at once.
type NewsReader struct {
	news *News
	keep Keeper

	opened opened

	keeping sync.Mutex // held while the reader's changes are made and kept, one after another

	mu      sync.Mutex
	cursors []store.Cursor // by the number that Load is given
	said    corrections

	desks deskCounts
}

// Reader shows a News on screens, with all corrections ever made: those that
// are undone tell which stored analyses are out of date. keep is where new ones
// go; nil: they hold for the session.
func (n *News) Reader(kept []store.Kept, keep Keeper) *NewsReader {
	r := &NewsReader{news: n, keep: keep, cursors: []store.Cursor{{}}}
	for i := range kept {
		r.said.list = append(r.said.list, &correction{Correction: kept[i].Correction, undone: kept[i].Undone, kept: true})
	}
	r.said.compile()
	return r
}

// Empty tells whether there is nothing to read and no feed that could bring it.
func (n *News) Empty(ctx context.Context) (bool, error) {
	items, _, err := n.store.List(ctx, store.Filter{}, store.Cursor{}, 1)
	if err != nil || len(items) > 0 {
		return false, err
	}
	feeds, err := n.store.Feeds(ctx)
	return len(feeds) == 0, err
}

// Name says what is open.
func (r *NewsReader) Name() string { return "Library" }

// Load returns the next page of the list, newest first; cursor 0 is the first.
func (r *NewsReader) Load(ctx context.Context, cursor int) (model.Batch, error) {
	return r.ListQuery(ctx, query.Ask{}, cursor, pageSize)
}

// place is the place in a list that a cursor stands for; ok is false where it
// stands for none.
func (r *NewsReader) place(cursor int) (at store.Cursor, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if cursor < 0 || cursor >= len(r.cursors) {
		return at, false
	}
	return r.cursors[cursor], true
}

// Reload returns the list from its beginning, as far as n articles reach, and at
// least a page.
func (r *NewsReader) Reload(ctx context.Context, n int) (model.Batch, error) {
	return r.page(ctx, query.Ask{}, store.Cursor{}, max(n, pageSize))
}

func (r *NewsReader) page(ctx context.Context, a query.Ask, at store.Cursor, n int) (model.Batch, error) {
	q, err := r.news.query(ctx, a)
	if err != nil {
		return model.Batch{}, err
	}
	items, next, err := r.news.store.ListQuery(ctx, q, at, n)
	if err != nil {
		return model.Batch{}, err
	}
	titled(items)
	b := model.Batch{Items: items, Done: next.End()}
	if !b.Done {
		r.mu.Lock()
		defer r.mu.Unlock()
		b.Next = len(r.cursors)
		r.cursors = append(r.cursors, next)
	}
	return b, nil
}

// titled gives those without a headline a name to be listed by.
func titled(items []model.Item) {
	for i := range items {
		if items[i].Title == "" {
			items[i].Title = "Untitled"
		}
	}
}

// Changes returns the first n articles as they are now, and the version of the
// library, where that is another than the one that is given; else it returns the
// same version and nothing. It costs microseconds while nothing changes.
func (r *NewsReader) Changes(ctx context.Context, version string, n int) (string, []model.Item, error) {
	v, err := r.news.store.Changes(ctx)
	if err != nil {
		return version, nil, err
	}
	now := fmt.Sprint(v.Articles, " ", v.Marks, " ", v.Desks)
	if now == version {
		return version, nil, nil
	}
	q, err := r.news.query(ctx, query.Ask{})
	if err != nil {
		return version, nil, err
	}
	items, _, err := r.news.store.ListQuery(ctx, q, store.Cursor{}, n)
	if err != nil {
		return version, nil, err
	}
	titled(items)
	return now, items, nil
}

// Open returns an article with what was found in it: the stored analysis, or one
// made now where that is missing, of another engine, or of other corrections.
// Nothing is stored by it. What did not change since it was opened is the same.
func (r *NewsReader) Open(ctx context.Context, id string) (model.Loaded, error) {
	s, err := r.news.store.Open(ctx, id)
	if err != nil {
		return model.Loaded{}, err
	}
	r.mu.Lock()
	touched, compiled := r.said.touch(s.Article), r.said.compiled
	r.mu.Unlock()
	if s.Analysis == nil || s.Engine != analyze.Engine || touched {
		if err := ctx.Err(); err != nil {
			return model.Loaded{}, err
		}
		s.Analysis = analyze.Corrected(s.Article, r.news.options.Now(), compiled())
	}
	tags, err := r.news.store.TagsOf(ctx, id)
	return r.opened.same(id, model.Loaded{Article: s.Article, Analysis: s.Analysis, Enclosures: s.Enclosures, Tags: tags}), err
}

// Codes returns the countries that articles involve, for the list.
func (r *NewsReader) Codes(ctx context.Context, ids []string) (map[string][]string, error) {
	return r.news.store.Codes(ctx, ids)
}

// Mark sets marks in the library.
func (r *NewsReader) Mark(ctx context.Context, m model.Mark) (model.Step, error) {
	return r.news.store.Mark(ctx, m)
}
