package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/model/document"
)

// TestFootnotes: a reference is a small number, and the notes are a numbered list
// below a rule.
func TestFootnotes(t *testing.T) {
	const text = "# Title\n\nA treaty[^b] and another[^a] and the first[^b] again, [^none] and `[^a]`.\n\n[^a]: The *second* note.\n[^b]: The first note.\n\n    With a paragraph more.\n\nThe end.\n"
	a, err := Parse("note.md", []byte(text), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"A treaty¹ and another² and the first¹ again, [^none] and [^a].", "The first note.", "With a paragraph more.", "The second note."} {
		if !strings.Contains(a.Doc.Text, want) {
			t.Errorf("%q is not in\n%s", want, a.Doc.Text)
		}
	}
	n := len(a.Doc.Blocks)
	list := a.Doc.Blocks[n-1]
	if list.Kind != document.List || !list.Ordered || len(list.Children) != 2 || a.Doc.Blocks[n-2].Kind != document.Rule {
		t.Errorf("the notes are %+v", list)
	}
	if strings.Index(a.Doc.Text, "The end.") > strings.Index(a.Doc.Text, "The first note.") {
		t.Error("the notes stand before the end")
	}
}

// TestManyFootnotes: more of them than a text has stay as they are written, in
// TestManyFootnotes: more of them than a text has are read as links are, in
// bounded time.
func TestManyFootnotes(t *testing.T) {
	var b strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&b, "word[^%d]\n\n[^%d]: note\n\n", i, i)
	}
	a, err := Parse("note.md", []byte(b.String()), time.Now())
	if err != nil || !strings.Contains(a.Doc.Text, "word^49999") {
		t.Error(err)
	}
}
