package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/reader"
)

// found is how the list came to show what was searched for.
type found struct {
	typed   string
	id      string // the find that was opened, until its words are shown
	quiet   string // a story whose words were shown and taken away
	unread  bool   // what the list left out before
	narrow  *narrowing
	needles []reader.Needle
}

// foundCountedMsg brings how much was found, for the list.
type foundCountedMsg struct {
	turn, count int
}

// listFound lists what was found and opens one of it.
func (a *App) listFound(l *searchLayer, id string) tea.Cmd {
	f := &found{typed: l.Value(), id: id, unread: a.unread, narrow: a.narrow, needles: needlesOf(l.ask.Node)}
	if a.look.found != nil {
		f.unread, f.narrow = a.look.found.unread, a.look.found.narrow
		a.reader.ClearFind()
	}
	a.beginLook()
	a.unread, a.narrow = false, nil
	a.look.text, a.look.ask, a.look.desk, a.look.found = query.String(l.ask.Node), l.ask, model.Desk{}, f
	if a.stopFind != nil {
		a.stopFind()
	}
	a.refilter()
	a.shared.turn++
	cmd := a.onLooked(lookedMsg{turn: a.shared.turn, how: afresh, batch: l.batch, count: l.count})
	if l.count < 0 {
		cmd = tea.Batch(cmd, a.countFound())
	}
	a.list.Select(id)
	a.reader.ClearFind()
	a.current = "" // its words are shown also where it is on the screen already
	return tea.Batch(cmd, a.openSelected())
}

// countFound asks how much was found.
func (a *App) countFound() tea.Cmd {
	turn, ctx, ask, articles := a.shared.turn, a.ctx, a.wantedAsk(), a.queried
	return func() tea.Msg {
		n, err := articles.Count(ctx, ask, mostCounted)
		if err != nil {
			return nil
		}
		return foundCountedMsg{turn, n}
	}
}

// needlesOf are the words that a query finds articles by.
func needlesOf(n query.Node) (list []reader.Needle) {
	for _, t := range query.Wanted(n) {
		var one reader.Needle
		for _, w := range t.Words {
			one.Words, one.Open = append(one.Words, w.Text), w.Prefix
		}
		list = append(list, one)
	}
	return list
}

// showFound highlights in the article what it was found by.
func (a *App) showFound() {
	f := a.look.found
	if f == nil || a.reader.Finding() || f.quiet == a.current {
		return
	}
	opened := f.id == a.current && a.focus == layout.Article
	if a.reader.SetFound(a.look.text, f.needles, opened) > 0 && opened {
		_, at, of := a.reader.Find()
		a.tellMatch(at, of)
	}
	if opened {
		f.id = ""
	}
}

// toggleOrder lists what a query finds in the other order.
func (a *App) toggleOrder() tea.Cmd {
	if a.look.text == "" {
		a.say(sentence("The newest are first.", a.keyIn(keys.Search, keys.List, "searches, the best first")))
		return nil
	}
	a.look.ask.Best = !a.look.ask.Best
	telling := "The newest first: %s"
	if a.look.ask.Best {
		telling = "The best first: %s"
	}
	return a.relook(dot(telling, a.does(keys.Order, "switches")))
}
