package app

import (
	"context"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/screen"
)

// completer knows what can be meant by a query that is being typed.
type completer struct {
	comp   query.Completing
	typed  string // the text that comp is of
	values []model.Value
	chosen int // of values, which stands in the field; -1 for none
	asked  int // counts the questions for values
	came   int // the question that values answer
	ahead  int // how far one has moved in values that are on their way
	// moves moves in them once they are there.
	moves func(a *App, d int) tea.Cmd
	stop  context.CancelFunc
}

// valuesMsg brings what can be meant.
type valuesMsg struct {
	to    *completer
	asked int
	list  []model.Value
	err   error
}

// suggest asks what can be meant by what is being typed.
func (c *completer) suggest(a *App, f *textinput.Model) tea.Cmd {
	text := f.Value()
	at := len(string([]rune(text)[:min(f.Position(), len([]rune(text)))]))
	c.comp, c.typed, c.chosen = query.Complete(text, at), text, -1
	c.forget()
	c.ahead = 0
	if c.comp.Field == query.NoField && c.comp.Prefix == "" || c.comp.Field == query.Title || a.queried == nil {
		c.values, c.came = nil, c.asked
		return nil
	}
	ctx, cancel := context.WithCancel(a.ctx)
	c.stop = cancel
	m := valuesMsg{to: c, asked: c.asked}
	field, prefix, articles := c.comp.Field, c.comp.Prefix, a.queried
	return func() tea.Msg {
		defer cancel()
		m.list, m.err = articles.Values(ctx, field, prefix, mostSuggested)
		return m
	}
}

// forget gives up what was asked for.
func (c *completer) forget() {
	if c.stop != nil {
		c.stop()
	}
	c.asked++
}

// clear forgets what can be meant, too.
func (c *completer) clear() {
	c.forget()
	c.values, c.chosen, c.came, c.ahead = nil, -1, c.asked, 0
}

func (a *App) onValues(m valuesMsg) tea.Cmd {
	c := m.to
	if m.asked != c.asked {
		return nil
	}
	if m.err != nil {
		m.list = nil
	}
	c.values, c.came = m.list, m.asked
	d := c.ahead
	if c.ahead = 0; d == 0 || c.moves == nil || len(c.values) == 0 {
		return nil
	}
	return c.moves(a, d)
}

// choose puts the next of the suggestions into the field; before the first and
// behind the last stands what was typed. It tells whether there are any.
func (c *completer) choose(f *textinput.Model, d int) bool {
	if c.came != c.asked { // those of what was typed before are none to choose from
		c.ahead += d
		return true
	}
	n := len(c.values)
	if n == 0 {
		return false
	}
	c.chosen = ((c.chosen+1+d)%(n+1)+n+1)%(n+1) - 1
	text, at := c.typed, c.comp.End
	if c.chosen >= 0 {
		v := c.values[c.chosen].Text
		text, at = c.typed[:c.comp.Start]+v+c.typed[c.comp.End:], c.comp.Start+len(v)
	}
	f.SetValue(text)
	f.SetCursor(len([]rune(text[:min(at, len(text))])))
	return true
}

// fieldOnly tells whether the one thing that can be meant is a field, and stands in
// the input.
func (c *completer) fieldOnly() bool {
	return len(c.values) == 1 && c.chosen == 0 && strings.HasSuffix(c.values[0].Text, ":")
}

// lines draws what can be meant, w cells wide.
func (c *completer) lines(a *App, w int) (lines []string) {
	left := 0
	for _, v := range c.values {
		left = max(left, screen.Width(screen.NeutralizeLine(v.Text), a.method))
	}
	left = min(left, max(8, w/2-4))
	for i, v := range c.values {
		st, bar := a.theme.Text, " "
		if i == c.chosen {
			st, bar = a.theme.Accent, a.theme.Accent.Styled("▌")
		}
		line := bar + " " + screen.Pad(st.Styled(screen.Truncate(screen.NeutralizeLine(v.Text), left, a.method)), left, a.method)
		about := screen.NeutralizeLine(v.About)
		if v.N >= 0 {
			about = strings.TrimSpace(about + "  " + strconv.Itoa(v.N))
		}
		if about != "" {
			line += "  " + a.theme.Muted.Styled(screen.Truncate(about, max(1, w-left-6), a.method))
		}
		lines = append(lines, line)
	}
	return lines
}

// overFooter draws lines above the footer, below a rule, as many as there is room for.
func (a *App) overFooter(rows, lines []string) {
	if len(rows) < len(lines)+4 {
		lines = lines[max(0, len(lines)-max(0, len(rows)-4)):]
	}
	if len(lines) == 0 {
		return
	}
	rule := a.theme.Line.Styled(strings.Repeat("─", a.w))
	top := len(rows) - len(lines) - 1
	for i, line := range append([]string{rule}, lines...) {
		rows[top+i] = screen.Pad(line, a.w, a.method)
	}
}

// problemLine is why a query cannot be read.
func (a *App) problemLine(problem string, w int) string {
	return "  " + a.theme.Error.Styled(screen.Truncate(screen.NeutralizeLine(problem), max(1, w-3), a.method))
}
