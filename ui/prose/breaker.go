package prose

import (
	"unicode/utf8"

	xansi "github.com/charmbracelet/x/ansi"
)

// hint is a place between two characters of a content where a line may end, for
// the document has a character there that is not shown and says so: a
// zero-width space, or a soft hyphen.
type hint struct {
	at   int
	soft bool // a line that ends here has a hyphen
}

// breaker breaks a text into lines, from its begin to its end. It goes by UAX 14
// (see segments.go) and remembers how far it looked, so that a word of a
// megabyte is looked at once and not once a line.
type breaker struct {
	segments
	method xansi.Method
	code   bool // preformatted: white space stays, and lines break anywhere
	next   int  // the first place for a break that has not been passed
}

func newBreaker(c *content, m xansi.Method) *breaker {
	return &breaker{segments: segments{s: c.text, hints: c.hints, holds: c.holds}, method: m, code: c.code}
}

// textLine is a line of a text: it shows s[start:end], and the next one begins
// at next. more is false where the text ends with it.
type textLine struct {
	start, end, next int
	more             bool
	soft             bool // a hyphen is shown at its end
	hard             bool // it ends with a line break of the text
	earlier          pause
}

// pause is a place where a line may end.
type pause struct {
	end, next int // as in textLine
	soft      bool
	cells     int // up to end
}

// line finds the line that begins at byte from, of at most width cells. A word
// that is wider than a line breaks between any two graphemes. Trailing white
// space is never shown. A grapheme that is wider than the width has a line of
// its own (and is then replaced).
func (b *breaker) line(from, width int) textLine {
	s := b.s
	start := b.lead(from)
	if b.next < start || b.next < from {
		b.next = start
	}
	x, i, end, ink := 0, start, start, 0 // ink: cells up to end
	space := pause{end: -1}              // a space, which is better than nowhere
	var last, before pause
	last.end = -1
	for i < len(s) {
		if s[i] == '\n' {
			return textLine{start: start, end: end, next: i + 1, more: i+1 < len(s), hard: true, earlier: last}
		}
		n, w, white := step(s[i:], b.method)
		if !b.code {
			b.seek(i)
			if b.next == i && i > start && end > start {
				if soft := b.soft(i); !soft || x < width {
					before, last = last, pause{end, i, soft, ink}
				}
			}
			if white {
				x, i, space = x+w, i+n, pause{end: end, next: i + n}
				continue
			}
		}
		if x+w > width {
			switch {
			case white: // of preformatted text; it is not shown at a line's end
			case i == start:
				return textLine{start: start, end: i + n, next: i + n, more: i+n < len(s)}
			case last.end > start && !b.code:
				return textLine{start, last.end, last.next, true, last.soft, false, before}
			case space.end > start:
				return textLine{start: start, end: space.end, next: space.next, more: true}
			default:
				return textLine{start: start, end: end, next: i, more: true}
			}
		}
		x, i = x+w, i+n
		if !white {
			end, ink = i, x
		}
	}
	return textLine{start: start, end: end, next: i, earlier: last}
}

// lead skips what would hang in front of a line.
func (b *breaker) lead(i int) int {
	for i < len(b.s) && b.s[i] != '\n' {
		n, w, white := step(b.s[i:], b.method)
		if w > 0 && (b.code || !white) {
			break
		}
		i += n
	}
	return i
}

// seek moves on to the first place for a break at i or behind it.
func (b *breaker) seek(i int) {
	for b.next < i {
		b.next = b.after(b.next)
	}
}

// back has the lines found again from a place for a break on.
func (b *breaker) back(to int) { b.next, b.known = to, to }

// The bounds within which a short word is not left alone on the last line.
const (
	widow     = 6 // cells; a longer word may stand alone
	widowPart = 3 // the line above keeps all but one part in three of its width
)

// all gives the lines of the text. Where the last line of a paragraph would be
// one short word, the one above gives it its own last word.
func (b *breaker) all(width func(n int) int) []textLine {
	var lines []textLine
	for from, more := 0, b.s != ""; more; {
		l := b.line(from, width(len(lines)))
		lines = append(lines, l)
		from, more = l.next, l.more
		if n := len(lines); n > 1 && !b.code && (!more || l.hard) {
			b.mend(lines[n-2:], width(n-2), width(n-1))
			b.back(from)
		}
	}
	return lines
}

// mend sets the last two lines of a paragraph anew if that spares a widow.
func (b *breaker) mend(two []textLine, above, room int) {
	l, p := &two[1], &two[0]
	if l.earlier.end > l.start || p.hard || p.earlier.end <= p.start || p.soft || p.earlier.soft ||
		p.earlier.cells < above-above/widowPart || len(b.s[l.start:l.end]) > widow*4 ||
		width(b.s[l.start:l.end], b.method) > widow {
		return
	}
	b.back(p.earlier.next)
	again := b.line(p.earlier.next, room)
	if again.next != l.next {
		return
	}
	p.end, p.next = p.earlier.end, p.earlier.next
	*l = again
}

// step measures the first grapheme of a text and tells whether it is white
// space that a line does not begin or end with.
func step(s string, m xansi.Method) (n, w int, white bool) {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1, c == ' '
	}
	n, w = cluster(s, m)
	if n == 1 {
		return n, w, s[0] == ' '
	}
	r, size := utf8.DecodeRuneInString(s)
	return n, w, size == n && breakingSpace(r)
}

// breakingSpace tells whether r is white space at which a line may break.
func breakingSpace(r rune) bool {
	switch {
	case r < 0x1680:
		return r == ' '
	case r == 0x202f || r == 0x2007: // they do not break
		return false
	}
	return r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x205f || r == 0x3000
}
