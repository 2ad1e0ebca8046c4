package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

// words makes an article of n words: paragraphs of fifty, some with a link and
// bold words, a heading for every sixth, a list for every tenth.
func words(n int) *document.Document {
	sentence := strings.Fields("The minister of Kenya said on Tuesday that “the wind off Mombasa” would be shared with Norway, whose fund lends two thirds of the money.")
	return built(func(b *document.Builder) {
		for i, p := 0, 0; i < n; p++ {
			switch {
			case p%6 == 5:
				b.Leaf(document.Block{Kind: document.Heading, Level: 2})
				b.Text("What Norway wants", 0, "")
				i += 3
				continue
			case p%10 == 9:
				b.Open(document.Block{Kind: document.List})
				for range 3 {
					b.Open(document.Block{Kind: document.Item})
					b.Text(strings.Join(sentence[:16], " "), 0, "")
					b.Close()
					i += 16
				}
				b.Close()
				continue
			}
			b.Leaf(document.Block{Kind: document.Paragraph})
			for w := range 50 {
				style, link := document.Style(0), ""
				if p%3 == 1 && w > 20 && w < 24 {
					link = "https://a.example/"
				} else if p%4 == 2 && w == 30 {
					style = document.Strong
				}
				b.Text(sentence[w%len(sentence)]+" ", style, link)
				i++
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	for _, n := range []int{800, 200000} {
		doc := words(n)
		spans, _ := mentions(doc.Text)
		for _, w := range []int{80} {
			b.Run(fmt.Sprintf("words=%d/width=%d", n, w), func(b *testing.B) {
				o := options(w)
				o.Neutral = screen.Neutralize
				b.SetBytes(int64(len(doc.Text)))
				b.ReportAllocs()
				for b.Loop() {
					prose.Render(doc, spans, o)
				}
			})
		}
	}
}

func BenchmarkBlockByBlock(b *testing.B) {
	doc := words(800)
	spans, _ := mentions(doc.Text)
	o := options(80)
	o.Neutral = screen.Neutralize
	b.Run("one typesetter", func(b *testing.B) {
		for b.Loop() {
			t := prose.New(o)
			for i := range doc.Blocks {
				t.Block(doc, i, spans)
			}
		}
	})
	b.Run("one each", func(b *testing.B) {
		for b.Loop() {
			for i := range doc.Blocks {
				prose.Block(doc, i, spans, o)
			}
		}
	})
}

func BenchmarkPaint(b *testing.B) {
	doc := words(800)
	spans, _ := mentions(doc.Text)
	p := prose.Render(doc, spans, options(72))
	b.ReportAllocs()
	for b.Loop() {
		for n := range min(40, len(p.Lines)) {
			_ = p.Lines[n].Paint(nil)
		}
	}
}
