package prose

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"dateline/model/document"
)

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
