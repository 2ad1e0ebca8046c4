package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// content is the text of a leaf as it is shown, before it is broken into lines.
// A newline in it is a line break.
type content struct {
	text  string
	parts []part
	pens  []pen
	code  bool // white space counts, and lines break anywhere
	hints []hint
	holds []int // where a word joiner is, in the same way
}

// part is a stretch of a content with one origin: it ends where the next part
// begins. Where exact holds, each byte of it is the byte of Document.Text that
// is as far from start; else all of it stands for [start, end). Ornaments have
// start -1.
type part struct {
	at         int
	start, end int
	exact      bool
	pen        int
}

// pen is the look of a part.
type pen struct {
	style uv.Style
	link  string
}

// tabStop is how far apart the tab stops of preformatted text are.
const tabStop = 4

// composer makes the content of a leaf of its runs. As long as the text is
// shown as it is in the document, nothing is copied.
type composer struct {
	o      *Options
	doc    string
	parts  []part
	pens   []pen
	code   bool
	from   int // without copy: the text is doc[from:to]
	to     int
	copy   []byte // with copy
	copied bool
	column int // of preformatted text, for tabs
	hints  []hint
	holds  []int
}

// item begins a look: what follows is in this style.
func (c *composer) item(style uv.Style, link string) {
	c.pens = append(c.pens, pen{style, link})
}

func (c *composer) text() *content {
	x := &content{parts: c.parts, pens: c.pens, code: c.code, hints: c.hints, holds: c.holds}
	if c.copied {
		x.text = string(c.copy)
	} else {
		x.text = c.doc[c.from:c.to]
	}
	return x
}

func (c *composer) len() int {
	if c.copied {
		return len(c.copy)
	}
	return c.to - c.from
}

func (c *composer) own() {
	if !c.copied {
		c.copied = true
		c.copy = append(make([]byte, 0, c.to-c.from+64), c.doc[c.from:c.to]...)
	}
}

func (c *composer) part(start, end int, exact bool) {
	c.parts = append(c.parts, part{c.len(), start, end, exact, len(c.pens) - 1})
}

// ornament adds text that is not the document's.
func (c *composer) ornament(s string) {
	if s == "" {
		return
	}
	c.part(-1, -1, false)
	c.own()
	c.copy = append(c.copy, s...)
}

// same adds doc[start:end] as it is.
func (c *composer) same(start, end int) {
	if start >= end {
		return
	}
	c.part(start, end, true)
	if !c.copied && (c.len() == 0 || c.to == start) {
		if c.len() == 0 {
			c.from = start
		}
		c.to = end
		return
	}
	c.own()
	c.copy = append(c.copy, c.doc[start:end]...)
}

// other adds text that stands for doc[start:end].
func (c *composer) other(s string, start, end int, exact bool) {
	if s == "" {
		return
	}
	c.part(start, end, exact)
	c.own()
	c.copy = append(c.copy, s...)
}

// run adds doc[start:end], made harmless.
func (c *composer) run(start, end int, code bool) {
	if !code {
		c.hinted(start, end)
		return
	}
	for start < end {
		n := strings.IndexAny(c.doc[start:end], "\t\n")
		if n < 0 {
			c.safe(start, end)
			c.advance(c.doc[start:end])
			return
		}
		c.safe(start, start+n)
		c.advance(c.doc[start : start+n])
		start += n
		if c.doc[start] == '\n' {
			c.same(start, start+1)
			c.column = 0
		} else {
			w := tabStop - c.column%tabStop
			c.other("    "[:w], start, start+1, false)
			c.column += w
		}
		start++
	}
}

// hinted adds doc[start:end] and notes the characters that only say where a
// line may end: a neutraliser takes them out.
func (c *composer) hinted(start, end int) {
	for i := start; i < end; {
		r := rune(c.doc[i])
		n := 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(c.doc[i:end])
		}
		switch r {
		case 0xad, 0x200b, 0x2060, 0xfeff:
		default:
			i += n
			continue
		}
		c.safe(start, i)
		c.hint(r)
		i += n
		start = i
	}
	c.safe(start, end)
}

func (c *composer) hint(r rune) {
	at := c.len()
	if r == 0x2060 || r == 0xfeff {
		if n := len(c.holds); n == 0 || c.holds[n-1] < at {
			c.holds = append(c.holds, at)
		}
		return
	}
	if n := len(c.hints); at > 0 && (n == 0 || c.hints[n-1].at < at) {
		c.hints = append(c.hints, hint{at, r == 0xad})
	}
}

func (c *composer) advance(s string) {
	for s != "" {
		n, w := cluster(s, c.o.Method)
		c.column += w
		s = s[n:]
	}
}

// safe adds doc[start:end] as the neutraliser leaves it.
func (c *composer) safe(start, end int) {
	if start >= end {
		return
	}
	raw := c.doc[start:end]
	s := raw
	if c.o.Neutral != nil {
		s = c.o.Neutral(s)
	}
	s = scrub(s)
	if c.o.Refill && strings.IndexByte(s, '\n') >= 0 {
		flat := strings.ReplaceAll(s, "\n", " ")
		if s == raw {
			c.other(flat, start, end, true)
			return
		}
		s = flat
	}
	if s == raw {
		c.same(start, end)
		return
	}
	c.align(raw, s, start)
}

// align adds s, which is what was left of raw, the text at start: character by
// character what is equal stands for itself, what was left out has no place,
// and what was put instead of another stands for that.
func (c *composer) align(raw, s string, start int) {
	i, j := 0, 0
	eq, eqAt := 0, 0 // an equal stretch raw[eq:i], s[eqAt:j]
	flush := func() {
		if i > eq {
			c.other(s[eqAt:j], start+eq, start+i, true)
		}
	}
	for i < len(raw) && j < len(s) {
		r, n := utf8.DecodeRuneInString(raw[i:])
		t, m := utf8.DecodeRuneInString(s[j:])
		if r == t && n == m {
			i, j = i+n, j+m
			continue
		}
		flush()
		if replaces(t, r) && (t == utf8.RuneError || !strings.HasPrefix(raw[i+n:], s[j:j+m])) {
			c.other(s[j:j+m], start+i, start+i+n, false)
			j += m
		}
		i += n
		eq, eqAt = i, j
	}
	flush()
	if j < len(s) {
		c.other(s[j:], start+i, start+len(raw), false)
	}
}

// replaces tells whether a neutraliser puts t in the place of r, rather than to
// leave r out before a t that was there.
func replaces(t, r rune) bool {
	switch t {
	case ' ', '\n':
		return unicode.IsSpace(r) || r == 0x3164 || r == 0xffa0
	case utf8.RuneError:
		return r >= 0x20 && r != 0x7f && !unicode.Is(unicode.Cf, r)
	}
	return false
}
