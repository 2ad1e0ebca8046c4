package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/menu"
	"dateline/ui/reader"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// linkLayer lists all links of the article.
type linkLayer struct {
	*menu.Menu
	lines []linkLine
	theme *theme.Theme
}

// linkLine is a link as it is listed.
type linkLine struct{ address, text, host string }

// openLinks lists the links of the article that is shown: its own address, the
// files that came with it, and those of its text.
func (a *App) openLinks() {
	if why := a.whyNotLinks(keys.LinkList); why != "" {
		a.say("Not now: " + why + ".")
		return
	}
	page := a.reader.Page()
	var lines []linkLine
	if u := page.Loaded.Article.URL; u != "" {
		lines = append(lines, linkLine{u, "This story", reader.Host(u)})
	}
	for _, e := range page.Loaded.Enclosures {
		lines = append(lines, linkLine{e.URL, reader.Enclosed(&e), reader.Host(e.URL)})
	}
	for _, l := range page.Links() {
		text := l.Text
		if text == "" {
			text = "Picture"
		}
		lines = append(lines, linkLine{l.Address, text, reader.Host(l.Address)})
	}
	if len(lines) == 0 {
		a.say("This article has no links.")
		return
	}
	l := &linkLayer{lines: lines, Menu: menu.New(menu.Options{Title: "Links of this article", Widest: 96}, a.theme, a.method)}
	l.SetTheme(a.theme, a.method)
	a.open(l)
}

func (l *linkLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.theme = t
	l.Menu.SetTheme(t, m)
	rows := make([]menu.Row, len(l.lines))
	for i, line := range l.lines {
		rows[i] = menu.Row{Text: line.text, Style: t.Text, Right: line.host}
		if _, ok := screen.NeutralizeURL(line.address); !ok {
			rows[i].Off = true
		}
	}
	l.SetRows(rows, false)
}

func (l *linkLayer) scopes() []keys.Scope { return []keys.Scope{keys.BoxScope, keys.Everywhere} }

func (l *linkLayer) key(a *App, act keys.Action, _ tea.KeyPressMsg) tea.Cmd {
	i, ok := l.Cursor()
	switch act {
	case keys.Accept, keys.Browser:
		if ok {
			return a.browseTo(l.lines[i].address)
		}
	case keys.CopyLink:
		if ok {
			return a.copyAddress(l.lines[i].address)
		}
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom:
		l.Move(amount(act, l.Page(), l.Len()))
	case keys.Back, keys.Quit, keys.LinkList:
		a.shut(l)
	case keys.Suspend:
		return tea.Suspend
	default:
		a.say(colon("The links are listed", listed(a.does(keys.Back, "closes them"), a.does(keys.CopyLink, "copies one"))))
	}
	return nil
}

func (l *linkLayer) paste(*App, tea.Msg) tea.Cmd { return nil }
func (l *linkLayer) view(*App) []string          { return l.View() }

func (l *linkLayer) footer(a *App, f *status.Footer) string {
	f.Right = ""
	f.Hints = append(a.hinted(keys.BoxScope, hint{"open", keys.Accept}), a.hinted(keys.List, hint{"copy", keys.CopyLink}, hint{"back", keys.Back})...)
	if i, ok := l.Cursor(); ok && f.Message == "" && a.frame.Mode != layout.Narrow {
		u, web := screen.NeutralizeURL(l.lines[i].address)
		if !web {
			u = screen.NeutralizeLine(l.lines[i].address)
		}
		f.Right = screen.Truncate(u, max(10, a.w/2), a.method)
	}
	return ""
}

func (l *linkLayer) scroll(_ *App, d int) { l.Move(d) }

func (l *linkLayer) click(a *App, y int) tea.Cmd {
	row, ok := l.Hit(y)
	if !ok {
		return nil
	}
	l.Select(row)
	return l.key(a, keys.Accept, tea.KeyPressMsg{})
}

func (l *linkLayer) leave(*App) {}
