package library

import (
	"context"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/query"
)

// Selected is an article that a query finds, with what is known beside its row.
type Selected struct {
	model.Item
	Feed      string        // its label, "" where it was removed
	Tags      []string      // of the article itself
	Countries []string      // codes of those that it involves, the most involved first
	Snippet   model.Snippet // where it has the words, where that was asked for
}

// Selection says what Select gives.
type Selection struct {
	Limit    int  // at most so many
	Beside   bool // with feed, tags and countries
	Snippets bool
}

// Select calls each with the articles that are asked for, in order. more tells
// whether there are more than the limit, cut whether only the hits that came last
// were ranked.
func (n *News) Select(ctx context.Context, a query.Ask, s Selection, each func(*Selected) error) (more, cut bool, err error) {
	q, err := n.query(ctx, a)
	if err != nil {
		return false, false, err
	}
	labels := map[int64]string{}
	if s.Beside {
		feeds, err := n.Feeds(ctx)
		if err != nil {
			return false, false, err
		}
		for i := range feeds {
			labels[feeds[i].ID] = ShownAddress(feeds[i].Label())
		}
	}
	give := func(items []model.Item) error { return n.give(ctx, items, a.Node, s, labels, each) }
	if a.Best {
		found, err := n.store.SearchQuery(ctx, q, s.Limit+1)
		if err != nil {
			return false, false, err
		}
		return len(found.Items) > s.Limit, found.Cut, give(found.Items[:min(len(found.Items), s.Limit)])
	}
	var at store.Cursor
	for left := s.Limit; left > 0; {
		items, next, err := n.store.ListQuery(ctx, q, at, min(left, listPage))
		if err == nil {
			err = give(items)
		}
		if err != nil || next.End() {
			return false, false, err
		}
		left -= len(items)
		at = next
	}
	return true, false, nil
}

// give calls each with the articles of a page.
func (n *News) give(ctx context.Context, items []model.Item, words query.Node, s Selection, labels map[int64]string, each func(*Selected) error) error {
	var beside map[string]store.Beside
	if s.Beside {
		ids := make([]string, len(items))
		for i := range items {
			ids[i] = items[i].ID
		}
		var err error
		if beside, err = n.store.Beside(ctx, ids); err != nil {
			return err
		}
	}
	for i := range items {
		b := beside[items[i].ID]
		f := Selected{Item: items[i], Feed: labels[b.Feed], Tags: b.Tags, Countries: b.Countries}
		if s.Snippets {
			var err error
			if f.Snippet, err = n.store.Snippet(ctx, f.ID, words); err != nil {
				return err
			}
		}
		if err := each(&f); err != nil {
			return err
		}
	}
	return nil
}

// CountAll counts what is asked for, no further than to most+1.
func (n *News) CountAll(ctx context.Context, a query.Ask, most int) (int, error) {
	q, err := n.query(ctx, a)
	if err != nil {
		return 0, err
	}
	got, more, err := n.store.Count(ctx, q, most)
	if more {
		got = most + 1
	}
	return got, err
}
