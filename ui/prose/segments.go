package prose

import (
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// segments finds where a text may be broken into lines. It goes by UAX 14, in
// the words of uniseg, with a short way for the words of plain English, and
// differs from it where a reader's eye does:
//
//   - A hyphen breaks only within a word, between letters; a slash or a dash not
//     at a word's begin, and no line begins with a dash.
//   - Hangul breaks at spaces, as Korean is set by now.
//   - Quotation marks between ideographs break on their outer side, as Unicode
//     16 has it.
//   - Thai, Lao, Khmer and Burmese, which uniseg leaves whole for want of a
//     dictionary, break between syllables as far as their letters tell them.
type segments struct {
	s     string
	hints []hint
	holds []int // where no line ends, whatever else is there
	known int   // the end of a stretch in which UAX 14 has no place for a break
	sure  bool  // that end is one, by the short way
}

// after returns the first place for a break behind p, which is one itself, or
// the next line feed, or the end.
func (g *segments) after(p int) int {
	if p < len(g.s) && g.s[p] == '\n' {
		return p + 1
	}
	limit := len(g.s)
	if h := sort.Search(len(g.hints), func(i int) bool { return g.hints[i].at > p }); h < len(g.hints) {
		limit = g.hints[h].at
	}
	for q := p; ; {
		q = g.uax(p, q, limit)
		if q >= limit || g.s[q] == '\n' {
			return q
		}
		if _, held := slices.BinarySearch(g.holds, q); !held {
			return q
		}
	}
}

// soft tells whether a line that ends at p has a hyphen there.
func (g *segments) soft(p int) bool {
	h := sort.Search(len(g.hints), func(i int) bool { return g.hints[i].at >= p })
	return h < len(g.hints) && g.hints[h].at == p && g.hints[h].soft
}

// uax returns the first place behind q, limit at most; the word it may end began
// at p.
func (g *segments) uax(p, q, limit int) int {
	for {
		if q >= g.known {
			g.known = g.plain(p, q)
			if g.sure = g.known > 0; !g.sure {
				g.known = q + g.segment(q)
			}
		}
		if g.sure {
			return min(g.known, limit)
		}
		for k := q; k < g.known; {
			if k >= limit {
				return limit
			}
			_, n := utf8.DecodeRuneInString(g.s[k:])
			if k += n; k < g.known && g.more(k) {
				return k
			}
		}
		if q = g.known; q >= limit {
			return limit
		}
		if q >= len(g.s) || g.s[q] == '\n' || g.allowed(p, q) {
			return q
		}
	}
}

// segment is how many bytes uniseg keeps together from p on; a line feed ends
// them before itself.
func (g *segments) segment(p int) int {
	seg, _, must, _ := uniseg.FirstLineSegmentInString(g.s[p:], -1)
	n := len(seg)
	if must && n > 1 && seg[n-1] == '\n' {
		n--
	}
	return n
}

// plain is the short way: where the text from q on is of simple characters, the
// first place behind q; else 0.
func (g *segments) plain(p, q int) int {
	s := g.s
	ink := byte(0) // the last that is not a space
	for i := q; i < len(s); {
		c := s[i]
		if !everyday(c) {
			return 0
		}
		if c != ' ' {
			ink = c
		}
		i++
		if i == len(s) || s[i] == '\n' {
			return i
		}
		d := s[i]
		if !everyday(d) {
			return 0
		}
		switch c {
		case ')', ',', '.', ';', ':':
			if d == '(' {
				return i
			}
		case ' ':
			hold := d == ' ' || d == ',' || d == '.' || d == ';' || d == ':' || d == ')' || ink == '('
			if !hold {
				return i
			}
		case '-':
			if isLetter(d) && i-2 >= p && (isLetter(s[i-2]) || s[i-2]-'0' <= 9) {
				return i
			}
		}
	}
	return len(s)
}

// everyday tells whether the short way knows a character.
func everyday(c byte) bool {
	switch c {
	case ' ', ',', '.', ';', ':', '\'', '"', '(', ')', '-':
		return true
	}
	return isLetter(c) || c-'0' <= 9
}

func isLetter(c byte) bool { return c|0x20-'a' < 26 }

// allowed tells whether a place that UAX 14 gives is taken.
func (g *segments) allowed(p, q int) bool {
	last, n := utf8.DecodeLastRuneInString(g.s[:q])
	next, _ := utf8.DecodeRuneInString(g.s[q:])
	switch last {
	case '-', '\u2010':
		before, _ := utf8.DecodeLastRuneInString(g.s[:q-n])
		return q-n > p && unicode.IsLetter(next) && (unicode.IsLetter(before) || unicode.IsDigit(before))
	case '/':
		return q-n > p && g.s[q-n-1] != '/' && unicode.IsLetter(next)
	case '\u2013', '\u2014':
		return q-n > p
	case '.', ',', ':', ';':
		return !unicode.IsDigit(next) // as UAX 14 has it, and uniseg has not
	}
	switch next {
	case '\u2013', '\u2014':
		return breakingSpace(last)
	}
	return !hangul(last) || !hangul(next)
}

func hangul(r rune) bool {
	return r >= 0xac00 && r <= 0xd7a3 || r >= 0x1100 && r <= 0x11ff || r >= 0x3131 && r <= 0x318e
}

// more tells whether a line may be broken at k, where UAX 14 is silent.
func (g *segments) more(k int) bool {
	last, n := utf8.DecodeLastRuneInString(g.s[:k])
	if last < 0xe00 {
		return false
	}
	next, m := utf8.DecodeRuneInString(g.s[k:])
	switch {
	case next < 0xe00:
		return false
	case syllabic(last) && syllabic(next):
		after, _ := utf8.DecodeRuneInString(g.s[k+m:])
		return !leads(last) && !trails(next) && !closesSyllable(after)
	case unicode.Is(unicode.Pi, next) && ideographic(last):
		after, _ := utf8.DecodeRuneInString(g.s[k+m:])
		return ideographic(after)
	case unicode.Is(unicode.Pf, last) && ideographic(next):
		before, _ := utf8.DecodeLastRuneInString(g.s[:k-n])
		return ideographic(before) && !unicode.Is(unicode.Po, next) && !unicode.Is(unicode.Pe, next)
	}
	return false
}

// ideographic tells whether a character is Chinese or Japanese.
func ideographic(r rune) bool {
	return r >= 0x2e80 && (unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x30ff || r >= 0xff00 && r <= 0xffef)
}

// syllabic tells whether a character is of a script of south-east Asia that is
// written without spaces between words, and can be next to a break.
func syllabic(r rune) bool {
	switch {
	case r >= 0xe01 && r <= 0xe4e, r >= 0xe81 && r <= 0xede: // Thai, Lao
		return r != 0xe3f
	case r >= 0x1000 && r <= 0x1049, r >= 0x1050 && r <= 0x109f: // Burmese
		return true
	case r >= 0x1780 && r <= 0x17d3: // Khmer
		return true
	}
	return false
}

// leads tells whether a character belongs to the one after it: a vowel that is
// written before its consonant, or what stacks the next letter below.
func leads(r rune) bool {
	return r >= 0xe40 && r <= 0xe44 || r >= 0xec0 && r <= 0xec4 || r == 0x17d2 || r == 0x1039
}

// trails tells whether a character belongs to the one before it.
func trails(r rune) bool {
	switch r {
	case 0xe2f, 0xe30, 0xe32, 0xe33, 0xe45, 0xe46, 0xeaf, 0xeb0, 0xeb2, 0xeb3, 0xebd, 0xec6, 0x17d2, 0x1039:
		return true
	}
	return unicode.Is(unicode.M, r)
}

// closesSyllable tells whether a character makes the consonant before it the
// end of a syllable: the killers of Burmese and Khmer and of Thai.
func closesSyllable(r rune) bool {
	return r == 0x103a || r == 0x1039 || r == 0x17d1 || r == 0x17cb || r == 0xe4c || r == 0xecc
}
