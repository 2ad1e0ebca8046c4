// Package spelling finds what a mistyped word was most likely meant to be, for
// the verbs of the command line and the names in the settings.
package spelling

import "strings"

// Nearest returns the one of the names that word is most likely a slip for, ""
// if none is near. Of two that are as near the first one wins.
func Nearest(word string, names []string) string {
	word = strings.ToLower(word)
	best, least := "", min(3, 1+len(word)/2)
	for _, name := range names {
		d := Distance(word, strings.ToLower(name))
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(name), word) {
			d = min(d, 1)
		}
		if d < least {
			best, least = name, d
		}
	}
	return best
}

// Distance counts the bytes to insert, delete, replace or swap with their
// neighbour to make b of a (the optimal string alignment distance).
func Distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
