package app

import (
	"context"
	"strconv"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// desksLayer lists the desks.
type desksLayer struct {
	*menu.Menu
	list  []model.DeskCount
	theme *theme.Theme
	on    int64  // the desk to select once it is there, 0 for none
	ahead string // a key that was pressed before there were any desks
}

// whyNoDesks says why there are no desks, "" where there are.
func (a *App) whyNoDesks() string {
	if a.desked() == nil {
		return ofLibraries("desks")
	}
	return ""
}

// openDesks lists the desks: those that are known at once.
func (a *App) openDesks() tea.Cmd {
	if why := a.whyNoDesks(); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	l := &desksLayer{theme: a.theme, on: a.look.desk.ID, Menu: menu.New(menu.Options{Title: "Desks", Empty: "The desks are on their way.", Widest: 60}, a.theme, a.method)}
	l.fill(a)
	a.open(l)
	return a.loadDesks()
}

// fill lists what is known of the desks. A key that was pressed ahead does now what
// it does.
func (l *desksLayer) fill(a *App) tea.Cmd {
	if d := l.selected(); d != nil && l.on == 0 {
		l.on = d.ID
	}
	l.list = a.desks.list
	l.SetTheme(l.theme, a.method)
	for i := range l.list {
		if l.on != 0 && l.list[i].Desk.ID == l.on {
			l.Select(i)
			l.on = 0
		}
	}
	if l.ahead != "" && len(l.list) > 0 {
		key := l.ahead
		l.ahead = ""
		for i := range l.list {
			if deskKey(l.list, i) == key {
				return a.showDesk(l.list[i].Desk)
			}
		}
	}
	return nil
}

func (l *desksLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.theme = t
	l.Menu.SetTheme(t, m)
	rows := make([]menu.Row, len(l.list))
	for i := range l.list {
		c := &l.list[i]
		rows[i] = menu.Row{Left: deskKey(l.list, i), First: t.Key, Text: screen.NeutralizeLine(c.Desk.Name), Style: t.Text, Right: unreadOf(c)}
		if c.Unread == 0 || c.Err != nil {
			rows[i].Style = t.Muted
		}
	}
	l.SetRows(rows, false)
}

// unreadOf is the number of a desk as it is shown, "" for none.
func unreadOf(c *model.DeskCount) string {
	switch {
	case c.Err != nil:
		return "cannot be asked"
	case c.Unread < 0:
		return "…"
	case c.More:
		return "1,000+"
	case c.Unread == 0:
		return ""
	}
	return strconv.Itoa(c.Unread)
}

// deskKey is the key that opens a desk of the list: its own, or its number where
// that is no other's key.
func deskKey(list []model.DeskCount, i int) string {
	if k := screen.NeutralizeLine(list[i].Desk.Key); k != "" {
		return k
	}
	if i > 8 {
		return ""
	}
	n := strconv.Itoa(i + 1)
	for j := range list {
		if list[j].Desk.Key == n {
			return ""
		}
	}
	return n
}

// selected is the desk that is selected, nil where none is.
func (l *desksLayer) selected() *model.Desk {
	if i, ok := l.Cursor(); ok && i < len(l.list) {
		return &l.list[i].Desk
	}
	return nil
}

func (l *desksLayer) scopes() []keys.Scope { return []keys.Scope{keys.DeskScope, keys.Everywhere} }

func (l *desksLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	for i := range l.list {
		if key := deskKey(l.list, i); key != "" && key == m.String() && !a.takenInDesks(act) {
			return a.showDesk(l.list[i].Desk)
		}
	}
	if len(l.list) == 0 && !a.takenInDesks(act) {
		l.ahead = m.String()
		return nil
	}
	switch act {
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom:
		l.Move(amount(act, l.Page(), l.Len()))
	case keys.Back, keys.Quit, keys.Desks:
		a.shut(l)
	case keys.NewDesk:
		return a.openDeskForm(model.Desk{Query: a.look.query()})
	case keys.Undo:
		return a.undo()
	case keys.Redo:
		return a.redo()
	case keys.Help:
		a.openHelp()
	case keys.Suspend:
		return tea.Suspend
	case keys.Open, keys.EditDesk, keys.RemoveDesk, keys.DeskDown, keys.DeskUp:
		if d := l.selected(); d != nil {
			return l.with(a, act, *d)
		}
		a.say("No desk is selected.")
	default:
		a.say(colon("The desks are listed", listed(a.keyIn(keys.Open, keys.DeskScope, "shows one"), a.does(keys.Back, "closes them"))))
	}
	return nil
}

// takenInDesks tells whether an action means something in the list of desks.
func (a *App) takenInDesks(act keys.Action) bool {
	switch act {
	case keys.Open, keys.NewDesk, keys.EditDesk, keys.RemoveDesk, keys.DeskDown, keys.DeskUp:
		return true
	}
	return keys.Boxed(act) && act != keys.Mute
}

// with does something with the selected desk.
func (l *desksLayer) with(a *App, act keys.Action, d model.Desk) tea.Cmd {
	articles := a.desked()
	switch {
	case act == keys.Open:
		return a.showDesk(d)
	case d.ID == model.SinceDesk:
		a.say("Not now: this desk always is as it is.")
		return nil
	case d.Fixed():
		a.say("Not now: this desk is from config.toml.")
		return nil
	case act == keys.EditDesk:
		return a.openDeskForm(d)
	case act == keys.RemoveDesk:
		name := screen.NeutralizeLine(d.Name)
		return a.enqueueSaying("Desk "+name+" removed", func(ctx context.Context) (model.Step, error) { return articles.RemoveDesk(ctx, d.ID) })
	}
	by := 1
	if act == keys.DeskUp {
		by = -1
	}
	i, _ := l.Cursor()
	if to := i + by; to < 0 || to >= len(l.list) || l.list[to].Desk.Fixed() {
		a.say("It goes no further.")
		return nil
	}
	moved := append([]model.DeskCount(nil), l.list...)
	moved[i], moved[i+by] = moved[i+by], moved[i]
	a.desks.list, l.on = moved, d.ID
	l.fill(a)
	return a.enqueueSaying("Desk "+screen.NeutralizeLine(d.Name)+" moved", func(ctx context.Context) (model.Step, error) { return articles.MoveDesk(ctx, d.ID, by) })
}

func (l *desksLayer) paste(*App, tea.Msg) tea.Cmd { return nil }
func (l *desksLayer) view(*App) []string          { return l.View() }

func (l *desksLayer) footer(a *App, f *status.Footer) string {
	f.Right = ""
	f.Hints = append(a.hinted(keys.DeskScope, hint{"show", keys.Open}, hint{"new", keys.NewDesk}), a.hinted(keys.List, hint{"back", keys.Back})...)
	f.Hints = append(f.Hints, a.hinted(keys.DeskScope, hint{"edit", keys.EditDesk}, hint{"remove", keys.RemoveDesk})...)
	if down := a.keys.Key(keys.DeskDown, keys.DeskScope); down != "" && a.keys.Key(keys.DeskUp, keys.DeskScope) != "" {
		f.Hints = append(f.Hints, status.Hint{Key: down + " " + a.keys.Key(keys.DeskUp, keys.DeskScope), Label: "order"})
	}
	if i, ok := l.Cursor(); ok && f.Message == "" && a.frame.Mode != layout.Narrow {
		f.Right = screen.Truncate(l.about(i), max(10, a.w/2), a.method)
	}
	return ""
}

// about says what a desk asks for.
func (l *desksLayer) about(i int) string {
	c := &l.list[i]
	s := screen.NeutralizeLine(c.Desk.Query)
	switch {
	case c.Err != nil:
		return screen.NeutralizeLine(c.Err.Error())
	case c.Desk.ID == model.SinceDesk:
		return "what has come since"
	case s == "":
		s = "all stories"
	}
	if c.Desk.Mute != "" {
		s += " without " + screen.NeutralizeLine(c.Desk.Mute)
	}
	if c.Desk.Fixed() {
		s += " (config.toml)"
	}
	return s
}

func (l *desksLayer) scroll(_ *App, d int) { l.Move(d) }

func (l *desksLayer) click(a *App, y int) tea.Cmd {
	if row, ok := l.Hit(y); ok {
		l.Select(row)
		return a.showDesk(l.list[row].Desk)
	}
	return nil
}

func (l *desksLayer) leave(*App) {}

// deskKeyProblem says why a desk cannot have a key, "" where it can.
func (a *App) deskKeyProblem(key string, id int64) string {
	if key == "" {
		return ""
	}
	if utf8.RuneCountInString(key) != 1 || key == " " {
		return "the key of a desk is one letter or digit"
	}
	if act := a.keys.Resolve(key, keys.DeskScope, keys.Everywhere); a.takenInDesks(act) {
		return key + " has another meaning in the list of desks"
	}
	for _, c := range a.desks.list {
		if c.Desk.Key == key && c.Desk.ID != id {
			return key + " is the key of " + screen.NeutralizeLine(c.Desk.Name) + " already"
		}
	}
	return ""
}

// keyed says that what is chosen in the help of the box is done in the box.
func (l *desksLayer) keyed() {}
