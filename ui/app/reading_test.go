package app

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/screentest"
)

// has waits until the screen shows all of the words: what a key asks of the
// library comes back when it comes back.
func has(t *testing.T, x *screentest.Terminal, words ...string) {
	t.Helper()
	x.Sync()
	for _, w := range words {
		x.WaitFor(w)
	}
}

// hasNot waits until the screen shows none of the words.
func hasNot(t *testing.T, x *screentest.Terminal, words ...string) {
	t.Helper()
	x.Sync()
	for _, w := range words {
		x.WaitGone(w)
	}
}

func TestThreePanes(t *testing.T) {
	x := reading(t, stock(3), 120, 30)
	has(t, x, "STORIES", "ARTICLE", "INVOLVED", "6 stories   6 unread", "NO Norway", "Erna Solberg", "Prime Minister", "Also named", "FJ",
		"Organisations", "Reef Fund", "LIMA · Monday 23 November 2015")
}

func TestWalkingEntities(t *testing.T) {
	x := reading(t, stock(0), 120, 30)
	x.Press("e")
	has(t, x, "Norway · 1 of 2")
	found := false
	for y := 0; y < 8 && !found; y++ {
		for c := 37; c < 80; c++ {
			if x.Cell(c, y).Reverse {
				found = true
			}
		}
	}
	if !found {
		t.Errorf("no cell of the article is reversed\n%s", x.Screen())
	}
	x.Press("e", "e")
	has(t, x, "Erna Solberg, Prime Minister of Norway (2013–2021) · 1 of 3")
	x.Press("E")
	has(t, x, "Peru · 1 of 1")
	x.Press("3", "g")
	has(t, x, "Norway · 1 of 2")
	x.Press("j")
	has(t, x, "Erna Solberg, Prime Minister of Norway")
	x.Press("enter")
	has(t, x, "Prime Minister of Norway", "Oct 2013 – Oct 2021", "When this was written: in office", "3 times", "In no other story here")
	x.Press("esc")
	hasNot(t, x, "When this was written")
}

func TestNarrowAndWiden(t *testing.T) {
	x := reading(t, stock(2), 120, 30)
	x.WaitFor("PE")
	x.Press("2", "e", "x")
	has(t, x, "Only the 2 stories with Norway", "A long winter in Norland")
	hasNot(t, x, "counts its votes", "Short story number 1")
	x.Press("esc")
	has(t, x, "counts its votes", "Short story number 1")
	x.Press("esc", "esc", "x")
	has(t, x, "No entity is focused")
}

func TestMarksAndUndo(t *testing.T) {
	t.Parallel()
	x := reading(t, stock(2), 120, 30)
	has(t, x, "5 unread")
	x.Press("m")
	has(t, x, "Marked read", "4 unread")
	x.Press("m")
	has(t, x, "Marked unread", "5 unread")
	x.Press("s")
	has(t, x, "★", "Starred")
	x.Press("A")
	has(t, x, "5 stories marked read", "0 unread")
	x.Press("u")
	x.WaitFor("Undone: 5 stories unread")
	has(t, x, "5 unread")
	x.Press("u")
	x.WaitFor("Undone: 1 story not starred")
	hasNot(t, x, "★")
	x.Press("ctrl+r")
	x.WaitFor("Redone: 1 story starred")
	x.Press("U", "j", "enter")
	x.WaitFor("4 unread")
	has(t, x, "Peruvia counts its votes") // it stays in the filtered view
	x.Press("u", "u", "u", "u", "u", "u", "u", "u")
	x.WaitFor("Nothing to undo")
}

func TestFind(t *testing.T) {
	x := reading(t, stock(0), 120, 30)
	x.Press("2", "/")
	x.Type("sölberg") // accents and case do not count
	has(t, x, "1 of 3")
	x.Press("enter")
	has(t, x, "n N walk")
	x.Press("n", "n")
	has(t, x, "3 of 3", "At last Solberg left.")
	x.Press("esc")
	has(t, x, "The find is over")
	x.Press("/")
	x.Type("zebra")
	has(t, x, "0 of 0")
	x.Press("enter")
	has(t, x, "Not found")
	x.Press("/")
	x.Type("turn. the harbour") // across a line end
	has(t, x, "of 41")
}

func TestResizeKeepsTheParagraph(t *testing.T) {
	t.Parallel()
	x := reading(t, stock(0), 120, 30)
	x.Press("2")
	for i := 0; i < 60 && !strings.Contains(x.Screen(), "Fijia watched"); i++ {
		x.Press("j")
		x.Sync()
	}
	x.Press("ctrl+d")
	x.Sync()
	for _, size := range [][2]int{{80, 24}, {200, 50}, {60, 20}, {40, 12}, {120, 30}} {
		x.Resize(size[0], size[1])
		x.Sync()
		x.Settle()
		x.WaitForFunc(fmt.Sprintf("the paragraph at %v", size), func(s string) bool {
			return (strings.Contains(s, "Fijia watched") || strings.Contains(s, "harbour lay quiet")) && !strings.Contains(s, "A standfirst")
		})
	}
}

func TestNextStoryReads(t *testing.T) {
	x := reading(t, stock(0), 120, 30)
	x.Press("J")
	x.WaitFor("A standfirst about peruvia")
	has(t, x, "2 unread")
	x.Press("]")
	x.WaitFor("1 unread")
	x.Press("K", "K", "K")
	has(t, x, "This is the first story")
}

