package cli

import (
	"fmt"
	"strings"
	"testing"
)

// TestFilterBar: the edition is filtered while one types, and esc brings
// everything back.
func TestFilterBar(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}} {
		x := s.window(t, size[0], size[1])
		x.WaitFor("unread")
		x.Press(`\`)
		x.WaitFor("words, country:")
		x.Type("coun")
		x.Sync()
		x.WaitFor("country:")
		x.Press("tab") // completes the field
		x.WaitFor(`\ country:`)
		x.Type("ira")
		x.WaitFor("iran")
		x.Press("tab")
		x.WaitFor("country:iran")
		x.Press("enter")
		x.WaitFor("country:iran · esc")
		x.Sync()
		if size[0] == 120 {
			x.WaitFor("edition · November 2015 › country:iran")
			x.WaitFor("IR")
		}
		x.Press(`\`)
		x.WaitFor("country:iran")
		x.Type(" newer:")
		x.Type("0x ")
		x.WaitFor("is no")
		x.Press("esc")
		x.Settle()
		x.Press("esc")
		x.WaitFor("All stories again")
		x.Press("q")
		x.WaitEnd()
	}
}

// TestFilterFindsNothing: an empty list says which key comes next; a mistake says
// where it is.
func TestFilterFindsNothing(t *testing.T) {
	x := newShelf(t).window(t, 100, 30)
	x.WaitFor("unread")
	x.Press(`\`)
	x.Type("zeppelin")
	x.WaitFor("No story is found")
	x.Press("enter")
	x.WaitFor("esc shows all")
	x.Press("esc")
	x.WaitFor("All stories again")
	x.Press(`\`)
	x.Type("contry:iran")
	x.WaitFor("did you mean country")
	x.Press("enter") // stays open, at the mistake
	x.WaitFor("did you mean country")
	x.Press("esc")
	x.WaitGone("did you mean country")
}

// TestCardAsksTheLibrary: the other stories of a card are those of the library,
// and x lists them, loaded or not.
func TestCardAsksTheLibrary(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	l := s.open(t)
	list := threeStories()
	for n := range 600 {
		list = append(list, told(-n, fmt.Sprintf("Headline %d of many", n), "A text."))
	}
	list = append(list, told(-700, "Norway counts its fish", "OSLO, Norway — Norway counted its fish. Norway has many."))
	delivered(t, l, list...)
	x := s.window(t, 120, 40)
	x.WaitFor("Ferry strike ends in Bergen")
	x.WaitFor("NO Norway")
	x.Press("3", "enter")
	x.WaitFor("Kingdom of Norway")
	x.WaitFor("In 1 other story here:")
	x.WaitFor("Norway counts its fish")
	x.Press("x")
	x.WaitFor("Only the 2 stories with Norway")
	x.WaitFor("Norway counts its fish")
	x.Press("esc")
	x.WaitFor("All stories again")
	x.WaitFor("Lima opens a new bridge")
	x.Press("1", "U")
	x.WaitFor("Unread stories only: 604 stories")
	x.Press("U")
	x.WaitFor("Putin visits Helsinki")
}

// TestFilterCompletesFieldThenValue: tab takes the field, and tab again a value of it.
func TestFilterCompletesFieldThenValue(t *testing.T) {
	x := newShelf(t).window(t, 100, 30)
	x.WaitFor("unread")
	x.Press(`\`)
	x.Type("regi")
	x.WaitFor("region:")
	x.Press("tab")
	x.WaitFor(`\ region:`)
	x.WaitFor("africa")
	x.Press("tab")
	x.WaitForFunc("a region in the bar", func(screen string) bool {
		_, bar, _ := strings.Cut(screen, `\ region:`)
		return bar != "" && bar[0] != ' '
	})
	x.Press("esc")
	x.Press(`\`)
	x.Type("zeppelin")
	x.WaitFor("No story is found")
	x.WaitGone("INVOLVED │") // and no article beside it
	x.Sync()
	if strings.Contains(x.Screen(), " min") {
		t.Errorf("the article of a story that is not listed stays\n%s", x.Screen())
	}
	x.Press("esc")
	x.WaitFor(" min")
}
