package store

import (
	"context"
	"math"
	"strings"

	"dateline/model/query"
)

// Query asks for articles.
type Query struct {
	Node  query.Node // nil: all
	Since int64      // only those that came after this article; see Desk.Last
}

// planned is a query that is ready to be asked.
type planned struct {
	c    *compiler
	root *cond
	ids  *sqlText // of a list that is collected and then sorted, nil where one is walked
	walk walk
}

// walk is a list that has its articles in order.
type walk struct {
	from  string
	table string // what of it has the columns sort and id
	id    string
	where string // what makes it the list, on top of the index
	args  []any
	rows  float64
}

// prepare compiles a query and chooses the way to its first rows articles:
// either a list that has them in order is walked until enough are found, or all
// that could be of them are collected, when those are few, and sorted.
// Where no order is asked for, collecting too ends when enough are found.
func (l *Library) prepare(ctx context.Context, q Query, rows int, ordered bool) (*planned, error) {
	c, err := l.compiler(ctx)
	if err != nil {
		return nil, err
	}
	root, err := c.build(q.Node)
	if err != nil {
		return nil, err
	}
	if q.Since > 0 {
		root = &cond{op: opAll, sub: append([]*cond{{op: opSince, low: q.Since}}, root.conjuncts()...)}
	}
	if err := c.estimate(root); err != nil {
		return nil, err
	}
	p := &planned{c: c, root: root, walk: c.walk(root)}
	expected := root.share * c.sizes.all // articles found
	walked := p.walk.rows
	if expected > float64(rows) {
		walked = p.walk.rows * float64(rows) / expected
	}
	ids, collected, ok := c.collected(root)
	asked, sorting := walked, collected*math.Log2(collected+2)*0.05
	if !ordered {
		sorting = 0
		if expected > float64(rows) && root.op != opAny { // of more than one list all are collected
			collected *= float64(rows) / expected
		}
	}
	if ok && collected*(costHit+costRow)+sorting+c.words(root, ids.known, collected) < walked*costRow+c.words(root, nil, walked) {
		p.ids, asked = ids, collected
	}
	c.choose(root, asked)
	return p, nil
}

// choose decides how words are asked for, when rows articles are: each of them,
// or once for all.
func (c *compiler) choose(n *cond, rows float64) {
	for _, s := range n.sub {
		c.choose(s, rows)
	}
	if n.op == opWords {
		n.each = !n.guess && rows*n.asked() < n.share*c.sizes.all*costHit
	}
}

// asked is what it costs to look for one article in the index of words. For words
// that begin somehow FTS5 merges the lists of all such words each time, so they are
// asked for once.
func (n *cond) asked() float64 {
	if strings.Contains(n.match, "*") {
		return 1e9
	}
	return costAsked
}

// words is what it costs to ask rows articles for the words of n, but for those
// that are known to be there.
func (c *compiler) words(n, known *cond, rows float64) (cost float64) {
	if n == known {
		return 0
	}
	for _, s := range n.sub {
		cost += c.words(s, known, rows)
	}
	if n.op == opWords {
		cost += min(rows*n.asked(), n.share*c.sizes.all*costHit)
	}
	return cost
}

// walk chooses the shortest list that has the articles of n in order.
func (c *compiler) walk(n *cond) walk {
	best := walk{from: "articles a INDEXED BY articles_newest", table: "a", id: "id", rows: c.sizes.all}
	take := func(rows float64, w walk) {
		if rows < best.rows {
			w.rows = rows
			best = w
		}
	}
	span := 1.0
	for _, s := range n.conjuncts() {
		rows := s.share * c.sizes.all
		switch s.op {
		case opWhen:
			span = s.share
		case opNames:
			if len(s.ids) == 1 && s.involved {
				take(rows, walk{from: "mentions m INDEXED BY mentions_involved CROSS JOIN articles a ON a.id = m.article", table: "m", id: "article",
					where: "m.involved = 1 AND m.entity = ?", args: []any{s.ids[0]}})
			} else if len(s.ids) == 1 {
				take(rows, walk{from: "mentions m INDEXED BY mentions_entity CROSS JOIN articles a ON a.id = m.article", table: "m", id: "article",
					where: "m.entity = ?", args: []any{s.ids[0]}})
			}
		case opFeeds:
			if len(s.ids) == 1 {
				take(rows, walk{from: "articles a INDEXED BY articles_feed", table: "a", id: "id", where: "a.feed = ?", args: []any{s.ids[0]}})
			}
		case opLang:
			take(rows, walk{from: "articles a INDEXED BY articles_lang", table: "a", id: "id", where: "a.lang = ?", args: []any{s.text}})
		case opState:
			switch s.state {
			case query.Unread:
				take(rows, walk{from: "articles a INDEXED BY articles_unread", table: "a", id: "id", where: "a.read = 0"})
			case query.Starred:
				take(rows, walk{from: "articles a INDEXED BY articles_starred", table: "a", id: "id", where: "a.star = 1"})
			case query.Full:
				take(rows, walk{from: "articles a INDEXED BY articles_full", table: "a", id: "id", where: "a.full = 1"})
			}
		}
	}
	best.rows *= span
	return best
}

// span is the stretch of time in which all articles of n lie.
func (n *cond) span() (low, high int64) {
	low, high = farPast, farFuture
	for _, s := range n.conjuncts() {
		if s.op == opWhen {
			low, high = max(low, s.low), min(high, s.high)
		}
	}
	return low, high
}

// text writes the query for columns of the articles that follow at, newest first
// where ordered is set.
func (p *planned) text(columns string, at Cursor, ordered bool) sqlText {
	var q sqlText
	q.add(columns)
	table, id := "a", "id"
	if p.ids != nil {
		q.known = p.ids.known
		q.add("("+p.ids.String()+") x CROSS JOIN articles a ON a.id = x.id WHERE 1", p.ids.args...)
	} else {
		w := &p.walk
		table, id = w.table, w.id
		q.add(w.from + " WHERE 1")
		if w.where != "" {
			q.add(" AND "+w.where, w.args...)
		}
	}
	if at.sort < start {
		q.add(" AND ("+table+".sort, "+table+"."+id+") < (?, ?)", at.sort, at.id)
	}
	if low, high := p.root.span(); low > farPast || high < farFuture {
		q.add(" AND "+table+".sort >= ? AND "+table+".sort < ?", low, high)
	}
	q.add(" AND ")
	q.where(p.root)
	if ordered {
		q.add(" ORDER BY " + table + ".sort DESC, " + table + "." + id + " DESC")
	}
	return q
}
