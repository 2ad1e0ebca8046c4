package prose

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"dateline/model/document"
)

// Bounds on what a tree may be. They keep the time that Glamour takes linear in
// the size of a hostile block: it writes every line once for each container
// around it, and counts the items before an item.
const (
	maxDepth = 32
	maxItems = 200   // of one list node; the rest goes into nodes that number on
	maxWork  = 20000 // slots times depth; a block over it is set without Glamour
)

// leaf is a leaf of the document in the order of the page.
type leaf struct {
	block *document.Block // nil for an item that begins with a container
	look  look
	like  int    // the leaf that has the same look; itself where it was rendered
	gap   bool   // a blank line stands before it
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

// work estimates what a block costs Glamour: its slots, each as often as there
// are containers around it.
func work(b *document.Block, depth int) int {
	n := (1 + len(b.Runs)) * (depth + 1)
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
	t.add(leaf{block: b, gap: gap})
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
	t.add(leaf{gap: gap})
	t.units = append(t.units, unit{leaf: len(t.leaves) - 1, gap: gap})
	p := ast.NewParagraph()
	p.AppendChild(p, t.slotText())
	parent.AppendChild(parent, p)
}

// list adds a list; what stands in it beside items counts as items.
func (t *tree) list(parent ast.Node, b *document.Block, depth int, gap bool) {
	var l *ast.List
	for i := range b.Children {
		if i%maxItems == 0 {
			l = ast.NewList('-')
			if b.Ordered {
				l.Marker, l.Start = '.', b.Level+i
			}
			parent.AppendChild(parent, l)
		}
		li := ast.NewListItem(0)
		l.AppendChild(l, li)
		kids := b.Children[i : i+1]
		if kids[0].Kind == document.Item {
			kids = kids[0].Children
		}
		t.within(marker(b, i), func() { t.items(li, kids, depth+1, gap) })
		gap = false
	}
}

// items fills an item: its first paragraph stands beside the bullet, lists
// follow, and whatever else there is goes into lists without items, which is
// how Glamour can be told to indent it.
func (t *tree) items(li ast.Node, kids []document.Block, depth int, gap bool) {
	var inner *ast.List
	for i := range kids {
		k := &kids[i]
		beside := beside(k)
		if i == 0 && !beside {
			t.bare(li, depth, gap)
			gap = false
		}
		switch {
		case i == 0 && beside:
			t.block(li, k, depth, gap)
		case k.Kind == document.List && depth < maxDepth:
			t.list(li, k, depth, false)
			inner = nil
		default:
			if inner == nil {
				inner = ast.NewList('-')
				li.AppendChild(li, inner)
			}
			t.block(inner, k, depth+1, i > 0 && k.Kind != document.List)
		}
	}
	if len(kids) == 0 {
		t.bare(li, depth, gap)
	}
}

// beside tells whether a block can stand beside the bullet of its item.
func beside(b *document.Block) bool {
	return b.Kind.Leaf() && b.Kind != document.Code && b.Kind != document.Rule
}

// table adds the cells of a table as paragraphs: Glamour styles them, columns
// are made of them here. Cells with the same styles share one.
func (t *tree) table(parent ast.Node, b *document.Block, depth int, gap bool) {
	t.looks = map[string]int{}
	g := &grid{}
	first := len(t.leaves)
	for i := range b.Children {
		row := gridRow{header: b.Children[i].Header}
		row.cells = t.cells(parent, &b.Children[i], row.header, depth, nil)
		if len(row.cells) > 0 {
			g.rows = append(g.rows, row)
			g.cols = max(g.cols, len(row.cells))
		}
	}
	if len(t.leaves) > first {
		t.units = append(t.units, unit{leaf: first, grid: g, gap: gap})
	}
}

// cells adds all leaves below a row, whatever they are.
func (t *tree) cells(parent ast.Node, b *document.Block, header bool, depth int, into []int) []int {
	if !b.Kind.Leaf() {
		for i := range b.Children {
			into = t.cells(parent, &b.Children[i], header, depth, into)
		}
		return into
	}
	n := len(t.leaves)
	into = append(into, n)
	t.key = t.key[:0]
	if header {
		t.key = append(t.key, 1)
	}
	for i := range b.Runs {
		k := byte(b.Runs[i].Style) << 2
		if b.Runs[i].Link != "" {
			k |= 2
		}
		t.key = append(t.key, k)
	}
	if like, ok := t.looks[string(t.key)]; ok {
		t.leaves = append(t.leaves, leaf{block: b, like: like})
		return into
	}
	t.looks[string(t.key)] = n
	t.add(leaf{block: b})
	var p ast.Node = ast.NewParagraph()
	parent.AppendChild(parent, p)
	if header {
		strong := ast.NewEmphasis(2)
		p.AppendChild(p, strong)
		p = strong
	}
	t.inline(p, b)
	return into
}

// widestMarker is how far what is nested in the items of a block is indented:
// as far as the widest bullet or number.
func widestMarker(b *document.Block, depth int) uint {
	w := uint(2)
	if depth > maxDepth {
		return w
	}
	if b.Kind == document.List && b.Ordered {
		w = uint(len(strconv.Itoa(b.Level+len(b.Children)-1)) + 2)
	}
	for i := range b.Children {
		if c := &b.Children[i]; !c.Kind.Leaf() && b.Kind != document.Table {
			w = max(w, widestMarker(c, depth+1))
		}
	}
	return w
}
