package reader

import (
	"bytes"
	"sort"
	"strings"

	"dateline/model/document"
	"dateline/ui/prose"
)

// findIndex is the folded text of an article. It is the text and not the page,
// so that words are found over line ends, in blocks that are not laid out yet
// and in letters that stand in another order or form than they were written.
type findIndex struct {
	folded
	ends []int // where each text of the head ends in the folded text
}

// Matches are where words are found, in the order of the page's head and then of
// the text.
type Matches struct {
	page *Page
	at   []int32 // in the folded text
	size int     // of each, or of the longest
	ends []int32 // of each, where they differ
}

// end is where a match ends in the folded text.
func (m *Matches) end(i int) int {
	if m.ends != nil {
		return int(m.ends[i])
	}
	return int(m.at[i]) + m.size
}

// Search returns where the article has words, ignoring case and accents. A line
// end within a paragraph counts as a space.
func (p *Page) Search(words string) Matches {
	needle := []byte(fold(strings.TrimSpace(words)))
	m := Matches{page: p, size: len(needle)}
	if len(needle) == 0 {
		return m
	}
	hay := p.finds().text
	for at := 0; ; {
		i := bytes.Index(hay[at:], needle)
		if i < 0 {
			return m
		}
		m.at = append(m.at, int32(at+i))
		at += i + len(needle)
	}
}

// finds makes the index if there is none yet.
func (p *Page) finds() *findIndex {
	if p.index != nil {
		return p.index
	}
	doc := p.Loaded.Article.Doc
	x := &findIndex{}
	x.text = make([]byte, 0, len(doc.Text)+len(doc.Text)/16)
	src := 0
	for i := range p.head {
		x.add(p.head[i].text, src)
		src += len(p.head[i].text) + 1
		x.gap(src - 1)
		x.ends = append(x.ends, len(x.text))
	}
	doc.Leaves(func(_ int, b *document.Block) bool {
		start, end := max(0, b.Start), min(b.End, len(doc.Text))
		if start < end {
			x.add(doc.Text[start:end], src+start)
			x.gap(src + end)
		}
		return true
	})
	p.index = x
	return x
}

// adopt takes over the index of another page of the same article, where both
// have the same texts.
func (p *Page) adopt(from *Page) {
	if p.index != nil || len(p.head) != len(from.head) {
		return
	}
	for i := range p.head {
		if p.head[i].text != from.head[i].text {
			return
		}
	}
	p.index = from.index
}

// gap ends a text: nothing is found over it.
func (x *findIndex) gap(src int) {
	x.put(src, 1)
	x.text = append(x.text, '\n')
}

// Len returns how many there are.
func (m *Matches) Len() int { return len(m.at) }

// place returns the text that a match is in (a piece of the head, or the body
// for the number behind the last) and the span there.
func (m *Matches) place(i int) (text int, s document.Span) {
	x, at := m.page.index, int(m.at[i])
	text = sort.SearchInts(x.ends, at+1)
	s.Start, s.End = x.span(at, m.end(i))
	base := m.page.base(text)
	return text, document.Span{Start: s.Start - base, End: s.End - base}
}

// base is where a text begins among all that is searched.
func (p *Page) base(text int) int {
	n := 0
	for i := range p.head[:text] {
		n += len(p.head[i].text) + 1
	}
	return n
}

// Line returns the line of the page on which a match begins.
func (m *Matches) Line(i int) int {
	text, s := m.place(i)
	if text == len(m.page.head) {
		return m.page.LineOf(s.Start)
	}
	h := &m.page.head[text]
	return h.line + h.lines.LineAt(s.Start)
}

// hit is a match on a line: the cells and which match it is.
type hit struct{ start, end, match int }

// on returns what of the matches stands on a line.
func (m *Matches) on(line int) []hit {
	if len(m.at) == 0 {
		return nil
	}
	p := m.page
	text, body, n := len(p.head), p.body, int(p.at[line])
	if n < 0 {
		for text = range p.head {
			if h := &p.head[text]; line >= h.line && line < h.line+len(h.lines.Lines) {
				body, n = h.lines, line-h.line
				break
			}
		}
	}
	if n < 0 || n >= len(body.Lines) || body.Lines[n].Start < 0 {
		return nil
	}
	return m.onLine(text, body, n)
}

func (m *Matches) onLine(text int, body *prose.Page, n int) []hit {
	base := m.page.base(text)
	l := &body.Lines[n]
	from := m.page.index.find(base+l.Start) - m.size
	to := m.page.index.find(base + l.End)
	var hits []hit
	i := sort.Search(len(m.at), func(i int) bool { return int(m.at[i]) > from })
	for ; i < len(m.at) && int(m.at[i]) < to; i++ {
		_, s := m.place(i)
		for _, c := range body.Find(s) {
			if c.Line == n {
				hits = append(hits, hit{c.Start, c.End, i})
			}
		}
	}
	return hits
}
