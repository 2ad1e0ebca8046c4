package prose

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model/document"
	"dateline/ui/screen"
)

// Arrange puts a line, such as a headline in a list or a name, into visual
// order, as Options.Visual does with whole texts. of is the text that the line
// is a part of, whose first letter says from which side it is read. The line
// takes the cells it took before, or fewer where letters join into one sign.
func Arrange(line, of string, m screen.Method) string {
	if !screen.HasRTL(line) {
		return line
	}
	t := &Typesetter{o: Options{Width: max(1, screen.Width(line, m)), Method: m, Visual: true}, rtl: screen.RightToLeft(of, false)}
	c := content{text: line, parts: []part{{end: len(line), exact: true}}, pens: []pen{{}}}
	k := cursor{t: t, c: &c, levels: screen.Levels(line, t.rtl)}
	var b strings.Builder
	for _, s := range k.visual(textLine{end: len(line)}, t.o.Width) {
		b.WriteString(s.Text)
	}
	return b.String()
}

// ArrangeMarked is Arrange for a line in a style with spans of it in another. ok is
// false where there is nothing to arrange.
func ArrangeMarked(line string, spans []document.Span, style, mark uv.Style, m screen.Method) (painted string, ok bool) {
	if !screen.HasRTL(line) {
		return "", false
	}
	o := Options{Width: max(1, screen.Width(line, m)), Method: m, Neutral: screen.Neutralize, Visual: true}
	lines := Inline(line, spans, style, o).Lines
	if len(lines) != 1 {
		return "", false
	}
	return lines[0].Paint(func(s *Seg) uv.Style {
		if s.Mention >= 0 {
			return mark
		}
		return s.Style
	}), true
}
