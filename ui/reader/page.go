// Package reader is the pane of the article: its headline, where and when it
// was written, and its text with every entity highlighted.
package reader

import (
	"context"
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
	// Bidi says who orders text from right to left; what is not decided is left
	// to the terminal.
	Bidi screen.Bidi
}

// Page is an article laid out at a width. It is built by a command, cached,
// and not changed afterwards; what is focused or found is painted over it.
type Page struct {
	Loaded model.Loaded
	Lines  []prose.Line
	Marks  []model.Mention    // what is highlighted: Analysis.Marks, in its order
	Cells  [][]prose.CellSpan // of every mark, in lines of this page
	Order  []int              // marks that the page shows, in reading order

	body  *prose.Page
	at    []int32 // per line: the line of the body, -1 in the head and behind the body
	lines []int32 // per line of the body: the line it is
	head  []heading
	tail  int // the first line behind the body
	index *findIndex
	opt   Options
	part  bool
}

// heading is a piece of the head: a text and the lines it has.
type heading struct {
	text  string
	lines *prose.Page
	line  int // the first of them on the page
}

// Build lays an article out. It is pure and slow enough (milliseconds) to
// belong into a command.
func Build(l model.Loaded, o Options) *Page {
	p, _ := build(context.Background(), l, o, 0, len(l.Article.Doc.Blocks)) // that context never ends
	return p
}

func build(ctx context.Context, l model.Loaded, o Options, from, to int) (*Page, error) {
	p := &Page{Loaded: l, Marks: l.Analysis.Marks(), opt: o}
	p.Cells = make([][]prose.CellSpan, len(p.Marks))
	b := builder{page: p, opt: o, prose: proseOptions(l, o)}
	spans, first := b.field(model.FieldText)
	body, err := prose.New(b.prose).Part(ctx, l.Article.Doc, spans, from, to)
	if err != nil {
		return nil, err
	}
	p.body, p.part = body, from > 0 || to < len(l.Article.Doc.Blocks)
	b.build(first)
	p.order()
	return p, nil
}

func proseOptions(l model.Loaded, o Options) prose.Options {
	return prose.Options{
		Width: o.Width, Style: Style(o.Theme), Method: o.Method, Neutral: screen.Neutralize,
		Refill: l.Article.Doc.Wrapped, Visual: o.Bidi == screen.BidiVisual, Code: codeStyles(o.Theme),
	}
}

type builder struct {
	page  *Page
	opt   Options
	prose prose.Options
}

func (b *builder) build(first int) {
	l, t := b.page.Loaded, b.opt.Theme
	a, body := l.Article, b.page.body
	spans, at := b.field(model.FieldTitle)
	title := a.Title
	if title == "" {
		title = "(no headline)"
	}
	b.inline(title, spans, at, t.Headline)
	b.blank()

	// The standfirst opens the document; the line with place and date follows it.
	split := 0
	if len(a.Doc.Blocks) > 0 && a.Doc.Blocks[0].Kind == document.Standfirst {
		split = len(body.Lines)
		if len(body.Blocks) > 1 {
			split = body.Blocks[1]
		}
	}
	b.page.lines = make([]int32, len(body.Lines))
	b.lines(0, split, first)
	if split > 0 && len(b.page.Lines[len(b.page.Lines)-1].Segs) > 0 {
		b.blank()
	}
	b.meta()
	b.lines(split, len(body.Lines), first)
	b.page.tail = len(b.page.Lines)
	b.files()
	for i, cells := range body.Cells {
		if len(cells) == 0 {
			continue
		}
		own := make([]prose.CellSpan, len(cells))
		for k, c := range cells {
			c.Line = int(b.page.lines[c.Line])
			own[k] = c
		}
		b.page.Cells[first+i] = own
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
	b.page.at = append(b.page.at, -1)
}

func (b *builder) inline(text string, spans []model.Span, first int, st uv.Style) {
	in := prose.Inline(text, spans, st, b.prose)
	at := len(b.page.Lines)
	b.page.head = append(b.page.head, heading{text, in, at})
	for _, line := range in.Lines {
		for s := range line.Segs {
			if line.Segs[s].Mention >= 0 {
				line.Segs[s].Mention += first
			}
		}
		line.Start, line.End, line.Block = -1, -1, -1
		b.page.Lines = append(b.page.Lines, line)
		b.page.at = append(b.page.at, -1)
	}
	for i, cells := range in.Cells {
		for _, c := range cells {
			c.Line += at
			b.page.Cells[first+i] = append(b.page.Cells[first+i], c)
		}
	}
}

// lines takes over the lines [from, to) of the body.
func (b *builder) lines(from, to, first int) {
	for i := from; i < to; i++ {
		line := b.page.body.Lines[i]
		for s := range line.Segs {
			if line.Segs[s].Mention >= 0 {
				line.Segs[s].Mention += first
			}
		}
		b.page.lines[i] = int32(len(b.page.Lines))
		b.page.Lines = append(b.page.Lines, line)
		b.page.at = append(b.page.at, int32(i))
	}
}

// meta is where and when: "TEHRAN · Monday 23 November 2015 · 3 min", and below
// it who wrote it, and the tags that the reader put on it.
func (b *builder) meta() {
	a := b.page.Loaded.Article
	spans, first := b.field(model.FieldDateline)
	text := strings.TrimRight(a.Dateline, " -–—:,.")
	for len(spans) > 0 && spans[len(spans)-1].End > len(text) {
		spans = spans[:len(spans)-1]
	}
	minutes := ""
	if n := (words(a.Doc.Text) + wordsPerMinute - 1) / wordsPerMinute; n > 0 {
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
	if tags := b.page.Loaded.Tags; len(tags) > 0 {
		b.inline("Tags: "+strings.Join(tags, ", "), nil, 0, b.opt.Theme.Muted)
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

// perWord is how many letters of a script without spaces take as long to read
// as a word.
const perWord = 2

// words counts the words of a text, for the time that it takes to read it.
func words(s string) int {
	n, letters, in := 0, 0, false
	for _, r := range s {
		switch {
		case r <= ' ':
			in = false
		case r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff:
			letters++
			in = false
		case r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef: // their punctuation
			in = false
		case !in:
			n++
			in = true
		}
	}
	return n + letters/perWord
}

// Anchor returns the byte offset of the text at a line, -1 in the head: the
// place that survives another width.
func (p *Page) Anchor(line int) int {
	switch {
	case line >= p.tail && line < len(p.at):
		return len(p.Loaded.Article.Doc.Text)
	case line < 0 || line >= len(p.at) || p.at[line] < 0:
		return -1
	}
	return p.body.Offset(int(p.at[line]))
}

// LineOf returns the line that shows a byte offset of the text.
func (p *Page) LineOf(offset int) int {
	if offset < 0 || len(p.lines) == 0 {
		return 0
	}
	return int(p.lines[p.body.LineAt(offset)])
}
