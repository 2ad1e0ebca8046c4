package reader

import "sort"

// SetFind highlights words and stands on the first match at or below the top.
// It returns how many there are.
func (r *Reader) SetFind(words string) int {
	r.words, r.needles, r.match, r.matches = words, nil, -1, Matches{}
	if r.page == nil || words == "" {
		return 0
	}
	r.matches = r.page.Search(words)
	n := r.matches.Len()
	if n == 0 {
		return 0
	}
	r.match = sort.Search(n, func(i int) bool { return r.matches.Line(i) >= r.top })
	if r.match == n {
		r.match = 0
	}
	r.reveal(r.matches.Line(r.match))
	return n
}

// NextMatch goes to the next (dir 1) or previous (dir -1) match, round about.
// It returns the number of the match (from 1) and how many there are, 0 and 0
// without a find.
func (r *Reader) NextMatch(dir int) (at, of int) {
	n := r.matches.Len()
	if n == 0 {
		return 0, 0
	}
	r.match = ((r.match+dir)%n + n) % n
	r.reveal(r.matches.Line(r.match))
	return r.match + 1, n
}

// Find returns the words looked for, which match is stood on (from 1) and how
// many there are.
func (r *Reader) Find() (words string, at, of int) {
	return r.words, r.match + 1, r.matches.Len()
}

// Finding tells whether words are looked for.
func (r *Reader) Finding() bool { return r.words != "" }

// ClearFind ends the find and tells whether there was one.
func (r *Reader) ClearFind() bool {
	was := r.words != ""
	r.clearFind()
	return was
}

func (r *Reader) clearFind() { r.words, r.needles, r.matches, r.match = "", nil, Matches{}, -1 }

// SetFound is SetFind for several words and phrases at once, called by a name of
// theirs: those that a search found the article by. It scrolls only where reveal is
// set.
func (r *Reader) SetFound(name string, needles []Needle, reveal bool) int {
	r.clearFind()
	if r.page == nil || len(needles) == 0 {
		return 0
	}
	found := r.page.SearchAny(needles)
	if found.Len() == 0 {
		return 0
	}
	r.words, r.needles, r.matches, r.match = name, needles, found, 0
	if reveal {
		r.reveal(r.matches.Line(0))
	}
	return found.Len()
}

// again looks for the same on a page that was laid out anew.
func (r *Reader) again(p *Page) Matches {
	if r.needles != nil {
		return p.SearchAny(r.needles)
	}
	return p.Search(r.words)
}
