package prose

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

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
