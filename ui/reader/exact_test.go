package reader

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// mixed is an article with entities in every kind of block.
func mixed() model.Loaded {
	var b document.Builder
	leaf := func(k document.Kind, level int) { b.Leaf(document.Block{Kind: k, Level: level}) }
	leaf(document.Standfirst, 0)
	b.Text("Ministers of Norway and the Republic of the Congo meet in São Tomé and Príncipe", 0, "")
	leaf(document.Heading, 2)
	b.Text("What Norway wants from the Republic of the Congo", 0, "")
	leaf(document.Paragraph, 0)
	b.Text("For ", 0, "")
	b.Text("Nor", document.Strong, "")
	b.Text("way, whose minister ", 0, "")
	b.Text("Erna Solberg", document.Emphasis|document.Strong, "")
	b.Text(" came by ship, and for the people of the Republic of the Congo, it is ", 0, "")
	b.Text("a treaty that Norway wrote", 0, "https://example.org/a_(b)")
	b.Text(". 日本の首相は東京で中国の主席と会談した。 中国 said no more, and 東京 was quiet. 👩‍👩‍👧 Norway 🇳🇴 agreed; cafe\u0301 owners in Norway did not.", 0, "")
	b.Open(document.Block{Kind: document.Quote})
	leaf(document.Paragraph, 0)
	b.Text("Norway keeps its word, and the Republic of the Congo keeps the fish.", 0, "")
	b.Close()
	b.Open(document.Block{Kind: document.List})
	for _, s := range []string{"Norway: herring", "Republic of the Congo: tuna for the harbours of Norway"} {
		b.Open(document.Block{Kind: document.Item})
		leaf(document.Paragraph, 0)
		b.Text(s, 0, "")
		b.Close()
	}
	b.Close()
	b.Open(document.Block{Kind: document.Table})
	for i, row := range [][2]string{{"Country", "Tonnes"}, {"Norway", "12"}, {"中国", "Erna Solberg"}} {
		b.Open(document.Block{Kind: document.Row, Header: i == 0})
		for _, c := range row {
			leaf(document.Cell, 0)
			b.Text(c, 0, "")
		}
		b.Close()
	}
	b.Close()
	a := &model.Article{ID: "mixed", Title: "Norway, the Republic of the Congo and 中国 share the sea", Dateline: "SÃO TOMÉ", Doc: b.Document(),
		Published: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC), Precision: model.Day}
	an := &model.Analysis{Date: a.Published}
	names := []struct {
		text string
		e    model.Entity
	}{
		{"Republic of the Congo", model.Entity{ID: "country:CG", Kind: model.Country, Name: "Congo", Country: "CG"}},
		{"São Tomé and Príncipe", model.Entity{ID: "country:ST", Kind: model.Country, Name: "São Tomé and Príncipe", Country: "ST"}},
		{"SÃO TOMÉ", model.Entity{ID: "country:ST", Kind: model.Country, Name: "São Tomé and Príncipe", Country: "ST"}},
		{"Norway", model.Entity{ID: "country:NO", Kind: model.Country, Name: "Norway", Country: "NO"}},
		{"中国", model.Entity{ID: "country:CN", Kind: model.Country, Name: "China", Country: "CN"}},
		{"東京", model.Entity{ID: "geonames:1", Kind: model.Country, Name: "Tokyo", Country: "JP"}},
		{"Erna Solberg", model.Entity{ID: "Q1", Kind: model.Country, Name: "Erna Solberg", Country: "NO"}},
	}
	for f, text := range []string{a.Title, a.Dateline, a.Doc.Text} {
		for i := 0; i < len(text); i++ {
			for n, name := range names {
				if strings.HasPrefix(text[i:], name.text) {
					for len(an.Countries) <= n {
						an.Countries = append(an.Countries, model.Finding{Entity: names[len(an.Countries)].e})
					}
					an.Mentions = append(an.Mentions, model.Mention{Field: model.Field(f), Span: model.Span{Start: i, End: i + len(name.text)},
						Text: name.text, Kind: model.Country, Finding: n})
				}
			}
		}
	}
	return model.Loaded{Article: a, Analysis: an}
}

