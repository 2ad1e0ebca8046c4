package library

import (
	"context"
	"strings"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/query"
)

// ListQuery returns up to n articles of a query, newest first; cursor 0 is the
// first page, Batch.Next the one that follows, for the same Ask.
func (r *NewsReader) ListQuery(ctx context.Context, a query.Ask, cursor, n int) (model.Batch, error) {
	at, ok := r.place(cursor)
	if !ok {
		return model.Batch{Next: cursor, Done: true}, nil
	}
	return r.page(ctx, a, at, n)
}

// mostBest is how many articles a search lists, the best first: who wants more
// asks more precisely.
const mostBest = 500

// Find returns a part of what is asked for: a page from cursor 0 on, or the best
// in one batch. Snippet shows why each was found.
func (r *NewsReader) Find(ctx context.Context, a query.Ask, cursor int) (model.Batch, error) {
	if !a.Best {
		return r.ListQuery(ctx, a, cursor, pageSize)
	}
	q, err := r.news.query(ctx, a)
	if err != nil {
		return model.Batch{}, err
	}
	found, err := r.news.store.SearchQuery(ctx, q, mostBest)
	titled(found.Items)
	return model.Batch{Items: found.Items, Done: true, Cut: found.Cut}, err
}

// Snippet shows where an article has the words of a query.
func (r *NewsReader) Snippet(ctx context.Context, id string, n query.Node) (store.Snippet, error) {
	return r.news.store.Snippet(ctx, id, n)
}

// Count counts what is asked for, no further than to most+1.
func (r *NewsReader) Count(ctx context.Context, a query.Ask, most int) (int, error) {
	return r.news.CountAll(ctx, a, most)
}

// Values completes the value of a field: what the library has, with the number of
// its articles, and what is known without it.
func (r *NewsReader) Values(ctx context.Context, f query.Field, prefix string, limit int) ([]model.Value, error) {
	return r.news.Values(ctx, f, prefix, limit)
}

// Values is that of NewsReader.
func (n *News) Values(ctx context.Context, f query.Field, prefix string, limit int) ([]model.Value, error) {
	found, err := n.store.Values(ctx, f, prefix, limit)
	if err != nil {
		return nil, err
	}
	known := KnownValues(f, prefix, limit)
	about := map[string]string{}
	for _, v := range known {
		about[strings.ToLower(v.Text)] = v.About
	}
	var out []model.Value
	seen := map[string]bool{}
	for _, v := range found {
		text := query.Quote(v.Text)
		if f == query.Country { // as the others are written
			text = strings.ToLower(text)
		}
		seen[strings.ToLower(text)] = true
		out = append(out, model.Value{Text: text, About: about[strings.ToLower(text)], N: v.Articles})
	}
	for _, v := range known {
		if !seen[strings.ToLower(v.Text)] && len(out) < limit {
			out = append(out, v)
		}
	}
	return out, nil
}

// MarkQuery sets marks of all articles of a query, at any length.
func (r *NewsReader) MarkQuery(ctx context.Context, a query.Ask, read, star *bool) (model.Step, error) {
	q, err := r.news.query(ctx, a)
	if err != nil {
		return model.Step{}, err
	}
	return r.news.store.MarkQuery(ctx, q, read, star)
}

// mostTotalled is how far articles are counted one by one.
const mostTotalled = 1000

// Totals are the numbers of all articles that are listed, and of the unread ones.
func (r *NewsReader) Totals(ctx context.Context) (t model.Totals, err error) {
	mutes, err := r.news.store.Mutes(ctx)
	if err != nil {
		return t, err
	}
	all := r.news.without(store.Query{}, mutes, 0, "")
	if all.Node == nil { // nothing is muted
		t.Stories, t.Unread, err = r.news.store.Totals(ctx)
		return t, err
	}
	t.Most = mostTotalled
	if t.Stories, err = r.Count(ctx, query.Ask{}, t.Most); err == nil {
		t.Unread, err = r.Count(ctx, query.Ask{Node: query.Is{State: query.Unread}}, t.Most)
	}
	return t, err
}

// query is what the store is asked: without what is muted.
func (n *News) query(ctx context.Context, a query.Ask) (store.Query, error) {
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
