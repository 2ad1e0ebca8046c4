package store

import (
	"context"
	"fmt"
	"strings"

	"dateline/model/query"
)

// Costs in microseconds, measured; they only have to be right to a factor.
const (
	costRow   = 2.0  // an article read and asked
	costHit   = 0.6  // a row of a list collected
	costAsked = 40.0 // one article looked for in the index of words
)

// compiler turns a query into SQL.
type compiler struct {
	ctx   context.Context
	l     *Library
	now   int64
	feeds []feedRow
	sizes sizes
	asked int // how often the index of words was asked for the size of a list
}

// sizes are the numbers of articles in the library.
type sizes struct {
	all, unread, starred float64
	last                 int64 // id
}

func (l *Library) compiler(ctx context.Context) (*compiler, error) {
	c := &compiler{ctx: ctx, l: l, now: l.now()}
	const q = "SELECT ifnull(sum(articles), 0), ifnull(sum(unread), 0), ifnull(sum(starred), 0), ifnull((SELECT max(id) FROM articles), 0) FROM counts"
	err := l.r.QueryRowContext(ctx, q).Scan(&c.sizes.all, &c.sizes.unread, &c.sizes.starred, &c.sizes.last)
	c.sizes.all = max(c.sizes.all, 1)
	return c, err
}

// maxAsked bounds the lists of words whose size is asked for.
const maxAsked = 8

// estimate sets the shares of n and of its parts.
func (c *compiler) estimate(n *cond) error {
	for _, s := range n.sub {
		if err := c.estimate(s); err != nil {
			return err
		}
	}
	rows, err := 0.0, error(nil)
	switch n.op {
	case opAll:
		n.share = 1
		for _, s := range n.sub {
			n.share *= s.share
		}
		return nil
	case opAny:
		without := 1.0
		for _, s := range n.sub {
			without *= 1 - s.share
		}
		n.share = 1 - without
		return nil
	case opNot:
		n.share = 1 - n.sub[0].share
		return nil
	case opWords:
		rows, err = c.hits(n)
	case opNames:
		rows, err = c.named(n)
	case opFeeds:
		rows = c.ofFeeds(n.ids)
	case opTagged:
		rows, err = c.upTo("labels WHERE folded = ?", n.text)
	case opLang:
		rows, err = c.upTo("articles INDEXED BY articles_lang WHERE lang = ?", n.text)
	case opWhen:
		rows, err = c.upTo("articles INDEXED BY articles_newest WHERE sort >= ? AND sort < ?", n.low, n.high)
	case opSince:
		rows = float64(max(c.sizes.last-n.low, 0))
	case opState:
		switch n.state {
		case query.Unread:
			rows = c.sizes.unread
		case query.Read:
			rows = c.sizes.all - c.sizes.unread
		case query.Starred:
			rows = c.sizes.starred
		default:
			rows, err = c.upTo("articles INDEXED BY articles_full WHERE full = 1")
		}
	}
	n.share = min(rows/c.sizes.all, 1)
	return err
}

// many is how far lists are counted whose size is not known.
const many = 2000

// upTo counts as far as many; of more, half of all articles are expected.
func (c *compiler) upTo(from string, args ...any) (float64, error) {
	n, err := c.l.number(c.ctx, "SELECT count(*) FROM (SELECT 1 FROM "+from+" LIMIT ?)", append(args, many+1)...)
	if n > many {
		return max(c.sizes.all/2, many), err
	}
	return float64(n), err
}

// hits tells how many articles words are found in: the share that they have of
// the latest articles, where they are many.
func (c *compiler) hits(n *cond) (float64, error) {
	if c.asked++; c.asked > maxAsked {
		n.guess = true
		return c.sizes.all / 10, nil
	}
	var found, least int64
	const q = "SELECT count(*), ifnull(min(id), 0) FROM (SELECT rowid AS id FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)"
	if err := c.l.r.QueryRowContext(c.ctx, q, n.match, many+1).Scan(&found, &least); err != nil {
		return 0, err
	}
	if found <= many {
		return float64(found), nil
	}
	return float64(found) * c.sizes.all / float64(max(c.sizes.last-least, found)), nil
}

// named tells how many articles name the entities.
func (c *compiler) named(n *cond) (float64, error) {
	column := "articles"
	if n.involved {
		column = "involved"
	}
	rows, err := c.l.number(c.ctx, "SELECT ifnull(sum("+column+"), 0) FROM json_each(?) j CROSS JOIN entities e ON e.id = j.value", numbers(n.ids))
	return float64(rows), err
}

func (c *compiler) ofFeeds(ids []int64) (rows float64) {
	at := 0
	for i := range c.feeds { // both by id
		for at < len(ids) && ids[at] < c.feeds[i].id {
			at++
		}
		if at < len(ids) && ids[at] == c.feeds[i].id {
			rows += float64(c.feeds[i].articles)
		}
	}
	return rows
}

// numbers writes ids as JSON: a list of any length is one value of a query.
func numbers(ids []int64) string {
	return strings.ReplaceAll(fmt.Sprint(ids), " ", ",")
}
