package app

import (
	"fmt"
	"testing"
)

// TestLongArticle: an article of a megabyte can be read to its end, searched
// and left like a short one, and keeps its place while it is laid out anew.
func TestLongArticle(t *testing.T) {
	t.Parallel()
	s := stock(1)
	var paragraphs []string
	n := 2500
	if raceOn {
		n = 500
	}
	for i := range n {
		paragraphs = append(paragraphs, fmt.Sprintf("Paragraph %d opens with Norland. %s", i, filler(4)))
	}
	l := story("one", "Norland and Peruvia sign a treaty on fishing", 23, append(paragraphs, "Here the zebra ends it.")...)
	s.loaded["one"] = l
	x := reading(t, s, 120, 30)
	x.WaitFor("Paragraph 0 opens")
	x.Press("2", "end")
	x.WaitFor("Here the zebra ends it.")
	x.Resize(100, 28)
	x.Press("end")
	x.WaitFor("Here the zebra ends it.")
	x.Press("home")
	x.WaitFor("Paragraph 0 opens")
	x.Press("/")
	x.Type("zebra")
	x.WaitFor("1 of 1")
	x.WaitFor("Here the zebra ends it.")
	x.Press("enter", "esc", "J")
	x.WaitFor("Lima was calm")
	x.Press("K")
	x.WaitFor("opens with Norland")
	x.WaitGone("Lima was calm")
}
