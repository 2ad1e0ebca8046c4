package extract

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/model"
	"dateline/model/document"
)

// page writes the nodes of a web page into a Document.
type page struct {
	document.Builder
	base   *url.URL // nil where unknown
	images []model.Image
	after  []model.Image // of the open leaf: shown below it
	cell   bool          // within a table cell, where blocks are lines
	pre    bool
	flat   bool // words only
}

// inline is how the text of an element is set.
type inline struct {
	style document.Style
	link  string
}

func (w *page) children(n *html.Node, in inline) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, in)
	}
}

// node writes n. The parser bounds the depth of the tree, and so of this.
func (w *page) node(n *html.Node, in inline) {
	switch n.Type {
	case html.TextNode:
		w.Text(n.Data, in.style, in.link)
	case html.DocumentNode:
		w.children(n, in)
	case html.ElementNode:
		if dropped(n.DataAtom) || hidden(n) {
			return
		}
		if !w.inline(n, in) {
			w.block(n, in)
		}
	}
}

// inline writes an inline element; it returns false for others.
func (w *page) inline(n *html.Node, in inline) bool {
	switch n.DataAtom {
	case atom.Br:
		w.Break()
		return true
	case atom.Img:
		w.picture(n)
		return true
	case atom.A:
		if link := w.address(attribute(n, "href")); link != "" {
			in.link = link
		}
	case atom.B, atom.Strong:
		in.style |= document.Strong
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		in.style |= document.Emphasis
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		if !w.pre {
			in.style |= document.CodeSpan
		}
	case atom.S, atom.Del, atom.Strike:
		in.style |= document.Strike
	case atom.Q:
		w.Text("“", in.style, in.link)
		w.children(n, in)
		w.Text("”", in.style, in.link)
		return true
	default:
		if block(n.DataAtom) {
			return false
		}
	}
	w.children(n, in)
	return true
}

// block writes a block element.
func (w *page) block(n *html.Node, in inline) {
	if w.cell || w.flat || w.pre {
		if !w.pre { // a line of code is not parted from the one before twice
			w.Break()
		}
		w.children(n, in)
		w.Break()
		return
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.leaf(document.Block{Kind: document.Heading, Level: int(n.Data[1] - '0')}, n, in)
	case atom.P, atom.Summary, atom.Dd, atom.Address:
		w.leaf(document.Block{Kind: document.Paragraph}, n, in)
	case atom.Dt:
		in.style |= document.Strong
		w.leaf(document.Block{Kind: document.Paragraph}, n, in)
	case atom.Figcaption:
		w.leaf(document.Block{Kind: document.Caption}, n, in)
	case atom.Pre, atom.Listing, atom.Xmp:
		w.code(n)
	case atom.Hr:
		w.end()
		w.Rule()
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		start, err := strconv.Atoi(attribute(n, "start"))
		if err != nil || start < 0 {
			start = 1
		}
		w.container(document.Block{Kind: document.List, Ordered: n.DataAtom == atom.Ol, Level: start}, n, in)
	case atom.Li:
		w.container(document.Block{Kind: document.Item}, n, in)
	case atom.Blockquote:
		w.container(document.Block{Kind: document.Quote}, n, in)
	case atom.Table:
		w.table(n, in)
	case atom.Figure:
		w.figure(n, in)
	default:
		w.end()
		w.children(n, in)
		w.end()
	}
}

// end closes the open leaf and shows the pictures that stood in it.
func (w *page) end() {
	w.EndLeaf()
	pictures := w.after
	w.after = nil
	for _, img := range pictures {
		w.images = append(w.images, img)
		writeFigure(&w.Builder, img.URL, img.Caption, img.Credit)
	}
}

func (w *page) leaf(b document.Block, n *html.Node, in inline) {
	w.end()
	w.Leaf(b)
	w.children(n, in)
	w.end()
}

func (w *page) container(b document.Block, n *html.Node, in inline) {
	w.end()
	w.Open(b)
	w.children(n, in)
	w.end()
	w.Close()
}

func (w *page) code(n *html.Node) {
	w.end()
	language := ""
	for _, e := range []*html.Node{n, n.FirstChild} {
		if e == nil || e.Type != html.ElementNode {
			continue
		}
		for _, class := range strings.Fields(attribute(e, "class")) {
			if l, ok := strings.CutPrefix(class, "language-"); ok {
				language = l
			}
		}
	}
	w.Leaf(document.Block{Kind: document.Code, Language: language})
	w.pre = true
	w.children(n, inline{})
	w.pre = false
	w.end()
}

// address makes a link absolute; "" for one that leads nowhere outside the page
// or does something else than lead somewhere.
func (w *page) address(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || s[0] == '#' || len(s) > 4096 {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	if w.base != nil {
		u = w.base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https", "mailto":
		return u.String()
	case "":
		return s // of a page whose address is not known
	}
	return ""
}

// hidden tells whether a page does not show an element.
func hidden(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true" && n.DataAtom != atom.Img && n.DataAtom != atom.Figure
		case "style":
			if strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
				return true
			}
		}
	}
	return false
}

func attribute(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// words is the text of a node on one line.
func words(n *html.Node) string {
	if n == nil {
		return ""
	}
	w := &page{flat: true}
	w.Leaf(document.Block{Kind: document.Paragraph})
	w.children(n, inline{})
	return strings.ReplaceAll(w.Document().Text, "\n", " ")
}
