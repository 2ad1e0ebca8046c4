package store

import (
	"context"
	"encoding/json"
	"time"

	"dateline/model"
)

// PageTry is an article whose page is to be fetched.
type PageTry struct {
	ID    string // of the article
	Feed  int64
	Tries int // that failed
}

// Pages returns the articles of feeds whose pages are due, the newest first.
func (l *Library) Pages(ctx context.Context, feeds []int64, most int) (list []PageTry, err error) {
	of, err := json.Marshal(feeds)
	if err != nil {
		return nil, err
	}
	rows, err := l.r.QueryContext(ctx, `SELECT p.article, a.feed, p.tries FROM pages p JOIN articles a ON a.id = p.article
		WHERE p.next >= 0 AND p.next <= ? AND a.feed IN (SELECT value FROM json_each(?)) ORDER BY a.sort DESC, a.id DESC LIMIT ?`, l.now(), string(of), most)
	if err != nil {
		return nil, wrap(l.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var t PageTry
		var id int64
		if err := rows.Scan(&id, &t.Feed, &t.Tries); err != nil {
			return nil, wrap(l.path, err)
		}
		t.ID = itemID(id)
		list = append(list, t)
	}
	return list, wrap(l.path, rows.Err())
}

// PageShorter tells whether the page of an article was read and said less than
// the feed.
func (l *Library) PageShorter(ctx context.Context, id string) (shorter bool, err error) {
	n, err := rowID(id)
	if err != nil {
		return false, err
	}
	err = l.r.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pages WHERE article = ? AND shorter = 1)", n).Scan(&shorter)
	return shorter, wrap(l.path, err)
}

// KeepShorter notes that the page of an article says less than the feed.
func (l *Library) KeepShorter(ctx context.Context, id string) error {
	return l.keepPage(ctx, id, 0, -1, true, "")
}

// KeepPageFailed notes that the page of an article could not be had so many
// times, why, and when it is tried again; the zero time is never.
func (l *Library) KeepPageFailed(ctx context.Context, id string, tries int, next time.Time, why string) error {
	at := int64(-1)
	if !next.IsZero() {
		at = next.Unix()
	}
	return l.keepPage(ctx, id, tries, at, false, why)
}

func (l *Library) keepPage(ctx context.Context, id string, tries int, next int64, shorter bool, why string) error {
	n, err := rowID(id)
	if err != nil {
		return err
	}
	return l.write(ctx, false, func(t *txn) error {
		return t.run(`INSERT OR REPLACE INTO pages (article, tries, next, shorter, error) SELECT id, ?, ?, ?, ? FROM articles WHERE id = ?`,
			tries, next, shorter, why, n)
	})
}

// Feed returns one feed, without its tags; ErrNoFeed where it is not there.
func (l *Library) Feed(ctx context.Context, id int64) (model.Feed, error) {
	rows, err := l.r.QueryContext(ctx, "SELECT "+feedColumns+", c.articles, c.unread, c.starred FROM feeds f JOIN counts c ON c.feed = f.id WHERE f.id = ?", id)
	if err != nil {
		return model.Feed{}, wrap(l.path, err)
	}
	defer rows.Close()
	if !rows.Next() {
		return model.Feed{}, either(wrap(l.path, rows.Err()), ErrNoFeed)
	}
	f, err := scanFeed(rows)
	return f.Feed, wrap(l.path, err)
}
