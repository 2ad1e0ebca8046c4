package store

import (
	"strings"

	"dateline/model/query"
)

// wordsCond is a query of the index of words.
func wordsCond(match string, negative bool) *cond {
	c := &cond{op: opWords, match: match}
	if match == "" { // nothing is found by it
		c = never
	}
	if negative {
		return not(c)
	}
	return c
}

// wordsOf writes a node that asks for words alone in the language of the index.
// That has no "not" of its own, only "this but not that": so a query may come
// out negative, as what it is not. "" is what nothing is found by.
func wordsOf(n query.Node) (match string, negative, ok bool) {
	switch n := n.(type) {
	case query.Text:
		return textMatch(n), false, true
	case query.Not:
		match, negative, ok = wordsOf(n.Node)
		return match, !negative, ok
	case query.And:
		return joined(n.Nodes, false)
	case query.Or:
		return joined(n.Nodes, true)
	}
	return "", false, false
}

// joined writes nodes that must all hold, or with or set one of them. What is to
// hold of the one is what must not of the other: a OR -b is -(b -a).
func joined(nodes []query.Node, or bool) (match string, negative, ok bool) {
	var with, without []string
	for _, n := range nodes {
		m, negative, ok := wordsOf(n)
		if !ok {
			return "", false, false
		}
		if negative {
			without = append(without, m)
		} else {
			with = append(with, m)
		}
	}
	if len(nodes) == 0 {
		return "", false, false
	}
	if !or {
		if len(with) == 0 {
			return joinedBy(without, " OR "), true, true
		}
		return butNot(joinedBy(with, " AND "), joinedBy(without, " OR ")), false, true
	}
	if len(without) == 0 {
		return joinedBy(with, " OR "), false, true
	}
	return butNot(joinedBy(without, " AND "), joinedBy(with, " OR ")), true, true
}

// butNot is what a finds and b does not.
func butNot(a, b string) string {
	if a == "" || b == "" {
		return a
	}
	return "(" + a + " NOT " + b + ")"
}

// joinedBy joins queries: of AND all must find something, of OR one.
func joinedBy(list []string, by string) string {
	var parts []string
	for _, m := range list {
		if m != "" {
			parts = append(parts, m)
		} else if by == " AND " {
			return ""
		}
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return "(" + strings.Join(parts, by) + ")"
}

// textMatch is the query for words that stand one behind the other.
func textMatch(t query.Text) string {
	if len(t.Words) == 0 {
		return ""
	}
	words := make([]string, len(t.Words))
	for i, w := range t.Words {
		words[i] = strings.ReplaceAll(w.Text, "\x00", " ") // ends a query for SQLite
	}
	terms := appendTerm(nil, strings.Join(words, " "), t.Words[len(t.Words)-1].Prefix)
	if len(terms) == 0 {
		return ""
	}
	if t.Title {
		return "{title} : " + terms[0]
	}
	return terms[0]
}
