package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/articles/store"
	"dateline/model"
	"dateline/ui/screentest"
)

func TestReaderWithoutLibrary(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	x := s.window(t, 120, 40)
	x.WaitFor("Kabor")
	x.WaitFor("a follows feeds")
	x.WaitFor("enter read") // the line hides no key
	y := s.window(t, 80, 24)
	y.WaitFor("Kabor")
	y.Press("G", "j")
	y.WaitFor("The end of the list. a follows feeds.")
	if _, err := os.Stat(filepath.Dir(s.path)); !os.IsNotExist(err) {
		t.Error("something was made in the data folder:", err)
	}
	_ = s.open(t) // a library with nothing in it changes nothing
	s.window(t, 120, 40).WaitFor("Kabor")
}

func TestReaderOpensTheLibrary(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	delivered(t, s.open(t), threeStories()...)
	x := s.window(t, 120, 40)
	x.WaitFor("3 stories   3 unread")
	x.WaitFor("Putin visits Helsinki")
	screen := x.Screen()
	if a, b, c := strings.Index(screen, "Ferry strike"), strings.Index(screen, "Lima opens"), strings.Index(screen, "Putin visits"); a < 0 || a > b || b > c {
		t.Errorf("not newest first:\n%s", screen)
	}
	x.Press("enter")
	x.WaitFor("2 unread")
	x.WaitFor("Erna Solberg            1")
	x.Press("J", "s")
	x.WaitFor("Starred")
	x.WaitFor("1 unread")
	x.Settle()
	x.close()

	x = s.window(t, 120, 40) // a restart
	x.WaitFor("3 stories   1 unread")
	x.Press("u")
	x.WaitFor("Undone: 1 story not starred")
	x.Press("u")
	x.WaitFor("Undone: 1 story unread")
	x.WaitFor("2 unread")
	x.Press("ctrl+r")
	x.WaitFor("Redone: 1 story read")
	x.WaitFor("1 unread")
}

func TestReaderCorrectsInTheLibrary(t *testing.T) {
	t.Parallel()
	const office = "│      Prime Minister" // in the pane of those involved
	s := newShelf(t)
	delivered(t, s.open(t), threeStories()...)
	x := s.window(t, 120, 40)
	x.WaitFor("Ferry strike")
	x.WaitFor(office)
	x.Press("enter", "e", "e", "e", "e")
	x.WaitFor("Erna Solberg, ")
	x.Resize(121, 40) // the focus holds while the story is laid out anew
	x.Settle()
	x.Resize(120, 40)
	x.Settle()
	x.Press("enter")
	x.WaitFor("this story")
	x.Press("!")
	x.WaitFor("“Erna Solberg” is no longer Erna Solberg")
	x.WaitGone(office)
	x.Press("s") // a step after it
	x.WaitFor("Starred")
	x.Settle()
	x.close()
	data, err := os.ReadFile(filepath.Join(filepath.Dir(s.path), store.FileName))
	if err != nil || !strings.Contains(string(data), "Erna Solberg") {
		t.Fatalf("%s, %v", data, err)
	}

	x = s.window(t, 120, 40)
	x.WaitFor("Ferry strike")
	x.Press("enter")
	x.WaitFor("welcomed the end")
	x.WaitFor("INVOLVED")
	x.Settle()
	if strings.Contains(x.Screen(), office) {
		t.Errorf("the correction was forgotten:\n%s", x.Screen())
	}
	x.Press("u") // opening it was no step: it was read
	x.WaitFor("Undone: 1 story not starred")
	x.Press("u")
	x.WaitFor("Undone: “Erna Solberg” is Erna Solberg")
	x.WaitFor(office)
}

func TestReaderSeesOtherWindows(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	other := s.open(t)
	stories := threeStories()
	for n := range 10 { // the list fills the screen
		stories = append(stories, told(-n, fmt.Sprintf("Older story %d", n), "A text."))
	}
	delivered(t, other, stories...)
	x := s.window(t, 120, 24)
	x.WaitFor("13 stories   13 unread")
	x.Press("j")
	x.WaitFor("President Ollanta Humala opened a")
	x.Sync()
	_, at, _ := x.Find("▌●")
	items, _, err := other.List(context.Background(), store.Filter{}, store.Cursor{}, 10)
	if err != nil {
		t.Fatal(err)
	}
	yes := true
	if _, err := other.Mark(context.Background(), model.Mark{IDs: []string{items[2].ID}, Read: &yes, Star: &yes}); err != nil {
		t.Fatal(err)
	}
	x.WaitFor("13 stories   12 unread")
	delivered(t, other, told(9, "Storm reaches Fiji", "SUVA, Fiji — A storm came on Tuesday."), told(8, "Votes counted in Ghana", "ACCRA, Ghana — Votes were counted."))
	x.WaitFor("2 new articles · g to the newest")
	x.WaitFor("15 stories   14 unread")
	x.Sync()
	if _, y, _ := x.Find("▌●"); y != at {
		t.Errorf("the selected story moved from line %d to %d\n%s", at, y, x.Screen())
	}
	x.Press("g")
	x.WaitFor("Storm reaches Fiji")
	x.Press("j", "j", "j", "enter") // the story that was selected
	x.WaitFor("13 unread")
	x.WaitFor("President Ollanta Humala opened a")
}

