// Package sidebar is the pane of the countries, people, organisations and
// places of a story, each country with its leaders below it.
package sidebar

import (
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/ui/office"
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

// rebuild lays the lines out. They are few (an entity a line) whatever the
// length of the story.
func (s *Sidebar) rebuild() {
	s.entries, s.at, s.lines = nil, nil, nil
	if s.a == nil {
		return
	}
	placed := map[int]bool{}
	s.countries(placed)
	s.people(placed)
	s.section("Organisations", model.Organization)
	s.section("Places", model.Place)
	s.reveal()
}

func (s *Sidebar) width() int { return max(1, s.w-2) }

func (s *Sidebar) entry(k model.Kind, i int) int {
	s.entries = append(s.entries, Ref{k, i})
	s.at = append(s.at, len(s.lines))
	return len(s.entries) - 1
}

func (s *Sidebar) label(text string) {
	if len(s.lines) > 0 {
		s.lines = append(s.lines, nil)
	}
	s.lines = append(s.lines, []part{{screen.Truncate(text, s.width(), s.method), s.theme.Muted, -1}})
}

func (s *Sidebar) countries(placed map[int]bool) {
	most := 0.0
	for i := range s.a.Countries {
		if c := &s.a.Countries[i]; c.Involved {
			most = max(most, c.Salience)
		}
	}
	var rest []int
	for i := range s.a.Countries {
		c := &s.a.Countries[i]
		if !c.Involved {
			rest = append(rest, i)
			continue
		}
		s.country(i, c, most)
		for n := range s.a.People {
			p := &s.a.People[n]
			if p.Entity.Leader && p.Entity.Country == c.Entity.Country {
				placed[n] = true
				s.leader(n, p)
			}
		}
	}
	if len(rest) > 0 {
		s.flow(rest)
	}
}

// country is one line: code, name, bar, count.
func (s *Sidebar) country(i int, c *model.Finding, most float64) {
	const bar = 8
	e := s.entry(model.Country, i)
	count := strconv.Itoa(c.Mentions)
	room := s.width() - 3
	long := room >= 8+bar+1+3
	nameW := room - 4
	if long {
		nameW = room - bar - 1 - 4
	}
	name := screen.Truncate(c.Entity.Name, nameW, s.method)
	line := []part{
		{screen.Pad(c.Entity.Country, 3, s.method), s.theme.Muted, e},
		{name, s.theme.Country, e},
		{screen.Spaces(nameW - screen.Width(name, s.method)), s.theme.Text, e},
	}
	if long {
		full := 1
		if most > 0 {
			full = max(1, int(c.Salience/most*bar+0.5))
		}
		full = min(full, bar)
		line = append(line, part{" " + strings.Repeat("━", full), s.theme.Bar, e},
			part{strings.Repeat("─", bar-full), s.theme.BarRest, e})
	}
	line = append(line, part{right(count, 4), s.theme.Text, e})
	s.lines = append(s.lines, line)
}

func right(s string, w int) string {
	if len(s) >= w {
		return " " + s
	}
	return strings.Repeat(" ", w-len(s)) + s
}

// leader is two lines below the country: name and count, then the office.
func (s *Sidebar) leader(i int, p *model.Finding) {
	s.line("   ", model.Person, i, p)
	if t := office.Title(&p.Entity, s.a.Date); t != "" {
		s.lines = append(s.lines, []part{{"     " + screen.Truncate(t, max(1, s.width()-5), s.method), s.theme.Muted, len(s.entries) - 1}})
	}
}

// line is a name with its count.
func (s *Sidebar) line(indent string, k model.Kind, i int, f *model.Finding) {
	e := s.entry(k, i)
	room := max(1, s.width()-len(indent)-4)
	name := screen.Truncate(s.name(k, i, f, room), room, s.method)
	gap := strings.Repeat(" ", max(0, room-screen.Width(name, s.method)))
	s.lines = append(s.lines, []part{
		{indent, s.theme.Text, e},
		{name, s.theme.Entity(k, f.Entity.Leader), e},
		{gap + right(strconv.Itoa(f.Mentions), 4), s.theme.Muted, e},
	})
}

// name is the entity's name, or where that does not fit the longest form the
// story itself uses that does: GECF for the Gas Exporting Countries Forum.
func (s *Sidebar) name(k model.Kind, i int, f *model.Finding, room int) string {
	full := screen.NeutralizeLine(f.Entity.Name)
	if screen.Width(full, s.method) <= room {
		return full
	}
	best, width := full, 0
	for _, m := range s.a.Mentions {
		if m.Kind != k || m.Finding != i {
			continue
		}
		short := screen.NeutralizeLine(m.Text)
		if w := screen.Width(short, s.method); w <= room && w > width {
			best, width = short, w
		}
	}
	return best
}

// flow lists the codes of countries that are merely named.
func (s *Sidebar) flow(countries []int) {
	s.label("Also named")
	var line []part
	used := 0
	for _, i := range countries {
		code := s.a.Countries[i].Entity.Country
		if used > 0 && used+1+len(code) > s.width() {
			s.lines = append(s.lines, line)
			line, used = nil, 0
		}
		e := s.entry(model.Country, i)
		if used > 0 {
			line = append(line, part{" ", s.theme.Text, -1})
			used++
		}
		line = append(line, part{code, s.theme.Country, e})
		used += len(code)
	}
	s.lines = append(s.lines, line)
}

// people lists those who stand below no country.
func (s *Sidebar) people(placed map[int]bool) {
	first := true
	for i := range s.a.People {
		if placed[i] {
			continue
		}
		if first {
			s.label("People")
			first = false
		}
		p := &s.a.People[i]
		s.line("", model.Person, i, p)
		if t, ok := p.Entity.Office(s.a.Date); ok {
			s.lines = append(s.lines, []part{{"  " + s.office(t, p), s.theme.Muted, len(s.entries) - 1}})
		}
	}
}

// office is what a person is an office of, with the country's code instead of
// its name where that is too long.
func (s *Sidebar) office(t model.Term, p *model.Finding) string {
	room := max(1, s.width()-2)
	head := former(t, p, s.a)
	full := head + office.Of(t)
	if screen.Width(full, s.method) > room && t.Country != "" {
		full = head + t.Title + ", " + t.Country
	}
	return screen.Truncate(full, room, s.method)
}

func former(t model.Term, p *model.Finding, a *model.Analysis) string {
	return strings.TrimSuffix(office.Title(&p.Entity, a.Date), t.Title)
}

func (s *Sidebar) section(label string, k model.Kind) {
	list := s.a.Findings(k)
	if len(list) == 0 {
		return
	}
	s.label(label)
	for i := range list {
		s.line("", k, i, &list[i])
	}
}

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

// View returns exactly h lines of exactly w cells.
func (s *Sidebar) View(empty string) []string {
	out := make([]string, 0, s.h)
	if len(s.lines) == 0 {
		out = append(out, " "+s.theme.Muted.Styled(screen.Truncate(empty, s.width(), s.method)))
	}
	for i := s.top; i < len(s.lines) && len(out) < s.h; i++ {
		out = append(out, s.paint(s.lines[i]))
	}
	for len(out) < s.h {
		out = append(out, "")
	}
	for i := range out {
		out[i] = screen.Pad(out[i], s.w, s.method)
	}
	return out
}

func (s *Sidebar) paint(line []part) string {
	var b strings.Builder
	b.WriteString(s.bar(line))
	for _, p := range line {
		st := p.style
		if p.entry >= 0 && p.entry == s.selected && strings.TrimSpace(p.text) != "" {
			if s.reversed(line, p) {
				st.Attrs |= uv.AttrReverse
				st.Attrs &^= uv.AttrFaint
			}
		}
		b.WriteString(st.Styled(p.text))
	}
	return b.String()
}

// reversed tells whether a part of the selected entity is its name: the code
// in the flow, else the part in an entity's style.
func (s *Sidebar) reversed(line []part, p part) bool {
	r := s.entries[p.entry]
	want := s.theme.Entity(r.Kind, r.Kind == model.Person && s.a.People[r.Finding].Entity.Leader)
	return p.style.Equal(&want)
}

// bar marks the line of the selected entity, as in the list of stories.
func (s *Sidebar) bar(line []part) string {
	for _, p := range line {
		if p.entry >= 0 && p.entry == s.selected {
			if s.focused {
				return s.theme.Accent.Styled("▌")
			}
			return s.theme.Muted.Styled("▌")
		}
	}
	return " "
}

// Strip spells the involved countries in one line of w cells: "IR12 RU9 +9".
func Strip(a *model.Analysis, w int, t *theme.Theme) string {
	if a == nil {
		return ""
	}
	var b strings.Builder
	used, shown := 0, 0
	for i := range a.Countries {
		c := &a.Countries[i]
		if !c.Involved {
			continue
		}
		s := c.Entity.Country
		n := strconv.Itoa(c.Mentions)
		if used+len(s)+len(n)+1 > w-4 {
			continue
		}
		if used > 0 {
			b.WriteByte(' ')
			used++
		}
		b.WriteString(t.Country.Styled(s))
		b.WriteString(t.Muted.Styled(n))
		used += len(s) + len(n)
		shown++
	}
	if more := len(a.Countries) - shown; more > 0 && w-used > 3 {
		if used > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Muted.Styled("+" + strconv.Itoa(more)))
	}
	return b.String()
}
