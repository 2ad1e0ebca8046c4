package app

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/list"
)

// stepMsg is the library's answer to a change of marks.
type stepMsg struct {
	kind stepKind
	said string // of what was done, where the step does not say it best
	step model.Step
	err  error
}

type stepKind uint8

const (
	stepDone stepKind = iota
	stepQuiet
	stepUndone
	stepRedone
	stepMarkedAll
)

// markQueue runs changes one after another: commands run side by side, and two
// presses of m must not overtake each other.
type markQueue struct {
	busy    bool
	waiting []markJob
	made    int // counts the changes
}

type markJob struct {
	kind stepKind
	said string
	run  func(context.Context) (model.Step, error)
}

func (a *App) enqueue(kind stepKind, run func(context.Context) (model.Step, error)) tea.Cmd {
	a.marks.made++
	a.marks.waiting = append(a.marks.waiting, markJob{kind, "", run})
	return a.nextMark()
}

// enqueueSaying is enqueue for a change that is told in words of its own once it
// is made.
func (a *App) enqueueSaying(said string, run func(context.Context) (model.Step, error)) tea.Cmd {
	a.marks.made++
	a.marks.waiting = append(a.marks.waiting, markJob{stepDone, said, run})
	return a.nextMark()
}

func (a *App) nextMark() tea.Cmd {
	if a.marks.busy || len(a.marks.waiting) == 0 {
		return nil
	}
	job := a.marks.waiting[0]
	a.marks.waiting = a.marks.waiting[1:]
	a.marks.busy = true
	ctx := a.ctx
	return func() tea.Msg {
		step, err := job.run(ctx)
		return stepMsg{job.kind, job.said, step, err}
	}
}

func (a *App) onStep(m stepMsg) tea.Cmd {
	a.marks.busy = false
	if m.err != nil {
		a.fail("The change was not kept: " + m.err.Error())
		if opened[*desksLayer](a) != nil { // which shows it already
			return tea.Batch(a.loadDesks(), a.nextMark())
		}
		return a.nextMark()
	}
	if m.step.Correction != nil {
		return tea.Batch(a.onCorrected(m.kind, m.step), a.nextMark())
	}
	if m.step.What != "" {
		return tea.Batch(a.onOther(m), a.nextMark())
	}
	for _, s := range m.step.Items {
		if len(a.marks.waiting) == 0 { // else a newer change of it is on the screen already
			a.setMarks(s.ID, s.Read, s.Star)
		}
		a.list.Offer(s.ID)
	}
	switch n := len(m.step.Items); {
	case m.kind == stepMarkedAll && n == 0:
		a.say("All stories of this view are read.")
	case m.kind == stepMarkedAll:
		a.say(a.undoable(stories(n) + " marked read"))
	case m.said != "":
		a.say("That changes nothing.")
	case m.kind == stepUndone && m.step.Nothing:
		a.say("Nothing to undo.")
	case m.kind == stepRedone && m.step.Nothing:
		a.say("Nothing to redo.")
	case m.kind == stepUndone:
		a.say(dot("Undone: "+told(m.step), a.does(keys.Redo, "redoes")))
	case m.kind == stepRedone:
		a.say(a.undoable("Redone: " + told(m.step)))
	}
	return tea.Batch(a.nextMark(), a.total())
}

// told says what state a step has left its rows in.
func told(s model.Step) string {
	n := len(s.Items)
	if n == 0 {
		return "no change"
	}
	what := "unread"
	switch {
	case s.Star != nil && s.Items[0].Star:
		what = "starred"
	case s.Star != nil:
		what = "not starred"
	case s.Items[0].Read:
		what = "read"
	}
	return stories(n) + " " + what
}

func stories(n int) string {
	if n == 1 {
		return "1 story"
	}
	return number(n) + " stories"
}

// mark changes marks on the screen at once and in the library next.
func (a *App) mark(kind stepKind, m model.Mark) tea.Cmd {
	if len(m.IDs) == 0 {
		return nil
	}
	for _, id := range m.IDs {
		if r, ok := a.list.Row(id); ok {
			read, star := r.Read, r.Star
			if m.Read != nil {
				read = *m.Read
			}
			if m.Star != nil {
				star = *m.Star
			}
			a.setMarks(id, read, star)
		}
	}
	articles := a.opt.Articles
	return a.enqueue(kind, func(ctx context.Context) (model.Step, error) { return articles.Mark(ctx, m) })
}

func (a *App) toggleRead() tea.Cmd {
	r := a.list.Selected()
	if r == nil {
		a.say("No story is selected.")
		return nil
	}
	read := !r.Read
	if read {
		a.say(a.undoable("Marked read"))
	} else {
		a.say(a.undoable("Marked unread"))
	}
	return a.mark(stepDone, model.Mark{IDs: []string{r.ID}, Read: &read})
}

func (a *App) toggleStar() tea.Cmd {
	r := a.list.Selected()
	if r == nil {
		a.say("No story is selected.")
		return nil
	}
	star := !r.Star
	if star {
		a.say(a.undoable("Starred"))
	} else {
		a.say(a.undoable("Star taken away"))
	}
	return a.mark(stepDone, model.Mark{IDs: []string{r.ID}, Star: &star})
}

func (a *App) markAll() tea.Cmd {
	if all, ok := a.opt.Articles.(marker); ok && a.asks() && a.list.Len() > 0 {
		read, ask := true, a.wantedAsk()
		a.say("Marking…")
		return a.enqueue(stepMarkedAll, func(ctx context.Context) (model.Step, error) { return all.MarkQuery(ctx, ask, &read, nil) })
	}
	ids := a.list.ShownIDs(func(r *list.Row) bool { return !r.Read })
	if len(ids) == 0 {
		a.say("All stories of this view are read.")
		return nil
	}
	read := true
	a.say(a.undoable(stories(len(ids)) + " marked read"))
	return a.mark(stepDone, model.Mark{IDs: ids, Read: &read})
}

// markRead marks a story read because it was opened or passed.
func (a *App) markRead(id string) tea.Cmd {
	r, ok := a.list.Row(id)
	if !ok || r.Read {
		return nil
	}
	read := true
	return a.mark(stepQuiet, model.Mark{IDs: []string{id}, Read: &read})
}

func (a *App) undo() tea.Cmd {
	a.say("Undoing…")
	return a.enqueue(stepUndone, a.opt.Articles.Undo)
}

func (a *App) redo() tea.Cmd {
	a.say("Redoing…")
	return a.enqueue(stepRedone, a.opt.Articles.Redo)
}

func (a *App) toggleUnread() tea.Cmd {
	a.unread = !a.unread
	if a.asks() {
		if !a.unread {
			a.say("Read and unread stories")
			return a.relook("")
		}
		return a.relook(dot("Unread stories only: %s", a.does(keys.UnreadOnly, "shows all")))
	}
	a.refilter()
	if a.unread {
		a.say(dot("Unread stories only", a.does(keys.UnreadOnly, "shows all")))
	} else {
		a.say("Read and unread stories")
	}
	return a.showSelected()
}
