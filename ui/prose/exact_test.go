package prose_test

import (
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	xansi "github.com/charmbracelet/x/ansi"

	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

// TestMentionsAreExact compares every mention with the cells it is said to
// stand in, read off the page as a terminal would, at every width.
func TestMentionsAreExact(t *testing.T) {
	doc := article()
	spans, _ := mentions(doc.Text)
	if len(spans) < 36 {
		t.Fatalf("the article has only %d mentions", len(spans))
	}
	wrapped := 0
	for _, m := range []xansi.Method{xansi.GraphemeWidth, xansi.WcWidth} {
		for w := 24; w <= 160; w++ {
			o := options(w)
			o.Method = m
			o.Neutral = screen.Neutralize
			p := prose.Render(doc, spans, o)
			for i, s := range spans {
				want := doc.Text[s.Start:s.End]
				if got := under(p, p.Cells[i], m); squeeze(got) != squeeze(want) {
					t.Fatalf("width %d: mention %d is %q, its cells %v hold %q", w, i, want, p.Cells[i], got)
				}
				if found := under(p, p.Find(s), m); squeeze(found) != squeeze(want) {
					t.Fatalf("width %d: Find of %q gives cells that hold %q", w, want, found)
				}
				if len(p.Cells[i]) > 1 {
					wrapped++
				}
			}
		}
	}
	if wrapped < 100 {
		t.Errorf("only %d mentions were wrapped: the test does not show much", wrapped)
	}
}

// TestSpansOfAnySizeAreExact takes stretches of text of every length as
// mentions, over the borders of words, styles, cells and blocks.
func TestSpansOfAnySizeAreExact(t *testing.T) {
	doc := article()
	borders := graphemes(doc.Text)
	for size := 1; size < 40; size += 3 {
		var spans []document.Span
		for i := 0; i+size < len(borders); i += size + 2 {
			spans = append(spans, document.Span{Start: borders[i], End: borders[i+size]})
		}
		for _, w := range []int{24, 41, 67, 120} {
			p := prose.Render(doc, spans, options(w))
			for i, s := range spans {
				want := squeeze(doc.Text[s.Start:s.End])
				if got := under(p, p.Cells[i], xansi.GraphemeWidth); squeeze(got) != want && !inTable(doc, s) {
					t.Fatalf("width %d: %q stands in cells that hold %q", w, want, got)
				}
			}
		}
	}
}

// inTable tells whether a span crosses the cells of a table, which the page
// shows in another order than the text.
func inTable(doc *document.Document, s document.Span) bool {
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == document.Table && b.Overlaps(s) {
			return true
		}
	}
	return false
}

func graphemes(s string) []int {
	at := []int{0}
	for n := 0; n < len(s); {
		g, _ := xansi.FirstGraphemeCluster(s[n:], xansi.GraphemeWidth)
		n += len(g)
		at = append(at, n)
	}
	return at
}

func TestMentionWithinAGraphemeTakesItWhole(t *testing.T) {
	text := "In the cafe\u0301 of Kenya"
	end := len("In the cafe") // without the accent
	p := prose.Inline(text, []document.Span{{Start: 7, End: end}}, uv.Style{}, options(30))
	if got := under(p, p.Cells[0], xansi.GraphemeWidth); got != "cafe\u0301" {
		t.Errorf("cells hold %q", got)
	}
}

func TestOverlappingMentions(t *testing.T) {
	text := "the Bank of Kenya in Nairobi"
	spans := []document.Span{{Start: 12, End: 17}, {Start: 4, End: 17}, {Start: 4, End: 8}, {Start: 99, End: 120}, {Start: 15, End: 20}, {Start: 21, End: 21}, {Start: -1, End: 3}}
	p := prose.Inline(text, spans, uv.Style{}, options(80))
	if got := under(p, p.Cells[1], xansi.GraphemeWidth); got != "Bank of Kenya" {
		t.Errorf("the first and longest has %q", got)
	}
	if got := under(p, p.Cells[4], xansi.GraphemeWidth); got != " in" {
		t.Errorf("one that reaches further has %q", got)
	}
	for _, i := range []int{0, 2, 3, 5, 6} {
		if len(p.Cells[i]) > 0 {
			t.Errorf("mention %d has cells %v", i, p.Cells[i])
		}
	}
}

// TestTextSurvives reads the text of the document back from the page.
func TestTextSurvives(t *testing.T) {
	doc := article()
	want := squeeze(doc.Text)
	for w := 2; w <= 200; w++ {
		o := options(w)
		p := prose.Render(doc, nil, o)
		checkPage(t, doc, p, o)
		if got := shown(p); got != want {
			t.Fatalf("width %d: the page shows\n%s\nof the text\n%s", w, got, want)
		}
	}
}

// TestOffsetSurvivesResize: the text at the top is on the line that is found
// for it at any other width.
func TestOffsetSurvivesResize(t *testing.T) {
	doc := article()
	a, b := prose.Render(doc, nil, options(72)), prose.Render(doc, nil, options(31))
	for n := range a.Lines {
		at := a.Offset(n)
		l := &b.Lines[b.LineAt(at)]
		if at < l.Start || at >= l.End {
			t.Errorf("line %d begins at byte %d, found in [%d, %d)", n, at, l.Start, l.End)
		}
	}
	if got := a.LineAt(-1); got != 0 {
		t.Errorf("LineAt(-1) = %d", got)
	}
	if got := a.LineAt(len(doc.Text) + 9); got != len(a.Lines)-1 {
		t.Errorf("LineAt behind the text = %d of %d", got, len(a.Lines))
	}
	if got := a.Offset(len(a.Lines) + 1); got != len(doc.Text) {
		t.Errorf("Offset behind the page = %d of %d", got, len(doc.Text))
	}
}
