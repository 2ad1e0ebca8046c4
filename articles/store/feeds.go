package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"dateline/model"
)

const feedColumns = `f.id, f.url, f.title, f.name, f.site, f.folder, f.interval, f.full_text, f.keep_days, f.user_agent, f.headers,
	f.etag, f.last_modified, f.next_fetch, f.last_success, f.last_error, f.failures, f.gone`

// AddFeed keeps a feed and returns its id. Where its address is already there it
// returns that one's id, changes nothing, and added is false.
func (l *Library) AddFeed(ctx context.Context, f *model.Feed) (id int64, added bool, err error) {
	list, err := l.AddFeeds(ctx, []model.Feed{*f})
	if err != nil {
		return 0, false, err
	}
	return list[0].ID, list[0].New, nil
}

// Added is what became of a feed that was to be kept.
type Added struct {
	ID  int64
	New bool // else its address was already there, and nothing was changed
}

// AddFeeds is AddFeed for many, as from an import: all of them or, with an
// error, none, and one wait for the disk.
func (l *Library) AddFeeds(ctx context.Context, feeds []model.Feed) (list []Added, err error) {
	err = l.write(ctx, true, func(t *txn) error {
		list = make([]Added, len(feeds))
		for i := range feeds {
			found, err := t.row("SELECT id FROM feeds WHERE url = ?", []any{feeds[i].URL}, &list[i].ID)
			if err == nil && !found {
				list[i].New = true
				list[i].ID, err = insertFeed(t, &feeds[i])
			}
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
		}
		return t.changed("feeds")
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

func insertFeed(t *txn, f *model.Feed) (int64, error) {
	headers, err := encodeHeaders(f.Headers)
	if err != nil {
		return 0, err
	}
	id, err := t.insert(`INSERT INTO feeds (url, title, name, site, folder, interval, full_text, keep_days, user_agent, headers,
		etag, last_modified, next_fetch, last_success, last_error, failures, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		f.URL, f.Title, f.Name, f.Site, f.Folder, int64(f.Interval/time.Second), f.FullText, f.KeepDays, f.UserAgent, headers,
		f.ETag, f.LastModified, seconds(f.NextFetch), seconds(f.LastSuccess), f.LastError, f.Failures, f.Gone)
	if err != nil {
		return 0, err
	}
	return id, setTags(t, id, f.Tags)
}

// UpdateFeed sets what the reader says of a feed: its address, name, folder,
// tags and settings. What a refresh says of it is set by Ingest, so that neither
// undoes the other. A new address forgets what the server of the old one said.
func (l *Library) UpdateFeed(ctx context.Context, f *model.Feed) error {
	return l.write(ctx, true, func(t *txn) error {
		headers, err := encodeHeaders(f.Headers)
		if err != nil {
			return err
		}
		if err := t.run(`UPDATE feeds SET etag = '', last_modified = '', next_fetch = 0, last_error = '', failures = 0, gone = 0
			WHERE id = ? AND url <> ?`, f.ID, f.URL); err != nil {
			return err
		}
		r, err := t.exec(`UPDATE feeds SET url = ?, name = ?, folder = ?, interval = ?, full_text = ?, keep_days = ?, user_agent = ?,
			headers = ? WHERE id = ?`, f.URL, f.Name, f.Folder, int64(f.Interval/time.Second), f.FullText, f.KeepDays, f.UserAgent, headers, f.ID)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return either(err, ErrNoFeed)
		}
		if err := setTags(t, f.ID, f.Tags); err != nil {
			return err
		}
		return t.changed("feeds")
	})
}

// removeArticle removes an article and all that hangs on it.
func removeArticle(t *txn, id int64) error {
	t.last("DELETE FROM search WHERE rowid = ?", id)
	if err := t.unnamed(id); err != nil {
		return err
	}
	return t.run("DELETE FROM articles WHERE id = ?", id)
}

// ids collects the ids that q finds.
func (t *txn) ids(q string, args ...any) ([]int64, error) {
	rows, err := t.query(q, args...)
	if err != nil {
		return nil, err
	}
	return collect[int64](rows)
}

// collect reads the one column of rows.
func collect[T any](rows *sql.Rows) (list []T, err error) {
	defer rows.Close()
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, rows.Err()
}

// Feeds returns all feeds by folder and name, with their numbers of articles.
// The numbers are kept, not counted: it costs the same however many articles
// there are.
func (l *Library) Feeds(ctx context.Context) ([]model.FeedCount, error) {
	rows, err := l.r.QueryContext(ctx, "SELECT "+feedColumns+", c.articles, c.unread, c.starred FROM feeds f JOIN counts c ON c.feed = f.id ORDER BY f.id")
	if err != nil {
		return nil, wrap(l.path, err)
	}
	defer rows.Close()
	var list []model.FeedCount
	at := map[int64]int{}
	for rows.Next() {
		f, err := scanFeed(rows)
		if err != nil {
			return nil, wrap(l.path, err)
		}
		at[f.ID] = len(list)
		list = append(list, f)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap(l.path, err)
	}
	tags, err := l.r.QueryContext(ctx, "SELECT feed, tag FROM tags ORDER BY feed, tag")
	if err != nil {
		return nil, wrap(l.path, err)
	}
	defer tags.Close()
	for tags.Next() {
		var id int64
		var tag string
		if err := tags.Scan(&id, &tag); err != nil {
			return nil, wrap(l.path, err)
		}
		if i, ok := at[id]; ok {
			list[i].Tags = append(list[i].Tags, tag)
		}
	}
	slices.SortStableFunc(list, byFolder)
	return list, wrap(l.path, tags.Err())
}

func scanFeed(rows *sql.Rows) (f model.FeedCount, err error) {
	var interval, next, last int64
	var headers string
	err = rows.Scan(&f.ID, &f.URL, &f.Title, &f.Name, &f.Site, &f.Folder, &interval, &f.FullText, &f.KeepDays, &f.UserAgent, &headers,
		&f.ETag, &f.LastModified, &next, &last, &f.LastError, &f.Failures, &f.Gone, &f.Articles, &f.Unread, &f.Starred)
	if err != nil {
		return f, err
	}
	f.Interval = time.Duration(interval) * time.Second
	f.NextFetch, f.LastSuccess = moment(next), moment(last)
	if headers != "" {
		err = json.Unmarshal([]byte(headers), &f.Headers)
	}
	return f, err
}

func encodeHeaders(h []model.Header) (string, error) {
	if len(h) == 0 {
		return "", nil
	}
	b, err := json.Marshal(h)
	return string(b), err
}

func setTags(t *txn, feed int64, tags []string) error {
	if err := t.run("DELETE FROM tags WHERE feed = ?", feed); err != nil {
		return err
	}
	for _, tag := range tags {
		if err := t.run("INSERT OR IGNORE INTO tags (tag, feed) VALUES (?, ?)", tag, feed); err != nil {
			return err
		}
	}
	return nil
}

// seconds is a time as it is kept, 0 for none.
func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func moment(s int64) time.Time {
	if s == 0 {
		return time.Time{}
	}
	return time.Unix(s, 0).UTC()
}

func byFolder(a, b model.FeedCount) int {
	return cmp.Or(strings.Compare(a.Folder, b.Folder), strings.Compare(strings.ToLower(a.Label()), strings.ToLower(b.Label())))
}

// either returns the first error that is one.
func either(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
