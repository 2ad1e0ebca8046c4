package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	xansi "github.com/charmbracelet/x/ansi"

	"dateline/ui/screen"
)

// A terminal that leaves all order to its programs gets lines in visual order:
// lines are broken in the order of the text, then the graphemes of each are put
// where a reader looks for them. Arabic letters get the form that their
// neighbours ask for, because behind one another in the wrong order they can no
// longer be joined by anybody else.

// glyph is a grapheme on its way into a line.
type glyph struct {
	text           string
	w              int
	start, end     int // of the document, -1 for ornaments
	mention, pen   int
	level          uint8
	joined, severs bool // a joiner, or what keeps from joining, stands behind it
}

// part16 is what a part of a segment in visual order shows: so many bytes of it
// stand for so many of the document and take so many cells.
type part16 struct {
	text, doc uint16
	w         uint8
}

// order finds the levels of a content that is not simply left to right.
func (k *cursor) order() {
	if !k.t.o.Visual || !k.t.rtl && !screen.HasRTL(k.c.text) {
		return
	}
	rtl := !k.c.code && screen.RightToLeft(k.c.text, k.t.rtl)
	k.levels = screen.Levels(k.c.text, rtl)
}

// glyphs reads a line grapheme by grapheme.
func (k *cursor) glyphs(l textLine, room int) []glyph {
	s := k.c.text
	out := make([]glyph, 0, (l.end-l.start)/2+1)
	for i := l.start; i < l.end; {
		n, w := cluster(s[i:l.end], k.t.o.Method)
		g := glyph{text: s[i : i+n], w: w, level: k.levels[i]}
		g.start, g.end, g.mention = k.place(i, n)
		g.pen = k.c.parts[k.part].pen
		if n > maxCluster || w > room {
			g.text, g.w = k.shorten(g.text, w > room)
		}
		if grasps(g.text) {
			g.text, g.w = tooWide, 1
		}
		out = append(out, g)
		i += n
	}
	if n := len(out); l.soft && n > 0 {
		g := out[n-1]
		out = append(out, glyph{text: "-", w: 1, start: -1, end: -1, mention: -1, pen: g.pen, level: g.level})
	}
	return out
}

// grasps tells whether a grapheme lacks the character it is drawn around, which
// the line cut off: in visual order it would take hold of another.
func grasps(g string) bool {
	r, n := utf8.DecodeLastRuneInString(g)
	if r == zwj || r == zwnj || !unicode.Is(unicode.Cf, r) && r != 0xd4e && (r < 0x11000 || r > 0x11fff) {
		return false
	}
	with := g[len(g)-n:] + "a"
	m, _ := cluster(with, xansi.GraphemeWidth)
	return m == len(with)
}

const (
	zwnj = '\u200c'
	zwj  = '\u200d'
)

// shape gives the Arabic letters of a line their forms, and takes out the
// joiners that have done their work.
func shape(glyphs []glyph) []glyph {
	for i := range glyphs {
		g := &glyphs[i]
		g.joined, g.severs = strings.HasSuffix(g.text, string(zwj)), strings.HasSuffix(g.text, string(zwnj))
		g.text = strings.Trim(g.text, string(zwj)+string(zwnj))
	}
	out := glyphs[:0]
	before := false // the glyph before reaches for the next one
	for i := 0; i < len(glyphs); i++ {
		g := glyphs[i]
		r, n := utf8.DecodeRuneInString(g.text)
		joinsBefore, joinsAfter := screen.Joins(r)
		joinsBefore = joinsBefore && before
		var next *glyph
		if i+1 < len(glyphs) {
			next = &glyphs[i+1]
		}
		if next != nil && r == screen.Lam && !g.joined && !g.severs && g.end == next.start &&
			next.mention == g.mention && next.pen == g.pen {
			alef, m := utf8.DecodeRuneInString(next.text)
			if form := screen.LamAlef(alef, joinsBefore); form != 0 {
				g.text = string(form) + g.text[n:] + next.text[m:]
				g.end = next.end
				out, before = append(out, g), false
				i++
				continue
			}
		}
		before = joinsAfter && !g.severs
		reaches := before && g.joined
		if before && next != nil {
			after, _ := utf8.DecodeRuneInString(next.text)
			b, _ := screen.Joins(after)
			reaches = reaches || b
		}
		if form := screen.Shape(r, joinsBefore, reaches); form != r {
			g.text = string(form) + g.text[n:]
		}
		out = append(out, g)
	}
	return out
}

