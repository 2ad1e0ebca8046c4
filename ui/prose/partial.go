package prose

import (
	"context"
	"unicode/utf8"

	"dateline/model/document"
)

// Part lays out the blocks [from, to) of a document. In the place of the others
// stand blank lines, about as many as they will have: they know the text that
// belongs there, so that a place is found in them and percentages are right,
// but show none of it, and mentions there have no cells. It gives up when ctx
// ends, between two blocks.
func (t *Typesetter) Part(ctx context.Context, doc *document.Document, mentions []document.Span, from, to int) (*Page, error) {
	p := t.begin(mentions)
	defer func() { t.page, t.marks = nil, nil }()
	p.Blocks = make([]int, len(doc.Blocks))
	n := len(doc.Blocks)
	for i := range doc.Blocks {
		n += t.guess(doc, &doc.Blocks[i])
	}
	p.Lines = make([]Line, 0, n+n/16)
	p.anchors = make([]anchor, 0, n)
	for i := range doc.Blocks {
		before := len(p.Lines)
		if before > 0 {
			p.Lines = append(p.Lines, Line{Start: -1, End: -1, Block: -1})
		}
		p.Blocks[i] = len(p.Lines)
		switch {
		case i < from || i >= to:
			t.stand(doc, i)
		case ctx.Err() != nil:
			return nil, ctx.Err()
		default:
			t.setBlock(doc, i)
		}
		if len(p.Lines) == p.Blocks[i] && before > 0 {
			p.Lines = p.Lines[:before] // it shows nothing: no blank line for it
		}
	}
	// The blank line that followed an empty block belongs before the next one.
	for i := len(p.Blocks) - 1; i >= 0; i-- {
		if p.Blocks[i] > len(p.Lines) {
			p.Blocks[i] = len(p.Lines)
		}
		if b := p.Blocks[i]; b < len(p.Lines) && p.Lines[b].Block > i {
			p.Blocks[i] = p.Blocks[p.Lines[b].Block]
		}
	}
	return t.end(), nil
}

// stand puts blank lines in the place of a block.
func (t *Typesetter) stand(doc *document.Document, block int) {
	b := &doc.Blocks[block]
	start, end := bound(doc, b.Span)
	n := t.guess(doc, b)
	p := t.page
	at := start
	for i := range n {
		next := start + (end-start)*(i+1)/n
		l := Line{Start: -1, End: -1, Block: block}
		if next > at {
			l.Start, l.End = at, next
			p.anchors = append(p.anchors, anchor{at, next, len(p.Lines)})
		}
		at = next
		p.Lines = append(p.Lines, l)
	}
}

// Guess tells about how many lines a block will have.
func (t *Typesetter) Guess(doc *document.Document, block int) int {
	return t.guess(doc, &doc.Blocks[block])
}

func (t *Typesetter) guess(doc *document.Document, b *document.Block) int {
	if b.Kind == document.Row || b.Kind.Leaf() {
		start, end := bound(doc, b.Span)
		if b.Kind != document.Rule && start == end {
			return 0
		}
		n := utf8.RuneCountInString(doc.Text[start:end])
		if end-start > 2*n {
			n *= 2 // of a script whose letters are two cells wide
		}
		return (n + n/32 + t.o.Width) / t.o.Width // a line is full but for half a word
	}
	n := 0
	for i := range b.Children {
		n += t.guess(doc, &b.Children[i])
	}
	if b.Kind == document.Quote && len(b.Children) > 1 {
		n += len(b.Children) - 1
	}
	return n
}
