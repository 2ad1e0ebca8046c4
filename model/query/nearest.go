package query

import "strings"

// nearest returns the name that v is most likely a slip of, "" where none is
// near: one letter in four may be wrong, of short names one.
func nearest(v string, names []string) string {
	v = strings.ToLower(v)
	a := []rune(v)
	if len(a) > 40 {
		return ""
	}
	best, meant := max(1, (len(a)+1)/4)+1, ""
	for _, name := range names {
		if d := distance(a, []rune(strings.ToLower(name)), best); d < best {
			best, meant = d, name
		}
	}
	if best >= len(a) {
		return ""
	}
	return meant
}

// distance counts the letters to add, leave out, replace or swap with their
// neighbour. Distances from limit on are only known to be so.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			d := min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			next[j+1] = d
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
