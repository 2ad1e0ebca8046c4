package store

import (
	"context"
	"database/sql"
	"strings"

	"dateline/model"
)

// Filter says which articles a list has; all of what is set must hold.
type Filter struct {
	Feed    int64           // of one feed
	Folder  string          // of the feeds in it and in folders below it
	Tag     string          // of the feeds that have it
	Unread  bool            // only those
	Starred bool            // only those
	Entity  model.EntityKey // that name it
	Country string          // that involve it
	Words   string          // that have these words; see Search
}

// Cursor is a place in a list. The zero value is its beginning.
type Cursor struct {
	sort, id int64
}

// End tells whether a list ended, for the cursor that List returns.
func (c Cursor) End() bool { return c.id == 0 }

// start is the cursor before every article.
const start = 1<<63 - 1

const itemColumns = "SELECT a.id, a.sort, a.title, a.outlet, a.url, a.published, a.zone, a.precision, a.read, a.star FROM "

// listing is a query in the making. Its parts are constants; values are bound.
type listing struct {
	from  string
	where []string
	args  []any
	order string
}

func (q *listing) and(part string, args ...any) {
	q.where = append(q.where, part)
	q.args = append(q.args, args...)
}

// text is the query without its order.
func (q *listing) text(columns string) string {
	return columns + q.from + " WHERE " + strings.Join(q.where, " AND ")
}

// List returns a page of articles, newest first, and the cursor of the page that
// follows. A page costs the same wherever it lies and however many articles
// there are.
func (l *Library) List(ctx context.Context, f Filter, at Cursor, limit int) ([]model.Item, Cursor, error) {
	if limit <= 0 {
		return nil, Cursor{}, nil
	}
	if at == (Cursor{}) {
		at = Cursor{start, start}
	}
	if items, next, ok, err := l.merged(ctx, &f, at, limit); ok || err != nil {
		return items, next, wrap(l.path, err)
	}
	q, ok, err := l.plan(ctx, &f, at)
	if err != nil || !ok {
		return nil, Cursor{}, wrap(l.path, err)
	}
	rows, err := l.r.QueryContext(ctx, q.text(itemColumns)+q.order+" LIMIT ?", append(q.args, limit+1)...)
	if err != nil {
		return nil, Cursor{}, wrap(l.path, err)
	}
	items, next, err := scanItems(rows, limit)
	return items, next, wrap(l.path, err)
}

// scanItems reads up to limit rows; the cursor is set where there are more.
func scanItems(rows *sql.Rows, limit int) (items []model.Item, next Cursor, err error) {
	defer rows.Close()
	var last Cursor
	for rows.Next() {
		if len(items) == limit {
			return items, last, rows.Err()
		}
		var (
			published, zone    int64
			precision          int
			title, outlet, url string
			read, star         bool
		)
		if err := rows.Scan(&last.id, &last.sort, &title, &outlet, &url, &published, &zone, &precision, &read, &star); err != nil {
			return nil, Cursor{}, err
		}
		items = append(items, item(last.id, title, outlet, url, published, zone, precision, read, star))
	}
	return items, Cursor{}, rows.Err()
}

// plan chooses the index that gives the list in order. ok is false where the
// filter names what is not there.
func (l *Library) plan(ctx context.Context, f *Filter, at Cursor) (q listing, ok bool, err error) {
	entity, country, ok, err := l.lookUp(ctx, f)
	if err != nil || !ok {
		return q, false, err
	}
	few, err := l.few(ctx, f)
	if err != nil {
		return q, false, err
	}
	switch {
	case few:
		q.byWords(f, at)
	case entity != 0 || country != 0:
		q.byEntity(entity, country, at)
	case f.Feed != 0:
		q.byFeed(f, at)
	default:
		q.byDate(f, at)
	}
	if few {
		q.named(entity, country)
	}
	q.rest(f, few)
	return q, true, nil
}

const byDate = " ORDER BY a.sort DESC, a.id DESC"

func (q *listing) byDate(f *Filter, at Cursor) {
	q.from, q.order = "articles a INDEXED BY articles_newest", byDate
	switch {
	case f.Starred:
		q.from = "articles a INDEXED BY articles_starred"
	case f.Unread:
		q.from = "articles a INDEXED BY articles_unread"
	}
	q.and("(a.sort, a.id) < (?, ?)", at.sort, at.id)
}

