package reader

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/ui/layout"
	"dateline/ui/prose"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Reader is the pane. Without a page it shows the headline it is told and that
// the article is on its way.
type Reader struct {
	page    *Page
	waiting string // headline of the story whose page is on its way
	failed  string // why there is no page
	top     int
	anchor  int // byte offset held over pages of the same article…
	lead    int // …with this many blank lines above it…
	held    int // …while top is still the line it was put on
	w, h    int
	measure int // columns of text at most…
	next    int // …and of the next page
	theme   *theme.Theme
	bidi    screen.Bidi // of the page shown last
	method  screen.Method
	focus   int // focused mention, -1 for none

	words   string
	needles []Needle // nil where words itself is looked for
	matches Matches
	match   int // the one stood on, -1 for none
}

// New makes an empty pane.
func New(t *theme.Theme, m screen.Method) *Reader {
	return &Reader{theme: t, method: m, focus: -1, match: -1, w: 1, h: 1, measure: layout.Measure, next: layout.Measure, anchor: -1}
}

// SetTheme changes the styles; the page itself is rebuilt by the owner.
func (r *Reader) SetTheme(t *theme.Theme) { r.theme = t }

// SetMethod changes how cells are counted.
func (r *Reader) SetMethod(m screen.Method) { r.method = m }

// SetSize sets the size of the pane in cells.
func (r *Reader) SetSize(w, h int) {
	r.w, r.h = max(1, w), max(1, h)
	r.clamp()
}

// SetMeasure sets how wide the column of text is at most: with the next page, so
// that nothing moves before it comes.
func (r *Reader) SetMeasure(n int) {
	r.next = n
	if r.page == nil {
		r.measure = n
	}
}

// column is where the text stands.
func (r *Reader) column() (margin, width int) { return layout.Column(r.w, r.measure) }

// Wait shows a headline until its page comes.
func (r *Reader) Wait(headline string) {
	r.page, r.waiting, r.failed = nil, headline, ""
	r.measure = r.next
	r.top, r.anchor, r.focus = 0, -1, -1
	r.clearFind()
}

// Fail shows why there is no page.
func (r *Reader) Fail(why string) { r.page, r.failed = nil, why }

// SetPage shows a page. Where it is the same article at another width or theme
// the paragraph in sight, the focus and the find stay.
func (r *Reader) SetPage(p *Page) {
	r.measure = r.next
	if r.page == p {
		r.clamp()
		return
	}
	if r.page != nil && r.page.Loaded.Article != p.Loaded.Article && r.retold(p) {
		return
	}
	end := false
	same := r.page != nil && r.page.Loaded.Article == p.Loaded.Article
	if same {
		if r.top != r.held { // the reader has moved since
			r.anchor = r.page.Anchor(r.top)
			r.lead = r.page.LineOf(r.anchor) - r.top
		}
		end = r.page.part && r.top > 0 && r.top+r.h >= len(r.page.Lines) // which line that is was a guess
		p.adopt(r.page)
		r.page = p
		r.top = p.LineOf(r.anchor) - r.lead // in the head LineOf is 0: it keeps its line
		if end {
			r.top = len(p.Lines)
		}
		if r.words != "" {
			at := r.match
			r.matches = r.again(p)
			r.match = min(at, r.matches.Len()-1)
		}
	} else {
		r.page, r.top, r.focus, r.anchor, r.lead = p, 0, -1, -1, 0
		r.clearFind()
	}
	r.waiting, r.failed, r.bidi = "", "", p.opt.Bidi
	r.clamp()
	if r.held = r.top; end {
		r.held = -1
	}
}

// Page returns the page that is shown, nil while there is none.
func (r *Reader) Page() *Page { return r.page }

func (r *Reader) clamp() {
	most := 0
	if r.page != nil {
		most = max(0, len(r.page.Lines)-r.h)
	}
	r.top = min(max(0, r.top), most)
}

// Scroll moves by n lines and tells whether anything moved.
func (r *Reader) Scroll(n int) bool {
	before := r.top
	r.top += n
	r.clamp()
	return r.top != before
}

// ScrollTo goes to a line.
func (r *Reader) ScrollTo(line int) bool { return r.Scroll(line - r.top) }

