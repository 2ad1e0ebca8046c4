package store

import (
	"context"

	"dateline/model"
)

// ListQuery is List for a query.
func (l *Library) ListQuery(ctx context.Context, q Query, at Cursor, limit int) ([]model.Item, Cursor, error) {
	if limit <= 0 {
		return nil, Cursor{}, nil
	}
	if at == (Cursor{}) {
		at = Cursor{start, start}
	}
	p, err := l.prepare(ctx, q, limit+1, true)
	if err != nil {
		return nil, Cursor{}, l.queryError(ctx, err)
	}
	t := p.text(itemColumns, at, true)
	rows, err := l.r.QueryContext(ctx, t.String()+" LIMIT ?", append(t.args, limit+1)...)
	if err != nil {
		return nil, Cursor{}, l.queryError(ctx, err)
	}
	items, next, err := scanItems(rows, limit)
	return items, next, l.queryError(ctx, err)
}

// Count counts the articles of a query, no further than to limit.
func (l *Library) Count(ctx context.Context, q Query, limit int) (n int, more bool, err error) {
	p, err := l.prepare(ctx, q, limit+1, false)
	if err != nil {
		return 0, false, l.queryError(ctx, err)
	}
	t := p.text("SELECT 1 FROM ", Cursor{start, start}, false)
	got, err := l.number(ctx, "SELECT count(*) FROM ("+t.String()+" LIMIT ?)", append(t.args, limit+1)...)
	return min(int(got), limit), int(got) > limit, l.queryError(ctx, err)
}

// queryError is the error of a query; that it was cancelled where it was, whatever
// SQLite says of it.
func (l *Library) queryError(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return wrap(l.path, err)
}

// MarkQuery is MarkAll for a query: it changes what the query finds when it is
// called, and undo restores only what it changed.
func (l *Library) MarkQuery(ctx context.Context, q Query, read, star *bool) (model.Step, error) {
	p, err := l.prepare(ctx, q, maxMarked, false)
	if err != nil {
		return model.Step{}, l.queryError(ctx, err)
	}
	text := p.text("SELECT a.id FROM ", Cursor{start, start}, false)
	return l.mark(ctx, read, star, func(t *txn) ([]int64, error) {
		rows, err := t.w.conn.QueryContext(ctx, text.String(), text.args...)
		if err != nil {
			return nil, err
		}
		return collect[int64](rows)
	})
}

// maxMarked says that there is no end to look out for.
const maxMarked = 1 << 40
