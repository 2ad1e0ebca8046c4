package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/query"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// Muting is what Articles also are where things can be muted.
type Muting interface {
	Mutes(ctx context.Context) ([]model.Mute, error)
	Mute(ctx context.Context, m *model.Mute) (model.Step, error)
	Unmute(ctx context.Context, id int64) (model.Step, error)
	// Move mutes elsewhere what is muted, as one step.
	MoveMute(ctx context.Context, id, desk int64) (model.Step, error)
}

func (a *App) muting() Muting {
	m, _ := a.opt.Articles.(Muting)
	return m
}

func (a *App) whyNoMutes() string {
	if a.muting() == nil {
		return ofLibraries("mutes")
	}
	return ""
}

// mutesLayer lists what is muted.
type mutesLayer struct {
	*menu.Menu
	list  []model.Mute
	names map[int64]string // of the desks
	theme *theme.Theme
}

// mutesMsg brings what is muted.
type mutesMsg struct {
	list  []model.Mute
	names map[int64]string
	err   error
}

// openMutes lists what is muted.
func (a *App) openMutes() tea.Cmd {
	if why := a.whyNoMutes(); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	l := &mutesLayer{theme: a.theme, Menu: menu.New(menu.Options{Title: "Muted", Empty: "Looking…", Widest: 70}, a.theme, a.method)}
	a.open(l)
	return a.loadMutes()
}

func (a *App) loadMutes() tea.Cmd {
	articles, desks, ctx := a.muting(), a.desked(), a.ctx
	return func() tea.Msg {
		m := mutesMsg{names: map[int64]string{}}
		m.list, m.err = articles.Mutes(ctx)
		if desks != nil && m.err == nil {
			list, err := desks.Desks(ctx)
			for _, d := range list {
				m.names[d.ID] = screen.NeutralizeLine(d.Name)
			}
			m.err = err
		}
		return m
	}
}

func (a *App) onMutes(m mutesMsg) {
	l := opened[*mutesLayer](a)
	switch {
	case l == nil:
	case m.err != nil && a.ctx.Err() == nil:
		a.fail(m.err.Error())
	case m.err == nil:
		l.list, l.names = m.list, m.names
		l.SetEmpty(sentence("Nothing is muted.", a.keyIn(keys.AddMute, keys.MuteScope, "mutes words, an outlet, a person or a country")))
		l.SetTheme(l.theme, a.method)
	}
}

func (l *mutesLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.theme = t
	l.Menu.SetTheme(t, m)
	rows := make([]menu.Row, len(l.list))
	for i := range l.list {
		rows[i] = menu.Row{Text: screen.NeutralizeLine(l.list[i].Query), Style: t.Text, Right: l.where(&l.list[i])}
	}
	l.SetRows(rows, false)
}

// where says where something is muted.
func (l *mutesLayer) where(m *model.Mute) string {
	if m.Desk == 0 {
		return "everywhere"
	}
	if name := l.names[m.Desk]; name != "" {
		return "in " + name
	}
	return "in a desk that was removed"
}

func (l *mutesLayer) scopes() []keys.Scope { return []keys.Scope{keys.MuteScope, keys.Everywhere} }

func (l *mutesLayer) key(a *App, act keys.Action, _ tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Down, keys.Up, keys.HalfDown, keys.HalfUp, keys.PageDown, keys.PageUp, keys.Top, keys.Bottom:
		l.Move(amount(act, l.Page(), l.Len()))
	case keys.Back, keys.Quit, keys.Mute:
		a.shut(l)
	case keys.AddMute:
		a.open(newMuteField(a))
	case keys.Undo:
		return a.undo()
	case keys.Redo:
		return a.redo()
	case keys.Help:
		a.openHelp()
	case keys.Suspend:
		return tea.Suspend
	case keys.LiftMute, keys.MuteWhere:
		i, ok := l.Cursor()
		if !ok {
			a.say(sentence("Nothing is muted.", a.keyIn(keys.AddMute, keys.MuteScope, "mutes something")))
			return nil
		}
		return l.with(a, act, l.list[i])
	default:
		a.say(colon("What is muted is listed", listed(a.keyIn(keys.LiftMute, keys.MuteScope, "shows it again"), a.does(keys.Back, "closes the list"))))
	}
	return nil
}

// with lifts a mute, or mutes it elsewhere.
func (l *mutesLayer) with(a *App, act keys.Action, m model.Mute) tea.Cmd {
	articles, name := a.muting(), "“"+screen.NeutralizeLine(m.Query)+"”"
	if act == keys.LiftMute {
		return a.enqueueSaying(name+" is no longer muted", func(ctx context.Context) (model.Step, error) { return articles.Unmute(ctx, m.ID) })
	}
	desk, said := int64(0), name+" is muted everywhere"
	if m.Desk == 0 {
		desk = a.look.desk.ID
		switch {
		case desk == 0:
			a.say(colon("No desk is shown", listed(a.does(keys.Desks, "lists them"))))
			return nil
		case desk < 0:
			a.say("Not now: nothing can be muted in this desk alone.")
			return nil
		}
		said = name + " is muted in " + screen.NeutralizeLine(a.look.desk.Name)
	}
	return a.enqueueSaying(said, func(ctx context.Context) (model.Step, error) { return articles.MoveMute(ctx, m.ID, desk) })
}

