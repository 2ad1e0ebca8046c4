package results

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
	"dateline/ui/snippet"
	"dateline/ui/theme"
)

// View draws the box as lines of the same width. It is as tall as it may be, so that
// it does not jump while one types.
func (b *Box) View() []string {
	inner, page := b.inner(), b.Page()
	said := b.theme.Muted
	if b.failed {
		said = b.theme.Error
	}
	body := []string{b.theme.Key.Styled("› ") + b.field.View(), "  " + said.Styled(screen.Truncate(b.said, max(1, inner-2), b.method))}
	for i := b.top; i < min(len(b.rows), b.top+page); i++ {
		body = append(body, b.row(&b.rows[i], i == b.cursor, inner)...)
	}
	tall := 2 + 2*page
	if len(b.rows) == 0 {
		for _, line := range strings.Split(lipgloss.Wrap(b.empty, max(1, inner-2), ""), "\n") {
			if len(body) < tall {
				body = append(body, "  "+b.theme.Muted.Styled(line))
			}
		}
	}
	for len(body) < tall {
		body = append(body, "")
	}
	line := b.theme.Line
	title := screen.Truncate("Search", max(1, inner-2), b.method)
	lines := []string{line.Styled("╭") + " " + b.theme.Accent.Styled(title) + " " +
		line.Styled(strings.Repeat("─", max(0, inner-screen.Width(title, b.method)))+"╮")}
	side := line.Styled("│")
	for _, l := range body {
		lines = append(lines, side+" "+screen.Pad(screen.Truncate(l, inner, b.method), inner, b.method)+" "+side)
	}
	last := line.Styled("╰" + strings.Repeat("─", inner+2) + "╯")
	if len(b.rows) > page {
		more := fmt.Sprintf(" %d of %d ", b.cursor+1, len(b.rows))
		if rest := inner + 1 - len(more); rest > 0 {
			last = line.Styled("╰"+strings.Repeat("─", rest)) + b.theme.Muted.Styled(more) + line.Styled("─╯")
		}
	}
	return append(lines, last)
}

// row are the two lines of a find.
func (b *Box) row(r *Row, chosen bool, inner int) []string {
	bar, st, below := " ", b.theme.Unread, b.theme.Muted
	if r.Read {
		st = b.theme.Seen
	}
	if chosen {
		bar = b.theme.Accent.Styled("▌")
		st = theme.Over(b.theme.Unread, uv.Style{Attrs: uv.AttrBold})
		below = b.theme.Text // grey is for what one may skip
	}
	room := max(1, inner-2)
	about := r.Date
	if room >= 50 {
		about = strings.TrimSpace(about + "  " + r.Outlet)
	}
	about = screen.Truncate(about, max(room/2, room-screen.Width(r.Title, b.method)-2), b.method)
	if room < 24 {
		about = ""
	}
	space := room
	if w := screen.Width(about, b.method); w > 0 {
		space = max(1, room-w-2)
	}
	title := b.hits(screen.Truncate(r.Title, space, b.method), r.Hits, st, theme.Over(st, b.theme.Match))
	first := bar + " " + screen.Pad(title, space, b.method)
	if about != "" {
		first += "  " + b.hits(about, nil, b.theme.Muted, b.theme.Match)
	}
	indent := 2
	if inner < 40 {
		indent = 0
	}
	text, spans := around(r.Snippet, r.Matches, max(1, room-indent), b.method)
	return []string{first, bar + " " + screen.Spaces(indent) + b.hits(screen.Truncate(text, max(1, room-indent), b.method), spans, below, b.theme.Match)}
}

// hits styles a text that may be cut, and the spans of it otherwise.
func (b *Box) hits(text string, spans []model.Span, st, match uv.Style) string {
	if b.theme.Visual {
		marked := make([]document.Span, 0, len(spans))
		for _, s := range spans {
			if s.Start < len(text) {
				marked = append(marked, document.Span{Start: s.Start, End: min(s.End, len(text))})
			}
		}
		if line, ok := prose.ArrangeMarked(text, marked, st, match, b.method); ok {
			return line
		}
	}
	return snippet.Styled(text, model.Span{End: len(text)}, spans, st, match)
}

// around drops the beginning of a snippet where its first match would not be in
// sight.
func around(text string, spans []model.Span, cells int, m screen.Method) (string, []model.Span) {
	if len(spans) == 0 || screen.Width(text[:spans[0].End], m) < cells {
		return text, spans
	}
	at := spans[0].Start
	for lead := cells / 3; at > 0; {
		space := strings.LastIndexByte(text[:at-1], ' ')
		if space < 0 || screen.Width(text[space+1:spans[0].Start], m) > lead {
			break
		}
		at = space + 1
	}
	const more = "… "
	moved := make([]model.Span, len(spans))
	for i, s := range spans {
		moved[i] = model.Span{Start: s.Start - at + len(more), End: s.End - at + len(more)}
	}
	return more + text[at:], moved
}
