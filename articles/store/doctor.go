package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/model"
)

// Stats says what a library holds.
type Stats struct {
	Feeds    int
	Articles int
	Unread   int
	Starred  int
	Entities int
	Outdated int   // articles whose analysis was made by another engine than Options.Engine, or not yet
	Bytes    int64 // of the file
	Log      int64 // bytes of the log beside it
	Version  int   // of the schema
}

// Stats counts. It reads an index or two from end to end, so it is for
// `dateline doctor`; lists have their numbers from Feeds.
func (l *Library) Stats(ctx context.Context) (s Stats, err error) {
	const q = `SELECT (SELECT count(*) FROM feeds), (SELECT sum(articles) FROM counts), (SELECT sum(unread) FROM counts), (SELECT sum(starred) FROM counts),
		(SELECT count(*) FROM entities), (SELECT count(*) FROM analyses WHERE engine <> ifnull((SELECT id FROM engines WHERE name = ?), -1)),
		(SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size), (SELECT user_version FROM pragma_user_version)`
	err = l.r.QueryRowContext(ctx, q, l.options.Engine).Scan(&s.Feeds, &s.Articles, &s.Unread, &s.Starred, &s.Entities, &s.Outdated, &s.Bytes, &s.Version)
	if info, serr := os.Stat(l.path + "-wal"); serr == nil {
		s.Log = info.Size()
	}
	return s, wrap(l.path, err)
}

// Check reads the whole library and returns what is wrong with it, a line each;
// none where it is sound. What Rebuild mends says so.
func (l *Library) Check(ctx context.Context) (problems []string, err error) {
	// A connection of its own: one that has used the index of words before takes
	// what others have changed in it since for damage.
	path, err := filepath.Abs(l.path)
	if err != nil {
		return nil, err
	}
	db, err := openReaders(path)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	for _, q := range []string{"PRAGMA integrity_check(20)", `SELECT 'a row of ' || "table" || ' speaks of one of ' || parent || ' that is not there' FROM pragma_foreign_key_check LIMIT 20`} {
		rows, err := db.QueryContext(ctx, q)
		if err != nil {
			return problems, wrap(l.path, err)
		}
		lines, err := collect[string](rows)
		if err != nil {
			return problems, wrap(l.path, err)
		}
		for _, line := range lines {
			switch {
			case strings.Contains(strings.ToLower(line), "fts5"):
				problems = append(problems, "the index of words is damaged; rebuild it ("+line+")")
			case line != "ok":
				problems = append(problems, line)
			}
		}
	}
	for _, c := range checks {
		var n int
		if err := db.QueryRowContext(ctx, c.query).Scan(&n); err != nil {
			return problems, wrap(l.path, err)
		}
		if n > 0 {
			problems = append(problems, fmt.Sprintf(c.says, n))
		}
	}
	unreadable, err := undecodable(ctx, db)
	return append(problems, unreadable...), wrap(l.path, err)
}

// undecodable reads every body.
func undecodable(ctx context.Context, db *sql.DB) (problems []string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT article, data FROM bodies")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	n := 0
	for rows.Next() {
		var id int64
		var data sql.RawBytes
		if err := rows.Scan(&id, &data); err != nil {
			return nil, err
		}
		if _, err := decodeBody(data); err == nil {
			continue
		}
		if n++; n <= 5 {
			ids = append(ids, itemID(id))
		}
	}
	switch {
	case n > 5:
		ids = append(ids, "…")
		fallthrough
	case n > 0:
		problems = []string{fmt.Sprintf("texts that cannot be read: %d (of article %s); a copy of the library may have them", n, strings.Join(ids, ", "))}
	}
	return problems, rows.Err()
}

// check counts rows that are not as they should be.
type check struct{ query, says string }

var checks = [...]check{
	{"SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM bodies WHERE article = a.id)", "%d articles have no body"},
	{"SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM analyses WHERE article = a.id)", "%d articles are in no list of what is analysed; rebuild it"},
	{"SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM search_docsize WHERE id = a.id)", "%d articles are not in the index of words; rebuild it"},
	{"SELECT count(*) FROM search_docsize s WHERE NOT EXISTS (SELECT 1 FROM articles WHERE id = s.id)", "%d articles of the index of words are gone; rebuild it"},
	{"SELECT count(*) FROM mentions m JOIN articles a ON a.id = m.article WHERE m.sort <> a.sort", "%d rows of the lists by name are out of order; rebuild them"},
	{`SELECT count(*) FROM counts c WHERE (articles, unread, starred) IS NOT (SELECT count(*), ifnull(sum(read = 0), 0), ifnull(sum(star = 1), 0)
		FROM articles a WHERE ifnull(a.feed, 0) = c.feed)`, "the numbers of %d feeds are wrong; rebuild them"},
	{`SELECT count(*) FROM entities e WHERE articles <> (SELECT count(*) FROM mentions m WHERE m.entity = e.id)
		OR involved <> (SELECT count(*) FROM mentions m WHERE m.entity = e.id AND m.involved = 1)`, "the numbers of %d names are wrong; rebuild them"},
}

