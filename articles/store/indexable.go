package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm" // letters with marks of their own become one letter, as most texts have them

	"dateline/model"
)

// packed are the scripts that are written without spaces, or (Hangul) with
// endings at the word.
var packed = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai,
	unicode.Lao, unicode.Khmer, unicode.Myanmar}

func isPacked(r rune) bool {
	return r >= 0xe00 && (unicode.In(r, packed...) || r == 'ー' || r == '々')
}

// indexable prepares text for the index: stretches of packed scripts become
// pairs of letters, 東京都 becomes 東京 京都 都, so that a word of two letters is
// found wherever it stands and one of one letter as the beginning of a pair. A
// trigram index would find neither, and be three times as large.
func indexable(s string) string {
	first := 0
	for first < len(s) && s[first] < utf8.RuneSelf {
		first++
	}
	if first == len(s) {
		return s
	}
	s = plain(s)
	if !strings.ContainsFunc(s, isPacked) {
		return s
	}
	var b strings.Builder
	b.Grow(2 * len(s))
	for s != "" {
		n := strings.IndexFunc(s, isPacked)
		if n < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:n])
		s = s[n:]
		if n = strings.IndexFunc(s, func(r rune) bool { return !isPacked(r) }); n < 0 {
			n = len(s)
		}
		pairs(&b, s[:n])
		s = s[n:]
	}
	return b.String()
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

// match is the query of the index for the words a reader typed: all of them, a
// phrase in quotes as one, a * at the end for any ending. "" where there is
// nothing to look for.
func match(words string) string {
	var terms []string
	words = strings.ReplaceAll(words, "\x00", " ") // ends a query for SQLite
	for i, part := range strings.Split(words, `"`) {
		if i%2 == 1 {
			terms = appendTerm(terms, part, false)
			continue
		}
		for _, w := range strings.Fields(part) {
			bare := strings.TrimRight(w, "*")
			terms = appendTerm(terms, bare, bare != w)
		}
	}
	return strings.Join(terms, " AND ")
}

// appendTerm adds a phrase. A phrase that ends in a packed script loses the last
// letter that stands alone, for there it is followed by others.
func appendTerm(terms []string, phrase string, open bool) []string {
	if !strings.ContainsFunc(phrase, func(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co) }) {
		return terms
	}
	phrase = strings.TrimSpace(norm.NFC.String(phrase))
	s := strings.TrimSpace(indexable(phrase))
	last, n := utf8.DecodeLastRuneInString(phrase)
	if isPacked(last) {
		before, _ := utf8.DecodeLastRuneInString(phrase[:len(phrase)-n])
		if isPacked(before) {
			s = s[:len(s)-n]
		} else {
			open = true // one letter: any pair that begins with it
		}
	}
	term := `"` + strings.ReplaceAll(s, `"`, " ") + `"`
	if open {
		term += "*"
	}
	return append(terms, term)
}

// foundNames are the names of what an analysis found, for the index.
func foundNames(n *model.Analysis) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	seen := map[string]bool{}
	for _, list := range [][]model.Finding{n.Countries, n.People, n.Organizations, n.Places} {
		for i := range list {
			if name := list[i].Entity.Name; !seen[name] {
				seen[name] = true
				b.WriteString(name)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
