package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/screentest"
)

// subscriptions are feeds in memory.
type subscriptions struct {
	mu      sync.Mutex
	list    []model.FeedCount
	choices []model.FeedChoice
	err     error
}

func (s *subscriptions) Feeds(context.Context) ([]model.FeedCount, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.list), nil
}

func (s *subscriptions) Follow(_ context.Context, address string) ([]model.Feed, []model.FeedChoice, error) {
	if s.err != nil || len(s.choices) > 0 {
		return nil, s.choices, s.err
	}
	return []model.Feed{{ID: 1, URL: address, Title: "New"}}, nil, nil
}

func (s *subscriptions) Unfollow(_ context.Context, id int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = slices.DeleteFunc(s.list, func(f model.FeedCount) bool { return f.ID == id })
	return nil
}

func (s *subscriptions) Rename(_ context.Context, id int64, name string) error {
	return errors.New("the disk is full")
}

func (s *subscriptions) Fetch(ctx context.Context, _ model.Fetch, progress func(done, total int)) (model.Refreshed, error) {
	progress(1, 3)
	<-ctx.Done()
	return model.Refreshed{}, ctx.Err()
}

func (s *subscriptions) Library(context.Context) (Shared, error) {
	return nil, errors.New("no library")
}

// someFeeds have everything a feed can have, and hostile words in it.
func someFeeds() *subscriptions {
	s := &subscriptions{}
	put := func(f model.Feed, articles, unread int) {
		f.ID = int64(len(s.list) + 1)
		s.list = append(s.list, model.FeedCount{Feed: f, Articles: articles, Unread: unread, Starred: articles / 2})
	}
	put(model.Feed{URL: "https://example.org/feed", Title: "Plain", LastSuccess: now.Add(-3 * time.Hour)}, 214, 12)
	put(model.Feed{URL: "https://me:s3cret@example.org/private", Name: "Mine", Folder: "World", Tags: []string{"a", "b"}, Interval: time.Hour, KeepDays: 9,
		Headers: []model.Header{{Name: "X", Value: "s3cret"}}, LastSuccess: now.Add(-90 * time.Hour)}, 1, 0)
	put(model.Feed{URL: "https://example.org/" + evil, Title: evil, Folder: evil, Tags: []string{evil}, LastError: evil + strings.Repeat(" for many reasons", 30), Failures: 4, KeepDays: -1}, 30000, 2)
	put(model.Feed{URL: "https://example.org/東京", Title: "東京 👩‍👩‍👧‍👦 " + strings.Repeat("wide ", 20), Folder: evil, LastError: "gone", Gone: true}, 0, 0)
	return s
}

// listing opens the list of feeds.
func listing(t *testing.T, feeds Feeds, w, h int) *screentest.Terminal {
	t.Helper()
	a := New(Options{Articles: stock(3), Feeds: feeds, Now: now, Zone: time.UTC})
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(), screentest.Options{Width: w, Height: h, Graphemes: true})
	x.WaitFor("sign a t")
	x.Press("D")
	x.WaitFor("4 feeds · 2 failing")
	return x
}

// Every key of the list of feeds changes the screen or says why not, and what
// feeds say of themselves does nothing to the terminal.
func TestKeysOfTheFeeds(t *testing.T) {
	for _, b := range keys.Catalogue() {
		if silent[b.Action] != "" || b.Scope != keys.FeedScope && b.Scope != keys.Everywhere {
			continue
		}
		for _, key := range b.Keys {
			t.Run(key, func(t *testing.T) {
				t.Parallel()
				x := listing(t, someFeeds(), 120, 30)
				x.Press("j")
				x.Sync()
				before := picture(x)
				x.Press(key)
				x.WaitUntil("the key to change something or say why not", func() bool { return picture(x) != before })
				x.Press("ctrl+c")
				x.WaitEnd()
				if left := x.Altered(); len(left) > 0 || x.Clipboard() != "" {
					t.Errorf("the terminal is left with %v %q", left, x.Clipboard())
				}
			})
		}
	}
}

func TestFeedsSayAll(t *testing.T) {
	x := listing(t, someFeeds(), 120, 30)
	x.WaitFor("12 of 214       3h")
	x.WaitFor("12 unread of 214 articles · 107 starred · fetched 3h ago")
	x.Press("j")
	x.WaitFor("0 unread of 1 article · fetched 3d ago · every 1h · kept for 9 days · a, b · 1 header")
	x.WaitFor("me:xxxxx@example.org/private")
	if strings.Contains(x.Screen(), "s3cret") {
		t.Errorf("a password is shown\n%s", x.Screen())
	}
	x.Press("j")
	x.WaitFor("Failed 4 times: A")
	x.WaitFor("never fetched · kept for ever")
	x.Press("j")
	x.WaitFor("Not fetched any more: gone")
	x.Press("n")
	x.WaitFor("Name: ")
	x.Type("x")
	x.Press("enter")
	x.WaitFor("the disk is full")
	x.Press("r")
	x.WaitFor("Fetching feeds · 1 of 3 · esc stops")
	x.Press("esc")
	x.WaitFor("Stopping")
	x.WaitGone("fetching, 1 of 3 done")
	x.Press("x", "y")
	x.WaitFor("3 feeds · 1 failing")
	x.Press("g", "x")
	x.WaitFor("Remove Plain and its 214 articles (107 starred stay)? y removes, any other key keeps")
	x.Click(1, 1) // beside the box
	x.WaitFor("Kept: Plain")
	x.WaitGone("3 feeds")
}

// Beside files that are read a feed goes into the library.
func TestFollowBesideFiles(t *testing.T) {
	a := New(Options{Articles: stock(3), Feeds: someFeeds(), Now: now, Zone: time.UTC})
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(), screentest.Options{Width: 120, Height: 40, Graphemes: true})
	x.WaitFor("sign a t")
	x.Press("a")
	x.WaitFor("AllAfrica")
	_, y, _ := x.Find("Jeune Afrique")
	x.Click(40, y)
	x.WaitFor("▌   Jeune Afrique")
	x.Click(40, y)
	x.WaitFor("Followed: New · 214 articles · in your library")
	x.WaitFor("▌ ✓ Jeune Afrique")
}

// The answers of the library stay in the box where they are asked for.
func TestFollowAnswers(t *testing.T) {
	s := someFeeds()
	a := New(Options{Articles: stock(3), Feeds: s, Sample: true, Hint: "x", Now: now, Zone: time.UTC})
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(), screentest.Options{Width: 80, Height: 24, Graphemes: true})
	x.WaitFor("sign a t")
	x.Press("a")
	x.Paste("example.org\n")
	x.WaitFor("▌   Follow  example.org")
	x.Press("enter")
	x.WaitFor("Not followed: no library · Followed: New · 214 articles")
	s.choices = []model.FeedChoice{{URL: "https://example.org/1", Title: evil}, {URL: "https://example.org/2"}}
	x.Press("enter")
	x.WaitFor("▌   ")
	x.WaitFor("all of them")
	x.Type("x") // goes back to the list
	x.WaitGone("all of them")
	x.Press("esc", "esc")
	x.WaitGone("Follow feeds")
	if x.Press("ctrl+c"); x.Clipboard() != "" {
		t.Error("the clipboard was written to")
	}
}
