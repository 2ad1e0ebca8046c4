package extract

import (
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/model"
	"dateline/model/document"
)

// maxReadable is the largest page, in nodes, that is searched for its readable
// part: the search scores every node several times over. A news page has a few
// thousand; what has more is shown as it is.
const maxReadable = 60_000

// parseHTML reads a saved web page: its readable part, and what the page says
// of itself.
func parseHTML(text string, now time.Time) *model.Article {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // nested deeper than any page that is meant to be read
		return parseTagSoup(text, now)
	}
	return assemble(root, aboutPage(root), now, true)
}

// assemble makes an article of the readable part of a page. Where there is none
// it is what the page shows, or with all false only its main part: nil where it
// names none.
func assemble(root *html.Node, about about, now time.Time, all bool) *model.Article {
	a := &model.Article{
		Title: about.title, Outlet: about.outlet, Byline: about.byline, Language: about.language, URL: about.url,
		Published: about.published, Precision: about.precision,
	}
	w := readable(root, about)
	if len(w.text()) == 0 {
		top := mainPart(root)
		switch {
		case top == nil && !all:
			return nil
		case top == nil:
			top = root
		}
		w = whole(top, about)
	}
	doc := w.Document()
	a.Images = w.images
	a.Doc = headed(doc, a, about, root)
	liftHead(a)
	finish(a, now)
	return a
}

// parseTagSoup reads a page without a tree.
func parseTagSoup(text string, now time.Time) *model.Article {
	a := &model.Article{}
	if _, rest, ok := strings.Cut(text, "<title>"); ok {
		title, _, _ := strings.Cut(rest, "</title>")
		a.Title = oneLine(html.UnescapeString(title))
	}
	a.Doc = asParagraphs(stripTags(text))
	finish(a, now)
	return a
}

// asParagraphs makes paragraphs of what blank lines part.
func asParagraphs(text string) *document.Document {
	var w document.Builder
	for _, part := range strings.Split(text, "\n\n") {
		w.Leaf(document.Block{Kind: document.Paragraph})
		w.Text(part, 0, "")
		w.EndLeaf()
	}
	return w.Document()
}

// readable writes the readable part of a page; nothing where it finds none.
func readable(root *html.Node, about about) *written {
	out := &written{page: page{base: about.base}}
	if count(root, maxReadable) >= maxReadable {
		return out
	}
	parser := readability.NewParser()
	parser.KeepClasses = true // credits are told by their class
	parser.DisableJSONLD = true
	found, err := parser.ParseDocument(root, nil)
	if err != nil || found.Node == nil {
		return out
	}
	out.children(found.Node, inline{})
	out.end()
	return out
}

// mainPart is the main part of a page if it names one that has words, else nil.
func mainPart(root *html.Node) *html.Node {
	top := find(root, func(n *html.Node) bool {
		return n.DataAtom == atom.Article || n.DataAtom == atom.Main || attribute(n, "role") == "main"
	})
	if top == nil || words(top) == "" {
		return nil
	}
	return top
}

// whole writes all that a part of a page shows.
func whole(top *html.Node, about about) *written {
	out := &written{page: page{base: about.base}}
	out.children(top, inline{})
	out.end()
	return out
}

// written is a page of which the Document can be asked for more than once.
type written struct {
	page
	doc *document.Document
}

func (w *written) Document() *document.Document {
	if w.doc == nil {
		w.doc = w.page.Document()
	}
	return w.doc
}

func (w *written) text() string { return w.Document().Text }

// count counts the nodes below n, up to most.
func count(n *html.Node, most int) int {
	sum := 1
	for c := n.FirstChild; c != nil && sum < most; c = c.NextSibling {
		sum += count(c, most-sum)
	}
	return sum
}

