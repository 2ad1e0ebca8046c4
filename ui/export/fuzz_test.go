package export

import (
	"strings"
	"testing"
	"unicode"

	"dateline/model"
	"dateline/model/document"
)

// FuzzMarkdown: whatever a document is made of, its Markdown shows its text.
func FuzzMarkdown(f *testing.F) {
	f.Add([]byte{1, 9, 30, 7, 8, 15, 40, 2, 3}, "a*b _c_ # > - 1. | ` [x](y) & &amp; <b> ~~ ! \\ ")
	f.Add([]byte{10, 7, 18, 7, 3, 2, 26, 7}, "***** ``` --- === +")
	f.Add([]byte("\x02\x0f\x17\x1f\x27\x2f\x37\x3f\x47"), "“q”*x*!")
	f.Fuzz(func(t *testing.T, events []byte, text string) {
		if len(events) > 60 || len(text) > 200 {
			return
		}
		text = strings.Map(func(r rune) rune { // white space that Markdown and HTML see in their own ways
			if r == 0 || unicode.IsSpace(r) && r != ' ' && r != '\n' || unicode.Is(unicode.Zs, r) && r != ' ' {
				return -1
			}
			return r
		}, clean(text))
		d := build(events, text)
		w := &markdown{doc: d}
		w.blocks(d.Blocks, "", "")
		if got, want := fold(rendered(t, w.out.String())), fold(d.Text); got != want {
			t.Errorf("rendered %q\nwant     %q\nof\n%s", got, want, w.out.String())
		}
		p := &page{doc: d}
		p.blocks(d.Blocks)
		if got, want := fold(shown(t, p.out.String())), fold(d.Text); got != want {
			t.Errorf("HTML shows %q\nwant %q\nof\n%s", got, want, p.out.String())
		}
	})
}

// fold takes white space out: where words are parted is tested above.
func fold(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "[picture]", "")
}

func build(events []byte, text string) *document.Document {
	var w document.Builder
	for i, e := range events {
		switch e % 8 {
		case 0, 1:
			w.Leaf(document.Block{Kind: document.Kind(e/8) % document.Quote, Level: int(e) % 7})
		case 2:
			w.Open(document.Block{Kind: document.Quote + document.Kind(e/8)%6, Ordered: e > 127, Level: i, Header: e > 100})
		case 3:
			w.Close()
		case 4:
			w.Break()
		case 5:
			w.Rule()
		default:
			if len(text) == 0 {
				continue
			}
			from := int(e) * i % len(text)
			to := min(len(text), from+1+int(e/16))
			link := ""
			if e%3 == 0 {
				link = "https://e.org/"
			}
			w.Text(text[from:to], document.Style(e/8)%16, link)
		}
	}
	return w.Document()
}

func BenchmarkFormats(b *testing.B) {
	var w document.Builder
	for range 2000 {
		w.Leaf(document.Block{Kind: document.Paragraph})
		w.Text(strings.Repeat("Some words of a paragraph, ", 18), 0, "")
		w.Text("a link", document.Strong, "https://example.org/")
	}
	a := &model.Article{Title: "Long", Doc: w.Document()}
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.SetBytes(int64(len(a.Doc.Text)))
			for b.Loop() {
				if _, err := f.Bytes(model.Loaded{Article: a}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
