package library

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/query"
)

// docs are the articles of a Library as queries ask for them.
type docs struct {
	mu   sync.Mutex
	list map[string]*query.Doc // by ID
	turn int                   // of the corrections they were made with
}

// Find returns the articles that a query asks for, all that were loaded in one
// batch: in list order, or those that have its words most first. The articles are
// analysed where they were not yet.
func (l *Library) Find(ctx context.Context, a query.Ask, _ int) (model.Batch, error) {
	b := model.Batch{Next: 1, Done: true}
	scores := map[string]float64{}
	err := l.each(ctx, a.Node, func(it model.Item, d *query.Doc) {
		b.Items = append(b.Items, it)
		if a.Best {
			scores[it.ID] = score(a.Node, d)
		}
	})
	if a.Best {
		slices.SortStableFunc(b.Items, func(x, y model.Item) int { return cmp.Compare(scores[y.ID], scores[x.ID]) })
	}
	return b, err
}

// score is higher where an article has the words of a query more often, and most
// where its headline has them.
func score(n query.Node, d *query.Doc) float64 {
	text, title := float64(len(query.Matches(n, d.Text))), float64(len(query.Matches(n, d.Title)))
	long := 1 + float64(len(d.Text))/4000 // of a long text any word is rather to be expected
	return text/(text+long) + 4*title/(title+1)
}

// Snippet shows where an article has the words of a query.
func (l *Library) Snippet(ctx context.Context, id string, n query.Node) (model.Snippet, error) {
	d, err := l.doc(ctx, id)
	if err != nil || d == nil {
		return model.Snippet{}, err
	}
	return store.Excerpt(d.Text, n), nil
}

// Count returns how many articles a query asks for, at most most+1.
func (l *Library) Count(ctx context.Context, a query.Ask, most int) (n int, err error) {
	err = l.each(ctx, a.Node, func(model.Item, *query.Doc) { n++ })
	return min(n, most+1), err
}

// each calls found for the articles that a query asks for.
func (l *Library) each(ctx context.Context, q query.Node, found func(model.Item, *query.Doc)) error {
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
			found(it, d)
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
