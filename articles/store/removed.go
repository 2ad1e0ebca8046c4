package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/model"
)

// ErrFollowedAgain says that a removed feed cannot come back, since its address
// is followed again.
var ErrFollowedAgain = errors.New("the feed is followed again")

// RemoveFeed removes a feed and its articles, but for those with a star: they
// stay, without a feed. It is a step: until it leaves the history, what went is
// kept aside, and undo brings it back as it was.
func (l *Library) RemoveFeed(ctx context.Context, id int64) error {
	_, err := l.RemoveFeedStep(ctx, id)
	return err
}

// RemoveFeedStep is RemoveFeed for who wants to say what happened.
func (l *Library) RemoveFeedStep(ctx context.Context, id int64) (step model.Step, err error) {
	err = l.write(ctx, true, func(t *txn) error {
		f, err := t.feed(id)
		if err != nil {
			return err
		}
		step = model.Step{What: model.StepFeed, Name: f.Label()}
		gone, err := t.forgotten(id)
		if err != nil {
			return err
		}
		if err := t.remember(l.now(), model.StepFeed, f.Label(), removedFeed{*f, gone}); err != nil {
			return err
		}
		var n int64
		if _, err := t.row("SELECT max(id) FROM steps", nil, &n); err != nil {
			return err
		}
		step.Count, err = takeAway(t, n, id)
		return err
	})
	return step, err
}

// removedFeed is what a step keeps of a feed itself.
type removedFeed struct {
	Feed      model.Feed
	Forgotten []forgottenKey // what it went on delivering
}

// forgottenKey is what retention has thrown away.
type forgottenKey struct{ Key, At int64 }

func (t *txn) forgotten(feed int64) (list []forgottenKey, err error) {
	rows, err := t.query("SELECT key, at FROM forgotten WHERE feed = ?", feed)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var k forgottenKey
		if err := rows.Scan(&k.Key, &k.At); err != nil {
			return nil, err
		}
		list = append(list, k)
	}
	return list, rows.Err()
}

// feed reads a feed with its tags.
func (t *txn) feed(id int64) (*model.Feed, error) {
	rows, err := t.query("SELECT "+feedColumns+", 0, 0, 0 FROM feeds f WHERE f.id = ?", id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, either(rows.Err(), ErrNoFeed)
	}
	f, err := scanFeed(rows)
	if err != nil {
		return nil, err
	}
	rows.Close()
	tags, err := t.query("SELECT tag FROM tags WHERE feed = ? ORDER BY tag", id)
	if err != nil {
		return nil, err
	}
	f.Tags, err = collect[string](tags)
	return &f.Feed, err
}

// takeAway puts the articles of a feed aside for a step, and removes the feed.
// It returns how many went.
func takeAway(t *txn, step, feed int64) (int, error) {
	if err := t.run(`INSERT OR REPLACE INTO removed (article, step, guid, link, title, outlet, url, published, zone, precision, sort, seen, read, star, full, hash, lang,
		kept, body, engine, found, tags) SELECT a.id, ?, a.guid, a.link, a.title, a.outlet, a.url, a.published, a.zone, a.precision, a.sort, a.seen, a.read, a.star, a.full,
		a.hash, a.lang, a.star, iif(a.star, NULL, b.data), iif(a.star, NULL, n.engine), iif(a.star, NULL, n.data),
		(SELECT json_group_array(tag) FROM labels WHERE article = a.id)
		FROM articles a LEFT JOIN bodies b ON b.article = a.id LEFT JOIN analyses n ON n.article = a.id WHERE a.feed = ?`, step, feed); err != nil {
		return 0, err
	}
	if err := t.run("UPDATE articles SET feed = NULL, guid = NULL, link = NULL WHERE feed = ? AND star = 1", feed); err != nil {
		return 0, err
	}
	ids, err := t.ids("SELECT id FROM articles WHERE feed = ?", feed)
	if err != nil {
		return 0, err
	}
	for _, a := range ids {
		if err := removeArticle(t, a); err != nil {
			return 0, err
		}
	}
	r, err := t.exec("DELETE FROM feeds WHERE id = ?", feed)
	if err != nil {
		return 0, err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return 0, either(err, ErrNoFeed)
	}
	if err := t.changed("articles"); err != nil {
		return 0, err
	}
	return len(ids), t.changed("feeds")
}

