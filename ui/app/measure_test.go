package app

import (
	"strings"
	"testing"
)

// widest is how many cells the longest line of the article has.
func widest(screen string) (n int) {
	for line := range strings.SplitSeq(screen, "\n") {
		n = max(n, len(strings.TrimSpace(line)))
	}
	return n
}

// The lines get shorter and longer, and what one reads stays in sight.
func TestMeasure(t *testing.T) {
	x := reading(t, stock(0), 140, 30)
	x.Press("2", "z", "/")
	x.Type("Fijia watched")
	x.Press("enter")
	has(t, x, "1 of 1")
	const first = "Fijia"
	for range 20 { // up to where the eye is
		x.Press("j")
	}
	x.Press("<")
	has(t, x, "68 columns · < > change it", first)
	for range 7 {
		x.Press("<")
	}
	has(t, x, "40 columns · < >", first)
	x.Press("<")
	has(t, x, "40 columns, the fewest.")
	x.Press("<", ">", ">")
	has(t, x, "48 columns")
	for range 18 {
		x.Press(">")
	}
	has(t, x, "120 columns · < >")
	x.Press(">")
	has(t, x, "120 columns, the most.", first)
	x.WaitForFunc("long lines", func(s string) bool { w := widest(s); return w > 105 && w <= 120 })
	x.Press("z") // beside the list there is no room for so much
	has(t, x, "STORIES")
	x.Press(">")
	has(t, x, "the pane has no more · z gives it the screen")
	x.Press("<", "<")
	x.WaitForFunc("shorter lines", func(s string) bool { return strings.Contains(s, " columns · < > change it") })
	x.Press("J") // the next article has them, too
	has(t, x, "A standfirst about peruvia")
}

// On a screen for fewer columns than the least there is nothing to choose.
func TestMeasureOnASmallScreen(t *testing.T) {
	x := reading(t, stock(0), 40, 12)
	x.Press("enter")
	has(t, x, "A standfirst")
	x.Press("<")
	has(t, x, "38 columns, the fewest.")
	x.Press(">")
	has(t, x, "38 columns: the pane has no")
}

// J, K, ] and [ go to other stories from within the article, space pages with two
// lines kept in view.
func TestKeysWithinTheArticle(t *testing.T) {
	x := reading(t, stock(3), 80, 24)
	x.Press("enter", "space")
	x.Settle()
	last := func() []string {
		var rows []string
		for y := 2; y < 23; y++ {
			_, text, _ := strings.Cut(x.Row(y), "│")
			rows = append(rows, strings.TrimSpace(text))
		}
		return rows
	}
	before := last()
	x.Press("space")
	x.Settle()
	if after := last(); before[len(before)-2] != after[0] || before[len(before)-1] != after[1] {
		t.Errorf("two lines do not stay in view:\n%q\n%q", before, after)
	}
	x.Press("J")
	has(t, x, "A standfirst about peruvia")
	x.Press("K") // to the place where that one was left
	x.WaitGone("A standfirst about peruvia")
	if title := x.Title(); !strings.HasPrefix(title, "Norland and Peruvia") {
		t.Errorf("K goes to %q", title)
	}
	x.Press("]") // the second one is read by now
	has(t, x, "A standfirst about a long winter")
	x.Press("1", "j", "j", "enter", "[") // one was passed over
	has(t, x, "A standfirst about short story number 0")
	x.Press("[")
	has(t, x, "No unread story above.")
}