// Rebuild makes the index of words, the lists by name and the numbers of feeds
// anew from the articles. It works in short transactions and tells progress how
// far it is; stopped, it goes on where it was when it is called again.
func (l *Library) Rebuild(ctx context.Context, progress func(done, total int)) error {
	var after int64
	err := l.write(ctx, false, func(t *txn) error {
		found, err := t.row("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'rebuild'", nil, &after)
		if err != nil || found {
			return err
		}
		return begin(t)
	})
	if err != nil {
		return err
	}
	var total, done int
	if err := l.r.QueryRowContext(ctx, "SELECT count(*), ifnull(sum(id <= ?), 0) FROM articles", after).Scan(&total, &done); err != nil {
		return wrap(l.path, err)
	}
	for {
		n := 0
		err := l.write(ctx, false, func(t *txn) (err error) {
			n, after, err = l.rebuild(t, after)
			return err
		})
		if err != nil {
			return err
		}
		if n == 0 {
			return l.Settle(ctx)
		}
		if done += n; progress != nil {
			progress(min(done, total), total)
		}
	}
}

// begin empties what Rebuild makes anew, and counts.
func begin(t *txn) error {
	for _, q := range []string{
		"INSERT INTO search (search) VALUES ('delete-all')",
		"DELETE FROM counts WHERE feed <> 0 AND feed NOT IN (SELECT id FROM feeds)",
		"INSERT OR IGNORE INTO counts (feed) SELECT id FROM feeds UNION SELECT 0",
		`UPDATE counts SET (articles, unread, starred) = (SELECT count(*), ifnull(sum(read = 0), 0), ifnull(sum(star = 1), 0)
			FROM articles a WHERE ifnull(a.feed, 0) = counts.feed)`,
		`UPDATE entities SET articles = (SELECT count(*) FROM mentions m WHERE m.entity = entities.id),
			involved = (SELECT count(*) FROM mentions m WHERE m.entity = entities.id AND m.involved = 1)`,
		"INSERT OR IGNORE INTO analyses (article, engine, data) SELECT id, 0, x'' FROM articles",
		"INSERT INTO meta VALUES ('rebuild', '0')",
	} {
		if err := t.run(q); err != nil {
			return err
		}
	}
	return nil
}

// rebuild does one chunk of the articles after one.
func (l *Library) rebuild(t *txn, after int64) (n int, last int64, err error) {
	ids, err := t.ids("SELECT id FROM articles WHERE id > ? ORDER BY id LIMIT ?", after, chunk)
	if err != nil {
		return 0, after, err
	}
	if len(ids) == 0 {
		return 0, after, t.run("DELETE FROM meta WHERE key = 'rebuild'")
	}
	for _, id := range ids {
		if err := l.rebuildOne(t, id); err != nil {
			return 0, after, err
		}
		last = id
	}
	return len(ids), last, t.run("UPDATE meta SET value = ? WHERE key = 'rebuild'", fmt.Sprint(last))
}

func (l *Library) rebuildOne(t *txn, id int64) error {
	var sort, engine int64
	var title string
	const q = "SELECT a.sort, n.engine, a.title FROM articles a JOIN analyses n ON n.article = a.id WHERE a.id = ?"
	if _, err := t.row(q, []any{id}, &sort, &engine, &title); err != nil {
		return err
	}
	rows, err := t.query(openQuery, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	var s *Stored
	if rows.Next() {
		s, err = scanStored(rows)
	} else {
		err = either(rows.Err(), ErrNone)
	}
	rows.Close()
	if err != nil && code(err) != 0 {
		return err
	}
	if err != nil { // no body, or none that can be read: it is found by its headline, and Check names it
		p := prepared{entry: &model.Entry{Article: &model.Article{Title: title}}}
		p.index()
		t.last("INSERT OR REPLACE INTO search (rowid, title, text, names) VALUES (?, ?, ?, ?)", id, p.title, p.text, p.names)
		return nil
	}
	p := prepared{entry: &model.Entry{Article: s.Article}, analysis: s.Analysis}
	p.index()
	return l.keepFound(t, id, sort, engine, &p, true)
}

// Vacuum gives the room of what was removed back and puts the index of words in
// order. It needs as much room again for the time it takes, and other windows
// wait.
func (l *Library) Vacuum(ctx context.Context) error {
	if err := l.write(ctx, false, func(t *txn) error { return t.run("INSERT INTO search (search) VALUES ('optimize')") }); err != nil {
		return err
	}
	select {
	case l.w.lock <- struct{}{}:
		defer func() { <-l.w.lock }()
	case <-ctx.Done():
		return ctx.Err()
	}
	for _, q := range []string{"VACUUM", "PRAGMA optimize"} {
		err := retry(ctx, func() error {
			_, err := l.w.conn.ExecContext(ctx, q)
			return err
		})
		if err != nil {
			return wrap(l.path, err)
		}
	}
	return l.checkpoint(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
}