func TestNarrowScreen(t *testing.T) {
	x := reading(t, stock(0), 40, 12)
	has(t, x, "Stories › Test shelf", "? help")
	x.Press("enter")
	x.WaitFor("Stories › Norland")
	has(t, x, "NO2", "e entity")
	x.Press("i")
	has(t, x, "Erna Solberg")
	x.Press("esc", "esc", "esc") // the pane, the entity, the article
	has(t, x, "Test shelf")
}

func TestMouse(t *testing.T) {
	x := reading(t, stock(2), 120, 30)
	_, row, _ := x.Find("Peruvia counts")
	x.Click(6, row)
	x.WaitFor("A standfirst about peruvia")
	x.Click(6, row)
	x.Sync()
	x.WaitFor("4 unread")
	col, row, ok := x.Find("Lima was")
	if !ok {
		t.Fatal("the text is not on screen")
	}
	x.Click(col+1, row)
	has(t, x, "Lima, Peru")
	x.Click(col+1, row)
	has(t, x, "In 1 other story here")
	x.Click(1, 1)
	hasNot(t, x, "other story here")
	before := x.Screen()
	x.Wheel(false, col, row)
	x.Sync()
	if x.Screen() == before {
		t.Error("the wheel scrolled nothing")
	}
}

func TestPaletteAndHelp(t *testing.T) {
	x := reading(t, stock(0), 120, 30)
	x.Press("?")
	has(t, x, "Keys in the list of stories", "page down")
	x.Type("star")
	has(t, x, "star the story")
	x.Press("esc", "esc", ":")
	has(t, x, "Commands")
	x.Type("zen")
	x.Press("enter")
	x.Sync()
	has(t, x, "z brings the panes back")
	x.Press("esc", ":")
	x.Type("only stories with the focused")
	has(t, x, "e picks an entity first")
}

func TestFailuresAreTold(t *testing.T) {
	s := stock(0)
	s.fails = []error{fmt.Errorf("gone.txt: no such file")}
	x := open(t, s, 120, 30)
	x.WaitFor("gone.txt: no such file")
	has(t, x, "3 stories")
}

// TestEverySize draws every state at every size: no panic, no row of another
// width than the terminal's, exactly as many rows as it has.
func TestEverySize(t *testing.T) {
	s := stock(3)
	s.items[1].Title = "東京 👩‍👩‍👧‍👦 ⚠️ ｶﾀｶﾅ ทดสอบ क्षत्रिय — " + strings.Repeat("wide ", 20)
	states := map[string]func(*App){
		"stories": func(a *App) {},
		"article": func(a *App) { a.setFocus(layout.Article) },
		"entity":  func(a *App) { a.setFocus(layout.Article); a.walk(1) },
		"side":    func(a *App) { a.pane(layout.Involved) },
		"card":    func(a *App) { a.walk(1); a.openCard() },
		"choose":  func(a *App) { a.walk(1); a.openCard(); a.ask() },
		"help":    func(a *App) { a.openHelp() },
		"palette": func(a *App) { a.openPalette() },
		"find":    func(a *App) { a.openFind(); a.reader.SetFind("solberg") },
		"zen":     func(a *App) { a.toggleZen() },
		"narrow":  func(a *App) { a.walk(1); a.narrowTo() },
		"follow":  func(a *App) { a.openAdd(); opened[*addLayer](a).note(strings.Repeat("long ", 60), a.theme.Error) },
		"feeds":   func(a *App) { a.handle(a.openFeeds()()); opened[*feedsLayer](a).Move(2) },
		"remove":  func(a *App) { a.handle(a.openFeeds()()); a.key(tea.KeyPressMsg{Code: 'x', Text: "x"}) },
		"rename":  func(a *App) { a.handle(a.openFeeds()()); a.key(tea.KeyPressMsg{Code: 'n', Text: "n"}) },
	}
	heights := []int{1, 4, 5, 7, 8, 12, 24, 100}
	step := 1
	if testing.Short() || raceOn {
		step = 7
	}
	for name, enter := range states {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := New(Options{Articles: s, Feeds: someFeeds(), Now: now})
			defer a.Close()
			a.onBatch(batchMsg{batch: must(s.Load(a.ctx, 0))})
			a.build(a.ctx, a.pageKey("one"))
			page := a.build(a.ctx, a.pageKey("one"))().(pageMsg)
			a.onPage(page)
			enter(a)
			for w := 1; w <= 300; w += step {
				if w > 130 && w%9 != 0 && w != 300 {
					continue
				}
				a.resize(w, 24)
				if w%16 == 1 {
					a.onPage(a.build(a.ctx, a.pageKey("one"))().(pageMsg))
				}
				for _, h := range heights {
					a.resize(w, h)
					check(t, a, w, h)
				}
			}
		})
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func check(t *testing.T, a *App, w, h int) {
	t.Helper()
	rows := a.rows()
	if len(rows) != h {
		t.Fatalf("%d×%d: %d rows", w, h, len(rows))
	}
	for i, r := range rows {
		if got := screen.Width(r, a.method); got != w && a.frame.Mode != layout.TooSmall || got > w {
			t.Fatalf("%d×%d: row %d has %d cells: %q", w, h, i, got, r)
		}
	}
}

func TestOneStoryOpensAtOnce(t *testing.T) {
	s := stock(0)
	s.items = s.items[:1]
	x := open(t, s, 40, 12)
	x.WaitFor("Stories › Norland")
	x.Press("q", "q")
	x.WaitEnd()
}
