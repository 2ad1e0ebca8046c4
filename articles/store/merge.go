package store

import (
	"context"
	"database/sql"
	"slices"

	"dateline/model"
)

// mergeable is the largest number of feeds whose lists are merged; a list of
// more is found by walking that of all articles, of which they are then many.
const mergeable = 300

// place is where an article stands in a list.
type place struct{ sort, id int64 }

func (p place) before(q place) bool { return p.sort > q.sort || p.sort == q.sort && p.id > q.id }

// merged lists the articles of a folder or tag from the lists of its feeds: what
// it costs follows the number of feeds, not how many articles others have had
// since. ok is false where another way is better.
func (l *Library) merged(ctx context.Context, f *Filter, at Cursor, limit int) (items []model.Item, next Cursor, ok bool, err error) {
	if f.Folder == "" && f.Tag == "" || f.Feed != 0 || f.Starred || f.Country != "" || f.Words != "" || f.Entity != (model.EntityKey{}) {
		return nil, Cursor{}, false, nil
	}
	q := listing{from: "(SELECT id AS feed FROM feeds) a"}
	q.within(f)
	rows, err := l.r.QueryContext(ctx, q.text("SELECT a.feed FROM "), q.args...)
	if err != nil {
		return nil, Cursor{}, false, err
	}
	feeds, err := collect[int64](rows)
	if err != nil || len(feeds) > mergeable {
		return nil, Cursor{}, false, err
	}
	conn, err := l.r.Conn(ctx)
	if err != nil {
		return nil, Cursor{}, false, err
	}
	defer conn.Close()
	places, err := following(ctx, conn, feeds, f.Unread, place(at), limit+1)
	if err != nil {
		return nil, Cursor{}, false, err
	}
	items, next, err = rowsOf(ctx, conn, places, limit)
	return items, next, true, err
}

// following returns the n places that follow at in the lists of feeds.
func following(ctx context.Context, conn *sql.Conn, feeds []int64, unread bool, at place, n int) (best []place, err error) {
	q := "SELECT sort, id FROM articles INDEXED BY articles_feed WHERE feed = ? AND (sort, id) < (?, ?) AND sort >= ? ORDER BY sort DESC, id DESC LIMIT ?"
	if unread {
		q = "SELECT sort, id FROM articles INDEXED BY articles_feed_unread WHERE feed = ? AND read = 0 AND (sort, id) < (?, ?) AND sort >= ? ORDER BY sort DESC, id DESC LIMIT ?"
	}
	stmt, err := conn.PrepareContext(ctx, q)
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	least := int64(-1 << 63) // what is older than the last of the best need not be looked at
	for _, feed := range feeds {
		rows, err := stmt.QueryContext(ctx, feed, at.sort, at.id, least, n)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var p place
			if err := rows.Scan(&p.sort, &p.id); err != nil {
				rows.Close()
				return nil, err
			}
			best = append(best, p)
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			return nil, err
		}
		slices.SortFunc(best, func(a, b place) int {
			if a.before(b) {
				return -1
			}
			return 1
		})
		if len(best) >= n {
			best = best[:n]
			least = best[n-1].sort
		}
	}
	return best, nil
}

// rowsOf reads the rows at places.
func rowsOf(ctx context.Context, conn *sql.Conn, places []place, limit int) (items []model.Item, next Cursor, err error) {
	stmt, err := conn.PrepareContext(ctx, itemColumns+"articles a WHERE a.id = ?")
	if err != nil {
		return nil, Cursor{}, err
	}
	defer stmt.Close()
	for i, p := range places {
		if i == limit {
			return items, Cursor(places[limit-1]), nil
		}
		rows, err := stmt.QueryContext(ctx, p.id)
		if err != nil {
			return nil, Cursor{}, err
		}
		row, _, err := scanItems(rows, 1)
		if err != nil {
			return nil, Cursor{}, err
		}
		items = append(items, row...) // none where it was removed meanwhile
	}
	return items, Cursor{}, nil
}
