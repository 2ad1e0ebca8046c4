package prose

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model/document"
	"dateline/ui/screen"
)

// setBlock lays out a top-level block of a document.
func (t *Typesetter) setBlock(doc *document.Document, block int) {
	t.block = block
	b := &doc.Blocks[block]
	start, end := bound(doc, b.Span)
	t.rtl = t.o.Visual && b.Kind != document.Code && screen.RightToLeft(doc.Text[start:end], false)
	g := t.grow(b)
	var before []Seg // what stands before the lines of the unit before
	for i := range g.units {
		u := &g.units[i]
		first, rest := t.prefix(g, u.leaf)
		if u.gap && i > 0 {
			t.push(t.bare(common(before, rest)))
		}
		before = rest
		if u.grid != nil {
			t.table(doc, g, u.grid, first, rest)
			continue
		}
		t.leaf(doc, g, u.leaf, first, rest)
	}
}

// grow makes the tree of a block and has Glamour render it; where that fails
// or would take too long, the looks are plain.
func (t *Typesetter) grow(b *document.Block) *tree {
	if key, ok := t.name(b); ok {
		return t.simple(b, key)
	}
	if work(b, 0) > maxWork {
		return grow(b, true)
	}
	g := grow(b, false)
	looks, err := t.glam.render(g.root, g.indent, g.slots, len(g.leaves))
	if err != nil {
		return grow(b, true)
	}
	for i := range g.leaves {
		g.leaves[i].look = looks[i]
	}
	return g
}

// maxKey is how many runs a leaf may have whose look is remembered.
const maxKey = 32

// name names the look of a block that is a leaf of few runs. Nearly all blocks
// of an article are, and Glamour gives each of the same name the same answer.
func (t *Typesetter) name(b *document.Block) (key []byte, ok bool) {
	if !b.Kind.Leaf() || len(b.Runs) > maxKey {
		return nil, false
	}
	key = append(t.key[:0], byte(b.Kind), byte(min(max(b.Level, 0), 7)))
	for i := range b.Runs {
		k := byte(b.Runs[i].Style) << 1
		if b.Runs[i].Link != "" {
			k |= 1
		}
		key = append(key, k)
	}
	t.key = key
	return key, true
}

// mostKnown is how many looks are remembered.
const mostKnown = 1000

func (t *Typesetter) simple(b *document.Block, key []byte) *tree {
	l, ok := t.known[string(key)]
	if !ok {
		g := grow(b, false)
		looks, err := t.glam.render(g.root, g.indent, g.slots, len(g.leaves))
		if err != nil {
			return grow(b, true)
		}
		if t.known == nil || len(t.known) >= mostKnown {
			t.known = map[string]look{}
		}
		l = looks[0]
		t.known[string(key)] = l
	}
	return &tree{leaves: []leaf{{block: b, look: l}}, units: []unit{{}}}
}

// leaf lays out a leaf that has lines of its own.
func (t *Typesetter) leaf(doc *document.Document, g *tree, n int, first, rest []Seg) {
	if t.lines(t.compose(doc, g, n), first, rest) {
		return
	}
	if l := &g.leaves[n]; l.block == nil || l.mark || strings.TrimSpace(joined(first)) != "" {
		t.push(t.bare(first))
	}
}

// compose makes the content of a leaf.
func (t *Typesetter) compose(doc *document.Document, g *tree, n int) *content {
	l := &g.leaves[n]
	c := &composer{o: &t.o, doc: doc.Text}
	if l.block == nil {
		return c.text()
	}
	b := l.block
	if b.Kind == document.Rule {
		c.item(t.roles.rule, "")
		c.ornament(t.roles.ruleText)
		return c.text()
	}
	c.code = b.Kind == document.Code
	for _, it := range g.leaves[l.like].look.items {
		st := t.role(b.Kind, it.style)
		switch {
		case it.slot < 0:
			c.item(st, "")
			c.ornament(it.text)
		case c.code:
			t.code(c, doc, b, st)
		case it.slot < len(b.Runs):
			r := &b.Runs[it.slot]
			c.item(spanStyle(st, r.Style), r.Link)
			start, end := bound(doc, r.Span)
			c.run(start, end, false)
		}
	}
	return c.text()
}

// code composes a block of code, its words in their styles.
func (t *Typesetter) code(c *composer, doc *document.Document, b *document.Block, st uv.Style) {
	start, end := bound(doc, b.Span)
	from := start
	for _, k := range t.o.Code.highlight(doc.Text[start:end], b.Language) {
		c.item(over(st, k.style), "")
		c.run(from, start+k.end, true)
		from = start + k.end
	}
	if from < end {
		c.item(st, "")
		c.run(from, end, true)
	}
}

// bound keeps a span within the text, whoever made the document.
func bound(doc *document.Document, s document.Span) (start, end int) {
	start = min(max(s.Start, 0), len(doc.Text))
	return start, min(max(s.End, start), len(doc.Text))
}

// role lays the style of a kind over that of its paragraph.
func (t *Typesetter) role(k document.Kind, s uv.Style) uv.Style {
	switch k {
	case document.Standfirst:
		return over(s, t.roles.standfirst)
	case document.Caption:
		return over(s, t.roles.caption)
	case document.Credit:
		return over(s, t.roles.credit)
	}
	return s
}

// spanStyle restores what Glamour leaves out where code is also strong,
// emphasised or struck.
func spanStyle(s uv.Style, d document.Style) uv.Style {
	if d&document.CodeSpan == 0 {
		return s
	}
	if d&document.Strong != 0 {
		s.Attrs |= uv.AttrBold
	}
	if d&document.Emphasis != 0 {
		s.Attrs |= uv.AttrItalic
	}
	if d&document.Strike != 0 {
		s.Attrs |= uv.AttrStrikethrough
	}
	return s
}

// lines breaks a content into lines and adds them to the page. It returns false
// where the content shows nothing.
func (t *Typesetter) lines(c *content, first, rest []Seg) (any bool) {
	k := t.cursor(c)
	rooms := [2]int{t.room(first), t.room(rest)}
	shown := 0 // lines from the first that shows something on
	all := newBreaker(c, t.o.Method).all(func(n int) int { return rooms[min(n, 1)] })
	for _, l := range all {
		before := first
		if shown > 0 {
			before = rest
		}
		if l.start < l.end {
			t.push(t.side(before, k.segs(l, rooms[min(shown, 1)]), c.code))
			any = true
		} else if l.more && (any || c.code) {
			t.push(t.bare(before))
		} else {
			continue
		}
		shown++
	}
	return any
}
