package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/ui/screen"
)

// followedMsg says what became of a wish to follow feeds.
type followedMsg struct {
	layer    *addLayer
	run      int
	urls     []string // that were asked for
	added    []model.Feed
	known    []string // were followed already, as the library puts it
	choices  []model.FeedChoice
	failures []error
	feeds    []model.FeedCount // that are followed now
	library  Shared            // where it takes the place of the sample
}

// accept follows what the chosen row stands for.
func (l *addLayer) accept(a *App) tea.Cmd {
	i, ok := l.Cursor()
	switch {
	case l.stop != nil:
		return nil // one at a time
	case !ok && l.Value() != "":
		l.note("This is no address, and the list has nothing like it.", l.theme.Error)
		return nil
	case !ok:
		return nil
	}
	ctx, stop := context.WithCancel(a.ctx)
	l.stop = stop
	l.run++
	l.note("Fetching…", l.theme.Muted)
	m, feeds, all, sample := followedMsg{layer: l, run: l.run, urls: l.offers[i].urls}, a.opt.Feeds, a.ctx, a.opt.Sample
	return func() tea.Msg {
		defer stop()
		for _, u := range m.urls {
			added, choices, err := feeds.Follow(ctx, u)
			m.added = append(m.added, added...)
			m.choices = append(m.choices, choices...)
			switch {
			case ctx.Err() != nil:
			case errors.Is(err, model.ErrFollowed):
				m.known = append(m.known, err.Error())
			case err != nil:
				m.failures = append(m.failures, err)
			}
		}
		m.feeds, _ = feeds.Feeds(all) // of the counts nothing depends
		if sample && len(m.added)+len(m.known) > 0 {
			var err error
			if m.library, err = feeds.Library(all); err != nil {
				m.failures = append(m.failures, err)
			}
		}
		return m
	}
}

// onFollowed shows what became of a wish to follow feeds. What was followed
// counts also where it was given up or the box was closed meanwhile.
func (a *App) onFollowed(m followedMsg) tea.Cmd {
	l := m.layer
	for _, err := range m.failures {
		a.opt.Log.Warn("not followed", "err", err)
	}
	var cmd tea.Cmd
	switch {
	case m.library != nil && a.opt.Sample:
		cmd = a.enter(m.library)
	case len(m.added) > 0:
		cmd = a.catchUp()
	}
	given := m.run != l.run || l.stop == nil // up
	if m.run == l.run {
		l.stop = nil
	}
	if given && len(m.added) == 0 {
		return cmd
	}
	if len(m.added)+len(m.known) > 0 {
		for _, u := range m.urls {
			l.followed[u] = len(m.failures) == 0 || l.followed[u]
		}
		if len(m.choices) == 0 && len(m.urls) == 1 && isAddress(strings.TrimSpace(l.Value())) {
			l.Clear() // for the next one
		}
	}
	if len(m.choices) > 0 {
		l.page, l.choices = shortAddress(m.urls[0]), m.choices
		l.quiet()
		l.list(true)
	} else {
		l.tell(a, &m)
	}
	l.know(m.feeds)
	return tea.Batch(cmd, a.relistFeeds())
}

// tell says what became of a wish.
func (l *addLayer) tell(a *App, m *followedMsg) {
	articles := 0
	for i := range m.feeds {
		for j := range m.added {
			if m.feeds[i].ID == m.added[j].ID {
				articles += m.feeds[i].Articles
			}
		}
	}
	good, failed := "", ""
	switch len(m.added) {
	case 0:
		if len(m.known) == 1 {
			good = screen.NeutralizeLine(m.known[0])
		} else if len(m.known) > 1 {
			good = fmt.Sprintf("%d feeds: followed already", len(m.known))
		}
	case 1:
		good = "Followed: " + shortAddress(m.added[0].Label()) + " · " + count(articles, "article")
	default:
		good = fmt.Sprintf("Followed: %d feeds · %s", len(m.added), count(articles, "article"))
	}
	if len(m.added) > 0 && a.shared.articles == nil && !a.opt.Sample {
		good += " · in your library: dateline without a file reads it"
	}
	switch len(m.failures) {
	case 0:
		l.note(good, l.theme.Accent)
		return
	case 1:
		failed = "Not followed: " + screen.NeutralizeLine(m.failures[0].Error())
	default:
		failed = fmt.Sprintf("%d feeds not followed, the first because: %s", len(m.failures), screen.NeutralizeLine(m.failures[0].Error()))
	}
	l.note(dot(failed, good), l.theme.Error)
}

func (l *addLayer) note(s string, style uv.Style) { l.SetNote(s, style) }
func (l *addLayer) quiet()                        { l.SetNote("", l.theme.Muted) }

// count is a number of things: 1 feed, 2 feeds.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return number(n) + " " + thing + "s"
}
