package cli

import (
	"strings"
	"testing"
)

// A feed that is followed from the sample edition opens the library; those of a
// page are chosen, failures say why, and what was typed stays.
func TestFollowOnScreen(t *testing.T) {
	t.Parallel()
	srv, s := serve(t), newShelf(t)
	x := s.window(t, 120, 40)
	x.WaitFor("Kabor")
	x.WaitFor("a follows feeds")
	x.WaitFor("a follow feeds")
	x.Press("a")
	x.WaitFor("Follow feeds")
	x.WaitFor("AllAfrica")
	pasted(x, srv.URL+"/none")
	x.WaitFor("Not followed: 404 Not Found")
	if !strings.Contains(x.Screen(), "› "+srv.URL+"/none") {
		t.Errorf("what was typed is gone\n%s", x.Screen())
	}
	x.Press("esc") // clears
	x.WaitFor("address of a feed or a page")
	x.WaitFor("Kabor")

	pasted(x, "  "+strings.TrimPrefix(srv.URL, "http://")+"/feed/World")
	x.WaitFor("Not followed: ") // https where the server has none
	x.Press("esc")
	x.WaitFor("address of a feed or a page")
	pasted(x, "feed://"+srv.URL+"/one ")
	x.WaitFor("Followed: One · 3 articles")
	x.WaitFor("address of a feed or a page") // for the next one
	x.WaitFor("3 stories   3 unread")
	pasted(x, srv.URL+"/feed/One")
	x.WaitFor("One: followed already")
	pasted(x, srv.URL+"/two")
	x.WaitFor("2 feeds of ")
	x.Press("down", "enter")
	x.WaitFor("Followed: Sport · 3 articles")
	x.WaitFor("✓ Sport")
	x.Press("down", "enter")
	x.WaitFor("Followed: World · 3 articles")
	x.WaitFor("✓ World")
	x.WaitFor("9 stories   9 unread")
	x.Press("esc", "esc", "esc")
	x.WaitGone("Follow feeds")
	x.Press("r")
	x.WaitFor("No new articles.")
	x.close()
	x = s.window(t, 80, 24)
	x.WaitFor("9 stories   9 unread")
}

// pasted follows the address that is pasted, once it is offered.
func pasted(x window, address string) {
	x.Paste(address)
	x.WaitFor("▌   Follow  " + strings.TrimSpace(address))
	x.Press("enter")
}

// A page's feeds can be followed together, and a server that does not answer is
// given up with esc.
func TestFollowAllAndStop(t *testing.T) {
	srv, s := serve(t), newShelf(t)
	x := s.window(t, 80, 24)
	x.WaitFor("Kabor")
	x.Press("a")
	pasted(x, srv.URL+"/hang")
	x.WaitFor("Fetching…")
	x.WaitFor("esc stop")
	<-srv.hanging
	x.Press("esc")
	x.WaitFor("Stopped.")
	x.WaitFor("esc clear")
	x.Press("esc")
	x.WaitFor("address of a feed or a page")
	pasted(x, srv.URL+"/two")
	x.WaitFor("all of them")
	x.Press("up") // stays at the top
	x.Press("pgdown", "enter")
	x.WaitFor("Followed: 2 feeds · 6 articles")
	x.WaitFor("6 stories   6 unread")
}

func TestFollowCatalogue(t *testing.T) {
	s := newShelf(t)
	delivered(t, s.open(t), threeStories()...)
	x := s.window(t, 120, 40)
	x.WaitFor("3 stories")
	x.Press("a")
	x.WaitFor("BBC News Africa")
	x.Type("norwegian")
	x.WaitFor("NRK")
	x.WaitGone("BBC News Africa")
	x.Press("ctrl+u")
	x.Type("south am")
	x.WaitFor("Clarín")
	x.Press("esc")
	x.WaitFor("address of a feed or a page")
	x.Type("qqq")
	x.WaitFor("Nothing in the list has that.")
	x.Press("enter")
	x.WaitFor("This is no address, and the list has nothing like it.")
	x.Press("esc", "esc")
	x.WaitGone("Follow feeds")
}

// The list of world news is found from the command line, too, without a library.
func TestFeedsCatalogue(t *testing.T) {
	f := reading(t)
	got := f.start(t, "feeds", "--catalogue", "portuguese", "brazil")
	if got.status != 0 || !strings.HasPrefix(got.stdout, "Latin America\n  Folha de S.Paulo           Portuguese  https://") || strings.Count(got.stdout, "\n") != 3 {
		t.Errorf("%+v", got)
	}
	list := lines[offeredFeed](t, f.start(t, "feeds", "--catalogue", "--json"))
	if len(list) < 60 || list[0].Outlet == "" || list[0].Country == "" || !strings.HasPrefix(list[0].URL, "https://") {
		t.Errorf("%d: %+v", len(list), list[0])
	}
	f.expect(t, "feeds --catalogue klingon", outcome{1, "", "dateline: the list of world news has nothing for klingon; dateline feeds --catalogue shows all of it\n"})
}
