// Package help is the overlay with a field above a list of actions: the help
// of a pane (every key that works there) and the command palette (every action
// by name).
package help

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/sahilm/fuzzy"

	"dateline/ui/keys"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Widest is the width of the overlay where there is room, in cells.
const Widest = 78

// Item is one action of the list.
type Item struct {
	Action keys.Action
	Key    string // as shown, "" for an action without one
	Text   string // what it does
	Why    string // why it is not available now, "" where it is
}

// Picker is the overlay.
type Picker struct {
	Title  string
	field  textinput.Model
	items  []Item
	shown  []int
	cursor int
	top    int
	w, h   int
	theme  *theme.Theme
	method screen.Method
}

// New makes an overlay over items.
func New(title, prompt string, items []Item, t *theme.Theme, m screen.Method) *Picker {
	f := textinput.New()
	f.Prompt = ""
	f.Placeholder = prompt
	f.SetVirtualCursor(true)
	st := f.Styles()
	st.Cursor.Blink = false
	grey := lipgloss.NewStyle()
	if t.Muted.Fg != nil {
		grey = grey.Foreground(t.Muted.Fg)
	} else {
		grey = grey.Faint(true)
	}
	st.Focused.Placeholder, st.Focused.Text, st.Focused.Prompt = grey, lipgloss.NewStyle(), lipgloss.NewStyle()
	f.SetStyles(st)
	f.Focus()
	p := &Picker{Title: title, field: f, items: items, theme: t, method: m}
	p.filter()
	return p
}

// SetTheme changes the styles.
func (p *Picker) SetTheme(t *theme.Theme, m screen.Method) { p.theme, p.method = t, m }

// SetSize tells the size of the whole screen.
func (p *Picker) SetSize(w, h int) {
	p.w, p.h = w, h
	p.field.SetWidth(max(1, p.inner()-3))
	p.reveal()
}

func (p *Picker) inner() int { return max(8, min(Widest, p.w-2)-4) }
func (p *Picker) room() int  { return max(1, min(len(p.items), p.h-6)) }

// Page is how many actions fit.
func (p *Picker) Page() int { return p.room() }

// Update passes a message to the field.
func (p *Picker) Update(msg tea.Msg) tea.Cmd {
	before := p.field.Value()
	var cmd tea.Cmd
	p.field, cmd = p.field.Update(msg)
	if p.field.Value() != before {
		p.filter()
	}
	return cmd
}

// Move moves the selection.
func (p *Picker) Move(d int) bool {
	to := min(max(0, p.cursor+d), len(p.shown)-1)
	if to < 0 || to == p.cursor {
		return false
	}
	p.cursor = to
	p.reveal()
	return true
}

// Selected returns the selected action.
func (p *Picker) Selected() (Item, bool) {
	if p.cursor >= len(p.shown) {
		return Item{}, false
	}
	return p.items[p.shown[p.cursor]], true
}

// Clear empties the field and tells whether there was anything in it.
func (p *Picker) Clear() bool {
	if p.field.Value() == "" {
		return false
	}
	p.field.SetValue("")
	p.filter()
	return true
}

func (p *Picker) filter() {
	p.shown = p.shown[:0]
	p.cursor, p.top = 0, 0
	words := strings.TrimSpace(p.field.Value())
	if words == "" {
		for i := range p.items {
			p.shown = append(p.shown, i)
		}
		return
	}
	for _, m := range fuzzy.FindFrom(words, source(p.items)) {
		p.shown = append(p.shown, m.Index)
	}
}

type source []Item

func (s source) String(i int) string { return s[i].Key + " " + s[i].Text }
func (s source) Len() int            { return len(s) }

func (p *Picker) reveal() {
	n := p.room()
	p.top = max(p.top, p.cursor-n+1)
	p.top = min(p.top, p.cursor)
	p.top = max(0, min(p.top, len(p.shown)-n))
}

// View draws the box as lines of the same width.
func (p *Picker) View() []string {
	inner := p.inner()
	body := []string{p.theme.Key.Styled("› ") + p.field.View(), ""}
	n := p.room()
	for i := p.top; i < len(p.shown) && i < p.top+n; i++ {
		body = append(body, p.row(p.items[p.shown[i]], i == p.cursor, inner))
	}
	if len(p.shown) == 0 {
		body = append(body, p.theme.Muted.Styled("No action by that name. esc clears."))
	}
	for len(body) < n+2 {
		body = append(body, "")
	}
	for i := range body {
		body[i] = screen.Pad(screen.Truncate(body[i], inner, p.method), inner, p.method)
	}
	box := lipgloss.NewStyle().Border(lipgloss.RoundedBorder()).Padding(0, 1)
	if p.theme.Line.Fg != nil {
		box = box.BorderForeground(p.theme.Line.Fg)
	}
	lines := strings.Split(box.Render(strings.Join(body, "\n")), "\n")
	title := screen.Truncate(p.Title, max(1, inner-2), p.method)
	rest := inner + 2 - 2 - screen.Width(title, p.method)
	lines[0] = p.theme.Line.Styled("╭") + " " + p.theme.Accent.Styled(title) + " " +
		p.theme.Line.Styled(strings.Repeat("─", max(0, rest))+"╮")
	if len(p.shown) > n { // say that there is more
		more := fmt.Sprintf(" %d of %d ", p.cursor+1, len(p.shown))
		rest := inner + 2 - len(more) - 1
		if rest > 0 {
			lines[len(lines)-1] = p.theme.Line.Styled("╰"+strings.Repeat("─", rest)) + p.theme.Muted.Styled(more) + p.theme.Line.Styled("─╯")
		}
	}
	return lines
}

// KeyColumn is how wide the keys of the catalogue are at most, in cells.
const KeyColumn = 11

// keyColumn is that, or what a longer key of the reader's needs: that one has to
// be read in whole.
func (p *Picker) keyColumn() int {
	w := KeyColumn
	for i := range p.items {
		w = max(w, screen.Width(p.items[i].Key, p.method))
	}
	return min(w, 24)
}

func (p *Picker) row(it Item, selected bool, w int) string {
	keyCol := p.keyColumn() + 1
	bar := " "
	if selected {
		bar = p.theme.Accent.Styled("▌")
	}
	text, st := it.Text, p.theme.Text
	if it.Why != "" {
		st = p.theme.Muted
	}
	if selected {
		st.Attrs |= uv.AttrBold
	}
	key := screen.Pad(p.theme.Key.Styled(screen.Truncate(it.Key, keyCol-1, p.method)), keyCol, p.method)
	return bar + " " + key + st.Styled(screen.Truncate(text, max(1, w-keyCol-2), p.method))
}
