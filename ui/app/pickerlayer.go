package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/ui/help"
	"dateline/ui/keys"
	"dateline/ui/screen"
	"dateline/ui/status"
)

// pickerLayer is the help of a pane, or the command palette.
type pickerLayer struct{ *help.Picker }

func (l *pickerLayer) scopes() []keys.Scope { return []keys.Scope{keys.Field, keys.Picker} }

func (l *pickerLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		it, ok := l.Selected()
		if !ok {
			return nil
		}
		a.message, a.failure = "", false
		if f := opened[*feedsLayer](a); f != nil {
			a.shut(l)
			return f.key(a, it.Action, m)
		}
		a.shut(l)
		if box, ok := a.top().(interface{ keyed() }); ok && box != nil { // its help
			return a.top().key(a, it.Action, tea.KeyPressMsg{})
		}
		a.shutAll()
		return a.do(it.Action)
	case keys.Back:
		a.shut(l)
	case keys.Cancel:
		if !l.Clear() {
			a.shut(l)
		}
	case keys.Down, keys.Up, keys.PageDown, keys.PageUp:
		l.Move(amount(act, l.Page(), 0))
	default:
		return l.Update(m)
	}
	return nil
}

func (l *pickerLayer) paste(_ *App, msg tea.Msg) tea.Cmd { return l.Update(msg) }
func (l *pickerLayer) view(*App) []string                { return l.View() }

func (l *pickerLayer) footer(_ *App, f *status.Footer) string {
	f.Message, f.Right = "", ""
	if it, ok := l.Selected(); ok && it.Why != "" {
		f.Message = "Not now: " + it.Why + "."
	}
	f.Hints = []status.Hint{{Key: "enter", Label: "do it"}, {Key: "↓ ↑", Label: "move"}, {Key: "esc", Label: "close"}}
	return ""
}

func (l *pickerLayer) scroll(_ *App, d int) { l.Move(d) }

func (l *pickerLayer) click(a *App, y int) tea.Cmd {
	row, ok := l.Hit(y)
	if !ok {
		return nil
	}
	l.Select(row)
	return l.key(a, keys.Accept, tea.KeyPressMsg{})
}

func (l *pickerLayer) leave(*App) {}

// openHelp lists the keys of the pane that has the focus, or of the card.
func (a *App) openHelp() {
	scope := a.paneScope()
	if l := a.top(); l != nil {
		scope = l.scopes()[0]
	}
	var items []help.Item
	for _, b := range a.keys.Bindings(scope, keys.Everywhere) {
		boxed := scope == keys.DeskScope || scope == keys.MuteScope
		if len(b.Keys) == 0 || b.Scope == keys.Everywhere && (scope == keys.FeedScope && !keys.InFeeds(b.Action) || boxed && !keys.Boxed(b.Action)) {
			continue
		}
		items = append(items, help.Item{Action: b.Action, Key: showKeys(b.Keys, a.method), Text: b.Help, Why: a.why(b.Action)})
	}
	title := map[keys.Scope]string{keys.List: "Keys in the list of stories", keys.Article: "Keys in the article",
		keys.SidebarScope: "Keys among those involved", keys.CardScope: "Keys in a card", keys.FeedScope: "Keys in the list of feeds",
		keys.DeskScope: "Keys in the list of desks", keys.MuteScope: "Keys in the list of what is muted"}[scope]
	a.open(&pickerLayer{help.New(title, "type to search, enter does it, esc closes", items, a.theme, a.method)})
}

// openPalette lists every action by name.
func (a *App) openPalette() {
	var items []help.Item
	seen := map[keys.Action]bool{}
	for _, b := range a.opt.Keys {
		if b.Hidden || seen[b.Action] {
			continue
		}
		seen[b.Action] = true
		items = append(items, help.Item{Action: b.Action, Key: a.keys.Key(b.Action, b.Scope), Text: b.Help, Why: a.why(b.Action)})
	}
	a.open(&pickerLayer{help.New("Commands", "type to search, enter does it, esc closes", items, a.theme, a.method)})
}

// showKeys spells the first two keys of a list, or one where two are too long
// for the column.
func showKeys(list []string, m screen.Method) string {
	s := keys.Show(list[0])
	if len(list) > 1 {
		if two := s + " " + keys.Show(list[1]); screen.Width(two, m) <= help.KeyColumn {
			return two
		}
	}
	return s
}
