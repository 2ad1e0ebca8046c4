package app

import (
	"context"
	"errors"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/keys"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// The lines of the form, in their order.
const (
	deskQuery = iota
	deskName
	deskSort
	deskMute
	deskLetter
	deskLines
)

var deskLabels = [deskLines]string{"Query", "Name", "Sort", "Mute", "Key"}

// deskForm is the box in which a desk is made or changed.
type deskForm struct {
	desk   model.Desk // as it was
	fields [deskLines]textinput.Model
	best   bool
	at     int
	completer
	problem string
	w, h    int
	theme   *theme.Theme
	method  screen.Method
}

// openDeskForm opens the form on a desk: a new one, of a query, where its ID is 0.
func (a *App) openDeskForm(d model.Desk) tea.Cmd {
	l := &deskForm{desk: d, best: d.Best}
	hints := [deskLines]string{"words, country:iran, is:unread…", "what the desk is called", "", "what is left out of it", "a letter that opens it"}
	values := [deskLines]string{d.Query, d.Name, "", d.Mute, d.Key}
	for i := range l.fields {
		l.fields[i] = newField("", hints[i]).field
		l.fields[i].SetValue(values[i])
		l.fields[i].CursorEnd()
		l.fields[i].Blur()
	}
	l.moves = l.move
	l.SetTheme(a.theme, a.method)
	if d.ID == 0 && d.Query != "" {
		l.at = deskName
	}
	a.open(l)
	return l.focus(a, l.at)
}

// focus puts the cursor into another line.
func (l *deskForm) focus(a *App, at int) tea.Cmd {
	l.fields[l.at].Blur()
	l.at = at
	l.clear()
	l.problem = ""
	if at == deskSort {
		return nil
	}
	return l.fields[at].Focus()
}

func (l *deskForm) SetSize(w, h int) {
	l.w, l.h = w, h
	for i := range l.fields {
		l.fields[i].SetWidth(max(1, l.inner()-9))
	}
}

func (l *deskForm) SetTheme(t *theme.Theme, m screen.Method) { l.theme, l.method = t, m }
func (l *deskForm) scopes() []keys.Scope                     { return []keys.Scope{keys.Field} }

func (l *deskForm) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		return l.accept(a)
	case keys.Cancel:
		a.shut(l)
		a.say("The desks are as they were.")
	case keys.Down, keys.Up:
		d := 1
		if act == keys.Up {
			d = -1
		}
		return l.move(a, d)
	case keys.PageDown, keys.PageUp:
		return l.focus(a, max(0, min(l.at+amount(act, 1, 0), deskLines-1)))
	default:
		return l.paste(a, m)
	}
	return nil
}

// move goes to the next of the suggestions, or to the next line where there are none.
func (l *deskForm) move(a *App, d int) tea.Cmd {
	if l.asks() && l.choose(&l.fields[l.at], d) {
		l.check(a)
		return nil
	}
	return l.focus(a, (l.at+d+deskLines)%deskLines)
}

// asks tells whether the line is a query.
func (l *deskForm) asks() bool { return l.at == deskQuery || l.at == deskMute }

func (l *deskForm) paste(a *App, msg tea.Msg) (cmd tea.Cmd) {
	if l.at == deskSort { // any letter changes it
		l.best = !l.best
		return nil
	}
	f := &l.fields[l.at]
	before, from := f.Value(), f.Position()
	*f, cmd = f.Update(msg)
	if f.Value() == before && f.Position() == from {
		return cmd
	}
	l.check(a)
	if !l.asks() {
		return cmd
	}
	return tea.Batch(cmd, l.suggest(a, f))
}

// check says what no more letters will mend.
func (l *deskForm) check(a *App) {
	l.problem = ""
	text := l.fields[l.at].Value()
	switch {
	case l.asks():
		if _, err := query.ParseTyping(text, a.queryOptions()); err != nil {
			l.problem = err.Error()
		}
	case l.at == deskLetter:
		l.problem = a.deskKeyProblem(strings.TrimSpace(text), l.desk.ID)
	}
}

