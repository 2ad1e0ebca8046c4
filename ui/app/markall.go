package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/list"
)

// markable is what Articles also are where all that a query finds can be marked.
type markable interface {
	MarkQuery(ctx context.Context, a query.Ask, read, star *bool) (model.Step, error)
}

// markAll marks all stories of the view read, those too that are not loaded.
func (a *App) markAll() tea.Cmd {
	read := true
	waits := a.look.on && a.look.count < 0 // the list is not yet what the header says
	if m, ok := a.queried.(markable); ok && a.asks() && (a.shared.more || waits) {
		ask := a.wantedAsk()
		nodes := []query.Node{query.Is{State: query.Unread}}
		if ask.Node != nil {
			nodes = append(nodes, ask.Node)
		}
		ask.Node = query.Normal(query.And{Nodes: nodes})
		a.say("Marking…")
		return a.enqueue(stepAll, func(ctx context.Context) (model.Step, error) { return m.MarkQuery(ctx, ask, &read, nil) })
	}
	ids := a.list.ShownIDs(func(r *list.Row) bool { return !r.Read })
	a.toldAll(len(ids))
	return a.mark(stepDone, model.Mark{IDs: ids, Read: &read})
}

// toldAll says how many stories were marked read.
func (a *App) toldAll(n int) {
	if n == 0 {
		a.say("All stories of this view are read.")
		return
	}
	a.say(a.undoable(stories(n) + " marked read"))
}
