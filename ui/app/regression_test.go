package app

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestPanesDoNotScroll: going round the panes leaves the article where it was.
func TestPanesDoNotScroll(t *testing.T) {
	t.Parallel()
	x := reading(t, stock(0), 120, 30)
	x.Press("enter")
	for n := 1; n <= 14; n++ {
		x.Press("j")
		x.Sync()
		before := x.Row(2)
		x.Press("tab", "tab", "tab", "3", "1", "2", "i", "i")
		x.Sync()
		x.Settle()
		x.WaitUntil(fmt.Sprintf("the article where it was after %d lines: %q", n, article(before)), func() bool {
			return article(x.Row(2)) == article(before)
		})
	}
}

// article is the middle of a row of three panes of 120 columns.
func article(row string) string {
	parts := strings.Split(row, "│")
	if len(parts) < 2 {
		return row
	}
	return strings.TrimSpace(parts[1])
}

// TestWhatOneReadsStays: narrowing and unread-only keep the story on screen,
// and undo brings a row back into the view.
func TestWhatOneReadsStays(t *testing.T) {
	x := reading(t, stock(0), 120, 30)
	x.Press("U", "enter", "e", "x")
	has(t, x, "Norland and Peruvia sign", "2 of 3 stories")
	x.Press("esc", "1", "U", "j", "U")
	has(t, x, "2 of 3 stories") // the first is read, the second is being read
	x.Press("u")
	x.WaitFor("Undone: 1 story unread")
	has(t, x, "3 of 3 stories")
}

// TestFocusIsSeen: no size and no zen leaves the keys with a pane that is not
// on the screen.
func TestFocusIsSeen(t *testing.T) {
	x := reading(t, stock(0), 60, 24)
	x.Press("3")
	x.Resize(80, 24)
	x.Sync()
	has(t, x, "INVOLVED")
	y := reading(t, stock(0), 120, 30)
	y.Press("i", "z", "3", "z", "esc")
	y.Press("3")
	has(t, y, "INVOLVED")
}

// TestLatePages: pages and failures that come late change nothing but their
// own story.
func TestLatePages(t *testing.T) {
	s := stock(0)
	s.slow = map[string]chan error{"three": make(chan error)}
	x := reading(t, s, 120, 30)
	x.Press("j")
	x.WaitFor("A standfirst about peruvia")
	x.Press("j")
	x.Sync()
	if strings.Contains(x.Screen(), "A standfirst about peruvia") {
		t.Fatalf("the text of another story is shown below a headline that waits\n%s", x.Screen())
	}
	x.Press("k")
	x.WaitFor("A standfirst about peruvia")
	x.Press("e", "enter")
	has(t, x, "this story")
	for range 3 { // whoever still waits for the story hears that it failed
		select {
		case s.slow["three"] <- errors.New("three: it burned"):
		default:
		}
	}
	x.Settle()
	has(t, x, "this story")
	x.Press("e")
	has(t, x, "this story")
	x.Press("esc", "1", "j")
	x.Sync()
	go func() { s.slow["three"] <- errors.New("three: it burned") }()
	x.WaitFor("it burned")
}

// TestFindEndsAtAClick: a click elsewhere ends the field, and giving a find up
// goes back to where it began.
func TestFindEndsAtAClick(t *testing.T) {
	x := reading(t, stock(0), 120, 30)
	x.Press("enter", "/")
	x.Type("At last")
	has(t, x, "At last Solberg left")
	x.Press("esc")
	has(t, x, "A standfirst about norland")
	x.Press("/")
	x.Type("calm")
	_, row, _ := x.Find("Peruvia counts")
	x.Click(6, row)
	x.Sync()
	hasNot(t, x, "/calm")
	x.Press("?")
	has(t, x, "Keys in the list")
}

// TestWheelReachesTheEnd: the last story comes wholly into sight.
func TestWheelReachesTheEnd(t *testing.T) {
	x := reading(t, stock(20), 120, 30)
	for range 40 {
		x.Wheel(false, 5, 10)
	}
	x.Sync()
	has(t, x, "Short story number 19")
}
