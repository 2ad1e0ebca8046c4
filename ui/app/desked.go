package app

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/screen"
)

// Desked is what Articles also are where they have desks.
type Desked interface {
	// Desks returns the desks in their order, DeskCounts the same with what is unread.
	Desks(ctx context.Context) ([]model.Desk, error)
	DeskCounts(ctx context.Context) ([]model.DeskCount, error)
	// SaveDesk keeps a new desk, or what changed of one; MoveDesk moves one up or down.
	SaveDesk(ctx context.Context, d *model.Desk) (model.Step, error)
	MoveDesk(ctx context.Context, id int64, by int) (model.Step, error)
	RemoveDesk(ctx context.Context, id int64) (model.Step, error)
	// VisitDesk notes that a desk is looked at, DeskAsk is what it asks for.
	VisitDesk(ctx context.Context, id int64) (model.Desk, error)
	DeskAsk(d *model.Desk) (query.Ask, error)
}

// desked are the articles where they have desks, else nil.
func (a *App) desked() Desked {
	d, _ := a.opt.Articles.(Desked)
	return d
}

// ofLibraries is why something cannot be had of what is open.
func ofLibraries(what string) string { return what + " need a library" }

// deskMsg brings what a desk asks for.
type deskMsg struct {
	turn int
	desk model.Desk
	ask  query.Ask
	err  error

	quiet bool // it is on the screen already, or was when the reader was left
	first bool // the list is waiting for it
}

// showDesk lists what a desk has, and notes the visit. What came since the last
// one is asked for by what was known of it before.
func (a *App) showDesk(d model.Desk) tea.Cmd {
	a.shutAll()
	if a.zen || a.focus != layout.Stories {
		a.zen = false
		a.setFocus(layout.Stories)
	}
	articles, ctx := a.desked(), a.ctx
	a.desks.turn++
	m := deskMsg{turn: a.desks.turn, desk: d}
	return tea.Batch(func() tea.Msg {
		m.ask, m.err = articles.DeskAsk(&m.desk)
		return m
	}, func() tea.Msg {
		_, _ = articles.VisitDesk(ctx, d.ID) // a visit that was not noted is no harm
		return nil
	})
}

func (a *App) onDesk(m deskMsg) tea.Cmd {
	if m.turn != a.desks.turn {
		return nil
	}
	if m.first {
		return a.onFirstDesk(m)
	}
	if m.err != nil {
		a.fail(m.err.Error())
		return nil
	}
	if !m.quiet {
		a.narrow = nil
	}
	name := screen.NeutralizeLine(m.desk.Name)
	cmd := a.lookAt(name, m.ask)
	a.look.desk = m.desk
	if m.quiet {
		return cmd
	}
	a.look.telling = dot(strings.ReplaceAll(name, "%", "%%")+": %s", a.does(keys.Back, "shows all"))
	return cmd
}

// desks is what is known of the desks.
type desks struct {
	list []model.DeskCount // as they were when they were last listed
	turn int               // counts what was shown
}

// desksMsg brings the desks, with or without their numbers.
type desksMsg struct {
	list    []model.DeskCount
	counted bool
	err     error
}

// loadDesks asks for the desks, and for what is unread in them: that takes longer.
func (a *App) loadDesks() tea.Cmd {
	articles, ctx := a.desked(), a.ctx
	return tea.Batch(func() tea.Msg {
		list, err := articles.Desks(ctx)
		m := desksMsg{err: err}
		for _, d := range list {
			m.list = append(m.list, model.DeskCount{Desk: d, Unread: -1})
		}
		return m
	}, func() tea.Msg {
		list, err := articles.DeskCounts(ctx)
		return desksMsg{list, true, err}
	})
}

