// Package screen has what every pane needs to put text into cells: the
// neutraliser that text from outside passes before it may be printed, and
// measuring, cutting, padding and joining of lines that hold styles.
//
// A cell is one column of one row. How many cells a character takes depends on
// the terminal; Method says which of the two ways of counting is in force, and
// everything placed on one screen must be measured with the same.
package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Method is how characters are measured: WcWidth adds up code points,
// GraphemeWidth counts clusters, as terminals with mode 2027 do.
type Method = ansi.Method

// The methods. A terminal is WcWidth until it has said otherwise.
const (
	WcWidth       = ansi.WcWidth
	GraphemeWidth = ansi.GraphemeWidth
)

// Ellipsis marks text that was cut. It is one cell wide.
const Ellipsis = "…"

// Width is the number of cells s takes on one line. Escape sequences take
// none, and neither does a line feed.
func Width(s string, m Method) int {
	w := 0
	for i := 0; i < len(s); {
		n, cw, _ := next(s[i:], m)
		i += n
		w += cw
	}
	return w
}

// FirstCluster is the first character of s as a person counts them, and its
// width in cells. s must not begin with an escape sequence.
func FirstCluster(s string, m Method) (string, int) {
	if s == "" {
		return "", 0
	}
	if c := s[0]; c-0x20 <= 0x5e && (len(s) == 1 || s[1] < 0x80) {
		return s[:1], 1
	}
	return ansi.FirstGraphemeCluster(s, m)
}

// next measures what s begins with, an escape sequence or a cluster: its
// length in bytes and its width in cells. s must not be empty.
func next(s string, m Method) (n, width int, escape bool) {
	c := s[0]
	switch {
	case c-0x20 <= 0x5e:
		if len(s) == 1 || s[1] < 0x80 {
			return 1, 1, false
		}
	case c == 0x1b:
		return escapeLen(s), 0, true
	case c < 0x80: // a control character
		return 1, 0, false
	}
	g, w := ansi.FirstGraphemeCluster(s, m)
	return len(g), w, false
}

// escapeLen is the length of the escape sequence s begins with. One without an
// end goes to the end of s.
func escapeLen(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
		}
		return len(s)
	case ']', 'P', 'X', '^', '_': // strings, ended by BEL or ST
		for i := 2; i < len(s); i++ {
			if s[i] == 0x07 {
				return i + 1
			}
			if s[i] == 0x1b {
				return min(i+2, len(s))
			}
		}
		return len(s)
	}
	return 2
}

// Truncate cuts s to at most w cells. Where something is cut, the last cell is
// an ellipsis, and the escape sequences behind it are kept, so that no style
// or link runs on.
func Truncate(s string, w int, m Method) string {
	if w <= 0 {
		return onlyEscapes(s)
	}
	if len(s) <= w && isASCII(s) {
		return s
	}
	cut, used := -1, 0 // cut: where the ellipsis goes
	for i := 0; i < len(s); {
		n, cw, _ := next(s[i:], m)
		if cut < 0 && used+cw > w-1 {
			cut = i
		}
		if used += cw; used > w {
			rest := onlyEscapes(s[cut:])
			return s[:cut] + Ellipsis + rest
		}
		i += n
	}
	return s
}

// onlyEscapes is s without its characters.
func onlyEscapes(s string) string {
	i := strings.IndexByte(s, 0x1b)
	if i < 0 {
		return ""
	}
	var b strings.Builder
	for i < len(s) {
		if s[i] != 0x1b {
			i++
			continue
		}
		n := escapeLen(s[i:])
		b.WriteString(s[i : i+n])
		i += n
	}
	return b.String()
}

// Cut is the part of s that stands in the cells [left, right). A wide
// character of which only one half is inside gives a space. The escape
// sequences before and after are kept.
func Cut(s string, left, right int, m Method) string {
	if left <= 0 && len(s) <= right && isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	x := 0
	for i := 0; i < len(s); {
		n, cw, esc := next(s[i:], m)
		from, to := max(x, left), min(x+cw, right)
		switch {
		case esc, cw > 0 && from == x && to == x+cw, cw == 0 && x > left && x <= right:
			b.WriteString(s[i : i+n])
		default:
			for ; from < to; from++ {
				b.WriteByte(' ')
			}
		}
		x += cw
		i += n
	}
	return b.String()
}

// Pad makes s exactly w cells wide: spaces are added at its right end, or it
// is cut as Truncate does.
func Pad(s string, w int, m Method) string {
	have := Width(s, m)
	if have > w {
		s = Truncate(s, w, m)
		if have = Width(s, m); have >= w {
			return s
		}
	}
	if have == w {
		return s
	}
	return s + Spaces(w-have)
}

// Spaces is n spaces; it does not allocate up to the width of a wide screen.
func Spaces(n int) string {
	const blank = "                                                                " // 64
	const row = blank + blank + blank + blank + blank
	switch {
	case n <= 0:
		return ""
	case n <= len(row):
		return row[:n]
	}
	return strings.Repeat(" ", n)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c-0x20 > 0x5e {
			return false
		}
	}
	return true
}
