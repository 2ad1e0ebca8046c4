package cli

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline/articles/store"
	"dateline/model"
)

// desked is a shelf with stories of several regions.
func desked(t *testing.T) (shelf, *store.Library) {
	s := newShelf(t)
	l := s.open(t)
	delivered(t, l, append(threeStories(),
		told(4, "Iran opens a port", "TEHRAN, Iran — President Hassan Rouhani opened a port on Monday."),
		told(5, "Kenya counts its elephants", "NAIROBI, Kenya — Uhuru Kenyatta counted elephants on Tuesday."))...)
	return s, l
}

// TestDesks: d lists the desks with what is unread, enter lists the stories of one,
// its number does the same, and esc brings everything back.
func TestDesks(t *testing.T) {
	s, _ := desked(t)
	for _, size := range [][2]int{{200, 50}, {120, 40}, {80, 24}, {40, 12}} {
		x := s.window(t, size[0], size[1])
		x.WaitFor("unread")
		x.WaitFor("Ferry strike")
		x.Press("d")
		x.WaitFor("╭ Desks")
		x.WaitFor("8  Africa")
		for range 7 {
			x.Press("j")
		}
		x.WaitFor("▌ 8  Africa")
		x.WaitFor(" 1 │")
		x.Press("k", "k", "enter")
		x.WaitFor("Middle East: 1 story")
		x.WaitGone("Ferry strike")
		if size[0] >= 120 {
			x.WaitFor("Library › Middle East")
			x.WaitFor("Iran opens a port")
		}
		x.Press("d")
		x.WaitFor("▌ 6  Middle East")
		x.Press("8")
		x.WaitFor("Africa: 1 story")
		x.WaitFor("Kenya counts")
		x.Press("esc")
		x.WaitFor("All stories again")
		x.WaitFor("Ferry strike")
		x.close()
	}
}

// TestDeskIsMade: a new desk is made of the filter that is on, changed, moved and
// removed, and each of these is undone.
func TestDeskIsMade(t *testing.T) {
	s, l := desked(t)
	x := s.window(t, 120, 40)
	x.WaitFor("Ferry strike")
	x.Press(`\`)
	x.WaitFor("words, country:")
	x.Type("country:peru OR country:iran")
	x.Press("enter")
	x.WaitFor("2 stories · ")
	x.Press("d", "a")
	x.WaitFor("╭ New desk")
	x.WaitFor("country:peru OR country:iran")
	x.Type("Bridges and ports")
	x.Press("enter")
	x.WaitFor("space changes it")
	x.Press("space")
	x.WaitFor("best first")
	x.Press("space", "enter")
	x.Type("bridge contry:x")
	x.Press("enter")
	x.WaitFor("did you mean country")
	x.Press("end")
	for range len(" contry:x") {
		x.Press("backspace")
	}
	x.Press("enter")
	x.Type("x")
	x.WaitFor("x has another meaning")
	x.Press("backspace")
	x.Type("y")
	x.Press("enter")
	x.WaitFor("Desk Bridges and ports made · u undoes")
	x.WaitFor("y  Bridges and ports")
	x.WaitFor(" 1 │")
	x.Press("y")
	x.WaitFor("Bridges and ports: 1 story")
	x.WaitFor("Iran opens a port")

	x.Press("d")
	x.WaitFor("▌ y  Bridges and ports")
	x.Press("K", "K")
	x.WaitFor("Desk Bridges and ports moved")
	x.WaitFor("8  Europe") // behind it
	x.Press("u")
	x.WaitFor("Undone: desk Bridges and ports is there")
	x.WaitFor("7  Europe")
	x.Press("e")
	x.WaitFor("╭ Desk Bridges and ports")
	x.Press("down", "up", "enter")
	x.WaitFor("enter next")
	x.Type(" now")
	x.Press("enter", "enter", "enter", "enter")
	x.WaitFor("Desk Bridges and ports now changed")
	x.WaitFor("Library › Bridges and ports now")
	x.WaitFor("y  Bridges and ports now")
	x.Press("x")
	x.WaitFor("Desk Bridges and ports now removed · u undoes")
	x.Press("u")
	x.WaitFor("Undone: desk Bridges and ports now is there")
	x.WaitFor("y  Bridges and ports now")
	x.Press("g", "x")
	x.WaitFor("this desk always is as it is")
	x.Press("G", "esc")
	x.WaitGone("╭ Desks")
	x.close()
	list, err := l.Desks(context.Background())
	if err != nil || len(list) != 8 {
		t.Fatal(list, err)
	}
	d := list[6]
	if d.Name != "Bridges and ports now" || d.Query != "country:peru OR country:iran" || d.Mute != "bridge" || d.Key != "y" || d.Best || d.Last == 0 {
		t.Errorf("%+v", d)
	}
}

// TestSinceILastLooked: what has come since the desk was looked at.
func TestSinceILastLooked(t *testing.T) {
	s, l := desked(t)
	x := s.window(t, 120, 40)
	x.WaitFor("Ferry strike")
	x.Press("d", "1")
	x.WaitFor("Since I last looked: 5 stories")
	delivered(t, l, told(9, "Storm reaches Fiji", "SUVA, Fiji — A storm came on Tuesday."))
	x.WaitFor("Storm reaches Fiji")
	x.Press("esc")
	x.WaitFor("All stories again")
	x.Press("d")
	x.WaitFor("1  Since I last looked")
	x.Press("1")
	x.WaitFor("Since I last looked: 1 story")
	x.Press("esc", "d")
	x.WaitFor("1  Since I last looked")
	x.Settle()
	x.Press("1")
	x.WaitFor("Nothing has come since you last")
}

// TestNoDesks: the edition has none.
func TestNoDesks(t *testing.T) {
	x := newShelf(t).window(t, 120, 40)
	x.WaitFor("Kabor")
	for _, key := range []string{"d", "X", "T"} {
		x.Press(key)
		x.WaitFor("Not now: ")
		x.Press("g")
		x.WaitGone("Not now: ")
	}
}

// TestDesksOfManyWindows: a box that is open shows what others change.
func TestDesksOfManyWindows(t *testing.T) {
	s, l := desked(t)
	x := s.window(t, 120, 40)
	x.WaitFor("Ferry strike")
	x.Press("d")
	x.WaitFor("8  Africa")
	for i := range 3 {
		d := model.Desk{Name: fmt.Sprint("Other ", i), Query: "ferry", Position: 20 + i, Key: strings.Repeat("w", 1-min(i, 1))}
		if _, err := l.SaveDesk(context.Background(), &d); err != nil {
			t.Fatal(err)
		}
	}
	x.WaitFor("w  Other 0")
	x.WaitFor("Other 2")
	x.Press("w")
	x.WaitFor("Other 0: 1 story")
}
