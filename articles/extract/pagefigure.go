package extract

import (
	"cmp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/model"
	"dateline/model/document"
)

// picture keeps an image by its words: below the leaf it stands in, or at once.
func (w *page) picture(n *html.Node) {
	if w.flat || w.cell {
		return
	}
	img := model.Image{URL: w.source(n), Caption: oneLine(attribute(n, "title"))}
	if img.Caption == "" {
		img.Caption = altText(n)
	}
	if img.URL == "" || tiny(n) {
		return
	}
	img.Caption, img.Credit = splitCredit(img.Caption)
	w.after = append(w.after, img)
	if !w.InLeaf() {
		w.end()
	}
}

// altText is the alt of an image where it says something.
func altText(n *html.Node) string {
	alt := oneLine(attribute(n, "alt"))
	lower := strings.ToLower(alt)
	for _, end := range [...]string{".jpg", ".jpeg", ".png", ".gif", ".webp"} {
		if strings.HasSuffix(lower, end) {
			return "" // a file name
		}
	}
	switch lower {
	case "image", "photo", "picture", "logo", "icon", "img":
		return ""
	}
	return alt
}

// source is the address of an image, of lazy ones too.
func (w *page) source(n *html.Node) string {
	for _, key := range [...]string{"src", "data-src", "data-original", "data-lazy-src"} {
		if s := attribute(n, key); s != "" && !strings.HasPrefix(s, "data:") {
			return w.address(s)
		}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(attribute(n, "srcset")), " ")
	if strings.HasPrefix(first, "data:") {
		return ""
	}
	return w.address(strings.TrimSuffix(first, ","))
}

// tiny tells whether an image is one of the pixels that count readers.
func tiny(n *html.Node) bool {
	for _, key := range [...]string{"width", "height"} {
		if v, err := strconv.Atoi(strings.TrimSuffix(attribute(n, key), "px")); err == nil && v <= 2 {
			return true
		}
	}
	return false
}

// figure writes a figure: its pictures with one caption. A figure around text
// (a quotation, a table, a listing) is that text with a caption.
func (w *page) figure(n *html.Node, in inline) {
	w.end()
	picture := find(n, func(e *html.Node) bool { return e.DataAtom == atom.Img && w.source(e) != "" })
	if find(n, func(e *html.Node) bool {
		return e.DataAtom == atom.Blockquote || e.DataAtom == atom.Table || e.DataAtom == atom.Pre ||
			picture == nil && e.DataAtom == atom.P && !within(e, atom.Figcaption, n)
	}) != nil {
		w.children(n, in)
		w.end()
		return
	}
	img, alt := model.Image{}, ""
	if picture != nil {
		img.URL, alt = w.source(picture), altText(picture)
	}
	if c := find(n, func(e *html.Node) bool { return e.DataAtom == atom.Figcaption }); c != nil {
		img.Caption, img.Credit = captionOf(c)
	} else {
		img.Caption, img.Credit = splitCredit(words(n))
	}
	if img.Caption == "" {
		caption, credit := splitCredit(alt)
		img.Caption, img.Credit = caption, cmp.Or(img.Credit, credit)
	}
	if img == (model.Image{}) {
		return
	}
	w.images = append(w.images, img)
	writeFigure(&w.Builder, img.URL, img.Caption, img.Credit)
}

// captionOf parts a caption from its credit, which is marked by an element of
// its own or by its words.
func captionOf(n *html.Node) (caption, credit string) {
	text := words(n)
	mark := find(n, func(e *html.Node) bool {
		if e.Type != html.ElementNode {
			return false
		}
		class := strings.ToLower(attribute(e, "class") + " " + attribute(e, "itemprop"))
		for _, sign := range [...]string{"credit", "copyright", "photographer", "attribution", "byline", "media-source"} {
			if strings.Contains(class, sign) {
				return true
			}
		}
		return e.DataAtom == atom.Small || e.DataAtom == atom.Cite
	})
	if mark != nil {
		said := words(mark)
		if before, after, found := strings.Cut(text, said); found && said != "" {
			caption = strings.Trim(oneLine(before+" "+after), " |–—")
			if _, ok := creditLine(caption); !ok && !strings.EqualFold(caption, "credit") {
				credit = unbracket(said)
				if who, ok := creditLine(said); ok {
					credit = who
				}
				return caption, credit
			}
		}
	}
	return splitCredit(text)
}

// table writes a table of data; one that only places things on the page is
// what it holds.
func (w *page) table(n *html.Node, in inline) {
	w.end()
	if layoutTable(n) {
		w.children(n, in)
		w.end()
		return
	}
	if c := find(n, func(e *html.Node) bool { return e.DataAtom == atom.Caption }); c != nil {
		w.leaf(document.Block{Kind: document.Caption}, c, in)
	}
	w.Open(document.Block{Kind: document.Table})
	w.rows(n, in, false)
	w.Close()
}

// rows writes the rows below n, through thead, tbody and tfoot.
func (w *page) rows(n *html.Node, in inline, head bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			w.rows(c, in, c.DataAtom == atom.Thead)
		case atom.Tr:
			w.Open(document.Block{Kind: document.Row, Header: head || allHeads(c)})
			for d := c.FirstChild; d != nil; d = d.NextSibling {
				if d.DataAtom == atom.Td || d.DataAtom == atom.Th {
					w.Leaf(document.Block{Kind: document.Cell})
					w.cell = true
					w.children(d, in)
					w.cell = false
					w.EndLeaf()
				}
			}
			w.Close()
		}
	}
}

// allHeads tells whether a row has header cells only.
func allHeads(tr *html.Node) bool {
	cells := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td {
			return false
		}
		if c.DataAtom == atom.Th {
			cells++
		}
	}
	return cells > 1
}

// layoutTable tells whether a table has one column, or holds another table or a
// heading.
func layoutTable(n *html.Node) bool {
	if r := attribute(n, "role"); r == "presentation" || r == "none" {
		return true
	}
	wide := false
	inner := find(n, func(e *html.Node) bool {
		switch e.DataAtom {
		case atom.Td, atom.Th:
			for s := e.NextSibling; s != nil && !wide; s = s.NextSibling {
				wide = s.DataAtom == atom.Td || s.DataAtom == atom.Th
			}
		case atom.Table, atom.H1, atom.H2, atom.Article, atom.Figure:
			return true
		}
		return false
	})
	return inner != nil || !wide
}

// find is the first node below n, in text order, that ok accepts.
func find(n *html.Node, ok func(*html.Node) bool) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && ok(c) {
			return c
		}
		if f := find(c, ok); f != nil {
			return f
		}
	}
	return nil
}

// within tells whether e lies in an element a below top.
func within(e *html.Node, a atom.Atom, top *html.Node) bool {
	for p := e.Parent; p != nil && p != top; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}
