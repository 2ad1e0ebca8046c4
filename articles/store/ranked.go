package store

import (
	"context"

	"dateline/model"
	"dateline/model/query"
)

// maxRanked is how many articles are ranked, those that came last: what every
// article says would take a second among a million.
const maxRanked = 10_000

// Results are what a search found.
type Results struct {
	Items []model.Item
	Cut   bool // more articles have the words than were ranked: the last 10,000 that came
}

// bestQuery ranks by the words, and by date: an article loses half of what it
// gained by its words in a month, but never more than two thirds of it. Ranks are
// below zero, the best the lowest.
const bestQuery = `(SELECT h.id AS id, h.score * (1 + 2 / (1 + max(?1 - a.sort, 0) / 2592000.0)) AS score, a.sort AS sort FROM
	(SELECT rowid AS id, bm25(search, 8, 1, 4) AS score FROM search WHERE search MATCH ?2 ORDER BY rowid DESC LIMIT ?3) h
	CROSS JOIN articles a ON a.id = h.id WHERE `

// SearchQuery returns the articles that a query finds, the best first. What ranks
// them is the words that they must have; a query without such is listed, the
// newest first.
func (l *Library) SearchQuery(ctx context.Context, q Query, limit int) (r Results, err error) {
	match, rest := ranking(q.Node)
	if match == "" {
		r.Items, _, err = l.ListQuery(ctx, q, Cursor{}, limit)
		return r, err
	}
	err = l.within(ctx, func(ctx context.Context) error {
		p, err := l.prepare(ctx, Query{Node: rest, Since: q.Since}, maxRanked, true)
		if err != nil {
			return err
		}
		// The articles that have the words are asked one by one for the rest.
		where := sqlText{args: []any{l.now(), match, maxRanked}}
		p.c.choose(p.root, maxRanked)
		where.where(p.root)
		t := itemColumns + bestQuery + where.String() + " ORDER BY score LIMIT ?) s CROSS JOIN articles a ON a.id = s.id ORDER BY s.score, s.sort DESC, s.id DESC"
		rows, err := l.r.QueryContext(ctx, t, append(where.args, limit)...)
		if err != nil {
			return err
		}
		if r.Items, _, err = scanItems(rows, limit); err != nil {
			return err
		}
		hits, err := l.number(ctx, "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)", match, maxRanked+1)
		r.Cut = hits > maxRanked
		return err
	})
	return r, err
}

// ranking divides a query into the words that all its articles have, and the
// rest.
func ranking(n query.Node) (match string, rest query.Node) {
	if m, negative, ok := wordsOf(n); ok && !negative {
		return m, query.And{}
	}
	and, ok := n.(query.And)
	if !ok {
		return "", n
	}
	var words, others []query.Node
	for _, n := range flat(and.Nodes, opAll) {
		if _, _, ok := wordsOf(n); ok {
			words = append(words, n)
		} else {
			others = append(others, n)
		}
	}
	m, negative, ok := wordsOf(query.And{Nodes: words})
	if !ok || negative {
		return "", n
	}
	return m, query.And{Nodes: others}
}
