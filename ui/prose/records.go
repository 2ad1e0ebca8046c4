package prose

import (
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// records sets a table that is too wide for columns: each row is a block of
// lines, a line for each cell that is not empty, led by the label of its
// column. The labels stand for themselves in the first record, later ones
// repeat them, shortened.
func (s *sheet) records(first, rest []Seg) {
	var labels []*content
	rows := s.cells
	if len(rows) > 0 && s.heads[0] {
		labels, rows = rows[0], rows[1:]
	}
	if len(rows) == 0 {
		rows = [][]*content{nil}
	}
	for r, row := range rows {
		if r > 0 {
			s.t.push(s.t.bare(rest))
		}
		for i := range max(len(row), s.labelled(labels, r)) {
			var label, value *content
			if i < len(labels) {
				label = labels[i]
			}
			if i < len(row) {
				value = row[i]
			}
			if s.record(label, value, r == 0, first, rest) {
				first = rest
			}
		}
	}
}

// labelled is how many labels must be shown with a record, cells or not: all of
// them with the first one, so that no text is lost.
func (s *sheet) labelled(labels []*content, row int) int {
	if row == 0 {
		return len(labels)
	}
	return 0
}

func (s *sheet) record(label, value *content, firstRow bool, first, rest []Seg) bool {
	empty := value == nil || strings.TrimSpace(value.text) == ""
	named := label != nil && strings.TrimSpace(label.text) != ""
	if empty && (!named || !firstRow) {
		return false
	}
	c := &content{}
	switch {
	case named && firstRow:
		c.add(label)
	case named:
		c.ornament(s.short(label.text), uv.Style{Attrs: uv.AttrBold})
	}
	if named {
		sep := ":"
		if !empty {
			sep = ": "
		}
		c.ornament(sep, uv.Style{Attrs: uv.AttrBold})
	}
	if !empty {
		c.add(value)
	}
	indent := pads(min(2, s.room/2))
	return s.t.lines(c, first, s.t.fit(slices.Concat(rest, indent)))
}

// add appends another content.
func (c *content) add(o *content) {
	for _, p := range o.parts {
		p.at += len(c.text)
		p.pen += len(c.pens)
		c.parts = append(c.parts, p)
	}
	for _, h := range o.hints {
		c.hints = append(c.hints, hint{h.at + len(c.text), h.soft})
	}
	for _, at := range o.holds {
		c.holds = append(c.holds, at+len(c.text))
	}
	c.pens = append(c.pens, o.pens...)
	c.text += o.text
}

func (c *content) ornament(s string, st uv.Style) {
	c.parts = append(c.parts, part{at: len(c.text), start: -1, end: -1, pen: len(c.pens)})
	c.pens = append(c.pens, pen{style: st})
	c.text += s
}

// short cuts a label to what is repeated of it: one line, at a word's end if
// that leaves half of it.
func (s *sheet) short(label string) string {
	label = strings.ReplaceAll(label, "\n", " ")
	x, most := 0, min(maxLabel, s.room)
	for i := 0; i < len(label); {
		n, w := cluster(label[i:], s.t.o.Method)
		if x+w > most-1 && i+n < len(label) {
			if j := strings.LastIndexByte(label[:i], ' '); j > i/2 {
				i = j
			}
			return label[:i] + "…"
		}
		x, i = x+w, i+n
	}
	return label
}
