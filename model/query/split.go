package query

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm" // words are compared as the index has them: with letters in one piece
)

// packed are the scripts that are written without spaces, or (Hangul) with
// endings at the word.
var packed = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai,
	unicode.Lao, unicode.Khmer, unicode.Myanmar}

func isPacked(r rune) bool {
	return r >= 0xe00 && (unicode.In(r, packed...) || r == 'ー' || r == '々')
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }

// isWord tells whether r is part of a word.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co)
}

// isAccent tells whether r is a mark that is taken away, so that a word cannot
// be made of it alone.
func isAccent(r rune) bool { return r >= 0x300 && r < 0x370 && unicode.Is(unicode.M, r) }

// split returns the words of s: runs of letters, digits and marks; where a script
// without spaces meets another, a word ends.
func split(s string) []string {
	s = norm.NFC.String(s)
	var out []string
	from, letters, last := -1, false, false
	flush := func(to int) {
		if from >= 0 && letters {
			out = append(out, s[from:to])
		}
		from, letters = -1, false
	}
	for i, r := range s {
		if !isWord(r) {
			flush(i)
			continue
		}
		dense := isPacked(r)
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
