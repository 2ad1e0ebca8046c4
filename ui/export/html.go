package export

import (
	"fmt"
	"html"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/dates"
	"dateline/ui/screen"
)

// policy lets a page load and run nothing, whatever stands in it.
const policy = "default-src 'none'; style-src 'unsafe-inline'"

const style = `body{margin:2rem auto;max-width:38rem;padding:0 1rem;font:1.125rem/1.6 Georgia,serif;color:#111;background:#fff;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{line-height:1.25}.standfirst{font-size:1.2em;font-weight:bold}.particulars,figcaption,.credit,footer{color:#555;font-size:.9em}
blockquote{margin-inline:1rem;padding-inline-start:1rem;border-inline-start:3px solid #bbb}figure{margin:1.5rem 0;padding:.5rem 1rem;background:#f3f3f3}
pre{overflow-x:auto;padding:.75rem;background:#f3f3f3}code{font-family:monospace}table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.25rem .5rem;text-align:start}
a{color:#0645ad}.picture::before{content:"\1F5BC\FE0E  " attr(title)}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#161616}.particulars,figcaption,.credit,footer{color:#aaa}figure,pre{background:#242424}a{color:#8ab4f8}}
`

// htmlOf is a page of its own. It loads nothing: a picture is a link, so that a
// saved page tells no server that it is read.
func htmlOf(l model.Loaded) ([]byte, error) {
	a := l.Article
	w := &page{doc: a.Doc}
	u, hasURL := screen.NeutralizeURL(a.URL)
	w.head(a, u)
	w.raw("<body>\n<header>\n")
	if title := cleanLine(a.Title); title != "" {
		w.raw("<h1 dir=\"auto\">" + html.EscapeString(title) + "</h1>\n")
	}
	w.particulars(a)
	w.raw("</header>\n<article>\n")
	w.blocks(a.Doc.Blocks)
	w.raw("</article>\n")
	if hasURL {
		w.raw("<footer><a href=\"" + html.EscapeString(u) + "\">" + html.EscapeString(u) + "</a></footer>\n")
	}
	w.raw("</body>\n</html>\n")
	return []byte(w.out.String()), nil
}

type page struct {
	doc *document.Document
	out strings.Builder
}

func (w *page) raw(s string) { w.out.WriteString(s) }

func (w *page) head(a *model.Article, u string) {
	w.raw("<!DOCTYPE html>\n<html")
	if lang := language(a.Language); lang != "" {
		w.raw(" lang=\"" + lang + "\"")
	}
	w.raw(" dir=\"" + direction(a) + "\">\n<head>\n<meta charset=\"utf-8\">\n")
	w.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n")
	w.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	title := cleanLine(a.Title)
	if title == "" {
		title = "Article" // a page must have one
	}
	w.raw("<title>" + html.EscapeString(title) + "</title>\n")
	for _, m := range [][2]string{
		{"author", a.Byline}, {"dateline", a.Dateline}, {"description", a.Standfirst()},
		{"publisher", a.Outlet}, {"date", Published(a)},
	} {
		if v := cleanLine(m[1]); v != "" {
			w.raw("<meta name=\"" + m[0] + "\" content=\"" + html.EscapeString(v) + "\">\n")
		}
	}
	if u != "" {
		w.raw("<link rel=\"canonical\" href=\"" + html.EscapeString(u) + "\">\n")
	}
	w.raw("<style>\n" + style + "</style>\n</head>\n")
}

// particulars is the line under the headline: where, when, who.
func (w *page) particulars(a *model.Article) {
	var parts []string
	add := func(tag, class, text string) {
		if text = cleanLine(text); text != "" {
			parts = append(parts, "<"+tag+class+">"+html.EscapeString(text)+"</"+strings.Fields(tag)[0]+">")
		}
	}
	add("span", ` class="dateline"`, strings.TrimRight(a.Dateline, " -–—:,"))
	add("time", fmt.Sprintf(" datetime=%q", Published(a)), dates.Long(a.Published, a.Precision, time.UTC))
	add("span", ` class="outlet"`, a.Outlet)
	add("span", ` class="byline"`, a.Byline)
	if len(parts) > 0 {
		w.raw("<p class=\"particulars\" dir=\"auto\">" + strings.Join(parts, " · ") + "</p>\n")
	}
}

