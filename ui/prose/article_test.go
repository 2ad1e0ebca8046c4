package prose_test

import (
	"strings"
	"testing"

	xansi "github.com/charmbracelet/x/ansi"

	"dateline/model/document"
	"dateline/ui/prose"
)

// article is a story with everything on it that a document can hold.
func article() *document.Document {
	var b document.Builder
	leaf := func(k document.Kind) { b.Leaf(document.Block{Kind: k}) }
	open := func(k document.Kind) { b.Open(document.Block{Kind: k}) }
	leaf(document.Standfirst)
	b.Text("Ministers from Norway and Kenya agree on a wind farm in the sea off Mombasa, and on who pays for the cable", 0, "")
	open(document.Figure)
	leaf(document.Caption)
	b.Text("Amina Otieno and Lars Berg on the quay at Kilindini, where the first tower will be put together", 0, "")
	leaf(document.Credit)
	b.Text("Photo: Coast Press", 0, "")
	b.Close()
	leaf(document.Paragraph)
	b.Text("The energy minister of Kenya, ", 0, "")
	b.Text("Amina", document.Strong, "")
	b.Text(" Otieno, signed the treaty on Tuesday. Norway's fund will lend two thirds of the cost; the rest comes from the ", 0, "")
	b.Text("African Development Bank", 0, "https://bank.example/projects?id=7&lang=en")
	b.Text(", which had asked for a ", 0, "")
	b.Text("second ", document.Emphasis, "")
	b.Text("and third", document.Emphasis|document.Strong, "")
	b.Text(" opinion. The old plan was ", 0, "")
	b.Text("dropped", document.Strike, "")
	b.Text(" mended, and its file is called ", 0, "")
	b.Text("plan_B\\*final&amp;", document.CodeSpan, "")
	b.Text(".", 0, "")
	b.Leaf(document.Block{Kind: document.Heading, Level: 2})
	b.Text("What ", 0, "")
	b.Text("Norway", document.Emphasis, "")
	b.Text(" wants in return", 0, "")
	leaf(document.Paragraph)
	b.Text("Berg named three things:", 0, "")
	b.Open(document.Block{Kind: document.List, Ordered: true, Level: 9})
	for _, s := range []string{
		"a harbour that ships from Bergen can use in any weather",
		"turbines built, at least in part, by firms from Kenya",
		"an end of the quarrel with Tanzania about the border at sea",
	} {
		open(document.Item)
		b.Text(s, 0, "")
		if strings.HasPrefix(s, "turbines") {
			open(document.List)
			open(document.Item)
			b.Text("blades from Nairobi, towers from Mombasa and the cable from Oslo", 0, "")
			b.Close()
			open(document.Item)
			b.Text("nothing from elsewhere", 0, "")
			b.Close()
			b.Close()
			leaf(document.Paragraph)
			b.Text("The last point is open, says the African Development Bank.", 0, "")
		}
		b.Close()
	}
	b.Close()
	open(document.Quote)
	leaf(document.Paragraph)
	b.Text("We have wind. We have a sea. What we did not have until today was a neighbour as far away as Norway.", 0, "")
	leaf(document.Paragraph)
	b.Text("Amina Otieno, in the parliament of Kenya", document.Emphasis, "")
	b.Close()
	leaf(document.Paragraph)
	b.Text("Papers in Japan took note: 肯尼亚 is how Kenya is written in Beijing, 東京の新聞は「ケニアとノルウェーが合意した」と書いた。", 0, "")
	b.Text("The word cafe\u0301 has four letters, 👩🏽\u200d🚀 is one sign and 🇰🇪 is Kenya again.", 0, "")
	open(document.Table)
	for i, row := range [][]string{
		{"Country", "Share of the cost in this first stage", "Million"},
		{"Norway", "two thirds, as a loan over thirty years", "412.5"},
		{"Kenya", "land, harbour and roads", "96"},
		{"African Development Bank", "what is left", "110"},
	} {
		b.Open(document.Block{Kind: document.Row, Header: i == 0})
		for _, s := range row {
			leaf(document.Cell)
			b.Text(s, 0, "")
		}
		b.Close()
	}
	b.Close()
	b.Leaf(document.Block{Kind: document.Code, Language: "go"})
	b.Text("if wind > 3 { // metres a second\n\tsend(\"Kenya\")\n}\n\n\treturn", 0, "")
	b.Rule()
	leaf(document.Credit)
	b.Text("Coast Press Agency, Mombasa", 0, "")
	return b.Document()
}

// kinds are the names that are mentioned, by the marks of the golden files.
var kinds = []struct {
	open, shut string
	names      []string
}{
	{"⟦", "⟧", []string{"Norway", "Kenya", "Japan", "Tanzania", "🇰🇪", "東京"}},
	{"⟪", "⟫", []string{"Amina Otieno", "Lars Berg", "Berg"}},
	{"⦃", "⦄", []string{"African Development Bank", "Coast Press"}},
	{"⟨", "⟩", []string{"Mombasa", "Kilindini", "Nairobi", "Oslo", "Bergen", "肯尼亚", "ケニアとノルウェー"}},
}

// mentions finds the names in a text and tells the kind of each.
func mentions(text string) (spans []document.Span, kind []int) {
	for at := 0; at < len(text); {
		best, length := -1, 0
		for k := range kinds {
			for _, n := range kinds[k].names {
				if strings.HasPrefix(text[at:], n) && len(n) > length {
					best, length = k, len(n)
				}
			}
		}
		if best < 0 {
			at++
			continue
		}
		spans = append(spans, document.Span{Start: at, End: at + length})
		kind = append(kind, best)
		at += length
	}
	return spans, kind
}

func options(width int) prose.Options {
	return prose.Options{Width: width, Style: prose.DefaultStyle(true), Method: xansi.GraphemeWidth}
}

func TestBlocksAreWhatRenderGives(t *testing.T) {
	doc := article()
	spans, _ := mentions(doc.Text)
	for _, w := range []int{30, 72} {
		page := prose.Render(doc, spans, options(w))
		ts := prose.New(options(w))
		cells := 0
		for i := range doc.Blocks {
			b := ts.Block(doc, i, spans)
			for n := range b.Lines {
				got, want := b.Lines[n].Paint(nil), page.Lines[page.Blocks[i]+n].Paint(nil)
				if got != want {
					t.Fatalf("width %d, block %d, line %d: %q alone, %q in the page", w, i, n, got, want)
				}
			}
			for _, c := range b.Cells {
				cells += len(c)
			}
		}
		for _, c := range page.Cells {
			cells -= len(c)
		}
		if cells != 0 {
			t.Errorf("width %d: the blocks have %+d spans of cells more than the page", w, cells)
		}
	}
}
