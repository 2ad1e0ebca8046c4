package app

import (
	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/choose"
	"dateline/ui/keys"
	"dateline/ui/status"
)

// askLayer asks what a name stands for.
type askLayer struct {
	*choose.Chooser
	about model.Correction // what is known of it already
}

func (l *askLayer) scopes() []keys.Scope { return []keys.Scope{keys.Field} }

// key handles a key while the overlay is open: it is a field with a list.
func (l *askLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		c, it := l.about, l.Selected()
		c.ToKind, c.To, c.ToName = it.Kind, it.ID, it.Name
		if it.Kind == model.NoKind {
			c.ToName = ""
		}
		return a.correct(c)
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

func (l *askLayer) paste(_ *App, msg tea.Msg) tea.Cmd { return l.Update(msg) }
func (l *askLayer) view(*App) []string                { return l.View() }

func (l *askLayer) footer(_ *App, f *status.Footer) string {
	f.Message, f.Right = "", ""
	f.Hints = []status.Hint{{Key: "enter", Label: "it is this"}, {Key: "esc", Label: "back"}, {Key: "↓ ↑", Label: "move"}}
	return ""
}

func (l *askLayer) scroll(_ *App, d int) { l.Move(d) }

func (l *askLayer) click(_ *App, y int) tea.Cmd {
	if row, ok := l.Hit(y); ok {
		l.Select(row)
	}
	return nil
}

func (l *askLayer) leave(*App) {}