func (a *App) onDesks(m desksMsg) tea.Cmd {
	l := opened[*desksLayer](a)
	if m.err != nil {
		if a.ctx.Err() == nil && l != nil {
			a.fail(m.err.Error())
		}
		return nil
	}
	if a.marks.busy || len(a.marks.waiting) > 0 {
		return nil // the box is ahead of it, and asks again
	}
	if !m.counted { // the numbers from before stay until there are new ones
		known := map[int64]model.DeskCount{}
		for _, c := range a.desks.list {
			known[c.Desk.ID] = c
		}
		for i := range m.list {
			if c, ok := known[m.list[i].Desk.ID]; ok {
				m.list[i].Unread, m.list[i].More, m.list[i].Err = c.Unread, c.More, c.Err
			}
		}
	}
	a.desks.list = m.list
	if l != nil {
		return l.fill(a)
	}
	return nil
}

// onOther tells of a step that changed no marks, and shows what it changed.
func (a *App) onOther(m stepMsg) tea.Cmd {
	s := &m.step
	switch {
	case s.Not != nil && m.kind == stepUndone:
		a.fail("This cannot be undone: " + s.Not.Error() + ". " + orElse(a.does(keys.Undo, "undoes what was before it"), "What was before it can") + ".")
	case s.Not != nil:
		a.fail("This cannot be redone: " + s.Not.Error() + ".")
	case m.kind == stepUndone:
		a.say(dot("Undone: "+toldOther(s), a.does(keys.Redo, "redoes")))
	case m.kind == stepRedone:
		a.say(a.undoable("Redone: " + toldOther(s)))
	case m.kind == stepDone:
		a.say(a.undoable(orElse(m.said, toldOther(s))))
	}
	var cmds []tea.Cmd
	if opened[*desksLayer](a) != nil {
		cmds = append(cmds, a.loadDesks())
	}
	if opened[*mutesLayer](a) != nil {
		cmds = append(cmds, a.loadMutes())
	}
	if l := opened[*tagsLayer](a); l != nil {
		cmds = append(cmds, l.ask(a))
	}
	switch s.What {
	case model.StepMute, model.StepFeed:
		cmds = append(cmds, a.askAnew())
	case model.StepTags: // they stand in the article's head
		a.pages.forget()
		a.stopOpening()
		cmds = append(cmds, a.show(a.current))
	case model.StepDesk:
		cmds = append(cmds, a.deskChanged())
	}
	return tea.Batch(cmds...)
}

// toldOther says what state a step that changed no marks has left things in.
func toldOther(s *model.Step) string {
	name := screen.NeutralizeLine(s.Name)
	switch s.What {
	case model.StepTags:
		what := "tag “" + name + "”"
		if name == "" {
			what = "tags"
		}
		if s.Back {
			return what + " on " + stories(s.Count)
		}
		return what + " off " + stories(s.Count)
	case model.StepMute:
		if s.Back {
			return "“" + name + "” is muted"
		}
		return "“" + name + "” is no longer muted"
	case model.StepDesk:
		if s.Back {
			return "desk " + name + " is there"
		}
		return "desk " + name + " is gone"
	case model.StepFeed:
		if s.Back {
			return fmt.Sprintf("%s is back, with %s", name, articles(s.Count))
		}
		return fmt.Sprintf("%s is gone, with %s", name, articles(s.Count))
	}
	return "done"
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", n)
}

// deskChanged shows the desk that is open as it is now.
func (a *App) deskChanged() tea.Cmd {
	id, articles, ctx := a.look.desk.ID, a.desked(), a.ctx
	if id <= 0 || articles == nil {
		return nil
	}
	was := a.look.desk
	turn := a.desks.turn
	return func() tea.Msg {
		list, err := articles.Desks(ctx)
		for _, d := range list {
			if err == nil && d.ID == id && (d.Name != was.Name || d.Query != was.Query || d.Mute != was.Mute || d.Best != was.Best) {
				m := deskMsg{turn: turn, desk: d, quiet: true}
				m.ask, m.err = articles.DeskAsk(&d)
				return m
			}
		}
		return nil
	}
}

// askAnew lists again what is listed, where stories may have come or gone by a step
// of the reader's own. The selected one stays where it is.
func (a *App) askAnew() tea.Cmd {
	switch {
	case a.shared.articles == nil || a.loading:
		return nil
	case a.look.on:
		return a.find(anew)
	}
	return a.reload()
}
