package analyze

import (
	"strconv"
	"strings"

	"dateline/model"
	"dateline/model/link"
	"dateline/model/salience"
)

// picks is what speaks most for a country, as indexes of entries; none is 0,
// and n stands for entry n-1.
type picks struct {
	places                  [3]int
	person, organ, dateline int
}

// mostWhy is how many reasons a country is shown with.
const mostWhy = 4

// pick looks over all entries once for what countries rest on.
func (b *builder) pick() {
	b.picks = append(b.picks[:0], make([]picks, len(b.entries))...)
	for i := range b.entries {
		e := &b.entries[i]
		if e.country == 0 {
			continue
		}
		p := &b.picks[e.country-1]
		switch e.kind {
		case model.Place:
			if e.dated > 0 && p.dateline == 0 {
				p.dateline = i + 1
			}
			if e.finding.Mentions > e.dated {
				b.pickPlace(p, i+1)
			}
		case model.Person:
			if p.person == 0 || b.weigher.Points(i) > b.weigher.Points(p.person-1) {
				p.person = i + 1
			}
		case model.Organization:
			if p.organ == 0 || b.weigher.Points(i) > b.weigher.Points(p.organ-1) {
				p.organ = i + 1
			}
		}
	}
}

// pickPlace puts entry n-1 among the places most often named: the first of
// those named alike.
func (b *builder) pickPlace(p *picks, n int) {
	for i, other := range p.places {
		if other == 0 || b.before(n, other) {
			p.places[i], n = n, other
			if n == 0 {
				return
			}
		}
	}
}

// before tells whether place m-1 says more than place n-1.
func (b *builder) before(m, n int) bool {
	x, y := &b.entries[m-1].finding, &b.entries[n-1].finding
	if x.InTitle != y.InTitle {
		return x.InTitle
	}
	return x.Mentions > y.Mentions
}

// whyCountry says in words what makes an article be about the country of entry
// c, or why it is not.
func (b *builder) whyCountry(c int) []string {
	e, p := &b.entries[c], &b.picks[c]
	f := b.weigher.Features(c)
	why := make([]string, 0, mostWhy+1)
	if e.byHand {
		why = append(why, "corrected by you")
	}
	own := f.Of(salience.Name) + f.Of(salience.People) + f.Of(salience.Adjective) + f.Of(salience.Metonym) - e.dated
	if own > 0 {
		s := named(own)
		if e.headed {
			s += ", in the headline"
		}
		why = append(why, s)
	}
	if p.places[0] != 0 {
		why = append(why, b.placeNames(p))
	}
	if p.person != 0 {
		why = append(why, b.personName(p.person-1))
	}
	switch {
	case p.dateline != 0:
		why = append(why, "dateline "+b.entries[p.dateline-1].finding.Entity.Name)
	case e.dated > 0:
		why = append(why, "in the dateline")
	}
	if p.organ != 0 && len(why) < mostWhy {
		why = append(why, b.entries[p.organ-1].finding.Entity.Name)
	}
	if len(why) > 0 && !e.finding.Involved {
		why[0] += passing(f, len(why) == 1 && (p.dateline != 0 || e.dated > 0))
	}
	return why
}

// passing says why a country is not what an article is about.
func passing(f *salience.Features, datelineOnly bool) string {
	switch {
	case datelineOnly:
		return " only"
	case f.InListsOnly():
		return ", in a list"
	}
	return ", in passing"
}

func named(n int) string {
	switch n {
	case 1:
		return "named once"
	case 2:
		return "named twice"
	}
	return "named " + strconv.Itoa(n) + " times"
}

// placeNames joins the places of a country: "Tehran in the headline, Qom".
func (b *builder) placeNames(p *picks) string {
	var s strings.Builder
	for i, n := range p.places {
		if n == 0 {
			break
		}
		if i > 0 {
			s.WriteString(", ")
		}
		f := &b.entries[n-1].finding
		s.WriteString(f.Entity.Name)
		if f.InTitle {
			s.WriteString(" in the headline")
		}
	}
	return s.String()
}

// personName is a leader with the office on the day: "President Hassan
// Rouhani", "former President Jacques Chirac".
func (b *builder) personName(i int) string {
	e := &b.entries[i].finding.Entity
	t, ok := e.Office(b.out.Date)
	day := b.out.Date.Format("2006-01-02")
	switch {
	case !ok || t.Title == "" || strings.HasPrefix(e.Name, t.Title):
		return e.Name
	case t.Current:
		return t.Title + " " + e.Name
	case t.From == "" || t.From <= day:
		return "former " + t.Title + " " + e.Name
	}
	return e.Name
}

// why says in words what an entity rests on.
func (b *builder) why(i int) []string {
	e := &b.entries[i]
	if e.kind == model.Country {
		return b.whyCountry(i)
	}
	var why []string
	if e.byHand {
		why = append(why, "corrected by you")
	}
	if e.finding.InTitle {
		why = append(why, "in the headline")
	}
	if e.cues&link.FullName != 0 {
		why = append(why, "full name")
	}
	if e.title != "" {
		why = append(why, "title "+strconv.Quote(e.title))
	}
	if e.cues&link.OfNation != 0 {
		why = append(why, "country beside the name")
	}
	if e.kind == model.Person && e.cues&link.InOffice != 0 {
		why = append(why, "in office that day")
	}
	if e.cues&link.Contained != 0 {
		why = append(why, "region named behind it")
	}
	if e.kind == model.Place && e.cues&link.Nearby != 0 && e.cues&link.Contained == 0 {
		why = append(why, "its country is in the article")
	}
	if e.finding.Mentions > 1 || len(why) == 0 && e.finding.Mentions > 0 {
		why = append(why, named(e.finding.Mentions))
	}
	return why
}
