package prose

import (
	"io"
	"strconv"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"

	"dateline/model/document"
)

// broken panics as Glamour does on nodes it does not know.
type broken struct{}

func (broken) Render(io.Writer, []byte, ast.Node) error { panic("index out of range") }
func (broken) AddOptions(...renderer.Option)            {}

// empty renders nothing of what it is given.
type empty struct{ broken }

func (empty) Render(io.Writer, []byte, ast.Node) error { return nil }

// TestFallback: where Glamour fails the page has the same words, bullets and
// indents at the same places.
func TestFallback(t *testing.T) {
	var b document.Builder
	item := func(s string) {
		b.Open(document.Block{Kind: document.Item})
		b.Text(s, 0, "")
	}
	b.Leaf(document.Block{Kind: document.Heading, Level: 3})
	b.Text("A ", 0, "")
	b.Text("heading", document.Emphasis, "")
	b.Leaf(document.Block{Kind: document.Paragraph})
	b.Text("One run only", 0, "")
	b.Open(document.Block{Kind: document.Quote})
	b.Leaf(document.Block{Kind: document.Paragraph})
	b.Text("quoted ", 0, "")
	b.Text("words", document.Strong, "https://a.example/")
	b.Open(document.Block{Kind: document.List, Ordered: true, Level: 99})
	item("an item that is long enough for two lines")
	b.Close()
	item("and one with a list")
	b.Open(document.Block{Kind: document.List})
	item("nested")
	b.Leaf(document.Block{Kind: document.Paragraph})
	b.Text("below", 0, "")
	b.Close()
	b.Close()
	b.Close()
	b.Close()
	b.Rule()
	b.Close()
	b.Open(document.Block{Kind: document.Figure, URL: "https://a.example/x.jpg"})
	b.Leaf(document.Block{Kind: document.Caption})
	b.Text("A caption", 0, "")
	b.Leaf(document.Block{Kind: document.Credit})
	b.Text("Somebody", 0, "")
	b.Close()
	doc := b.Document()
	o := Options{Width: 30}
	want := Render(doc, nil, o)
	for name, r := range map[string]renderer.Renderer{"panic": broken{}, "no output": empty{}} {
		ts := New(o)
		for indent := range uint(9) {
			if ts.glam.width == nil {
				ts.glam.width = map[uint]renderer.Renderer{}
			}
			ts.glam.width[indent] = r
		}
		got := ts.Document(doc, nil)
		if len(got.Lines) != len(want.Lines) {
			t.Fatalf("%s: %d lines, want %d", name, len(got.Lines), len(want.Lines))
		}
		for n := range got.Lines {
			g, w := &got.Lines[n], &want.Lines[n]
			if g.Text() != w.Text() || g.Start != w.Start || g.End != w.End {
				t.Errorf("%s: line %d is %q [%d, %d), want %q [%d, %d)", name, n, g.Text(), g.Start, g.End, w.Text(), w.Start, w.End)
			}
		}
	}
}

// TestPlainIsUsedForLargeBlocks: the bound on Glamour's work is met, and what
// is over it looks the same but for colours.
func TestPlainIsUsedForLargeBlocks(t *testing.T) {
	var b document.Builder
	b.Open(document.Block{Kind: document.List, Level: 1, Ordered: true})
	for range maxWork / 2 {
		b.Open(document.Block{Kind: document.Item})
		b.Text("item", 0, "")
		b.Close()
	}
	b.Close()
	doc := b.Document()
	if work(&doc.Blocks[0], 0) <= maxWork {
		t.Fatal("the list is too small for the test")
	}
	p := Render(doc, nil, Options{Width: 30})
	if got := p.Lines[maxWork/2-1].Text(); len(p.Lines) != maxWork/2 || got != strconv.Itoa(maxWork/2)+". item" {
		t.Errorf("%d lines, the last is %q", len(p.Lines), got)
	}
	small := &document.Document{Text: doc.Text, Blocks: []document.Block{{Kind: document.List, Level: 1, Ordered: true, Children: doc.Blocks[0].Children[:450]}}}
	q := Render(small, nil, Options{Width: 30})
	for n := range q.Lines {
		if q.Lines[n].Text() != p.Lines[n].Text() {
			t.Fatalf("line %d is %q by Glamour, %q without", n, q.Lines[n].Text(), p.Lines[n].Text())
		}
	}
}