// TestHighlightsAreExact draws the article at every width and compares every
// highlighted run of cells with the bytes of its mention: all of them, on the
// right cells, and nothing else.
func TestHighlightsAreExact(t *testing.T) {
	th, _ := theme.New("dark", true)
	// A style no other text has, so that a highlighted cell is known by it.
	th.Country.Fg = ansi.BasicColor(13)
	l := mixed()
	for w := 24; w <= 160; w++ {
		_, tw := layout.Column(w, layout.Measure)
		margin, _ := layout.Column(w, layout.Measure)
		p := Build(l, Options{Width: tw, Theme: &th, Method: screen.GraphemeWidth, Zone: time.UTC})
		r := New(&th, screen.GraphemeWidth)
		r.SetSize(w, len(p.Lines))
		r.SetPage(p)
		emu := vt.NewEmulator(w, len(p.Lines))
		emu.WriteString("\x1b[?2027h" + strings.Join(r.View(), "\r\n"))
		highlighted := 0
		for y := 0; y < len(p.Lines); y++ {
			for x := 0; x < w; x++ {
				if c := emu.CellAt(x, y); c != nil && c.Style.Fg == ansi.BasicColor(13) {
					highlighted += max(1, c.Width)
					if c.Width == 2 {
						x++
					}
				}
			}
		}
		want := 0
		for i, m := range l.Analysis.Mentions {
			got := ""
			for _, span := range p.Cells[i] {
				want += span.End - span.Start
				for x := span.Start; x < span.End; x++ {
					if c := emu.CellAt(margin+x, span.Line); c != nil {
						got += c.Content
						if c.Width == 2 {
							x++
						}
					}
				}
			}
			if squeeze(got) != squeeze(m.Text) {
				t.Fatalf("width %d, mention %d %q of the %s: the screen has %q", w, i, m.Text, m.Field, got)
			}
		}
		if highlighted != want {
			t.Fatalf("width %d: %d cells are highlighted, the mentions have %d", w, highlighted, want)
		}
	}
}

// squeeze drops white space: a mention broken over lines loses its space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestResizeKeepsThePlace: whatever width the page is set at, the line that
// was at the top still begins the window with the same text.
func TestResizeKeepsThePlace(t *testing.T) {
	th, _ := theme.New("dark", true)
	l := mixed()
	var pages []*Page
	for w := 20; w <= 100; w += 8 {
		pages = append(pages, Build(l, Options{Width: w, Theme: &th, Zone: time.UTC}))
	}
	for _, from := range pages {
		for line := range from.Lines {
			offset := from.Anchor(line)
			if offset < 0 {
				continue
			}
			for _, to := range pages {
				at := to.LineOf(offset)
				// The line found begins at or before the place, the next one after it.
				if to.Anchor(at) > offset {
					t.Fatalf("offset %d is put on line %d that begins at %d", offset, at, to.Anchor(at))
				}
				next := at + 1
				for next < len(to.Lines) && to.Anchor(next) <= to.Anchor(at) {
					next++
				}
				if next < len(to.Lines) && to.Anchor(next) <= offset && to.Anchor(next) >= 0 {
					t.Fatalf("offset %d is put on line %d (%d), line %d begins at %d", offset, at, to.Anchor(at), next, to.Anchor(next))
				}
			}
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	th, _ := theme.New("dark", true)
	l := mixed()
	for _, w := range []int{40, 72} {
		b.Run(fmt.Sprint(w), func(b *testing.B) {
			for b.Loop() {
				Build(l, Options{Width: w, Theme: &th, Zone: time.UTC})
			}
		})
	}
}

func BenchmarkView(b *testing.B) {
	th, _ := theme.New("dark", true)
	l := mixed()
	r := New(&th, screen.GraphemeWidth)
	r.SetSize(76, 40)
	r.SetPage(Build(l, Options{Width: 72, Theme: &th, Zone: time.UTC}))
	for b.Loop() {
		r.View()
	}
}
