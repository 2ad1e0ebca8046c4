package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/list"
)

// emptied is a list like the one on the screen, without rows.
func (a *App) emptied() *list.List {
	l := list.New(a.theme, a.method, a.opt.Now)
	f := a.frame
	if !f.List.Empty() {
		l.SetSize(f.List.W, f.List.H, f.Compact)
	}
	l.SetFocus(a.focus == layout.Stories)
	return l
}

// unlook lists everything again and tells whether the list showed less. The story
// that is selected stays it, where it is listed.
func (a *App) unlook() bool {
	if !a.look.on {
		return false
	}
	if a.stopFind != nil {
		a.stopFind()
	}
	selected := a.list.Selected()
	turn := a.shared.turn + 1
	a.list, a.shared = a.look.base, a.look.shared
	a.shared.turn, a.shared.asked, a.shared.version = turn, false, "" // what came meanwhile is taken in by the next question
	a.look = look{}
	a.refilter()
	a.list.SetTheme(a.theme)
	a.list.SetMethod(a.method)
	a.relayout()
	a.applyFocus()
	if selected != nil {
		a.list.Select(selected.ID)
	}
	return true
}

// counted is how many stories the list has: "3 stories", "1,000+ stories".
func (l *look) counted() string {
	switch {
	case l.count < 0:
		return "…"
	case l.count > mostCounted:
		return "1,000+ stories"
	}
	return stories(l.count)
}

// query is what one would have typed for it.
func (l *look) query() string {
	if l.desk.ID != 0 {
		return l.desk.Query
	}
	return l.text
}

// unfilter takes the query away.
func (a *App) unfilter() tea.Cmd {
	if f := a.look.found; f != nil {
		a.unread, a.narrow = f.unread, f.narrow
		a.reader.ClearFind()
	}
	a.look.text, a.look.desk, a.look.ask, a.look.found = "", model.Desk{}, query.Ask{}, nil
	if a.unread {
		a.say(dot("All unread stories again", a.does(keys.UnreadOnly, "shows read ones")))
	} else {
		a.say("All stories again.")
	}
	return a.relook("")
}

// openFilter opens the bar in which a query is typed.
func (a *App) openFilter() tea.Cmd {
	if a.queried == nil {
		a.say("What is open here cannot be filtered.")
		return nil
	}
	if a.focus != layout.Stories {
		a.setFocus(layout.Stories)
	}
	a.look.from = ""
	if r := a.list.Selected(); r != nil {
		a.look.from = r.ID
	}
	a.open(newFilter(a))
	return nil
}

// everyList is what changes of marks and countries concern: the list on the
// screen, and the one behind it.
func (a *App) everyList() []*list.List {
	if a.look.on && a.look.base != a.list {
		return []*list.List{a.list, a.look.base}
	}
	return []*list.List{a.list}
}

// setMarks shows marks wherever the story is listed.
func (a *App) setMarks(id string, read, star bool) {
	for _, l := range a.everyList() {
		if r, ok := l.Row(id); ok {
			a.tally(r, read)
			break
		}
	}
	for _, l := range a.everyList() {
		l.SetMarks(id, read, star)
	}
}

// queryOptions are what queries are read with.
func (a *App) queryOptions() query.Options {
	return query.Options{Now: a.opt.Now, Zone: a.opt.Zone}
}
