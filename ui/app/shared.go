package app

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
)

const (
	// pollEvery is how often a shared library is asked for changes.
	pollEvery = 500 * time.Millisecond
	// nearEnd is how many rows from the end of the list the next part is asked for.
	nearEnd = 100
	// mostPolled is how many stories take part when other windows change marks.
	mostPolled = 2000
)

// sharing is what is known of articles that others change too. All is zero
// where nobody does.
type sharing struct {
	articles Shared
	version  string // of the library that the screen shows
	turn     int    // counts how often the list was loaded anew
	more     bool   // the list goes on at next
	asked    bool   // the next part is on its way
	next     int
	fresh    int  // stories that came since
	told     int  // how many of them were announced
	broken   bool // the last question was not answered
}

type pollMsg struct{}

// changesMsg brings the library as it is where it has changed.
type changesMsg struct {
	version    string
	items      []model.Item
	err        error
	turn, made int // of the list and of its marks when it was asked
}

// reloadedMsg brings the list anew.
type reloadedMsg struct {
	batch model.Batch
	err   error
}

// watch asks the library for changes after a while.
func (a *App) watch() tea.Cmd {
	if a.shared.articles == nil {
		return nil
	}
	ctx := a.ctx
	return func() tea.Msg {
		t := time.NewTimer(pollEvery)
		defer t.Stop()
		select {
		case <-t.C:
			return pollMsg{}
		case <-ctx.Done():
			return nil
		}
	}
}

func (a *App) poll() tea.Cmd {
	articles, ctx, m := a.shared.articles, a.ctx, changesMsg{version: a.shared.version, turn: a.shared.turn, made: a.marks.made}
	n := min(a.list.Len(), mostPolled) + nearEnd
	return func() tea.Msg {
		m.version, m.items, m.err = articles.Changes(ctx, m.version, n)
		return m
	}
}

func (a *App) onChanges(m changesMsg) tea.Cmd {
	switch {
	case m.err != nil:
		if !a.shared.broken && a.ctx.Err() == nil {
			a.opt.Log.Warn("changes not known", "err", m.err)
		}
		a.shared.broken = true
	case m.turn != a.shared.turn || m.made != a.marks.made || a.marks.busy:
		// The screen is ahead of it: the next question has the answer.
	case m.version != a.shared.version && !a.loading:
		a.shared.version, a.shared.broken = m.version, false
		if a.list.Len() == 0 && len(m.items) > 0 {
			return tea.Batch(a.reload(), a.watch())
		}
		a.takeIn(m.items)
	}
	a.announce()
	return a.watch()
}

// takeIn shows the marks that others set, and counts what is not listed yet.
func (a *App) takeIn(items []model.Item) {
	fresh, unknown := 0, 0
	for i := range items {
		it := &items[i]
		r, ok := a.list.Row(it.ID)
		if !ok {
			unknown++
			continue
		}
		fresh += unknown // what lies before a listed story, not what follows the last
		unknown = 0
		if r.Read != it.Read || r.Star != it.Star {
			a.list.SetMarks(it.ID, it.Read, it.Star)
			a.list.Offer(it.ID)
		}
	}
	if !a.shared.more {
		fresh += unknown
	}
	a.shared.fresh = fresh
	a.shared.told = min(a.shared.told, fresh)
}

// announce says once how many stories are new, when nothing else is being said.
func (a *App) announce() {
	if a.shared.fresh <= a.shared.told || a.message != "" {
		return
	}
	a.shared.told = a.shared.fresh
	n := fmt.Sprintf("%d new articles", a.shared.fresh)
	if a.shared.fresh == 1 {
		n = "1 new article"
	}
	a.say(dot(n, a.does(keys.Reload, "shows them")))
}

// loadMore loads the next part of a shared list once the selection, or what a
// filter leaves, comes near the end.
func (a *App) loadMore() tea.Cmd {
	if !a.shared.more || a.shared.asked || a.narrow != nil || a.list.Shown()-a.list.Cursor() > nearEnd {
		return nil
	}
	a.shared.asked = true
	return a.load(a.shared.next)
}

// reload lists a shared library anew; where nobody else changes the stories
// there is nothing to do.
func (a *App) reload() tea.Cmd {
	if a.shared.articles == nil {
		a.say("Nothing comes to what is open here; only feeds bring new articles.")
		return nil
	}
	articles, ctx, n := a.shared.articles, a.ctx, a.list.Len()+a.shared.fresh
	a.shared.turn++
	a.shared.asked = true
	return func() tea.Msg {
		b, err := articles.Reload(ctx, n)
		return reloadedMsg{b, err}
	}
}

func (a *App) onReloaded(m reloadedMsg) tea.Cmd {
	a.shared.asked, a.loading = false, false
	if m.err != nil {
		if !errors.Is(m.err, a.ctx.Err()) {
			a.fail(m.err.Error())
		}
		return nil
	}
	var fresh []model.Item
	for _, it := range m.batch.Items {
		if _, ok := a.list.Row(it.ID); !ok {
			fresh = append(fresh, it)
		}
	}
	a.list.Replace(m.batch.Items)
	a.read(fresh)
	a.shared.more, a.shared.next = !m.batch.Done, m.batch.Next
	a.shared.fresh, a.shared.told, a.shared.version = 0, 0, ""
	a.pages.forget() // texts may have changed; the one on the screen stays
	switch len(fresh) {
	case 0:
		a.say("No new articles.")
	case 1:
		a.say("1 new article.")
	default:
		a.say(fmt.Sprintf("%d new articles.", len(fresh)))
	}
	if r := a.list.Selected(); r != nil && r.ID != a.current {
		return tea.Batch(a.showSelected(), a.scan())
	}
	return tea.Batch(a.prepare(), a.scan())
}