// headed finishes the head of the body: the headline is taken out of it, and
// the standfirst put first.
func headed(doc *document.Document, a *model.Article, about about, root *html.Node) *document.Document {
	if a.Title == "" {
		for i := range doc.Blocks {
			if b := &doc.Blocks[i]; b.Kind == document.Heading {
				a.Title = oneLine(doc.Text[b.Start:b.End])
				break
			}
		}
	}
	summary := standfirstOf(doc, about, root)
	return rebuild(doc, summary, func(i int, b *document.Block) bool {
		text := doc.Text[b.Start:b.End]
		switch {
		case i < 4 && b.Kind == document.Heading:
			return sameWords(text, a.Title)
		case i < 6 && b.Kind.Leaf() && summary != "":
			return sameWords(text, summary)
		}
		return false
	})
}

// rebuild copies a document without the top-level blocks that drop names, with
// a standfirst before the rest if there is one.
func rebuild(doc *document.Document, summary string, drop func(i int, b *document.Block) bool) *document.Document {
	var w document.Builder
	if summary != "" {
		w.Leaf(document.Block{Kind: document.Standfirst})
		w.Text(summary, 0, "")
		w.EndLeaf()
	}
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; !drop(i, b) {
			replay(&w, doc, b)
		}
	}
	return w.Document()
}

// replay writes a block again.
func replay(w *document.Builder, doc *document.Document, b *document.Block) {
	if b.Kind == document.Rule {
		w.Rule()
		return
	}
	if b.Kind.Leaf() {
		w.Leaf(*b)
		for _, r := range b.Runs {
			for i, part := range strings.Split(doc.Text[r.Start:r.End], "\n") {
				if i > 0 {
					w.Break()
				}
				w.Text(part, r.Style, r.Link)
			}
		}
		w.EndLeaf()
		return
	}
	w.Open(*b)
	for i := range b.Children {
		replay(w, doc, &b.Children[i])
	}
	w.Close()
}

// standfirstOf is the summary that a page shows under its headline, or gives to
// others and does not merely copy from the lede; "" where there is none.
func standfirstOf(doc *document.Document, about about, root *html.Node) string {
	shown := ""
	if e := find(root, isStandfirst); e != nil {
		shown = words(e)
	}
	for _, s := range [...]string{shown, about.summary} {
		if n := len(s); n < 20 || n > 600 || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") {
			continue
		}
		if sameWords(s, about.title) || copied(s, doc, s == shown) {
			continue
		}
		return s
	}
	return ""
}

// isStandfirst tells whether an element is marked as the summary of a story.
func isStandfirst(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.H2, atom.H3, atom.Span, atom.Strong, atom.Section, atom.Header:
	default:
		return false
	}
	if attribute(n, "itemprop") == "description" {
		return true
	}
	for _, class := range strings.FieldsFunc(strings.ToLower(attribute(n, "class")), func(r rune) bool {
		return r == ' ' || r == '-' || r == '_' || r == '\n'
	}) {
		switch class {
		case "standfirst", "dek", "deck", "subheadline", "subhead", "subheading", "subtitle", "lede__summary", "chapeau", "sottotitolo", "entradilla":
			return true
		}
	}
	return false
}

// copied tells whether a summary is taken from the text: its words are mostly
// those of the first paragraphs. What the page itself marks as a summary may
// stand in the text as a paragraph of its own; then it is no copy.
func copied(s string, doc *document.Document, marked bool) bool {
	seen := make(map[string]bool)
	left := 2
	own := false
	doc.Leaves(func(_ int, leaf *document.Block) bool {
		if leaf.Kind != document.Paragraph {
			return true
		}
		text := doc.Text[leaf.Start:leaf.End]
		if sameWords(text, s) {
			own = true
			return true
		}
		for _, f := range strings.Fields(strings.ToLower(text)) {
			seen[f] = true
		}
		left--
		return left > 0
	})
	if own && !marked {
		return fullStop(s) // the lede itself, word for word
	}
	total, known := 0, 0
	for _, f := range strings.Fields(strings.ToLower(s)) {
		total++
		if seen[f] {
			known++
		}
	}
	return known*10 > total*7
}

// sameWords compares two texts but for case, white space and marks at the ends.
func sameWords(a, b string) bool {
	const marks = " .…\"'“”‘’"
	return strings.EqualFold(strings.Trim(oneLine(a), marks), strings.Trim(oneLine(b), marks))
}

// absolute parses an address that is one of the web, nil where it is not.
func absolute(s string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil
	}
	return u
}
