package prose

import (
	"slices"
	"sort"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model/document"
)

// maxCluster bounds the bytes of one grapheme on the screen: a heap of marks
// beyond it is cut off.
const maxCluster = 64

// tooWide stands for a grapheme that is wider than the line.
const tooWide = "?"

// setBlock lays out a top-level block of a document.
func (t *Typesetter) setBlock(doc *document.Document, block int) {
	t.block = block
	b := &doc.Blocks[block]
	g := t.grow(b)
	var before []Seg // what stands before the lines of the unit before
	for i := range g.units {
		u := &g.units[i]
		first, rest := t.prefix(g, u.leaf)
		if u.gap && i > 0 {
			t.push(trimSpace(common(before, rest)))
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
	if key, ok := simple(b); ok {
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

// simple tells whether a block is a leaf in one style, and names its look.
// Nearly all blocks of an article are, and Glamour gives each the same answer.
func simple(b *document.Block) (key [4]byte, ok bool) {
	if !b.Kind.Leaf() || len(b.Runs) > 1 {
		return key, false
	}
	key[0], key[1] = byte(b.Kind), byte(min(max(b.Level, 0), 7))
	if len(b.Runs) == 1 {
		key[2] = byte(b.Runs[0].Style)
		if b.Runs[0].Link != "" {
			key[3] = 1
		}
	}
	return key, true
}

func (t *Typesetter) simple(b *document.Block, key [4]byte) *tree {
	l, ok := t.known[key]
	if !ok {
		g := grow(b, false)
		looks, err := t.glam.render(g.root, g.indent, g.slots, len(g.leaves))
		if err != nil {
			return grow(b, true)
		}
		if t.known == nil {
			t.known = map[[4]byte]look{}
		}
		l = looks[0]
		t.known[key] = l
	}
	return &tree{leaves: []leaf{{block: b, look: l}}, units: []unit{{}}}
}

// prefix makes what stands before the first line of a leaf and before the
// others, at most half of the width: of more, the right end is kept.
func (t *Typesetter) prefix(g *tree, n int) (first, rest []Seg) {
	l := &g.leaves[n]
	for _, o := range l.look.prefix {
		first, rest = t.ornament(first, rest, o, "")
	}
	if l.mark {
		first, rest = t.ornament(first, rest, ornament{text: figureMark, style: t.roles.credit}, l.image)
	} else if l.below {
		first, rest = t.ornament(first, rest, ornament{text: "  "}, "")
	}
	return t.fit(first), t.fit(rest)
}

func (t *Typesetter) ornament(first, rest []Seg, o ornament, link string) (a, b []Seg) {
	w := width(o.text, t.o.Method)
	if w == 0 {
		return first, rest
	}
	s := Seg{Text: o.text, Width: w, Style: o.style, Mention: -1, Link: link, Start: -1, End: -1}
	blank := strings.TrimLeft(s.Text, " ") == ""
	if blank && s.Style.Bg == nil {
		s.Style = uv.Style{}
	}
	if o.keep {
		s.Style = t.roles.bar
		return append(first, s), append(rest, s)
	}
	pad := s
	if !blank {
		pad.Text, pad.Style, pad.Link = strings.Repeat(" ", w), uv.Style{}, ""
	}
	return append(first, s), append(rest, pad)
}

func (t *Typesetter) fit(segs []Seg) []Seg {
	w := 0
	for i := range segs {
		w += segs[i].Width
	}
	over := w - t.o.Width/2
	for over > 0 && len(segs) > 0 {
		s := &segs[0]
		if s.Width <= over {
			over -= s.Width
			segs = segs[1:]
			continue
		}
		for over > 0 {
			n, w := cluster(s.Text, t.o.Method)
			s.Text, s.Width, over = s.Text[n:], s.Width-w, over-w
		}
		if s.Text == "" {
			segs = segs[1:]
		}
	}
	return segs
}

// common returns what two prefixes begin with alike: it stands before a blank
// line between them.
func common(a, b []Seg) []Seg {
	n := 0
	for n < len(a) && n < len(b) && a[n].Text == b[n].Text && a[n].Style.Equal(&b[n].Style) {
		n++
	}
	return a[:n]
}

// trimSpace cuts white space off the end of a line that has no text.
func trimSpace(segs []Seg) []Seg {
	segs = slices.Clone(segs)
	for n := len(segs); n > 0 && segs[n-1].Style.Bg == nil; n-- {
		s := &segs[n-1]
		cut := strings.TrimRight(s.Text, " ")
		s.Width -= len(s.Text) - len(cut)
		s.Text = cut
		if cut != "" {
			break
		}
		segs = segs[:n-1]
	}
	return segs
}

// leaf lays out a leaf that has lines of its own.
func (t *Typesetter) leaf(doc *document.Document, g *tree, n int, first, rest []Seg) {
	if t.lines(t.compose(doc, g, n), first, rest) {
		return
	}
	if l := &g.leaves[n]; l.block == nil || l.mark || strings.TrimSpace(joined(first)) != "" {
		t.push(trimSpace(first))
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
			c.item(st, "")
			start, end := bound(doc, b.Span)
			c.run(start, end, true)
		case it.slot < len(b.Runs):
			r := &b.Runs[it.slot]
			c.item(spanStyle(st, r.Style), r.Link)
			start, end := bound(doc, r.Span)
			c.run(start, end, false)
		}
	}
	return c.text()
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
	before, w := first, t.room(first)
	for from, more := 0, c.text != ""; more; {
		var start, end int
		start, end, from, more = nextLine(c.text, from, w, c.code, t.o.Method)
		if start < end {
			t.push(k.segs(before, start, end, w))
			before, w, any = rest, t.room(rest), true
		} else if more && (any || c.code) {
			t.push(trimSpace(before))
			before, w = rest, t.room(rest)
		}
	}
	return any
}

// room returns how many cells a line has behind a prefix.
func (t *Typesetter) room(prefix []Seg) int {
	w := t.o.Width
	for i := range prefix {
		w -= prefix[i].Width
	}
	return max(1, w)
}

// cursor goes through a content once, from its first line to its last.
type cursor struct {
	t    *Typesetter
	c    *content
	part int
	mark int
}

func (t *Typesetter) cursor(c *content) cursor {
	k := cursor{t: t, c: c}
	for i := range c.parts {
		if s := c.parts[i].start; s >= 0 {
			k.mark = sort.Search(len(t.marks), func(i int) bool { return t.marks[i].end > s })
			break
		}
	}
	return k
}

// place moves to a grapheme of the content. It returns the range of the
// document it shows and the mention it is part of, -1 for none.
func (k *cursor) place(at, n int) (start, end, mention int) {
	c := k.c
	for k.part+1 < len(c.parts) && c.parts[k.part+1].at <= at {
		k.part++
	}
	p := &c.parts[k.part]
	switch {
	case p.start < 0:
		return -1, -1, -1
	case p.exact:
		start = p.start + at - p.at
		end = start + n
		// A grapheme of several parts ends in the last of them.
		for i := k.part + 1; i < len(c.parts) && c.parts[i].at < at+n; i++ {
			if q := &c.parts[i]; q.start >= 0 {
				end = q.end
				if q.exact {
					end = min(q.end, q.start+at+n-q.at)
				}
			}
		}
	default:
		start, end = p.start, p.end
	}
	marks := k.t.marks
	for k.mark < len(marks) && marks[k.mark].end <= start {
		k.mark++
	}
	if k.mark < len(marks) && marks[k.mark].start < end {
		return start, end, marks[k.mark].index
	}
	return start, end, -1
}

// segs makes the segments of the line text[from:to] behind a prefix.
func (k *cursor) segs(prefix []Seg, from, to, room int) []Seg {
	segs := append(make([]Seg, 0, len(prefix)+2), prefix...)
	s := k.c.text
	var cur Seg
	curPen, at := -1, from
	flush := func(end int) {
		if end > at {
			cur.Text = s[at:end]
			segs = append(segs, cur)
		}
		at = end
	}
	for i := from; i < to; {
		n, w := cluster(s[i:to], k.t.o.Method)
		start, end, mention := k.place(i, n)
		pn := k.c.parts[k.part].pen
		if pn != curPen || mention != cur.Mention || start != cur.End && (start != cur.Start || end != cur.End) {
			flush(i)
			look := &k.c.pens[pn]
			cur = Seg{Style: look.style, Link: look.link, Mention: mention, Start: start, End: end}
			curPen = pn
		}
		if n > maxCluster || w > room {
			flush(i)
			odd := cur
			odd.Text, odd.Width, odd.Start, odd.End = shorten(s[i:i+n], w > room), min(w, room), start, end
			segs = append(segs, odd)
			curPen, at = -1, i+n
			i += n
			continue
		}
		cur.Width += w
		cur.End = max(cur.End, end)
		i += n
	}
	flush(to)
	return segs
}

// shorten is what is shown of a grapheme that is too long or too wide.
func shorten(g string, wide bool) string {
	if wide {
		return tooWide
	}
	n := 0
	for i := range g {
		if i > maxCluster {
			break
		}
		n = i
	}
	return g[:n]
}
