// Package results is the box in which a library is searched: a field, what is said
// of what was found, and each find in two lines, the second of them where it has
// the words.
package results

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"dateline/model"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Widest is the width of the box where there is room, in cells.
const Widest = 112

// Row is a find. Its texts are neutralised by whoever gives them.
type Row struct {
	Title   string
	Hits    []model.Span // of the words in Title
	Read    bool
	Date    string // at the right edge
	Outlet  string // behind it, where there is room
	Snippet string
	Matches []model.Span // of the words in Snippet
}

// Box is the box.
type Box struct {
	field  textinput.Model
	rows   []Row
	said   string // below the field
	failed bool   // said is what is wrong
	empty  string // in place of rows
	cursor int
	top    int
	w, h   int
	theme  *theme.Theme
	method screen.Method
}

// New makes a box without rows.
func New(placeholder string, t *theme.Theme, m screen.Method) *Box {
	f := textinput.New()
	f.Prompt = ""
	f.Placeholder = placeholder
	f.SetVirtualCursor(true)
	st := f.Styles()
	st.Cursor.Blink = false
	f.SetStyles(st)
	f.Focus()
	b := &Box{field: f, w: 80, h: 24}
	b.SetTheme(t, m)
	return b
}

// SetTheme changes the styles.
func (b *Box) SetTheme(t *theme.Theme, m screen.Method) {
	b.theme, b.method = t, m
	st := b.field.Styles()
	grey := lipgloss.NewStyle().Faint(true)
	if t.Muted.Fg != nil {
		grey = lipgloss.NewStyle().Foreground(t.Muted.Fg)
	}
	st.Focused.Placeholder, st.Focused.Text, st.Focused.Prompt = grey, lipgloss.NewStyle(), lipgloss.NewStyle()
	b.field.SetStyles(st)
}

// SetSize tells the size of the whole screen.
func (b *Box) SetSize(w, h int) {
	b.w, b.h = w, h
	b.field.SetWidth(max(1, b.inner()-3))
	b.reveal()
}

// SetValue changes what stands in the field, SetCursor where the cursor is in it, in
// characters.
func (b *Box) SetValue(s string) {
	b.field.SetValue(s)
	b.field.CursorEnd()
}

// SetCursor puts the cursor of the field before a character.
func (b *Box) SetCursor(at int) { b.field.SetCursor(at) }

// Value is what stands in the field.
func (b *Box) Value() string { return b.field.Value() }

// Update passes a key or pasted text to the field and tells whether what stands in
// it has changed.
func (b *Box) Update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	before := b.field.Value()
	b.field, cmd = b.field.Update(msg)
	return b.field.Value() != before, cmd
}

// Say changes the line below the field.
func (b *Box) Say(s string, failed bool) { b.said, b.failed = s, failed }

// SetRows gives the finds anew, and what is said where there are none. The first one
// is chosen.
func (b *Box) SetRows(rows []Row, empty string) { b.rows, b.empty, b.cursor, b.top = rows, empty, 0, 0 }

// SetSnippet gives a find its second line.
func (b *Box) SetSnippet(row int, snippet string, matches []model.Span) {
	if row < len(b.rows) {
		b.rows[row].Snippet, b.rows[row].Matches = snippet, matches
	}
}

// Chosen is the number of the chosen find; ok is false where there is none.
func (b *Box) Chosen() (row int, ok bool) { return b.cursor, b.cursor < len(b.rows) }

// Select chooses a find, Move the one d rows below it; it tells whether it moved.
func (b *Box) Select(row int) bool {
	from := b.cursor
	b.cursor = max(0, min(row, len(b.rows)-1))
	b.reveal()
	return b.cursor != from
}

// Move chooses the find d rows below.
func (b *Box) Move(d int) bool { return b.Select(b.cursor + d) }

// Page is how many finds fit.
func (b *Box) Page() int { return max(1, (b.h-5)/2) }

// InSight are the finds that are shown, and a page more.
func (b *Box) InSight() (from, to int) { return b.top, min(len(b.rows), b.top+2*b.Page()) }

// Hit returns the find at line y of the box.
func (b *Box) Hit(y int) (row int, ok bool) {
	row = b.top + (y-3)/2
	return row, y >= 3 && row < min(len(b.rows), b.top+b.Page())
}

func (b *Box) inner() int { return max(8, min(Widest, b.w-2)-4) }

func (b *Box) reveal() {
	page := b.Page()
	b.top = min(max(b.top, b.cursor-page+1), b.cursor)
	b.top = max(0, min(b.top, len(b.rows)-page))
}
