package prose

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"dateline/model/document"
)

// Bounds on what a tree may be. They bound the time that Glamour takes for a
// hostile block: it writes every line once for each container around it, with
// the indents of all of them, and counts the items before an item.
const (
	maxDepth = 32
	maxItems = 200   // of one list node; the rest goes into nodes that number on
	maxWork  = 12000 // about 0.1 s; a block over it is set without Glamour
)

// leaf is a leaf of the document in the order of the page.
type leaf struct {
	block *document.Block // nil for an item that begins with a container
	look  look
	like  int    // the leaf that has the same look; itself where it was rendered
	head  bool   // it is a cell of a table's head
	mark  bool   // the mark of a figure stands before it
	below bool   // it stands below that mark
	image string // address of the figure
}

// unit is what is set in one go: a leaf or a table.
type unit struct {
	leaf int   // the first leaf
	grid *grid // nil for a leaf
	gap  bool  // a blank line stands before it
}

// grid tells which leaves are the cells of a table.
type grid struct {
	rows []gridRow
	cols int
}

type gridRow struct {
	cells  []int // leaves
	header bool
}

// tree is a top-level block as Glamour shall see it, and what its slots mean.
type tree struct {
	root   *ast.Document
	leaves []leaf
	units  []unit
	slots  []int          // leaf of each slot
	indent uint           // of what is nested in an item
	looks  map[string]int // cells of the table at hand by look
	key    []byte

	plain bool       // looks are made here, without Glamour
	stack []ornament // what stands before the next leaf, where plain
}

// grow makes the tree of one block. Where plain is set the leaves get looks of
// their own, and the tree is not for Glamour.
func grow(b *document.Block, plain bool) *tree {
	t := &tree{root: ast.NewDocument(), indent: widestMarker(b, 0), plain: plain}
	t.block(t.root, b, 0, false)
	return t
}

// work estimates what a block costs Glamour, in units of about 10 µs: its runs,
// each times the square of the containers around it. Cells in one style cost
// nothing, for they share a look.
func work(b *document.Block, depth int) int {
	n := 0
	if b.Kind != document.Cell || len(b.Runs) > 1 {
		n = (1 + len(b.Runs)) * (4 + depth*depth) / 4
	}
	for i := range b.Children {
		n += work(&b.Children[i], min(depth+1, maxDepth))
	}
	return n
}

// block adds a block to a parent. gap asks for a blank line before it.
func (t *tree) block(parent ast.Node, b *document.Block, depth int, gap bool) {
	if b.Kind.Leaf() {
		t.leaf(parent, b, depth, gap)
		return
	}
	if depth >= maxDepth {
		t.children(parent, b, depth, gap)
		return
	}
	switch b.Kind {
	case document.Quote:
		q := ast.NewBlockquote()
		parent.AppendChild(parent, q)
		t.within(ornament{text: "│ ", keep: true}, func() { t.children(q, b, depth+1, gap) })
	case document.List:
		t.list(parent, b, depth, gap)
	case document.Table:
		t.table(parent, b, depth, gap)
	case document.Figure:
		t.figure(parent, b, depth, gap)
	default:
		t.children(parent, b, depth, gap)
	}
}

func (t *tree) children(parent ast.Node, b *document.Block, depth int, gap bool) {
	for i := range b.Children {
		t.block(parent, &b.Children[i], depth, gap)
		gap = b.Kind != document.List && b.Kind != document.Row
	}
}

// leaf adds a leaf block.
func (t *tree) leaf(parent ast.Node, b *document.Block, depth int, gap bool) {
	t.add(leaf{block: b})
	t.units = append(t.units, unit{leaf: len(t.leaves) - 1, gap: gap})
	var n ast.Node
	switch b.Kind {
	case document.Heading:
		n = ast.NewHeading(min(max(b.Level, 1), 6))
	case document.Code:
		code := ast.NewCodeBlock()
		code.Lines().Append(slotSegment())
		parent.AppendChild(parent, code)
		t.slot()
		return
	case document.Rule:
		parent.AppendChild(parent, ast.NewThematicBreak())
		t.slot()
		return
	default:
		n = ast.NewParagraph()
	}
	parent.AppendChild(parent, n)
	t.inline(n, b)
}

func (t *tree) add(l leaf) {
	l.like = len(t.leaves)
	if t.plain {
		t.dress(&l)
	}
	t.leaves = append(t.leaves, l)
}

func (t *tree) slot() { t.slots = append(t.slots, len(t.leaves)-1) }

func slotSegment() gtext.Segment { return gtext.NewSegment(0, len(slot)) }

func (t *tree) slotText() *ast.Text {
	t.slot()
	return ast.NewTextSegment(slotSegment())
}

// inline adds a slot for each run of a leaf.
func (t *tree) inline(n ast.Node, b *document.Block) {
	for i := range b.Runs {
		t.run(n, &b.Runs[i])
	}
	if len(b.Runs) == 0 {
		n.AppendChild(n, t.slotText())
	}
}

// run adds one slot within the nodes of its style. A link leads to "#", the one
// address that Glamour does not write after the text.
func (t *tree) run(n ast.Node, r *document.Run) {
	within := func(x ast.Node) {
		n.AppendChild(n, x)
		n = x
	}
	if r.Link != "" {
		l := ast.NewLink()
		l.Destination = []byte("#")
		within(l)
	}
	if r.Style&document.Strong != 0 {
		within(ast.NewEmphasis(2))
	}
	if r.Style&document.Emphasis != 0 {
		within(ast.NewEmphasis(1))
	}
	if r.Style&document.Strike != 0 {
		within(extast.NewStrikethrough())
	}
	if r.Style&document.CodeSpan != 0 {
		within(ast.NewCodeSpan())
	}
	n.AppendChild(n, t.slotText())
}

// figure adds the caption and the credit of a picture below a mark; a picture
// without words is the mark alone.
func (t *tree) figure(parent ast.Node, b *document.Block, depth int, gap bool) {
	first := len(t.leaves)
	for i := range b.Children {
		t.block(parent, &b.Children[i], depth, gap && i == 0)
	}
	if len(t.leaves) == first {
		t.bare(parent, depth, gap)
	}
	t.leaves[first].mark, t.leaves[first].image = true, b.URL
	for i := first + 1; i < len(t.leaves); i++ {
		t.leaves[i].below = true
	}
}

// bare adds a leaf without text, for what must be seen all the same.
func (t *tree) bare(parent ast.Node, depth int, gap bool) {
	t.add(leaf{})
	t.units = append(t.units, unit{leaf: len(t.leaves) - 1, gap: gap})
	p := ast.NewParagraph()
	p.AppendChild(p, t.slotText())
	parent.AppendChild(parent, p)
}
