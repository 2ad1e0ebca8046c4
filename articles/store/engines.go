package store

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"

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

// Outdated yields the articles whose analysis was not made by engine, or not at
// all; these come first, and of each engine the newest. What Reanalysed was given
// by then is no longer among them, so that work which was stopped goes on where
// it was. One whose body cannot be read is left out: Check names it. An error
// ends it.
func (l *Library) Outdated(ctx context.Context, engine string) iter.Seq2[*model.Article, error] {
	const others, q = "SELECT id FROM engines WHERE name <> ? ORDER BY id", "SELECT article FROM analyses WHERE engine = ? AND article < ? ORDER BY article DESC LIMIT ?"
	numbers := func(q string, args ...any) ([]int64, error) {
		rows, err := l.r.QueryContext(ctx, q, args...)
		if err != nil {
			return nil, wrap(l.path, err)
		}
		list, err := collect[int64](rows)
		return list, wrap(l.path, err)
	}
	return func(yield func(*model.Article, error) bool) {
		engines, err := numbers(others, engine)
		for _, e := range engines {
			for after := int64(start); err == nil; {
				var ids []int64
				if ids, err = numbers(q, e, after, chunk); err != nil || len(ids) == 0 {
					break
				}
				after = ids[len(ids)-1]
				for _, id := range ids {
					s, err := l.Open(ctx, itemID(id))
					if errors.Is(err, ErrNone) || errors.Is(err, ErrDamaged) && code(err) == 0 {
						continue
					}
					if err != nil {
						yield(nil, err)
						return
					}
					if !yield(s.Article, nil) {
						return
					}
				}
			}
		}
		if err != nil {
			yield(nil, err)
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
	// The index of words writes what it has gathered whenever an article comes that
	// is older than the one before.
	slices.SortStableFunc(packed, func(x, y prepared) int {
		a, _ := rowID(x.entry.Article.ID)
		b, _ := rowID(y.entry.Article.ID)
		return cmp.Compare(a, b)
	})
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
	var data, before []byte
	var title string
	var sort int64
	const q = `SELECT b.data, a.title, a.sort, n.data FROM articles a JOIN bodies b ON b.article = a.id
		JOIN analyses n ON n.article = a.id WHERE a.id = ?`
	found, err := t.row(q, []any{id}, &data, &title, &sort, &before)
	if err != nil || !found {
		return err
	}
	e, err := decodeBody(data)
	if err != nil || title != a.Title || e.Article.Dateline != a.Dateline || e.Article.Doc.Text != a.Doc.Text {
		return nil
	}
	if p.analysis == nil || namesOf(before, a) != p.names {
		return l.keepFound(t, id, sort, engine, p, true)
	}
	// Most articles have the names in the index already: words cost the most.
	if err := t.run("UPDATE analyses SET engine = ?, data = ? WHERE article = ?", engine, p.found, id); err != nil {
		return err
	}
	return l.keepMentions(t, id, sort, p.analysis, true)
}

// namesOf returns what the index has of the names in a stored analysis.
func namesOf(found []byte, a *model.Article) string {
	if n, err := decodeAnalysis(found, a); err == nil {
		return indexable(foundNames(n))
	}
	return ""
}
