// Package list is the pane of stories: a window over any number of rows that
// lays out only what the screen shows, so that a key costs the same with ten
// stories as with a hundred thousand.
package list

import (
	"time"

	"dateline/model"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Row is one story of the list.
type Row struct {
	model.Item
	Codes []string // countries the story is about, most involved first
	Known bool     // Codes are known (they may be empty)
}

// List is the pane. The zero value is not usable; call New.
type List struct {
	rows   []Row
	index  map[string]int // ID -> row
	shown  []int          // rows that the view shows, in order
	keep   func(*Row) bool
	cursor int // into shown
	top    int // first of shown on screen

	w, h    int
	compact bool
	focused bool
	theme   *theme.Theme
	method  screen.Method
	now     time.Time

	layout []span // of the last drawn frame, for the mouse
}

type span struct{ y, h, shown int }

// New makes an empty list. now dates the rows.
func New(t *theme.Theme, m screen.Method, now time.Time) *List {
	return &List{index: map[string]int{}, theme: t, method: m, now: now, w: 1, h: 1}
}

// SetTheme changes the styles, SetMethod how cells are counted.
func (l *List) SetTheme(t *theme.Theme)    { l.theme = t }
func (l *List) SetMethod(m screen.Method)  { l.method = m }
func (l *List) SetFocus(focused bool)      { l.focused = focused }
func (l *List) Len() int                   { return len(l.rows) }
func (l *List) Shown() int                 { return len(l.shown) }
func (l *List) Cursor() int                { return l.cursor }
func (l *List) Row(id string) (*Row, bool) { i, ok := l.index[id]; return l.at(i, ok), ok }
func (l *List) at(i int, ok bool) *Row {
	if !ok || i < 0 || i >= len(l.rows) {
		return nil
	}
	return &l.rows[i]
}

// Place returns which row a story is, -1 where it is not listed.
func (l *List) Place(id string) int {
	if i, ok := l.index[id]; ok {
		return i
	}
	return -1
}

// Any tells whether one of the first n rows is as asked.
func (l *List) Any(n int, is func(*Row) bool) bool {
	for i := range l.rows[:min(n, len(l.rows))] {
		if is(&l.rows[i]) {
			return true
		}
	}
	return false
}

// SetSize sets the size in cells; compact rows take one line each.
func (l *List) SetSize(w, h int, compact bool) {
	l.w, l.h, l.compact = max(1, w), max(1, h), compact
	l.scroll()
}

// Append adds rows at the end. Titles and outlets are neutralised here, once.
func (l *List) Append(items []model.Item) {
	for _, it := range items {
		it.Title = screen.NeutralizeLine(it.Title)
		it.Outlet = screen.NeutralizeLine(it.Outlet)
		if _, ok := l.index[it.ID]; ok {
			continue
		}
		l.index[it.ID] = len(l.rows)
		l.rows = append(l.rows, Row{Item: it})
		if l.keep == nil || l.keep(&l.rows[len(l.rows)-1]) {
			l.shown = append(l.shown, len(l.rows)-1)
		}
	}
}

// SetCodes fills in the countries a story is about. No row moves by it.
func (l *List) SetCodes(id string, codes []string) {
	if i, ok := l.index[id]; ok {
		l.rows[i].Codes, l.rows[i].Known = codes, true
	}
}

// SetMarks sets read and star of a story. A row that a filter would no longer
// keep stays until the view is left.
func (l *List) SetMarks(id string, read, star bool) {
	if i, ok := l.index[id]; ok {
		l.rows[i].Read, l.rows[i].Star = read, star
	}
}

// Filter shows only rows that keep accepts (nil: all). The selected story
// stays selected where it is kept, else the next one that is.
func (l *List) Filter(keep func(*Row) bool) {
	at := -1
	if l.cursor < len(l.shown) {
		at = l.shown[l.cursor]
	}
	before := l.cursor - l.top
	l.keep = keep
	l.shown = l.shown[:0]
	l.cursor = 0
	found := false
	for i := range l.rows {
		if keep != nil && !keep(&l.rows[i]) {
			continue
		}
		if !found && i >= at {
			l.cursor, found = len(l.shown), true
		}
		l.shown = append(l.shown, i)
	}
	if !found && len(l.shown) > 0 {
		l.cursor = len(l.shown) - 1
	}
	l.top = max(0, l.cursor-max(0, before))
	l.scroll()
}

// Offer shows a row that was just learnt to pass the filter (its entities
// became known after the filter was set). The cursor stays on its story.
func (l *List) Offer(id string) {
	i, ok := l.index[id]
	if !ok || l.keep == nil || !l.keep(&l.rows[i]) {
		return
	}
	at := len(l.shown)
	for n, s := range l.shown {
		if s == i {
			return
		}
		if s > i {
			at = n
			break
		}
	}
	l.shown = append(l.shown, 0)
	copy(l.shown[at+1:], l.shown[at:])
	l.shown[at] = i
	if len(l.shown) > 1 && at <= l.cursor {
		l.cursor++
	}
	if at < l.top {
		l.top++
	}
	l.scroll()
}

// Selected returns the selected story, nil in an empty view.
func (l *List) Selected() *Row { return l.Nth(0) }

// Nth returns the story d rows below the selected one, nil where there is none.
func (l *List) Nth(d int) *Row {
	i := l.cursor + d
	if i < 0 || i >= len(l.shown) {
		return nil
	}
	return &l.rows[l.shown[i]]
}

// Select moves the selection to a story; it tells whether the view shows it.
func (l *List) Select(id string) bool {
	i, ok := l.index[id]
	if !ok {
		return false
	}
	for n, s := range l.shown {
		if s == i {
			l.cursor = n
			l.scroll()
			return true
		}
	}
	return false
}

// Unread returns the distance from the selected story to the next (dir 1) or
// previous (dir -1) unread one; ok is false where there is none.
func (l *List) Unread(dir int) (d int, ok bool) {
	for d = dir; ; d += dir {
		r := l.Nth(d)
		if r == nil {
			return 0, false
		}
		if !r.Read {
			return d, true
		}
	}
}

// ShownIDs returns the IDs of the stories in view that accept says yes to.
func (l *List) ShownIDs(accept func(*Row) bool) []string {
	var ids []string
	for _, i := range l.shown {
		if accept(&l.rows[i]) {
			ids = append(ids, l.rows[i].ID)
		}
	}
	return ids
}

// UnreadCount counts the unread stories of the whole list.
func (l *List) UnreadCount() int {
	n := 0
	for i := range l.rows {
		if !l.rows[i].Read {
			n++
		}
	}
	return n
}

// Move moves the selection by d rows and tells whether it moved.
func (l *List) Move(d int) bool { return l.MoveTo(l.cursor + d) }

// MoveTo selects the row n of the view, clamped to it.
func (l *List) MoveTo(n int) bool {
	n = min(max(0, n), len(l.shown)-1)
	if n < 0 || n == l.cursor {
		return false
	}
	l.cursor = n
	l.scroll()
	return true
}

// Page returns how many rows a page of the screen holds, at least one.
func (l *List) Page() int { return max(1, l.h/l.tallest()) }

// Scroll moves the window by n rows without moving the selection further than
// it must to stay in sight.
func (l *List) Scroll(n int) bool {
	top := min(max(0, l.top+n), max(0, len(l.shown)-1))
	for top > l.top && l.fits(top-1) {
		top--
	}
	if top == l.top {
		return false
	}
	l.top = top
	last := l.last()
	l.cursor = min(max(l.cursor, l.top), last)
	return true
}
