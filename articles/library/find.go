package library

import (
	"context"
	"sync"

	"dateline/model"
	"dateline/model/query"
)

// docs are the articles of a Library as queries ask for them.
type docs struct {
	mu   sync.Mutex
	list map[string]*query.Doc // by ID
	turn int                   // of the corrections they were made with
}

// Find returns the articles that a query asks for, in list order: all that were
// loaded, in one batch. The articles are analysed where they were not yet.
func (l *Library) Find(ctx context.Context, a query.Ask, _ int) (model.Batch, error) {
	b := model.Batch{Next: 1, Done: true}
	err := l.each(ctx, a.Node, func(it model.Item) { b.Items = append(b.Items, it) })
	return b, err
}

// Count returns how many articles a query asks for, at most most+1.
func (l *Library) Count(ctx context.Context, a query.Ask, most int) (n int, err error) {
	err = l.each(ctx, a.Node, func(model.Item) { n++ })
	return min(n, most+1), err
}

// each calls found for the articles that a query asks for.
func (l *Library) each(ctx context.Context, q query.Node, found func(model.Item)) error {
	now := l.options.Now()
	for _, it := range l.loaded() {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := l.doc(ctx, it.ID)
		if err != nil {
			return err
		}
		if d == nil { // it cannot be read any more: opening it says why
			continue
		}
		l.docs.mu.Lock()
		d.Read, d.Starred = it.Read, it.Star
		yes := query.Match(q, d, now)
		l.docs.mu.Unlock()
		if yes {
			found(it)
		}
	}
	return nil
}

// loaded returns what Load has listed, in its order.
func (l *Library) loaded() []model.Item {
	l.mu.Lock()
	defer l.mu.Unlock()
	items := make([]model.Item, 0, len(l.order))
	for _, id := range l.order {
		if e := l.entries[id]; e != nil {
			items = append(items, e.item)
		}
	}
	return items
}

// doc returns an article as queries ask for it; nil where it cannot be read, and
// an error only where ctx ends.
func (l *Library) doc(ctx context.Context, id string) (*query.Doc, error) {
	l.mu.Lock()
	turn := l.turned
	l.mu.Unlock()
	l.docs.mu.Lock()
	if l.docs.turn != turn || l.docs.list == nil {
		l.docs.list, l.docs.turn = map[string]*query.Doc{}, turn
	}
	d := l.docs.list[id]
	l.docs.mu.Unlock()
	if d != nil {
		return d, nil
	}
	loaded, err := l.Open(ctx, id)
	if err != nil {
		return nil, ctx.Err()
	}
	d = query.NewDoc(loaded.Article, loaded.Analysis)
	l.docs.mu.Lock()
	defer l.docs.mu.Unlock()
	if l.docs.turn == turn {
		l.docs.list[id] = d
	}
	return d, nil
}

// Values returns what the field of a query can be asked for and begins with a
// prefix, with the number of articles that have it.
func (l *Library) Values(ctx context.Context, f query.Field, prefix string, limit int) ([]model.Value, error) {
	return KnownValues(f, prefix, limit), ctx.Err()
}

// KnownValues are those that are known without any article.
func KnownValues(f query.Field, prefix string, limit int) (out []model.Value) {
	for _, s := range query.Values(f, prefix) {
		if len(out) == limit {
			break
		}
		out = append(out, model.Value{Text: s.Text, About: s.About, N: -1})
	}
	return out
}
