package card

import (
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

const (
	snippets = 3  // places in the story that a card quotes
	around   = 28 // bytes of text to either side of a mention
)

// snippets quotes where the entity stands in the story.
func (d *Card) snippets() {
	a := d.c.Loaded.Analysis
	text := d.c.Loaded.Article.Doc.Text
	n := 0
	for _, m := range a.Marks() {
		if m.Kind != d.c.Kind || m.Finding != d.c.Index || m.Field != model.FieldText {
			continue
		}
		if n == snippets {
			break
		}
		n++
		before, after := cutBefore(text, m.Start), cutAfter(text, m.End)
		st := d.theme.Entity(m.Kind, d.c.Finding.Entity.Leader)
		d.lines = append(d.lines, screen.Truncate("  "+d.quote(oneLine(before), oneLine(m.Text), oneLine(after), st), d.inner, d.method))
	}
}

// quote paints a mention between the words around it, in the order of the screen.
func (d *Card) quote(before, name, after string, st uv.Style) string {
	if d.theme.Visual {
		mention := []document.Span{{Start: len(before), End: len(before) + len(name)}}
		if line, ok := prose.ArrangeMarked(before+name+after, mention, d.theme.Muted, st, d.method); ok {
			return line
		}
	}
	return d.theme.Muted.Styled(before) + st.Styled(name) + d.theme.Muted.Styled(after)
}

// order puts a line into the order of the screen.
func (d *Card) order(s string) string {
	if d.theme.Visual {
		return prose.Arrange(s, s, d.method)
	}
	return s
}

// cutBefore returns the words before i, within the paragraph.
func cutBefore(text string, i int) string {
	from := max(0, i-around)
	for from > 0 && from < i && !utf8.RuneStart(text[from]) {
		from++
	}
	s := text[from:i]
	if p := strings.LastIndex(s, "\n\n"); p >= 0 {
		return s[p+2:]
	}
	if from == 0 {
		return s
	}
	if p := strings.IndexByte(s, ' '); p >= 0 {
		s = s[p:]
	}
	return "…" + s
}

// cutAfter returns the words after i, within the paragraph.
func cutAfter(text string, i int) string {
	to := min(len(text), i+around)
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	s := text[i:to]
	if p := strings.Index(s, "\n\n"); p >= 0 {
		return s[:p]
	}
	if to == len(text) {
		return s
	}
	if p := strings.LastIndexByte(s, ' '); p >= 0 {
		s = s[:p+1]
	}
	return s + "…"
}

// oneLine makes text harmless and keeps the space at its ends, which parts it
// from the mention beside it.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return ' '
		}
		return r
	}, screen.Neutralize(s))
}
