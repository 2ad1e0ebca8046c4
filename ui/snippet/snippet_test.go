package snippet

import (
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/ui/screen"
)

func TestShown(t *testing.T) {
	for _, c := range []struct {
		s    model.Snippet
		line string
		hits string
	}{
		{model.Snippet{Text: "gas for all", Matches: []model.Span{{Start: 0, End: 3}}}, "gas for all", "gas"},
		{model.Snippet{Text: "some  gas\n\nfor all  ", Matches: []model.Span{{Start: 6, End: 9}}, Before: true, After: true}, "… some gas for all …", "gas"},
		{model.Snippet{Text: "a gas b gas", Matches: []model.Span{{Start: 2, End: 5}, {Start: 8, End: 11}}}, "a gas b gas", "gas,gas"},
		{model.Snippet{Text: "x\x1b[31m gas\x07y", Matches: []model.Span{{Start: 7, End: 10}}}, "", "gas"},
		{model.Snippet{Text: "東京都知事", Matches: []model.Span{{Start: 0, End: 6}}}, "東京都知事", "東京"},
		{model.Snippet{}, "", ""},
	} {
		line, spans := Shown(c.s)
		var hits []string
		for _, m := range spans {
			hits = append(hits, line[m.Start:m.End])
		}
		if c.line != "" && line != c.line || strings.Join(hits, ",") != c.hits || strings.ContainsAny(line, "\x1b\x07\n") {
			t.Errorf("%q: %q, %q", c.s.Text, line, hits)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, text := range []string{"", "gas", "one two three four", "aaaaaaaaaaaaaaaaaaaaa b", "中国中国中国中国中国中国 和", "a  b   c", "family 👨‍👩‍👧 e\u0301te\u0301"} {
		for cells := 2; cells < 24; cells++ {
			back := ""
			for _, l := range Wrap(text, cells, ansi.GraphemeWidth) {
				if w := screen.Width(text[l.Start:l.End], ansi.GraphemeWidth); w > cells {
					t.Errorf("%q in %d: a line of %d", text, cells, w)
				}
				back += text[l.Start:l.End]
			}
			if squeeze := strings.NewReplacer(" ", ""); squeeze.Replace(back) != squeeze.Replace(text) {
				t.Errorf("%q in %d: %q", text, cells, back)
			}
		}
	}
}

func TestStyled(t *testing.T) {
	bold := uv.Style{Attrs: uv.AttrBold}
	text, spans := "one two three", []model.Span{{Start: 4, End: 7}, {Start: 8, End: 13}}
	if got, want := Styled(text, model.Span{Start: 2, End: 10}, spans, uv.Style{}, bold), "e "+bold.Styled("two")+" "+bold.Styled("th"); got != want {
		t.Errorf("%q, not %q", got, want)
	}
}
