package document

import (
	"fmt"
	"strings"
	"testing"
)

// outline writes a document as one line a block, for comparison.
func outline(d *Document) string {
	var b strings.Builder
	var walk func(blocks []Block, in string)
	walk = func(blocks []Block, in string) {
		for i := range blocks {
			k := &blocks[i]
			b.WriteString(in + k.Kind.String())
			if k.Kind.Leaf() && k.Kind != Rule {
				for _, r := range k.Runs {
					fmt.Fprintf(&b, " %q", d.Text[r.Start:r.End])
					if r.Style != 0 {
						fmt.Fprintf(&b, "/%d", r.Style)
					}
					if r.Link != "" {
						b.WriteString("→" + r.Link)
					}
				}
			}
			b.WriteString("\n")
			walk(k.Children, in+" ")
		}
	}
	walk(d.Blocks, "")
	return strings.TrimSuffix(b.String(), "\n")
}

func TestBuilder(t *testing.T) {
	p := Block{Kind: Paragraph}
	open := func(w *Builder, k Kind) { w.Open(Block{Kind: k}) }
	leaf := func(w *Builder, k Kind, s string) { w.Leaf(Block{Kind: k}); w.Text(s, 0, "") }
	for _, tt := range []struct {
		name  string
		build func(w *Builder)
		text  string
		want  string
	}{
		{"nothing", func(w *Builder) {}, "", ""},
		{"white space is folded", func(w *Builder) { w.Leaf(p); w.Text("  a \n\t b  ", 0, "") }, "a b", `paragraph "a b"`},
		{"also between runs", func(w *Builder) { w.Leaf(p); w.Text("a ", 0, ""); w.Text(" b", 0, "") }, "a b", `paragraph "a b"`},
		{"a no-break space stays", func(w *Builder) { w.Leaf(p); w.Text("a\u00a0 b", 0, "") }, "a\u00a0 b", "paragraph \"a\\u00a0 b\""},
		{"the space between styles is plain", func(w *Builder) {
			w.Leaf(p)
			w.Text("a ", 0, "")
			w.Text("b", Strong, "")
			w.Text(" c", 0, "")
		}, "a b c", `paragraph "a " "b"/2 " c"`},
		{"a space of a link belongs to it only inside", func(w *Builder) {
			w.Leaf(p)
			w.Text("a", 0, "u")
			w.Text(" b", 0, "u")
			w.Text(" c", 0, "v")
		}, "a b c", `paragraph "a b"→u " " "c"→v`},
		{"text without a leaf opens a paragraph", func(w *Builder) { w.Text(" x ", 0, ""); w.Text(" ", 0, "") }, "x", `paragraph "x"`},
		{"blank text does not", func(w *Builder) { w.Text(" \n ", 0, "") }, "", ""},
		{"empty leaves vanish", func(w *Builder) { leaf(w, Heading, " "); leaf(w, Paragraph, "x"); leaf(w, Caption, "") }, "x", `paragraph "x"`},
		{"leaves are parted by a blank line", func(w *Builder) { leaf(w, Heading, "h"); leaf(w, Paragraph, "x") }, "h\n\nx", "heading \"h\"\nparagraph \"x\""},
		{"breaks fold at the borders", func(w *Builder) {
			w.Leaf(p)
			w.Break()
			w.Text("a ", 0, "")
			w.Break()
			w.Break()
			w.Text(" b", 0, "")
			w.Break()
		}, "a\nb", `paragraph "a\nb"`},
		{"code keeps its white space", func(w *Builder) { leaf(w, Code, "  a\n\n\tb\n\n") }, "  a\n\n\tb", `code "  a\n\n\tb"`},
		{"blank code vanishes with its separator", func(w *Builder) {
			leaf(w, Paragraph, "a")
			leaf(w, Code, "\n  \n")
			leaf(w, Paragraph, "b")
		}, "a\n\nb", "paragraph \"a\"\nparagraph \"b\""},
		{"blank code at the start", func(w *Builder) { leaf(w, Code, "\n\n"); leaf(w, Paragraph, "b") }, "b", `paragraph "b"`},
		{"breaks in code are kept", func(w *Builder) {
			leaf(w, Code, "a")
			w.Break()
			w.Break()
			w.Text("b", 0, "")
		}, "a\n\nb", `code "a\n\nb"`},
		{"empty containers vanish", func(w *Builder) { open(w, List); open(w, Item); w.Close(); w.Close() }, "", ""},
		{"a figure with an address stays", func(w *Builder) {
			leaf(w, Paragraph, "a")
			w.Open(Block{Kind: Figure, URL: "u"})
			w.Close()
			leaf(w, Paragraph, "b")
		}, "a\n\nb", "paragraph \"a\"\nfigure\nparagraph \"b\""},
		{"a figure holds captions and credits", func(w *Builder) {
			open(w, Figure)
			leaf(w, Paragraph, "a")
			leaf(w, Credit, "b")
			open(w, Quote)
			leaf(w, Heading, "c")
			w.Close()
			w.Close()
			leaf(w, Paragraph, "d")
		}, "a\n\nb\n\nc\n\nd", "figure\n caption \"a\"\n credit \"b\"\n caption \"c\"\nparagraph \"d\""},
		{"a table", func(w *Builder) {
			leaf(w, Paragraph, "p")
			open(w, Table)
			for _, row := range []string{"ab", " c", "d "} {
				open(w, Row)
				for _, c := range row {
					leaf(w, Cell, string(c))
				}
				w.Close()
			}
			w.Close()
			open(w, Table)
			open(w, Row)
			leaf(w, Cell, "e")
		}, "p\n\na\tb\nc\nd\n\ne", `paragraph "p"
table
 row
  cell "a"
  cell "b"
 row
  cell
  cell "c"
 row
  cell "d"
  cell
table
 row
  cell "e"`},
		{"blocks in a row are cells", func(w *Builder) {
			open(w, Table)
			open(w, Row)
			leaf(w, Paragraph, "a")
			open(w, List)
			open(w, Item)
			leaf(w, Paragraph, "b")
			w.Close()
			w.Close()
			w.Rule()
			w.Close()
			leaf(w, Paragraph, "c")
			w.Close()
			leaf(w, Paragraph, "d")
		}, "a\tb\nc\n\nd", "table\n row\n  cell \"a\"\n  cell \"b\"\n row\n  cell \"c\"\nparagraph \"d\""},
		{"a cell outside of a table is a paragraph", func(w *Builder) { leaf(w, Cell, "a"); open(w, Row); leaf(w, Cell, "b") }, "a\n\nb", "paragraph \"a\"\nparagraph \"b\""},
		{"text in a list is an item", func(w *Builder) {
			open(w, List)
			w.Text("a", 0, "")
			open(w, Item)
			leaf(w, Paragraph, "b")
			w.Close()
			open(w, List)
			open(w, Item)
			leaf(w, Paragraph, "c")
		}, "a\n\nb\n\nc", "list\n item\n  paragraph \"a\"\n item\n  paragraph \"b\"\n item\n  list\n   item\n    paragraph \"c\""},
		{"an item without a list", func(w *Builder) { open(w, Item); leaf(w, Paragraph, "a"); w.Close(); leaf(w, Paragraph, "b") }, "a\n\nb", "paragraph \"a\"\nparagraph \"b\""},
		{"a container as a leaf", func(w *Builder) { leaf(w, Quote, "a"); leaf(w, Rule, "b"); leaf(w, 200, "c") }, "a\n\nb\n\nc", "paragraph \"a\"\nparagraph \"b\"\nparagraph \"c\""},
		{"a leaf as a container", func(w *Builder) { open(w, Heading); leaf(w, Paragraph, "a"); w.Close() }, "a", `paragraph "a"`},
		{"rules", func(w *Builder) { leaf(w, Paragraph, "a"); w.Rule(); leaf(w, Paragraph, "b") }, "a\n\nb", "paragraph \"a\"\nrule\nparagraph \"b\""},
		{"too many ends", func(w *Builder) { w.Close(); w.EndLeaf(); w.Close(); leaf(w, Paragraph, "a") }, "a", `paragraph "a"`},
		{"invalid UTF-8", func(w *Builder) { leaf(w, Paragraph, "a\xffb"); leaf(w, Code, "\xc3") }, "a\uFFFDb\n\n\uFFFD", "paragraph \"a\uFFFDb\"\ncode \"\uFFFD\""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var w Builder
			tt.build(&w)
			d := w.Document()
			if err := d.Check(); err != nil {
				t.Error(err)
			}
			if d.Text != tt.text {
				t.Errorf("text = %q, want %q", d.Text, tt.text)
			}
			if got := outline(d); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestHeadingLevels(t *testing.T) {
	var w Builder
	for _, level := range []int{-3, 0, 1, 6, 7, 100} {
		w.Leaf(Block{Kind: Heading, Level: level})
		w.Text("x", 0, "")
	}
	for i, b := range w.Document().Blocks {
		if want := []int{1, 1, 1, 6, 6, 6}[i]; b.Level != want {
			t.Errorf("heading %d has level %d, want %d", i, b.Level, want)
		}
	}
}

// What is nested past the bound is kept, within the container at the bound.
func TestDepth(t *testing.T) {
	for _, kinds := range [][]Kind{{Quote}, {List, Item}, {Quote, List, Item}, {Table, Row}} {
		var w Builder
		const deep = 10_000
		for i := range deep {
			w.Open(Block{Kind: kinds[i%len(kinds)]})
		}
		w.Text("inside", 0, "")
		for range deep {
			w.Close()
		}
		w.Leaf(Block{Kind: Paragraph})
		w.Text("after", 0, "")
		d := w.Document()
		if err := d.Check(); err != nil {
			t.Errorf("%v: %v", kinds, err)
		}
		if d.Text != "inside\n\nafter" || len(d.Blocks) != 2 || d.Blocks[1].Kind != Paragraph {
			t.Errorf("%v: %q in %d blocks", kinds, d.Text, len(d.Blocks))
		}
	}
}

func TestFromPlain(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{" \n\t\n ", ""},
		{"a", `paragraph "a"`},
		{"  a b  \n  c \n\n\n d", "paragraph \"a b  \\n  c\"\nparagraph \"d\""},
		{"a\r\n\r\nb\r\n", "paragraph \"a\"\nparagraph \"b\""},
		{"a\n \u00a0\nb", "paragraph \"a\"\nparagraph \"b\""},
		{"# not *a* heading", `paragraph "# not *a* heading"`},
	} {
		d := FromPlain(tt.text)
		if err := d.Check(); err != nil {
			t.Errorf("%q: %v", tt.text, err)
		}
		if d.Text != tt.text {
			t.Errorf("text of %q is %q", tt.text, d.Text)
		}
		if got := outline(d); got != tt.want {
			t.Errorf("%q: got\n%s\nwant\n%s", tt.text, got, tt.want)
		}
	}
}

func TestLeavesAndBlockAt(t *testing.T) {
	var w Builder
	w.Text("one", 0, "")
	w.Open(Block{Kind: List})
	for _, s := range []string{"two", "three"} {
		w.Open(Block{Kind: Item})
		w.Leaf(Block{Kind: Paragraph})
		w.Text(s, 0, "")
		w.Close()
	}
	w.Close()
	w.Leaf(Block{Kind: Paragraph})
	w.Text("four", 0, "")
	d := w.Document()
	var got []string
	d.Leaves(func(top int, leaf *Block) bool {
		s := d.Text[leaf.Start:leaf.End]
		got = append(got, fmt.Sprint(top, " ", s))
		return s != "three"
	})
	if want := "[0 one 1 two 1 three]"; fmt.Sprint(got) != want {
		t.Errorf("Leaves = %v, want %s and no more", got, want)
	}
	for s, want := range map[string]int{"one": 0, "two": 1, "three": 1, "four": 2} {
		if got := d.BlockAt(strings.Index(d.Text, s) + 1); got != want {
			t.Errorf("BlockAt in %q = %d, want %d", s, got, want)
		}
	}
}

// Check must see what is wrong, or the tests that rest on it prove nothing.
func TestCheckFindsFaults(t *testing.T) {
	run := func(a, b int) []Run { return []Run{{Span: Span{a, b}}} }
	leaf := func(a, b int) Block { return Block{Span: Span{a, b}, Runs: run(a, b)} }
	for name, d := range map[string]*Document{
		"outside":       {Text: "ab", Blocks: []Block{leaf(0, 3)}},
		"backwards":     {Text: "ab", Blocks: []Block{{Span: Span{2, 1}}}},
		"in a rune":     {Text: "é", Blocks: []Block{leaf(0, 1)}},
		"overlap":       {Text: "abcd", Blocks: []Block{leaf(0, 3), leaf(2, 4)}},
		"order":         {Text: "abcd", Blocks: []Block{leaf(2, 4), leaf(0, 2)}},
		"hole in runs":  {Text: "abcd", Blocks: []Block{{Span: Span{0, 4}, Runs: append(run(0, 1), run(2, 4)...)}}},
		"short runs":    {Text: "abcd", Blocks: []Block{{Span: Span{0, 4}, Runs: run(0, 3)}}},
		"empty leaf":    {Text: "ab", Blocks: []Block{{Span: Span{1, 1}}}},
		"wrong child":   {Text: "ab", Blocks: []Block{{Kind: List, Span: Span{0, 2}, Children: []Block{leaf(0, 2)}}}},
		"span of box":   {Text: "ab", Blocks: []Block{{Kind: Quote, Span: Span{0, 1}, Children: []Block{leaf(0, 2)}}}},
		"empty box":     {Text: "ab", Blocks: []Block{{Kind: Quote}}},
		"loose cell":    {Text: "ab", Blocks: []Block{{Kind: Cell, Span: Span{0, 2}, Runs: run(0, 2)}}},
		"heading level": {Text: "ab", Blocks: []Block{{Kind: Heading, Span: Span{0, 2}, Runs: run(0, 2)}}},
	} {
		if d.Check() == nil {
			t.Errorf("%s: no fault found", name)
		}
	}
}

// FuzzBuilder drives the Builder with events made of bytes: whatever order they
// come in, the document is sound and no word of the text is lost.
func FuzzBuilder(f *testing.F) {
	f.Add([]byte("\x00\x01a b\x05\x02\x03x"), "word and more")
	f.Add([]byte{8, 9, 11, 12, 5, 5, 5, 13, 200, 7, 6, 4}, "é\xff \n z")
	f.Add([]byte{20, 21, 22, 5, 23, 5, 6, 5}, "\n\n")
	f.Fuzz(func(t *testing.T, events []byte, text string) {
		var w Builder
		words := 0
		for i, e := range events {
			switch e % 8 {
			case 0, 1:
				w.Leaf(Block{Kind: Kind(e/8) % (Figure + 2), Level: int(e)})
			case 2:
				w.Open(Block{Kind: Kind(e/8) % (Figure + 2), URL: "u"})
			case 3:
				w.Close()
			case 4:
				w.Break()
			case 5:
				w.Rule()
			case 6:
				w.EndLeaf()
			case 7:
				n := min(int(e/8), len(text))
				w.Text(text[:n], Style(i%16), text[n:min(len(text), n+1)])
				w.Text("·", 0, "")
				words++
			}
		}
		d := w.Document()
		if err := d.Check(); err != nil {
			t.Fatalf("%v\n%q\n%s", err, d.Text, outline(d))
		}
		marks := words
		for _, e := range events {
			if e%8 == 7 {
				marks += strings.Count(text[:min(int(e/8), len(text))], "·")
			}
		}
		if got := strings.Count(d.Text, "·"); got != marks {
			t.Fatalf("%d marks of %d are in %q", got, marks, d.Text)
		}
	})
}

func BenchmarkBuilder(b *testing.B) {
	text := strings.Repeat("Some words of a paragraph that is folded. ", 12)
	b.SetBytes(int64(len(text) * 40))
	b.ReportAllocs()
	for b.Loop() {
		var w Builder
		for range 40 {
			w.Leaf(Block{Kind: Paragraph})
			w.Text(text, 0, "")
		}
		w.Document()
	}
}