// accept goes on to the next line, or keeps the desk behind the last one.
func (l *deskForm) accept(a *App) tea.Cmd {
	if l.asks() {
		if cmd, wrong := l.wrong(a, l.at); wrong {
			return cmd
		}
	}
	if l.at < deskLines-1 {
		return l.focus(a, l.at+1)
	}
	for _, at := range []int{deskQuery, deskMute} {
		if cmd, wrong := l.wrong(a, at); wrong {
			return cmd
		}
	}
	text := func(i int) string { return strings.TrimSpace(l.fields[i].Value()) }
	d := l.desk
	d.Query, d.Name, d.Mute, d.Key, d.Best = text(deskQuery), text(deskName), text(deskMute), text(deskLetter), l.best
	if d.Name == "" {
		d.Name = d.Query
	}
	if d.Name == "" {
		cmd := l.focus(a, deskName)
		l.problem = "a desk needs a name"
		return cmd
	}
	if l.problem = a.deskKeyProblem(d.Key, d.ID); l.problem != "" {
		return nil
	}
	a.shut(l)
	said, articles := "Desk "+screen.NeutralizeLine(d.Name)+" changed", a.desked()
	if d.ID == 0 {
		said = "Desk " + screen.NeutralizeLine(d.Name) + " made"
	}
	return a.enqueueSaying(said, func(ctx context.Context) (model.Step, error) { return articles.SaveDesk(ctx, &d) })
}

// wrong puts the cursor to the mistake in a query and tells whether there is one.
func (l *deskForm) wrong(a *App, at int) (cmd tea.Cmd, wrong bool) {
	f := &l.fields[at]
	text := f.Value()
	_, err := query.Parse(text, a.queryOptions())
	if err == nil {
		return nil, false
	}
	if at != l.at {
		cmd = l.focus(a, at)
	}
	l.problem = err.Error()
	var where *query.Error
	if errors.As(err, &where) {
		f.SetCursor(len([]rune(text[:min(where.Offset, len(text))])))
	}
	return cmd, true
}

func (l *deskForm) inner() int { return max(8, min(78, l.w-2)-4) }

// below is how many lines stand below those of the desk.
func (l *deskForm) below() int { return max(1, min(mostSuggested, l.h-1-3-deskLines)) }

func (l *deskForm) view(a *App) []string {
	inner := l.inner()
	var body []string
	for i := range l.fields {
		bar, label := " ", l.theme.Muted.Styled(deskLabels[i])
		if i == l.at {
			bar, label = l.theme.Accent.Styled("▌"), l.theme.Accent.Styled(deskLabels[i])
		}
		value := l.fields[i].View()
		if i == deskSort {
			value = "newest first"
			if l.best {
				value = "best first"
			}
			if i == l.at {
				value = l.theme.Text.Styled(value) + l.theme.Muted.Styled("   space changes it")
			}
		} else if i != l.at && l.fields[i].Value() != "" {
			value = screen.Truncate(screen.NeutralizeLine(l.fields[i].Value()), max(1, inner-8), l.method)
		}
		body = append(body, bar+" "+screen.Pad(label, 6, l.method)+value)
	}
	var lines []string
	if l.problem != "" {
		lines = append(lines, a.problemLine(l.problem, inner))
	}
	lines = append(lines, l.lines(a, inner)...)
	body = append(body, l.theme.Line.Styled(strings.Repeat("─", inner)))
	for i := range l.below() {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		body = append(body, line)
	}
	title := "New desk"
	if l.desk.ID != 0 {
		title = "Desk " + screen.NeutralizeLine(l.desk.Name)
	}
	return framed(title, body, inner, l.theme, l.method)
}

// framed puts a border around lines, with a title in it.
func framed(title string, body []string, inner int, t *theme.Theme, m screen.Method) []string {
	title = screen.Truncate(title, max(1, inner-2), m)
	lines := []string{t.Line.Styled("╭") + " " + t.Accent.Styled(title) + " " +
		t.Line.Styled(strings.Repeat("─", max(0, inner-screen.Width(title, m)))+"╮")}
	side := t.Line.Styled("│")
	for _, b := range body {
		lines = append(lines, side+" "+screen.Pad(screen.Truncate(b, inner, m), inner, m)+" "+side)
	}
	return append(lines, t.Line.Styled("╰"+strings.Repeat("─", inner+2)+"╯"))
}

func (l *deskForm) footer(_ *App, f *status.Footer) string {
	f.Message, f.Right = "", ""
	enter := "next"
	if l.at == deskLines-1 {
		enter = "keep the desk"
	}
	f.Hints = []status.Hint{{Key: "enter", Label: enter}, {Key: "esc", Label: "cancel"}, {Key: "↓ ↑", Label: "move"}}
	if l.asks() && len(l.values) > 0 {
		f.Hints[2] = status.Hint{Key: "tab ↓ ↑", Label: "complete"}
	}
	return ""
}

func (l *deskForm) scroll(*App, int) {}

func (l *deskForm) click(a *App, y int) tea.Cmd {
	if at := y - 1; at >= 0 && at < deskLines {
		return l.focus(a, at)
	}
	return nil
}

func (l *deskForm) leave(*App) {}
