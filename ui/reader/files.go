package reader

import (
	"fmt"
	"net/url"
	"strings"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

// mostFiles is how many of the files that came with an article are shown below it;
// the list of links has all.
const mostFiles = 20

// files are the files that came with the article, a link each, below its text:
// "Audio, 12 MB · cdn.example.org". Pictures that the text shows are left out.
func (b *builder) files() {
	l := b.page.Loaded
	n := 0
	for i := range l.Enclosures {
		e := &l.Enclosures[i]
		if e.URL == "" || shows(l.Article.Doc, e.URL) {
			continue
		}
		if n == 0 {
			b.blank()
		}
		if n++; n > mostFiles {
			return
		}
		for _, line := range prose.Inline(joined(Enclosed(e), Host(e.URL)), nil, b.opt.Theme.Link, b.prose).Lines {
			for s := range line.Segs {
				line.Segs[s].Link = e.URL
			}
			line.Start, line.End, line.Block = -1, -1, -1
			b.page.Lines = append(b.page.Lines, line)
			b.page.at = append(b.page.at, -1)
		}
	}
}

// shows tells whether a document has a picture of an address.
func shows(doc *document.Document, address string) bool {
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == document.Figure && b.URL == address {
			return true
		}
	}
	return false
}

// Host is where an address leads to, shown beside it.
func Host(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil || u.Scheme == "":
		return "not an address"
	case u.Host != "":
		return screen.NeutralizeLine(strings.TrimPrefix(u.Hostname(), "www."))
	}
	return screen.NeutralizeLine(u.Scheme)
}

// Enclosed says what a file is: "Audio, 12 MB".
func Enclosed(e *model.Enclosure) string {
	kind, _, _ := strings.Cut(e.Type, "/")
	switch kind {
	case "audio", "video", "image":
		kind = strings.ToUpper(kind[:1]) + kind[1:]
	default:
		kind = "File"
		if e.Type != "" {
			kind += " (" + screen.NeutralizeLine(e.Type) + ")"
		}
	}
	switch n := e.Bytes; {
	case n >= 1<<20:
		kind += fmt.Sprintf(", %d MB", n>>20)
	case n > 0:
		kind += fmt.Sprintf(", %d KB", max(1, n>>10))
	}
	return kind
}
