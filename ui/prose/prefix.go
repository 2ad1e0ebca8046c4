package prose

import (
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

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

// room returns how many cells a line has behind a prefix.
func (t *Typesetter) room(prefix []Seg) int {
	w := t.o.Width
	for i := range prefix {
		w -= prefix[i].Width
	}
	return max(1, w)
}
