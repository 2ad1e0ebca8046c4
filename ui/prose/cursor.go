package prose

import "sort"

// maxCluster bounds the bytes of one grapheme on the screen: a heap of marks
// beyond it is cut off.
const maxCluster = 64

// tooWide stands for a grapheme that is wider than the line.
const tooWide = "?"

// cursor goes through a content once, from its first line to its last.
type cursor struct {
	t    *Typesetter
	c    *content
	part int
	mark int

	levels []uint8 // of the text, where it is to be put into visual order
}

func (t *Typesetter) cursor(c *content) cursor {
	k := cursor{t: t, c: c}
	for i := range c.parts {
		if s := c.parts[i].start; s >= 0 {
			k.mark = sort.Search(len(t.marks), func(i int) bool { return t.marks[i].end > s })
			break
		}
	}
	k.order()
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

// segs makes the segments of a line.
func (k *cursor) segs(l textLine, room int) []Seg {
	if k.levels != nil {
		return k.visual(l, room)
	}
	from, to := l.start, l.end
	segs := make([]Seg, 0, 2)
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
			odd.Start, odd.End = start, end
			odd.Text, odd.Width = k.shorten(s[i:i+n], w > room)
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
	if l.soft {
		cur.Text, cur.Width, cur.Mention, cur.Start, cur.End = "-", 1, -1, -1, -1
		segs = append(segs, cur)
	}
	return segs
}

// shorten is what is shown of a grapheme that is too long or too wide, and its
// cells.
func (k *cursor) shorten(g string, wide bool) (text string, cells int) {
	if wide {
		return tooWide, 1
	}
	n := 0
	for i := range g {
		if i > maxCluster {
			break
		}
		n = i
	}
	return g[:n], width(g[:n], k.t.o.Method)
}
