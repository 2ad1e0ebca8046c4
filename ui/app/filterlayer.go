package app

import (
	"context"
	"errors"
	"strconv"
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
	text    string // that the list was last asked for
	problem string // why the query cannot be read

	comp   query.Completing
	typed  string // the text that comp is of
	values []model.Value
	chosen int // of values, which stands in the field; -1 for none
	asked  int // counts the questions for values
	stop   context.CancelFunc
}

// valuesMsg brings what can be meant.
type valuesMsg struct {
	layer *filterLayer
	asked int
	list  []model.Value
	err   error
}

func newFilter(a *App) *filterLayer {
	l := &filterLayer{fieldLayer: newField(`\ `, "words, country:iran, leader:putin, newer:2d, is:unread…"), was: a.look, chosen: -1}
	l.field.SetValue(a.look.text)
	l.field.CursorEnd()
	l.text = a.look.text
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
	l.chosen = -1
	return tea.Batch(cmd, l.run(a), l.suggest(a))
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
		a.look.text, a.look.ask = "", query.Ask{}
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
	if l.text == l.was.text {
		return nil
	}
	return a.lookAt(l.was.text, l.was.ask)
}

func (l *filterLayer) leave(*App) {} // what was typed holds

// suggest asks what can be meant by what is being typed.
func (l *filterLayer) suggest(a *App) tea.Cmd {
	text := l.field.Value()
	at := len(string([]rune(text)[:min(l.field.Position(), len([]rune(text)))]))
	l.comp, l.typed = query.Complete(text, at), text
	if l.stop != nil {
		l.stop()
	}
	l.asked++
	if l.comp.Field == query.NoField && l.comp.Prefix == "" || l.comp.Field == query.Title {
		l.values = nil
		return nil
	}
	ctx, cancel := context.WithCancel(a.ctx)
	l.stop = cancel
	m := valuesMsg{layer: l, asked: l.asked}
	field, prefix, articles := l.comp.Field, l.comp.Prefix, a.queried
	return func() tea.Msg {
		defer cancel()
		m.list, m.err = articles.Values(ctx, field, prefix, mostSuggested)
		return m
	}
}

func (a *App) onValues(m valuesMsg) {
	if m.asked != m.layer.asked {
		return
	}
	if m.err != nil {
		m.list = nil
	}
	m.layer.values = m.list
}

// choose puts the next of the suggestions into the field; before the first and
// behind the last stands what was typed.
func (l *filterLayer) choose(a *App, d int) tea.Cmd {
	n := len(l.values)
	if n == 0 {
		return nil
	}
	l.chosen = (l.chosen+1+d+n+1)%(n+1) - 1
	text, at := l.typed, l.comp.End
	if l.chosen >= 0 {
		v := l.values[l.chosen].Text
		text, at = l.typed[:l.comp.Start]+v+l.typed[l.comp.End:], l.comp.Start+len(v)
	}
	l.field.SetValue(text)
	l.field.SetCursor(len([]rune(text[:min(at, len(text))])))
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
	var lines []string
	left := 0
	for _, v := range l.values {
		left = max(left, screen.Width(screen.NeutralizeLine(v.Text), a.method))
	}
	left = min(left, max(8, a.w/2-4))
	for i, v := range l.values {
		st, bar := a.theme.Text, " "
		if i == l.chosen {
			st, bar = a.theme.Accent, a.theme.Accent.Styled("▌")
		}
		line := bar + " " + screen.Pad(st.Styled(screen.Truncate(screen.NeutralizeLine(v.Text), left, a.method)), left, a.method)
		about := screen.NeutralizeLine(v.About)
		if v.N >= 0 {
			about = strings.TrimSpace(about + "  " + strconv.Itoa(v.N))
		}
		if about != "" {
			line += "  " + a.theme.Muted.Styled(screen.Truncate(about, max(1, a.w-left-6), a.method))
		}
		lines = append(lines, line)
	}
	if l.problem != "" {
		lines = append(lines, "  "+a.theme.Error.Styled(screen.Truncate(screen.NeutralizeLine(l.problem), max(1, a.w-3), a.method)))
	}
	if len(lines) == 0 || len(rows) < len(lines)+4 {
		lines = lines[max(0, len(lines)-max(0, len(rows)-4)):]
	}
	rule := a.theme.Line.Styled(strings.Repeat("─", a.w))
	top := len(rows) - len(lines) - 1
	for i, line := range append([]string{rule}, lines...) {
		if len(lines) > 0 {
			rows[top+i] = screen.Pad(line, a.w, a.method)
		}
	}
}
