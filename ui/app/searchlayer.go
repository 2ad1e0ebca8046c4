package app

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/dates"
	"dateline/ui/keys"
	"dateline/ui/results"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// searchLayer is the box in which the library is searched. What a query finds is
// shown with every letter; the list stays as it is until a find is opened.
type searchLayer struct {
	*results.Box
	newest bool // first, else the best

	text  string    // that was last asked for
	ask   query.Ask // what it means
	batch model.Batch
	asked []bool // of the finds: whether where they have the words was asked for
	count int    // of all that is found, -1 while that is not known
	turn  int    // counts the questions
	await bool   // the answer is on its way
	enter bool   // and then the first find is opened
	stop  context.CancelFunc
}

// foundMsg brings what a search has found.
type foundMsg struct {
	layer *searchLayer
	turn  int
	batch model.Batch
	err   error
}

// foundCountMsg brings how much it is.
type foundCountMsg struct {
	layer *searchLayer
	turn  int
	count int
	err   error
}

// snippetsMsg brings where finds have the words.
type snippetsMsg struct {
	layer *searchLayer
	turn  int
	from  int
	list  []model.Snippet
	err   error
}

// openSearch opens the box.
func (a *App) openSearch() tea.Cmd {
	if a.queried == nil {
		a.say("What is open here cannot be searched.")
		return nil
	}
	l := &searchLayer{Box: results.New("words, \"a phrase\", country:iran, leader:putin, newer:2d…", a.theme, a.method)}
	if a.look.found != nil {
		l.SetValue(a.look.found.typed)
		l.newest = !a.look.ask.Best
	}
	l.SetRows(nil, searchHint)
	a.open(l)
	return l.run(a)
}

// searchHint is what an empty box says.
const searchHint = "Type what to look for: all words must be there, OR and NOT (or -) and brackets join them, and fields as country: or title: say where."

func (l *searchLayer) scopes() []keys.Scope { return []keys.Scope{keys.Field} }

func (l *searchLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		return l.accept(a)
	case keys.Cancel:
		l.leave(a)
		a.shut(l)
		return nil
	case keys.Down, keys.Up, keys.PageDown, keys.PageUp:
		l.Move(amount(act, l.Page(), 0))
		return l.snippets(a)
	case keys.Order:
		l.newest = !l.newest
		l.text = "\x00" // asked anew
		return l.run(a)
	}
	return l.paste(a, m)
}

func (l *searchLayer) paste(a *App, msg tea.Msg) tea.Cmd {
	changed, cmd := l.Update(msg)
	if !changed {
		return cmd
	}
	l.enter = false
	return tea.Batch(cmd, l.run(a))
}

// run asks for what the text means so far. What was asked before is given up.
func (l *searchLayer) run(a *App) tea.Cmd {
	text := l.Value()
	t, err := query.ParseTyping(text, a.queryOptions())
	if err != nil {
		l.giveUp()
		l.text = "\x00"
		l.Say(screen.NeutralizeLine(err.Error()), true)
		return nil
	}
	if text == l.text {
		return nil
	}
	l.giveUp()
	l.text = text
	if and, ok := t.Node.(query.And); t.Node == nil || ok && len(and.Nodes) == 0 {
		l.batch, l.asked, l.count = model.Batch{}, nil, -1
		l.SetRows(nil, searchHint)
		l.Say("", false)
		return nil
	}
	l.ask = query.Ask{Node: t.Node, Best: !l.newest}
	l.await = true
	ctx, cancel := context.WithCancel(a.ctx)
	l.stop = cancel
	m, ask, articles := foundMsg{layer: l, turn: l.turn}, l.ask, a.queried
	return func() tea.Msg {
		m.batch, m.err = articles.Find(ctx, ask, 0)
		return m
	}
}

// giveUp drops what is being asked.
func (l *searchLayer) giveUp() {
	if l.stop != nil {
		l.stop()
		l.stop = nil
	}
	l.turn++
	l.await = false
}

