package reader

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// everything is an article with all that a page can have.
func everything() model.Loaded {
	var b document.Builder
	leaf := func(k document.Kind, level int) { b.Leaf(document.Block{Kind: k, Level: level}) }
	para := func(s string) { leaf(document.Paragraph, 0); b.Text(s, 0, "") }
	item := func(s string) {
		b.Open(document.Block{Kind: document.Item})
		para(s)
		b.Close()
	}
	leaf(document.Standfirst, 0)
	b.Text("Norway lends two thirds of the money, and Erna Solberg keeps the rest to herself", 0, "")
	b.Open(document.Block{Kind: document.Figure, URL: "https://a.example/boat.jpg"})
	leaf(document.Caption, 0)
	b.Text("A boat in Bergen harbour, waiting for the tide", 0, "")
	leaf(document.Credit, 0)
	b.Text("Photograph: Agency of the North", 0, "")
	b.Close()
	leaf(document.Paragraph, 0)
	b.Text("The Reef Fund of ", 0, "")
	b.Text("Norway", document.Strong, "")
	b.Text(" said ", 0, "")
	b.Text("on Tuesday", document.Emphasis, "")
	b.Text(" that ", 0, "")
	b.Text("the treaty", 0, "https://a.example/treaty")
	b.Text(" was ", 0, "")
	b.Text("dead", document.Strike, "")
	b.Text(" alive: ", 0, "")
	b.Text("git push --force", document.CodeSpan, "")
	b.Text(" is not an answer\u00a0– it costs 12\u00a0% of 1,200.50\u00a0crowns, non-breaking and all.", 0, "")
	leaf(document.Heading, 2)
	b.Text("What Norway wants", 0, "")
	para("Three things, in order:")
	b.Open(document.Block{Kind: document.List, Ordered: true, Level: 9})
	item("fish, and the sea that it lives in, as far as the islands")
	b.Open(document.Block{Kind: document.Item})
	para("wind:")
	b.Open(document.Block{Kind: document.List})
	item("from Bergen")
	item("from anywhere else that Erna Solberg can name")
	b.Close()
	b.Close()
	b.Close()
	b.Open(document.Block{Kind: document.Quote})
	para("We have wind. We have a sea. What we did not have until today was a neighbour as far away as Norway.")
	leaf(document.Credit, 0)
	b.Text("A minister", 0, "")
	b.Close()
	leaf(document.Heading, 3)
	b.Text("In figures", 0, "")
	b.Open(document.Block{Kind: document.Table})
	for i, row := range [][3]string{{"Country", "Catch in tonnes", "Remark"}, {"Norway", "1,200.5", "herring, cod and what else there is in the north"}, {"日本", "99", "鮪と鯖"}} {
		b.Open(document.Block{Kind: document.Row, Header: i == 0})
		for _, c := range row {
			leaf(document.Cell, 0)
			b.Text(c, 0, "")
		}
		b.Close()
	}
	b.Close()
	b.Leaf(document.Block{Kind: document.Code, Language: "go"})
	b.Text("// Share tells who gets what.\nfunc Share(all int) (norway, rest int) {\n\treturn all * 2 / 3, all / 3\n}", 0, "")
	b.Rule()
	para("外交部长星期二说：“中国同挪威的协议将于五月生效。”")
	para("قال وزير خارجية إيران إن بلاده وقعت مع Norway اتفاقا (في أوسلو) قيمته 12 مليونا.")
	b.Open(document.Block{Kind: document.List, Ordered: true, Level: 1})
	b.Open(document.Block{Kind: document.Item})
	leaf(document.Paragraph, 0)
	b.Text("See the treaty of 1911. ", 0, "")
	b.Text("↩", 0, "https://a.example/#ref1")
	b.Close()
	b.Close()
	leaf(document.Credit, 0)
	b.Text("(Reporting by the Agency of the North)", 0, "")
	doc := b.Document()
	a := &model.Article{ID: "all", Title: "Norway and Iran agree on nearly everything there is", Dateline: "OSLO, Nov 23 –", Outlet: "The Test", Byline: "By A. Writer",
		Published: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC), Precision: model.Day, Doc: doc}
	an := &model.Analysis{
		Countries:     []model.Finding{{Entity: model.Entity{Kind: model.Country, Name: "Norway", Country: "NO"}}},
		People:        []model.Finding{{Entity: model.Entity{Kind: model.Person, Name: "Erna Solberg", Leader: true}}},
		Organizations: []model.Finding{{Entity: model.Entity{Kind: model.Organization, Name: "Reef Fund"}}},
		Places:        []model.Finding{{Entity: model.Entity{Kind: model.Place, Name: "Bergen"}}},
	}
	for f, text := range []string{a.Title, a.Dateline, doc.Text} {
		for i := range text {
			for name, k := range map[string]model.Kind{"Norway": model.Country, "Erna Solberg": model.Person, "Reef Fund": model.Organization, "Bergen": model.Place} {
				if strings.HasPrefix(text[i:], name) {
					an.Mentions = append(an.Mentions, model.Mention{Field: model.Field(f), Span: model.Span{Start: i, End: i + len(name)}, Text: name, Kind: k})
				}
			}
		}
	}
	return model.Loaded{Article: a, Analysis: an}
}

