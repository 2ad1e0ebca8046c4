package app

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/layout"
	"dateline/ui/list"
	"dateline/ui/screen"
)

// Queried is what Articles also are where they can be asked.
type Queried interface {
	// Find returns a part of the list of what a query asks for, from cursor 0 on:
	// newest first, or the best first.
	Find(ctx context.Context, a query.Ask, cursor int) (model.Batch, error)
	// Count returns how many a query asks for, most+1 where there are more than most.
	Count(ctx context.Context, a query.Ask, most int) (int, error)
	// Values returns what the field of a query can be asked for.
	Values(ctx context.Context, f query.Field, prefix string, limit int) ([]model.Value, error)
	// Snippet returns where an article has the words of a query.
	Snippet(ctx context.Context, id string, n query.Node) (model.Snippet, error)
}

// mostCounted is up to how many stories are counted while one types.
const mostCounted = 1000

// look is what the list shows in place of everything. on is false where it shows
// everything.
type look struct {
	on   bool
	text string     // of the query, as the reader typed it, or the name of a desk; "" for none
	ask  query.Ask  // what it means
	desk model.Desk // that is shown; its ID is 0 where none is

	count   int    // of what it finds, mostCounted+1 for more; -1 while that is not known
	telling string // said once the answer is there, with %s for the count
	found   *found // set where it was searched for
	from    string // the story that was selected when the filter bar opened
	base    *list.List
	shared  sharing // of base
}

// finding is what is to become of what is listed.
type finding uint8

const (
	afresh finding = iota // another query: the list begins anew
	again                 // the same as before: what is new is put in
	anew                  // the same, but stories may have gone, too
)

// lookedMsg brings the beginning of what a query finds.
type lookedMsg struct {
	turn  int
	how   finding
	batch model.Batch
	count int
	err   error
}

// lookAt shows what a query finds: its first page comes when it comes, and until
// then the list stays as it is. What was asked before is given up.
func (a *App) lookAt(text string, ask query.Ask) tea.Cmd {
	a.beginLook()
	a.look.text, a.look.ask, a.look.desk, a.look.found = text, ask, model.Desk{}, nil
	return a.find(afresh)
}

func (a *App) beginLook() {
	if !a.look.on {
		a.look = look{on: true, base: a.list, shared: a.shared}
	}
	a.look.telling = ""
}

// asks tells whether the library is asked for what the list is to show: there may
// be far more than is loaded. Elsewhere the loaded rows are filtered.
func (a *App) asks() bool { return a.shared.articles != nil && a.queried != nil }

// relook lists what the query, unread-only and the focused entity leave.
func (a *App) relook(telling string) tea.Cmd {
	if a.look.text == "" && !a.unread && a.narrow == nil {
		selected := ""
		if r := a.list.Selected(); r != nil {
			selected = r.ID
		}
		a.unlook()
		return a.baseAgain(selected)
	}
	a.beginLook()
	a.look.telling = telling
	return a.find(afresh)
}

// find asks for the beginning of what the list is to show.
func (a *App) find(how finding) tea.Cmd {
	if a.stopFind != nil {
		a.stopFind()
	}
	ctx, cancel := context.WithCancel(a.ctx)
	a.stopFind = cancel
	a.shared.turn++
	a.shared.asked = true
	if a.look.count < 0 { // what is listed is not the answer to this yet
		how = afresh
	}
	if how == afresh {
		a.look.count = -1
	}
	turn, ask, articles, reach := a.shared.turn, a.wantedAsk(), a.queried, 0
	switch {
	case how == anew:
		reach = a.list.Len()
	case a.resume.story != "":
		reach = min(a.resume.row+nearEnd, mostResumed)
	}
	return func() tea.Msg {
		defer cancel()
		m := lookedMsg{turn: turn, how: how}
		m.batch, m.err = articles.Find(ctx, ask, 0)
		for m.err == nil && !m.batch.Done && len(m.batch.Items) < reach {
			var b model.Batch
			b, m.err = articles.Find(ctx, ask, m.batch.Next)
			m.batch.Items, m.batch.Next, m.batch.Done = append(m.batch.Items, b.Items...), b.Next, b.Done
		}
		switch {
		case m.err != nil:
		case m.batch.Done && !ask.Best:
			m.count = len(m.batch.Items)
		default:
			m.count, m.err = articles.Count(ctx, ask, mostCounted)
		}
		return m
	}
}

