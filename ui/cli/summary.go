package cli

import (
	"fmt"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/ui/dates"
	"dateline/ui/office"
	"dateline/ui/screen"
)

// row is a line of the summary.
type row struct {
	name, note string // harmless, without newlines
	mentions   int
	salience   float64
	style      uv.Style
}

// summary lists what was found below an article: what it is about first, each
// with its mentions and salience.
func (p *printer) summary(a *model.Analysis) string {
	t := &p.theme
	var involved, named []row
	for i := range a.Countries {
		f := &a.Countries[i]
		via := make([]string, len(f.Via))
		for i, v := range f.Via {
			via[i] = string(v)
		}
		r := row{fmt.Sprintf("%-2s  %s", f.Entity.Country, screen.NeutralizeLine(f.Entity.Name)), strings.Join(via, ", "), f.Mentions, f.Salience, t.Country}
		if f.Involved {
			involved = append(involved, r)
		} else {
			named = append(named, r)
		}
	}
	people := make([]row, len(a.People))
	for i := range a.People {
		f := &a.People[i]
		people[i] = row{screen.NeutralizeLine(f.Entity.Name), screen.NeutralizeLine(p.office(&f.Entity, a)), f.Mentions + f.References, f.Salience, t.Entity(model.Person, f.Entity.Leader)}
	}
	sections := []struct {
		title string
		rows  []row
	}{
		{"Countries involved", involved}, {"Countries also named", named}, {"People", people},
		{"Organisations", plainRows(a.Organizations, t.Organization)}, {"Places", plainRows(a.Places, t.Place)},
	}
	width := 0 // of the names
	for _, s := range sections {
		for _, r := range s.rows {
			width = max(width, min(36, ansi.StringWidth(r.name)))
		}
	}
	if p.painted {
		width = min(width, max(8, p.width-len("   1234  0.12")))
	}
	var b strings.Builder
	for _, s := range sections {
		if len(s.rows) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", p.paint(s.title, t.Heading))
		for _, r := range s.rows {
			b.WriteString(p.row(r, width) + "\n")
		}
	}
	if b.Len() == 0 {
		return "\nNo country, person, organisation or place was found in it.\n"
	}
	return b.String()
}

// row lays a line of the summary out; on a terminal it keeps to one line.
func (p *printer) row(r row, width int) string {
	name, note := r.name, r.note
	if p.painted {
		name = ansi.Truncate(name, width, "…")
	}
	pad := strings.Repeat(" ", max(0, width-ansi.StringWidth(name)))
	numbers := fmt.Sprintf(" %4d  %.2f", r.mentions, r.salience)
	if p.painted {
		note = ansi.Truncate(note, max(0, p.width-2-width-len(numbers)-2), "…")
	}
	line := "  " + p.paint(name, r.style) + pad + numbers
	if note != "" {
		line += "  " + p.paint(note, p.theme.Muted)
	}
	return line
}

func plainRows(list []model.Finding, style uv.Style) []row {
	rows := make([]row, len(list))
	for i := range list {
		f := &list[i]
		rows[i] = row{screen.NeutralizeLine(f.Entity.Name), f.Entity.Country, f.Mentions, f.Salience, style}
	}
	return rows
}

// office spells the office a person held on the date of the article.
func (p *printer) office(e *model.Entity, a *model.Analysis) string {
	term, ok := e.Office(a.Date)
	if !ok {
		return ""
	}
	s := office.Of(term)
	if title := office.Title(e, a.Date); title != term.Title {
		s = strings.TrimSuffix(title, term.Title) + s // "former ", "later "
	}
	if years := dates.Years(term, a.Date); years != "" {
		s += ", " + years
	}
	return s
}

func (p *printer) paint(s string, style uv.Style) string {
	if !p.painted {
		return s
	}
	return style.Styled(s)
}
