package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/list"
)

// totals are the numbers of a library, which knows more stories than are loaded.
type totals struct {
	model.Totals
	known bool
}

// totalsMsg brings them.
type totalsMsg struct {
	totals model.Totals
	of     Shared
	made   int // marks by then
	err    error
}

// total asks for the numbers of the library.
func (a *App) total() tea.Cmd {
	if a.shared.articles == nil {
		return nil
	}
	m, ctx := totalsMsg{of: a.shared.articles, made: a.marks.made}, a.ctx
	return func() tea.Msg {
		m.totals, m.err = m.of.Totals(ctx)
		return m
	}
}

// onTotals takes them in, but where the screen is ahead of them: then they are asked
// for again.
func (a *App) onTotals(m totalsMsg) {
	if m.err != nil || m.of != a.shared.articles || m.made != a.marks.made || a.marks.busy {
		return
	}
	a.totals = totals{m.totals, true}
}

// tally counts what a mark changes before the library has answered.
func (a *App) tally(r *list.Row, read bool) {
	if !a.totals.known || r.Read == read || a.totals.Most > 0 && a.totals.Unread > a.totals.Most {
		return
	}
	if read {
		a.totals.Unread = max(0, a.totals.Unread-1)
	} else {
		a.totals.Unread++
	}
}

// numbers are those of the list of everything, as the header has them.
func (t *totals) numbers() (all, unread string) {
	number := func(n int) string {
		if t.Most > 0 && n > t.Most {
			return number(t.Most) + "+"
		}
		return number(n)
	}
	all = number(t.Stories) + " stories"
	if t.Stories == 1 {
		all = "1 story"
	}
	return all, number(t.Unread) + " unread"
}
