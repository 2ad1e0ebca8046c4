package cli

import (
	"fmt"
	"strings"
	"testing"

	"dateline/articles/store"
	"dateline/model"
)

// gasStories are stories of which some have a word in the headline, in the text, or
// not.
func gasStories() []store.Incoming {
	return []store.Incoming{
		told(6, "Ferry strike ends in Bergen", "BERGEN, Norway — Prime Minister Erna Solberg welcomed the end of a strike."),
		told(5, "Lima opens a new bridge", "LIMA, Peru — President Ollanta Humala opened a bridge. A pipe of gas runs beside it."),
		told(4, "Gas prices rise again", "BERLIN, Germany — Gas was dearer on Monday. Gas is sold by the forum of gas exporters."),
		told(3, "Putin visits Helsinki", "HELSINKI, Finland — Vladimir Putin met Sauli Niinisto."),
		told(2, "Gasoline is cheap", "OSLO, Norway — Gasoline was cheap."),
		told(1, "東京で会議", "東京都は会議を開いた。"),
	}
}

// TestSearchBox: finds with their text while one types, the best first; enter opens
// one and lists them, n walks its matches, and esc brings everything back.
func TestSearchBox(t *testing.T) {
	s := newShelf(t)
	delivered(t, s.open(t), gasStories()...)
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}} {
		x := s.window(t, size[0], size[1])
		x.WaitFor("Ferry strike")
		x.Press("/")
		x.WaitFor("Search")
		x.Type("gas")
		x.WaitFor("3 stories, the best first") // gasoline, too, while the word goes on
		x.WaitFor("BERLIN, Germany — Gas was")
		x.Type(" forum")
		x.WaitFor("1 story, the best first")
		for range len(" forum") {
			x.Press("backspace")
		}
		x.WaitFor("3 stories")
		x.Press("ctrl+o")
		x.WaitFor("the newest first")
		x.Press("ctrl+o")
		x.WaitFor("the best first")
		x.Type(" -gasoline ")
		x.WaitFor("2 stories, the best first")
		x.WaitFor("BERLIN, Germany — Gas was")
		x.Press("enter")
		x.WaitGone("the best first")
		x.WaitFor("1 of 4 · n N walk")
		x.Press("n")
		x.WaitFor("2 of 4")
		x.Press("N", "N")
		x.WaitFor("4 of 4")
		x.Press("esc") // the find
		x.WaitFor("The find is over")
		x.Press("esc") // to the list
		x.Settle()
		x.WaitForFunc(fmt.Sprintf("%v: the list of what was found", size), func(got string) bool {
			return strings.Contains(got, "Lima opens") && !strings.Contains(got, "Ferry strike")
		})
		x.Press("O")
		x.WaitFor("The newest first: 2 stories")
		x.Press("esc")
		x.WaitFor("All stories again")
		x.WaitFor("Ferry strike")
		x.Press("u") // it was read
		x.WaitFor("Undone")
		x.Press("q")
		x.WaitEnd()
		x.close()
	}
}

