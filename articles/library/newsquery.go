package library

import (
	"context"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/query"
)

// Ask is what articles are asked for.
type Ask struct {
	Node  query.Node // nil: all
	Desk  int64      // what is muted there is left out too, 0 for no desk
	Muted bool       // what is muted is not left out
	Since int64      // only those that came after this article; see store.Desk.Last
}

// ListQuery returns up to n articles of a query, newest first; cursor 0 is the
// first page, Batch.Next the one that follows, for the same Ask.
func (r *NewsReader) ListQuery(ctx context.Context, a Ask, cursor, n int) (model.Batch, error) {
	r.mu.Lock()
	if cursor < 0 || cursor >= len(r.cursors) {
		r.mu.Unlock()
		return model.Batch{Next: cursor, Done: true}, nil
	}
	at := r.cursors[cursor]
	r.mu.Unlock()
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

// SearchQuery returns the best articles of a query. Snippet shows why each.
func (r *NewsReader) SearchQuery(ctx context.Context, a Ask, n int) (store.Results, error) {
	q, err := r.news.query(ctx, a)
	if err != nil {
		return store.Results{}, err
	}
	found, err := r.news.store.SearchQuery(ctx, q, n)
	titled(found.Items)
	return found, err
}

// Snippet shows where an article has the words of a query.
func (r *NewsReader) Snippet(ctx context.Context, id string, n query.Node) (store.Snippet, error) {
	return r.news.store.Snippet(ctx, id, n)
}

// Count counts the articles of a query, no further than to limit; more tells
// whether there are more.
func (r *NewsReader) Count(ctx context.Context, a Ask, limit int) (n int, more bool, err error) {
	q, err := r.news.query(ctx, a)
	if err != nil {
		return 0, false, err
	}
	return r.news.store.Count(ctx, q, limit)
}

// Values completes the value of a field from what the library has.
func (r *NewsReader) Values(ctx context.Context, f query.Field, prefix string, limit int) ([]store.Value, error) {
	return r.news.store.Values(ctx, f, prefix, limit)
}

// MarkQuery sets marks of all articles of a query, at any length.
func (r *NewsReader) MarkQuery(ctx context.Context, a Ask, read, star *bool) (model.Step, error) {
	q, err := r.news.query(ctx, a)
	if err != nil {
		return model.Step{}, err
	}
	return r.news.store.MarkQuery(ctx, q, read, star)
}

// query is what the store is asked: without what is muted.
func (n *News) query(ctx context.Context, a Ask) (store.Query, error) {
	q := store.Query{Node: a.Node, Since: a.Since}
	if a.Muted {
		return q, nil
	}
	mutes, err := n.store.Mutes(ctx)
	if err != nil {
		return q, err
	}
	return n.without(q, mutes, a.Desk, ""), nil
}

// list is the list of all articles but those that are muted.
func (n *News) list(ctx context.Context, at store.Cursor, limit int) ([]model.Item, store.Cursor, error) {
	q, err := n.query(ctx, Ask{})
	if err != nil {
		return nil, store.Cursor{}, err
	}
	if q.Node == nil {
		return n.store.List(ctx, store.Filter{}, at, limit)
	}
	return n.store.ListQuery(ctx, q, at, limit)
}

// without leaves out what is muted everywhere and at a desk, and what the desk
// says itself.
func (n *News) without(q store.Query, mutes []store.Mute, desk int64, own string) store.Query {
	var out query.Or
	for _, m := range mutes {
		if m.Desk == 0 || m.Desk == desk {
			out.Nodes = n.muted(out.Nodes, m.Query)
		}
	}
	if out.Nodes = n.muted(out.Nodes, own); len(out.Nodes) == 0 {
		return q
	}
	hidden := query.Not{Node: out}
	if q.Node == nil {
		q.Node = hidden
	} else {
		q.Node = query.And{Nodes: []query.Node{q.Node, hidden}}
	}
	return q
}

// muted adds a query of what is left out. One that a later version wrote, and
// this one cannot read, leaves nothing out; an empty one would leave out all.
func (n *News) muted(list []query.Node, text string) []query.Node {
	if text == "" {
		return list
	}
	node, err := query.Parse(text, query.Options{Now: n.options.Now()})
	if err != nil || node == nil {
		return list
	}
	if and, ok := node.(query.And); ok && len(and.Nodes) == 0 {
		return list
	}
	return append(list, node)
}
