package extract

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/model"
	"dateline/model/document"
)

// Fragment turns a piece of HTML, such as the body of a feed's entry, into a
// Document and the images in it. Nothing is searched for or left out: whoever
// sent the piece has chosen it. Relative addresses belong to base, the address
// of the page, or "" where it is unknown. A piece that nests too deeply for a
// tree is read by its words; the error is for what no parser reads.
func Fragment(text, base string) (doc *document.Document, images []model.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			doc, images, err = nil, nil, fmt.Errorf("cannot be read (%.80v)", r)
		}
	}()
	text = strings.ToValidUTF8(text, "\uFFFD")
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		doc = asParagraphs(stripTags(text))
		if doc.Text == "" {
			return nil, nil, errors.New("nests too deeply to be read")
		}
		return doc, nil, nil
	}
	w := &page{base: absolute(base)}
	for _, n := range nodes {
		w.node(n, inline{})
	}
	w.end()
	return w.Document(), w.images, nil
}

// Complete finishes an article that was made of a Fragment as Parse does: what
// stands above the lede and in its dateline goes to the fields it belongs to,
// where they are empty, and one without a date is dated by its text.
func Complete(a *model.Article, now time.Time) {
	if a.Doc == nil {
		a.Doc = new(document.Document)
	}
	liftHead(a)
	finish(a, now)
}
