package app

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"dateline/ui/screentest"
)

// TestWithoutColours: where the terminal shows none (NO_COLOR), what is told by a
// colour elsewhere has another sign.
func TestWithoutColours(t *testing.T) {
	t.Parallel()
	for profile, reverse := range map[colorprofile.Profile]bool{colorprofile.ASCII: true, colorprofile.TrueColor: false} {
		a := New(Options{Articles: stock(0), Now: now, Zone: time.UTC})
		t.Cleanup(a.Close)
		x := screentest.Start(t, a.Model(), screentest.Options{Width: 120, Height: 30, Graphemes: true, Profile: profile})
		x.WaitFor("A standfirst about norland")
		x.Settle()
		x.Press("enter", "f")
		x.WaitFor("letter opens")
		x.Settle()
		col, row, ok := x.Find("eruvia sign a treaty on") // the hint stands on its first letter
		col--
		if cell := x.Cell(col, row); !ok || cell.Reverse != reverse {
			t.Errorf("%v: a hint is %+v\n%s", profile, cell, x.Screen())
		}
	}
}

// TestManyMentions: a count that is long keeps to its column.
func TestManyMentions(t *testing.T) {
	t.Parallel()
	s := stock(0)
	l := story("one", "Norland and Peruvia sign a treaty", 23, "Solberg. "+strings.Repeat("Norland fishes. ", 12345))
	s.loaded["one"] = l
	x := open(t, s, 120, 30)
	x.WaitFor("Norway")
	x.WaitFor("━ 12k")
	x.Settle()
	if row := x.Row(2); !strings.HasSuffix(row, " 12k") {
		t.Errorf("the line of a country is %q", row)
	}
}
