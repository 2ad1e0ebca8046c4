package prose

import (
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"dateline/model/document"
	"dateline/ui/screen"
)

func TestArrange(t *testing.T) {
	for _, c := range []struct{ line, of, want string }{
		{"Merkel meets Obama", "", "Merkel meets Obama"},
		{"אבג דה", "אבג דה", "הד גבא"},
		{"אבג (TTIP) 12", "אבג", "12 (TTIP) גבא"},
		{"TTIP אבג", "אבג TTIP אבג", "גבא TTIP"}, // the second line of a headline goes as the first
		{"TTIP אבג", "TTIP אבג", "TTIP גבא"},
		{"אבג…", "אבג", "…גבא"},
		{"ש\u05c1לום", "ש", "םולש\u05c1"},
		{"سلام", "سلام", "\ufee1\ufefc\ufeb3"}, // joined before it is turned
		{"默克尔 אב", "默", "默克尔 בא"},
	} {
		for _, m := range []screen.Method{ansi.WcWidth, ansi.GraphemeWidth} {
			got := Arrange(c.line, c.of, m)
			if got != c.want {
				t.Errorf("%q of %q: got %q, want %q", c.line, c.of, got, c.want)
			}
			if screen.Width(got, m) > screen.Width(c.line, m) {
				t.Errorf("%q takes more cells than %q", got, c.line)
			}
		}
	}
	if long := strings.Repeat("אב ", 5000); len(Arrange(long, long, ansi.WcWidth)) != len(long) {
		t.Error("a long line lost something")
	}
}

func TestArrangeMarked(t *testing.T) {
	const line = "אב גד הו"
	got, ok := ArrangeMarked(line, []document.Span{{Start: 5, End: 9}}, uv.Style{}, uv.Style{Attrs: uv.AttrBold}, ansi.WcWidth)
	if want := "וה \x1b[1mדג\x1b[m בא"; !ok || got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, ok := ArrangeMarked("from the left", nil, uv.Style{}, uv.Style{}, ansi.WcWidth); ok {
		t.Error("arranged what is in order")
	}
}
