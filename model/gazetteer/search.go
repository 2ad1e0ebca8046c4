package gazetteer

import (
	"slices"

	"dateline/model/gazetteer/layout"
)

// searched bounds the names that one Search looks at: a single letter begins
// thousands.
const searched = 4000

// Search returns what the names that begin with words can stand for, at most
// limit: first those of the whole name as it is, then, from two letters on, by
// weight. Every entity comes once.
func Search(words string, limit int) []Candidate {
	fst := automaton()
	key := layout.Key(words)
	if fst == nil || key == "" || limit <= 0 {
		return nil
	}
	seen := make(map[Ref]bool)
	out := appendDistinct(nil, Lookup(words), seen)
	if len(key) < 2 {
		return out[:min(limit, len(out))]
	}
	// Every key with this beginning sorts before the beginning and 0xFF, which
	// no UTF-8 has.
	it, err := fst.Iterator([]byte(key), append([]byte(key), 0xFF))
	var begun []Candidate
	for n := 0; err == nil && n < searched; n++ {
		_, at := it.Current()
		begun = appendDistinct(begun, appendCandidates(nil, int(at), true), seen)
		err = it.Next()
	}
	slices.SortStableFunc(begun, func(a, b Candidate) int { return int(b.Weight) - int(a.Weight) })
	out = append(out, begun...)
	return out[:min(limit, len(out))]
}

// appendDistinct appends the candidates whose entity was not seen yet.
func appendDistinct(dst, cands []Candidate, seen map[Ref]bool) []Candidate {
	for _, c := range cands {
		if !seen[c.Ref] {
			seen[c.Ref] = true
			dst = append(dst, c)
		}
	}
	return dst
}
