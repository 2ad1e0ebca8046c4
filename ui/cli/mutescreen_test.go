package cli

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/model"
)

// TestMute: X and a mute the outlet, the focused person or words; what is muted
// leaves the list at once, and comes back.
func TestMute(t *testing.T) {
	s, l := desked(t)
	x := s.window(t, 120, 40)
	x.WaitFor("Ferry strike")
	x.Press("j", "j", "2")
	x.WaitFor("welcomed the end")
	x.Press("e", "e", "e", "e")
	x.WaitFor("Erna Solberg, ")
	x.Press("X")
	x.WaitFor("Nothing is muted. a mutes words")
	x.Press("a")
	x.WaitFor(`mute: person:"Erna Solberg"`)
	x.Press("enter")
	x.WaitFor(`“person:"Erna Solberg"” is muted · u undoes`)
	x.WaitFor("everywhere │")
	x.WaitFor("4 stories")
	x.WaitGone("Ferry strike")
	x.Press("esc", "1")
	x.WaitFor("▌● Lima opens a new bridge") // the next one
	x.Press("u")
	x.WaitFor(`Undone: “person:"Erna Solberg"” is no longer muted`)
	x.WaitFor("Ferry strike")
	x.WaitFor("▌● Lima opens a new bridge")
	x.Press("ctrl+r")
	x.WaitFor("Redone: ")
	x.WaitFor("4 stories")

	x.Press("X", "a")
	x.WaitFor(`mute: feed:"Harbour Post"`)
	x.Press("ctrl+u")
	x.Type("(ports OR")
	x.Press("enter")
	x.WaitFor("at 10: ")
	x.Press("ctrl+u")
	x.Type("coun")
	x.WaitFor("a country")
	x.Press("tab")
	x.Type("per")
	x.Press("tab") // the suggestions are on their way
	for begun := time.Now(); !strings.Contains(strings.ToLower(x.Screen()), "mute: country:peru"); x.Sync() {
		if time.Since(begun) > 10*time.Second {
			t.Fatal(x.Screen())
		}
	}
	x.Press("enter")
	x.WaitFor("eru” is muted")
	x.WaitGone("Lima opens")
	x.Press("j", "x")
	x.WaitFor("eru” is no longer muted · u undoes")
	x.WaitFor("Lima opens")
	x.Press("t")
	x.WaitFor("No desk is shown")
	x.Press("esc", "d")
	x.WaitFor("Desks")
	x.Press("7", "X")
	x.WaitFor("everywhere │")
	x.Press("t")
	x.WaitFor("is muted in Europe · u undoes")
	x.WaitFor("in Europe │")
	x.Press("t")
	x.WaitFor("is muted everywhere")
	x.Press("u")
	x.WaitFor("in Europe │")
	x.Press("esc", "esc")
	x.WaitFor("5 stories   5 unread")
	list, err := l.Mutes(context.Background())
	if err != nil || len(list) != 1 || list[0].Desk != 6 {
		t.Errorf("%+v %v", list, err)
	}
	if _, err := l.Unmute(context.Background(), list[0].ID); err != nil { // another window
		t.Fatal(err)
	}
	x.Press("d", "7")
	x.WaitFor("Europe: 2 stories")
}

// TestTags: T lists the tags of the story, puts new and known ones on, and takes
// them off.
func TestTags(t *testing.T) {
	s, l := desked(t)
	items, _, err := l.List(context.Background(), store.Filter{}, store.Cursor{}, 5)
	if err == nil {
		_, err = l.Tag(context.Background(), []string{items[1].ID, items[2].ID}, []string{"Énergie"}, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{120, 40}, {40, 12}} {
		x := s.window(t, size[0], size[1])
		x.WaitFor("Kenya counts")
		x.Press("T")
		x.WaitFor("Tags of this story")
		x.WaitFor("Énergie ")
		x.Type("ener")
		x.WaitFor("a new tag")
		x.Press("enter") // the known one
		x.WaitFor("Tagged “Énergie” · u")
		x.WaitFor("✓  Énergie")
		x.Type("Read later")
		x.WaitFor("Read later  ")
		x.Press("enter")
		x.WaitFor("Tagged “Read later”")
		x.WaitFor("✓  Read later")
		x.Press("enter")
		x.WaitFor("Tag “Énergie” taken off")
		x.WaitGone("✓  Énergie")
		x.Press("esc")
		x.WaitGone("Tags of this story")
		if size[0] == 120 {
			x.WaitFor("Tags: Read later")
		}
		x.Press("u")
		x.WaitFor("Undone: tag “Énergie” on 1 story")
		x.Press("u")
		x.WaitFor("Undone: tag “Read later” off 1 story")
		x.Press("u")
		x.WaitFor("Undone: tag “Énergie” off 1 story")
		x.Press("ctrl+r")
		x.WaitFor("Redone: tag “Énergie” on 1 story")
		x.Press("u")
		x.WaitFor("Undone: tag “Énergie” off")
		x.close()
	}
	if tags, err := l.TagsOf(context.Background(), items[0].ID); err != nil || len(tags) != 0 {
		t.Error(tags, err)
	}
}

// TestRemovedFeedIsTold: undo brings a feed back and says so.
func TestRemovedFeedIsTold(t *testing.T) {
	s, l := desked(t)
	x := s.window(t, 120, 40)
	x.WaitFor("5 stories   5 unread")
	feeds, err := l.Feeds(context.Background())
	if err == nil {
		err = l.RemoveFeed(context.Background(), feeds[0].ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	x.WaitGone("Ferry strike")
	x.Press("u")
	x.WaitFor("Undone: Harbour Post is back, with 5 articles · ctrl+r redoes")
	x.WaitFor("5 stories   5 unread")
	x.Press("ctrl+r")
	x.WaitFor("Redone: Harbour Post is gone, with 5 articles")
	x.WaitGone("Ferry strike")
	if _, _, err := l.AddFeed(context.Background(), &model.Feed{URL: "https://example.org/feed"}); err != nil {
		t.Fatal(err)
	}
	x.Press("u")
	x.WaitFor("This cannot be undone: ")
	if strings.Contains(x.Screen(), "..") {
		t.Error(x.Screen())
	}
}
