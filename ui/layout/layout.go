// Package layout owns all geometry of the screen: which panes are shown at a
// size, and where. Panes are told their size and never see the split.
package layout

// Rect is a rectangle of cells.
type Rect struct{ X, Y, W, H int }

// Contains tells whether the cell at x, y lies within.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Empty tells whether there is no cell in it.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Pane names one of the three panes.
type Pane uint8

// The panes, in the order of their keys.
const (
	Stories Pane = iota
	Article
	Involved
)

// Mode says how much fits.
type Mode uint8

// The modes.
const (
	TooSmall Mode = iota
	Narrow        // one pane at a time, a breadcrumb above
	Medium        // list and article; the sidebar slides in at the right edge
	Wide          // three panes
)

// The bounds of the modes and the sizes of the fixed parts, in cells.
const (
	MinWidth   = 20
	MinHeight  = 5
	MediumFrom = 70
	WideFrom   = 110

	SidebarWidth = 30 // with one column of margin at either side
	Measure      = 72 // widest line of text that reads well, unless the reader says otherwise
	MaxList      = 52
	CompactBelow = 18 // rows below which every story of the list takes one line

	// The bounds of a measure of the reader's own and how far it goes at once.
	LeastMeasure, MostMeasure, MeasureStep = 40, 120, 4
)

// State is what the split depends on beside the size.
type State struct {
	Focus   Pane
	Sidebar bool // wanted by the reader: Wide starts with it, Medium slides it in
	Zen     bool
	Measure int // widest line of an article; 0 for Measure
}

// Frame is where everything stands. An empty Rect is not shown.
type Frame struct {
	Mode    Mode
	W, H    int
	Header  Rect
	Titles  Rect // row of pane titles; Narrow has none
	List    Rect
	Article Rect
	Sidebar Rect
	Footer  Rect
	Compact bool // one line a story
	Measure int  // widest line of an article
}

// Column is where the text stands in the article pane.
func (f *Frame) Column() (margin, width int) { return Column(f.Article.W, f.Measure) }

// Compute splits a terminal of w × h cells.
func Compute(w, h int, s State) Frame {
	f := Frame{W: w, H: h, Measure: s.Measure}
	if f.Measure == 0 {
		f.Measure = Measure
	}
	if w < MinWidth || h < MinHeight {
		return f
	}
	f.Header = Rect{0, 0, w, 1}
	f.Footer = Rect{0, h - 1, w, 1}
	switch {
	case s.Zen:
		f.zen(s)
	case w >= WideFrom:
		f.wide(s)
	case w >= MediumFrom:
		f.medium(s)
	default:
		f.narrow(s)
	}
	return f
}

func (f *Frame) body() Rect {
	top := 1
	if f.H >= 8 && f.Mode != Narrow {
		f.Titles = Rect{0, 1, f.W, 1}
		top = 2
	}
	return Rect{0, top, f.W, f.H - 1 - top}
}

func (f *Frame) zen(s State) {
	f.Mode = Narrow
	f.Header = Rect{}
	b := Rect{0, 0, f.W, f.H - 1}
	switch s.Focus {
	case Stories:
		f.List = b
	case Article:
		f.Article = b
	case Involved:
		f.Sidebar = b
	}
	f.Compact = f.List.H < CompactBelow
}

func (f *Frame) wide(s State) {
	f.Mode = Wide
	b := f.body()
	lw := min(MaxList, f.W*30/100)
	f.List = Rect{0, b.Y, lw, b.H}
	rest := f.W - lw - 1
	if s.Sidebar {
		f.Sidebar = Rect{f.W - SidebarWidth, b.Y, SidebarWidth, b.H}
		rest -= SidebarWidth + 1
	}
	f.Article = Rect{lw + 1, b.Y, rest, b.H}
	f.Compact = b.H < CompactBelow
}

// medium shows list and article. The sidebar slides in at the right edge and
// the pane that is not in use makes room for it: a strip of the article beside
// both would only hold clipped words.
func (f *Frame) medium(s State) {
	f.Mode = Medium
	b := f.body()
	lw := max(26, f.W*34/100)
	f.List = Rect{0, b.Y, lw, b.H}
	f.Article = Rect{lw + 1, b.Y, f.W - lw - 1, b.H}
	if s.Sidebar {
		rest := f.W - SidebarWidth - 1
		f.Sidebar = Rect{rest + 1, b.Y, SidebarWidth, b.H}
		if s.Focus == Stories {
			f.List, f.Article = Rect{0, b.Y, rest, b.H}, Rect{}
		} else {
			f.List, f.Article = Rect{}, Rect{0, b.Y, rest, b.H}
		}
	}
	f.Compact = b.H < CompactBelow
}

func (f *Frame) narrow(s State) {
	f.Mode = Narrow
	b := f.body()
	switch s.Focus {
	case Stories:
		f.List = b
	case Article:
		f.Article = b
	case Involved:
		f.Sidebar = b
	}
	f.Compact = f.List.H < CompactBelow
}

// Column returns the left margin and the width of the text in an article pane
// of width w: at most measure, centred, with a margin of two columns where
// there is room and of one where there is not.
func Column(w, measure int) (margin, width int) {
	margin = 2
	if w < 50 {
		margin = 1
	}
	if w < 12 {
		margin = 0
	}
	width = w - 2*margin
	if width > measure {
		width = measure
		margin = (w - width) / 2
	}
	return margin, max(1, width)
}
