package store

import (
	"fmt"
	"slices"

	"dateline/model"
	"dateline/model/query"
)

// op is what a cond asks.
type op uint8

const (
	opAll    op = iota // all of sub hold; without any it always holds
	opAny              // one of sub holds; without any it never does
	opNot              // sub[0] does not hold
	opWords            // the index of words finds it by match
	opNames            // it names, or involves, one of the entities ids
	opFeeds            // it is of one of the feeds ids
	opTagged           // it has the tag text itself
	opState            // state
	opLang             // its language is text
	opWhen             // low <= sort < high
	opSince            // it came after the article low
)

// cond is a part of a query in terms of the tables.
type cond struct {
	op       op
	sub      []*cond
	match    string
	ids      []int64
	involved bool
	text     string
	state    query.State
	low      int64
	high     int64

	share float64 // of all articles for which it holds, estimated
	guess bool    // of words: share was not looked up
	each  bool    // of words: asked article by article, else by a list of all hits
}

var (
	always = &cond{op: opAll}
	never  = &cond{op: opAny}
)

// farPast and farFuture bound dates.
const (
	farPast   = -1 << 62
	farFuture = 1 << 62
)

// build turns a node into a cond. Parts that are words alone become one query of
// the index of words, which combines them faster than anything else could.
func (c *compiler) build(n query.Node) (*cond, error) {
	if m, negative, ok := wordsOf(n); ok {
		return wordsCond(m, negative), nil
	}
	switch n := n.(type) {
	case nil:
		return always, nil
	case query.And:
		return c.group(n.Nodes, opAll)
	case query.Or:
		return c.group(n.Nodes, opAny)
	case query.Not:
		sub, err := c.build(n.Node)
		return not(sub), err
	case query.Names:
		return c.names(n)
	case query.Label:
		return c.label(n)
	case query.Is:
		return &cond{op: opState, state: n.State}, nil
	case query.Lang:
		return &cond{op: opLang, text: n.Code}, nil
	case query.When:
		w := &cond{op: opWhen, low: farPast, high: farFuture}
		switch n.Field {
		case query.After:
			w.low = n.Time.Unix()
		case query.Before:
			w.high = n.Time.Unix()
		default:
			w.low = c.now - int64(n.Age.Seconds())
		}
		return w, nil
	}
	return never, nil
}

func not(c *cond) *cond {
	if c != nil && c.op == opNot {
		return c.sub[0]
	}
	return &cond{op: opNot, sub: []*cond{c}}
}

// group builds nodes that are joined by op: words together, and what names one
// thing or another as one list.
func (c *compiler) group(nodes []query.Node, op op) (*cond, error) {
	var words, rest []query.Node
	for _, n := range flat(nodes, op) {
		if _, _, ok := wordsOf(n); ok {
			words = append(words, n)
		} else {
			rest = append(rest, n)
		}
	}
	out := &cond{op: op}
	if len(words) > 0 {
		var n query.Node = query.And{Nodes: words}
		if op == opAny {
			n = query.Or{Nodes: words}
		}
		m, negative, _ := wordsOf(n)
		out.sub = append(out.sub, wordsCond(m, negative))
	}
	for _, n := range rest {
		if err := c.ctx.Err(); err != nil {
			return nil, err
		}
		sub, err := c.build(n)
		if err != nil {
			return nil, err
		}
		if sub.op == op { // a list of names may be two lists
			out.sub = append(out.sub, sub.sub...)
		} else {
			out.sub = append(out.sub, sub)
		}
	}
	if op == opAny {
		out.join(func(a, b *cond) bool { return a.op == opNames && b.op == opNames && a.involved == b.involved })
		out.join(func(a, b *cond) bool { return a.op == opFeeds && b.op == opFeeds })
	} else {
		out.narrow()
	}
	return out.once(), nil
}

// once leaves parts out that are there twice; where one of them is what another
// is not, all or nothing is found.
func (c *cond) once() *cond {
	seen := map[string]bool{}
	var list []*cond
	for _, s := range c.sub {
		k := s.key()
		if seen[k] {
			continue
		}
		seen[k] = true
		list = append(list, s)
	}
	for _, s := range list {
		if seen[not(s).key()] {
			if c.op == opAll {
				return never
			}
			return always
		}
	}
	if len(list) == 1 {
		return list[0]
	}
	slices.SortStableFunc(list, func(a, b *cond) int { return a.effort() - b.effort() })
	return &cond{op: c.op, sub: list}
}

// effort orders conds by what it takes to ask them of an article, for what is
// asked first may settle it.
func (c *cond) effort() (n int) {
	switch c.op {
	case opAll, opAny, opNot:
		for _, s := range c.sub {
			n = max(n, s.effort())
		}
		return n
	case opWords:
		return 3
	case opNames:
		return 2
	case opTagged, opFeeds:
		return 1
	}
	return 0
}

// key is the same for conds that are.
func (c *cond) key() string {
	var q sqlText
	q.where(c)
	return fmt.Sprint(q.String(), q.args)
}

// flat returns the nodes without groups of the same kind within.
func flat(nodes []query.Node, op op) (list []query.Node) {
	for _, n := range nodes {
		if and, ok := n.(query.And); ok && op == opAll {
			list = append(list, flat(and.Nodes, op)...)
		} else if or, ok := n.(query.Or); ok && op == opAny {
			list = append(list, flat(or.Nodes, op)...)
		} else {
			list = append(list, n)
		}
	}
	return list
}

// join makes one of the subs that are alike.
func (c *cond) join(alike func(a, b *cond) bool) {
	var list []*cond
	var first *cond
	for _, s := range c.sub {
		switch {
		case !alike(s, s):
			list = append(list, s)
		case first == nil:
			copied := *s
			first = &copied
			first.ids = slices.Clone(s.ids)
			list = append(list, first)
		case alike(first, s):
			first.ids = append(first.ids, s.ids...)
		default:
			list = append(list, s)
		}
	}
	if first != nil {
		slices.Sort(first.ids)
		first.ids = slices.Compact(first.ids)
	}
	c.sub = list
}

// narrow makes one of all spans of time.
func (c *cond) narrow() {
	var list []*cond
	var when *cond
	for _, s := range c.sub {
		switch {
		case s.op != opWhen:
			list = append(list, s)
		case when == nil:
			w := *s
			when = &w
			list = append(list, when)
		default:
			when.low, when.high = max(when.low, s.low), min(when.high, s.high)
		}
	}
	c.sub = list
}

// conjuncts are the conds that must all hold.
func (c *cond) conjuncts() []*cond {
	if c.op == opAll {
		return c.sub
	}
	return []*cond{c}
}

// kindOf is the kind of the entities of a field.
func kindOf(f query.Field) model.Kind {
	switch f {
	case query.Leader, query.Person:
		return model.Person
	case query.Org:
		return model.Organization
	case query.Place:
		return model.Place
	}
	return model.Country
}
