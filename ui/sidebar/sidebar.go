// Package sidebar is the pane of the countries, people, organisations and
// places of a story, each country with its leaders below it.
package sidebar

import (
	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// Ref is an entity of the analysis that is shown.
type Ref struct {
	Kind    model.Kind
	Finding int
}

// part is a piece of a line in one style; entry is the entity it belongs to,
// -1 for a label.
type part struct {
	text  string
	style uv.Style
	entry int
}

// Sidebar is the pane.
type Sidebar struct {
	a        *model.Analysis
	entries  []Ref
	at       []int // line of each entry
	lines    [][]part
	selected int // into entries, -1 for none
	top      int
	w, h     int
	focused  bool
	theme    *theme.Theme
	method   screen.Method
}

// New makes an empty pane.
func New(t *theme.Theme, m screen.Method) *Sidebar {
	return &Sidebar{theme: t, method: m, selected: -1, w: 1, h: 1}
}

// SetTheme changes the styles, SetMethod how cells are counted, SetFocus
// whether the pane has the keys.
func (s *Sidebar) SetTheme(t *theme.Theme)   { s.theme = t; s.rebuild() }
func (s *Sidebar) SetMethod(m screen.Method) { s.method = m; s.rebuild() }
func (s *Sidebar) SetFocus(focused bool)     { s.focused = focused }

// SetSize sets the size in cells.
func (s *Sidebar) SetSize(w, h int) {
	changed := w != s.w
	s.w, s.h = max(1, w), max(1, h)
	if changed {
		s.rebuild()
	}
	s.reveal()
}

// SetAnalysis shows what was found in a story; nil shows nothing.
func (s *Sidebar) SetAnalysis(a *model.Analysis) {
	if a == s.a {
		return
	}
	s.a, s.selected, s.top = a, -1, 0
	s.rebuild()
}

// Analysis returns what is shown, nil for nothing.
func (s *Sidebar) Analysis() *model.Analysis { return s.a }

func (s *Sidebar) width() int { return max(1, s.w-2) }

// Selected returns the selected entity.
func (s *Sidebar) Selected() (Ref, bool) {
	if s.selected < 0 || s.selected >= len(s.entries) {
		return Ref{}, false
	}
	return s.entries[s.selected], true
}

// Select selects an entity and brings it into sight; it tells whether it is
// shown at all.
func (s *Sidebar) Select(r Ref) bool {
	for i, e := range s.entries {
		if e == r {
			s.selected = i
			s.reveal()
			return true
		}
	}
	return false
}

// Clear selects nothing.
func (s *Sidebar) Clear() { s.selected = -1 }

// Move moves the selection by d entities and tells whether it moved.
func (s *Sidebar) Move(d int) bool {
	if len(s.entries) == 0 {
		return false
	}
	// Without a selection one step down selects the first.
	to := min(max(0, s.selected+d), len(s.entries)-1)
	if to == s.selected {
		return false
	}
	s.selected = to
	s.reveal()
	return true
}

// Len returns how many entities are listed, Page how many lines fit.
func (s *Sidebar) Len() int  { return len(s.entries) }
func (s *Sidebar) Page() int { return max(1, s.h-1) }

// Scroll moves the window by n lines.
func (s *Sidebar) Scroll(n int) bool {
	before := s.top
	s.top = min(max(0, s.top+n), max(0, len(s.lines)-s.h))
	return s.top != before
}

func (s *Sidebar) reveal() {
	most := max(0, len(s.lines)-s.h)
	if s.selected >= 0 && s.selected < len(s.at) {
		line := s.at[s.selected]
		if line < s.top+1 {
			s.top = line - 1
		}
		if line+1 >= s.top+s.h {
			s.top = line + 2 - s.h
		}
	}
	s.top = min(max(0, s.top), most)
}

// Hit returns the entity at a cell of the pane.
func (s *Sidebar) Hit(x, y int) (Ref, bool) {
	line := s.top + y
	if y < 0 || line < 0 || line >= len(s.lines) {
		return Ref{}, false
	}
	at := 1
	for _, p := range s.lines[line] {
		w := screen.Width(p.text, s.method)
		if x >= at && x < at+w && p.entry >= 0 {
			return s.entries[p.entry], true
		}
		at += w
	}
	return Ref{}, false
}
