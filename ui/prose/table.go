package prose

import (
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model/document"
)

const (
	columnGap   = " │ "
	columnCross = "─┼─"
	gapWidth    = 3
	longWord    = 12 // cells; a longer word may be broken to save the columns
	maxLabel    = 24 // cells of a label that is repeated
)

// sheet is a table that is being set.
type sheet struct {
	t     *Typesetter
	cells [][]*content // by row and column, rows may be short
	heads []bool
	cols  int
	room  int // cells of a line behind the prefix
}

// table lays a table out: in columns where they fit, shrunk and wrapped if need
// be, else as records, a line for each cell under the label of its column.
func (t *Typesetter) table(doc *document.Document, g *tree, gr *grid, first, rest []Seg) {
	s := sheet{t: t, cols: gr.cols, room: t.room(first)}
	for _, row := range gr.rows {
		cells := make([]*content, len(row.cells))
		for i, n := range row.cells {
			cells[i] = t.compose(doc, g, n)
		}
		s.cells = append(s.cells, cells)
		s.heads = append(s.heads, row.header)
	}
	if w := s.columns(); w != nil {
		s.grid(w, first, rest)
		return
	}
	s.records(first, rest)
}

// columns returns the width of each column, nil where they do not fit without
// breaking common words. Each column gets what it asks for if that is little,
// and the wide ones share the rest.
func (s *sheet) columns() []int {
	free := s.room - gapWidth*(s.cols-1)
	if free < s.cols {
		return nil
	}
	want, need := make([]int, s.cols), make([]int, s.cols)
	for _, row := range s.cells {
		for i, c := range row {
			n, w := s.measure(c)
			want[i], need[i] = max(want[i], n), max(need[i], w)
		}
	}
	if sum(want) <= free {
		return want
	}
	floor := need
	if sum(need) > free {
		floor = make([]int, s.cols)
		for i := range floor {
			floor[i] = min(need[i], longWord)
		}
		if sum(floor) > free && s.cols > 1 {
			return nil
		}
	}
	return share(want, floor, free)
}

// share gives each column its floor and fills them up evenly to what they want.
func share(want, floor []int, free int) []int {
	at := func(limit int) []int {
		w := make([]int, len(want))
		for i := range w {
			w[i] = max(floor[i], min(want[i], limit))
		}
		return w
	}
	low, high := 0, free
	for low < high {
		if mid := (low + high + 1) / 2; sum(at(mid)) <= free {
			low = mid
		} else {
			high = mid - 1
		}
	}
	w := at(low)
	left := free - sum(w)
	for i := 0; i < len(w) && left > 0; i++ {
		if w[i] < want[i] {
			w[i]++
			left--
		}
	}
	return w
}

func sum(n []int) int {
	total := 0
	for _, x := range n {
		total += x
	}
	return total
}

// measure returns the width of a cell's longest line and of its longest word,
// both at most the room there is.
func (s *sheet) measure(c *content) (line, word int) {
	x, w := 0, 0
	b := newBreaker(c, s.t.o.Method)
	for i := 0; i < len(c.text); {
		if c.text[i] == '\n' {
			x, w = 0, 0
			i++
			continue
		}
		if b.seek(i); b.next == i {
			w = 0
		}
		n, cw, space := step(c.text[i:], s.t.o.Method)
		x, w, i = x+cw, w+cw, i+n
		if space {
			continue
		}
		line, word = max(line, x), max(word, w)
	}
	return min(line, s.room), min(word, s.room)
}

// grid sets the table in columns of the given widths. A rule parts the head
// from the body, and rows from each other where one has several lines.
func (s *sheet) grid(widths []int, first, rest []Seg) {
	right := s.numeric()
	if s.t.rtl { // the first column is the right one
		slices.Reverse(widths)
		for i := range right {
			right[i] = true
		}
	}
	rows := make([][][][]Seg, len(s.cells))
	heights := make([]int, len(s.cells))
	tall := false
	for r, row := range s.cells {
		if s.t.rtl {
			row = append(slices.Clone(row), make([]*content, s.cols-len(row))...)
			slices.Reverse(row)
		}
		rows[r] = s.wrap(row, widths)
		heights[r] = 1
		for _, l := range rows[r] {
			heights[r] = max(heights[r], len(l))
		}
		tall = tall || heights[r] > 1 && !s.heads[r]
	}
	for r, lines := range rows {
		for y := range heights[r] {
			s.t.push(s.gridLine(first, lines, y, widths, right))
			first = rest
		}
		if last := r+1 == len(rows); !last && (tall || s.heads[r] && !s.heads[r+1]) {
			s.t.push(s.ruleLine(rest, widths))
		}
	}
}

// wrap breaks the cells of a row into lines of segments.
func (s *sheet) wrap(row []*content, widths []int) [][][]Seg {
	out := make([][][]Seg, len(row))
	for i, c := range row {
		if c == nil {
			continue
		}
		k := s.t.cursor(c)
		w := max(1, widths[i])
		for _, l := range newBreaker(c, s.t.o.Method).all(func(int) int { return w }) {
			if l.start < l.end || l.more {
				out[i] = append(out[i], k.segs(l, w))
			}
		}
	}
	return out
}

func (s *sheet) gridLine(prefix []Seg, lines [][][]Seg, y int, widths []int, right []bool) []Seg {
	var segs []Seg
	pad := 0
	for i := range widths {
		if i > 0 {
			segs = append(segs, pads(pad)...)
			segs = append(segs, line(columnGap, gapWidth))
			pad = 0
		}
		var cell []Seg
		if i < len(lines) && y < len(lines[i]) {
			cell = lines[i][y]
		}
		w := 0
		for j := range cell {
			w += cell[j].Width
		}
		if right[i] {
			segs = append(segs, pads(pad+widths[i]-w)...)
			pad = w - widths[i]
		}
		segs = append(segs, cell...)
		pad += widths[i] - w
	}
	if s.t.rtl {
		return s.t.side(prefix, append(segs, pads(pad)...), false)
	}
	return trimSpace(append(slices.Clone(prefix), segs...))
}

func (s *sheet) ruleLine(prefix []Seg, widths []int) []Seg {
	var b strings.Builder
	for i, w := range widths {
		if i > 0 {
			b.WriteString(columnCross)
		}
		b.WriteString(strings.Repeat("─", w))
	}
	return s.t.side(prefix, []Seg{line(b.String(), sum(widths)+gapWidth*(len(widths)-1))}, false)
}

func pads(n int) []Seg {
	if n <= 0 {
		return nil
	}
	return []Seg{{Text: strings.Repeat(" ", n), Width: n, Mention: -1, Start: -1, End: -1}}
}

// line is a piece of a table's lines, which are faint like all that one may
// skip.
func line(s string, w int) Seg {
	return Seg{Text: s, Width: w, Style: uv.Style{Attrs: uv.AttrFaint}, Mention: -1, Start: -1, End: -1}
}

// numeric tells which columns hold figures only: they are set flush right.
func (s *sheet) numeric() []bool {
	yes := make([]bool, s.cols)
	no := make([]bool, s.cols)
	for r, row := range s.cells {
		if s.heads[r] {
			continue
		}
		for i, c := range row {
			if t := strings.TrimSpace(c.text); figures(t) {
				yes[i] = true
			} else if t != "" && t != "-" && t != "–" && t != "—" {
				no[i] = true
			}
		}
	}
	for i := range yes {
		yes[i] = yes[i] && !no[i]
	}
	return yes
}

func figures(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune("+-−–.,%$£€  /:", r):
			return false
		}
	}
	return digits > 0
}
