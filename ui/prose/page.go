package prose

import (
	"sort"
	"strings"

	xansi "github.com/charmbracelet/x/ansi"

	"dateline/model/document"
)

// anchor is a stretch of text that stands on one line without a gap. The
// anchors of a page ascend by start and do not overlap, also where the cells of
// a table stand side by side.
type anchor struct{ start, end, line int }

// push adds a line and notes where its text and its mentions stand.
func (t *Typesetter) push(segs []Seg) {
	p := t.page
	n := len(p.Lines)
	line := Line{Segs: segs, Start: -1, End: -1, Block: t.block}
	x := 0
	last := -1 // anchor of the segment before
	for i := range segs {
		s := &segs[i]
		if s.Start >= 0 {
			if line.Start < 0 {
				line.Start, line.End = s.Start, s.End
			}
			line.Start, line.End = min(line.Start, s.Start), max(line.End, s.End)
			if last >= 0 && (s.parts != nil || p.anchors[last].end <= s.Start) {
				a := &p.anchors[last]
				a.start, a.end = min(a.start, s.Start), max(a.end, s.End)
			} else {
				last = len(p.anchors)
				p.anchors = append(p.anchors, anchor{s.Start, s.End, n})
			}
		} else {
			last = -1 // perhaps a border: what follows may be another cell
		}
		if m := s.Mention; m >= 0 && s.Width > 0 {
			c := p.Cells[m]
			if k := len(c); k > 0 && c[k-1].Line == n && c[k-1].End == x {
				c[k-1].End = x + s.Width
			} else {
				p.Cells[m] = append(c, CellSpan{n, x, x + s.Width})
			}
		}
		x += s.Width
	}
	p.Lines = append(p.Lines, line)
}

// LineAt returns the line that shows a byte offset of the text. An offset that
// is not shown (a separator, white space at the end of a line) has the line of
// the text before it, and before all text it is the first line.
func (p *Page) LineAt(offset int) int {
	i := sort.Search(len(p.anchors), func(i int) bool { return p.anchors[i].start > offset })
	if i == 0 {
		return 0
	}
	return p.anchors[i-1].line
}

// Offset returns the byte offset of the first text on the line or after it:
// the anchor that survives a change of width. Behind the last text it is the
// end of that, and 0 on a page without text.
func (p *Page) Offset(line int) int {
	for i := max(0, line); i < len(p.Lines); i++ {
		if p.Lines[i].Start >= 0 {
			return p.Lines[i].Start
		}
	}
	if n := len(p.anchors); n > 0 {
		return p.anchors[n-1].end
	}
	return 0
}

// Find returns the cells where a span of the text stands: for what is found or
// focused after the page was laid out.
func (p *Page) Find(s document.Span) []CellSpan {
	var out []CellSpan
	i := sort.Search(len(p.anchors), func(i int) bool { return p.anchors[i].end > s.Start })
	last := -1
	for ; i < len(p.anchors) && p.anchors[i].start < s.End; i++ {
		if n := p.anchors[i].line; n != last {
			out = p.findIn(out, n, s)
			last = n
		}
	}
	return out
}

func (p *Page) findIn(out []CellSpan, n int, want document.Span) []CellSpan {
	x := 0
	for i := range p.Lines[n].Segs {
		s := &p.Lines[n].Segs[i]
		if s.Start >= 0 && s.Start < want.End && s.End > want.Start {
			from, to := p.within(s, want)
			if k := len(out); k > 0 && out[k-1].Line == n && out[k-1].End == x+from {
				out[k-1].End = x + to
			} else if to > from {
				out = append(out, CellSpan{n, x + from, x + to})
			}
		}
		x += s.Width
	}
	return out
}

// within returns the cells of a segment that show part of a span. A segment
// whose text was changed by the neutraliser is taken whole.
func (p *Page) within(s *Seg, want document.Span) (from, to int) {
	if s.parts != nil {
		return s.withinVisual(want.Start, want.End)
	}
	if s.End-s.Start != len(s.Text) {
		return 0, s.Width
	}
	x, at := 0, s.Start
	from = -1
	for rest := s.Text; rest != ""; {
		n, w := cluster(rest, p.method)
		if at+n > want.Start && at < want.End {
			if from < 0 {
				from = x
			}
			to = x + w
		}
		x, at, rest = x+w, at+n, rest[n:]
	}
	return max(0, from), to
}

// Text returns the line without styles.
func (l *Line) Text() string {
	if len(l.Segs) == 1 {
		return l.Segs[0].Text
	}
	var b strings.Builder
	for i := range l.Segs {
		b.WriteString(l.Segs[i].Text)
	}
	return b.String()
}

// Width returns how many cells the line has.
func (l *Line) Width() int {
	w := 0
	for i := range l.Segs {
		w += l.Segs[i].Width
	}
	return w
}

// cluster returns the length in bytes and the width in cells of the first
// grapheme cluster of a text that is not empty.
func cluster(s string, m xansi.Method) (n, w int) {
	if s[0] < 0x80 && (len(s) == 1 || s[1] < 0x80) {
		return 1, 1
	}
	g, w := xansi.FirstGraphemeCluster(s, m)
	return len(g), w
}

// width returns the cells of a text without newlines.
func width(s string, m xansi.Method) int {
	w := 0
	for s != "" {
		n, c := cluster(s, m)
		w, s = w+c, s[n:]
	}
	return w
}

// joined is the text of segments.
func joined(segs []Seg) string {
	l := Line{Segs: segs}
	return l.Text()
}
