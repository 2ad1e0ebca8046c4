package document

import (
	"fmt"
	"unicode/utf8"
)

// Check tells what is wrong with a document: nil for one that keeps every
// invariant renderers and analysis rely on. It is for tests and fuzzing of what
// makes documents.
//
// Spans lie in the text, on rune borders; leaves are sorted and do not overlap;
// the runs of a leaf touch each other and cover it exactly; a container spans
// its children and holds only what its kind may hold; nesting is bounded.
func (d *Document) Check() error {
	c := checker{text: d.Text}
	return c.blocks(d.Blocks, nil, 0)
}

type checker struct {
	text string
	at   int // end of the last leaf
}

func (c *checker) blocks(blocks []Block, parent *Block, depth int) error {
	if depth > maxDepth+2 { // a leaf in an Item that was put around it
		return fmt.Errorf("nested %d deep", depth)
	}
	for i := range blocks {
		b := &blocks[i]
		if err := c.block(b, parent, depth); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) block(b, parent *Block, depth int) error {
	if err := c.span(b.Span); err != nil {
		return fmt.Errorf("%v %v: %w", b.Kind, b.Span, err)
	}
	if parent != nil && !holds(parent.Kind, b.Kind) {
		return fmt.Errorf("%v in a %v", b.Kind, parent.Kind)
	}
	if parent == nil && (b.Kind == Item || b.Kind == Row || b.Kind == Cell) {
		return fmt.Errorf("%v at the top level", b.Kind)
	}
	if b.Kind.Leaf() {
		return c.leaf(b)
	}
	if len(b.Runs) > 0 {
		return fmt.Errorf("%v with runs", b.Kind)
	}
	if len(b.Children) == 0 {
		if b.Kind != Figure || b.URL == "" || b.Len() != 0 {
			return fmt.Errorf("%v without children", b.Kind)
		}
		return nil
	}
	if b.Start != b.Children[0].Start || b.End != b.Children[len(b.Children)-1].End {
		return fmt.Errorf("%v %v does not span its children", b.Kind, b.Span)
	}
	return c.blocks(b.Children, b, depth+1)
}

func (c *checker) leaf(b *Block) error {
	if len(b.Children) > 0 {
		return fmt.Errorf("%v with children", b.Kind)
	}
	if b.Start < c.at {
		return fmt.Errorf("%v %v begins before the end of the last leaf, %d", b.Kind, b.Span, c.at)
	}
	c.at = b.End
	if b.Len() == 0 && b.Kind != Rule && b.Kind != Cell {
		return fmt.Errorf("empty %v", b.Kind)
	}
	if b.Kind == Heading && (b.Level < 1 || b.Level > 6) {
		return fmt.Errorf("heading of level %d", b.Level)
	}
	at := b.Start
	for _, r := range b.Runs {
		if err := c.span(r.Span); err != nil {
			return fmt.Errorf("run %v: %w", r.Span, err)
		}
		if r.Start != at || r.Len() == 0 {
			return fmt.Errorf("run %v of %v %v: want one from %d", r.Span, b.Kind, b.Span, at)
		}
		at = r.End
	}
	if at != b.End {
		return fmt.Errorf("runs of %v %v end at %d", b.Kind, b.Span, at)
	}
	return nil
}

func (c *checker) span(s Span) error {
	switch {
	case s.Start < 0 || s.End < s.Start || s.End > len(c.text):
		return fmt.Errorf("outside of %d bytes", len(c.text))
	case s.Start < len(c.text) && !utf8.RuneStart(c.text[s.Start]), s.End < len(c.text) && !utf8.RuneStart(c.text[s.End]):
		return fmt.Errorf("not on a rune border")
	}
	return nil
}

// holds tells whether a container of kind parent may hold a block of kind k.
func holds(parent, k Kind) bool {
	switch parent {
	case List:
		return k == Item
	case Table:
		return k == Row
	case Row:
		return k == Cell
	case Figure:
		return k == Caption || k == Credit
	}
	return k != Item && k != Row && k != Cell
}
