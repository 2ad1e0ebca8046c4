package prose_test

import (
	"math"
	"strings"
	"testing"
	"unicode"

	xansi "github.com/charmbracelet/x/ansi"

	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

// strip is a neutraliser that only drops ESC and C1 controls.
func strip(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0x1b || r >= 0x80 && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

func paragraph(s string) *document.Document {
	return document.FromPlain(s)
}

func nested(depth int, k document.Kind) *document.Document {
	leaf := func(start, end int) document.Block {
		sp := document.Span{Start: start, End: end}
		return document.Block{Kind: document.Paragraph, Span: sp, Runs: []document.Run{{Span: sp}}}
	}
	b := leaf(0, 4)
	for range depth {
		if k == document.List {
			b = document.Block{Kind: document.Item, Span: b.Span, Children: []document.Block{b}}
		}
		b = document.Block{Kind: k, Span: b.Span, Children: []document.Block{b}}
	}
	return &document.Document{Text: "deep", Blocks: []document.Block{b}}
}

func built(f func(b *document.Builder)) *document.Document {
	var b document.Builder
	f(&b)
	return b.Document()
}

func table(rows, cols int, cell func(r, c int) string) *document.Document {
	return built(func(b *document.Builder) {
		b.Open(document.Block{Kind: document.Table})
		for r := range rows {
			b.Open(document.Block{Kind: document.Row, Header: r == 0})
			for c := range cols {
				b.Leaf(document.Block{Kind: document.Cell})
				b.Text(cell(r, c), 0, "")
			}
			b.Close()
		}
		b.Close()
	})
}

// hostile are documents that break renderers, at a size for every width.
func hostile(n int) map[string]*document.Document {
	words := []string{"Iran", "a", "日本語", "e\u0301", "👨\u200d👩\u200d👧", "un-der-way", "\\*", "&lt;", "«Ñandú»"}
	wild := func(b *document.Builder, n int) {
		for i := range n {
			b.Text(words[i%len(words)]+" ", document.Style(i%16), []string{"", "https://a.example/", "javascript:x"}[i%3])
		}
	}
	return map[string]*document.Document{
		"word":            paragraph(strings.Repeat("x", 8*n)),
		"wide word":       paragraph(strings.Repeat("漢", 4*n)),
		"hangul and kana": paragraph(strings.Repeat("한국어カナ。", n)),
		"marks":           paragraph("a" + strings.Repeat("\u0301", 4*n) + " b"),
		"marks first":     paragraph("\u0301\u0301 \u200b\u200d x\u200b"),
		"spaces":          paragraph("a" + strings.Repeat(" ", 8*n) + "b" + strings.Repeat("\u3000", n)),
		"escapes":         paragraph(strings.Repeat("\x1b[31mred\x1b]52;c;AAAA\x07 \u009b2J \x00\x7f\u202eevil\u2028x ", n/4)),
		"invalid":         paragraph("a\xff\xfe b\xc3 " + strings.Repeat("\xed\xa0\x80", n)),
		"one conjunct":    paragraph(strings.Repeat("क्", n) + "क x"),
		"families":        paragraph(strings.Repeat("👨\u200d👩\u200d👧\u200d👦", n)),
		"markers":         paragraph("\u2061\u2062\u2064 a\u2061b \u2064│ c"),
		"right to left":   paragraph(strings.Repeat("ایران و روسیه ", n/2)),
		"lists":           nested(n, document.List),
		"quotes":          nested(9, document.Quote),
		"tables":          nested(n, document.Table),
		"rows":            nested(n, document.Row),
		"figures":         nested(n, document.Figure),
		"runs":            built(func(b *document.Builder) { b.Leaf(document.Block{Kind: document.Heading, Level: 99}); wild(b, n) }),
		"wild cells":      table(3, 4, func(r, c int) string { return strings.Join(words[(r+c)%5:], " ") }),
		"many columns":    table(3, max(n/8, 60), func(r, c int) string { return words[(r*c)%len(words)] }),
		"tall table":      table(n/4, 3, func(r, c int) string { return words[(r+c)%len(words)] }),
		"one column":      table(4, 1, func(r, c int) string { return strings.Join(words, "") }),
		"numbers": built(func(b *document.Builder) {
			for _, from := range []int{math.MaxInt, math.MinInt, -3, 0} {
				b.Open(document.Block{Kind: document.List, Ordered: true, Level: from})
				for range 3 {
					b.Open(document.Block{Kind: document.Item})
					b.Text("item", 0, "")
					b.Open(document.Block{Kind: document.Quote})
					wild(b, 3)
					b.Close()
					b.Close()
				}
				b.Close()
			}
		}),
		"code": built(func(b *document.Builder) {
			b.Leaf(document.Block{Kind: document.Code, Language: "go"})
			b.Text("\n\n\t\tx"+strings.Repeat("\tlong ", n)+"\n \n\n"+strings.Repeat("漢", n)+"\r\n\\*&amp;\n\n", 0, "")
		}),
		"outside": {Text: "abc", Blocks: []document.Block{
			{Kind: document.Item, Span: document.Span{Start: 0, End: 1}}, {Kind: document.Cell, Span: document.Span{Start: 0, End: 1}},
			{Kind: document.Table}, {Kind: document.Table, Children: []document.Block{{Kind: document.Row}}},
			{Kind: document.List}, {Kind: document.List, Children: []document.Block{{Kind: document.Quote}, {Kind: document.Rule}}},
			{Kind: document.Figure, URL: "x"}, {Kind: document.Quote}, {Kind: document.Code}, {Kind: document.Rule}, {Kind: 77},
			{Kind: document.Paragraph, Runs: []document.Run{{Span: document.Span{Start: -5, End: 900}}, {Span: document.Span{Start: 2, End: 1}}}},
			{Kind: document.List, Children: []document.Block{{Kind: document.Item, Children: []document.Block{
				{Kind: document.Table}, {Kind: document.Figure, URL: "y"}, {Kind: document.List}}}}},
		}},
		"empty": {},
	}
}

func TestHostileDocuments(t *testing.T) {
	every := 1
	if testing.Short() {
		every = 13
	}
	for name, doc := range hostile(48) {
		t.Run(name, func(t *testing.T) {
			spans := everyWord(doc.Text)
			for w := 1; w <= 200; w += every {
				o := options(w)
				o.Neutral = []func(string) string{screen.Neutralize, strip, nil}[w%3]
				o.Method = []xansi.Method{xansi.GraphemeWidth, xansi.WcWidth}[w/3%2]
				o.Visual = w/2%2 == 0
				checkPage(t, doc, prose.Render(doc, spans, o), o)
			}
		})
	}
}

func everyWord(s string) (spans []document.Span) {
	start := -1
	for i, r := range s + " " {
		switch {
		case unicode.IsSpace(r) && start >= 0:
			spans = append(spans, document.Span{Start: start, End: i})
			start = -1
		case !unicode.IsSpace(r) && start < 0:
			start = i
		}
	}
	return spans
}

// TestLargeDocuments renders what is large, once each: it must end, and show
// what it has.
func TestLargeDocuments(t *testing.T) {
	big := map[string]*document.Document{
		"a megabyte in one word":   paragraph(strings.Repeat("x", 1<<20)),
		"a megabyte of marks":      paragraph("a" + strings.Repeat("\u0301", 1<<19)),
		"a megabyte of spaces":     paragraph("a" + strings.Repeat(" ", 1<<20) + "b"),
		"10,000 nested lists":      nested(10000, document.List),
		"10,000 nested quotes":     nested(10000, document.Quote),
		"500 columns":              table(40, 500, func(r, c int) string { return "cell" }),
		"50,000 items in one list": built(func(b *document.Builder) { items(b, 50000, 0) }),
		"20 lists of 300, 20 deep": built(func(b *document.Builder) { items(b, 300, 20) }),
		"600 quotes, 30 deep": built(func(b *document.Builder) {
			for range 30 {
				b.Open(document.Block{Kind: document.Quote})
			}
			for range 600 {
				b.Leaf(document.Block{Kind: document.Paragraph})
				b.Text("Kenya", 0, "")
			}
		}),
		"20,000 runs in one block":  built(func(b *document.Builder) { runs(b, 20000) }),
		"20,000 paragraphs":         paragraph(strings.Repeat("One more.\n\n", 20000)),
		"a cell of half a megabyte": table(9, 3, func(r, c int) string { return strings.Repeat("x ", 1+(r%2)*(c%2)<<18) }),
	}
	for name, doc := range big {
		t.Run(name, func(t *testing.T) {
			o := options(80)
			p := prose.Render(doc, nil, o)
			checkPage(t, doc, p, o)
			if got, want := shown(p), squeeze(doc.Text); got != want && !strings.Contains(name, "marks") {
				t.Errorf("it shows %d bytes of %d", len(got), len(want))
			}
		})
	}
}

func items(b *document.Builder, n, depth int) {
	b.Open(document.Block{Kind: document.List, Ordered: depth%2 == 1, Level: 1})
	for range n {
		b.Open(document.Block{Kind: document.Item})
		b.Text("item", 0, "")
		b.Close()
	}
	b.Open(document.Block{Kind: document.Item})
	b.Text("last", 0, "")
	if depth > 0 {
		items(b, n, depth-1)
	}
	b.Close()
	b.Close()
}

func runs(b *document.Builder, n int) {
	for i := range n {
		b.Text("run ", document.Style(i%16), []string{"", "https://a.example/"}[i%2])
	}
}

func TestNeutraliserIsAsked(t *testing.T) {
	text := "Iran\x1b[2J's \u009bgas, Russia\u200b's \ttoo"
	doc := document.FromPlain(text)
	spans := []document.Span{{Start: 0, End: 4}, {Start: strings.Index(text, "Russia"), End: strings.Index(text, "Russia") + 6}}
	for name, c := range map[string]struct {
		neutral func(string) string
		want    string
	}{
		"strip":  {strip, "Iran[2J's gas, Russia's  too"},
		"screen": {screen.Neutralize, "Iran[2J's \ufffdgas, Russia's  too"},
		"nil":    {nil, "Iran[2J's \ufffdgas, Russia's  too"},
		"upper":  {strings.ToUpper, "IRAN[2J'S \ufffdGAS, RUSSIA'S  TOO"},
	} {
		o := options(80)
		o.Neutral = c.neutral
		p := prose.Render(doc, spans, o)
		checkPage(t, doc, p, o)
		if got := p.Lines[0].Text(); got != c.want {
			t.Errorf("%s: shows %q, want %q", name, got, c.want)
		}
		if name == "upper" {
			continue // it changes every letter, so nothing says what is where
		}
		for i, want := range []string{"Iran", "Russia"} {
			if got := under(p, p.Cells[i], xansi.GraphemeWidth); got != want {
				t.Errorf("%s: mention of %s has cells of %q", name, want, got)
			}
		}
	}
}
