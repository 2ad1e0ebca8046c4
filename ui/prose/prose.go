// Package prose lays an article out: a Document, the mentions in it and a width
// become lines of styled segments whose place in the text is known to the byte
// and whose place on the screen is known to the cell.
//
// Glamour renders the blocks: for each top-level block a goldmark tree is built
// (never by way of Markdown text) and given to Glamour's ANSI renderer, which
// decides bullets, numbers, bars, indents and every inline style from the
// theme's StyleConfig. The tree holds one placeholder where a run of text
// stands, and Glamour is told not to wrap; the words are set into its output
// here. That is what makes the places exact: Glamour counts cells in one way
// only, breaks lines without hanging indents, cuts table heads, unescapes
// entities and backslashes a second time, and appends addresses to links, none
// of which can happen to text that it does not see. It is also why a word of a
// megabyte costs it nothing.
//
// One call lays out one block, so that a long article can be laid out as far as
// it is read.
package prose

import (
	"context"
	"slices"

	"charm.land/glamour/v2/ansi"
	uv "github.com/charmbracelet/ultraviolet"
	xansi "github.com/charmbracelet/x/ansi"

	"dateline/model/document"
	"dateline/ui/screen"
)

// Options say how text is laid out.
type Options struct {
	// Width is how many cells a line may have, at least 1.
	Width int
	// Style is Glamour's. Document's colour and margins are ignored (the pane
	// sets them), and so are Upper, Lower and Title, which change the text, and
	// the Theme of code, for which there is Code. The zero value stands for
	// DefaultStyle(true).
	Style ansi.StyleConfig
	// Standfirst, Caption and Credit are laid over the style of a paragraph
	// for blocks of these kinds, which Glamour does not know. The zero values
	// stand for italic, faint italic and faint.
	Standfirst, Caption, Credit uv.Style
	// Code is how the words of code look.
	Code CodeStyles
	// Method is how the terminal counts cells.
	Method xansi.Method
	// Neutral makes untrusted text harmless; nil leaves it as it is, but for
	// control characters, which are always taken out. Newlines in its result
	// are line breaks. It must not merge characters.
	Neutral func(string) string
	// Visual puts text that is read from right to left into visual order, for
	// a terminal that does not do so itself, and sets its blocks flush right.
	Visual bool
	// Refill takes a newline within a run as a space rather than as a line
	// break: for documents of document.FromPlain.
	Refill bool
}

// Page is laid-out text.
type Page struct {
	// Width is the width it was laid out for; no line has more cells.
	Width int
	Lines []Line
	// Blocks is the first line of each top-level block. A block that shows
	// nothing has the line of what follows it, len(Lines) at the end.
	Blocks []int
	// Cells tells where each mention stands, in reading order: several spans
	// when it is wrapped, none when it is not shown. Of mentions that overlap
	// the one that starts first is shown.
	Cells [][]CellSpan

	anchors []anchor
	method  xansi.Method
}

// Line is one row.
type Line struct {
	Segs []Seg
	// Start and End are the range of Document.Text that is on this line, from
	// the first byte shown to behind the last; -1, -1 on a line without text.
	// In the row of a table it is the range over all its cells.
	Start, End int
	// Block is the index of the top-level block, -1 between two of them.
	Block int
}

// Seg is a stretch of a line in one style.
type Seg struct {
	Text    string // harmless, without newlines; never empty
	Width   int    // in cells
	Style   uv.Style
	Mention int    // index of the mention it is part of, -1 for none
	Link    string // address as the document gives it (untrusted), "" for none
	// Start and End are the range of Document.Text it shows; -1, -1 for
	// bullets, bars, rules and padding.
	Start, End int

	rtl   bool     // it shows them from right to left
	parts []part16 // of a line in visual order, nil else
}

// CellSpan is a range of cells [Start, End) of a line.
type CellSpan struct{ Line, Start, End int }

// Render lays a whole document out. Mentions are spans of doc.Text.
func Render(doc *document.Document, mentions []document.Span, o Options) *Page {
	return New(o).Document(doc, mentions)
}

// Block lays out one top-level block: the lines that Render would give for it,
// without the blank line before. Cells has an entry for each mention given.
func Block(doc *document.Document, block int, mentions []document.Span, o Options) *Page {
	return New(o).Block(doc, block, mentions)
}

// Typesetter lays out blocks in one style. It keeps what it learnt of the
// style, so that many blocks cost less than many calls of Block. It is not safe
// for concurrent use.
type Typesetter struct {
	o     Options
	roles roles
	glam  *glamour
	page  *Page
	known map[string]look // of blocks of few runs, by their styles
	key   []byte
	marks []mark
	block int
	rtl   bool // the block is read from right to left, and shall be set so
}

// New makes a Typesetter.
func New(o Options) *Typesetter {
	o.Width = max(1, o.Width)
	t := &Typesetter{o: o, roles: newRoles(&o)}
	t.glam = newGlamour(&o)
	return t
}

// Document lays a whole document out.
func (t *Typesetter) Document(doc *document.Document, mentions []document.Span) *Page {
	p, _ := t.Part(context.Background(), doc, mentions, 0, len(doc.Blocks)) // that context never ends
	return p
}

// Block lays one top-level block out.
func (t *Typesetter) Block(doc *document.Document, block int, mentions []document.Span) *Page {
	p := t.begin(mentions)
	p.Blocks = []int{0}
	t.setBlock(doc, block)
	return t.end()
}

func (t *Typesetter) begin(mentions []document.Span) *Page {
	t.marks = newMarks(mentions)
	t.page = &Page{Width: t.o.Width, Cells: make([][]CellSpan, len(mentions)), method: t.o.Method}
	return t.page
}

func (t *Typesetter) end() *Page {
	p := t.page
	t.page, t.marks = nil, nil
	slices.SortStableFunc(p.anchors, func(a, b anchor) int { return a.start - b.start })
	return p
}

// Inline lays out one plain string in one style, word by word: a headline, a
// line of facts. Mentions are spans of text, and so are Start and End of lines.
// A newline is a space.
func Inline(text string, mentions []document.Span, style uv.Style, o Options) *Page {
	o.Width, o.Refill = max(1, o.Width), true
	t := &Typesetter{o: o}
	p := t.begin(mentions)
	p.Blocks = []int{0}
	t.rtl = o.Visual && screen.RightToLeft(text, false)
	c := composer{o: &t.o, doc: text}
	c.item(style, "")
	c.run(0, len(text), false)
	t.lines(c.text(), nil, nil)
	return t.end()
}

// mark is a mention in the order of the text.
type mark struct{ start, end, index int }

func newMarks(mentions []document.Span) []mark {
	if len(mentions) == 0 {
		return nil
	}
	m := make([]mark, 0, len(mentions))
	for i, s := range mentions {
		if s.Start >= 0 && s.End > s.Start {
			m = append(m, mark{s.Start, s.End, i})
		}
	}
	order := func(a, b mark) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	}
	if !slices.IsSortedFunc(m, order) {
		slices.SortStableFunc(m, order)
	}
	// Only what is not inside an earlier one keeps a place, so that ends
	// ascend too and can be searched.
	kept := m[:0]
	for _, x := range m {
		if n := len(kept); n == 0 || x.end > kept[n-1].end {
			kept = append(kept, x)
		}
	}
	return kept
}
