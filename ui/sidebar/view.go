package sidebar

import (
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

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
