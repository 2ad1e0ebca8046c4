package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/query"
)

// Value is what could stand behind a field of a query.
type Value struct {
	Text     string
	Articles int
}

// popular is among how many of the names that most articles have a beginning is
// looked for first; of what is typed further there are few names, and the words
// of names lead to them.
const (
	popular = 3000
	rare    = 3000
)

// Values returns what in the library begins with prefix, in any of its words, and
// can stand behind field: what most articles have first.
func (l *Library) Values(ctx context.Context, field query.Field, prefix string, limit int) ([]Value, error) {
	var list []Value
	var err error
	prefix = gazetteer.Fold(strings.TrimSpace(prefix))
	switch field {
	case query.Country, query.Leader, query.Person, query.Org, query.Place:
		list, err = l.nameValues(ctx, kindOf(field), prefix, limit)
	case query.Feed, query.Folder:
		list, err = l.feedValues(ctx, field)
	case query.Tag:
		list, err = l.grouped(ctx, "SELECT tag, sum(n) FROM (SELECT folded, tag, count(*) AS n FROM labels GROUP BY folded UNION ALL SELECT tag, tag, sum(c.articles) FROM tags t JOIN counts c ON c.feed = t.feed GROUP BY tag) GROUP BY folded")
	case query.LangField:
		list, err = l.languages(ctx)
	}
	if err != nil {
		return nil, l.queryError(ctx, err)
	}
	list = slices.DeleteFunc(list, func(v Value) bool { return !begins(v.Text, prefix) })
	slices.SortStableFunc(list, func(a, b Value) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), strings.Compare(a.Text, b.Text))
	})
	return list[:min(limit, len(list))], nil
}

// begins tells whether a name, or a word within it, begins with prefix.
func begins(name, prefix string) bool {
	name = gazetteer.Fold(name)
	if strings.HasPrefix(name, prefix) {
		return true
	}
	for i := 1; i < len(name); i++ {
		if !wordByte(name[i-1]) && strings.HasPrefix(name[i:], prefix) {
			return true
		}
	}
	return false
}

func wordByte(c byte) bool { return c >= 0x80 || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// nameValues looks for names, those of most articles first.
func (l *Library) nameValues(ctx context.Context, kind model.Kind, prefix string, limit int) ([]Value, error) {
	const often = "SELECT name, articles FROM entities INDEXED BY entities_often WHERE kind = ? AND articles > 0 ORDER BY articles DESC LIMIT ?"
	list, err := l.grouped(ctx, often, int(kind), popular)
	if err != nil {
		return nil, err
	}
	all := len(list) < popular
	list = slices.DeleteFunc(list, func(v Value) bool { return !begins(v.Text, prefix) })
	words := nameWords(prefix)
	if all || len(list) >= limit || len(words) == 0 {
		return list, nil
	}
	// The longest word is likely the rarest; only the last may go on.
	word := slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	const byWord = `SELECT DISTINCT e.name, e.articles FROM (SELECT entity FROM names WHERE word >= ?1 AND word < ?1 || char(1114111) AND kind = ?2 LIMIT ?3) n
		CROSS JOIN entities e ON e.id = n.entity WHERE e.articles > 0`
	more, err := l.grouped(ctx, byWord, word, int(kind), rare)
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list, err
}

// feedValues are the names of feeds, or of folders.
func (l *Library) feedValues(ctx context.Context, field query.Field) (list []Value, err error) {
	feeds, err := l.Feeds(ctx)
	for i := range feeds {
		v := Value{feeds[i].Label(), feeds[i].Articles}
		if field == query.Folder {
			v.Text = feeds[i].Folder
		}
		if at := slices.IndexFunc(list, func(w Value) bool { return w.Text == v.Text }); at >= 0 {
			list[at].Articles += v.Articles
		} else if v.Text != "" {
			list = append(list, v)
		}
	}
	return list, err
}

// languages skips from one language to the next, for most articles have the same;
// their numbers are counted to a thousand.
func (l *Library) languages(ctx context.Context) ([]Value, error) {
	const q = `WITH RECURSIVE langs (lang) AS (SELECT min(lang) FROM articles WHERE lang > ''
		UNION ALL SELECT (SELECT min(lang) FROM articles WHERE lang > langs.lang) FROM langs WHERE langs.lang IS NOT NULL)
		SELECT lang, (SELECT count(*) FROM (SELECT 1 FROM articles a WHERE a.lang = langs.lang LIMIT 1001)) FROM langs WHERE lang IS NOT NULL LIMIT 200`
	return l.grouped(ctx, q)
}

// grouped reads names and numbers.
func (l *Library) grouped(ctx context.Context, q string, args ...any) (list []Value, err error) {
	rows, err := l.r.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var v Value
		if err := rows.Scan(&v.Text, &v.Articles); err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, rows.Err()
}
