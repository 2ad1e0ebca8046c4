package card

import (
	"fmt"
	"strings"
	"time"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/ui/dates"
	"dateline/ui/office"
	"dateline/ui/screen"
)

func (d *Card) person(e *model.Entity) {
	date := d.c.Loaded.Analysis.Date
	if len(e.Offices) == 0 {
		d.put("No office known to dateline.", d.theme.Muted, 0)
		return
	}
	d.put("When this was written: "+standing(e, date), d.theme.Text, 0)
	d.blank()
	for i, t := range e.Offices {
		if i == 8 {
			d.put(fmt.Sprintf("and %d earlier", len(e.Offices)-i), d.theme.Muted, 0)
			break
		}
		d.term(t, date)
	}
}

// term is an office with its dates at the right, or below where it is narrow.
func (d *Card) term(t model.Term, date time.Time) {
	from, until := dates.Partial(t.From), dates.Partial(t.Until)
	when := from + " – " + until
	if until == "" {
		when = "since " + from
		if t.AsOf != "" {
			when += ", as of " + dates.Partial(t.AsOf)
		}
	}
	if from == "" {
		when = strings.TrimPrefix(when, " – ")
	}
	st := d.theme.Muted
	if t.Current {
		st = d.theme.Text
	}
	name := office.Of(t)
	if !t.Current && t.From > date.Format("2006-01-02") {
		name = "later: " + name
	}
	gap := d.inner - screen.Width(name, d.method) - screen.Width(when, d.method)
	if gap >= 2 {
		d.lines = append(d.lines, st.Styled(name+strings.Repeat(" ", gap)+when))
		return
	}
	d.put(name, st, 0)
	d.put(when, d.theme.Muted, 2)
}

// standing says what the person was on the date.
func standing(e *model.Entity, date time.Time) string {
	t, _ := e.Office(date)
	if t.Current {
		if dates.Partial(t.From) != "" {
			return "in office as " + t.Title
		}
		return "in office"
	}
	if t.From > date.Format("2006-01-02") {
		return "not yet in office"
	}
	return "no longer in office"
}

func (d *Card) country(e *model.Entity) {
	c, ok := gazetteer.CountryByCode(e.Country)
	if !ok {
		d.put("No facts known to dateline.", d.theme.Muted, 0)
		return
	}
	if c.Official != "" && c.Official != c.Name {
		d.put(c.Official, d.theme.Text, 0)
	}
	d.fact("code", c.Code)
	if len(c.Capitals) > 0 {
		d.fact("capital", c.Capitals[0])
	}
	region := c.Subregion
	if region == "" {
		region = c.Region
	}
	d.fact("region", region)
	if c.Kind != "state" {
		d.fact("status", c.Kind)
	}
	if c.ValidTo != "" {
		d.fact("existed", strings.TrimSpace(dates.Partial(c.ValidFrom)+" – "+dates.Partial(c.ValidTo)))
	}
	var names []string
	for _, b := range c.Borders {
		names = append(names, office.CountryName(b))
	}
	d.fact("borders", strings.Join(names, ", "))
	d.leaders(e.Country)
}

func (d *Card) leaders(code string) {
	date := d.c.Loaded.Analysis.Date
	refs := gazetteer.Leaders(code, date)
	if len(refs) == 0 {
		return
	}
	d.blank()
	d.put("In office on "+date.Format("2 January 2006"), d.theme.Muted, 0)
	for i, r := range refs {
		if i == 6 {
			break
		}
		p := gazetteer.Entity(r, date)
		t := office.Title(&p, date)
		d.put(p.Name+", "+t, d.theme.Text, 2)
	}
}

func (d *Card) organization(e *model.Entity) {
	switch {
	case e.Country != "":
		d.put("An organ of the state of "+office.CountryName(e.Country)+".", d.theme.Text, 0)
	case e.ID == "":
		d.put("Not in dateline's tables; found in the text.", d.theme.Muted, 0)
	default:
		d.put("Organisation", d.theme.Text, 0)
	}
}

func (d *Card) place(e *model.Entity) {
	if e.Country != "" {
		d.put("In "+office.CountryName(e.Country)+".", d.theme.Text, 0)
	}
	if e.Lat != 0 || e.Lon != 0 {
		ns, ew := "N", "E"
		lat, lon := e.Lat, e.Lon
		if lat < 0 {
			ns, lat = "S", -lat
		}
		if lon < 0 {
			ew, lon = "W", -lon
		}
		d.fact("position", fmt.Sprintf("%.1f° %s, %.1f° %s", lat, ns, lon, ew))
	}
}