// visual makes the segments of a line in visual order.
func (k *cursor) visual(l textLine, room int) []Seg {
	glyphs := shape(k.glyphs(l, room))
	levels := make([]uint8, len(glyphs))
	for i := range glyphs {
		levels[i] = glyphs[i].level
	}
	var segs []Seg
	var text strings.Builder
	var cur Seg
	pen, level := -1, uint8(0)
	flush := func() {
		if cur.Text = text.String(); cur.Text != "" {
			segs = append(segs, cur)
		}
		text.Reset()
	}
	for _, i := range screen.Visual(levels) {
		g := &glyphs[i]
		rtl := g.level%2 == 1
		next := g.start < 0 && cur.Start < 0 || g.start >= 0 && (!rtl && g.start == cur.End || rtl && g.end == cur.Start)
		if g.pen != pen || g.level != level || g.mention != cur.Mention || !next || g.start < 0 != (cur.Start < 0) {
			flush()
			look := &k.c.pens[g.pen]
			cur = Seg{Style: look.style, Link: look.link, Mention: g.mention, Start: g.start, End: g.end, rtl: rtl}
			pen, level = g.pen, g.level
		}
		size := text.Len()
		if r, n := utf8.DecodeRuneInString(g.text); rtl && screen.Mirrored(r) != r {
			text.WriteRune(screen.Mirrored(r))
			text.WriteString(g.text[n:])
		} else {
			text.WriteString(g.text)
		}
		cur.Width += g.w
		if g.start >= 0 {
			cur.Start, cur.End = min(cur.Start, g.start), max(cur.End, g.end)
			cur.parts = append(cur.parts, part16{uint16(text.Len() - size), uint16(min(g.end-g.start, 1<<16-1)), uint8(g.w)})
		}
	}
	flush()
	return segs
}

// withinVisual is within for a segment in visual order.
func (s *Seg) withinVisual(start, end int) (from, to int) {
	x, at := 0, s.Start
	if s.rtl {
		at = s.End
	}
	from = -1
	for _, p := range s.parts {
		low, high := at, at+int(p.doc)
		if s.rtl {
			low, high = at-int(p.doc), at
		}
		if high > start && low < end {
			if from < 0 {
				from = x
			}
			to = x + int(p.w)
		}
		x += int(p.w)
		if at = high; s.rtl {
			at = low
		}
	}
	return max(0, from), to
}

// side puts what stands before a line to it: on the left, or in a block that is
// read from right to left on the right, the line flush with it.
func (t *Typesetter) side(prefix, segs []Seg, code bool) []Seg {
	if !t.rtl {
		return append(slices.Clone(prefix), segs...)
	}
	w := 0
	for i := range prefix {
		w += prefix[i].Width
	}
	for i := range segs {
		w += segs[i].Width
	}
	out := make([]Seg, 0, len(prefix)+len(segs)+1)
	if code {
		out = append(out, segs...)
	}
	out = append(out, pads(t.o.Width-w)...)
	if !code {
		out = append(out, segs...)
	}
	for _, p := range slices.Backward(prefix) {
		out = append(out, turned(p))
	}
	return trimSpace(out)
}

// turned is an ornament as it stands on the right: " .12" for "12. ".
func turned(s Seg) Seg {
	if strings.TrimLeft(s.Text, " ") == "" {
		return s
	}
	levels := screen.Levels(s.Text, true)
	var runes []rune
	var at []uint8
	for i, r := range s.Text {
		runes, at = append(runes, r), append(at, levels[i])
	}
	var b strings.Builder
	for _, i := range screen.Visual(at) {
		b.WriteRune(runes[i])
	}
	s.Text = b.String()
	return s
}

// bare is a line with nothing but what stands before it.
func (t *Typesetter) bare(prefix []Seg) []Seg {
	prefix = trimSpace(prefix)
	blank := true
	for i := range prefix {
		blank = blank && prefix[i].Style.Bg == nil && strings.TrimLeft(prefix[i].Text, " ") == ""
	}
	if blank {
		return nil
	}
	return t.side(prefix, nil, false)
}
