package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/document"
)

// now is the day the tests take for today.
func now() time.Time { return time.Date(2016, 1, 15, 12, 0, 0, 0, time.UTC) }

// mustParse parses and checks the document.
func mustParse(t testing.TB, name, text string) *model.Article {
	t.Helper()
	a, err := Parse(name, []byte(text), now())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Doc.Check(); err != nil {
		t.Fatalf("%v\n%s", err, outline(a.Doc))
	}
	return a
}

// outline is a document as one line a block: its kind, and for leaves the first
// words.
func outline(d *document.Document) string {
	var b strings.Builder
	var walk func(blocks []document.Block, in string)
	walk = func(blocks []document.Block, in string) {
		for i := range blocks {
			k := &blocks[i]
			b.WriteString(in + k.Kind.String())
			switch {
			case k.Kind == document.Heading && k.Level != 2:
				fmt.Fprintf(&b, "%d", k.Level)
			case k.Kind == document.List && k.Ordered:
				fmt.Fprintf(&b, " from %d", k.Level)
			case k.Kind == document.Row && k.Header:
				b.WriteString(" head")
			case k.Kind == document.Figure && k.URL != "":
				b.WriteString(" " + k.URL)
			case k.Kind == document.Code && k.Language != "":
				b.WriteString(" " + k.Language)
			}
			if k.Kind.Leaf() && k.Len() > 0 {
				text := d.Text[k.Start:k.End]
				if r := []rune(text); len(r) > 44 {
					text = string(r[:40]) + "…"
				}
				fmt.Fprintf(&b, " %s", strings.ReplaceAll(text, "\n", "⏎"))
			}
			b.WriteString("\n")
			walk(k.Children, in+"  ")
		}
	}
	walk(d.Blocks, "")
	return strings.TrimSpace(b.String())
}

// date writes a date as precisely as it is known.
func date(a *model.Article) string {
	switch a.Precision {
	case model.Year:
		return a.Published.Format("2006")
	case model.Month:
		return a.Published.Format("2006-01")
	case model.Day:
		return a.Published.Format("2006-01-02")
	case model.Minute:
		return a.Published.Format("2006-01-02T15:04Z07:00")
	}
	return ""
}

// lines takes the indent of a raw string off.
func lines(s string) string {
	s = strings.Trim(s, "\n")
	var out []string
	for _, l := range strings.Split(s, "\n") {
		out = append(out, strings.TrimPrefix(strings.TrimPrefix(l, "\t"), "\t"))
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}
