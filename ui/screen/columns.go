package screen

import "strings"

// Column is one of several blocks of lines that stand side by side.
type Column struct {
	Lines []string // missing ones are blank, those past the height are left out
	Width int      // in cells; each line must be exactly as wide, as Fill makes it
	// Separator stands on the right of each row, SGR included; "" for none. It
	// takes its own cells beside Width.
	Separator string
}

// Fill makes lines exactly h lines of exactly w cells, in place where it can.
func Fill(lines []string, w, h int, m Method) []string {
	w, h = max(0, w), max(0, h)
	if len(lines) > h {
		lines = lines[:h]
	}
	for i, line := range lines {
		lines[i] = Pad(line, w, m)
	}
	for blank := Spaces(w); len(lines) < h; {
		lines = append(lines, blank)
	}
	return lines
}

// JoinColumns sets columns side by side, h rows joined by line feeds. The lines
// are not measured again: a pane has measured them when it drew them, and a
// screen is joined at every key.
func JoinColumns(h int, cols ...Column) string {
	n := max(0, h-1)
	for _, c := range cols {
		n += h * len(c.Separator)
		for _, line := range c.Lines[:min(h, len(c.Lines))] {
			n += len(line)
		}
		n += c.Width * max(0, h-len(c.Lines))
	}
	var b strings.Builder
	b.Grow(n)
	for y := range h {
		if y > 0 {
			b.WriteByte('\n')
		}
		for _, c := range cols {
			if y < len(c.Lines) {
				b.WriteString(c.Lines[y])
			} else {
				b.WriteString(Spaces(c.Width))
			}
			b.WriteString(c.Separator)
		}
	}
	return b.String()
}
