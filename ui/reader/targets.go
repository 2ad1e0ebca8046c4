package reader

import (
	"strings"

	"dateline/model/document"
	"dateline/ui/screen"
)

// Link is a link of an article.
type Link struct {
	Address string // as the document gives it: untrusted
	Text    string // what it stands on, neutralised; "" for a picture or a file
}

// Links returns the links of the text in reading order, each address once.
func (p *Page) Links() []Link {
	var out []Link
	at := map[string]int{}
	last := "" // address of the run before: a link is many runs where its style changes
	add := func(address, text string) {
		if address == "" {
			last = ""
			return
		}
		n, known := at[address]
		switch {
		case !known:
			at[address] = len(out)
			out = append(out, Link{Address: address, Text: text})
		case address == last && n == len(out)-1:
			out[n].Text += text
		case strings.TrimSpace(out[n].Text) == "":
			out[n].Text = text
		}
		last = address
	}
	doc := p.Loaded.Article.Doc
	var walk func(b *document.Block)
	walk = func(b *document.Block) {
		last = ""
		for _, r := range b.Runs {
			add(r.Link, doc.Text[r.Start:r.End])
		}
		for i := range b.Children {
			walk(&b.Children[i])
		}
		if b.Kind == document.Figure {
			last = ""
			add(b.URL, "")
		}
	}
	for i := range doc.Blocks {
		walk(&doc.Blocks[i])
	}
	for i := range out {
		out[i].Text = screen.NeutralizeLine(out[i].Text)
	}
	return out
}

// Target is something on the screen that can be opened: a link, or a name.
type Target struct {
	X, Y    int    // the cell of the pane where it begins
	Link    string // address as the document gives it, "" for a name
	Mention int    // index into the page's Marks, -1 for a link
}

// Targets returns the links and names in sight, from the top down. What is
// wrapped counts once, a name that is a link as the link.
func (r *Reader) Targets() []Target {
	if r.page == nil {
		return nil
	}
	margin, _ := r.column()
	var out []Target
	link, mention := "", -1 // of the segment before
	for y := 0; y < r.h && r.top+y < len(r.page.Lines); y++ {
		x := margin
		line := &r.page.Lines[r.top+y]
		if len(line.Segs) == 0 {
			link, mention = "", -1
		}
		for i := range line.Segs {
			s := &line.Segs[i]
			switch {
			case s.Link != "" && s.Link != link:
				out = append(out, Target{X: x, Y: y, Link: s.Link, Mention: -1})
			case s.Link == "" && s.Mention >= 0 && s.Mention != mention:
				out = append(out, Target{X: x, Y: y, Mention: s.Mention})
			}
			if s.Start >= 0 { // bullets and bars stand between the parts of what is wrapped
				link, mention = s.Link, s.Mention
			}
			x += s.Width
		}
	}
	return out
}
