package cli

import (
	"fmt"
	"strings"
	"testing"

	"dateline/articles/store"
)

// storiesFrom are n stories; each third one has the word gas, each fifth one is
// about Norway.
func storiesFrom(from, n int) (list []store.Incoming) {
	for i := from + n - 1; i >= from; i-- {
		text := "A text of ships."
		if i%3 == 0 {
			text = "A text of gas."
		}
		in := told(i, fmt.Sprintf("Headline %d of many", i), text)
		if i%5 == 0 {
			in = told(i, fmt.Sprintf("Headline %d of many", i), "BERGEN, Norway — "+text)
		}
		list = append(list, in)
	}
	return list
}

// TestMarkAll: A marks all that the list shows, loaded or not, and nothing else; the
// header counts the library; one undo brings all back.
func TestMarkAll(t *testing.T) {
	s := newShelf(t)
	delivered(t, s.open(t), storiesFrom(1, 900)...)
	x := s.window(t, 120, 30)
	x.WaitFor("900 stories   900 unread")

	x.Press(`\`) // a filter
	x.Type("gas")
	x.WaitFor("300 stories")
	x.Press("enter")
	x.WaitFor("300 stories · gas")
	x.Press("A")
	x.WaitFor("300 stories marked read · u undoes")
	x.Press("esc")
	x.WaitFor("900 stories   600 unread")

	x.Press("U") // unread only
	x.WaitFor("Unread stories only: 600 stories")
	x.Press("A")
	x.WaitFor("600 stories marked read")
	x.Press("U")
	x.WaitFor("900 stories   0 unread")
	x.Press("A")
	x.WaitFor("All stories of this view are read.")
	x.Press("u")
	x.WaitFor("Undone: 600 stories unread")
	x.WaitFor("900 stories   600 unread")

	x.Press("/") // a search
	x.Type("norway gas ")
	x.WaitFor("60 stories, the best first")
	x.Press("enter")
	x.WaitFor("1 of 2")
	x.Press("1", "A") // its stories are read already
	x.WaitFor("All stories of this view are read.")
	x.Press("u")
	x.WaitFor("Undone: 300 stories unread")
	x.Press("A")
	x.WaitFor("60 stories marked read")
	x.Press("esc")
	x.WaitFor("900 stories   840 unread")

	x.Press("A") // everything
	x.WaitFor("840 stories marked read")
	x.WaitFor("900 stories   0 unread")
	x.Press("u")
	x.WaitFor("900 stories   840 unread")
}

// TestMarkAllNarrowed: narrowing to an entity is a filter, too, on a narrow screen as
// on a wide one.
func TestMarkAllNarrowed(t *testing.T) {
	s := newShelf(t)
	delivered(t, s.open(t), storiesFrom(1, 600)...)
	x := s.window(t, 60, 20)
	x.WaitFor("600 unread")
	for range 300 { // until the article is there
		x.Press("e") // Norway, in the newest
		x.Settle()
		if strings.Contains(x.Screen(), "Norway") {
			break
		}
	}
	x.WaitFor("Norway")
	x.Press("x")
	x.WaitFor("120 stories")
	x.Press("esc", "x", "1", "A")
	x.WaitFor("marked read · u undoes")
	x.WaitForFunc("the stories of Norway, marked", func(screen string) bool {
		return strings.Contains(screen, "120 stories marked read") || strings.Contains(screen, "119 stories marked read")
	})
}

// line is the row of the screen that has a text, -1 where none does.
func line(screen, text string) int {
	for i, l := range strings.Split(screen, "\n") {
		if strings.Contains(l, text) {
			return i
		}
	}
	return -1
}

// TestNothingJumps: what comes above and marks that a filter would not keep leave the
// selected story where it is, until the view is left.
func TestNothingJumps(t *testing.T) {
	s := newShelf(t)
	l := s.open(t)
	delivered(t, l, storiesFrom(1, 60)...)
	x := s.window(t, 120, 40)
	x.WaitFor("60 stories   60 unread")
	for name, begin := range map[string][]string{"unread only": {"U"}, "a query": {`\`}} {
		x.Press(begin...)
		if name == "a query" {
			x.Type("is:unread ships")
			x.WaitFor("40 stories")
			x.Press("enter")
			x.WaitFor("40 stories · is:unread")
		} else {
			x.WaitFor("Unread stories only: 60")
		}
		x.Press("j", "j", "j")
		x.Settle()
		selected := ""
		for _, row := range strings.Split(x.Screen(), "\n") {
			if i := strings.Index(row, "▌● Headline"); i >= 0 && selected == "" {
				selected = strings.Join(strings.Fields(row[i:])[1:3], " ")
			}
		}
		at := line(x.Screen(), "▌● "+selected)
		x.Press("m")
		x.WaitFor("Marked read")
		x.Settle()
		x.WaitForFunc(fmt.Sprintf("%s: %q on row %d as before", name, selected, at), func(screen string) bool {
			return line(screen, "▌  "+selected) == at
		})
		x.Press("u")
		x.WaitFor("Undone")
		x.Press("esc")
		x.Press(begin[0])
		x.Settle()
		if name == "a query" {
			x.Press("esc", "esc")
		}
		x.WaitFor("60 stories   60 unread")
	}

	x.Press("j", "j", "j", "j")
	x.Settle()
	at := line(x.Screen(), "▌● ")
	before := strings.Split(x.Screen(), "\n")[at]
	delivered(t, l, storiesFrom(100, 30)...)
	x.WaitFor("90 stories   90 unread")
	x.WaitFor("30 new articles")
	x.Settle()
	x.WaitForFunc(fmt.Sprintf("the selected story as before\n%s", before), func(screen string) bool {
		return strings.Split(screen, "\n")[at] == before
	})
}
