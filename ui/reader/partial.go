package reader

import (
	"context"

	"dateline/model"
	"dateline/ui/prose"
)

// The bounds of what is laid out at first of a long article.
const (
	longText  = 96 << 10 // bytes; a shorter article is laid out whole at once
	linesNear = 400      // lines before and behind the place that is wanted
)

// BuildNear lays out what a reader sees first: of a long article the part near
// a byte offset, the rest as blank lines (see prose.Typesetter.Part). Complete
// makes the rest of it.
func BuildNear(ctx context.Context, l model.Loaded, o Options, offset int) (*Page, error) {
	doc := l.Article.Doc
	if len(doc.Text) <= longText {
		return build(ctx, l, o, 0, len(doc.Blocks))
	}
	t := prose.New(proseOptions(l, o))
	from := doc.BlockAt(max(0, offset))
	to := from
	for n := 0; to < len(doc.Blocks) && n < linesNear; to++ {
		n += 1 + t.Guess(doc, to)
	}
	for n := 0; from > 0 && n < linesNear; {
		from--
		n += 1 + t.Guess(doc, from)
	}
	return build(ctx, l, o, from, to)
}

// Whole tells whether the page shows all of the article.
func (p *Page) Whole() bool { return !p.part }

// Complete lays out the whole article of a page, and makes it ready for finds.
// It gives up when ctx ends.
func (p *Page) Complete(ctx context.Context) (*Page, error) {
	whole, err := build(ctx, p.Loaded, p.opt, 0, len(p.Loaded.Article.Doc.Blocks))
	if err != nil {
		return nil, err
	}
	whole.finds()
	return whole, nil
}
