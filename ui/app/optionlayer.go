package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/ui/keys"
	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// option is one of several things to do.
type option struct {
	text, right string
	off         bool
	do          func(a *App) tea.Cmd
}

// optionLayer asks which of several things to do.
type optionLayer struct {
	*menu.Menu
	options []option
	accepts string // what enter does, for the footer
}

func (a *App) openOptions(title, accepts string, options []option) {
	l := &optionLayer{menu.New(menu.Options{Title: title}, a.theme, a.method), options, accepts}
	l.SetTheme(a.theme, a.method)
	a.open(l)
}

func (l *optionLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.Menu.SetTheme(t, m)
	rows := make([]menu.Row, len(l.options))
	for i, o := range l.options {
		rows[i] = menu.Row{Text: o.text, Style: t.Text, Right: o.right, Off: o.off}
	}
	l.SetRows(rows, false)
}

func (l *optionLayer) scopes() []keys.Scope { return []keys.Scope{keys.BoxScope, keys.Everywhere} }

func (l *optionLayer) key(a *App, act keys.Action, _ tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		if i, ok := l.Cursor(); ok {
			if !l.options[i].off {
				a.shut(l)
			}
			return l.options[i].do(a)
		}
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom:
		l.Move(amount(act, l.Page(), l.Len()))
	case keys.Back, keys.Quit:
		a.shut(l)
	case keys.Suspend:
		return tea.Suspend
	default:
		a.say(colon("This is a question", a.does(keys.Back, "leaves it")))
	}
	return nil
}

func (l *optionLayer) paste(*App, tea.Msg) tea.Cmd { return nil }
func (l *optionLayer) view(*App) []string          { return l.View() }

func (l *optionLayer) footer(a *App, f *status.Footer) string {
	f.Right = ""
	f.Hints = append(a.hinted(keys.BoxScope, hint{l.accepts, keys.Accept}), a.hinted(keys.List, hint{"back", keys.Back}, hint{"move", keys.Down})...)
	return ""
}

func (l *optionLayer) scroll(_ *App, d int) { l.Move(d) }

func (l *optionLayer) click(a *App, y int) tea.Cmd {
	row, ok := l.Hit(y)
	if !ok {
		return nil
	}
	l.Select(row)
	return l.key(a, keys.Accept, tea.KeyPressMsg{})
}

func (l *optionLayer) leave(*App) {}
