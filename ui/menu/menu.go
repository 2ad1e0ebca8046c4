// Package menu is the box that lists things to choose from, with or without a
// field above them. The list is the owner's: it gives the rows anew when what is
// typed or known changes.
package menu

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Widest is the width of a menu where there is room, in cells.
const Widest = 78

// Row is a line of the list. Its texts are neutralised by whoever gives them.
type Row struct {
	Left  string   // in the first column: a key, a name
	First uv.Style // of Left
	Text  string
	Style uv.Style // of Text
	Right string   // at the right edge, grey
	Head  bool     // a line above others, not to be chosen
	Off   bool     // not available now: stays grey
}

// Options say how a menu looks. The zero value is a list without a field.
type Options struct {
	Title       string
	Field       bool
	Placeholder string // of the field
	Limit       int    // of characters in the field, 0 for none
	Empty       string // said in place of a list without rows
	Tallest     int    // rows that are shown at most; 0 for as many as the screen has room for
	Steady      bool   // as tall as it may be, however few rows there are, so that it does not jump
	Least, Most int    // width of the first column in cells; Most 0 for half of the box
	Widest      int    // 0 for Widest
}

// Menu is the box.
type Menu struct {
	o      Options
	field  textinput.Model
	note   string   // below the field
	tint   uv.Style // of note
	foot   []string // below the rows
	rows   []Row
	tall   int // rows ever shown: a filter that shows fewer does not shrink the box
	left   int // width of the widest Left
	cursor int
	top    int
	w, h   int
	theme  *theme.Theme
	method screen.Method
}

// New makes a menu without rows.
func New(o Options, t *theme.Theme, m screen.Method) *Menu {
	f := textinput.New()
	f.Prompt = ""
	f.Placeholder = o.Placeholder
	f.CharLimit = o.Limit
	f.SetVirtualCursor(true)
	st := f.Styles()
	st.Cursor.Blink = false
	f.SetStyles(st)
	f.Focus()
	n := &Menu{o: o, field: f, w: 80, h: 24}
	n.SetTheme(t, m)
	return n
}

// SetTheme changes the styles; the rows keep theirs.
func (n *Menu) SetTheme(t *theme.Theme, m screen.Method) {
	n.theme, n.method = t, m
	n.measure()
	st := n.field.Styles()
	grey := lipgloss.NewStyle().Faint(true)
	if t.Muted.Fg != nil {
		grey = lipgloss.NewStyle().Foreground(t.Muted.Fg)
	}
	st.Focused.Placeholder, st.Focused.Text, st.Focused.Prompt = grey, lipgloss.NewStyle(), lipgloss.NewStyle()
	n.field.SetStyles(st)
}

// SetSize tells the size of the whole screen.
func (n *Menu) SetSize(w, h int) {
	n.w, n.h = w, h
	n.field.SetWidth(max(1, n.inner()-3))
	n.field.Placeholder = screen.Truncate(n.o.Placeholder, n.inner()-3, n.method)
	n.field.SetCursor(n.field.Position()) // in sight at any width
	n.reveal()
}

// SetTitle changes the title.
func (n *Menu) SetTitle(s string) { n.o.Title = s }

// SetNote says something below the field, "" for nothing. Whoever gives it
// neutralises it.
func (n *Menu) SetNote(s string, style uv.Style) {
	n.note, n.tint = s, style
	n.reveal()
}

// mostNoted is how many lines a note may take.
const mostNoted = 3

// noted are the lines of the note, a blank one where there is none.
func (n *Menu) noted() []string {
	if n.note == "" {
		return []string{""}
	}
	lines := strings.Split(lipgloss.Wrap(n.note, n.inner(), ""), "\n")
	if most := max(1, min(mostNoted, n.h-6)); len(lines) > most {
		lines = append(lines[:most-1:most-1], strings.Join(lines[most-1:], " "))
	}
	for i := range lines {
		lines[i] = n.tint.Styled(screen.Truncate(lines[i], n.inner(), n.method))
	}
	return lines
}

// SetFoot gives the lines below the rows, styled; as many each time, so that the
// box does not jump.
func (n *Menu) SetFoot(lines []string) {
	n.foot = lines
	n.reveal()
}

// Inner is how wide a line in the box may be.
func (n *Menu) Inner() int { return n.inner() }

// SetEmpty changes what is said where there are no rows.
func (n *Menu) SetEmpty(s string) { n.o.Empty = s }

