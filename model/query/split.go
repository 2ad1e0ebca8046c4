package query

import (
	"unicode"

	"golang.org/x/text/unicode/norm" // words are compared as the index has them: with letters in one piece

	"dateline/model/words"
)

// isAccent tells whether r is a mark that is taken away, so that a word cannot
// be made of it alone.
func isAccent(r rune) bool { return r >= 0x300 && r < 0x370 && unicode.Is(unicode.M, r) }

// split returns the words of s: runs of letters, digits and marks; where a script
// without spaces meets another, a word ends.
func split(s string) []string {
	s = norm.NFC.String(words.Narrow(s))
	var out []string
	from, letters, last := -1, false, false
	flush := func(to int) {
		if from >= 0 && letters {
			out = append(out, s[from:to])
		}
		from, letters = -1, false
	}
	for i, r := range s {
		if !words.IsWord(r) {
			flush(i)
			continue
		}
		dense := words.IsPacked(r)
		if from >= 0 && dense != last {
			flush(i)
		}
		if from < 0 {
			from = i
		}
		last = dense
		letters = letters || !isAccent(r)
	}
	flush(len(s))
	return out
}
