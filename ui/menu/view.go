package menu

import (
	"fmt"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/ui/prose"
	"dateline/ui/screen"
)

// View draws the box as lines of the same width.
func (n *Menu) View() []string {
	inner, room := n.inner(), n.room()
	var body []string
	if n.o.Field {
		body = append(body, n.theme.Key.Styled("› ")+n.field.View())
		body = append(body, n.noted()...)
	}
	shown := n.rows[n.top:min(len(n.rows), n.top+room)]
	col := n.column(inner)
	for i := range shown {
		body = append(body, n.row(&shown[i], n.top+i == n.cursor, col, inner))
	}
	if len(n.rows) == 0 {
		for _, line := range n.emptied() {
			if len(body) < room+n.above() || len(body) == n.above() {
				body = append(body, n.theme.Muted.Styled(line))
			}
		}
	}
	for len(body) < room+n.above() {
		body = append(body, "")
	}
	if len(n.foot) > 0 {
		body = append(append(body, n.theme.Line.Styled(strings.Repeat("─", inner))), n.foot...)
	}
	for i := range body {
		body[i] = screen.Pad(screen.Truncate(body[i], inner, n.method), inner, n.method)
	}
	return n.frame(body, inner, room)
}

// frame puts the border around, with the title in it and how much more there is.
func (n *Menu) frame(body []string, inner, room int) []string {
	line := n.theme.Line
	title := n.cut(n.o.Title, max(1, inner-2))
	lines := []string{line.Styled("╭") + " " + n.theme.Accent.Styled(title) + " " +
		line.Styled(strings.Repeat("─", max(0, inner-screen.Width(title, n.method)))+"╮")}
	side := line.Styled("│")
	for _, b := range body {
		lines = append(lines, side+" "+b+" "+side)
	}
	last := line.Styled("╰" + strings.Repeat("─", inner+2) + "╯")
	if len(n.rows) > room {
		more := fmt.Sprintf(" %d of %d ", n.choices(n.cursor+1), n.choices(len(n.rows)))
		if rest := inner + 1 - len(more); rest > 0 {
			last = line.Styled("╰"+strings.Repeat("─", rest)) + n.theme.Muted.Styled(more) + line.Styled("─╯")
		}
	}
	return append(lines, last)
}

// column is how wide the first column is: as the longest in it needs, but never
// so that the rest has no room. 0 is none.
func (n *Menu) column(inner int) int {
	most := n.o.Most
	if most == 0 {
		most = (inner - 4) / 2
	}
	return min(n.left, max(4, min(most, inner*3/5)))
}

func (n *Menu) row(r *Row, selected bool, col, inner int) string {
	if r.Head {
		return n.theme.Muted.Styled(n.cut(r.Text, inner))
	}
	bar, first, text := " ", r.First, r.Style
	if r.Off {
		text = n.theme.Muted
	}
	if selected {
		bar = n.theme.Accent.Styled("▌")
		if !r.Off && text == n.theme.Muted {
			text = n.theme.Text // grey is for what one may skip
		}
		text.Attrs |= uv.AttrBold
		first.Attrs |= uv.AttrBold
	}
	line := bar + " "
	room := inner - 2
	if col > 0 {
		left := n.cut(r.Left, col)
		line += first.Styled(left) + screen.Spaces(col-screen.Width(left, n.method)+2)
		room -= col + 2
	}
	right := n.cut(r.Right, max(room/2, room-screen.Width(r.Text, n.method)-1))
	if w := screen.Width(right, n.method); w > 0 {
		words := screen.Pad(text.Styled(n.cut(r.Text, max(1, room-w-1))), max(1, room-w), n.method)
		return line + words + n.theme.Muted.Styled(right)
	}
	return line + text.Styled(n.cut(r.Text, max(1, room)))
}

// cut fits plain text into w cells, in the order of the screen.
func (n *Menu) cut(s string, w int) string {
	s = screen.Truncate(s, w, n.method)
	if n.theme.Visual {
		s = prose.Arrange(s, s, n.method)
	}
	return s
}

// choices is how many of the first rows can be chosen.
func (n *Menu) choices(first int) int {
	can := 0
	for i := range n.rows[:min(first, len(n.rows))] {
		if !n.rows[i].Head {
			can++
		}
	}
	return can
}
