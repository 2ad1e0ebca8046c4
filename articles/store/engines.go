package store

import (
	"context"
	"errors"
	"iter"

	"dateline/model"
)

// notAnalysed is the engine of an article whose analysis is still to be made.
const notAnalysed = 0

// engineID returns the number of an engine, which is kept where it is new.
func engineID(t *txn, name string) (id int64, err error) {
	found, err := t.row("SELECT id FROM engines WHERE name = ?", []any{name}, &id)
	if err != nil || found {
		return id, err
	}
	return t.insert("INSERT INTO engines (name) VALUES (?)", name)
}

// Outdated yields, newest first, the articles whose analysis was not made by
// engine, or not at all. What Reanalysed was given by then is no longer among
// them, so that work which was stopped goes on where it was. An error ends it.
func (l *Library) Outdated(ctx context.Context, engine string) iter.Seq2[*model.Article, error] {
	const q = `SELECT article FROM analyses WHERE article < ? AND engine <> ifnull((SELECT id FROM engines WHERE name = ?), 0) ORDER BY article DESC LIMIT ?`
	return func(yield func(*model.Article, error) bool) {
		for after := int64(start); ; {
			rows, err := l.r.QueryContext(ctx, q, after, engine, chunk)
			var ids []int64
			if err == nil {
				ids, err = collect[int64](rows)
			}
			if err != nil {
				yield(nil, wrap(l.path, err))
				return
			}
			for _, id := range ids {
				s, err := l.Open(ctx, itemID(id))
				if err != nil && !errors.Is(err, ErrNone) {
					yield(nil, err)
					return
				}
				if err == nil && !yield(s.Article, nil) {
					return
				}
			}
			if len(ids) < chunk {
				return
			}
			after = ids[len(ids)-1]
		}
	}
}

// Analyzed is an article with what was found in it now.
type Analyzed struct {
	Article  *model.Article // as Outdated or Open gave it
	Analysis *model.Analysis
}

// Reanalysed keeps new analyses, made by engine, in one transaction. One of an
// article that is gone, or reads otherwise by now, is left out.
func (l *Library) Reanalysed(ctx context.Context, engine string, list []Analyzed) error {
	packed := make([]prepared, len(list))
	for i := range list {
		packed[i] = prepared{entry: &model.Entry{Article: list[i].Article}, analysis: list[i].Analysis}
		packed[i].index()
	}
	return l.write(ctx, false, func(t *txn) error {
		id, err := engineID(t, engine)
		if err != nil {
			return err
		}
		for i := range packed {
			if err := l.reanalysed(t, id, &packed[i]); err != nil {
				return err
			}
		}
		return t.changed("articles")
	})
}

func (l *Library) reanalysed(t *txn, engine int64, p *prepared) error {
	a := p.entry.Article
	id, err := rowID(a.ID)
	if err != nil {
		return err
	}
	var data []byte
	var title string
	var sort int64
	found, err := t.row("SELECT b.data, a.title, a.sort FROM articles a JOIN bodies b ON b.article = a.id WHERE a.id = ?", []any{id}, &data, &title, &sort)
	if err != nil || !found {
		return err
	}
	e, err := decodeBody(data)
	if err != nil || title != a.Title || e.Article.Dateline != a.Dateline || e.Article.Doc.Text != a.Doc.Text {
		return nil
	}
	return l.keepFound(t, id, sort, engine, p, true)
}
