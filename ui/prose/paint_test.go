package prose_test

import (
	"image/color"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	xansi "github.com/charmbracelet/x/ansi"

	"dateline/model/document"
	"dateline/ui/prose"
)

// cells reads painted lines as a terminal does.
func cells(s string) []uv.Line {
	return uv.NewStyledString(s).Lines(xansi.GraphemeWidth)
}

// TestPaintIsWhatTheSegmentsSay compares each painted cell with the style and
// link of its segment.
func TestPaintIsWhatTheSegmentsSay(t *testing.T) {
	doc := article()
	spans, _ := mentions(doc.Text)
	focus := func(s *prose.Seg) uv.Style {
		st := s.Style
		switch {
		case s.Mention >= 0 && s.Mention%2 == 0:
			st = uv.Style{Fg: color.RGBA{200, 10, 10, 255}, Attrs: uv.AttrFaint, Underline: uv.UnderlineDouble}
		case s.Mention >= 0:
			st.Attrs |= uv.AttrReverse | uv.AttrBold
		}
		return st
	}
	for name, restyle := range map[string]func(*prose.Seg) uv.Style{"as it is": nil, "restyled": focus} {
		p := prose.Render(doc, spans, options(50))
		for n := range p.Lines {
			l := &p.Lines[n]
			painted := l.Paint(restyle)
			if len(l.Segs) == 0 {
				if painted != "" {
					t.Fatalf("an empty line is painted %q", painted)
				}
				continue
			}
			row, x := cells(painted)[0], 0
			for i := range l.Segs {
				s := &l.Segs[i]
				want := s.Style
				if restyle != nil {
					want = restyle(s)
				}
				for end := x + s.Width; x < end; {
					c := cellAt(row, x)
					if c == nil || !c.Style.Equal(&want) || c.Link.URL != s.Link {
						t.Fatalf("%s, line %d, cell %d of %q: painted %+v, want %+v with link %q", name, n, x, painted, c, want, s.Link)
					}
					x += c.Width
				}
			}
		}
	}
}

// cellAt returns the cell at a column of a row that holds no placeholders.
func cellAt(row uv.Line, x int) *uv.Cell {
	at := 0
	for i := range row {
		if at == x {
			return &row[i]
		}
		at += row[i].Width
	}
	return nil
}

func TestLinks(t *testing.T) {
	const address = "https://bank.example/a?b=c;d#e"
	doc := built(func(b *document.Builder) {
		b.Text("see ", 0, "")
		b.Text("the long report of the bank of the north", document.Emphasis, address)
		b.Text(" or ", 0, "")
		b.Text("this", 0, "javascript:alert(1)")
		b.Text(" or ", 0, "")
		b.Text("that", 0, "https://x.example/\x1b]8;;\x07\u009c é")
	})
	p := prose.Render(doc, nil, options(24))
	linked, ids := "", map[string]bool{}
	var all strings.Builder
	for n := range p.Lines {
		painted := p.Lines[n].Paint(nil)
		all.WriteString(painted)
		for _, c := range cells(painted)[0] {
			if c.Link.URL == address {
				linked += c.Content
				ids[c.Link.Params] = true
			}
		}
	}
	if squeeze(linked) != "thelongreportofthebankofthenorth" {
		t.Errorf("the link covers %q", linked)
	}
	if len(ids) != 1 {
		t.Errorf("the pieces of one link have the parameters %v", ids)
	}
	if strings.Contains(all.String(), "javascript") {
		t.Error("an address that runs a script is given to the terminal")
	}
	if !strings.Contains(all.String(), "https://x.example/%1B]8;;%07%C2%9C%20%C3%A9") {
		t.Errorf("an address with an escape sequence is painted as %q", all.String())
	}
	if strings.Contains(p.Lines[0].Text()+p.Lines[1].Text(), "example") {
		t.Error("the address stands in the text")
	}
}

