package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/card"
	"dateline/ui/keys"
	"dateline/ui/screen"
	"dateline/ui/status"
)

// cardLayer is the card of the focused entity.
type cardLayer struct {
	*card.Card
	asked int // counts the questions for other stories
}

// othersMsg brings other stories with the entity of a card.
type othersMsg struct {
	layer  *cardLayer
	asked  int
	titles []string
	total  int
	err    error
}

// askOthers asks a library which other stories have the entity of a card.
func (a *App) askOthers(l *cardLayer) tea.Cmd {
	f := a.focused()
	if !a.asks() || f == nil {
		return nil
	}
	l.asked++
	m := othersMsg{layer: l, asked: l.asked}
	ask, ctx, current, articles := query.Ask{Node: naming(f.Entity.Key(), f.Entity.Name)}, a.ctx, a.current, a.queried
	return func() tea.Msg {
		var b model.Batch
		if b, m.err = articles.Find(ctx, ask, 0); m.err == nil {
			m.total, m.err = articles.Count(ctx, ask, mostCounted)
		}
		for _, it := range b.Items {
			if it.ID == current {
				m.total--
			} else if len(m.titles) < shownOthers {
				m.titles = append(m.titles, screen.NeutralizeLine(it.Title))
			}
		}
		return m
	}
}

func (a *App) onOthers(m othersMsg) {
	if m.asked != m.layer.asked {
		return
	}
	if m.err != nil && a.ctx.Err() == nil {
		a.opt.Log.Warn("other stories not known", "err", m.err)
	}
	c := m.layer.Content()
	c.Others, c.Total, c.Pending = m.titles, max(0, m.total), false
	m.layer.Set(c)
}

func (l *cardLayer) scopes() []keys.Scope { return []keys.Scope{keys.CardScope, keys.Everywhere} }

func (l *cardLayer) key(a *App, act keys.Action, _ tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Back, keys.Quit:
		a.shut(l)
		a.tellEntity()
	case keys.Narrow, keys.NotThis, keys.ThisIs, keys.Help:
		return a.do(act)
	case keys.Suspend:
		return tea.Suspend
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom:
		if !l.Scroll(amount(act, l.Page(), 1<<20)) {
			a.say(sentence("The card goes no further.", a.does(keys.Back, "closes it")))
		}
	case keys.NextEntity, keys.PrevEntity:
		dir := 1
		if act == keys.PrevEntity {
			dir = -1
		}
		a.walk(dir)
		if a.focused() == nil { // its story went away meanwhile
			a.shut(l)
			return nil
		}
		l.Set(a.cardContent())
		return a.askOthers(l)
	default:
		a.say(colon("A card is open", listed(a.does(keys.Back, "closes it"), a.inCard(keys.Narrow, "lists its stories"))))
	}
	return nil
}

func (l *cardLayer) paste(*App, tea.Msg) tea.Cmd { return nil }

func (l *cardLayer) view(a *App) []string {
	return l.View(a.cardKeys(), a.both(keys.Down, keys.Up, "scroll"))
}

func (l *cardLayer) footer(a *App, f *status.Footer) string {
	f.Hints = a.hinted(a.paneScope(), hint{"back", keys.Back}, hint{"only its stories", keys.Narrow}, hint{"next entity", keys.NextEntity})
	return ""
}

func (l *cardLayer) scroll(_ *App, d int)    { l.Scroll(d) }
func (l *cardLayer) click(*App, int) tea.Cmd { return nil }
func (l *cardLayer) leave(*App)              {}
