package app

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/keys"
	"dateline/ui/screen"
	"dateline/ui/status"
)

// mostSuggested is how many suggestions stand above the filter bar.
const mostSuggested = 8

// filterLayer is the bar in the footer in which a query is typed. What it finds is
// listed with every letter; above it stands what can be meant.
type filterLayer struct {
	fieldLayer
	was     look   // what the list showed before
	began   string // the query of it
	text    string // that the list was last asked for
	problem string // why the query cannot be read

	completer
}

func newFilter(a *App) *filterLayer {
	l := &filterLayer{fieldLayer: newField(`\ `, "words, country:iran, leader:putin, newer:2d, is:unread…"), was: a.look}
	l.chosen, l.moves = -1, l.choose
	l.field.SetValue(a.look.query())
	l.field.CursorEnd()
	l.text, l.began = l.field.Value(), l.field.Value()
	return l
}

func (l *filterLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		return l.accept(a)
	case keys.Cancel:
		a.shut(l)
		return l.restore(a)
	case keys.Down:
		return l.choose(a, 1)
	case keys.Up:
		return l.choose(a, -1)
	}
	return l.paste(a, m)
}

func (l *filterLayer) paste(a *App, msg tea.Msg) tea.Cmd {
	before := l.field.Position()
	changed, cmd := l.update(msg)
	if !changed && l.field.Position() == before {
		return cmd
	}
	return tea.Batch(cmd, l.run(a), l.suggest(a, &l.field))
}

// run lists what the text asks for so far.
func (l *filterLayer) run(a *App) tea.Cmd {
	text := l.field.Value()
	t, err := query.ParseTyping(text, a.queryOptions())
	if err != nil {
		l.problem = err.Error()
		return nil
	}
	l.problem = ""
	if text == l.text {
		return nil
	}
	l.text = text
	if strings.TrimSpace(text) == "" {
		a.look.text, a.look.desk, a.look.ask = "", model.Desk{}, query.Ask{}
		return a.relook("")
	}
	return a.lookAt(text, query.Ask{Node: t.Node})
}

// accept leaves the list as the query has it.
func (l *filterLayer) accept(a *App) tea.Cmd {
	text := strings.TrimSpace(l.field.Value())
	if text == "" {
		a.shut(l)
		return a.unfilter()
	}
	n, err := query.Parse(text, a.queryOptions())
	if err != nil {
		l.problem = err.Error()
		var at *query.Error
		if errors.As(err, &at) {
			l.field.SetCursor(len([]rune(text[:min(at.Offset, len(text))])))
		}
		return nil
	}
	a.shut(l)
	if text == l.began && l.was.desk.ID != 0 {
		return l.restore(a)
	}
	cmd := a.lookAt(text, query.Ask{Node: n})
	a.look.telling = dot("%s · "+strings.ReplaceAll(screen.NeutralizeLine(text), "%", "%%"), a.does(keys.Back, "shows all"))
	return cmd
}

// restore shows again what the list showed before.
func (l *filterLayer) restore(a *App) tea.Cmd {
	if l.was.text == "" {
		cmd := a.unfilter()
		if a.list.Select(l.was.from) {
			cmd = tea.Batch(cmd, a.showSelected())
		}
		return cmd
	}
	if l.text == l.began {
		return nil
	}
	cmd := a.lookAt(l.was.text, l.was.ask)
	a.look.found, a.look.desk = l.was.found, l.was.desk
	return cmd
}

func (l *filterLayer) leave(*App) {} // what was typed holds

// choose puts the next of the suggestions into the field, and lists what it finds.
func (l *filterLayer) choose(a *App, d int) tea.Cmd {
	if !l.completer.choose(&l.field, d) {
		return nil
	}
	if l.fieldOnly() { // what can stand behind its colon is the next question
		return tea.Batch(l.run(a), l.suggest(a, &l.field))
	}
	return l.run(a)
}

func (l *filterLayer) footer(a *App, _ *status.Footer) string {
	right := "esc shows all"
	if strings.TrimSpace(l.text) != "" {
		right = a.look.counted()
	}
	return l.line(a, right)
}

// over draws what can be meant, and why a query cannot be read, above the footer.
func (l *filterLayer) over(a *App, rows []string) {
	lines := l.lines(a, a.w)
	if l.problem != "" {
		lines = append(lines, a.problemLine(l.problem, a.w))
	}
	a.overFooter(rows, lines)
}