// TestSearchStates: nothing typed, nothing found, mistakes and an empty library are
// each told; esc leaves everything as it was.
func TestSearchStates(t *testing.T) {
	s := newShelf(t)
	delivered(t, s.open(t), gasStories()...)
	x := s.window(t, 100, 30)
	x.WaitFor("Ferry strike")
	x.Press("j")
	x.Settle()
	before := x.Screen()
	x.Press("/")
	x.WaitFor("Type what to look for")
	x.Type("zeppelin")
	x.WaitFor("Nothing is found")
	x.Press("enter") // nothing to open
	x.WaitFor("Nothing is found")
	x.Press("end", "ctrl+u")
	x.WaitFor("Type what to look for")
	x.Type("contry:iran ")
	x.WaitFor("did you mean country")
	x.Press("enter")
	x.WaitFor("did you mean country")
	x.Press("end", "ctrl+u")
	x.Type("after:2015-13-45 ")
	x.WaitFor("at 7")
	x.Press("end", "ctrl+u")
	x.Type("(gas")
	x.WaitFor("3 stories") // an open bracket is no mistake while one types
	x.Press("enter")
	x.WaitFor(") expected")
	x.Press("end", "ctrl+u")
	x.Type("-gas -gasoline ")
	x.WaitFor("3 stories")
	x.Press("end", "ctrl+u")
	x.Type("東京")
	x.WaitFor("1 story")
	x.WaitFor("東京都は会議")
	x.Press("end", "ctrl+u")
	x.Paste(strings.Repeat("gas OR ", 10_000) + "\x1b[31m\x00 is:unread")
	x.Settle()
	x.Press("esc")
	x.Settle()
	x.WaitForFunc("the screen as before esc\n"+before, func(after string) bool { return after == before })

	empty := newShelf(t)
	_, _, err := empty.open(t).AddFeed(t.Context(), &model.Feed{URL: "https://example.org/nothing"})
	if err != nil {
		t.Fatal(err)
	}
	y := empty.window(t, 100, 30)
	y.WaitFor("No articles have come yet")
	y.Press("/")
	y.Type("gas")
	y.WaitFor("No articles have come yet")
	y.Press("esc")
	y.Press("/")
	y.Type("country:atlantis ")
	y.WaitFor(`no country "atlantis"`)
}

// TestSearchIsLatest: what is typed later is what is shown, however fast; the box
// never jumps.
func TestSearchIsLatest(t *testing.T) {
	s := newShelf(t)
	var list []store.Incoming
	for i := 600; i > 0; i-- {
		word := "even"
		if i%2 == 1 {
			word = "odd"
		}
		list = append(list, told(i, fmt.Sprintf("Headline %d", i), "BERGEN, Norway — An "+word+" number of ships."))
	}
	delivered(t, s.open(t), list...)
	x := s.window(t, 100, 30)
	x.WaitFor("Headline 600")
	x.Press("/")
	x.Type("even odd numbe ships")
	x.WaitFor("Nothing is found")
	x.Press("end", "ctrl+u")
	x.Type("odd")
	x.WaitFor("300 stories")
	x.Press("end", "ctrl+u")
	x.Type("ships")
	x.WaitFor("600 stories")
	x.Press("enter")
	x.WaitFor("ships* · 1 of 1")
	x.Press("esc", "esc")
	x.WaitFor("600 stories")
}

// TestBarTakesAnything: whatever is typed or pasted into the filter bar, the screen
// goes on, says what is wrong, and esc brings everything back.
func TestBarTakesAnything(t *testing.T) {
	full, empty := newShelf(t), newShelf(t)
	delivered(t, full.open(t), gasStories()...)
	if _, _, err := empty.open(t).AddFeed(t.Context(), &model.Feed{URL: "https://example.org/nothing"}); err != nil {
		t.Fatal(err)
	}
	odd := []string{
		"((((gas", "gas))", "country:", "contry:iran ", "after:2015-13-45 ", `title:"gas`, "NOT", "-", "-gas -ships", "OR OR", "\x1b[31m\x00\x7f", "﷽\u202eabc",
		strings.Repeat("word ", 10_000), strings.Repeat("a OR ", 10_000), strings.Repeat("(", 10_000), strings.Repeat("-", 10_000), strings.Repeat("長", 5000),
	}
	for _, s := range []shelf{full, empty} {
		x := s.window(t, 90, 24)
		x.Settle()
		before := x.Screen()
		for _, text := range odd {
			for _, key := range []string{`\`, "/"} {
				x.Press(key)
				x.Paste(text)
				x.Press("enter", "esc", "esc", "esc", "esc")
			}
		}
		back := func() bool {
			return s == full && strings.Contains(x.Screen(), "Ferry strike") || s == empty && strings.Contains(x.Screen(), "No articles have come yet")
		}
		// A busy machine can take the escape of a key's sequence for itself, and its
		// rest for letters: esc is pressed until nothing is left to leave.
		for range 40 {
			x.Press("esc")
			x.Settle()
			if back() {
				break
			}
		}
		x.Press("1", "g", "ctrl+l")
		x.Settle()
		if !back() {
			t.Errorf("what was\n%s\nis\n%s", before, x.Screen())
		}
	}
}
