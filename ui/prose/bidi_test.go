package prose_test

import (
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	xansi "github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"golang.org/x/text/unicode/norm"

	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

// righting is an article that is read from right to left, with what is not.
func righting() *document.Document {
	return built(func(b *document.Builder) {
		leaf := func(k document.Kind, level int) { b.Leaf(document.Block{Kind: k, Level: level}) }
		leaf(document.Heading, 2)
		b.Text("إيران وروسيا توقعان اتفاقا", 0, "")
		leaf(document.Paragraph, 0)
		b.Text("قال وزير خارجية ", 0, "")
		b.Text("إير", document.Strong, "")
		b.Text("ان إن بلاده وقعت مع روسيا (الاتحاد الروسي) في 23 نوفمبر 2015 اتفاقا قيمته 1,200.50 دولار مع Gazprom (Russia) و", 0, "")
		b.Text("الصين لا توافق", 0, "https://a.example/x")
		b.Text(". «لا سلام بلا عدل!»", 0, "")
		leaf(document.Paragraph, 0)
		b.Text("می\u200cخواهیم در ایران گفت\u200cوگو کنیم؛ رئیس\u200cجمهور روسیه در تهران است.", 0, "")
		leaf(document.Paragraph, 0)
		b.Text("שר החוץ של איראן אמר שלום\u05c1 ל-12% מן העם, ואיראן (Iran) תמשיך.", 0, "")
		leaf(document.Paragraph, 0)
		b.Text("Iran, or إيران in Arabic and ایران in Persian, met Russia (روسيا) on 3 May.", 0, "")
		b.Open(document.Block{Kind: document.List, Ordered: true, Level: 9})
		for range 2 {
			b.Open(document.Block{Kind: document.Item})
			leaf(document.Paragraph, 0)
			b.Text("روسيا: الغاز والنفط إلى آخر الطريق في إيران", 0, "")
			b.Close()
		}
		b.Close()
		b.Open(document.Block{Kind: document.Quote})
		leaf(document.Paragraph, 0)
		b.Text("اردو میں روسیہ اور ایران کے بارے میں خبر", 0, "")
		leaf(document.Paragraph, 0)
		b.Text("Iran said in English", 0, "")
		b.Close()
		b.Open(document.Block{Kind: document.Table})
		for i, row := range [][2]string{{"البلد", "طن"}, {"إيران", "12"}, {"روسيا", ""}} {
			b.Open(document.Block{Kind: document.Row, Header: i == 0})
			for _, c := range row {
				leaf(document.Cell, 0)
				b.Text(c, 0, "")
			}
			b.Close()
		}
		b.Close()
		leaf(document.Code, 0)
		b.Text("print(\"إيران\")\n\tنعم", 0, "")
	})
}

func namesIn(text string) (spans []document.Span) {
	for _, name := range []string{"إيران", "روسيا", "ایران", "روسیه", "روسیہ", "איראן", "Gazprom", "Iran", "Russia", "(الاتحاد الروسي)", "1,200.50", "الصين"} {
		for i := 0; ; {
			n := strings.Index(text[i:], name)
			if n < 0 {
				break
			}
			spans = append(spans, document.Span{Start: i + n, End: i + n + len(name)})
			i += n + len(name)
		}
	}
	slices.SortFunc(spans, func(a, b document.Span) int { return a.Start - b.Start })
	return spans
}

// letters are the letters of a text without form and order.
func letters(s string) string {
	r := []rune(norm.NFKC.String(strings.Map(func(r rune) rune {
		if r == 0x200c || r == 0x200d {
			return -1
		}
		return screen.Mirrored(max(r, screen.Mirrored(r)))
	}, squeeze(s))))
	slices.Sort(r)
	return string(r)
}

// TestRightToLeftIsExact reads every mention off the cells of a terminal that
// does not order text, in both orders and at every width.
func TestRightToLeftIsExact(t *testing.T) {
	doc := righting()
	spans := namesIn(doc.Text)
	if len(spans) < 25 {
		t.Fatalf("only %d names", len(spans))
	}
	for _, m := range []xansi.Method{xansi.GraphemeWidth, xansi.WcWidth} {
		for w := 20; w <= 100; w += 7 {
			for _, visual := range []bool{true, false} {
				o := options(w)
				o.Visual, o.Method, o.Neutral = visual, m, screen.Neutralize
				p := prose.Render(doc, spans, o)
				checkPage(t, doc, p, o)
				emu := vt.NewEmulator(w, len(p.Lines))
				if m == xansi.GraphemeWidth {
					emu.WriteString("\x1b[?2027h")
				}
				for n := range p.Lines {
					if n > 0 {
						emu.WriteString("\r\n")
					}
					emu.WriteString(p.Lines[n].Paint(func(s *prose.Seg) uv.Style {
						if s.Mention >= 0 {
							return uv.Style{Attrs: uv.AttrReverse}
						}
						return uv.Style{}
					}))
				}
				checkCells(t, emu, doc, p, spans)
			}
		}
	}
}

func checkCells(t *testing.T, emu *vt.Emulator, doc *document.Document, p *prose.Page, spans []document.Span) {
	t.Helper()
	read := func(cells []prose.CellSpan, marked bool) string {
		var b strings.Builder
		for _, c := range cells {
			for x := c.Start; x < c.End; x++ {
				cell := emu.CellAt(x, c.Line)
				if marked != (cell.Style.Attrs&uv.AttrReverse != 0) && marked {
					t.Fatalf("the cell %d,%d (%q) is not highlighted", x, c.Line, cell.Content)
				}
				b.WriteString(cell.Content)
			}
		}
		return letters(b.String())
	}
	total := 0
	for i, s := range spans {
		want := letters(doc.Text[s.Start:s.End])
		if got := read(p.Cells[i], true); got != want {
			t.Fatalf("width %d: mention %q stands at %v, where %q is", p.Width, doc.Text[s.Start:s.End], p.Cells[i], got)
		}
		if got := read(p.Find(s), false); got != want {
			t.Fatalf("width %d: Find(%q) is %v, where %q is", p.Width, doc.Text[s.Start:s.End], p.Find(s), got)
		}
		for _, c := range p.Cells[i] {
			total += c.End - c.Start
		}
		// A letter in it too.
		for k, r := range doc.Text[s.Start:s.End] {
			one := document.Span{Start: s.Start + k, End: s.Start + k + len(string(r))}
			if got := read(p.Find(one), false); !strings.Contains(got, letters(string(r))) {
				t.Fatalf("width %d: Find(%q in %q) is %v, where %q is", p.Width, r, doc.Text[s.Start:s.End], p.Find(one), got)
			}
		}
	}
	for y := range p.Lines {
		for x := range p.Width {
			if c := emu.CellAt(x, y); c != nil && c.Style.Attrs&uv.AttrReverse != 0 {
				total--
			}
		}
	}
	if total != 0 {
		t.Fatalf("width %d: %d highlighted cells too few", p.Width, total)
	}
}

// TestVisualLines spells lines as they stand on the screen.
func TestVisualLines(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"שלום עולם", "               םלוע םולש"},
		{"שלום (עולם) 12%", "         12% (םלוע) םולש"},
		{"say שלום 12 now", "say 12 םולש now"},
		{"سلام", "                     " + "\ufee1\ufefc\ufeb3"},
		{"بيت", "                     " + "\ufe96\ufef4\ufe91"},
		{"می\u200cروم", "                   " + "\ufee1\ufeed\ufead\ufbfd\ufee3"},
		{"plain", "plain"},
	} {
		o := options(24)
		o.Visual = true
		if got := prose.Inline(c.text, nil, uv.Style{}, o).Lines[0].Text(); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
		o.Visual = false
		if got := prose.Inline(c.text, nil, uv.Style{}, o).Lines[0].Text(); got != c.text {
			t.Errorf("%q is %q in logical order", c.text, got)
		}
	}
}

func TestGoldenRightToLeft(t *testing.T) {
	doc := righting()
	spans := namesIn(doc.Text)
	for _, w := range []int{28, 60} {
		o := options(w)
		o.Visual, o.Neutral = true, screen.Neutralize
		p := prose.Render(doc, spans, o)
		compare(t, "right-to-left-"+map[int]string{28: "28", 60: "60"}[w]+".txt", golden(p, make([]int, len(spans))))
	}
}
