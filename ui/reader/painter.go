package reader

import (
	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/ui/prose"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// painter paints lines with the entities, the focus and the find over them.
type painter struct {
	r       *Reader
	kinds   *model.Analysis
	kind    model.Kind // of the focused entity
	finding int
	focused bool
}

func (p *painter) focusOn(mention int) {
	if mention >= 0 && mention < len(p.r.page.Marks) {
		m := p.r.page.Marks[mention]
		p.kind, p.finding, p.focused = m.Kind, m.Finding, true
	}
}

func (p *painter) style(s *prose.Seg) uv.Style {
	if s.Mention < 0 || s.Mention >= len(p.r.page.Marks) {
		return s.Style
	}
	m := p.r.page.Marks[s.Mention]
	st := theme.Over(s.Style, p.r.theme.Entity(m.Kind, p.kinds.Of(m).Entity.Leader))
	if !p.focused {
		return st
	}
	if s.Mention == p.r.focus {
		st.Attrs |= uv.AttrReverse
		st.Attrs &^= uv.AttrFaint
		st.Underline = uv.UnderlineNone
	} else if m.Kind == p.kind && m.Finding == p.finding {
		st.Underline = uv.UnderlineDouble
		st.UnderlineColor = nil
		st.Attrs &^= uv.AttrFaint
	}
	return st
}

func (p *painter) line(i int) string {
	l := &p.r.page.Lines[i]
	hits := p.r.matches.on(i)
	if len(hits) == 0 {
		return l.Paint(p.style)
	}
	cut, found := p.cut(l, hits)
	n := -1
	return cut.Paint(func(s *prose.Seg) uv.Style {
		n++
		st := p.style(s)
		switch found[n] {
		case 1:
			st = theme.Over(st, p.r.theme.Match)
		case 2:
			st = theme.Over(st, p.r.theme.Found)
		}
		return st
	})
}

// cut splits the segments of a line where matches begin and end; found says of
// every piece whether it is a match (1) or the one stood on (2).
func (p *painter) cut(l *prose.Line, hits []hit) (prose.Line, []uint8) {
	out := *l
	out.Segs = nil
	var found []uint8
	cell := 0
	for _, s := range l.Segs {
		rest := s
		for rest.Text != "" {
			state := p.found(hits, cell)
			n, w := 0, 0
			for n < len(rest.Text) {
				g, gw := screen.FirstCluster(rest.Text[n:], p.r.method)
				if n > 0 && p.found(hits, cell+w) != state {
					break
				}
				n += len(g)
				w += gw
			}
			piece := rest
			piece.Text, piece.Width = rest.Text[:n], w
			out.Segs = append(out.Segs, piece)
			found = append(found, state)
			rest.Text = rest.Text[n:]
			cell += w
		}
	}
	return out, found
}

func (p *painter) found(hits []hit, cell int) uint8 {
	for _, h := range hits {
		if cell >= h.start && cell < h.end {
			if h.match == p.r.match {
				return 2
			}
			return 1
		}
	}
	return 0
}