// styled spells a row of cells: a style stands in ‹› before the text that has it.
func styled(emu *vt.Emulator, y int) string {
	var b strings.Builder
	last := ""
	blank := 0
	for x := 0; x < emu.Width(); {
		c := emu.CellAt(x, y)
		name := ""
		if c != nil {
			name = styleName(&c.Style)
			if c.Link.URL != "" {
				name += "→"
			}
		}
		if c == nil || c.Content == "" || c.Content == " " && name == "" {
			blank++
			x++
			continue
		}
		if blank > 0 && last != "" {
			b.WriteString("‹›")
			last = ""
		}
		b.WriteString(strings.Repeat(" ", blank))
		blank = 0
		if name != last {
			b.WriteString("‹" + name + "›")
			last = name
		}
		b.WriteString(c.Content)
		x += max(1, c.Width)
	}
	if last != "" {
		b.WriteString("‹›")
	}
	return b.String()
}

// styleName is short: a number for a colour of the palette, b for bold, f for
// faint, i for italic, s for struck, u and U for one and two lines below.
func styleName(s *uv.Style) string {
	name := ""
	if s.Fg != nil {
		name += fmt.Sprint(s.Fg)
	}
	if s.Bg != nil {
		name += fmt.Sprintf("/%v", s.Bg)
	}
	for _, a := range []struct {
		attr uint8
		sign string
	}{{uv.AttrBold, "b"}, {uv.AttrFaint, "f"}, {uv.AttrItalic, "i"}, {uv.AttrStrikethrough, "s"}, {uv.AttrReverse, "r"}} {
		if s.Attrs&a.attr != 0 {
			name += a.sign
		}
	}
	switch s.Underline {
	case uv.UnderlineSingle:
		name += "u"
	case uv.UnderlineDouble:
		name += "U"
	}
	return name
}

// TestGoldenEverything draws the page in every look, by way of the writer that
// brings colours down to what a terminal has.
func TestGoldenEverything(t *testing.T) {
	l := everything()
	for _, look := range []struct {
		name, theme string
		dark        bool
		profile     colorprofile.Profile
	}{{"dark", "dark", true, colorprofile.TrueColor}, {"light", "light", false, colorprofile.TrueColor},
		{"sixteen", "auto", true, colorprofile.ANSI}, {"mono", "mono", true, colorprofile.ASCII}} {
		for _, w := range []int{40, 60, 80, 120} {
			th, _ := theme.New(look.theme, look.dark)
			_, width := layout.Column(w, layout.Measure)
			p := Build(l, Options{Width: width, Theme: &th, Method: screen.GraphemeWidth, Zone: time.UTC, Bidi: screen.BidiVisual})
			r := New(&th, screen.GraphemeWidth)
			r.SetSize(w, len(p.Lines))
			r.SetPage(p)
			emu := vt.NewEmulator(w, len(p.Lines))
			var out bytes.Buffer
			down := colorprofile.Writer{Forward: &out, Profile: look.profile}
			for y, line := range r.View() {
				if _, err := fmt.Fprintf(&down, "\x1b[%d;1H%s", y+1, line); err != nil {
					t.Fatal(err)
				}
				if got := ansi.StringWidth(line); got != w {
					t.Errorf("%s at %d: line %d has %d cells", look.name, w, y, got)
				}
			}
			emu.WriteString("\x1b[?2027h" + out.String())
			var b strings.Builder
			for y := range emu.Height() {
				b.WriteString(styled(emu, y) + "\n")
			}
			compare(t, fmt.Sprintf("everything-%s-%d.txt", look.name, w), b.String())
		}
	}
}

// TestTextSurvives: the text of the page, in the order of the document, is the
// text of the document.
func TestTextSurvives(t *testing.T) {
	for _, l := range []model.Loaded{everything(), mixed(), articleOf(scripts()), long(3000)} {
		for _, w := range []int{8, 23, 40, 72, 140} {
			for _, bidi := range []screen.Bidi{screen.BidiVisual, screen.BidiLogical} {
				th, _ := theme.New("dark", true)
				p := Build(l, Options{Width: w, Theme: &th, Method: screen.GraphemeWidth, Zone: time.UTC, Bidi: bidi})
				type stretch struct {
					start int
					text  string
				}
				var all []stretch
				for i := range p.Lines {
					for _, s := range p.Lines[i].Segs {
						if s.Start >= 0 && p.at[i] >= 0 {
							all = append(all, stretch{s.Start, s.Text})
						}
					}
				}
				sort.SliceStable(all, func(a, b int) bool { return all[a].start < all[b].start })
				var b strings.Builder
				for _, s := range all {
					b.WriteString(s.text)
				}
				got, want := visible(b.String()), visible(l.Article.Doc.Text)
				if bidi == screen.BidiVisual && screen.HasRTL(want) {
					got, want = letters(mirrorless(got)), letters(mirrorless(want))
				}
				if got != want {
					t.Fatalf("%s at %d, %v: the page has\n%s\nof\n%s", l.Article.ID, w, bidi, got, want)
				}
			}
		}
	}
}

// visible is text without white space.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func mirrorless(s string) string {
	return strings.Map(func(r rune) rune { return max(r, screen.Mirrored(r)) }, s)
}