func (l *searchLayer) onFound(a *App, m foundMsg) tea.Cmd {
	if m.turn != l.turn {
		return nil
	}
	l.await = false
	if m.err != nil {
		if !errors.Is(m.err, context.Canceled) {
			l.SetRows(nil, "")
			l.Say(screen.NeutralizeLine(m.err.Error()), true)
		}
		return nil
	}
	l.batch, l.count = m.batch, -1
	l.asked = make([]bool, len(m.batch.Items))
	rows := make([]results.Row, len(m.batch.Items))
	for i := range m.batch.Items {
		it := &m.batch.Items[i]
		title := screen.NeutralizeLine(it.Title)
		rows[i] = results.Row{Title: title, Hits: query.Matches(l.ask.Node, title), Read: it.Read,
			Date: dates.Short(it.Published, it.Precision, a.opt.Now), Outlet: screen.NeutralizeLine(it.Outlet)}
	}
	empty := sentence("Nothing is found.", "Fewer words, another spelling or begin* find more")
	if len(rows) == 0 && a.list.Len() == 0 && !a.look.on {
		empty = a.emptyList()
	}
	l.SetRows(rows, empty)
	var count tea.Cmd
	if m.batch.Done && (!l.ask.Best || len(rows) < mostCounted/2) {
		l.count = len(rows)
	} else {
		count = l.counting(a)
	}
	l.tell()
	if l.enter {
		return l.accept(a)
	}
	return tea.Batch(l.snippets(a), count)
}

// tell says what was found.
func (l *searchLayer) tell() {
	order := "the best first"
	if l.newest {
		order = "the newest first"
	}
	if l.batch.Cut {
		order += ", ranked among the newest 10,000 hits"
	}
	if l.count != 0 {
		counted := look{count: l.count}
		l.Say(counted.counted()+", "+order, false)
	} else {
		l.Say("", false)
	}
}

// counting asks how much it is.
func (l *searchLayer) counting(a *App) tea.Cmd {
	ctx, cancel := context.WithCancel(a.ctx)
	l.follow(cancel)
	m, ask, articles := foundCountMsg{layer: l, turn: l.turn}, l.ask, a.queried
	return func() tea.Msg {
		defer cancel()
		m.count, m.err = articles.Count(ctx, ask, mostCounted)
		return m
	}
}

// follow gives up one more thing with the question.
func (l *searchLayer) follow(cancel context.CancelFunc) {
	before := l.stop
	l.stop = func() {
		cancel()
		if before != nil {
			before()
		}
	}
}

func (l *searchLayer) onCounted(m foundCountMsg) {
	if m.turn == l.turn && m.err == nil {
		l.count = m.count
		l.tell()
	}
}

// accept opens the chosen find; the list becomes what was found.
func (l *searchLayer) accept(a *App) tea.Cmd {
	text := l.Value()
	if _, err := query.Parse(text, a.queryOptions()); err != nil {
		l.Say(screen.NeutralizeLine(err.Error()), true)
		var at *query.Error
		if errors.As(err, &at) {
			l.SetCursor(len([]rune(text[:min(at.Offset, len(text))])))
		}
		l.enter = false
		return nil
	}
	if l.await {
		l.enter = true
		return nil
	}
	row, ok := l.Chosen()
	if !ok {
		return nil
	}
	l.leave(a)
	a.shut(l)
	return a.listFound(l, l.batch.Items[row].ID)
}

func (l *searchLayer) leave(*App) { l.giveUp() }

func (l *searchLayer) view(*App) []string { return l.View() }

func (l *searchLayer) SetTheme(t *theme.Theme, m screen.Method) { l.Box.SetTheme(t, m) }

func (l *searchLayer) footer(a *App, f *status.Footer) string {
	f.Message, f.Right = "", ""
	order := "newest first"
	if l.newest {
		order = "best first"
	}
	f.Hints = a.hinted(keys.Field, hint{"read", keys.Accept}, hint{"move", keys.Down}, hint{order, keys.Order}, hint{"close", keys.Cancel})
	return ""
}

func (l *searchLayer) scroll(_ *App, d int) { l.Move(d) }

func (l *searchLayer) click(a *App, y int) tea.Cmd {
	row, ok := l.Hit(y)
	if !ok {
		return nil
	}
	l.Select(row)
	return l.accept(a)
}