// TestReaderSeesManyNew: a refresh brings far more than the list has loaded.
func TestReaderSeesManyNew(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	other := s.open(t)
	delivered(t, other, threeStories()...)
	x := s.window(t, 120, 24)
	x.WaitFor("3 stories   3 unread")
	var many []store.Incoming
	for n := range 700 {
		in := told(10+n, fmt.Sprintf("Fresh headline %d", n), "A text.")
		in.Analysis = nil
		many = append(many, in)
	}
	delivered(t, other, many...)
	x.WaitFor("700 new articles · g to the newest")
	x.WaitFor("703 stories   703 unread")
	x.Press("enter") // the story that was selected
	x.WaitFor("welcomed the end")
	x.Press("esc", "g")
	x.WaitFor("Fresh headline 699")
}

// TestReaderWaitsForArticles: the first ones need no key, and when the selected
// story goes away the next one is selected.
func TestReaderWaitsForArticles(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	l := s.open(t)
	delivered(t, l)
	x := s.window(t, 120, 40)
	x.WaitFor("No articles have come yet")
	delivered(t, l, threeStories()...)
	x.WaitFor("3 stories   3 unread")
	x.WaitFor("welcomed the end")
	feeds, err := l.Feeds(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	star := true
	items, _, err := l.List(context.Background(), store.Filter{}, store.Cursor{}, 3)
	if err == nil {
		_, err = l.Mark(context.Background(), model.Mark{IDs: []string{items[1].ID}, Star: &star})
	}
	if err == nil {
		err = l.RemoveFeed(context.Background(), feeds[0].ID) // keeps what has a star
	}
	if err != nil {
		t.Fatal(err)
	}
	x.WaitFor("1 story   1 unread")
	x.WaitFor("President Ollanta Humala")
}

// TestReaderLoadsOnTheWay: a long list is loaded as the reader comes to its end.
func TestReaderLoadsOnTheWay(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	var list []store.Incoming
	for n := 900; n > 0; n-- {
		in := told(n, fmt.Sprintf("Headline %d of many", n), "A text.")
		in.Analysis = nil
		list = append(list, in)
	}
	delivered(t, s.open(t), list...)
	x := s.window(t, 80, 24)
	x.WaitFor("900 stories   900 unread") // of all, though 200 are loaded
	for _, last := range []int{701, 501, 301, 101, 1} {
		x.Press("G")
		x.WaitFor(fmt.Sprintf("▌● Headline %d of many", last))
		x.Settle() // until the next ones are there
	}
}

func TestReaderRefusesALibrary(t *testing.T) {
	t.Parallel()
	made := newShelf(t)
	if err := made.open(t).Close(); err != nil {
		t.Fatal(err)
	}
	newer, err := os.ReadFile(made.path)
	if err != nil {
		t.Fatal(err)
	}
	newer[60] = 0x7f // the version of the schema
	for name, content := range map[string]string{
		"foreign": "this is no library", "damaged": "SQLite format 3\x00 and then nothing of it", "newer": string(newer)} {
		s := newShelf(t)
		if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(s.path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		p := screentest.StartCommand(t, screentest.Command{Path: built(t), Env: []string{"XDG_DATA_HOME=" + s.home, "XDG_CONFIG_HOME=" + t.TempDir()}},
			screentest.Options{Width: 120, Height: 40})
		if code := p.WaitExit(); code != 1 {
			t.Errorf("%s: exit status %d", name, code)
		}
		p.WaitFor("dateline: library: ")
		if p.AltScreen() {
			t.Errorf("%s: the screen was taken", name)
		}
		files, err := os.ReadDir(filepath.Dir(s.path))
		data, rerr := os.ReadFile(s.path)
		if err != nil || rerr != nil || len(files) != 1 || string(data) != content {
			t.Errorf("%s: touched: %v %v %v", name, files, err, rerr)
		}
	}
}

// TestEndToEndLibrary is the built program on a real library.
func TestEndToEndLibrary(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	delivered(t, s.open(t), threeStories()...)
	bin := built(t)
	env := []string{"XDG_DATA_HOME=" + s.home, "XDG_CONFIG_HOME=" + t.TempDir()}
	at := func() *screentest.Process {
		return screentest.StartCommand(t, screentest.Command{Path: bin, Env: env}, screentest.Options{Width: 120, Height: 40, Graphemes: true})
	}
	p, other := at(), at()
	p.WaitFor("3 stories   3 unread")
	other.WaitFor("3 stories   3 unread")
	p.Press("m")
	p.WaitFor("2 unread")
	other.WaitFor("2 unread") // another process
	leave(t, p)
	other.Press("u")
	other.WaitFor("Undone: 1 story unread")
	leave(t, other)
}
