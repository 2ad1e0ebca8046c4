package app

import (
	"fmt"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"dateline/ui/keys"
	"dateline/ui/layout"
	"dateline/ui/screen"
	"dateline/ui/status"
	"dateline/ui/theme"
)

// fieldLayer is a one-line input in the footer, for layers that have one.
type fieldLayer struct{ field textinput.Model }

// newField makes the input.
func newField(prompt, placeholder string) fieldLayer {
	f := textinput.New()
	f.Prompt = prompt
	f.Placeholder = placeholder
	st := f.Styles()
	st.Cursor.Blink = false
	f.SetStyles(st)
	f.Focus()
	return fieldLayer{f}
}

func (l *fieldLayer) SetSize(w, _ int)                     { l.widen(w - 24) }
func (l *fieldLayer) SetTheme(*theme.Theme, screen.Method) {}
func (l *fieldLayer) scopes() []keys.Scope                 { return []keys.Scope{keys.Field} }
func (l *fieldLayer) view(*App) []string                   { return nil }
func (l *fieldLayer) scroll(*App, int)                     {}
func (l *fieldLayer) click(*App, int) tea.Cmd              { return nil }

// widen sets how many cells the input has, with the cursor in sight.
func (l *fieldLayer) widen(w int) {
	l.field.SetWidth(max(1, w))
	l.field.SetCursor(l.field.Position())
}

// update passes a message to the input and tells whether what is typed changed.
func (l *fieldLayer) update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	before := l.field.Value()
	l.field, cmd = l.field.Update(msg)
	return l.field.Value() != before, cmd
}

// line is the footer with the input, and at its right end what is said of it.
func (l *fieldLayer) line(a *App, right string) string {
	w := screen.Width(right, a.method)
	return screen.Pad(" "+screen.Truncate(l.field.View(), max(1, a.w-3-w), a.method), max(1, a.w-1-w), a.method) +
		a.theme.Muted.Styled(right) + " "
}

// findLayer is the field that finds words in the article.
type findLayer struct {
	fieldLayer
	from int // the line the find began at, to which giving it up returns
}

// openFind opens the field that finds words in the article.
func (a *App) openFind() tea.Cmd {
	if a.reader.Page() == nil {
		a.say("The article is on its way.")
		return nil
	}
	if a.focus != layout.Article {
		a.setFocus(layout.Article)
	}
	a.open(&findLayer{newField("/", "find in the article"), a.reader.Top()})
	return nil
}

func (l *findLayer) key(a *App, act keys.Action, m tea.KeyPressMsg) tea.Cmd {
	switch act {
	case keys.Accept:
		a.shut(l)
		if words, at, of := a.reader.Find(); words == "" || of == 0 {
			a.reader.ClearFind()
			a.say("Not found: " + words)
			if words == "" {
				a.say("Nothing to find.")
			}
		} else {
			a.tellMatch(at, of)
		}
		return nil
	case keys.Cancel:
		a.shut(l)
		a.reader.ClearFind()
		a.reader.ScrollTo(l.from)
		a.say("The find is over.")
		return nil
	case keys.Down:
		a.reader.NextMatch(1)
		return nil
	case keys.Up:
		a.reader.NextMatch(-1)
		return nil
	}
	return l.paste(a, m)
}

func (l *findLayer) paste(a *App, msg tea.Msg) tea.Cmd {
	changed, cmd := l.update(msg)
	if changed {
		a.reader.ScrollTo(l.from) // more letters look on from where the find began
		a.reader.SetFind(l.field.Value())
	}
	return cmd
}

func (l *findLayer) footer(a *App, _ *status.Footer) string {
	words, at, of := a.reader.Find()
	right := "esc ends"
	if words != "" {
		right = fmt.Sprintf("%d of %d", max(0, at), of)
	}
	return l.line(a, right)
}

func (l *findLayer) leave(a *App) { a.reader.ClearFind() }

func (a *App) tellMatch(at, of int) {
	words, _, _ := a.reader.Find()
	a.say(dot(fmt.Sprintf("%s · %d of %d", words, at, of), listed(a.both(keys.NextMatch, keys.PrevMatch, "walk"), a.does(keys.Back, "ends"))))
}

func (a *App) nextMatch(dir int) {
	at, of := a.reader.NextMatch(dir)
	if of == 0 {
		a.say(colon("No find is on", a.finds("starts one")))
		return
	}
	a.tellMatch(at, of)
}
