package screen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NeutralizeLine is Neutralize for text that stands on one line, such as a
// headline or a name: runs of white space of every kind, line feeds and
// no-break spaces among them, become one space, and there is none at the ends.
func NeutralizeLine(s string) string {
	s = Neutralize(s)
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if isSpace(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			// A mark that stood on a no-break space has lost its base.
			if extends(' ', r) {
				continue
			}
			b.WriteByte(' ')
		}
		if b.Len() == 0 && extends(' ', r) {
			continue
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

// isFolded tells whether every white space in s is a single space between
// words.
func isFolded(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c == '\n':
			return false
		case c >= 0x80:
			r, n := utf8.DecodeRuneInString(s[i:])
			if isSpace(r) {
				return false
			}
			i += n - 1
			space = false
		default:
			space = false
		}
	}
	return s == "" || !space
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r >= 0xa0 && unicode.Is(unicode.Z, r)
}

// maxTitle is how many cells a window title may take: more than a tab or a
// task bar shows, far less than the 4 KB at which terminals have failed.
const maxTitle = 120

// Title makes s fit for a window title: one line, neutral, at most 120 cells.
func Title(s string) string {
	return Truncate(NeutralizeLine(s), maxTitle, WcWidth)
}
