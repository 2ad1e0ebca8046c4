package store

import (
	"context"
)

// chunk is how many articles one transaction of a long work takes: other windows
// wait no longer than for that.
const chunk = 200

// forgetAfter is how long, in seconds, what was thrown away is remembered after
// a feed delivered it last.
const forgetAfter = 90 * 86400

// Retain removes articles that are older than days, and of each feed all but
// the newest count; 0 is no bound. A feed may say otherwise for itself: KeepDays
// instead of days, or -1 to keep all. Articles with a star stay. What is removed
// does not come back while its feed goes on delivering it. It returns how many
// were removed. It works in short transactions, so it may be stopped at any
// time.
func (l *Library) Retain(ctx context.Context, days, count int) (removed int, err error) {
	now := l.now()
	const feeds = "SELECT id FROM feeds WHERE keep_days >= 0"
	rows, err := l.r.QueryContext(ctx, feeds)
	if err != nil {
		return 0, wrap(l.path, err)
	}
	ids, err := collect[int64](rows)
	if err != nil {
		return 0, wrap(l.path, err)
	}
	for _, feed := range ids {
		n, err := l.retainFeed(ctx, feed, days, count, now)
		removed += n
		if err != nil {
			return removed, err
		}
	}
	return removed, l.write(ctx, false, func(t *txn) error {
		return t.run("DELETE FROM forgotten WHERE at < ?", now-forgetAfter)
	})
}

// retainFeed removes what is too old or too much of one feed.
func (l *Library) retainFeed(ctx context.Context, feed int64, days, count int, now int64) (removed int, err error) {
	const old = `SELECT id FROM articles INDEXED BY articles_feed WHERE feed = ?1 AND star = 0 AND sort < ?2 ORDER BY sort LIMIT ?3`
	const many = `SELECT id FROM (SELECT id, star FROM articles INDEXED BY articles_feed WHERE feed = ?1 ORDER BY sort DESC, id DESC LIMIT -1 OFFSET ?2)
		WHERE star = 0 LIMIT ?3`
	for {
		n := 0
		err := l.write(ctx, false, func(t *txn) error {
			keep := 0
			if found, err := t.row("SELECT keep_days FROM feeds WHERE id = ?", []any{feed}, &keep); err != nil || !found || keep < 0 {
				return err
			}
			if keep == 0 {
				keep = days
			}
			var ids []int64
			var err error
			if keep > 0 {
				ids, err = t.ids(old, feed, now-int64(keep)*86400, chunk)
			}
			if err == nil && len(ids) == 0 && count > 0 {
				ids, err = t.ids(many, feed, count, chunk)
			}
			if n = len(ids); err != nil || n == 0 {
				return err
			}
			return throwAway(t, ids, now)
		})
		if err != nil || n == 0 {
			return removed, err
		}
		removed += n
	}
}

// throwAway removes articles and remembers what their feeds call them.
func throwAway(t *txn, ids []int64, now int64) error {
	for _, id := range ids {
		if err := t.run(`INSERT OR REPLACE INTO forgotten (key, feed, at) SELECT guid, feed, ?1 FROM articles WHERE id = ?2 AND guid IS NOT NULL
			UNION ALL SELECT link, feed, ?1 FROM articles WHERE id = ?2 AND link IS NOT NULL`, now, id); err != nil {
			return err
		}
		if err := removeArticle(t, id); err != nil {
			return err
		}
	}
	return t.changed("articles")
}
