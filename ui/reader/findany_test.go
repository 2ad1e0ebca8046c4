package reader

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/theme"
)

// TestSearchAny: whole words, phrases over line ends and punctuation, beginnings,
// and scripts without spaces.
func TestSearchAny(t *testing.T) {
	th, _ := theme.New("dark", true)
	text := "Gas, gas and gasoline. The gas-forum met; the gas\nforum ended. Élections. 東京都の天気 in Gas"
	page := Build(model.Loaded{Article: &model.Article{Title: "T", Doc: document.FromPlain(text)}, Analysis: &model.Analysis{}},
		Options{Width: 40, Theme: &th, Method: ansi.GraphemeWidth})
	for _, c := range []struct {
		needles []Needle
		want    int
	}{
		{[]Needle{{Words: []string{"gas"}}}, 5},
		{[]Needle{{Words: []string{"gas"}, Open: true}}, 6},
		{[]Needle{{Words: []string{"gas", "forum"}}}, 2},
		{[]Needle{{Words: []string{"gas", "forum"}}, {Words: []string{"met"}}}, 3},
		{[]Needle{{Words: []string{"elections"}}, {Words: []string{"東京"}}}, 2},
		{[]Needle{{Words: []string{"oil"}}}, 0},
		{[]Needle{{Words: []string{".*"}}, {}}, 0},
		{nil, 0},
	} {
		found := page.SearchAny(c.needles)
		if got := found.Len(); got != c.want {
			t.Errorf("%v: %d, not %d", c.needles, got, c.want)
		}
	}
}
