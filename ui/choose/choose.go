// Package choose is the overlay in which a reader says what a name stands for: a
// field above a list of what it can be.
package choose

import (
	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// tallest is the number of things that are listed at a time, longest how many
// characters a name may have that is typed.
const (
	tallest = 10
	longest = 100
)

// Chooser is the overlay.
type Chooser struct {
	*menu.Menu
	q     Question
	items []Item
	theme *theme.Theme
}

// New asks what a name stands for.
func New(q Question, t *theme.Theme, m screen.Method) *Chooser {
	c := &Chooser{q: q, theme: t, Menu: menu.New(menu.Options{
		Title: "“" + screen.NeutralizeLine(q.Surface) + "” is …", Field: true, Placeholder: "type a name, or choose",
		Limit: longest, Tallest: tallest, Steady: true, Least: 8,
	}, t, m)}
	c.list(true)
	return c
}

// SetTheme changes the styles.
func (c *Chooser) SetTheme(t *theme.Theme, m screen.Method) {
	c.theme = t
	c.Menu.SetTheme(t, m)
	c.list(false)
}

// Update passes a message to the field.
func (c *Chooser) Update(msg tea.Msg) tea.Cmd {
	changed, cmd := c.Menu.Update(msg)
	if changed {
		c.list(true)
	}
	return cmd
}

// Clear empties the field and tells whether there was anything in it.
func (c *Chooser) Clear() bool {
	was := c.Menu.Clear()
	c.list(was)
	return was
}

// Selected returns the selected thing; there always is one.
func (c *Chooser) Selected() Item {
	i, _ := c.Cursor()
	return c.items[i]
}

func (c *Chooser) list(top bool) {
	c.items = c.q.answers(c.Value())
	rows := make([]menu.Row, len(c.items))
	for i, it := range c.items {
		name := c.theme.Entity(it.Kind, it.Leader)
		if it.Kind == 0 {
			name = c.theme.Text
		}
		name.Attrs &^= uv.AttrFaint
		rows[i] = menu.Row{Left: screen.NeutralizeLine(it.Name), First: name, Text: screen.NeutralizeLine(it.What), Style: c.theme.Muted}
	}
	c.SetRows(rows, top)
}
