package app

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/keys"
	"dateline/ui/screen"
	"dateline/ui/status"
)

// confirmLayer asks a question in the footer that one key answers; any other one
// is a no. What it is about stays on the screen.
type confirmLayer struct {
	fieldLayer
	under    layer
	question string
	no       string // said where the answer is no
	yes      func() tea.Cmd
}

func (l *confirmLayer) scopes() []keys.Scope        { return []keys.Scope{keys.Answer} }
func (l *confirmLayer) paste(*App, tea.Msg) tea.Cmd { return nil }
func (l *confirmLayer) view(a *App) []string        { return l.under.view(a) }
func (l *confirmLayer) leave(a *App)                { a.say(l.no) }
func (l *confirmLayer) footer(_ *App, f *status.Footer) string {
	f.Message, f.Error, f.Right = l.question, false, ""
	return ""
}

func (l *confirmLayer) key(a *App, act keys.Action, _ tea.KeyPressMsg) tea.Cmd {
	a.shut(l)
	if act == keys.Accept {
		return l.yes()
	}
	a.say(l.no)
	return nil
}

// askRemove asks whether a feed is to be removed.
func (l *feedsLayer) askRemove(a *App, f *model.FeedCount) {
	id, name := f.ID, shortAddress(f.Label())
	its := "its " + count(f.Articles, "article")
	switch {
	case f.Articles == 0:
		its = ""
	case f.Starred > 0:
		its += fmt.Sprintf(" (%d starred stay)", f.Starred)
	}
	if its != "" {
		its = " and " + its
	}
	c := &confirmLayer{under: l, no: "Kept: " + name, yes: func() tea.Cmd {
		return a.alter(a.undoable("Removed: "+name), func(ctx context.Context, feeds Feeds) error { return feeds.Unfollow(ctx, id) })
	}}
	short := func(room int) string { return screen.Truncate(name, max(8, room), a.method) }
	for _, end := range []string{its + "? y removes, any other key keeps", its + "? y removes", "? y removes"} {
		room := a.w - 3 - screen.Width("Remove "+end, a.method)
		c.question = "Remove " + short(room) + end
		if room >= min(24, screen.Width(name, a.method)) {
			break
		}
	}
	a.open(c)
}

// inputLayer is a field in the footer about what is on the screen above it.
type inputLayer struct {
	fieldLayer
	under  layer
	right  string
	typed  func(string)         // after each change; nil for nothing
	accept func(string) tea.Cmd // enter
	cancel func()               // esc; nil for nothing
}

func (l *inputLayer) view(a *App) []string                   { return l.under.view(a) }
func (l *inputLayer) scroll(a *App, d int)                   { l.under.scroll(a, d) }
func (l *inputLayer) footer(a *App, _ *status.Footer) string { return l.line(a, l.right) }
func (l *inputLayer) leave(*App)                             {}

func (l *inputLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		a.shut(l)
		return l.accept(l.field.Value())
	case keys.Cancel:
		a.shut(l)
		if l.cancel != nil {
			l.cancel()
		}
	case keys.Down, keys.Up, keys.PageDown, keys.PageUp:
		return l.under.key(a, act, m)
	default:
		return l.paste(a, m)
	}
	return nil
}

func (l *inputLayer) paste(_ *App, msg tea.Msg) tea.Cmd {
	changed, cmd := l.update(msg)
	if changed && l.typed != nil {
		l.typed(l.field.Value())
	}
	return cmd
}

// askName asks for the name of a feed.
func (l *feedsLayer) askName(a *App, f *model.FeedCount) {
	id, old := f.ID, f.Name
	in := &inputLayer{fieldLayer: newField("Name: ", screen.NeutralizeLine(f.Title)), under: l, right: "esc keeps"}
	in.field.CharLimit = 200
	in.field.SetValue(screen.NeutralizeLine(f.Label()))
	in.field.CursorEnd()
	in.accept = func(name string) tea.Cmd {
		if name = screen.NeutralizeLine(name); name == old || name == f.Label() {
			a.say("The name stays.")
			return nil
		}
		done := "Named: " + name
		if name == "" {
			done = "It has its own name again."
		}
		return a.alter(done, func(ctx context.Context, feeds Feeds) error { return feeds.Rename(ctx, id, name) })
	}
	a.open(in)
}

// askFilter asks for the words that the listed feeds have.
func (l *feedsLayer) askFilter(a *App) {
	set := func(s string) {
		was := l.selected()
		l.filter = s
		l.list(was)
	}
	in := &inputLayer{fieldLayer: newField("/", "name, folder or address"), under: l, right: "esc ends", typed: set,
		accept: func(string) tea.Cmd { return nil }, cancel: func() { set("") }}
	in.field.SetValue(l.filter)
	in.field.CursorEnd()
	a.open(in)
}
