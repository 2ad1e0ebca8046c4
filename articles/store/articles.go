package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dateline/model"
	"dateline/model/query"
)

// Stored is an article with all that is known of it.
type Stored struct {
	Item       model.Item
	Article    *model.Article
	Analysis   *model.Analysis // nil where it is still to be made
	Engine     string          // what made it
	Feed       int64           // 0 where its feed was removed
	Summary    bool            // the feed gave a summary and nothing longer was fetched
	Full       bool            // the body came from the page, by SetBody
	Enclosures []model.Enclosure
}

const openQuery = `SELECT a.id, ifnull(a.feed, 0), a.title, a.outlet, a.url, a.published, a.zone, a.precision, a.read, a.star, a.full, b.data,
	n.data, e.name FROM articles a JOIN bodies b ON b.article = a.id LEFT JOIN analyses n ON n.article = a.id AND n.engine <> 0
	LEFT JOIN engines e ON e.id = n.engine WHERE a.id = ?`

// Open returns an article with what was found in it.
func (l *Library) Open(ctx context.Context, id string) (*Stored, error) {
	n, err := rowID(id)
	if err != nil {
		return nil, err
	}
	s, err := scanStored(l.r.QueryRowContext(ctx, openQuery, n))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%q: %w", id, ErrNone)
	}
	return s, wrap(l.path, err)
}

// FeedOf returns the feed that an article came from, 0 where that was removed.
func (l *Library) FeedOf(ctx context.Context, id string) (feed int64, err error) {
	n, err := rowID(id)
	if err != nil {
		return 0, err
	}
	err = l.r.QueryRowContext(ctx, "SELECT ifnull(feed, 0) FROM articles WHERE id = ?", n).Scan(&feed)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("%q: %w", id, ErrNone)
	}
	return feed, wrap(l.path, err)
}

func scanStored(row interface{ Scan(...any) error }) (*Stored, error) {
	var (
		s                   Stored
		id, published, zone int64
		precision           int
		title, outlet, url  string
		read, star          bool
		data, found         []byte
		engine              sql.NullString
	)
	err := row.Scan(&id, &s.Feed, &title, &outlet, &url, &published, &zone, &precision, &read, &star, &s.Full, &data, &found, &engine)
	if err != nil {
		return nil, err
	}
	e, err := decodeBody(data)
	if err != nil {
		return nil, fmt.Errorf("article %d: %w (%w)", id, ErrDamaged, err)
	}
	s.Item = item(id, title, outlet, url, published, zone, precision, read, star)
	a := e.Article
	a.ID, a.Title, a.Outlet, a.URL = s.Item.ID, title, outlet, url
	a.Published, a.Precision = s.Item.Published, s.Item.Precision
	s.Article, s.Summary, s.Enclosures = a, e.Summary, e.Enclosures
	if engine.Valid {
		// One that cannot be read, of a later version say, is made again.
		if n, err := decodeAnalysis(found, a); err == nil {
			s.Analysis, s.Engine = n, engine.String
		}
	}
	return &s, nil
}

// SetBody keeps the full text of an article: the blocks and images of full. Its
// headline and date stay those of the feed. The analysis must be of an article
// with the title of the one that is stored and the body of full; nil leaves it
// to be made later.
func (l *Library) SetBody(ctx context.Context, id string, full *model.Article, n *model.Analysis) error {
	row, err := rowID(id)
	if err != nil {
		return err
	}
	return l.write(ctx, false, func(t *txn) error {
		var (
			data []byte
			a    model.Article
			sort int64
		)
		found, err := t.row("SELECT b.data, a.title, a.sort FROM articles a JOIN bodies b ON b.article = a.id WHERE a.id = ?",
			[]any{row}, &data, &a.Title, &sort)
		if err != nil || !found {
			return either(err, fmt.Errorf("%q: %w", id, ErrNone))
		}
		e, err := decodeBody(data)
		if err != nil {
			return fmt.Errorf("article %d: %w (%w)", row, ErrDamaged, err)
		}
		merge(&a, e.Article, full)
		e.Article, e.Summary = &a, false
		p := prepared{entry: &e, analysis: n, body: pack(bodyVersion, encodeBody(&e))}
		p.index()
		if err := t.run("UPDATE articles SET full = 1, lang = ? WHERE id = ?", query.PrimarySubtag(a.Language), row); err != nil {
			return err
		}
		if err := t.run("UPDATE bodies SET data = ? WHERE article = ?", p.body, row); err != nil {
			return err
		}
		if err := t.run("DELETE FROM pages WHERE article = ?", row); err != nil {
			return err
		}
		engine, err := engineID(t, l.options.Engine)
		if err != nil {
			return err
		}
		if err := l.keepFound(t, row, sort, engine, &p, true); err != nil {
			return err
		}
		return t.changed("articles")
	})
}

// merge fills what the page knows, else what the feed knew.
func merge(a, feed, page *model.Article) {
	a.Doc = page.Doc
	a.Images = page.Images
	a.Byline, a.Dateline, a.Language = page.Byline, page.Dateline, page.Language
	if len(a.Images) == 0 {
		a.Images = feed.Images
	}
	if a.Byline == "" {
		a.Byline = feed.Byline
	}
	if a.Language == "" {
		a.Language = feed.Language
	}
}
