// Package reader is the pane of the article: its headline, where and when it
// was written, and its text with every entity highlighted.
package reader

import (
	"sort"
	"strconv"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/dates"
	"dateline/ui/prose"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// wordsPerMinute is a usual pace of silent reading of news.
const wordsPerMinute = 230

// Options say how a page is laid out.
type Options struct {
	Width  int // of the text, in cells
	Theme  *theme.Theme
	Method screen.Method
	Zone   *time.Location
}

// Page is an article laid out at a width. It is built by a command, cached,
// and not changed afterwards; what is focused or found is painted over it.
type Page struct {
	Loaded model.Loaded
	Lines  []prose.Line
	Marks  []model.Mention    // what is highlighted: Analysis.Marks, in its order
	Cells  [][]prose.CellSpan // of every mark, in lines of this page
	Order  []int              // marks that the page shows, in reading order

	offsets []int // per line: byte offset of the text it begins with, -1 in the head
	index   *findIndex
}

// Build lays an article out. It is pure and slow enough (milliseconds) to
// belong into a command.
func Build(l model.Loaded, o Options) *Page {
	p := &Page{Loaded: l, Marks: l.Analysis.Marks()}
	p.Cells = make([][]prose.CellSpan, len(p.Marks))
	b := builder{page: p, opt: o, prose: prose.Options{
		Width: o.Width, Style: Style(o.Theme), Method: o.Method, Neutral: screen.Neutralize,
		Refill: l.Article.Doc.Wrapped,
	}}
	b.build()
	p.order()
	return p
}

type builder struct {
	page  *Page
	opt   Options
	prose prose.Options
}

func (b *builder) build() {
	l, t := b.page.Loaded, b.opt.Theme
	a := l.Article
	spans, first := b.field(model.FieldTitle)
	title := a.Title
	if title == "" {
		title = "(no headline)"
	}
	b.inline(title, spans, first, t.Headline)
	b.blank()

	spans, first = b.field(model.FieldText)
	body := prose.Render(a.Doc, spans, b.prose)
	// The standfirst opens the document; the line with place and date follows it.
	split := 0
	if len(a.Doc.Blocks) > 0 && a.Doc.Blocks[0].Kind == document.Standfirst {
		split = len(body.Lines)
		if len(body.Blocks) > 1 {
			split = body.Blocks[1]
		}
	}
	shift := make([]int, len(body.Lines))
	b.lines(body, 0, split, shift)
	if split > 0 && len(b.page.Lines[len(b.page.Lines)-1].Segs) > 0 {
		b.blank()
	}
	b.meta()
	b.lines(body, split, len(body.Lines), shift)
	for i, cells := range body.Cells {
		for _, c := range cells {
			c.Line = shift[c.Line]
			b.page.Cells[first+i] = append(b.page.Cells[first+i], c)
		}
	}
}

// field returns the spans of the marks of a field and the index of the
// first of them.
func (b *builder) field(f model.Field) (spans []model.Span, first int) {
	m := b.page.Marks
	first = sort.Search(len(m), func(i int) bool { return m[i].Field >= f })
	for i := first; i < len(m) && m[i].Field == f; i++ {
		spans = append(spans, m[i].Span)
	}
	return spans, first
}

func (b *builder) blank() {
	b.page.Lines = append(b.page.Lines, prose.Line{Start: -1, End: -1, Block: -1})
	b.page.offsets = append(b.page.offsets, -1)
}

func (b *builder) inline(text string, spans []model.Span, first int, st uv.Style) {
	in := prose.Inline(text, spans, st, b.prose)
	at := len(b.page.Lines)
	for _, line := range in.Lines {
		for s := range line.Segs {
			if line.Segs[s].Mention >= 0 {
				line.Segs[s].Mention += first
			}
		}
		line.Start, line.End, line.Block = -1, -1, -1
		b.page.Lines = append(b.page.Lines, line)
		b.page.offsets = append(b.page.offsets, -1)
	}
	for i, cells := range in.Cells {
		for _, c := range cells {
			c.Line += at
			b.page.Cells[first+i] = append(b.page.Cells[first+i], c)
		}
	}
}

// lines takes over the lines [from, to) of the body; shift notes where each of
// them went.
func (b *builder) lines(body *prose.Page, from, to int, shift []int) {
	_, first := b.field(model.FieldText)
	for i := from; i < to; i++ {
		line := body.Lines[i]
		for s := range line.Segs {
			if line.Segs[s].Mention >= 0 {
				line.Segs[s].Mention += first
			}
		}
		shift[i] = len(b.page.Lines)
		b.page.Lines = append(b.page.Lines, line)
		b.page.offsets = append(b.page.offsets, body.Offset(i))
	}
}

// meta is where and when: "TEHRAN · Monday 23 November 2015 · 3 min", and below
// it who wrote it.
func (b *builder) meta() {
	a := b.page.Loaded.Article
	spans, first := b.field(model.FieldDateline)
	text := strings.TrimRight(a.Dateline, " -–—:,.")
	for len(spans) > 0 && spans[len(spans)-1].End > len(text) {
		spans = spans[:len(spans)-1]
	}
	minutes := ""
	if n := (len(strings.Fields(a.Doc.Text)) + wordsPerMinute - 1) / wordsPerMinute; n > 0 {
		minutes = strconv.Itoa(n) + " min"
	}
	where := text
	text = joined(where, dates.Long(a.Published, a.Precision, b.opt.Zone), minutes)
	if screen.Width(text, b.opt.Method) > b.opt.Width {
		text = joined(where, dates.Medium(a.Published, a.Precision, b.opt.Zone), minutes)
	}
	if text != "" {
		b.inline(text, spans, first, b.opt.Theme.Muted)
	}
	text = a.Outlet
	if strings.HasPrefix(a.Byline, a.Outlet) {
		text = ""
	}
	text = joined(text, a.Byline)
	if text != "" {
		b.inline(text, nil, 0, b.opt.Theme.Muted)
	}
	b.blank()
}

// joined puts the parts that there are into one line.
func joined(parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, " · ")
}

func (p *Page) order() {
	for i, c := range p.Cells {
		if len(c) > 0 {
			p.Order = append(p.Order, i)
		}
	}
	sort.SliceStable(p.Order, func(x, y int) bool {
		a, b := p.Cells[p.Order[x]][0], p.Cells[p.Order[y]][0]
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Start < b.Start
	})
}

// Anchor returns the byte offset of the text at a line, -1 in the head: the
// place that survives another width.
func (p *Page) Anchor(line int) int {
	if line < 0 || line >= len(p.offsets) {
		return -1
	}
	return p.offsets[line]
}

// LineOf returns the line that shows a byte offset of the text.
func (p *Page) LineOf(offset int) int {
	if offset < 0 {
		return 0
	}
	best := 0
	for i, o := range p.offsets {
		if o >= 0 && o <= offset {
			best = i
		}
		if o > offset {
			break
		}
	}
	// Several lines can share an offset (the blank line before a block): the
	// first of them that has text is the one meant.
	for best > 0 && p.offsets[best-1] == p.offsets[best] && len(p.Lines[best-1].Segs) > 0 {
		best--
	}
	return best
}