// turnFeed brings a removed feed back, or removes it again.
func (l *Library) turnFeed(t *txn, id int64, step *model.Step, data json.RawMessage, undo bool) (err error) {
	var kept removedFeed
	if err := json.Unmarshal(data, &kept); err != nil {
		return err
	}
	f := kept.Feed
	if !undo {
		if step.Count, err = takeAway(t, id, f.ID); errors.Is(err, ErrNoFeed) {
			step.Not, err = ErrNoFeed, nil // removed meanwhile
		}
		return err
	}
	var other int64
	found, err := t.row("SELECT id FROM feeds WHERE url = ?", []any{f.URL}, &other)
	if err != nil {
		return err
	}
	if found {
		step.Not = ErrFollowedAgain
		return nil
	}
	step.Back = true
	if err := restoreFeed(t, &f); err != nil {
		return err
	}
	for _, k := range kept.Forgotten {
		if err := t.run("INSERT OR IGNORE INTO forgotten (key, feed, at) VALUES (?, ?, ?)", k.Key, f.ID, k.At); err != nil {
			return err
		}
	}
	ids, err := t.ids("SELECT article FROM removed WHERE step = ? ORDER BY article", id)
	if err != nil {
		return err
	}
	for _, article := range ids {
		back, err := l.bringBack(t, article, f.ID)
		if err != nil {
			return fmt.Errorf("article %d: %w", article, err)
		}
		if back {
			step.Count++
		}
	}
	if err := t.run("DELETE FROM removed WHERE step = ?", id); err != nil {
		return err
	}
	if err := t.changed("articles"); err != nil {
		return err
	}
	return t.changed("feeds")
}

// restoreFeed inserts a feed under the number that it had.
func restoreFeed(t *txn, f *model.Feed) error {
	n, err := insertFeed(t, f)
	if err != nil {
		return err
	}
	if err := t.run("UPDATE counts SET feed = ? WHERE feed = ?", f.ID, n); err != nil {
		return err
	}
	if err := t.run("DELETE FROM tags WHERE feed = ?", n); err != nil {
		return err
	}
	if err := t.run("UPDATE feeds SET id = ? WHERE id = ?", f.ID, n); err != nil {
		return err
	}
	return setTags(t, f.ID, f.Tags)
}

const restoreQuery = `INSERT OR IGNORE INTO articles (id, feed, guid, link, title, outlet, url, published, zone, precision, sort, seen, read, star, full, hash, lang)
	SELECT article, ?, guid, link, title, outlet, url, published, zone, precision, sort, seen, read, star, full, hash, lang FROM removed WHERE article = ?`

// bringBack brings one article back, with what was found in it. One with a star
// gets its feed back; that it has no star any more by then is no matter.
func (l *Library) bringBack(t *txn, id, feed int64) (bool, error) {
	var kept bool
	var sort, engine int64
	var body, found []byte
	var tags string
	if _, err := t.row("SELECT kept, sort, body, ifnull(engine, 0), found, tags FROM removed WHERE article = ?", []any{id}, &kept, &sort, &body, &engine, &found, &tags); err != nil {
		return false, err
	}
	if kept {
		return false, t.run(`UPDATE OR IGNORE articles SET feed = ?1, guid = (SELECT guid FROM removed WHERE article = ?2),
			link = (SELECT link FROM removed WHERE article = ?2) WHERE id = ?2`, feed, id)
	}
	r, err := t.exec(restoreQuery, feed, id)
	if err != nil {
		return false, err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	if err := t.run("INSERT INTO bodies (article, data) VALUES (?, ?)", id, body); err != nil {
		return false, err
	}
	e, err := decodeBody(body)
	if err != nil { // it comes back as it went
		e = model.Entry{Article: &model.Article{}}
	}
	if _, err := t.row("SELECT title FROM articles WHERE id = ?", []any{id}, &e.Article.Title); err != nil {
		return false, err
	}
	p := prepared{entry: &e}
	if engine != notAnalysed {
		if n, err := decodeAnalysis(found, e.Article); err == nil {
			p.analysis = n
		}
	}
	p.index()
	if err := l.keepFound(t, id, sort, engine, &p, false); err != nil {
		return false, err
	}
	var list []string
	if err := json.Unmarshal([]byte(tags), &list); err != nil {
		return false, err
	}
	for _, tag := range list {
		if _, _, err := setTag(t, tagging{id, tag, true}); err != nil {
			return false, err
		}
	}
	return true, nil
}