// wantedAsk is what the library is asked for.
func (a *App) wantedAsk() query.Ask {
	ask := a.look.ask
	var nodes []query.Node
	if ask.Node != nil {
		nodes = append(nodes, ask.Node)
	}
	if a.asks() && a.unread {
		nodes = append(nodes, query.Is{State: query.Unread})
	}
	if a.asks() && a.narrow != nil {
		nodes = append(nodes, naming(a.narrow.key, a.narrow.name))
	}
	ask.Node = query.Normal(query.And{Nodes: nodes})
	return ask
}

// naming asks for the stories that name an entity, or involve a country.
func naming(key model.EntityKey, name string) query.Node {
	field := map[model.Kind]query.Field{model.Country: query.Country, model.Person: query.Person,
		model.Organization: query.Org, model.Place: query.Place}[key.Kind]
	return query.Names{Field: field, Value: screen.NeutralizeLine(name), Keys: []model.EntityKey{key}}
}

func (a *App) onLooked(m lookedMsg) tea.Cmd {
	if m.turn != a.shared.turn || !a.look.on {
		return nil
	}
	a.shared.asked = false
	if m.err != nil && a.loading { // at the start: there is nothing else
		a.fail(m.err.Error())
		a.look.text, a.look.desk, a.look.ask, a.unread = "", model.Desk{}, query.Ask{}, false
		return a.relook("")
	}
	a.loading = false
	if m.err != nil {
		if !errors.Is(m.err, context.Canceled) {
			a.fail(m.err.Error())
		}
		return nil
	}
	a.look.count = m.count
	if t := a.look.telling; t != "" {
		a.look.telling = ""
		if m.batch.Cut {
			t = dot(t, "ranked among the newest 10,000 hits")
		}
		a.say(fmt.Sprintf(t, a.look.counted()))
	}
	if m.how != afresh && a.wantedAsk().Best { // what is new is no more fitting for it
		a.takeMarks(m.batch.Items)
		return nil
	}
	if m.how == anew && a.list != a.look.base {
		a.list.Replace(m.batch.Items)
		a.shared.more, a.shared.next, a.shared.version = !m.batch.Done, m.batch.Next, ""
		a.read(m.batch.Items)
		if r := a.list.Selected(); r != nil && r.ID != a.current {
			return tea.Batch(a.showSelected(), a.scan())
		}
		return tea.Batch(a.prepare(), a.scan())
	}
	if m.how == again && a.wantedAsk().Best { // what is new is no more fitting for it
		a.takeMarks(m.batch.Items)
		return nil
	}
	if m.how == again {
		added := a.list.Insert(m.batch.Items)
		a.shared.fresh += len(added)
		a.takeMarks(m.batch.Items)
		a.read(added)
		return tea.Batch(a.prepare(), a.scan())
	}
	selected := ""
	if r := a.list.Selected(); r != nil {
		selected = r.ID
	}
	if a.resume.story != "" {
		selected, a.resume = a.resume.story, resuming{}
	}
	if a.list == a.look.base {
		a.list = a.emptied()
	}
	a.list.Replace(nil)
	a.list.Append(m.batch.Items)
	if !a.list.Select(selected) {
		a.list.MoveTo(0)
	}
	a.shared.more, a.shared.next = !m.batch.Done, m.batch.Next
	a.read(m.batch.Items)
	if a.list.Shown() == 0 && a.focus == layout.Stories {
		a.blank()
	}
	return tea.Batch(a.showSelected(), a.scan())
}

// blank shows no article: nothing is selected.
func (a *App) blank() {
	a.current = ""
	a.stopOpening()
	a.clearEntity()
	a.reader.Wait("")
	a.sidebar.SetAnalysis(nil)
}

// findMore asks for the next part of what a query finds.
func (a *App) findMore() tea.Cmd {
	turn, ctx, ask, cursor, articles := a.shared.turn, a.ctx, a.wantedAsk(), a.shared.next, a.queried
	return func() tea.Msg {
		b, err := articles.Find(ctx, ask, cursor)
		return batchMsg{b, err, turn}
	}
}
