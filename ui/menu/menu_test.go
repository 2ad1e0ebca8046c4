package menu

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"dateline/ui/theme"
)

// TestEmpty: what is said in place of rows is read in whole where there is room, and
// never makes the box taller than the screen.
func TestEmpty(t *testing.T) {
	th, _ := theme.New("mono", true)
	const words = "No feed is followed yet. a follows one, and dateline import takes those of another reader."
	for _, size := range [][2]int{{120, 40}, {40, 12}, {24, 12}, {20, 6}} {
		n := New(Options{Title: "Feeds", Empty: words}, &th, ansi.WcWidth)
		n.SetSize(size[0], size[1])
		n.SetRows(nil, true)
		box := n.View()
		if len(box) > size[1] {
			t.Errorf("%v: %d lines", size, len(box))
		}
		var text []string
		for _, line := range box[1 : len(box)-1] {
			if w := ansi.StringWidth(line); w != ansi.StringWidth(box[0]) || w > size[0] {
				t.Errorf("%v: a line of %d cells", size, w)
			}
			text = append(text, strings.Fields(strings.Trim(ansi.Strip(line), "│ "))...)
		}
		if got := strings.Join(text, " "); size[1] > 6 && got != words {
			t.Errorf("%v: %q", size, got)
		}
	}
}
