package cli

import (
	"fmt"
	"strings"
	"testing"
)

// TestUnreadOnlyIsSaid: A means the whole list, however little of it
// is loaded, and u takes it back.
func TestUnreadOnlyIsSaid(t *testing.T) {
	s := newShelf(t)
	l := s.open(t)
	list := threeStories()
	for n := range 2000 {
		list = append(list, told(-n, fmt.Sprintf("Headline %d of %s", n, []string{"many", "some"}[n%2]), "A text."))
	}
	delivered(t, l, list...)
	x := s.window(t, 120, 40)
	x.WaitFor("Ferry strike ends in Bergen")
	x.Press(`\`)
	x.Type("many")
	x.Press("enter")
	x.WaitFor("1,000 stories · many")
	x.Press("A")
	x.WaitFor("1,000 stories marked read · u undoes")
	x.Press("esc")
	x.WaitFor("All stories again")
	x.Press("A")
	x.WaitFor("1,003 stories marked read · u undoes")
	x.Press("A")
	x.WaitFor("All stories of this view are read.")
	x.Press("u")
	x.WaitFor("Undone: 1,003 stories unread")
	x.Press("U")
	x.WaitFor("Unread stories only: 1,000+ stories")
	if head := x.Row(0); !strings.Contains(head, "Library › unread") {
		t.Errorf("the header does not say that only unread stories are listed: %q", head)
	}
	x.Press(`\`)
	x.Type("many")
	x.Press("enter")
	x.WaitFor("0 stories · many")
	x.Press("esc")
	x.WaitFor("All unread stories again · U shows read ones")
}

// TestFilterGivenUp: esc in the filter bar goes back to the story one came from.
func TestFilterGivenUp(t *testing.T) {
	s := newShelf(t)
	delivered(t, s.open(t), threeStories()...)
	x := s.window(t, 120, 40)
	x.WaitFor("BERGEN")
	x.Press("j")
	x.WaitFor("LIMA")
	x.Press(`\`)
	x.Type("country:finland")
	x.WaitFor("HELSINKI")
	x.Press("esc")
	x.WaitFor("LIMA")
	x.WaitFor("▌● Lima opens a new")
}

// TestNarrowMenus: what has no room is cut with a sign of it, and headings are not
// counted among what can be chosen.
func TestNarrowMenus(t *testing.T) {
	s := newShelf(t)
	delivered(t, s.open(t), threeStories()...)
	x := s.window(t, 40, 12)
	x.WaitFor("Ferry strike")
	x.Press(":")
	x.WaitFor("› type to search, enter does it,…")
	x.Press("esc", "a")
	x.WaitFor("› address of a feed or a page, o…")
	x.WaitFor("╭ Follow feeds")
	x.WaitFor(" 1 of ")
}