func (q *listing) byFeed(f *Filter, at Cursor) {
	q.from, q.order = "articles a INDEXED BY articles_feed", byDate
	if f.Unread {
		q.from = "articles a INDEXED BY articles_feed_unread"
	}
	q.and("a.feed = ?", f.Feed)
	q.and("(a.sort, a.id) < (?, ?)", at.sort, at.id)
}

// byEntity walks the list of the entity; CROSS JOIN keeps that the outer loop.
func (q *listing) byEntity(entity, country int64, at Cursor) {
	q.order = " ORDER BY m.sort DESC, m.article DESC"
	if country != 0 {
		q.from = "mentions m INDEXED BY mentions_involved CROSS JOIN articles a ON a.id = m.article"
		q.and("m.involved = 1")
		q.and("m.entity = ?", country)
	} else {
		q.from = "mentions m INDEXED BY mentions_entity CROSS JOIN articles a ON a.id = m.article"
		q.and("m.entity = ?", entity)
	}
	q.and("(m.sort, m.article) < (?, ?)", at.sort, at.id)
	if country != 0 && entity != 0 {
		q.named(entity, 0)
	}
}

// fewHits is up to how many articles with some words are sorted; of more, the
// first page is soon found by walking the list.
const fewHits = 2000

// few tells whether the words of f are in few articles.
func (l *Library) few(ctx context.Context, f *Filter) (bool, error) {
	if f.Words == "" {
		return false, nil
	}
	n := 0
	const q = "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
	err := l.r.QueryRowContext(ctx, q, match(f.Words), fewHits+1).Scan(&n)
	return n <= fewHits, err
}

func (q *listing) byWords(f *Filter, at Cursor) {
	q.from, q.order = "search s CROSS JOIN articles a ON a.id = s.rowid", byDate
	q.and("s.search MATCH ?", match(f.Words))
	q.and("(a.sort, a.id) < (?, ?)", at.sort, at.id)
}

// named asks for entities where the list is not theirs.
func (q *listing) named(entity, country int64) {
	if entity != 0 {
		q.and("EXISTS (SELECT 1 FROM mentions o WHERE o.article = a.id AND o.entity = ?)", entity)
	}
	if country != 0 {
		q.and("EXISTS (SELECT 1 FROM mentions o WHERE o.article = a.id AND o.entity = ? AND o.involved = 1)", country)
	}
}

// rest adds what no index is chosen for.
func (q *listing) rest(f *Filter, few bool) {
	if f.Feed != 0 && !strings.Contains(q.from, "articles_feed") {
		q.and("a.feed = ?", f.Feed)
	}
	if f.Unread {
		q.and("a.read = 0")
	}
	if f.Starred {
		q.and("a.star = 1")
	}
	q.within(f)
	if f.Words != "" && !few {
		q.and("a.id IN (SELECT rowid FROM search WHERE search MATCH ?)", match(f.Words))
	}
}

// within asks for the feeds of a folder and of a tag.
func (q *listing) within(f *Filter) {
	if f.Folder != "" {
		q.and("a.feed IN (SELECT id FROM feeds WHERE folder = ? OR substr(folder, 1, ?) = ?)", f.Folder, len([]rune(f.Folder))+1, f.Folder+"/")
	}
	if f.Tag != "" {
		q.and("a.feed IN (SELECT feed FROM tags WHERE tag = ?)", f.Tag)
	}
}

// lookUp finds the numbers of the entities that a filter names.
func (l *Library) lookUp(ctx context.Context, f *Filter) (entity, country int64, ok bool, err error) {
	const q = "SELECT id FROM entities WHERE kind = ? AND key = ?"
	if f.Entity != (model.EntityKey{}) {
		err = l.r.QueryRowContext(ctx, q, int(f.Entity.Kind), f.Entity.ID).Scan(&entity)
	}
	if err == nil && f.Country != "" {
		err = l.r.QueryRowContext(ctx, "SELECT id FROM entities WHERE kind = ? AND country = ?", int(model.Country), f.Country).Scan(&country)
	}
	if err == sql.ErrNoRows {
		return 0, 0, false, nil
	}
	if f.Words != "" && match(f.Words) == "" {
		return 0, 0, false, err
	}
	return entity, country, err == nil, err
}
