package app

import (
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/ui/screen"
	"dateline/ui/screentest"
)

// TestHeadlinesFromRightToLeft reads a Hebrew headline wherever one stands, in
// a terminal that has no order of its own and in one that has.
func TestHeadlinesFromRightToLeft(t *testing.T) {
	t.Parallel()
	// No letter has the byte 9c, at which the emulator of the tests ends a window title.
	const title = "חדש TTIP טוב Norland"
	logical := func(w, h int, bidi screen.Bidi) *screentest.Terminal {
		s := stock(0)
		l := story("rtl", title, 24, "Norland is here.")
		s.loaded["rtl"] = l
		s.items = append([]model.Item{{ID: "rtl", Title: title, Outlet: "הארץ", Published: l.Article.Published, Precision: model.Day}}, s.items...)
		a := New(Options{Articles: s, Now: now, Zone: time.UTC, Bidi: bidi})
		t.Cleanup(a.Close)
		x := screentest.Start(t, a.Model(), screentest.Options{Width: w, Height: h, Graphemes: true})
		x.WaitFor("A long winter")
		x.Settle()
		return x
	}
	const visual, outlet = "Norland בוט TTIP שדח", "ץראה"
	for _, bidi := range []screen.Bidi{screen.BidiVisual, screen.BidiLogical} {
		line, from := title, "הארץ"
		if bidi == screen.BidiVisual {
			line, from = visual, outlet
		}
		x := logical(120, 30, bidi)
		x.WaitFor(from)
		if row := x.Row(2); !strings.Contains(row, line) {
			t.Errorf("%v: the list has %q", bidi, row)
		} else if flush := strings.Contains(row, line+" │"); flush != (bidi == screen.BidiVisual) {
			t.Errorf("%v: the headline stands at %q", bidi, row)
		}
		x.Press("j", "enter") // the card of a country in the next story
		x.WaitFor("met Ada Quill")
		x.Settle()
		x.Press("e", "enter")
		x.WaitFor("In 2 other stories here:")
		if screen := x.Screen(); !strings.Contains(screen, "│   "+line) {
			t.Errorf("%v: the card has no %q\n%s", bidi, line, screen)
		}
		x = logical(60, 20, bidi)
		x.Press("enter")
		x.WaitFor("Stories › " + line)
	}
}

// TestHeadlinesWithoutSpaces breaks a headline where its script allows it.
func TestHeadlinesWithoutSpaces(t *testing.T) {
	t.Parallel()
	for _, title := range []string{
		"默克尔在汉诺威会见奥巴马讨论跨大西洋贸易与投资伙伴关系协定",
		"นายกรัฐมนตรีเยอรมนีพบประธานาธิบดีโอบามาที่ฮันโนเฟอร์",
		strings.Repeat("W", 50),
	} {
		s := stock(0)
		s.items[0].Title = title
		x := open(t, s, 120, 30)
		x.WaitFor("A long winter")
		x.Settle()
		shown := ""
		for _, row := range []string{x.Row(2), x.Row(3)} {
			row, _, _ = strings.Cut(row, "│")
			shown += strings.Trim(row, " ▌●")
		}
		if shown != title {
			t.Errorf("%s\nis listed as\n%s\n%s", title, shown, x.Screen())
		}
	}
}
