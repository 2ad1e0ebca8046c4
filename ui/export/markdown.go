package export

import (
	"encoding/json"
	"fmt"
	"strings"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/screen"
)

// markdownOf is GitHub's Markdown below YAML front matter: what Hugo, Obsidian,
// pandoc and dateline itself read as the particulars of a text.
func markdownOf(l model.Loaded) ([]byte, error) {
	a := l.Article
	w := &markdown{doc: a.Doc}
	w.front(a)
	if title := cleanLine(a.Title); title != "" {
		w.out.WriteString("# " + inHeading(escape(title, true)) + "\n\n")
	}
	w.blocks(a.Doc.Blocks, "", "")
	return []byte(strings.TrimRight(w.out.String(), "\n") + "\n"), nil
}

// markdown writes a Document. Every line of a block begins with its prefix.
type markdown struct {
	doc    *document.Document
	out    strings.Builder
	tight  bool // no blank line before the next block
	marker bool // the mark of a list that follows another one at once
}

// front writes the particulars. JSON's strings are YAML's.
func (w *markdown) front(a *model.Article) {
	u, _ := screen.NeutralizeURL(a.URL)
	any := false
	for _, f := range [][2]string{
		{"title", a.Title}, {"byline", a.Byline}, {"dateline", a.Dateline}, {"date", Published(a)},
		{"outlet", a.Outlet}, {"language", a.Language}, {"url", u},
	} {
		value := cleanLine(f[1])
		if value == "" {
			continue
		}
		if !any {
			any = true
			w.out.WriteString("---\n")
		}
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		_ = e.Encode(value) // a string always can be
		w.out.WriteString(f[0] + ": " + b.String())
	}
	if any {
		w.out.WriteString("---\n\n")
	}
}

// blocks writes blocks; the first line of the first one begins with first, all
// others with rest.
func (w *markdown) blocks(blocks []document.Block, first, rest string) {
	for i := range blocks {
		b := &blocks[i]
		if i > 0 && !w.tight {
			w.out.WriteString(strings.TrimRight(rest, " ") + "\n")
		}
		w.marker = i > 0 && b.Kind == document.List && blocks[i-1].Kind == document.List && blocks[i-1].Ordered == b.Ordered && !w.marker
		w.block(b, first, rest)
		first = rest
	}
}

func (w *markdown) block(b *document.Block, first, rest string) {
	switch b.Kind {
	case document.Quote:
		tight := w.tight
		w.tight = false
		w.blocks(b.Children, first+"> ", rest+"> ")
		w.tight = tight
	case document.List:
		w.list(b, first, rest)
	case document.Table:
		w.table(b, first, rest)
	case document.Figure:
		w.figure(b, first, rest)
	case document.Code:
		w.code(b, first, rest)
	case document.Rule:
		w.out.WriteString(first + "***\n")
	case document.Heading:
		// The headline is level 1, so that no section may stand above it.
		w.out.WriteString(first + strings.Repeat("#", min(max(b.Level, 2), 6)) + " " + inHeading(w.inline(b, 0, "<br>")) + "\n")
	case document.Standfirst:
		w.paragraph(w.inline(b, document.Strong, "\\\n"), first, rest)
	case document.Caption, document.Credit:
		w.paragraph(w.inline(b, document.Emphasis, "\\\n"), first, rest)
	default:
		if b.Kind.Leaf() {
			w.paragraph(w.inline(b, 0, "\\\n"), first, rest)
		} else {
			w.blocks(b.Children, first, rest)
		}
	}
}

func (w *markdown) paragraph(text, first, rest string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.out.WriteString(first + atStart(line) + "\n")
		first = rest
	}
}

func (w *markdown) list(b *document.Block, first, rest string) {
	other := w.marker
	tight := w.tight
	simple := true // items of one paragraph each, with no blank lines between
	for i := range b.Children {
		for n := range b.Children[i].Children {
			c := &b.Children[i].Children[n]
			// Only a list that begins with 1 may follow a line at once.
			inner := c.Kind == document.List && (!c.Ordered || c.Level == 1)
			simple = simple && (n == 0 && c.Kind == document.Paragraph || n == 1 && inner)
		}
	}
	w.tight = simple
	for i := range b.Children {
		mark := "- "
		switch {
		case b.Ordered && other:
			mark = fmt.Sprintf("%d) ", min(max(b.Level, 0)+i, 999_999_999))
		case b.Ordered:
			mark = fmt.Sprintf("%d. ", min(max(b.Level, 0)+i, 999_999_999))
		case other:
			mark = "+ "
		}
		if i > 0 && !simple {
			w.out.WriteString(strings.TrimRight(rest, " ") + "\n")
		}
		w.marker = false
		w.blocks(b.Children[i].Children, first+mark, rest+strings.Repeat(" ", len(mark)))
		w.tight = simple
		first = rest
	}
	w.tight, w.marker = tight, other
}

// code is fenced by more backticks than stand in it.
func (w *markdown) code(b *document.Block, first, rest string) {
	text := clean(w.doc.Text[b.Start:b.End])
	fence := strings.Repeat("`", max(3, longest(text, '`')+1))
	language := strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f && r != '`' && r != '\\' && r != '&' {
			return r
		}
		return -1
	}, b.Language)
	w.out.WriteString(first + fence + language + "\n")
	for line := range strings.SplitSeq(text, "\n") {
		w.out.WriteString(strings.TrimRight(rest+line, " ") + "\n")
	}
	w.out.WriteString(rest + fence + "\n")
}

// longest is the length of the longest run of c.
func longest(s string, c byte) (most int) {
	run := 0
	for i := range len(s) {
		if run++; s[i] != c {
			run = 0
		}
		most = max(most, run)
	}
	return most
}

// table writes rows of equal length below a header, which GitHub's Markdown
// does not let be left out; it is empty where the table has none.
func (w *markdown) table(b *document.Block, first, rest string) {
	columns := 1
	for i := range b.Children {
		columns = max(columns, len(b.Children[i].Children))
	}
	row := func(cells []document.Block) {
		w.out.WriteString(first + "|")
		for n := range columns {
			text := ""
			if n < len(cells) {
				text = w.inline(&cells[n], 0, "<br>")
			}
			w.out.WriteString(" " + text + " |")
		}
		w.out.WriteString("\n")
		first = rest
	}
	rows := b.Children
	if len(rows) > 0 && rows[0].Header {
		row(rows[0].Children)
		rows = rows[1:]
	} else {
		row(nil)
	}
	w.out.WriteString(first + "|" + strings.Repeat(" --- |", columns) + "\n")
	for i := range rows {
		row(rows[i].Children)
	}
}

// figure names the picture and writes its words below it, once.
func (w *markdown) figure(b *document.Block, first, rest string) {
	u, ok := screen.NeutralizeURL(b.URL)
	if ok {
		w.out.WriteString(first + "![](" + destination(u) + ")\n")
		first = rest
	}
	if len(b.Children) == 0 && !ok {
		w.out.WriteString(first + "\\[picture\\]\n")
	}
	for i := range b.Children {
		if ok || i > 0 {
			w.out.WriteString(strings.TrimRight(rest, " ") + "\n")
		}
		w.block(&b.Children[i], first, rest)
		first = rest
	}
}
