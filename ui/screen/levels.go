package screen

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// HasRTL tells whether a text has a letter that is written from right to left.
func HasRTL(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xd6 { // U+0590 begins with 0xd6
			_, found := strong(s[i:], true)
			return found
		}
	}
	return false
}

// RightToLeft tells the direction of a text: that of its first letter. A text
// without letters has none, and fallback is returned.
func RightToLeft(s string, fallback bool) bool {
	if rtl, found := strong(s, false); found {
		return rtl
	}
	return fallback
}

// strong finds the first letter with a direction, or the first from right to
// left.
func strong(s string, onlyRTL bool) (rtl, found bool) {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if !onlyRTL && c|0x20-'a' < 26 {
				return false, true
			}
			i++
			continue
		}
		p, n := bidi.LookupString(s[i:])
		switch p.Class() {
		case bidi.R, bidi.AL:
			return true, true
		case bidi.L:
			if !onlyRTL {
				return false, true
			}
		}
		i += max(1, n)
	}
	return false, false
}

// Levels gives the embedding level of every byte of a text, whose paragraphs
// end with line feeds, by the bidirectional algorithm (UAX 9): text of an even
// level goes from left to right. What embeds and isolates is not looked at, for
// Neutralize takes it out. golang.org/x/text/unicode/bidi knows the classes but
// keeps the levels to itself, and its runs do not tell the levels 0 and 2 apart.
func Levels(s string, rtl bool) []uint8 {
	l := levels{base: 0, sos: bidi.L}
	if rtl {
		l.base, l.sos = 1, bidi.R
	}
	out := make([]uint8, len(s))
	for from := 0; from < len(s); {
		l.read(s[from:])
		l.weak()
		l.brackets()
		l.neutral()
		l.write(out[from:])
		from += l.size
	}
	return out
}

// levels is a paragraph while its levels are found.
type levels struct {
	base  uint8
	sos   bidi.Class // of what stands before and behind the paragraph
	runes []rune
	at    []int
	class []bidi.Class
	first []bidi.Class // before any rule
	size  int          // in bytes, with the line feed
}

func (l *levels) read(s string) {
	l.runes, l.at, l.class = l.runes[:0], l.at[:0], l.class[:0]
	i := 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		p, _ := bidi.LookupRune(r)
		l.runes, l.at, l.class = append(l.runes, r), append(l.at, i), append(l.class, p.Class())
		if i += n; r == '\n' {
			break
		}
	}
	l.size = i
	l.first = append(l.first[:0], l.class...)
}

// weak resolves marks and numbers: the rules W1 to W7.
func (l *levels) weak() {
	c := l.class
	last, prev := l.sos, l.sos // the last letter; the character before
	for i := range c {
		switch c[i] {
		case bidi.NSM, bidi.BN: // W1; a joiner goes with what it joins
			c[i] = prev
		case bidi.EN: // W2
			if last == bidi.AL {
				c[i] = bidi.AN
			}
		case bidi.L, bidi.R, bidi.AL:
			last = c[i]
		}
		prev = c[i]
	}
	for i := range c {
		if c[i] == bidi.AL { // W3
			c[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(c); i++ { // W4
		if a, b := c[i-1], c[i+1]; a == b && (a == bidi.EN && (c[i] == bidi.ES || c[i] == bidi.CS) || a == bidi.AN && c[i] == bidi.CS) {
			c[i] = a
		}
	}
	for i := 0; i < len(c); { // W5, W6
		j := i
		for j < len(c) && c[j] == bidi.ET {
			j++
		}
		to := bidi.ON
		if i > 0 && c[i-1] == bidi.EN || j < len(c) && c[j] == bidi.EN {
			to = bidi.EN
		}
		for ; i < j; i++ {
			c[i] = to
		}
		if i < len(c) && (c[i] == bidi.ES || c[i] == bidi.CS) {
			c[i] = bidi.ON
		}
		i++
	}
	last = l.sos
	for i := range c { // W7
		switch c[i] {
		case bidi.L, bidi.R:
			last = c[i]
		case bidi.EN:
			if last == bidi.L {
				c[i] = bidi.L
			}
		}
	}
}

// side is the direction that the rules for neutrals see in a class, ON for none.
func side(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// neutral resolves what has no direction of its own: the rules N1 and N2.
func (l *levels) neutral() {
	c := l.class
	for i := 0; i < len(c); {
		if side(c[i]) != bidi.ON {
			i++
			continue
		}
		j := i
		for j < len(c) && side(c[j]) == bidi.ON {
			j++
		}
		before, after := l.sos, l.sos
		if i > 0 {
			before = side(c[i-1])
		}
		if j < len(c) {
			after = side(c[j])
		}
		if before != after {
			before = l.sos
		}
		for ; i < j; i++ {
			c[i] = before
		}
	}
}

// write turns classes into levels: the rules I1, I2 and L1.
func (l *levels) write(out []uint8) {
	for i, c := range l.class {
		level := l.base
		switch {
		case c == bidi.R:
			level |= 1
		case c == bidi.EN || c == bidi.AN:
			level = 2
		case l.base == 1:
			level = 2
		}
		if f := l.first[i]; f == bidi.B || f == bidi.S {
			level = l.base
		}
		end := l.size
		if i+1 < len(l.at) {
			end = l.at[i+1]
		}
		for k := l.at[i]; k < end; k++ {
			out[k] = level
		}
	}
}

// Visual gives the order from left to right in which what has these levels
// stands on a line: the rule L2.
func Visual(levels []uint8) []int {
	order := make([]int, len(levels))
	high, low := uint8(0), uint8(255)
	for i, l := range levels {
		order[i] = i
		high = max(high, l)
		if l%2 == 1 {
			low = min(low, l)
		}
	}
	for level := high; level >= low; level-- {
		for i := 0; i < len(order); {
			if levels[order[i]] < level {
				i++
				continue
			}
			j := i
			for j < len(order) && levels[order[j]] >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			i = j
		}
	}
	return order
}