// SetRows gives the list anew. The cursor stays on its line, or goes to the first
// one where top is set.
func (n *Menu) SetRows(rows []Row, top bool) {
	n.rows, n.tall = rows, max(n.tall, len(rows))
	n.measure()
	if top {
		n.cursor, n.top = 0, 0
	}
	n.cursor = max(0, min(n.cursor, len(rows)-1))
	n.skip(1)
	n.reveal()
}

func (n *Menu) measure() {
	n.left = n.o.Least
	for i := range n.rows {
		n.left = max(n.left, screen.Width(n.rows[i].Left, n.method))
	}
}

// SetValue changes what stands in the field.
func (n *Menu) SetValue(s string) {
	n.field.SetValue(s)
	n.field.CursorEnd()
}

// Value is what stands in the field.
func (n *Menu) Value() string { return n.field.Value() }

// Clear empties the field and tells whether there was anything in it.
func (n *Menu) Clear() bool {
	if n.field.Value() == "" {
		return false
	}
	n.field.SetValue("")
	return true
}

// Update passes a key or pasted text to the field and tells whether what stands in it
// has changed.
func (n *Menu) Update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	if !n.o.Field {
		return false, nil
	}
	before := n.field.Value()
	n.field, cmd = n.field.Update(msg)
	return n.field.Value() != before, cmd
}

// Len is the number of rows.
func (n *Menu) Len() int { return len(n.rows) }

// Cursor is the number of the chosen row; ok is false where there is none.
func (n *Menu) Cursor() (row int, ok bool) {
	return n.cursor, n.cursor < len(n.rows) && !n.rows[n.cursor].Head
}

// Select chooses a row.
func (n *Menu) Select(row int) {
	n.cursor = max(0, min(row, len(n.rows)-1))
	n.skip(1)
	n.reveal()
}

// Move moves the choice by d rows and tells whether it moved.
func (n *Menu) Move(d int) bool {
	from := n.cursor
	n.cursor = max(0, min(n.cursor+d, len(n.rows)-1))
	if d < 0 {
		n.skip(-1)
	} else {
		n.skip(1)
	}
	n.reveal()
	return n.cursor != from
}

// skip goes on in a direction from a row that cannot be chosen, or back where
// there is none.
func (n *Menu) skip(dir int) {
	for range 2 {
		for i := n.cursor; i >= 0 && i < len(n.rows); i += dir {
			if !n.rows[i].Head {
				n.cursor = i
				return
			}
		}
		dir = -dir
	}
}

// Page is how many rows fit.
func (n *Menu) Page() int { return n.room() }

func (n *Menu) widest() int {
	if n.o.Widest > 0 {
		return n.o.Widest
	}
	return Widest
}

func (n *Menu) inner() int { return max(8, min(n.widest(), n.w-2)-4) }

// above is how many lines the field and the note take.
func (n *Menu) above() int {
	if n.o.Field {
		return 1 + len(n.noted())
	}
	return 0
}

// below is how many lines the foot takes.
func (n *Menu) below() int {
	if len(n.foot) == 0 {
		return 0
	}
	return 1 + len(n.foot)
}

func (n *Menu) room() int {
	room := max(1, n.h-4-n.above()-n.below())
	if n.o.Tallest > 0 {
		room = min(room, n.o.Tallest)
	}
	if n.o.Steady {
		return room
	}
	tall := n.tall
	if len(n.rows) == 0 {
		tall = max(tall, len(n.emptied()))
	}
	return max(1, min(tall, room))
}

// emptied is what is said in place of rows, in lines.
func (n *Menu) emptied() []string {
	return strings.Split(lipgloss.Wrap(n.o.Empty, n.inner(), ""), "\n")
}

func (n *Menu) reveal() {
	room := n.room()
	n.top = max(n.top, n.cursor-room+1)
	n.top = min(n.top, n.cursor)
	if n.top > 0 && n.top == n.cursor && n.rows[n.top-1].Head {
		n.top-- // what the first ones are called
	}
	n.top = max(0, min(n.top, len(n.rows)-room))
}

// Hit returns the row at line y of the box; ok is false where none is.
func (n *Menu) Hit(y int) (row int, ok bool) {
	row = n.top + y - 1 - n.above()
	ok = y > n.above() && row < min(len(n.rows), n.top+n.room()) && !n.rows[row].Head
	return row, ok
}
