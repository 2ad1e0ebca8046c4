package store

import (
	"context"

	"dateline/model"
)

// Place is where reading stopped in an article.
type Place = model.ReadingPlace

// Place returns where reading an article stopped; ok is false where it never was.
func (l *Library) Place(ctx context.Context, id string) (p Place, ok bool, err error) {
	n, err := rowID(id)
	if err != nil {
		return p, false, err
	}
	rows, err := l.r.QueryContext(ctx, "SELECT block, offset FROM places WHERE article = ?", n)
	if err != nil {
		return p, false, wrap(l.path, err)
	}
	defer rows.Close()
	if ok = rows.Next(); ok {
		err = rows.Scan(&p.Block, &p.Offset)
	}
	return p, ok, wrap(l.path, either(err, rows.Err()))
}

// SetPlace notes where reading an article stopped; the zero Place is its
// beginning, which needs no note. Articles that are gone are left out.
func (l *Library) SetPlace(ctx context.Context, id string, p Place) error {
	n, err := rowID(id)
	if err != nil {
		return err
	}
	err = l.write(ctx, false, func(t *txn) error {
		if p == (Place{}) {
			return t.run("DELETE FROM places WHERE article = ?", n)
		}
		return t.run(`INSERT OR REPLACE INTO places (article, block, offset, at) SELECT id, ?, ?, ? FROM articles WHERE id = ?`,
			p.Block, p.Offset, l.now(), n)
	})
	if err == nil {
		l.soon()
	}
	return err
}
