package prose_test

import (
	"sort"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	xansi "github.com/charmbracelet/x/ansi"

	"dateline/model/document"
	"dateline/ui/prose"
)

// squeeze takes all white space out.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// measure counts cells as the terminal does, apart from what the page says.
func measure(s string, m xansi.Method) int {
	if m == xansi.WcWidth {
		return xansi.StringWidthWc(s)
	}
	return xansi.StringWidth(s)
}

// checkPage holds what is true of every page of every document.
func checkPage(t *testing.T, doc *document.Document, p *prose.Page, o prose.Options) {
	t.Helper()
	for n := range p.Lines {
		l := &p.Lines[n]
		if w := l.Width(); w > o.Width {
			t.Fatalf("width %d: line %d has %d cells: %q", o.Width, n, w, l.Text())
		} else if got := measure(l.Text(), o.Method); got > o.Width {
			t.Fatalf("width %d: line %d takes %d cells on the terminal: %q", o.Width, n, got, l.Text())
		} else if got != w {
			t.Fatalf("width %d: line %d is said to have %d cells and takes %d: %q", o.Width, n, w, got, l.Text())
		}
		// A number sign of Arabic makes one grapheme with the space behind it.
		if s := l.Text(); strings.TrimRight(s, " ") != s && len(s)-last(s) == 1 {
			t.Fatalf("width %d: line %d ends with white space: %q", o.Width, n, s)
		}
		for i := range l.Segs {
			checkSeg(t, doc, &l.Segs[i], o)
		}
		if (l.Start < 0) != (l.End < 0) || l.End < l.Start || l.End > len(doc.Text) {
			t.Fatalf("width %d: line %d has range [%d, %d)", o.Width, n, l.Start, l.End)
		}
		if l.Block < -1 || l.Block >= len(doc.Blocks) {
			t.Fatalf("width %d: line %d is of block %d of %d", o.Width, n, l.Block, len(doc.Blocks))
		}
	}
	checkBlocks(t, doc, p)
	checkAnchors(t, p)
	for m, spans := range p.Cells {
		for _, c := range spans {
			if c.Line < 0 || c.Line >= len(p.Lines) || c.Start < 0 || c.End <= c.Start || c.End > p.Lines[c.Line].Width() {
				t.Fatalf("width %d: mention %d stands at %v", o.Width, m, c)
			}
		}
	}
}

func checkSeg(t *testing.T, doc *document.Document, s *prose.Seg, o prose.Options) {
	t.Helper()
	if s.Text == "" || !utf8.ValidString(s.Text) || strings.ContainsFunc(s.Text, unicode.IsControl) {
		t.Fatalf("width %d: a segment is %q", o.Width, s.Text)
	}
	if s.Start < 0 && s.Mention >= 0 {
		t.Fatalf("width %d: ornament %q is said to be of mention %d", o.Width, s.Text, s.Mention)
	}
	if s.Start >= 0 && o.Neutral == nil && s.End-s.Start == len(s.Text) && s.Text != "?" &&
		squeeze(s.Text) != squeeze(doc.Text[s.Start:s.End]) &&
		(!o.Visual || letters(s.Text) != letters(doc.Text[s.Start:s.End])) {
		t.Fatalf("width %d: %q is said to show %q", o.Width, s.Text, doc.Text[s.Start:s.End])
	}
}

func checkBlocks(t *testing.T, doc *document.Document, p *prose.Page) {
	t.Helper()
	if len(p.Blocks) != len(doc.Blocks) {
		t.Fatalf("%d block starts for %d blocks", len(p.Blocks), len(doc.Blocks))
	}
	for i, n := range p.Blocks {
		if n < 0 || n > len(p.Lines) || i > 0 && n < p.Blocks[i-1] {
			t.Fatalf("block %d starts at line %d of %d", i, n, len(p.Lines))
		}
		if n < len(p.Lines) && p.Lines[n].Block < i {
			t.Fatalf("block %d starts at line %d, which is of block %d", i, n, p.Lines[n].Block)
		}
	}
	for n := range p.Lines {
		if b := p.Lines[n].Block; b < 0 && (n == 0 || n+1 == len(p.Lines) || p.Lines[n+1].Block < 0 || len(p.Lines[n].Segs) > 0) {
			t.Fatalf("line %d of %d is no single blank line between blocks", n, len(p.Lines))
		}
	}
}

func checkAnchors(t *testing.T, p *prose.Page) {
	t.Helper()
	for n := range p.Lines {
		for i := range p.Lines[n].Segs {
			s := &p.Lines[n].Segs[i]
			if s.Start < 0 || s.End-s.Start != len(s.Text) {
				continue
			}
			if got := p.LineAt(s.Start); got != n {
				t.Fatalf("LineAt(%d) = %d, but line %d shows %q there", s.Start, got, n, s.Text)
			}
			if got := p.LineAt(s.End - 1); got != n {
				t.Fatalf("LineAt(%d) = %d, but line %d shows %q before", s.End-1, got, n, s.Text)
			}
		}
		at := p.LineAt(p.Offset(n))
		if l := &p.Lines[n]; l.Start >= 0 && (p.Lines[at].Start > l.Start || p.Lines[at].End < l.Start) {
			t.Fatalf("line %d begins at %d, which LineAt finds in line %d", n, l.Start, at)
		}
	}
}

// shown is the text of the document that a page shows, in its order there.
func shown(p *prose.Page) string {
	var segs []*prose.Seg
	for n := range p.Lines {
		for i := range p.Lines[n].Segs {
			if s := &p.Lines[n].Segs[i]; s.Start >= 0 {
				segs = append(segs, s)
			}
		}
	}
	sort.SliceStable(segs, func(a, b int) bool { return segs[a].Start < segs[b].Start })
	var b strings.Builder
	for _, s := range segs {
		b.WriteString(s.Text)
	}
	return squeeze(b.String())
}

// under reads the cells of spans off the page, grapheme by grapheme and
// without looking at segments.
func under(p *prose.Page, spans []prose.CellSpan, m xansi.Method) string {
	var b strings.Builder
	for _, c := range spans {
		x := 0
		for s := p.Lines[c.Line].Text(); s != ""; {
			g, w := xansi.FirstGraphemeCluster(s, m)
			if x >= c.Start && x < c.End {
				b.WriteString(g)
			}
			x += w
			s = s[len(g):]
		}
	}
	return b.String()
}

// last is where the last grapheme of a text begins.
func last(s string) int {
	at := graphemes(s)
	return at[max(0, len(at)-2)]
}