// language is a BCP 47 tag as it may stand in an attribute, else "".
func language(tag string) string {
	for _, r := range tag {
		if r >= 0x80 || r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return ""
		}
	}
	return tag
}

// direction is that of the page: of the first letter that has one.
func direction(a *model.Article) string {
	for _, r := range a.Title + " " + a.Doc.Text {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return "ltr"
		case bidi.R, bidi.AL:
			return "rtl"
		}
	}
	return "ltr"
}

func (w *page) blocks(blocks []document.Block) {
	for i := range blocks {
		w.block(&blocks[i])
	}
}

func (w *page) block(b *document.Block) {
	switch b.Kind {
	case document.Quote:
		w.around("blockquote", "", b)
	case document.List:
		if b.Ordered {
			w.around("ol", fmt.Sprintf(" start=\"%d\"", b.Level), b)
		} else {
			w.around("ul", "", b)
		}
	case document.Item:
		w.around("li", "", b)
	case document.Table:
		w.around("table", "", b)
	case document.Row:
		w.row(b)
	case document.Figure:
		w.figure(b)
	case document.Rule:
		w.raw("<hr>\n")
	case document.Code:
		class := ""
		if lang := language(b.Language); lang != "" {
			class = " class=\"language-" + lang + "\""
		}
		w.raw("<pre dir=\"ltr\"><code" + class + ">" + html.EscapeString(clean(w.doc.Text[b.Start:b.End])) + "</code></pre>\n")
	case document.Heading:
		w.leaf(fmt.Sprintf("h%d", min(max(b.Level, 2), 6)), "", b) // h1 is the headline
	case document.Standfirst:
		w.leaf("p", " class=\"standfirst\"", b)
	case document.Caption:
		w.leaf("p", " class=\"caption\"", b)
	case document.Credit:
		w.leaf("p", " class=\"credit\"", b)
	default:
		w.leaf("p", "", b)
	}
}

func (w *page) around(tag, attributes string, b *document.Block) {
	w.raw("<" + tag + attributes + ">\n")
	w.blocks(b.Children)
	w.raw("</" + tag + ">\n")
}

func (w *page) row(b *document.Block) {
	tag := "td"
	if b.Header {
		tag = "th"
	}
	w.raw("<tr>\n")
	for i := range b.Children {
		w.leaf(tag, "", &b.Children[i])
	}
	w.raw("</tr>\n")
}

func (w *page) figure(b *document.Block) {
	w.raw("<figure>\n")
	if u, ok := screen.NeutralizeURL(b.URL); ok {
		w.raw("<a class=\"picture\" title=\"picture\" aria-label=\"picture\" href=\"" + html.EscapeString(u) + "\"></a>\n")
	}
	if len(b.Children) > 0 {
		w.raw("<figcaption>\n")
		w.blocks(b.Children)
		w.raw("</figcaption>\n")
	}
	w.raw("</figure>\n")
}

// leaf writes text with its styles and links. Its direction is its own.
func (w *page) leaf(tag, attributes string, b *document.Block) {
	w.raw("<" + tag + attributes + " dir=\"auto\">")
	for _, g := range groups(b.Runs) {
		u, linked := "", false
		if g[0].Link != "" {
			u, linked = screen.NeutralizeURL(g[0].Link)
		}
		if linked {
			w.raw("<a href=\"" + html.EscapeString(u) + "\" rel=\"noreferrer\">")
		}
		for _, r := range g {
			w.run(r)
		}
		if linked {
			w.raw("</a>")
		}
	}
	w.raw("</" + tag + ">\n")
}

func (w *page) run(r document.Run) {
	tags := []string{}
	for _, s := range [...]struct {
		style document.Style
		tag   string
	}{{document.Strong, "strong"}, {document.Emphasis, "em"}, {document.Strike, "del"}, {document.CodeSpan, "code"}} {
		if r.Style&s.style != 0 {
			tags = append(tags, s.tag)
			w.raw("<" + s.tag + ">")
		}
	}
	text := html.EscapeString(clean(w.doc.Text[r.Start:r.End]))
	if !w.doc.Wrapped {
		text = strings.ReplaceAll(text, "\n", "<br>\n")
	}
	w.raw(text)
	for i := len(tags) - 1; i >= 0; i-- {
		w.raw("</" + tags[i] + ">")
	}
}
