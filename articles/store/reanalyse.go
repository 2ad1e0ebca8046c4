package store

import (
	"context"
	"strconv"
	"time"

	"dateline/model"
)

// superseded is the engine of an analysis that is kept until it is made again,
// because what it was made with, corrections say, holds no more.
const superseded = "superseded"

// Supersede counts the analyses of the articles that touched tells as still to
// be made; Outdated yields them. Until Caught is called it does so once for a
// reason, so that work which was stopped does not begin anew.
func (l *Library) Supersede(ctx context.Context, reason string, touched func(*model.Article) bool) error {
	var under string
	if err := l.r.QueryRowContext(ctx, "SELECT ifnull((SELECT value FROM meta WHERE key = 'superseded'), '')").Scan(&under); err != nil || under == reason {
		return wrap(l.path, err)
	}
	ids, err := l.which(ctx, touched)
	if err != nil {
		return err
	}
	return l.write(ctx, false, func(t *txn) error {
		engine, err := engineID(t, superseded)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := t.run("UPDATE analyses SET engine = ? WHERE article = ? AND engine <> ?", engine, id, notAnalysed); err != nil {
				return err
			}
		}
		return t.run("INSERT INTO meta VALUES ('superseded', ?) ON CONFLICT DO UPDATE SET value = excluded.value", reason)
	})
}

// which returns the articles that f tells.
func (l *Library) which(ctx context.Context, f func(*model.Article) bool) (ids []int64, err error) {
	rows, err := l.r.QueryContext(ctx, "SELECT a.id, a.title, b.data FROM articles a JOIN bodies b ON b.article = a.id")
	if err != nil {
		return nil, wrap(l.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var title string
		var data []byte
		if err := rows.Scan(&id, &title, &data); err != nil {
			return nil, wrap(l.path, err)
		}
		e, err := decodeBody(data)
		if err != nil {
			continue // Check says so
		}
		if e.Article.Title = title; f(e.Article) {
			ids = append(ids, id)
		}
	}
	return ids, wrap(l.path, rows.Err())
}

// Behind returns how many analyses Outdated would yield.
func (l *Library) Behind(ctx context.Context, engine string) (n int, err error) {
	const q = "SELECT count(*) FROM engines e JOIN analyses a ON a.engine = e.id WHERE e.name <> ?"
	return n, wrap(l.path, l.r.QueryRowContext(ctx, q, engine).Scan(&n))
}

// Caught notes that all analyses are made.
func (l *Library) Caught(ctx context.Context) error {
	return l.write(ctx, false, func(t *txn) error { return t.run("DELETE FROM meta WHERE key = 'superseded'") })
}

// Claim takes a piece of work that one program does at a time, for a while; who
// names it again in time keeps it. It tells whether it could be had.
func (l *Library) Claim(ctx context.Context, work, who string, until time.Time) (ours bool, err error) {
	key := "claim " + work
	err = l.write(ctx, false, func(t *txn) error {
		const q = `INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value
			WHERE substr(value, instr(value, ' ') + 1) = ? OR CAST(value AS INTEGER) < ?`
		r, err := t.exec(q, key, strconv.FormatInt(until.Unix(), 10)+" "+who, who, time.Now().Unix())
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		ours = n > 0
		return err
	})
	return ours && err == nil, err
}

// Release gives a piece of work back that was claimed.
func (l *Library) Release(ctx context.Context, work, who string) error {
	return l.write(ctx, false, func(t *txn) error {
		return t.run("DELETE FROM meta WHERE key = ? AND substr(value, instr(value, ' ') + 1) = ?", "claim "+work, who)
	})
}
