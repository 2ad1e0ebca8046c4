package feed

import (
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"

	"dateline/model"
	"dateline/model/document"
)

// picture puts the picture that an entry names beside its body before it, where
// the body shows none, with the caption and the credit it comes with.
func (w *reader) picture(a *model.Article, i item) {
	if len(a.Images) > 0 {
		return
	}
	img, ok := w.mediaPicture(i)
	if !ok && i.Image != nil {
		img = model.Image{URL: resolve(i.Image.URL, w.base), Caption: w.line(i.Image.Title, 500)}
	}
	if img.URL == "" || counter(img.URL) {
		return
	}
	a.Images = []model.Image{img}
	a.Doc = withFigure(a.Doc, img)
}

// mediaPicture is the first picture of Media RSS with its words.
func (w *reader) mediaPicture(i item) (model.Image, bool) {
	for _, m := range mediaOf(i.Extensions, "content") {
		if kind := m.Attrs["type"]; m.Attrs["medium"] != "image" && !strings.HasPrefix(kind, "image/") && (kind != "" || m.Attrs["medium"] != "") {
			continue
		}
		img := model.Image{URL: resolve(m.Attrs["url"], w.base)}
		img.Caption = w.said(m, i, "description")
		if img.Caption == "" {
			img.Caption = w.said(m, i, "title")
		}
		img.Credit = w.said(m, i, "credit")
		if img.URL != "" {
			return img, true
		}
	}
	for _, m := range mediaOf(i.Extensions, "thumbnail") {
		if u := resolve(m.Attrs["url"], w.base); u != "" {
			return model.Image{URL: u, Credit: w.said(m, i, "credit")}, true
		}
	}
	return model.Image{}, false
}

// said is what a picture, or for the credit its entry, says in an element.
func (w *reader) said(m ext.Extension, i item, name string) string {
	list := m.Children[name]
	if len(list) == 0 && name == "credit" {
		list = mediaOf(i.Extensions, name)
	}
	if len(list) == 0 {
		return ""
	}
	return w.line(plainText(list[0].Value), 500)
}

// withFigure puts a figure behind the standfirst of a document, or first.
func withFigure(d *document.Document, img model.Image) *document.Document {
	var b document.Builder
	if len(d.Blocks) > 0 && d.Blocks[0].Kind == document.Standfirst {
		s := d.Blocks[0]
		b.Leaf(document.Block{Kind: document.Standfirst})
		b.Text(d.Text[s.Start:s.End], 0, "")
		b.EndLeaf()
		d = rest(d)
	}
	b.Open(document.Block{Kind: document.Figure, URL: img.URL})
	for _, part := range [...]struct {
		kind document.Kind
		text string
	}{{document.Caption, img.Caption}, {document.Credit, img.Credit}} {
		if part.text != "" {
			b.Leaf(document.Block{Kind: part.kind})
			b.Text(part.text, 0, "")
			b.EndLeaf()
		}
	}
	b.Close()
	head := b.Document()
	if len(d.Blocks) == 0 {
		return head
	}
	gap := ""
	if head.Text != "" && d.Text != "" {
		gap = "\n\n"
	}
	shift(d.Blocks, len(head.Text)+len(gap))
	return &document.Document{Text: head.Text + gap + d.Text, Blocks: append(head.Blocks, d.Blocks...), Wrapped: d.Wrapped}
}

// rest is a document without its first block.
func rest(d *document.Document) *document.Document {
	if len(d.Blocks) < 2 {
		return new(document.Document)
	}
	at := d.Blocks[1].Start
	blocks := d.Blocks[1:]
	shift(blocks, -at)
	return &document.Document{Text: d.Text[at:], Blocks: blocks, Wrapped: d.Wrapped}
}

// counter tells the addresses of pictures that nobody sees.
func counter(u string) bool {
	for _, sign := range [...]string{"feeds.feedburner.com/~", "feedsportal.com/", "pixel.wp.com/", "stats.wordpress.com/", "feeds.wordpress.com/", "doubleclick.net/", "/pixel.gif", "/1x1.", "rss.art19.com/tracking"} {
		if strings.Contains(u, sign) {
			return true
		}
	}
	return false
}

// withoutNoise drops what a publishing program adds to a body and no writer
// wrote: pictures that count readers, a heading that repeats the title, the
// line that names the site again.
func withoutNoise(d *document.Document, title string) *document.Document {
	kept := d.Blocks[:0]
	for i := range d.Blocks {
		b := d.Blocks[i]
		text := d.Text[b.Start:b.End]
		switch {
		case b.Kind == document.Figure && len(b.Children) == 0 && counter(b.URL):
			continue
		case i == 0 && b.Kind == document.Heading && title != "" && strings.EqualFold(oneLine(text), title):
			continue
		case i == len(d.Blocks)-1 && b.Kind == document.Paragraph && strings.HasPrefix(text, "The post ") && strings.Contains(text, " appeared first on "):
			continue
		}
		kept = append(kept, b)
	}
	if len(kept) == len(d.Blocks) {
		return d
	}
	return trimmed(&document.Document{Text: d.Text, Blocks: kept, Wrapped: d.Wrapped})
}

// trimmed cuts the text to what the blocks cover, so that nothing is analysed
// that nobody sees.
func trimmed(d *document.Document) *document.Document {
	if len(d.Blocks) == 0 {
		return new(document.Document)
	}
	from, to := d.Blocks[0].Start, d.Blocks[len(d.Blocks)-1].End
	d.Text = d.Text[:to][from:]
	shift(d.Blocks, -from)
	return d
}
