package app

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/screentest"
)

// linked is a shelf of one story with links, and a reader that notes which
// addresses it opens.
func linked(t *testing.T, w, h, links int) (*screentest.Terminal, *[]string) {
	t.Helper()
	s := stock(0)
	l := s.loaded[s.items[0].ID]
	a := *l.Article
	a.URL = "https://news.example.org/story"
	var b document.Builder
	b.Leaf(document.Block{Kind: document.Paragraph})
	for i := range links {
		b.Text("See ", 0, "")
		b.Text(fmt.Sprintf("page %d", i), 0, fmt.Sprintf("https://host%d.example.org/p", i))
		b.Text(" and then. ", 0, "")
	}
	b.Text("Never ", 0, "")
	b.Text("this", 0, "javascript:alert(1)")
	b.EndLeaf()
	a.Doc = b.Document()
	s.items[0].URL = a.URL
	s.loaded[a.ID] = model.Loaded{Article: &a, Analysis: &model.Analysis{Date: now},
		Enclosures: []model.Enclosure{{URL: "https://cdn.example.org/talk.mp3", Type: "audio/mpeg", Bytes: 12 << 20}}}
	var opened []string
	app := New(Options{Articles: s, Theme: "dark", Now: now, Browse: func(u string) (tea.Cmd, error) {
		opened = append(opened, u)
		return nil, nil
	}})
	x := screentest.Start(t, app.Model(), screentest.Options{Width: w, Height: h, Graphemes: true})
	t.Cleanup(app.Close)
	x.WaitFor("Peruvia")
	if w < 70 {
		x.Press("enter") // one pane at a time
	}
	x.WaitFor("page 0")
	return x, &opened
}

func TestHints(t *testing.T) {
	x, opened := linked(t, 100, 30, 4)
	x.Press("enter", "f")
	has(t, x, "shift+letter copies", "See ")
	if n := strings.Count(x.Screen(), "page"); n != 0 {
		t.Errorf("%d links have no letter\n%s", n, x.Screen())
	}
	x.Press("s") // the second
	has(t, x, "Opening https://host1.example.org/p", "page 1")
	x.Press("f", "D")
	has(t, x, "Copied https://host2.example.org/p")
	x.WaitUntil("the address in the clipboard", func() bool { return x.Clipboard() == "https://host2.example.org/p" })
	x.Press("f", "j") // javascript: is shown and not opened
	has(t, x, "no address of the web: javascript:alert(1)")
	x.Press("f", "k") // the file that came with the article
	has(t, x, "Opening https://cdn.example.org/talk.mp3", "Audio, 12 MB · cdn.example.org")
	x.Press("f", "z")
	has(t, x, "z stands nowhere")
	x.Press("q") // takes the letters away, no more
	has(t, x, "page 0", "ARTICLE")
	if strings.Join(*opened, " ") != "https://host1.example.org/p https://cdn.example.org/talk.mp3" {
		t.Errorf("opened %q", *opened)
	}
}

// TestHintsOfTwoLetters: more than letters.
func TestHintsOfTwoLetters(t *testing.T) {
	x, opened := linked(t, 110, 40, 60)
	x.Press("enter", "f")
	has(t, x, "aage 0") // aa over "pa"… of "page 0": two cells
	x.Press("s", "a")
	has(t, x, "Opening https://host25.example.org/p")
	x.Press("f", "s", "esc")
	has(t, x, "page 25")
	if len(*opened) != 1 {
		t.Errorf("opened %q", *opened)
	}
}

// TestHintsOnNames: a name opens its card.
func TestHintsOnNames(t *testing.T) {
	x := reading(t, stock(0), 120, 30)
	x.Press("enter", "f", "a")
	has(t, x, "Norway ─", "Kingdom of Norway")
	x.Press("esc", "f", "A")
	has(t, x, "Copied Norway")
	x.Press("f")
	has(t, x, "shift+letter copies")
	x.Resize(90, 30) // what they stand on moves, and they with it
	x.WaitFor("aorland and seruvia sign a treaty on fishing")
	x.Press("s")
	has(t, x, "Peru ─")
}

func TestLinkList(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 30}, {80, 24}, {40, 12}} {
		x, opened := linked(t, size[0], size[1], 3)
		x.Press("L")
		has(t, x, "Links of this article", "This story", "Audio, 12 MB", "page 0", "host0.example.org", "javascript")
		x.Press("j", "j", "enter")
		has(t, x, "Opening https://host0")
		x.Press("j", "y")
		has(t, x, "Copied https://host1")
		x.Press("G", "enter")
		has(t, x, "Not opened")
		x.Press("esc")
		hasNot(t, x, "Links of this article")
		if strings.Join(*opened, " ") != "https://host0.example.org/p" {
			t.Errorf("%v: opened %q", size, *opened)
		}
	}
}
