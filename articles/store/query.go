package store

import (
	"context"
	"errors"
	"time"

	"dateline/model"
)

// ErrWide says that a query would read too much of the library.
var ErrWide = errors.New("this takes too long; name a country, a feed or a date as well")

// longest is how long a query may take. None of those that are measured comes
// near it; in a library of millions one can that asks for what is never together.
const longest = 5 * time.Second

// ListQuery is List for a query.
func (l *Library) ListQuery(ctx context.Context, q Query, at Cursor, limit int) (items []model.Item, next Cursor, err error) {
	if limit <= 0 {
		return nil, Cursor{}, nil
	}
	if at == (Cursor{}) {
		at = Cursor{start, start}
	}
	err = l.within(ctx, func(ctx context.Context) error {
		p, err := l.prepare(ctx, q, limit+1, true)
		if err != nil {
			return err
		}
		t := p.text(itemColumns, at, true)
		rows, err := l.r.QueryContext(ctx, t.String()+" LIMIT ?", append(t.args, limit+1)...)
		if err == nil {
			items, next, err = scanItems(rows, limit)
		}
		return err
	})
	return items, next, err
}

// Count counts the articles of a query, no further than to limit; more tells
// whether there are more.
func (l *Library) Count(ctx context.Context, q Query, limit int) (n int, more bool, err error) {
	err = l.within(ctx, func(ctx context.Context) error {
		p, err := l.prepare(ctx, q, limit+1, false)
		if err != nil {
			return err
		}
		t := p.text("SELECT 1 FROM ", Cursor{start, start}, false)
		got, err := l.number(ctx, "SELECT count(*) FROM ("+t.String()+" LIMIT ?)", append(t.args, limit+1)...)
		n, more = min(int(got), limit), int(got) > limit
		return err
	})
	return n, more, err
}

// within runs a query for as long as it may take. What SQLite says of one that was
// cancelled becomes the error of ctx, or ErrWide.
func (l *Library) within(ctx context.Context, f func(context.Context) error) error {
	inner, stop := context.WithTimeout(ctx, longest)
	defer stop()
	err := f(inner)
	switch {
	case err != nil && ctx.Err() != nil:
		return ctx.Err()
	case err != nil && inner.Err() != nil:
		return ErrWide
	}
	return wrap(l.path, err)
}

// Totals are the numbers of all articles and of the unread ones. They are kept by
// triggers: nothing is counted.
func (l *Library) Totals(ctx context.Context) (articles, unread int, err error) {
	err = l.r.QueryRowContext(ctx, "SELECT ifnull(sum(articles), 0), ifnull(sum(unread), 0) FROM counts").Scan(&articles, &unread)
	return articles, unread, l.queryError(ctx, err)
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