// Top returns the first line in sight, Height how many lines fit.
func (r *Reader) Top() int    { return r.top }
func (r *Reader) Height() int { return r.h }

// Place returns the byte offset of the text at the top, -1 in the head and
// without a page.
func (r *Reader) Place() int {
	if r.page == nil {
		return -1
	}
	return r.page.Anchor(r.top)
}

// Lines returns how many lines the page has.
func (r *Reader) Lines() int {
	if r.page == nil {
		return 0
	}
	return len(r.page.Lines)
}

// Percent returns how much of the article has been in sight, 0..100.
func (r *Reader) Percent() int {
	n := r.Lines()
	if n == 0 {
		return 0
	}
	return min(100, (r.top+r.h)*100/n)
}

// reveal brings a line into sight with some of what is around it.
func (r *Reader) reveal(line int) {
	margin := min(3, r.h/4)
	switch {
	case line < r.top+margin:
		r.top = line - margin
	case line >= r.top+r.h-margin:
		r.top = line - r.h + margin + 1
	}
	r.clamp()
}

// Focus returns the focused mention (an index into the page's Marks), -1 for none.
func (r *Reader) Focus() int { return r.focus }

// SetFocus focuses a mention and brings it into sight; -1 focuses none.
func (r *Reader) SetFocus(mention int) {
	r.focus = mention
	if r.page != nil && mention >= 0 && mention < len(r.page.Cells) && len(r.page.Cells[mention]) > 0 {
		r.reveal(r.page.Cells[mention][0].Line)
	}
}

// NextMention returns the mention after (dir 1) or before (dir -1) the focused
// one; without a focus the first one in sight or after it. ok is false in an
// article without mentions. It wraps around.
func (r *Reader) NextMention(dir int) (mention int, ok bool) {
	if r.page == nil || len(r.page.Order) == 0 {
		return 0, false
	}
	order := r.page.Order
	n := len(order)
	if r.focus >= 0 {
		for i, m := range order {
			if m == r.focus {
				return order[((i+dir)%n+n)%n], true
			}
		}
	}
	for i, m := range order {
		if r.page.Cells[m][0].Line >= r.top {
			if dir < 0 {
				i = (i - 1 + n) % n
			}
			return order[i], true
		}
	}
	return order[0], true
}

// MentionAt returns the mention under a cell of the pane.
func (r *Reader) MentionAt(x, y int) (mention int, ok bool) {
	if r.page == nil {
		return 0, false
	}
	margin, _ := r.column()
	line, cell := r.top+y, x-margin
	if line < 0 || line >= len(r.page.Lines) {
		return 0, false
	}
	at := 0
	for _, s := range r.page.Lines[line].Segs {
		if cell >= at && cell < at+s.Width {
			return s.Mention, s.Mention >= 0
		}
		at += s.Width
	}
	return 0, false
}

// View returns exactly h lines of exactly w cells.
func (r *Reader) View() []string {
	out := make([]string, 0, r.h)
	margin, width := r.column()
	left := strings.Repeat(" ", margin)
	if r.page == nil {
		out = r.viewWaiting(out, left, width)
	} else {
		p := &painter{r: r, kinds: r.page.Loaded.Analysis}
		p.focusOn(r.focus)
		for i := r.top; i < len(r.page.Lines) && len(out) < r.h; i++ {
			out = append(out, left+p.line(i))
		}
	}
	for len(out) < r.h {
		out = append(out, "")
	}
	out = out[:r.h]
	for i := range out {
		out[i] = screen.Pad(out[i], r.w, r.method)
	}
	return out
}

func (r *Reader) viewWaiting(out []string, left string, width int) []string {
	put := func(s string, st uv.Style) {
		for _, l := range prose.Inline(s, nil, st, prose.Options{Width: width, Method: r.method, Neutral: screen.Neutralize, Visual: r.bidi == screen.BidiVisual}).Lines {
			out = append(out, left+l.Paint(nil))
		}
	}
	if r.waiting != "" {
		put(r.waiting, r.theme.Headline)
		out = append(out, "")
	}
	if r.failed != "" {
		put(r.failed, r.theme.Error)
	}
	return out
}
