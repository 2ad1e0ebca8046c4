package prose

import (
	"github.com/yuin/goldmark/ast"

	"dateline/model/document"
)

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
	t.add(leaf{block: b, head: header})
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
