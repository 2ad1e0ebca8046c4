// Package words is how texts are cut into words for finding them: the same for
// the index of the library, for queries and for what is looked for in memory.
//
// A text is prepared: letters are brought to their usual width, accents are taken
// from them, and stretches of scripts
// without spaces become pairs of letters. Then its words are the runs of letters,
// numbers and marks (the categories L, N, M and Co), compared without case. The
// tokenizer unicode61 of SQLite's FTS5 does that second part for the library;
// Tokens does it here. They differ only on characters that one of the two does not
// know as letters, for their tables are of different versions of Unicode.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm" // letters with marks of their own become one letter, as most texts have them
	"golang.org/x/text/width"
)

// packed are the scripts that are written without spaces, or (Hangul) with
// endings at the word.
var packed = [...]*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai,
	unicode.Lao, unicode.Khmer, unicode.Myanmar}

// IsPacked tells whether r is of a script that is indexed as pairs of letters.
func IsPacked(r rune) bool {
	return r >= 0xe00 && (unicode.In(r, packed[:]...) || r == 'ー' || r == '々')
}

// IsWord tells whether r is part of a word.
func IsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co)
}

// Prepare makes the text that is cut into words: stretches of packed scripts
// become pairs of letters, 東京都 becomes 東京 京都 都, so that a word of two letters
// is found wherever it stands and one of one letter as the beginning of a pair. A
// trigram index would find neither, and be three times as large.
func Prepare(s string) string {
	first := 0
	for first < len(s) && s[first] < utf8.RuneSelf {
		first++
	}
	if first == len(s) {
		return s
	}
	s = strings.Map(known, plain(Narrow(s)))
	if !strings.ContainsFunc(s, IsPacked) {
		return s
	}
	var b strings.Builder
	b.Grow(2 * len(s))
	for s != "" {
		n := strings.IndexFunc(s, IsPacked)
		if n < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:n])
		s = s[n:]
		if n = strings.IndexFunc(s, func(r rune) bool { return !IsPacked(r) }); n < 0 {
			n = len(s)
		}
		pairs(&b, s[:n])
		s = s[n:]
	}
	return b.String()
}

// known makes spaces of signs that are younger than the tables of the index (emoji,
// ₽), which would take them for letters of the word beside them.
func known(r rune) rune {
	if r >= 0x20a0 && !IsPacked(r) && !IsWord(r) {
		return ' '
	}
	return r
}

// Narrow brings letters to their usual width: ＡＢＣ are ABC, and kana of half the
// width are kana.
func Narrow(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r >= 0xff00 && r < 0xfff0 }) {
		return width.Fold.String(s)
	}
	return s
}

// plain takes the accents from letters. The index would do that for Latin alone.
func plain(s string) string {
	accented := func(r rune) bool { return r >= 0xc0 && r < 0x590 || r >= 0x1e00 && r < 0x2000 }
	if !strings.ContainsFunc(s, accented) {
		return norm.NFC.String(s)
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r >= 0x300 && r < 0x370 {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// pairs writes each letter of a packed stretch with the one that follows it, the
// last alone.
func pairs(b *strings.Builder, s string) {
	for s != "" {
		_, n := utf8.DecodeRuneInString(s)
		_, m := utf8.DecodeRuneInString(s[n:])
		b.WriteByte(' ')
		b.WriteString(s[:n+m])
		s = s[n:]
	}
	b.WriteByte(' ')
}

// Phrase prepares what is looked for. A phrase that ends in a packed script loses
// the last letter that stands alone, for there it is followed by others; of a
// single such letter open becomes true: any pair that begins with it. ok is false
// where there is no word.
func Phrase(phrase string, open bool) (prepared string, _, ok bool) {
	if !strings.ContainsFunc(phrase, IsWord) {
		return "", false, false
	}
	phrase = strings.TrimSpace(norm.NFC.String(Narrow(phrase)))
	s := strings.TrimSpace(Prepare(phrase))
	last, n := utf8.DecodeLastRuneInString(phrase)
	if IsPacked(last) {
		before, _ := utf8.DecodeLastRuneInString(phrase[:len(phrase)-n])
		if IsPacked(before) {
			s = s[:len(s)-n]
		} else {
			open = true
		}
	}
	return s, open, true
}

// Tokens returns the words of a prepared text, folded.
func Tokens(prepared string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(prepared, func(r rune) bool { return !IsWord(r) }) {
		out = append(out, strings.Map(fold, w))
	}
	return out
}

// fold returns the letter for which r counts, whatever its case.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			return r | 0x20
		}
		return r
	}
	least := r
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		least = min(least, o)
	}
	if least < utf8.RuneSelf {
		least |= 0x20 // ſ and the Kelvin sign are s and k
	}
	return least
}
