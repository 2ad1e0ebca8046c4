package feed

import (
	"html"
	"strings"
	"unicode/utf8"

	nethtml "golang.org/x/net/html" // a tokenizer that reads any HTML
	"golang.org/x/net/html/atom"
)

// line is a text of one line, such as a title: most feeds write HTML there, and
// all of them mean its words. Control characters stay: they are neutralised
// where they reach a screen.
func (w *reader) line(s string, most int) string {
	if len(s) > 8*most {
		s = clip(s, 8*most)
	}
	if w.kind != jsonFeed {
		if strings.IndexByte(s, '<') >= 0 {
			s = inlineTag.ReplaceAllStringFunc(s, func(t string) string {
				if strings.HasPrefix(strings.ToLower(t), "<br") || strings.HasPrefix(strings.ToLower(t), "<p") {
					return " "
				}
				return ""
			})
		}
		if strings.IndexByte(s, '&') >= 0 {
			s = entity.ReplaceAllStringFunc(s, html.UnescapeString)
		}
	}
	s = oneLine(s)
	if len(s) > most {
		s = clip(s, most) + "…"
	}
	return s
}

// oneLine folds white space.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// clip cuts s to n bytes at most, on the border of a rune.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// plainText is the text of a piece of HTML, its blocks parted by blank lines.
// It uses no tree, so it reads what nests too deeply for one.
func plainText(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		return html.UnescapeString(s)
	}
	var b strings.Builder
	skip := atom.Atom(0)
	z := nethtml.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if skip == 0 && (a == atom.Script || a == atom.Style) {
				skip = a
			}
			b.WriteString(gap(a))
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == skip {
				skip = 0
			}
			b.WriteString(gap(a))
		}
	}
}

// gap is the white space that a tag stands for.
func gap(a atom.Atom) string {
	switch a {
	case atom.Br:
		return "\n"
	case atom.Td, atom.Th:
		return " "
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Figure, atom.Section:
		return "\n\n"
	}
	return ""
}