func TestStylesOfKinds(t *testing.T) {
	doc := built(func(b *document.Builder) {
		for _, k := range []document.Kind{document.Standfirst, document.Caption, document.Credit, document.Paragraph, document.Heading} {
			b.Leaf(document.Block{Kind: k, Level: 2})
			b.Text("words", 0, "")
			b.Text("strong", document.Strong, "")
			b.Text("code", document.CodeSpan|document.Strong, "")
		}
	})
	o := options(60)
	p := prose.Render(doc, nil, o)
	for i, want := range []uint8{uv.AttrItalic, uv.AttrItalic | uv.AttrFaint, uv.AttrFaint, 0, uv.AttrBold} {
		l := &p.Lines[p.Blocks[i]]
		if got := l.Segs[0].Style.Attrs; got != want {
			t.Errorf("%v has attributes %b, want %b", doc.Blocks[i].Kind, got, want)
		}
		for _, s := range l.Segs[1:] {
			if got := s.Style.Attrs; got != want|uv.AttrBold {
				t.Errorf("%q in %v has attributes %b, want %b", s.Text, doc.Blocks[i].Kind, got, want|uv.AttrBold)
			}
		}
	}
	red := uv.Style{Fg: xansi.Red, Underline: uv.UnderlineCurly}
	o.Caption = red
	p = prose.Render(doc, nil, o)
	if st := p.Lines[p.Blocks[1]].Segs[0].Style; !st.Equal(&red) {
		t.Errorf("a caption in a style of its own has %+v", st)
	}
	yes := true
	o.Style.Paragraph.Faint = &yes
	p = prose.Render(doc, nil, o)
	if st := p.Lines[p.Blocks[3]].Segs[0].Style; st.Attrs != uv.AttrFaint {
		t.Errorf("a faint paragraph has %+v", st)
	}
}

// TestThemeMarks: what a theme puts before and around text is there and is no
// text of the document.
func TestThemeMarks(t *testing.T) {
	doc := built(func(b *document.Builder) {
		b.Leaf(document.Block{Kind: document.Heading, Level: 2})
		b.Text("A heading that is long", 0, "")
		b.Leaf(document.Block{Kind: document.Paragraph})
		b.Text("call ", 0, "")
		b.Text("code", document.CodeSpan, "")
		b.Text(" now", 0, "")
		b.Leaf(document.Block{Kind: document.Code})
		b.Text("x = 1", 0, "")
	})
	o := options(16)
	upper := true
	o.Style.H2.Prefix = "## "
	o.Style.H2.Upper = &upper
	o.Style.Code.Prefix, o.Style.Code.Suffix = "‹", "›"
	o.Style.CodeBlock.Theme = "monokai"
	p := prose.Render(doc, nil, o)
	want := []string{"## A heading", "   that is long", "", "call ‹code› now", "", "  x = 1"}
	for i, w := range want {
		if got := p.Lines[i].Text(); got != w {
			t.Errorf("line %d is %q, want %q", i, got, w)
		}
	}
	checkPage(t, doc, p, o)
	if got := shown(p); got != squeeze(doc.Text) {
		t.Errorf("the page shows %q of the text", got)
	}
}

func TestInline(t *testing.T) {
	bold := uv.Style{Attrs: uv.AttrBold}
	text := "Wind over Mombasa: Kenya\nand Norway agree\x1b[2J"
	spans := []document.Span{{Start: 10, End: 17}, {Start: 19, End: 24}}
	p := prose.Inline(text, spans, bold, options(14))
	var got []string
	for n := range p.Lines {
		got = append(got, p.Lines[n].Text())
		for i := range p.Lines[n].Segs {
			if st := p.Lines[n].Segs[i].Style; !st.Equal(&bold) {
				t.Errorf("%q has style %+v", p.Lines[n].Segs[i].Text, st)
			}
		}
	}
	if s := strings.Join(got, "|"); s != "Wind over|Mombasa: Kenya|and Norway|agree[2J" {
		t.Errorf("lines %q", s)
	}
	for i, want := range []string{"Mombasa", "Kenya"} {
		if got := under(p, p.Cells[i], xansi.GraphemeWidth); got != want {
			t.Errorf("mention %q stands in cells of %q", want, got)
		}
	}
	if p := prose.Inline("", nil, bold, options(9)); len(p.Lines) != 0 {
		t.Errorf("nothing has %d lines", len(p.Lines))
	}
}

func TestRefill(t *testing.T) {
	doc := document.FromPlain("Oslo is\nfar from\nMombasa.\n\nKenya")
	o := options(40)
	if got := len(prose.Render(doc, nil, o).Lines); got != 5 {
		t.Errorf("with its line breaks it has %d lines", got)
	}
	o.Refill = true
	p := prose.Render(doc, []document.Span{{Start: 17, End: 24}}, o)
	checkPage(t, doc, p, o)
	if got := p.Lines[0].Text(); got != "Oslo is far from Mombasa." {
		t.Errorf("refilled it begins %q", got)
	}
	if got := under(p, p.Cells[0], xansi.GraphemeWidth); got != "Mombasa" {
		t.Errorf("the mention stands in cells of %q", got)
	}
}
