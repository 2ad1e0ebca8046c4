package sidebar

import (
	"strconv"
	"strings"

	"dateline/model"
	"dateline/ui/office"
	"dateline/ui/prose"
	"dateline/ui/screen"
)

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
	count := tally(c.Mentions)
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

// tally spells a count in at most three cells: 999, 12k, 3M.
func tally(n int) string {
	switch {
	case n < 1000:
		return strconv.Itoa(n)
	case n < 1000_000:
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.Itoa(n/1000_000) + "M"
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
		{s.order(name), s.theme.Entity(k, f.Entity.Leader), e},
		{gap + right(tally(f.Mentions+f.References), 4), s.theme.Muted, e},
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

// order puts a name into the order of the screen.
func (s *Sidebar) order(name string) string {
	if s.theme.Visual {
		return prose.Arrange(name, name, s.method)
	}
	return name
}
