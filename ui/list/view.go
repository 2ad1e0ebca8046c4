package list

import (
	"strconv"
	"strings"

	"dateline/ui/dates"
	"dateline/ui/screen"
)

// tallest is the most lines a row can take, with the blank line after it.
func (l *List) tallest() int {
	if l.compact {
		return 1
	}
	return 4
}

// height is the number of lines row i of the view takes.
func (l *List) height(i int) int {
	if l.compact {
		return 1
	}
	_, second := l.headline(&l.rows[l.shown[i]])
	if second == "" {
		return 3
	}
	return 4
}

// scroll moves the window so that the selected row is wholly in sight, and no
// further.
func (l *List) scroll() {
	if len(l.shown) == 0 {
		l.top, l.cursor = 0, 0
		return
	}
	l.cursor = min(max(0, l.cursor), len(l.shown)-1)
	l.top = min(max(0, l.top), l.cursor)
	// Walk up from the cursor while rows fit: the lowest top that shows it.
	room := l.h - max(1, l.height(l.cursor)-l.gap())
	first := l.cursor
	for first > 0 && room >= l.height(first-1) {
		first--
		room -= l.height(first)
	}
	if l.top < first {
		l.top = first
	}
	// Leave no empty lines at the end where rows above could fill them.
	for l.top > 0 && l.fits(l.top-1) {
		l.top--
	}
}

// gap is the blank line after a row, which may fall off the bottom.
func (l *List) gap() int {
	if l.compact {
		return 0
	}
	return 1
}

// fits tells whether all rows from top on fit on the screen.
func (l *List) fits(top int) bool {
	room := l.h + l.gap()
	for i := top; i < len(l.shown); i++ {
		room -= l.height(i)
		if room < 0 {
			return false
		}
	}
	return true
}

// last is the last row that is wholly in sight.
func (l *List) last() int {
	room := l.h + l.gap()
	last := l.top
	for i := l.top; i < len(l.shown); i++ {
		room -= l.height(i)
		if room < 0 {
			break
		}
		last = i
	}
	return last
}

// Lines returns exactly h lines of exactly w cells.
func (l *List) Lines(empty string) []string {
	out := make([]string, 0, l.h)
	l.layout = l.layout[:0]
	for i := l.top; i < len(l.shown) && len(out) < l.h; i++ {
		start := len(out)
		out = l.draw(out, i)
		if !l.compact && len(out) < l.h {
			out = append(out, "")
		}
		l.layout = append(l.layout, span{start, len(out) - start, i})
	}
	if len(l.shown) == 0 {
		out = l.drawEmpty(out, empty)
	}
	if len(out) > l.h {
		out = out[:l.h]
	}
	for len(out) < l.h {
		out = append(out, "")
	}
	for i := range out {
		out[i] = screen.Pad(out[i], l.w, l.method)
	}
	return out
}

func (l *List) drawEmpty(out []string, why string) []string {
	line := ""
	out = append(out, "")
	for _, word := range strings.Fields(why) {
		if line != "" && screen.Width(line, l.method)+1+screen.Width(word, l.method) > l.w-4 {
			out = append(out, "   "+l.theme.Muted.Styled(line))
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += screen.Truncate(word, max(1, l.w-4), l.method)
	}
	return append(out, screen.Truncate("   "+l.theme.Muted.Styled(line), l.w, l.method))
}

func (l *List) draw(out []string, i int) []string {
	r := &l.rows[l.shown[i]]
	selected := i == l.cursor
	bar := " "
	if selected {
		st := l.theme.Muted
		if l.focused {
			st = l.theme.Accent
		}
		bar = st.Styled("▌")
	}
	mark := " "
	switch {
	case r.Star:
		mark = l.theme.Star.Styled("★")
	case !r.Read:
		mark = l.theme.Dot.Styled("●")
	}
	head := l.theme.Unread
	if r.Read {
		head = l.theme.Seen
	}
	if selected {
		head = l.theme.Headline
	}
	if l.compact {
		return append(out, bar+mark+" "+l.oneLine(r, head.Styled))
	}
	first, second := l.headline(r)
	out = append(out, bar+mark+" "+head.Styled(l.order(first, r.Title, l.w-4)))
	if second != "" {
		out = append(out, bar+"  "+head.Styled(l.order(second, r.Title, l.w-4)))
	}
	return append(out, bar+"  "+l.meta(r))
}

// oneLine is a compact row: the headline, and the countries at the right where
// there is room.
func (l *List) oneLine(r *Row, style func(string) string) string {
	w := max(1, l.w-4)
	codes := ""
	if l.w >= 36 {
		codes = codeLine(r.Codes, 2)
	}
	room := w
	if codes != "" {
		room -= len(codes) + 1
	}
	title := r.Title
	if title == "" {
		title = "(no headline)"
	}
	title = screen.Truncate(title, room, l.method)
	title = l.order(title, r.Title, room)
	if codes == "" {
		return style(title)
	}
	return style(screen.Pad(title, room, l.method)) + " " + l.theme.Muted.Styled(codes)
}

// meta is the line below a headline: outlet, date, countries. Where it is
// narrow the countries matter more than the outlet.
func (l *List) meta(r *Row) string {
	w := max(1, l.w-4)
	date := dates.Short(r.Published, r.Precision, l.now)
	full := date
	if r.Outlet != "" {
		full = l.order(screen.Truncate(r.Outlet, max(4, w-screen.Width(date, l.method)-2), l.method), r.Outlet, 0)
		if date != "" {
			full += "  " + date
		}
	}
	for _, left := range []string{full, date} {
		for n := 4; n > 0 && len(r.Codes) > 0; n-- {
			codes := codeLine(r.Codes, n)
			used := screen.Width(left, l.method)
			if used > 0 {
				used += 3
			}
			if n < min(2, len(r.Codes)) && left == full && date != full {
				break // rather two countries than the outlet
			}
			if used+len(codes) <= w {
				return l.theme.Muted.Styled(left) + screen.Spaces(used-screen.Width(left, l.method)) + l.theme.Text.Styled(codes)
			}
		}
	}
	return screen.Truncate(l.theme.Muted.Styled(full), w, l.method)
}

// codeLine spells at most n codes and how many more there are.
func codeLine(codes []string, n int) string {
	if len(codes) == 0 {
		return ""
	}
	if len(codes) <= n {
		return strings.Join(codes, " ")
	}
	return strings.Join(codes[:n], " ") + " +" + strconv.Itoa(len(codes)-n)
}

// Hit returns which row of the view the line y of the pane shows.
func (l *List) Hit(y int) (row int, ok bool) {
	for _, s := range l.layout {
		if y >= s.y && y < s.y+s.h {
			return s.shown, true
		}
	}
	return 0, false
}
