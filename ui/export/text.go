package export

import (
	"fmt"
	"strings"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/screen"
)

// text is the article as plain text, with its address and those of its links
// and pictures below.
func text(l model.Loaded) ([]byte, error) {
	var b strings.Builder
	b.WriteString(Plain(l.Article, nil, 0))
	if u, ok := screen.NeutralizeURL(l.Article.URL); ok {
		b.WriteString("\n" + u + "\n")
	}
	if list := links(l.Article.Doc); len(list) > 0 {
		b.WriteString("\n* * *\n\n")
		for i, k := range list {
			fmt.Fprintf(&b, "[%d] %s: %s\n", i+1, k.words, k.url)
		}
	}
	return []byte(b.String()), nil
}

type link struct{ words, url string }

// links are the addresses of a document in the order of the text, each once.
func links(d *document.Document) (out []link) {
	seen := map[string]bool{}
	add := func(words, address string) {
		u, ok := screen.NeutralizeURL(address)
		if !ok || seen[u] {
			return
		}
		seen[u] = true
		if words = screen.NeutralizeLine(words); words == "" {
			words = "link"
		}
		out = append(out, link{words, u})
	}
	var walk func([]document.Block)
	walk = func(blocks []document.Block) {
		for i := range blocks {
			b := &blocks[i]
			if b.Kind == document.Figure {
				add("picture", b.URL)
			}
			for _, g := range groups(b.Runs) {
				if g[0].Link != "" {
					add(d.Text[g[0].Start:g[len(g)-1].End], g[0].Link)
				}
			}
			walk(b.Children)
		}
	}
	walk(d.Blocks)
	return out
}

// groups parts runs where the link changes.
func groups(runs []document.Run) (out [][]document.Run) {
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[j].Link == runs[i].Link {
			j++
		}
		out = append(out, runs[i:j])
		i = j
	}
	return out
}
