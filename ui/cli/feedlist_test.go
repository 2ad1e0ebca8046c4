package cli

import (
	"strings"
	"testing"
	"time"
)

// subscribed is a shelf whose feeds are those of a server, and in the folder Bad
// some that cannot be had.
func subscribed(t *testing.T, srv *site, bad ...string) shelf {
	t.Helper()
	s := newShelf(t)
	f := front{environ: []string{"XDG_DATA_HOME=" + s.home, "XDG_CONFIG_HOME=" + t.TempDir()}, now: func() time.Time { return libraryDay }}
	f.add(t, srv.URL+"/feed/World", srv.URL+"/feed/Sport")
	var list strings.Builder
	for _, path := range bad {
		list.WriteString(`<outline text="Broken ` + strings.Trim(path, "/") + `" xmlUrl="` + srv.URL + path + `"/>`)
	}
	if len(bad) > 0 {
		f.stdin = strings.NewReader(`<opml version="2.0"><body><outline text="Bad">` + list.String() + `</outline></body></opml>`)
		if got := f.start(t, "import", "-"); got.status != 0 {
			t.Fatalf("%+v", got)
		}
	}
	return s
}

// D lists the feeds and says what is wrong with which; they are refreshed,
// renamed, filtered and removed there.
func TestFeedList(t *testing.T) {
	t.Parallel()
	srv := serve(t)
	s := subscribed(t, srv, "/none")
	x := s.window(t, 120, 40)
	x.WaitFor("6 stories")
	x.Press("R")
	x.WaitFor("No new articles · Broken none: 404 Not Found · D lists feeds")
	x.Press("D")
	x.WaitFor("3 feeds · 1 failing")
	x.WaitFor("! Broken none")
	x.WaitFor("3 of 3    now")
	x.Press("G")
	x.WaitFor("▌ ! Broken none")
	x.WaitFor("Failed: 404 Not Found")
	x.WaitFor("never fetched")
	x.Press("r") // again
	x.WaitFor("Failed 2 times: 404 Not Found")
	x.Press("G")
	x.WaitFor("The list of feeds goes no further: esc closes it.")

	x.Press("n")
	x.WaitFor("Name: Broken none")
	x.Press("ctrl+u")
	x.Type("Mine")
	x.Press("enter")
	x.WaitFor("Named: Mine")
	x.WaitFor("▌ ! Mine")
	x.Press("/")
	x.Type("sport")
	x.WaitFor("with “sport”")
	x.WaitGone("! Mine")
	x.Press("enter", "n", "esc", "x")
	x.WaitFor("Remove Sport and its 3 articles? y removes, any other key keeps")
	x.Press("x")
	x.WaitFor("Kept: Sport")
	x.Press("x", "y")
	x.WaitFor("Removed: Sport")
	x.WaitFor("No feed has these words.")
	x.Press("esc")
	x.WaitFor("2 feeds · 1 failing")
	x.Press("esc")
	x.WaitGone("1 failing")
	x.WaitFor("3 stories")
	x.Press("D")
	x.WaitFor("2 feeds")
	x.Press("g", "enter")
	x.WaitFor("3 stories · ")
	x.WaitFor("esc shows all")
	x.WaitFor("feed:")
	x.Press("esc")
	x.WaitGone("feed:")
	x.Press("D", "?")
	x.WaitFor("Keys in the list of feeds")
	x.WaitFor("give the selected feed a name of your own")
	x.Type("stop following")
	x.Press("enter")
	x.WaitFor("Remove ")
	x.WaitFor("2 feeds") // it is there still
	x.Press("k", "a")
	pasted(x, srv.URL+"/feed/Sport")
	x.WaitFor("Followed: Sport · 3 articles")
	x.Press("esc")
	x.WaitFor("3 feeds")
	for _, size := range [][2]int{{200, 50}, {80, 24}, {40, 12}, {24, 8}} {
		x.Resize(size[0], size[1])
		x.Settle()
		x.WaitFor("3 feeds")
	}
}

// Without feeds the list says how to get one.
func TestFeedListEmpty(t *testing.T) {
	x := newShelf(t).window(t, 80, 24)
	x.WaitFor("Kabor")
	x.Press("R")
	x.WaitFor("No feed is followed yet. a adds one.")
	x.Press("D")
	x.WaitFor("No feed is followed yet. a follows one.")
	x.Press("x")
	x.WaitFor("No feed is selected.")
	x.Press("J")
	x.WaitFor("The list of feeds is open: esc closes it, ? lists its keys.")
	x.Press("a")
	x.WaitFor("AllAfrica")
	x.Press("esc", "D")
	x.WaitGone("No feed is followed yet")
}

// R fetches all feeds, r that of the story: what is new is listed above and the
// selected row stays where it is.
func TestRefreshOnScreen(t *testing.T) {
	t.Parallel()
	srv := serve(t)
	srv.stories.Store(8)
	s := subscribed(t, srv)
	x := s.window(t, 120, 24)
	x.WaitFor("16 stories   16 unread")
	x.Press("j", "j", "j")
	x.Sync()
	_, at, _ := x.Find("▌●")
	headline := strings.TrimSpace(strings.Split(strings.TrimPrefix(x.Row(at), "▌●"), "│")[0])
	srv.stories.Store(10)
	x.Press("R")
	x.WaitFor("20 stories   20 unread")
	x.WaitFor("4 new articles.")
	x.Sync()
	if _, y, _ := x.Find("▌●"); y != at || !strings.Contains(x.Row(y), headline) {
		t.Errorf("%q was on line %d\n%s", headline, at, x.Screen())
	}
	x.Press("R")
	x.WaitFor("No new articles.")
	srv.stories.Store(11)
	x.Press("r")
	x.WaitFor("1 new article.")
	x.WaitFor("21 stories   21 unread")
	srv.Close()
	x.Press("R")
	x.WaitFor("No new articles · 2 of 2 feeds failed · D says why")
}

// A refresh says how far it is, and esc stops it.
func TestRefreshStoppedOnScreen(t *testing.T) {
	srv := serve(t)
	s := subscribed(t, srv, "/hang")
	x := s.window(t, 120, 40)
	x.WaitFor("6 stories")
	srv.stories.Store(4)
	x.Press("R")
	x.WaitFor("Fetching feeds · 2 of 3 · esc stops")
	x.Press("R")
	x.WaitFor("Feeds are being fetched already · esc stops that")
	x.Press("D")
	x.WaitFor("3 feeds · fetching, 2 of 3 done")
	x.Press("esc")
	x.WaitFor("Stopping; what has come by now stays.")
	x.WaitGone("fetching, 2 of 3 done")
	x.Press("esc")
	x.WaitFor("8 stories")
}
