package extract

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"dateline/model"
	"dateline/model/document"
)

// inlines writes the inline content of n in a style.
func (w *markdown) inlines(n ast.Node, style document.Style, link string, depth int) {
	if depth > maxWalk {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.inline(c, style, link, depth+1)
	}
}

func (w *markdown) inline(n ast.Node, style document.Style, link string, depth int) {
	switch n := n.(type) {
	case *ast.Text:
		s := string(n.Segment.Value(w.source))
		if !n.IsRaw() {
			s = unescape(s)
		}
		w.Text(s, style, link)
		switch {
		case n.HardLineBreak():
			w.Break()
		case n.SoftLineBreak():
			w.Text(" ", style, link)
		}
	case *ast.String:
		w.Text(string(n.Value), style, link)
	case *ast.Emphasis:
		s := document.Emphasis
		if n.Level >= 2 {
			s = document.Strong
		}
		w.inlines(n, style|s, link, depth)
	case *ast.CodeSpan:
		w.inlines(n, style|document.CodeSpan, link, depth)
	case *east.FootnoteLink:
		w.Text(superscript(n.Index), style, link)
	case *east.FootnoteBacklink: // leads nowhere on this page
	case *east.Strikethrough:
		w.inlines(n, style|document.Strike, link, depth)
	case *ast.Link:
		w.inlines(n, style, unescape(string(n.Destination)), depth)
	case *ast.AutoLink:
		url := string(n.URL(w.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
			url = "mailto:" + url
		}
		w.Text(string(n.Label(w.source)), style, url)
	case *ast.Image:
		if w.flat {
			w.inlines(n, style, link, depth)
			return
		}
		w.picture(n, depth)
	case *ast.RawHTML:
		if isLineBreak(n, w.source) {
			w.Break()
		}
	default:
		w.inlines(n, style, link, depth)
	}
}

// picture keeps an image for below the paragraph it stands in: a terminal
// shows it by its words.
func (w *markdown) picture(n *ast.Image, depth int) {
	img := model.Image{URL: unescape(string(n.Destination)), Caption: strings.TrimSpace(unescape(string(n.Title)))}
	if img.Caption == "" {
		img.Caption = w.plainAt(n, depth)
	}
	img.Caption, img.Credit = splitCredit(img.Caption)
	w.after = append(w.after, img)
}

// plain is the text of a node without its styles.
func (w *markdown) plain(n ast.Node) string { return w.plainAt(n, 0) }

func (w *markdown) plainAt(n ast.Node, depth int) string {
	p := &markdown{source: w.source, flat: true}
	p.Leaf(document.Block{Kind: document.Paragraph})
	p.inlines(n, 0, "", depth)
	return strings.ReplaceAll(p.Document().Text, "\n", " ")
}

// isLineBreak tells whether raw inline HTML is a <br>.
func isLineBreak(n *ast.RawHTML, source []byte) bool {
	if n.Segments.Len() == 0 {
		return false
	}
	at := n.Segments.At(0)
	s := strings.ToLower(string(at.Value(source)))
	return strings.HasPrefix(s, "<br") && strings.Trim(s[3:], " />") == ""
}

// unescape resolves the backslashes and entities of Markdown text.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && punctuation(s[i+1]):
			i++
			b.WriteByte(s[i])
		case c == '&':
			// Only with its semicolon, and none is longer than 32 bytes.
			end := strings.IndexByte(s[i:min(len(s), i+40)], ';')
			if end < 0 {
				b.WriteByte(c)
				break
			}
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func punctuation(c byte) bool {
	return c > ' ' && c < 0x7f && !digit(c) && (c|0x20 < 'a' || c|0x20 > 'z')
}

// superscript writes the number of a footnote.
func superscript(n int) string {
	digits := [...]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}
	var out string
	for _, c := range strconv.Itoa(n) {
		if c >= '0' && c <= '9' {
			out += digits[c-'0']
		}
	}
	return out
}