func (l *mutesLayer) paste(*App, tea.Msg) tea.Cmd { return nil }
func (l *mutesLayer) view(*App) []string          { return l.View() }

func (l *mutesLayer) footer(a *App, f *status.Footer) string {
	f.Right = ""
	f.Hints = append(a.hinted(keys.MuteScope, hint{"mute more", keys.AddMute}, hint{"lift", keys.LiftMute}), a.hinted(keys.List, hint{"back", keys.Back})...)
	where := "everywhere or here"
	if d := &a.look.desk; d.ID > 0 && a.frame.Mode != layout.Narrow {
		where = "everywhere or in " + screen.NeutralizeLine(d.Name)
	}
	f.Hints = append(f.Hints, a.hinted(keys.MuteScope, hint{where, keys.MuteWhere})...)
	return ""
}

func (l *mutesLayer) scroll(_ *App, d int) { l.Move(d) }

func (l *mutesLayer) click(_ *App, y int) tea.Cmd {
	if row, ok := l.Hit(y); ok {
		l.Select(row)
	}
	return nil
}

func (l *mutesLayer) leave(*App) {}
func (l *mutesLayer) keyed()     {}

// muteField is the field in the footer in which one types what is to be muted.
type muteField struct {
	fieldLayer
	completer
	problem string
}

func newMuteField(a *App) *muteField {
	l := &muteField{fieldLayer: newField("mute: ", "words, feed:tabloid, person:NAME, country:NAME…")}
	l.chosen, l.moves = -1, l.move
	l.field.SetValue(a.mutable())
	l.field.CursorEnd()
	return l
}

// mutable is what one most likely wants to mute: the focused entity, else the outlet
// of the story.
func (a *App) mutable() string {
	if f := a.focused(); f != nil {
		field := map[model.Kind]query.Field{model.Country: query.Country, model.Person: query.Person,
			model.Organization: query.Org, model.Place: query.Place}[f.Entity.Kind]
		if field != query.NoField {
			return field.String() + ":" + query.Quote(screen.NeutralizeLine(f.Entity.Name))
		}
	}
	if r := a.list.Selected(); r != nil && r.Outlet != "" {
		return query.Feed.String() + ":" + query.Quote(r.Outlet)
	}
	return ""
}

func (l *muteField) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		return l.accept(a)
	case keys.Cancel:
		a.shut(l)
		a.say("Nothing more is muted.")
		return nil
	case keys.Down, keys.Up:
		d := 1
		if act == keys.Up {
			d = -1
		}
		return l.move(a, d)
	}
	return l.paste(a, m)
}

// move puts the next of the suggestions into the field.
func (l *muteField) move(_ *App, d int) tea.Cmd {
	if l.choose(&l.field, d) {
		l.problem = ""
	}
	return nil
}

func (l *muteField) paste(a *App, msg tea.Msg) tea.Cmd {
	before := l.field.Position()
	changed, cmd := l.update(msg)
	if !changed && l.field.Position() == before {
		return cmd
	}
	l.problem = ""
	if _, err := query.ParseTyping(l.field.Value(), a.queryOptions()); err != nil {
		l.problem = err.Error()
	}
	return tea.Batch(cmd, l.suggest(a, &l.field))
}

func (l *muteField) accept(a *App) tea.Cmd {
	text := strings.TrimSpace(l.field.Value())
	if text == "" {
		l.problem = "name a word, a feed or a person"
		return nil
	}
	if _, err := query.Parse(text, a.queryOptions()); err != nil {
		l.problem = err.Error()
		var at *query.Error
		if errors.As(err, &at) {
			l.field.SetCursor(len([]rune(text[:min(at.Offset, len(text))])))
		}
		return nil
	}
	a.shut(l)
	articles := a.muting()
	said := fmt.Sprintf("“%s” is muted", screen.NeutralizeLine(text))
	return a.enqueueSaying(said, func(ctx context.Context) (model.Step, error) { return articles.Mute(ctx, &model.Mute{Query: text}) })
}

func (l *muteField) footer(a *App, _ *status.Footer) string { return l.line(a, "esc ends") }
func (l *muteField) leave(*App)                             {}

// over draws what can be meant, and why a query cannot be read, above the footer.
func (l *muteField) over(a *App, rows []string) {
	lines := l.lines(a, a.w)
	if l.problem != "" {
		lines = append(lines, a.problemLine(l.problem, a.w))
	}
	a.overFooter(rows, lines)
}
