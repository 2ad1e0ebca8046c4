// Package status is the line at the top that says what is open, and the line
// at the bottom that says what can be done next.
package status

import (
	"strings"

	"dateline/ui/prose"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Hint is a key and what it does.
type Hint struct{ Key, Label string }

// Footer is the line at the bottom.
type Footer struct {
	Message string // takes the place of the hints
	Error   bool   // Message says what failed
	Hints   []Hint // most useful first; as many are shown as fit
	Right   string // always shown where there is room for it: place, help
}

// Line returns the footer in exactly w cells.
func (f Footer) Line(w int, t *theme.Theme, m screen.Method) string {
	right := f.Right
	rw := screen.Width(right, m)
	if rw > w*2/3 {
		right, rw = "", 0
	}
	room := max(0, w-rw-3)
	left := ""
	switch {
	case f.Message != "" && f.Error:
		left = t.Error.Styled(fit(f.Message, room, t, m))
	case f.Message != "":
		left = fit(f.Message, room, t, m)
	default:
		left = hints(f.Hints, room-2, t, m)
	}
	return " " + screen.Pad(left, room, m) + " " + t.Muted.Styled(right) + strings.Repeat(" ", max(0, w-room-2-rw))
}

func hints(list []Hint, room int, t *theme.Theme, m screen.Method) string {
	var b strings.Builder
	used := 0
	for _, h := range list {
		w := screen.Width(h.Key, m) + 1 + screen.Width(h.Label, m)
		if used > 0 {
			w += 3
		}
		if used+w > room {
			break
		}
		if used > 0 {
			b.WriteString("   ")
		}
		b.WriteString(t.Key.Styled(h.Key))
		b.WriteString(" ")
		b.WriteString(t.Muted.Styled(h.Label))
		used += w
	}
	return b.String()
}

// Header returns the line at the top: name, what is open, counts at the right.
func Header(w int, open, counts string, t *theme.Theme, m screen.Method) string {
	name := " dateline"
	right := counts
	rw := screen.Width(right, m)
	if rw+len(name)+2 > w {
		right, rw = "", 0
	}
	room := w - len(name) - rw - 4
	mid := ""
	if room > 4 {
		mid = fit(open, room, t, m)
	}
	line := t.Headline.Styled(name)
	used := len(name)
	if mid != "" {
		line += "   " + t.Muted.Styled(mid)
		used += 3 + screen.Width(mid, m)
	}
	gap := max(0, w-used-rw-1)
	return screen.Pad(screen.Truncate(line+strings.Repeat(" ", gap)+t.Muted.Styled(right), w, m), w, m)
}

// Breadcrumb returns the line above a single pane: "Stories › headline  38 %".
func Breadcrumb(w int, path []string, right string, t *theme.Theme, m screen.Method) string {
	rw := screen.Width(right, m)
	room := w - 2 - rw
	if rw > 0 {
		room--
	}
	if room < 4 {
		right, room = "", w-1
	}
	const sep = " › "
	if screen.Width(strings.Join(path, sep), m) > room && len(path) > 1 {
		path = []string{path[0], path[len(path)-1]}
	}
	s := ""
	for i, p := range path { // each read from its own side
		if i > 0 {
			s += sep
		}
		s += fit(p, max(0, room-screen.Width(s, m)), t, m)
	}
	left := " " + t.Accent.Styled(screen.Truncate(s, max(1, room), m))
	gap := max(0, w-1-min(room, screen.Width(s, m))-rw-1)
	return screen.Pad(screen.Truncate(left+strings.Repeat(" ", gap)+t.Muted.Styled(right), w, m), w, m)
}

// fit cuts a line to a width, in the order of the screen.
func fit(s string, w int, t *theme.Theme, m screen.Method) string {
	s = screen.Truncate(s, w, m)
	if t.Visual {
		s = prose.Arrange(s, s, m)
	}
	return s
}
