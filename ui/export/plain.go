package export

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/dates"
	"dateline/ui/screen"
)

// plain writes an article as text without escape sequences, for a pipe.
type plain struct {
	analysis *model.Analysis // whose mentions are marked; nil: none
	width    int             // of a line in cells; 0 leaves paragraphs on one line
	doc      *document.Document
	next     int // mention to be written next
	at       int // how far the text is written
	out      strings.Builder
}

// Plain gives headline, where and when, and body.
func Plain(art *model.Article, a *model.Analysis, width int) string {
	p := &plain{analysis: a, width: width, doc: art.Doc}
	title := p.marked(model.FieldTitle, art.Title, model.Span{End: len(art.Title)})
	p.wrap(title, "", "")
	meta := []string{strings.TrimRight(p.marked(model.FieldDateline, art.Dateline, model.Span{End: len(art.Dateline)}), " -–—:,")}
	meta = append(meta, dates.Long(art.Published, art.Precision, time.UTC),
		screen.NeutralizeLine(art.Outlet), screen.NeutralizeLine(art.Byline))
	if line := joinFilled(meta, " · "); line != "" {
		p.out.WriteString("\n\n")
		p.wrap(line, "", "")
	}
	if title == "" && p.out.Len() == 0 {
		p.at = -1 // nothing stands above the first block
	}
	p.blocks(art.Doc.Blocks, "", "")
	return strings.TrimRight(p.out.String(), "\n") + "\n"
}

func joinFilled(parts []string, by string) string {
	filled := parts[:0:0]
	for _, s := range parts {
		if s != "" {
			filled = append(filled, s)
		}
	}
	return strings.Join(filled, by)
}

// blocks writes the leaves below; the first line of the first one begins with
// first, all other lines with rest.
func (p *plain) blocks(blocks []document.Block, first, rest string) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case document.Quote:
			p.blocks(b.Children, first+"> ", rest+"> ")
		case document.List:
			for n := range b.Children {
				mark := "- "
				if b.Ordered {
					mark = fmt.Sprintf("%d. ", b.Level+n)
				}
				p.blocks(b.Children[n:n+1], first+mark, rest+strings.Repeat(" ", len(mark)))
				first = rest
			}
		default:
			if b.Kind.Leaf() {
				p.leaf(b, first, rest)
			} else {
				p.blocks(b.Children, first, rest)
			}
		}
		first = rest
	}
}

func (p *plain) leaf(b *document.Block, first, rest string) {
	if b.Kind == document.Rule {
		p.out.WriteString("\n\n" + first + "* * *")
		return
	}
	separator := "\n\n"
	switch {
	case p.at < 0:
		separator = ""
	case b.Kind == document.Cell && p.at > 0 && p.at < b.Start: // a tab or a newline
		separator, first, rest = p.doc.Text[p.at:b.Start], "", ""
	}
	p.out.WriteString(separator)
	p.wrap(p.marked(model.FieldText, p.doc.Text, b.Span), first, rest)
	p.at = b.End
}

// wrap writes text in lines of at most the width.
func (p *plain) wrap(text, first, rest string) {
	if p.width > 0 {
		text = ansi.Wrap(text, max(1, p.width-len(rest)), "")
	}
	p.out.WriteString(first)
	p.out.WriteString(strings.ReplaceAll(text, "\n", "\n"+rest))
}

// marked gives a part of a field with every mention in brackets, with its kind
// and its country or ID: "[Kremlin|country RU] spokesman [Dmitry Peskov|person]".
// Fields have to be asked for in their order.
func (p *plain) marked(f model.Field, text string, part model.Span) string {
	if p.analysis == nil {
		return screen.Neutralize(text[part.Start:part.End])
	}
	var b strings.Builder
	at := part.Start
	for ; p.next < len(p.analysis.Mentions); p.next++ {
		m := &p.analysis.Mentions[p.next]
		if m.Field > f || m.Field == f && m.End > part.End {
			break
		}
		if m.Field < f || m.Start < at {
			continue // between two blocks, where nothing is shown
		}
		b.WriteString(screen.Neutralize(text[at:m.Start]))
		b.WriteString("[" + screen.NeutralizeLine(m.Text) + "|" + m.Kind.String())
		sign := p.analysis.Of(*m).Entity.ID
		if m.Kind == model.Country {
			sign = m.Country
		}
		if sign != "" {
			b.WriteString(" " + screen.NeutralizeLine(sign))
		}
		b.WriteString("]")
		at = m.End
	}
	b.WriteString(screen.Neutralize(text[at:part.End]))
	return b.String()
}
