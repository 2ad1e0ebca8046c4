package extract

import (
	"bytes"
	"cmp"
	"strings"
	"sync"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"dateline/model"
	"dateline/model/document"
)

// newMarkdown makes the parser once, at first use: it is safe for concurrent
// use and takes longer to make than a story takes to parse.
var newMarkdown = sync.OnceValue(func() goldmark.Markdown { return markdownWith(extension.Table, extension.Strikethrough) })

// newNoted is newMarkdown for texts with footnotes.
var newNoted = sync.OnceValue(func() goldmark.Markdown {
	return markdownWith(extension.Table, extension.Strikethrough, extension.Footnote)
})

func markdownWith(e ...goldmark.Extender) goldmark.Markdown {
	m := goldmark.New(goldmark.WithExtensions(e...))
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(density{parser.NewContextKey()}, 0)))
	return m
}

// mostNotes is how many footnotes and references to them are read as such: each
// reference is looked for among all notes. Of more they stay as they are written.
const mostNotes = 1000

// markdownFor is the parser for a text.
func markdownFor(source []byte) goldmark.Markdown {
	if n := bytes.Count(source, []byte("[^")); n == 0 || n > mostNotes {
		return newMarkdown()
	}
	return newNoted()
}

// parseMarkdown reads Markdown with or without front matter. Without a title
// in the front matter the first heading of level 1 is the title.
func parseMarkdown(source string, now time.Time) *model.Article {
	a := &model.Article{}
	yaml, body, ok := cutFront(source)
	var f front
	if ok {
		if f, ok = parseFront(yaml); !ok {
			body = source
		}
	}
	f.apply(a)

	src := []byte(boundNesting(body))
	root := parseTree(src)
	if root == nil {
		return asPlain(a, body, now)
	}
	w := &markdown{source: src}
	if t := firstTitle(root); t != nil {
		if title := w.plain(t); a.Title == "" || strings.EqualFold(title, a.Title) {
			a.Title = title
			t.Parent().RemoveChild(t.Parent(), t)
		}
	}
	if f.standfirst != "" {
		w.Leaf(document.Block{Kind: document.Standfirst})
		w.Text(f.standfirst, 0, "")
		w.EndLeaf()
	}
	for _, img := range f.images {
		w.figure(img)
	}
	w.blocks(root, 0)
	a.Images = w.images
	a.Doc = w.Document()
	if len(a.Doc.Blocks) == 0 && a.Title == "" { // all of it a comment, or definitions
		return asPlain(a, body, now)
	}
	liftHead(a)
	finish(a, now)
	return a
}

// asPlain reads the body of a Markdown text as plain text.
func asPlain(a *model.Article, body string, now time.Time) *model.Article {
	p := parsePlain(body, now)
	a.Title = cmp.Or(a.Title, p.Title)
	a.Images, a.Doc = p.Images, p.Doc
	return a
}

// maxWalk bounds the recursion over a parsed tree; boundNesting keeps every text
// that is parsed well below it.
const maxWalk = 2000

// firstTitle is the first heading of level 1 at the top level.
func firstTitle(root ast.Node) *ast.Heading {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			return h
		}
	}
	return nil
}

// markdown writes a goldmark tree into a Document.
type markdown struct {
	document.Builder
	source []byte
	images []model.Image
	after  []model.Image // of the open leaf: shown below it
	flat   bool          // pictures are their words, within the line
}

func (w *markdown) blocks(parent ast.Node, depth int) {
	if depth > maxWalk {
		return
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n, depth+1)
	}
}

func (w *markdown) block(n ast.Node, depth int) {
	switch n := n.(type) {
	case *ast.Heading:
		w.leaf(document.Block{Kind: document.Heading, Level: n.Level}, n, depth)
	case *ast.Paragraph, *ast.TextBlock:
		w.leaf(document.Block{Kind: document.Paragraph}, n, depth)
	case *ast.Blockquote:
		w.container(document.Block{Kind: document.Quote}, n, depth)
	case *ast.List:
		w.container(document.Block{Kind: document.List, Ordered: n.IsOrdered(), Level: n.Start}, n, depth)
	case *ast.ListItem:
		w.container(document.Block{Kind: document.Item}, n, depth)
	case *ast.FencedCodeBlock:
		w.code(n, string(n.Language(w.source)))
	case *ast.CodeBlock:
		w.code(n, "")
	case *ast.ThematicBreak:
		w.Rule()
	case *east.FootnoteList:
		w.Rule()
		w.container(document.Block{Kind: document.List, Ordered: true, Level: 1}, n, depth)
	case *east.Footnote:
		w.container(document.Block{Kind: document.Item}, n, depth)
	case *ast.HTMLBlock:
		w.html(n)
	case *east.Table:
		w.container(document.Block{Kind: document.Table}, n, depth)
	case *east.TableHeader:
		w.container(document.Block{Kind: document.Row, Header: true}, n, depth)
	case *east.TableRow:
		w.container(document.Block{Kind: document.Row}, n, depth)
	case *east.TableCell:
		w.leaf(document.Block{Kind: document.Cell}, n, depth)
	default:
		w.blocks(n, depth)
	}
}

func (w *markdown) container(b document.Block, n ast.Node, depth int) {
	w.Open(b)
	w.blocks(n, depth)
	w.Close()
}

func (w *markdown) leaf(b document.Block, n ast.Node, depth int) {
	w.Leaf(b)
	w.inlines(n, 0, "", depth)
	w.EndLeaf()
	pictures := w.after
	w.after = nil
	for _, img := range pictures {
		w.figure(img)
	}
}

func (w *markdown) code(n ast.Node, language string) {
	w.Leaf(document.Block{Kind: document.Code, Language: language})
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.Text(string(line.Value(w.source)), 0, "")
	}
	w.EndLeaf()
}

// html writes the text of raw HTML, tags left out.
func (w *markdown) html(n *ast.HTMLBlock) {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.source))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(w.source))
	}
	for _, part := range strings.Split(stripTags(b.String()), "\n\n") {
		w.Leaf(document.Block{Kind: document.Paragraph})
		w.Text(part, 0, "")
		w.EndLeaf()
	}
}

// figure adds a picture; one without an address and words is nothing.
func (w *markdown) figure(img model.Image) {
	if img == (model.Image{}) {
		return
	}
	w.images = append(w.images, img)
	writeFigure(&w.Builder, img.URL, img.Caption, img.Credit)
}

// writeFigure adds a figure with its words.
func writeFigure(w *document.Builder, url, caption, credit string) {
	w.Open(document.Block{Kind: document.Figure, URL: url})
	w.Leaf(document.Block{Kind: document.Caption})
	w.Text(caption, 0, "")
	w.Leaf(document.Block{Kind: document.Credit})
	w.Text(credit, 0, "")
	w.Close()
}
