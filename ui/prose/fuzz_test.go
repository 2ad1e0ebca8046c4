package prose_test

import (
	"strings"
	"testing"

	xansi "github.com/charmbracelet/x/ansi"

	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

// FuzzRender builds a document from bytes, some of which are commands to the
// Builder and the rest text, and holds the page to what is true of every page.
func FuzzRender(f *testing.F) {
	f.Add([]byte("Kenya and Norway\x01agree\x02 in \x03Oslo"), uint8(20), uint8(0))
	f.Add([]byte("\x0b\x0cone\x0ctwo\x10three\x0e\x0fa\x0fb\x10\x0fc"), uint8(9), uint8(1))
	f.Add([]byte("\x0e\x0fx\x0fwide \xe6\xbc\xa2\x11\x0flong words here\x0f12.5"), uint8(14), uint8(5))
	f.Add([]byte("\x12\x13code\tx\n\n y\x14\x15caption\x16credit \x1b[31m\xff\xc2\x9b"), uint8(3), uint8(2))
	f.Fuzz(func(t *testing.T, data []byte, width, mode uint8) {
		if len(data) > 4096 {
			return
		}
		doc := fromBytes(data)
		o := options(max(1, int(width)))
		o.Method = []xansi.Method{xansi.GraphemeWidth, xansi.WcWidth}[mode%2]
		o.Neutral = []func(string) string{nil, screen.Neutralize, strip}[mode/2%3]
		o.Visual = mode/8%2 == 1
		o.Refill = mode&0x40 != 0
		spans := everyWord(doc.Text)
		p := prose.Render(doc, spans, o)
		checkPage(t, doc, p, o)
		if o.Neutral != nil || o.Width < 2 || o.Visual && screen.HasRTL(doc.Text) || strings.ContainsFunc(doc.Text, odd) {
			return
		}
		if got, want := shown(p), squeeze(doc.Text); got != want {
			t.Fatalf("width %d: the page shows\n%q\nof the text\n%q", o.Width, got, want)
		}
		for i, s := range spans {
			if got, want := under(p, p.Cells[i], o.Method), doc.Text[s.Start:s.End]; !strings.Contains(squeeze(got), squeeze(want)) {
				t.Fatalf("width %d: %q stands in cells that hold %q", o.Width, want, got)
			}
		}
	})
}

// odd tells of characters that are not shown, or not alone.
func odd(r rune) bool {
	if r == '\n' || r == '\t' {
		return false
	}
	return r < 0x20 || r == 0x7f || r == 0xfffd || r >= 0x80 && (r < 0xa1 || xansi.StringWidth(string(r)) != xansi.StringWidthWc(string(r)) || xansi.StringWidth(string(r)) == 0)
}

// fromBytes plays bytes below 0x20 on a Builder.
func fromBytes(data []byte) *document.Document {
	var b document.Builder
	style, link := document.Style(0), ""
	text := 0
	for i := 0; i <= len(data); i++ {
		if i < len(data) && (data[i] >= 0x20 || data[i] == '\n' || data[i] == '\t' || data[i] == 0x1b) {
			continue
		}
		if i > text {
			b.Text(string(data[text:i]), style, link)
		}
		text = i + 1
		if i == len(data) {
			break
		}
		switch c := data[i]; {
		case c < 5:
			style ^= 1 << (c % 4)
		case c == 5:
			link = map[bool]string{true: "https://a.example/", false: ""}[link == ""]
		case c == 6:
			b.Break()
		case c == 7:
			b.Rule()
		case c == 8:
			b.Leaf(document.Block{Kind: document.Heading, Level: i % 8})
		case c == 0x10:
			b.Close()
		case c == 0x11:
			b.Open(document.Block{Kind: document.Row, Header: i%3 == 0})
		case c == 0x17:
			b.Open(document.Block{Kind: document.List, Ordered: true, Level: i - 9})
		case c == 0x18:
			b.Open(document.Block{Kind: document.Figure, URL: "x"})
		default:
			k := document.Kind(c % 14)
			if k.Leaf() && k != document.Rule {
				b.Leaf(document.Block{Kind: k})
			} else if k != document.Rule {
				b.Open(document.Block{Kind: k})
			}
		}
	}
	return b.Document()
}
