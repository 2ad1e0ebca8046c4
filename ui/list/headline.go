package list

import (
	"strings"

	"dateline/ui/prose"
	"dateline/ui/screen"
)

// headline breaks a title into at most two lines.
func (l *List) headline(r *Row) (first, second string) {
	w := max(1, l.w-4)
	title := r.Title
	if title == "" {
		title = "(no headline)"
	}
	if screen.Width(title, l.method) <= w {
		return title, ""
	}
	cut, used := 0, 0
	for i, word := range words(title) {
		ww := screen.Width(word, l.method)
		if i > 0 {
			ww++
		}
		if used+ww > w {
			break
		}
		used += ww
		cut += len(word)
		if i > 0 {
			cut++
		}
	}
	if used*3 < w*2 { // a long word, or a script that has no spaces
		return l.within(title, w)
	}
	return l.balance(title, cut, w)
}

// balance breaks a title after cut bytes, or some words earlier where that
// leaves a lone word on the second line.
func (l *List) balance(title string, cut, w int) (first, second string) {
	first, second = title[:cut], title[cut+1:]
	for screen.Width(second, l.method)*2 < w {
		i := strings.LastIndexByte(first, ' ')
		if i < 0 || screen.Width(title[i+1:], l.method) > screen.Width(title[:i], l.method) {
			break
		}
		first, second = title[:i], title[i+1:]
	}
	return first, screen.Truncate(second, w, l.method)
}

func words(s string) []string { return strings.Split(s, " ") }

// within breaks a title where its script allows it, which costs more than to look
// for spaces.
func (l *List) within(title string, w int) (first, second string) {
	start := title
	if room := 2*w + 2; len(title) > room { // more is never shown
		start = strings.TrimSuffix(screen.Truncate(title, room, l.method), "…")
	}
	lines := prose.Inline(start, nil, l.theme.Text, prose.Options{Width: w, Method: l.method}).Lines
	if len(lines) < 2 || lines[0].End <= 0 || lines[0].End >= len(title) {
		return screen.Truncate(title, w, l.method), ""
	}
	first, second = title[:lines[0].End], strings.TrimLeft(title[lines[0].End:], " ")
	if screen.Width(first, l.method) > w { // its line shows something else for it
		return screen.Truncate(title, w, l.method), ""
	}
	return strings.TrimRight(first, " "), screen.Truncate(second, w, l.method)
}

// order puts a line of a headline into the order of the screen. One that is read
// from right to left is flush with the right side of its room.
func (l *List) order(line, title string, room int) string {
	if !l.theme.Visual || !screen.HasRTL(title) {
		return line
	}
	line = prose.Arrange(line, title, l.method)
	if screen.RightToLeft(title, false) {
		line = screen.Spaces(max(0, room-screen.Width(line, l.method))) + line
	}
	return line
}
