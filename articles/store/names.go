package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/query"
)

// maxNamed bounds the entities of the library that one name stands for.
const maxNamed = 5000

// names finds the entities that a part of a query names.
func (c *compiler) names(n query.Names) (*cond, error) {
	byKind := map[model.Kind][]string{}
	for _, k := range n.Keys {
		byKind[k.Kind] = append(byKind[k.Kind], k.ID)
	}
	found := map[bool]*cond{}
	add := func(kind model.Kind, q string, args ...any) error {
		rows, err := c.l.r.QueryContext(c.ctx, q, args...)
		if err != nil {
			return err
		}
		ids, err := collect[int64](rows)
		country := kind == model.Country
		if len(ids) > 0 && found[country] == nil {
			found[country] = &cond{op: opNames, involved: country}
		}
		if len(ids) > 0 {
			found[country].ids = append(found[country].ids, ids...)
		}
		return err
	}
	for _, kind := range []model.Kind{model.Country, model.Person, model.Organization, model.Place} {
		if keys := byKind[kind]; len(keys) > 0 {
			const q = "SELECT e.id FROM json_each(?) j CROSS JOIN entities e ON e.kind = ? AND e.key = j.value"
			list, _ := json.Marshal(keys) // strings
			if err := add(kind, q, string(list), int(kind)); err != nil {
				return nil, err
			}
		}
	}
	if len(n.Keys) == 0 || n.Field == query.Person || n.Field == query.Org || n.Field == query.Place {
		kind := kindOf(n.Field)
		if q, args := wordsQuery(n.Value, kind); q != "" {
			if err := add(kind, q, args...); err != nil {
				return nil, err
			}
		}
	}
	any := &cond{op: opAny}
	for _, country := range []bool{true, false} {
		if f := found[country]; f != nil {
			slices.Sort(f.ids)
			f.ids = slices.Compact(f.ids)
			any.sub = append(any.sub, f)
		}
	}
	if len(any.sub) == 1 {
		return any.sub[0], nil
	}
	return any, nil
}

// wordsQuery finds the entities whose names have all words of value, beginning
// with the longest, which is likely the rarest.
func wordsQuery(value string, kind model.Kind) (q string, args []any) {
	words := nameWords(value)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	words = slices.Compact(words)
	if len(words) == 0 {
		return "", nil
	}
	if len(words) > 20 {
		words = words[:20]
	}
	var b strings.Builder
	b.WriteString("SELECT n.entity FROM names n WHERE n.word = ? AND n.kind = ?")
	args = append(args, words[0], int(kind))
	for _, w := range words[1:] {
		b.WriteString(" AND EXISTS (SELECT 1 FROM names o WHERE o.word = ? AND o.kind = n.kind AND o.entity = n.entity)")
		args = append(args, w)
	}
	b.WriteString(" LIMIT " + strconv.Itoa(maxNamed))
	return b.String(), args
}

// feedRow is what a query wants to know of a feed.
type feedRow struct {
	id       int64
	label    string // folded
	url      string
	folder   string
	articles int64
	tags     []string
}

// allFeeds reads them once for a query.
func (c *compiler) allFeeds() ([]feedRow, error) {
	if c.feeds != nil {
		return c.feeds, nil
	}
	rows, err := c.l.r.QueryContext(c.ctx, `SELECT f.id, f.url, f.title, f.name, f.folder, c.articles,
		ifnull((SELECT group_concat(tag, char(10)) FROM tags WHERE feed = f.id), '') FROM feeds f JOIN counts c ON c.feed = f.id ORDER BY f.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	c.feeds = []feedRow{}
	for rows.Next() {
		var r feedRow
		var f model.Feed
		var tags string
		if err := rows.Scan(&r.id, &f.URL, &f.Title, &f.Name, &r.folder, &r.articles, &tags); err != nil {
			return nil, err
		}
		r.label, r.url, r.folder = gazetteer.Fold(f.Label()), gazetteer.Fold(f.URL), gazetteer.Fold(r.folder)
		if tags != "" {
			r.tags = strings.Split(gazetteer.Fold(tags), "\n")
		}
		c.feeds = append(c.feeds, r)
	}
	return c.feeds, rows.Err()
}

// label finds the feeds that a part of a query speaks of.
func (c *compiler) label(n query.Label) (*cond, error) {
	feeds, err := c.allFeeds()
	if err != nil {
		return nil, err
	}
	value := gazetteer.Fold(n.Value)
	of := &cond{op: opFeeds}
	for i := range feeds {
		f := &feeds[i]
		holds := false
		switch n.Field {
		case query.Feed:
			holds = strings.Contains(f.label, value) || strings.Contains(f.url, value)
		case query.Folder:
			holds = f.folder == value || strings.HasPrefix(f.folder, value+"/")
		default:
			holds = slices.Contains(f.tags, value)
		}
		if holds {
			of.ids = append(of.ids, f.id)
		}
	}
	if n.Field == query.Tag {
		return &cond{op: opAny, sub: []*cond{{op: opTagged, text: value}, of}}, nil
	}
	return of, nil
}

// number asks for one number.
func (l *Library) number(ctx context.Context, q string, args ...any) (n int64, err error) {
	err = l.r.QueryRowContext(ctx, q, args...).Scan(&n)
	return n, err
}
