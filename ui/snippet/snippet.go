// Package snippet shows the part of an article's text that a search found, with
// what was found in it.
package snippet

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/ui/screen"
)

// Shown is a snippet as it may be shown, on one line: with "…" where the text goes
// on. Spans are its matches in that line.
func Shown(s model.Snippet) (line string, spans []model.Span) {
	var b strings.Builder
	gap := false // white space that is still to be written
	add := func(part string) {
		part = strings.ReplaceAll(part, "\u00a0", " ")
		if part != "" && strings.TrimLeft(part, " \t\r\n") != part {
			gap = b.Len() > 0
		}
		shown := screen.NeutralizeLine(part)
		if shown == "" {
			return
		}
		if gap {
			b.WriteByte(' ')
		}
		b.WriteString(shown)
		gap = strings.TrimRight(part, " \t\r\n") != part
	}
	if s.Before {
		add("… ")
	}
	from := 0
	for _, m := range s.Matches {
		add(s.Text[from:m.Start])
		start := b.Len()
		if gap {
			start++
		}
		add(s.Text[m.Start:m.End])
		if start < b.Len() {
			spans = append(spans, model.Span{Start: start, End: b.Len()})
		}
		from = m.End
	}
	add(s.Text[from:])
	if s.After {
		add(" …")
	}
	return b.String(), spans
}

// Styled styles a part of a text, and the spans that lie in it otherwise. Spans are
// of the whole text, in order.
func Styled(text string, part model.Span, spans []model.Span, style, match uv.Style) string {
	var b strings.Builder
	at := part.Start
	for _, m := range spans {
		from, to := max(m.Start, at), min(m.End, part.End)
		if from >= to {
			continue
		}
		if at < from {
			b.WriteString(style.Styled(text[at:from]))
		}
		b.WriteString(match.Styled(text[from:to]))
		at = to
	}
	if at < part.End {
		b.WriteString(style.Styled(text[at:part.End]))
	}
	return b.String()
}

// Wrap divides a line into lines of so many cells: between words, or within a word
// that is longer than that.
func Wrap(text string, cells int, method screen.Method) (lines []model.Span) {
	start, space, wide := 0, -1, 0
	for i := 0; i < len(text); {
		cluster, w := screen.FirstCluster(text[i:], method)
		if text[i] == ' ' {
			space = i
		}
		if wide+w > cells && i > start {
			end, next := i, i
			if space > start {
				end, next = space, space+1
			}
			lines = append(lines, model.Span{Start: start, End: end})
			start, space, wide = next, -1, 0
			if next < i {
				wide = screen.Width(text[next:i], method)
			} else if next > i { // the space itself
				i = next
				continue
			}
		}
		wide += w
		i += len(cluster)
	}
	if start < len(text) {
		lines = append(lines, model.Span{Start: start, End: len(text)})
	}
	return lines
}
