package store

import (
	"strings"

	"dateline/model/query"
)

// sqlText is SQL with the values of its question marks.
type sqlText struct {
	strings.Builder
	args  []any
	known *cond // what holds for all articles that are asked
}

func (q *sqlText) add(part string, args ...any) {
	q.WriteString(part)
	q.args = append(q.args, args...)
}

// few entities are looked up one by one in what an article names.
const fewEntities = 4

// where writes a cond as a condition on the article a.
func (q *sqlText) where(n *cond) {
	if n == q.known {
		q.add("1")
		return
	}
	switch n.op {
	case opAll:
		q.group(n.sub, " AND ", "1")
	case opAny:
		q.group(n.sub, " OR ", "0")
	case opNot:
		q.add("NOT ")
		q.where(n.sub[0])
	case opWords:
		if n.each {
			q.add("EXISTS (SELECT 1 FROM search s WHERE s.search MATCH ? AND s.rowid = a.id)", n.match)
		} else {
			q.add("a.id IN (SELECT rowid FROM search WHERE search MATCH ?)", n.match)
		}
	case opNames:
		q.named(n)
	case opFeeds:
		q.add("ifnull(a.feed, 0) IN (SELECT value FROM json_each(?))", numbers(n.ids))
	case opTagged:
		q.add("a.id IN (SELECT article FROM labels WHERE folded = ?)", n.text)
	case opState:
		q.add(stateColumn(n.state))
	case opLang:
		q.add("a.lang = ?", n.text)
	case opWhen:
		q.add("(a.sort >= ? AND a.sort < ?)", n.low, n.high)
	case opSince:
		q.add("a.id > ?", n.low)
	}
}

// group joins conditions in halves: a tree of SQL may be a thousand deep and no
// more.
func (q *sqlText) group(list []*cond, by, empty string) {
	switch len(list) {
	case 0:
		q.add(empty)
	case 1:
		q.where(list[0])
	default:
		q.add("(")
		q.group(list[:len(list)/2], by, empty)
		q.add(by)
		q.group(list[len(list)/2:], by, empty)
		q.add(")")
	}
}

func (q *sqlText) named(n *cond) {
	q.add("EXISTS (SELECT 1 FROM mentions o WHERE o.article = a.id AND ")
	if len(n.ids) <= fewEntities {
		q.add("o.entity IN (?" + strings.Repeat(", ?", len(n.ids)-1) + ")")
		for _, id := range n.ids {
			q.args = append(q.args, id)
		}
	} else { // the plus: the dozen names of the article are looked up among them
		q.add("+o.entity IN (SELECT value FROM json_each(?))", numbers(n.ids))
	}
	if n.involved {
		q.add(" AND o.involved = 1")
	}
	q.add(")")
}

func stateColumn(s query.State) string {
	switch s {
	case query.Unread:
		return "a.read = 0"
	case query.Read:
		return "a.read = 1"
	case query.Starred:
		return "a.star = 1"
	case query.Full:
		return "a.full = 1"
	}
	return "0"
}

// collected writes a query for the ids of articles that n holds for, and maybe
// of others, where there is an index that tells them and they are not too many.
// rows is how many it finds. Where it finds no others, or none but those for which
// one part of n holds, known is that part.
func (c *compiler) collected(n *cond) (q *sqlText, rows float64, ok bool) {
	q = &sqlText{known: n}
	rows = n.share * c.sizes.all
	switch n.op {
	case opAll: // the shortest list of any part
		for _, s := range n.sub {
			if p, r, found := c.collected(s); found && (!ok || r < rows) {
				q, rows, ok = p, r, true
			}
		}
		return q, rows, ok
	case opAny: // the lists of all parts
		rows = 0
		exact := true
		for i, s := range n.sub {
			p, r, found := c.collected(s)
			if !found || i >= maxLists {
				return q, 0, false
			}
			if i > 0 {
				q.add(" UNION ")
			}
			q.add("SELECT id FROM ("+p.String()+")", p.args...)
			rows += r
			exact = exact && p.known == s
		}
		if !exact {
			q.known = nil
		}
		if len(n.sub) == 0 {
			q.add("SELECT 0 AS id WHERE 0")
		}
		return q, rows, true
	case opWords:
		q.add("SELECT rowid AS id FROM search WHERE search MATCH ?", n.match)
	case opNames:
		if n.involved {
			q.add("SELECT DISTINCT article AS id FROM mentions INDEXED BY mentions_involved WHERE involved = 1 AND entity IN (SELECT value FROM json_each(?))", numbers(n.ids))
		} else {
			q.add("SELECT DISTINCT article AS id FROM mentions INDEXED BY mentions_entity WHERE entity IN (SELECT value FROM json_each(?))", numbers(n.ids))
		}
	case opFeeds:
		q.add("SELECT id FROM articles INDEXED BY articles_feed WHERE feed IN (SELECT value FROM json_each(?))", numbers(n.ids))
	case opTagged:
		q.add("SELECT article AS id FROM labels WHERE folded = ?", n.text)
	case opLang:
		q.add("SELECT id FROM articles INDEXED BY articles_lang WHERE lang = ?", n.text)
	case opSince:
		q.add("SELECT id FROM articles WHERE id > ?", n.low)
	case opWhen:
		q.add("SELECT id FROM articles INDEXED BY articles_newest WHERE sort >= ? AND sort < ?", n.low, n.high)
	case opState:
		switch n.state {
		case query.Unread:
			q.add("SELECT id FROM articles INDEXED BY articles_unread WHERE read = 0")
		case query.Starred:
			q.add("SELECT id FROM articles INDEXED BY articles_starred WHERE star = 1")
		case query.Full:
			q.add("SELECT id FROM articles INDEXED BY articles_full WHERE full = 1")
		default:
			return q, 0, false
		}
	default:
		return q, 0, false
	}
	return q, rows, true
}

// maxLists bounds the lists that are collected into one: SQLite takes 500.
const maxLists = 100
