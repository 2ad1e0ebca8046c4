package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/query"
	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// Tagging is what Articles also are where stories have tags.
type Tagging interface {
	Tag(ctx context.Context, ids, on, off []string) (model.Step, error)
	TagsOf(ctx context.Context, id string) ([]string, error)
}

func (a *App) tagging() Tagging {
	t, _ := a.opt.Articles.(Tagging)
	return t
}

func (a *App) whyNoTags() string {
	switch {
	case a.tagging() == nil || a.queried == nil:
		return ofLibraries("tags")
	case a.list.Selected() == nil:
		return "no story is listed"
	}
	return ""
}

// mostTags is how many tags are listed.
const mostTags = 50

// tagsLayer has a field above the tags: those of the story first, then others that
// begin with what is typed, then what is typed itself.
type tagsLayer struct {
	*menu.Menu
	id    string // of the story
	own   []string
	known []model.Value
	rows  []tagRow
	asked int
	there bool
	theme *theme.Theme
}

type tagRow struct {
	tag string
	on  bool
}

// tagsMsg brings the tags of a story, and those that there are.
type tagsMsg struct {
	layer *tagsLayer
	asked int
	own   []string
	known []model.Value
	err   error
}

// openTags opens the tags of the story that is selected, or read.
func (a *App) openTags() tea.Cmd {
	if why := a.whyNoTags(); why != "" {
		a.say("Not now: " + why + ".")
		return nil
	}
	id := a.list.Selected().ID
	if a.focus != layout.Stories {
		id = a.current
	}
	l := &tagsLayer{id: id, theme: a.theme, Menu: menu.New(menu.Options{Title: "Tags of this story", Field: true, Placeholder: "a tag to put on", Limit: 60,
		Empty: "Looking…", Widest: 50, Tallest: 8, Steady: true}, a.theme, a.method)}
	a.open(l)
	return l.ask(a)
}

// ask asks for the tags that fit what is typed.
func (l *tagsLayer) ask(a *App) tea.Cmd {
	l.asked++
	m := tagsMsg{layer: l, asked: l.asked}
	tags, articles, ctx, id, prefix := a.tagging(), a.queried, a.ctx, l.id, strings.TrimSpace(l.Value())
	return func() tea.Msg {
		if m.own, m.err = tags.TagsOf(ctx, id); m.err == nil {
			m.known, m.err = articles.Values(ctx, query.Tag, prefix, mostTags)
		}
		return m
	}
}

func (a *App) onTags(m tagsMsg) {
	switch l := m.layer; {
	case m.asked != l.asked:
	case m.err != nil && a.ctx.Err() == nil:
		a.fail(m.err.Error())
	case m.err == nil:
		l.own, l.known, l.there = m.own, m.known, true
		l.SetEmpty("No story has a tag yet. Type one, enter puts it on.")
		l.SetTheme(l.theme, a.method)
	}
}

func (l *tagsLayer) SetTheme(t *theme.Theme, m screen.Method) {
	l.theme = t
	l.Menu.SetTheme(t, m)
	l.rows = nil
	typed := strings.TrimSpace(l.Value())
	key := gazetteer.Fold(typed)
	seen := map[string]bool{}
	var rows []menu.Row
	add := func(tag string, on bool, right string) {
		if seen[gazetteer.Fold(tag)] {
			return
		}
		seen[gazetteer.Fold(tag)] = true
		mark := " "
		if on {
			mark = "✓"
		}
		l.rows = append(l.rows, tagRow{tag, on})
		rows = append(rows, menu.Row{Left: mark, First: t.Accent, Text: screen.NeutralizeLine(tag), Style: t.Text, Right: right})
	}
	for _, tag := range l.own {
		if strings.HasPrefix(gazetteer.Fold(tag), key) {
			add(tag, true, "on this story")
		}
	}
	for _, v := range l.known {
		right := ""
		if v.N >= 0 {
			right = strconv.Itoa(v.N)
		}
		add(unquoted(v.Text), slices.ContainsFunc(l.own, func(o string) bool { return gazetteer.Fold(o) == gazetteer.Fold(unquoted(v.Text)) }), right)
	}
	if key != "" && l.there && !seen[key] {
		add(typed, false, "a new tag")
	}
	l.SetRows(rows, false)
}

// unquoted is a value of a query without its quotes.
func unquoted(s string) string {
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s[1 : len(s)-1])
	}
	return s
}

func (l *tagsLayer) scopes() []keys.Scope { return []keys.Scope{keys.Field} }

func (l *tagsLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		return l.toggle(a)
	case keys.Cancel:
		if l.Clear() {
			return l.ask(a)
		}
		a.shut(l)
	case keys.Down, keys.Up, keys.PageDown, keys.PageUp:
		l.Move(amount(act, l.Page(), 0))
	default:
		return l.paste(a, m)
	}
	return nil
}

// toggle puts the chosen tag on the story, or takes it off. What was just typed is
// put on also where it is not listed yet.
func (l *tagsLayer) toggle(a *App) tea.Cmd {
	i, ok := l.Cursor()
	var r tagRow
	switch typed := strings.TrimSpace(l.Value()); {
	case ok && l.there:
		r = l.rows[i]
	case typed != "":
		r.tag = typed
	default:
		return nil
	}
	tags, id, name := a.tagging(), l.id, screen.NeutralizeLine(r.tag)
	a.message, a.failure = "", false
	l.Clear()
	if r.on {
		return a.enqueueSaying("Tag “"+name+"” taken off", func(ctx context.Context) (model.Step, error) {
			return tags.Tag(ctx, []string{id}, nil, []string{r.tag})
		})
	}
	return a.enqueueSaying("Tagged “"+name+"”", func(ctx context.Context) (model.Step, error) {
		return tags.Tag(ctx, []string{id}, []string{r.tag}, nil)
	})
}

func (l *tagsLayer) paste(a *App, msg tea.Msg) tea.Cmd {
	changed, cmd := l.Update(msg)
	if !changed {
		return cmd
	}
	l.there = false
	l.Select(0)
	return tea.Batch(cmd, l.ask(a))
}

func (l *tagsLayer) view(*App) []string { return l.View() }

func (l *tagsLayer) footer(_ *App, f *status.Footer) string {
	f.Right = ""
	enter := "put on"
	if i, ok := l.Cursor(); ok && i < len(l.rows) && l.rows[i].on {
		enter = "take off"
	}
	f.Hints = []status.Hint{{Key: "enter", Label: enter}, {Key: "↓ ↑", Label: "move"}, {Key: "esc", Label: "close"}}
	return ""
}

func (l *tagsLayer) scroll(_ *App, d int) { l.Move(d) }

func (l *tagsLayer) click(a *App, y int) tea.Cmd {
	if row, ok := l.Hit(y); ok {
		l.Select(row)
		return l.toggle(a)
	}
	return nil
}

func (l *tagsLayer) leave(*App) {}
