package query

import (
	"slices"

	"dateline/model"
)

// Normal returns the tree in the form in which Parse returns it: And within And
// and Or within Or are one, what has one node is that node, what always or never
// holds is And{} or Or{}, negations of negations are gone. It holds for the same
// articles as n.
func Normal(n Node) Node {
	switch n := n.(type) {
	case And:
		return gather(n.Nodes, true)
	case Or:
		return gather(n.Nodes, false)
	case Not:
		switch in := Normal(n.Node).(type) {
		case And:
			if len(in.Nodes) == 0 {
				return Or{}
			}
			return Not{in}
		case Or:
			if len(in.Nodes) == 0 {
				return And{}
			}
			return Not{in}
		case Not:
			return in.Node
		default:
			return Not{in}
		}
	case Text:
		if words := normalWords(n.Words); len(words) > 0 {
			return Text{n.Title, words}
		}
		return And{}
	case Names:
		n.Keys = slices.Clone(n.Keys)
		slices.SortFunc(n.Keys, compareKeys)
		n.Keys = slices.Compact(n.Keys)
		return n
	case nil:
		return And{}
	}
	return n
}

// gather makes one list of nodes, and of And or Or that are empty what follows.
func gather(nodes []Node, and bool) Node {
	var out []Node
	for _, n := range nodes {
		n = Normal(n)
		switch in := n.(type) {
		case And:
			if and {
				out = append(out, in.Nodes...)
				continue
			} else if len(in.Nodes) == 0 {
				return And{}
			}
		case Or:
			if !and {
				out = append(out, in.Nodes...)
				continue
			} else if len(in.Nodes) == 0 {
				return Or{}
			}
		}
		out = append(out, n)
	}
	switch {
	case len(out) == 1:
		return out[0]
	case and:
		return And{out}
	}
	return Or{out}
}

// normalWords splits words as the index does; only the last can be open.
func normalWords(words []Word) []Word {
	var out []Word
	for i, w := range words {
		for _, s := range split(w.Text) {
			out = append(out, Word{Text: s})
		}
		if i == len(words)-1 && w.Prefix && len(out) > 0 {
			out[len(out)-1].Prefix = true
		}
	}
	return out
}

func compareKeys(a, b model.EntityKey) int {
	if a.Kind != b.Kind {
		return int(a.Kind) - int(b.Kind)
	}
	switch {
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}
