package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
)

// State is how a reader was left, for the next start.
type State struct {
	Sidebar       bool   // shown where it has a place of its own
	SidebarMedium bool   // and where another pane makes room for it
	Desk          int64  // that was shown, 0 for none
	Name          string // of the desk
	Query         string // that was on, where no desk was
	Best          bool   // its sort
	Unread        bool   // only unread stories were listed
	Story         string // that was selected
	Row           int    // where it was in the list
}

// resuming is what is still to be shown of the State, until the first key.
type resuming struct {
	story string
	row   int
}

// State tells how the reader is left. It is for after the program has ended.
func (a *App) State() State {
	s := State{Sidebar: a.sideWide, SidebarMedium: a.sideMedium}
	if a.shared.articles == nil {
		return s
	}
	s.Unread, s.Best, s.Row = a.unread, a.look.ask.Best, a.list.Cursor()
	if s.Desk = a.look.desk.ID; s.Desk != 0 {
		s.Name = a.look.desk.Name
	} else {
		s.Query = a.look.text
	}
	if r := a.list.Selected(); r != nil {
		s.Story = r.ID
	}
	return s
}

// Keep keeps where reading stopped, and that the library was looked at. It is for
// after the program has ended.
func (a *App) Keep(ctx context.Context) {
	a.leaveStory()
	if articles := a.placed(); articles != nil {
		for id, at := range a.places.unkept {
			if err := articles.SetPlace(ctx, id, at); err != nil {
				a.opt.Log.Warn("reading place not kept", "id", id, "err", err)
			}
		}
	}
	if l, ok := a.opt.Articles.(interface{ Look(context.Context) error }); ok {
		if err := l.Look(ctx); err != nil {
			a.opt.Log.Warn("not noted that this was looked at", "err", err)
		}
	}
}

// begin asks for the first list: as the reader was left.
func (a *App) begin() tea.Cmd {
	s := a.opt.State
	if s == nil || !a.asks() {
		return a.load(0)
	}
	a.resume = resuming{s.Story, s.Row}
	a.unread = s.Unread
	articles, ctx := a.desked(), a.ctx
	if s.Desk != 0 && articles != nil {
		a.desks.turn++
		m := deskMsg{turn: a.desks.turn, quiet: true, first: true}
		return func() tea.Msg {
			list, err := articles.Desks(ctx)
			for _, d := range list {
				if d.ID == s.Desk && (d.ID > 0 || d.Name == s.Name) || d.ID < 0 && s.Desk < 0 && d.Name == s.Name {
					m.desk = d
				}
			}
			if m.err = err; err == nil && m.desk.ID != 0 {
				m.ask, m.err = articles.DeskAsk(&m.desk)
				m.ask.Best = s.Best // the sort that was on
			}
			return m
		}
	}
	return a.beginWith(s.Query, s.Best)
}

// beginWith is begin without a desk.
func (a *App) beginWith(text string, best bool) tea.Cmd {
	if n, err := query.Parse(text, a.queryOptions()); text != "" && err == nil {
		return a.lookAt(text, query.Ask{Node: n, Best: best})
	}
	if a.unread {
		return a.relook("")
	}
	return a.load(0)
}

// resumed selects the story that was selected. It tells whether there is more to be
// loaded for it: n stories.
func (a *App) resumed() (n int) {
	at := a.resume
	if at.story == "" {
		return 0
	}
	if a.list.Select(at.story) || at.row < a.list.Len() || !a.shared.more {
		a.resume = resuming{}
		return 0
	}
	return min(at.row+nearEnd, mostResumed)
}

// mostResumed is how many stories are loaded at the start for one of them.
const mostResumed = 5000

// baseAgain loads everything where only what a query found was loaded.
func (a *App) baseAgain(selected string) tea.Cmd {
	if a.shared.articles == nil || a.list.Len() > 0 || a.shared.more {
		return a.showSelected()
	}
	a.resume = resuming{story: selected}
	a.loading = true
	return a.load(0)
}

// onFirstDesk is onDesk for the desk that was shown when the reader was left: one
// that is gone is nothing to speak of.
func (a *App) onFirstDesk(m deskMsg) tea.Cmd {
	if m.err != nil || m.desk.ID == 0 {
		if m.err != nil {
			a.fail(m.err.Error())
		}
		return a.beginWith("", false)
	}
	m.first = false
	articles, ctx, id := a.desked(), a.ctx, m.desk.ID
	return tea.Sequence(a.onDesk(m), func() tea.Msg { // writing does not stand in the way of the first paint
		_, _ = articles.VisitDesk(ctx, id)
		return nil
	})
}

// marker is what Articles also are where all that a query finds can be marked.
type marker interface {
	MarkQuery(ctx context.Context, ask query.Ask, read, star *bool) (model.Step, error)
}
