// Package choose is the overlay in which a reader says what a name stands for: a
// field above a list of what it can be.
package choose

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Widest is the width of the overlay where there is room, and tallest the number
// of things it lists at a time.
const (
	Widest  = 78
	tallest = 10
)

// longest is how many characters a name may have that is typed.
const longest = 100

// Chooser is the overlay.
type Chooser struct {
	q      Question
	field  textinput.Model
	items  []Item
	cursor int
	top    int
	w, h   int
	theme  *theme.Theme
	method screen.Method
}

// New asks what a name stands for.
func New(q Question, t *theme.Theme, m screen.Method) *Chooser {
	f := textinput.New()
	f.Prompt = ""
	f.Placeholder = "type a name, or choose"
	f.CharLimit = longest
	f.SetVirtualCursor(true)
	st := f.Styles()
	st.Cursor.Blink = false
	f.SetStyles(st)
	f.Focus()
	c := &Chooser{q: q, field: f, w: 80, h: 24}
	c.SetTheme(t, m)
	c.list()
	return c
}

// SetTheme changes the styles.
func (c *Chooser) SetTheme(t *theme.Theme, m screen.Method) {
	c.theme, c.method = t, m
	st := c.field.Styles()
	grey := lipgloss.NewStyle().Faint(true)
	if t.Muted.Fg != nil {
		grey = lipgloss.NewStyle().Foreground(t.Muted.Fg)
	}
	st.Focused.Placeholder, st.Focused.Text, st.Focused.Prompt = grey, lipgloss.NewStyle(), lipgloss.NewStyle()
	c.field.SetStyles(st)
}

// SetSize tells the size of the whole screen.
func (c *Chooser) SetSize(w, h int) {
	c.w, c.h = w, h
	c.field.SetWidth(max(1, c.inner()-3))
	c.reveal()
}

func (c *Chooser) inner() int { return max(8, min(Widest, c.w-2)-4) }

// Page is how many things fit.
func (c *Chooser) Page() int { return max(1, min(tallest, c.h-6)) }

// Update passes a message to the field.
func (c *Chooser) Update(msg tea.Msg) tea.Cmd {
	before := c.field.Value()
	var cmd tea.Cmd
	c.field, cmd = c.field.Update(msg)
	if c.field.Value() != before {
		c.list()
	}
	return cmd
}

// Clear empties the field and tells whether there was anything in it.
func (c *Chooser) Clear() bool {
	if c.field.Value() == "" {
		return false
	}
	c.field.SetValue("")
	c.list()
	return true
}

func (c *Chooser) list() {
	c.items = c.q.answers(c.field.Value())
	c.cursor, c.top = 0, 0
}

// Move moves the selection and tells whether it moved.
func (c *Chooser) Move(d int) bool {
	to := min(max(0, c.cursor+d), len(c.items)-1)
	if to == c.cursor {
		return false
	}
	c.cursor = to
	c.reveal()
	return true
}

func (c *Chooser) reveal() {
	n := c.Page()
	c.top = min(max(c.top, c.cursor-n+1), c.cursor)
}

// Selected returns the selected thing; there always is one.
func (c *Chooser) Selected() Item { return c.items[c.cursor] }

// View draws the box as lines of the same width.
func (c *Chooser) View() []string {
	inner, n := c.inner(), c.Page()
	body := []string{c.theme.Key.Styled("› ") + c.field.View(), ""}
	shown := c.items[c.top:min(len(c.items), c.top+n)]
	col := c.column(shown, inner)
	for i, it := range shown {
		body = append(body, c.row(it, c.top+i == c.cursor, col, inner))
	}
	for len(body) < n+2 {
		body = append(body, "")
	}
	for i := range body {
		body[i] = screen.Pad(screen.Truncate(body[i], inner, c.method), inner, c.method)
	}
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).Padding(0, 1)
	if c.theme.Line.Fg != nil {
		box = box.BorderForeground(c.theme.Line.Fg)
	}
	lines := strings.Split(box.Render(strings.Join(body, "\n")), "\n")
	title := screen.Truncate("“"+screen.NeutralizeLine(c.q.Surface)+"” is …", max(1, inner-2), c.method)
	lines[0] = c.theme.Line.Styled("╭") + " " + c.theme.Accent.Styled(title) + " " +
		c.theme.Line.Styled(strings.Repeat("─", max(0, inner-screen.Width(title, c.method)))+"╮")
	if len(c.items) > n { // say that there is more
		more := fmt.Sprintf(" %d of %d ", c.cursor+1, len(c.items))
		if rest := inner + 1 - len(more); rest > 0 {
			lines[len(lines)-1] = c.theme.Line.Styled("╰"+strings.Repeat("─", rest)) + c.theme.Muted.Styled(more) + c.theme.Line.Styled("─╯")
		}
	}
	return lines
}

// column is how wide the names are set: as the longest needs, but never so that
// what they are has no room.
func (c *Chooser) column(shown []Item, inner int) int {
	w := 8
	for _, it := range shown {
		w = max(w, screen.Width(screen.NeutralizeLine(it.Name), c.method))
	}
	return min(w, max(4, (inner-4)/2))
}

func (c *Chooser) row(it Item, selected bool, col, inner int) string {
	bar, what := " ", c.theme.Muted
	name := c.theme.Entity(it.Kind, it.Leader)
	if it.Kind == 0 {
		name = c.theme.Text
	}
	name.Attrs &^= uv.AttrFaint
	if selected {
		bar, what = c.theme.Accent.Styled("▌"), c.theme.Text
		name.Attrs |= uv.AttrBold
	}
	text := screen.Truncate(screen.NeutralizeLine(it.Name), col, c.method)
	gap := screen.Spaces(col - screen.Width(text, c.method) + 2)
	return bar + " " + name.Styled(text) + gap + what.Styled(screen.Truncate(screen.NeutralizeLine(it.What), max(1, inner-col-4), c.method))
}
