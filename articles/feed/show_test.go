package feed

import (
	"fmt"
	"strings"
	"time"

	"dateline/model"
	"dateline/model/document"
)

// show writes an entry as one line a field, for comparison.
func show(e model.Entry) string {
	a := e.Article
	var b strings.Builder
	put := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	put("guid", e.GUID)
	put("title", a.Title)
	put("url", a.URL)
	put("by", a.Byline)
	put("outlet", a.Outlet)
	put("language", a.Language)
	switch a.Precision {
	case model.Minute:
		put("date", a.Published.UTC().Format(time.RFC3339))
	case model.Day:
		put("date", a.Published.Format("2006-01-02"))
	}
	if e.Summary {
		put("summary", "yes")
	}
	for _, x := range e.Enclosures {
		put("file", fmt.Sprint(x.URL, " ", x.Type, " ", x.Bytes))
	}
	var walk func(blocks []document.Block, in string)
	walk = func(blocks []document.Block, in string) {
		for _, k := range blocks {
			b.WriteString(in + k.Kind.String())
			if k.URL != "" {
				b.WriteString(" " + k.URL)
			}
			if k.Kind.Leaf() {
				text := a.Doc.Text[k.Start:k.End]
				if r := []rune(text); len(r) > 50 {
					text = string(r[:46]) + "…"
				}
				b.WriteString(" " + strings.ReplaceAll(text, "\n", "⏎"))
				for _, r := range k.Runs {
					if r.Link != "" {
						b.WriteString(" → " + r.Link)
					}
				}
			}
			b.WriteString("\n")
			walk(k.Children, in+"  ")
		}
	}
	walk(a.Doc.Blocks, "| ")
	return strings.TrimSuffix(b.String(), "\n")
}
