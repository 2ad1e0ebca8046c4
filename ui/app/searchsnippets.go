package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/snippet"
)

// snippets asks where the finds in sight, and those of a page more, have the words.
func (l *searchLayer) snippets(a *App) tea.Cmd {
	from, to := l.InSight()
	to = min(to, len(l.asked))
	for from < to && l.asked[from] {
		from++
	}
	for to > from && l.asked[to-1] {
		to--
	}
	if from >= to || l.await {
		return nil
	}
	var ids []string
	for i := from; i < to; i++ {
		l.asked[i] = true
		ids = append(ids, l.batch.Items[i].ID)
	}
	ctx, cancel := context.WithCancel(a.ctx)
	l.follow(cancel)
	m, node, articles := snippetsMsg{layer: l, turn: l.turn, from: from}, l.ask.Node, a.queried
	return func() tea.Msg {
		defer cancel()
		for _, id := range ids {
			s, err := articles.Snippet(ctx, id, node)
			if ctx.Err() != nil {
				m.err = ctx.Err()
				return m
			}
			if err != nil { // it is shown without one; opening it says why
				s = model.Snippet{}
			}
			m.list = append(m.list, s)
		}
		return m
	}
}

func (l *searchLayer) onSnippets(m snippetsMsg) {
	if m.turn != l.turn || m.err != nil {
		return
	}
	for i := range m.list {
		text, spans := snippet.Shown(m.list[i])
		l.SetSnippet(m.from+i, text, spans)
	}
}
