package feed

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/document"
)

var (
	tag        = regexp.MustCompile(`</?[a-zA-Z][a-zA-Z0-9]*(?:[\s/][^<>]*)?>`)
	entity     = regexp.MustCompile(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)
	inlineTag  = regexp.MustCompile(`(?i)</?(?:b|i|em|strong|span|a|br|u|s|sup|sub|small|big|font|p|div|img|code|tt|q|cite|abbr|wbr|nobr|h[1-6])(?:[\s/][^<>]*)?>`)
	escapedTag = regexp.MustCompile(`&lt;/?(?:p|br|div|a|b|i|em|strong|img|ul|li|h[1-6]|span|blockquote)(?:\s|/|&gt;)`)
	breaks     = regexp.MustCompile(`(?i)(?:<br\s*/?>\s*){2,}`)
	blankLine  = regexp.MustCompile(`\n[ \t]*\n\s*`)
	more       = regexp.MustCompile(`(?i)(?:\[?(?:…|\.\.\.|&hellip;)\]?|continue reading|read more|read full (?:story|article)|weiterlesen|lire la suite|leer más|seguir leyendo|читать далее)\s*[»→.]?\s*$`)
)

// markup tells whether a text is HTML.
func markup(s string) bool { return tag.MatchString(s) || entity.MatchString(s) }

// write gives an article the best body that its entry has, and tells whether it
// is only a summary of a longer page.
func (w *reader) write(a *model.Article, i item) bool {
	bodies := i.bodies
	for _, m := range mediaOf(i.Extensions, "description") { // all that videos have
		bodies = append(bodies, body{text: m.Value, plain: m.Attrs["type"] != "html"})
	}
	best, lead := w.choose(bodies)
	doc, images := w.convert(best, a.URL)
	doc = withoutNoise(doc, a.Title)
	if lead = standfirst(lead, a.Title, doc.Text); lead != "" {
		doc = before(document.Block{Kind: document.Standfirst}, lead, doc)
	}
	a.Doc, a.Images = doc, images
	w.picture(a, i)
	CleanLinks(a.Doc)
	for n := range a.Images {
		a.Images[n].URL = CleanURL(a.Images[n].URL)
	}
	return summary(best, doc)
}

// choose takes the body that says most, and of the others the words of the
// first, which may stand before it.
func (w *reader) choose(bodies []body) (best body, lead string) {
	most := "" // the words of best, where they were needed
	for _, b := range bodies {
		b.text = w.bounded(b.text)
		if strings.TrimSpace(b.text) == "" {
			continue
		}
		if best.text == "" {
			best = b
			continue
		}
		said := words(b)
		if most == "" && len(b.text) > len(best.text)/4 { // markup takes less than that
			most = words(best)
		}
		switch {
		case most != "" && len(said) > len(most):
			best, lead, most = b, most, said
		case lead == "":
			lead = said
		}
	}
	return best, lead
}

// bounded cuts a body that is longer than any article.
func (w *reader) bounded(s string) string {
	if len(s) <= maxBody {
		return s
	}
	w.counts[longBody]++
	return clip(s, maxBody)
}

// convert makes a Document of a body.
func (w *reader) convert(b body, address string) (*document.Document, []model.Image) {
	text := b.text
	if b.plain || !markup(text) {
		text = paragraphs(text, b.plain)
	} else if !tag.MatchString(text) && escapedTag.MatchString(text) { // escaped once too often
		text = html.UnescapeString(text)
	}
	if !strings.Contains(text, "<pre") {
		text = breaks.ReplaceAllString(text, "<p>")
	}
	if address == "" && w.base != nil {
		address = w.base.String()
	}
	if w.options.HTML != nil {
		if doc, images, err := w.options.HTML(text, address); err == nil && doc != nil {
			return doc, images
		}
	}
	return document.FromPlain(plainText(text)), nil
}

// paragraphs is plain text as HTML. Its lines are kept where it is meant to be
// plain; elsewhere they only show how somebody's program wraps XML.
func paragraphs(s string, lines bool) string {
	s = html.EscapeString(strings.TrimSpace(s))
	s = "<p>" + blankLine.ReplaceAllString(s, "<p>")
	if lines {
		s = strings.ReplaceAll(s, "\n", "<br>")
	}
	return s
}

// words is the text of a body on one line.
func words(b body) string {
	if b.plain {
		return oneLine(b.text)
	}
	return oneLine(plainText(b.text))
}

// summary tells whether a body stands for a longer page: it says so at its end,
// or it is a short text that does not claim to be the whole.
func summary(b body, doc *document.Document) bool {
	const short = 1200 // bytes; a news story has some thousand
	text := strings.TrimSpace(doc.Text)
	switch {
	case text == "", cutShort(text):
		return true
	case b.content:
		return len(text) < 200
	}
	return len(text) < short
}

// cutShort tells whether a text says at its end that it goes on elsewhere.
func cutShort(s string) bool {
	const longest = 40 // bytes, of what is looked for
	return more.MatchString(s[max(0, len(s)-longest):])
}

// standfirst is a summary that may stand above a body: a sentence or two that
// are not its beginning; "" for any other.
func standfirst(s, title, text string) string {
	if n := len(s); n < 20 || n > 600 || cutShort(s) || strings.EqualFold(s, title) {
		return ""
	}
	lower := strings.ToLower(oneLine(text[:min(len(text), 3*len(s)+200)]))
	if strings.Contains(lower, strings.ToLower(strings.TrimRight(s, " .…"))) {
		return ""
	}
	known := make(map[string]bool)
	for f := range strings.FieldsSeq(lower) {
		known[f] = true
	}
	total, copied := 0, 0
	for f := range strings.FieldsSeq(strings.ToLower(s)) {
		total++
		if known[f] {
			copied++
		}
	}
	if copied*10 > total*7 {
		return ""
	}
	return s
}

// before puts a block of text before a document.
func before(b document.Block, text string, d *document.Document) *document.Document {
	text = strings.ToValidUTF8(text, "\uFFFD")
	n := len(text)
	b.Span = document.Span{Start: 0, End: n}
	b.Runs = []document.Run{{Span: b.Span}}
	if len(d.Blocks) == 0 {
		return &document.Document{Text: text, Blocks: []document.Block{b}}
	}
	shift(d.Blocks, n+2)
	return &document.Document{Text: text + "\n\n" + d.Text, Blocks: append([]document.Block{b}, d.Blocks...), Wrapped: d.Wrapped}
}

func shift(blocks []document.Block, n int) {
	for i := range blocks {
		b := &blocks[i]
		b.Start, b.End = b.Start+n, b.End+n
		for r := range b.Runs {
			b.Runs[r].Start, b.Runs[r].End = b.Runs[r].Start+n, b.Runs[r].End+n
		}
		shift(b.Children, n)
	}
}

// headlineFrom is the beginning of a body, for entries that have no title.
func headlineFrom(d *document.Document) string {
	const most = 90 // bytes, of a headline that fits a row
	s := oneLine(d.Text[:min(len(d.Text), 1000)])
	s = strings.ToValidUTF8(s, "")
	if i := strings.IndexAny(s, ".!?。！？"); i > 20 && i < most {
		_, n := utf8.DecodeRuneInString(s[i:])
		return s[:i+n]
	}
	if len(s) <= most {
		return s
	}
	s = clip(s, most)
	if i := strings.LastIndexByte(s, ' '); i > most/2 {
		s = s[:i]
	}
	return s + "…"
}
