package results

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// TestView: every line is as wide as the box, the first match is in sight, and a
// click finds the row that it is on, at all sizes.
func TestView(t *testing.T) {
	th, _ := theme.New("dark", true)
	for _, size := range [][2]int{{200, 60}, {80, 24}, {40, 12}, {20, 8}} {
		b := New("words", &th, ansi.GraphemeWidth)
		b.SetSize(size[0], size[1])
		text := strings.Repeat("before it ", 12) + "gas behind"
		at := strings.Index(text, "gas")
		var rows []Row
		for range 30 {
			rows = append(rows, Row{Title: "東京 " + strings.Repeat("title ", 40), Date: "20 Nov", Outlet: "Harbour Post", Snippet: text, Matches: []model.Span{{Start: at, End: at + 3}}})
		}
		b.SetRows(rows, "Nothing.")
		for range 40 {
			lines := b.View()
			if len(lines) > size[1]-1 {
				t.Fatalf("%v: %d lines", size, len(lines))
			}
			for _, l := range lines {
				if screen.Width(l, ansi.GraphemeWidth) != screen.Width(lines[0], ansi.GraphemeWidth) {
					t.Fatalf("%v: %q", size, l)
				}
			}
			if !strings.Contains(ansi.Strip(strings.Join(lines, "\n")), "gas") {
				t.Fatalf("%v: no match is in sight", size)
			}
			if row, ok := b.Chosen(); !ok || row < b.top || row >= b.top+b.Page() {
				t.Fatalf("%v: row %d is not in sight", size, row)
			}
			b.Move(1)
		}
		if row, ok := b.Hit(3); !ok || row != b.top {
			t.Errorf("%v: a click on the first find is on %d", size, row)
		}
		if _, ok := b.Hit(1); ok {
			t.Errorf("%v: the field is no find", size)
		}
	}
}
