// Package help is the overlay with a field above a list of actions: the help
// of a pane (every key that works there) and the command palette (every action
// by name).
package help

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"dateline/ui/keys"
	"dateline/ui/menu"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Item is one action of the list.
type Item struct {
	Action keys.Action
	Key    string // as shown, "" for an action without one
	Text   string // what it does
	Why    string // why it is not available now, "" where it is
}

// Picker is the overlay.
type Picker struct {
	*menu.Menu
	items []Item
	shown []int
	theme *theme.Theme
}

// KeyColumn is how wide the keys of the catalogue are at most, in cells. A longer
// key of the reader's has to be read in whole.
const KeyColumn = 11

// New makes an overlay over items.
func New(title, prompt string, items []Item, t *theme.Theme, m screen.Method) *Picker {
	p := &Picker{items: items, theme: t, Menu: menu.New(menu.Options{
		Title: title, Field: true, Placeholder: prompt, Empty: "No action by that name. esc clears.", Least: KeyColumn, Most: 24,
	}, t, m)}
	p.filter(true)
	return p
}

// SetTheme changes the styles.
func (p *Picker) SetTheme(t *theme.Theme, m screen.Method) {
	p.theme = t
	p.Menu.SetTheme(t, m)
	p.filter(false)
}

// Update passes a message to the field.
func (p *Picker) Update(msg tea.Msg) tea.Cmd {
	changed, cmd := p.Menu.Update(msg)
	if changed {
		p.filter(true)
	}
	return cmd
}

// Selected returns the selected action.
func (p *Picker) Selected() (Item, bool) {
	i, ok := p.Cursor()
	if !ok {
		return Item{}, false
	}
	return p.items[p.shown[i]], true
}

// Clear empties the field and tells whether there was anything in it.
func (p *Picker) Clear() bool {
	was := p.Menu.Clear()
	p.filter(was)
	return was
}

func (p *Picker) filter(top bool) {
	p.shown = p.shown[:0]
	words := strings.TrimSpace(p.Value())
	if words == "" {
		for i := range p.items {
			p.shown = append(p.shown, i)
		}
	} else {
		for _, m := range fuzzy.FindFrom(words, source(p.items)) {
			p.shown = append(p.shown, m.Index)
		}
	}
	rows := make([]menu.Row, len(p.shown))
	for i, at := range p.shown {
		it := &p.items[at]
		rows[i] = menu.Row{Left: it.Key, First: p.theme.Key, Text: it.Text, Style: p.theme.Text, Off: it.Why != ""}
	}
	p.SetRows(rows, top)
}

type source []Item

func (s source) String(i int) string { return s[i].Key + " " + s[i].Text }
func (s source) Len() int            { return len(s) }
