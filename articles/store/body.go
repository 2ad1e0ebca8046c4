package store

import (
	"dateline/model"
	"dateline/model/document"
)

// bodyVersion is the version of the encoding below, analysisVersion that of
// analyses. A change of either raises it and keeps a reader of the old one.
const bodyVersion = 1

// maxDepth bounds the nesting of blocks that is read; document.Builder makes 32.
const maxDepth = 64

// body is what of an entry is not in its row of the list.
func encodeBody(e *model.Entry) []byte {
	var w encoder
	a := e.Article
	w.string(e.GUID)
	w.bool(e.Summary)
	w.string(a.Byline)
	w.string(a.Dateline)
	w.string(a.Language)
	w.count(len(a.Images))
	for _, i := range a.Images {
		w.string(i.URL)
		w.string(i.Caption)
		w.string(i.Credit)
	}
	w.count(len(e.Enclosures))
	for _, c := range e.Enclosures {
		w.string(c.URL)
		w.string(c.Type)
		w.int(c.Bytes)
	}
	if a.Doc == nil {
		w.document(&document.Document{})
	} else {
		w.document(a.Doc)
	}
	return w.b
}

func decodeBody(data []byte) (e model.Entry, err error) {
	raw, err := unpack(bodyVersion, data)
	if err != nil {
		return e, err
	}
	r := decoder{b: raw}
	a := &model.Article{}
	e.Article = a
	e.GUID = r.string()
	e.Summary = r.bool()
	a.Byline = r.string()
	a.Dateline = r.string()
	a.Language = r.string()
	for n := r.count(); n > 0 && r.err == nil; n-- {
		a.Images = append(a.Images, model.Image{URL: r.string(), Caption: r.string(), Credit: r.string()})
	}
	for n := r.count(); n > 0 && r.err == nil; n-- {
		e.Enclosures = append(e.Enclosures, model.Enclosure{URL: r.string(), Type: r.string(), Bytes: r.int()})
	}
	a.Doc = r.document()
	return e, r.err
}

func (w *encoder) document(d *document.Document) {
	w.string(d.Text)
	w.bool(d.Wrapped)
	w.blocks(d.Blocks, 0)
}

// blocks writes blocks; at is the position before the first: spans are written
// as distances, which are short.
func (w *encoder) blocks(list []document.Block, at int) {
	w.count(len(list))
	for i := range list {
		b := &list[i]
		w.byte(uint8(b.Kind))
		w.int(int64(b.Start - at))
		w.int(int64(b.End - b.Start))
		w.int(int64(b.Level))
		w.bool(b.Ordered)
		w.bool(b.Header)
		w.string(b.Language)
		w.string(b.URL)
		w.count(len(b.Runs))
		at = b.Start
		for _, r := range b.Runs {
			w.int(int64(r.Start - at))
			w.int(int64(r.End - r.Start))
			w.byte(uint8(r.Style))
			w.string(r.Link)
			at = r.End
		}
		w.blocks(b.Children, b.Start)
		at = b.End
	}
}

func (r *decoder) document() *document.Document {
	d := &document.Document{Text: r.string(), Wrapped: r.bool()}
	d.Blocks = r.blocks(len(d.Text), 0, 0)
	return d
}

// span reads a span that follows position at, within size bytes.
func (r *decoder) span(size, at int) document.Span {
	start := r.int() + int64(at)
	length := r.int()
	if start < 0 || length < 0 || start > int64(size) || length > int64(size)-start {
		r.fail()
		return document.Span{}
	}
	return document.Span{Start: int(start), End: int(start + length)}
}

func (r *decoder) blocks(size, at, depth int) (list []document.Block) {
	n := r.count()
	if n > 0 && depth > maxDepth {
		r.fail()
	}
	for ; n > 0 && r.err == nil; n-- {
		b := document.Block{Kind: document.Kind(r.byte())}
		if b.Kind > document.Figure {
			r.fail()
		}
		b.Span = r.span(size, at)
		b.Level = int(int32(r.int()))
		b.Ordered, b.Header = r.bool(), r.bool()
		b.Language, b.URL = r.string(), r.string()
		at = b.Start
		for m := r.count(); m > 0 && r.err == nil; m-- {
			run := document.Run{Span: r.span(size, at), Style: document.Style(r.byte()), Link: r.string()}
			at = run.End
			b.Runs = append(b.Runs, run)
		}
		b.Children = r.blocks(size, b.Start, depth+1)
		at = b.End
		list = append(list, b)
	}
	return list
}
