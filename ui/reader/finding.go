package reader

import "sort"

// SetFind highlights words and stands on the first match at or below the top.
// It returns how many there are.
func (r *Reader) SetFind(words string) int {
	r.words, r.match, r.matches = words, -1, Matches{}
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

func (r *Reader) clearFind() { r.words, r.matches, r.match = "", Matches{}, -1 }
