package store

import (
	"context"

	"dateline/model"
	"dateline/model/gazetteer"
)

// tagging is a tag that a step put on an article or took off.
type tagging struct {
	Article int64
	Tag     string
	On      bool
}

// Tag puts tags on articles and takes others off, as one step. Two tags that
// differ in case or accents alone are the same.
func (l *Library) Tag(ctx context.Context, ids, on, off []string) (model.Step, error) {
	var done []tagging
	err := l.write(ctx, false, func(t *txn) error {
		done = nil
		for i, id := range ids {
			if i&255 == 255 && ctx.Err() != nil {
				return ctx.Err()
			}
			n, err := rowID(id)
			if err != nil {
				continue
			}
			for _, c := range [...]struct {
				tags []string
				on   bool
			}{{on, true}, {off, false}} {
				for _, tag := range c.tags {
					g, changed, err := setTag(t, tagging{n, tag, c.on})
					if err != nil {
						return err
					}
					if changed {
						done = append(done, g)
					}
				}
			}
		}
		if len(done) == 0 {
			return nil
		}
		if err := t.remember(l.now(), model.StepTags, nameOf(done), done); err != nil {
			return err
		}
		return t.changed("marks")
	})
	if err != nil || len(done) == 0 {
		return model.Step{}, err
	}
	l.soon()
	return model.Step{What: model.StepTags, Name: nameOf(done), Count: articlesOf(done), Back: done[0].On}, nil
}

// setTag puts a tag on or takes it off; changed tells whether it was otherwise.
// The tag comes back as it was written.
func setTag(t *txn, g tagging) (done tagging, changed bool, err error) {
	folded := gazetteer.Fold(g.Tag)
	if folded == "" {
		return g, false, nil
	}
	if !g.On {
		if found, err := t.row("SELECT tag FROM labels WHERE folded = ? AND article = ?", []any{folded, g.Article}, &g.Tag); err != nil || !found {
			return g, false, err
		}
		return g, true, t.run("DELETE FROM labels WHERE folded = ? AND article = ?", folded, g.Article)
	}
	r, err := t.exec("INSERT OR IGNORE INTO labels (folded, article, tag) SELECT ?1, id, ?2 FROM articles WHERE id = ?3", folded, g.Tag, g.Article)
	if err != nil {
		return g, false, err
	}
	n, err := r.RowsAffected()
	return g, n > 0, err
}

// turnTags takes a step back or does it again.
func turnTags(t *txn, list []tagging, undo bool) (int, error) {
	var done []tagging
	for _, g := range list {
		g.On = g.On != undo
		g, changed, err := setTag(t, g)
		if err != nil {
			return 0, err
		}
		if changed {
			done = append(done, g)
		}
	}
	return articlesOf(done), t.changed("marks")
}

// nameOf is the tag that a step speaks of, "" where there are several.
func nameOf(list []tagging) string {
	for _, g := range list {
		if g.Tag != list[0].Tag {
			return ""
		}
	}
	return list[0].Tag
}

func articlesOf(list []tagging) int {
	seen := map[int64]bool{}
	for _, g := range list {
		seen[g.Article] = true
	}
	return len(seen)
}

// TagsOf are the tags of an article itself, not of its feed.
func (l *Library) TagsOf(ctx context.Context, id string) ([]string, error) {
	n, err := rowID(id)
	if err != nil {
		return nil, err
	}
	rows, err := l.r.QueryContext(ctx, "SELECT tag FROM labels WHERE article = ? ORDER BY folded", n)
	if err != nil {
		return nil, wrap(l.path, err)
	}
	tags, err := collect[string](rows)
	return tags, wrap(l.path, err)
}
