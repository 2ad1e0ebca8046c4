package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/screen"
)

// Feeds is what the reader needs to follow feeds. Every method may take as long
// as it likes and obeys its context.
type Feeds interface {
	Feeds(ctx context.Context) ([]model.FeedCount, error)
	// Follow follows the feed at an address, or the one that the page there names.
	// Where the page names several it follows none and returns them.
	Follow(ctx context.Context, address string) (added []model.Feed, choices []model.FeedChoice, err error)
	Unfollow(ctx context.Context, id int64) error
	// Rename gives a feed a name of the reader's own, "" for the feed's.
	Rename(ctx context.Context, id int64, name string) error
	// Fetch fetches feeds; progress is called as each of them is done.
	Fetch(ctx context.Context, what model.Fetch, progress func(done, total int)) (model.Refreshed, error)
	// Library is what the feeds have brought, as a list.
	Library(ctx context.Context) (Shared, error)
}

// fetching is the refresh of feeds that runs. There is one at a time.
type fetching struct {
	cancel      context.CancelFunc // nil where none runs
	asked       bool               // a reader wants to see how it goes
	done, total int
	run         int // counts them
	news        chan fetchingMsg
	at          time.Time // when the last one began
}

// fetchingMsg says how far a refresh is, fetchedMsg what it did; fetchDueMsg is
// the time of one that nobody asks for.
type (
	fetchingMsg struct{ run, done, total int }
	fetchedMsg  struct {
		run int
		sum model.Refreshed
		err error
	}
	fetchDueMsg struct{}
)

// shortest is the least time between two refreshes that nobody asks for.
const shortest = time.Minute

// fetchLater waits for the next refresh that nobody asks for. The first one comes
// as soon as the list is on the screen.
func (a *App) fetchLater() tea.Cmd {
	if a.opt.Feeds == nil || a.opt.Every <= 0 {
		return nil
	}
	wait, ctx := max(shortest, a.opt.Every), a.ctx
	if a.fetch.run == 0 {
		wait = time.Second
	}
	return func() tea.Msg {
		t := time.NewTimer(wait)
		defer t.Stop()
		select {
		case <-t.C:
			return fetchDueMsg{}
		case <-ctx.Done():
			return nil
		}
	}
}

func (a *App) fetchDue() tea.Cmd {
	if a.fetch.cancel != nil {
		return nil
	}
	return a.startFetch(model.Fetch{Due: true}, false)
}

// fetchStory refreshes the feed of the selected story.
func (a *App) fetchStory() tea.Cmd {
	if why := a.whyNotFetch(keys.Refresh); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	return a.startFetch(model.Fetch{Story: a.list.Selected().ID}, true)
}

// fetchAll refreshes all feeds.
func (a *App) fetchAll() tea.Cmd {
	if why := a.whyNotFetch(keys.RefreshAll); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	return a.startFetch(model.Fetch{}, true)
}

// whyNotFetch says why nothing can be fetched, "" where something can.
func (a *App) whyNotFetch(act keys.Action) string {
	switch {
	case a.opt.Feeds == nil:
		return "there is no place for feeds here"
	case act == keys.Refresh && a.shared.articles == nil:
		return "this story came from no feed"
	case act == keys.Refresh && a.list.Selected() == nil:
		return "no story is selected"
	}
	return ""
}

func (a *App) startFetch(what model.Fetch, asked bool) tea.Cmd {
	if a.fetch.cancel != nil {
		a.fetch.asked = true
		a.say(dot("Feeds are being fetched already", a.does(keys.Back, "stops that")))
		return nil
	}
	ctx, cancel := context.WithCancel(a.ctx)
	news := make(chan fetchingMsg, 1)
	a.fetch = fetching{cancel: cancel, asked: asked, run: a.fetch.run + 1, news: news, at: time.Now()}
	run, feeds := a.fetch.run, a.opt.Feeds
	return tea.Batch(a.awaitFetch(), func() tea.Msg {
		defer close(news)
		sum, err := feeds.Fetch(ctx, what, func(done, total int) {
			select { // the screen wants the latest only
			case <-news:
			default:
			}
			news <- fetchingMsg{run, done, total}
		})
		return fetchedMsg{run, sum, err}
	})
}

// awaitFetch brings the next word of how far the refresh is.
func (a *App) awaitFetch() tea.Cmd {
	news := a.fetch.news
	return func() tea.Msg {
		m, ok := <-news
		if !ok {
			return nil
		}
		return m
	}
}

func (a *App) onFetching(m fetchingMsg) tea.Cmd {
	if m.run != a.fetch.run || a.fetch.cancel == nil {
		return nil
	}
	a.fetch.done, a.fetch.total = m.done, m.total
	return a.awaitFetch()
}

// progress is the quiet line about a refresh that a reader waits for, "" where
// none does.
func (a *App) progress() string {
	if line := a.fullTextProgress(); line != "" {
		return line
	}
	f := &a.fetch
	if f.cancel == nil || !f.asked {
		return ""
	}
	s := "Fetching…"
	if f.total > 1 {
		s = fmt.Sprintf("Fetching feeds · %d of %d", f.done, f.total)
	}
	return dot(s, a.does(keys.Back, "stops"))
}

// stopFetch gives up a refresh that a reader waits for and tells whether there
// was one. What has come by then stays.
func (a *App) stopFetch() bool {
	if a.fetch.cancel == nil || !a.fetch.asked {
		return false
	}
	a.fetch.cancel()
	a.fetch.asked = false
	a.say("Stopping; what has come by now stays.")
	return true
}

func (a *App) onFetched(m fetchedMsg) tea.Cmd {
	if m.run != a.fetch.run {
		return nil
	}
	asked := a.fetch.asked
	a.fetch.cancel()
	a.fetch.cancel, a.fetch.asked = nil, false
	for _, f := range m.sum.Failures {
		a.opt.Log.Warn("feed not fetched", "feed", f.Feed.ID, "err", f.Err)
	}
	switch {
	case errors.Is(m.err, context.Canceled):
		return tea.Batch(a.catchUp(), a.relistFeeds())
	case m.err != nil:
		a.opt.Log.Warn("refresh", "err", m.err)
		if asked {
			a.fail(m.err.Error())
		}
		return nil
	case asked:
		a.tellFetched(m.sum)
	}
	return tea.Batch(a.catchUp(), a.relistFeeds())
}

// tellFetched says what a refresh brought.
func (a *App) tellFetched(s model.Refreshed) {
	n := "No new articles"
	switch {
	case s.Feeds+s.Gone+s.Waiting == 0:
		a.say(sentence("No feed is followed yet.", a.does(keys.AddFeed, "adds one")))
		return
	case s.New == 1:
		n = "1 new article"
	case s.New > 1:
		n = fmt.Sprintf("%d new articles", s.New)
	}
	hint := func(what string) string {
		if opened[*feedsLayer](a) != nil {
			return "" // it is open
		}
		return a.does(keys.FeedList, what)
	}
	switch len(s.Failures) {
	case 0:
		a.say(n + ".")
	case 1:
		f := &s.Failures[0]
		a.fail(dot(n+" · "+screen.NeutralizeLine(f.Feed.Label())+": "+f.Err.Error(), hint("lists feeds")))
	default:
		a.fail(dot(fmt.Sprintf("%s · %d of %d feeds failed", n, len(s.Failures), s.Feeds), hint("says why")))
	}
}
