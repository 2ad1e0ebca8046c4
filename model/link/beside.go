package link

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// leaders counts by country the leaders in office whom the article names in
// full or with the title: they tell whose relatives and ministers the others are.
func (l *Linker) leaders() {
	for i := range l.proposals {
		p := &l.proposals[i]
		if p.Kind != model.Person || len(p.Candidates) == 0 || p.Surname && p.TitleFrom == p.TitleTo || l.text.OtherOccupation(p) {
			continue
		}
		title, code, n := strings.ToLower(l.text.Title(p)), "", 0
		for _, c := range p.Candidates {
			if c.Weight < 200 {
				continue
			}
			e := l.Entity(c.Ref)
			_, inOffice, _ := l.distance(e)
			if inOffice && (titleFit(title, e, l.date.Year()) > 0 || !p.Surname && (l.rules(e) || !l.commonName(p, c.Ref))) {
				code, n = e.Country, n+1
			}
		}
		if n == 1 && code != "" {
			l.led.add(l.today(code), 1)
		}
	}
}

// beside reads what stands beside a name.
func (l *Linker) beside(p *recognize.Proposal) asked {
	a := asked{title: strings.ToLower(l.text.Title(p)), former: p.Former, other: l.text.OtherOccupation(p)}
	if p.Nation != recognize.None {
		a.nation = l.links[p.Nation].Country
	}
	if a.title == "" {
		l.lowerTitle(p, &a)
	}
	return a
}

// lowerTitle takes an office in lower case right before the name for its title:
// "North Korean leader Kim".
func (l *Linker) lowerTitle(p *recognize.Proposal, a *asked) {
	sg := &l.text.Segments[p.Segment]
	i := p.From
	for i > sg.From && i > p.From-4 && l.text.Tokens[i-1].Kind == recognize.Word && l.text.Tokens[i-1].Shape == recognize.Lower &&
		l.text.Tokens[i-1].Is(recognize.Office|recognize.OfficePart) {
		i--
	}
	if i == p.From || !l.text.Tokens[p.From-1].Is(recognize.Office) {
		return
	}
	a.title = strings.ToLower(l.text.Slice(p.Segment, i, p.From))
	for ; i > sg.From && l.text.Tokens[i-1].Is(recognize.Former); i-- {
		a.former = true
	}
	if q := l.locationBefore(p, i); q != recognize.None {
		a.nation = l.links[q].Country
	}
}

// locationBefore returns the country that ends right before token i, a
// possessive between allowed.
func (l *Linker) locationBefore(p *recognize.Proposal, i int) int {
	if i > 0 && l.text.Tokens[i-1].Kind == recognize.PossessiveS {
		i--
	}
	if !l.endsMade {
		l.endsMade = true
		for n := range l.proposals {
			if q := &l.proposals[n]; q.Kind == model.Country {
				l.ends[q.To] = n
			}
		}
	}
	if n, ok := l.ends[i]; ok && l.proposals[n].Segment == p.Segment && !l.links[n].Drop {
		return n
	}
	return recognize.None
}

// commonName tells whether a full name ends with a surname that many people
// bear, as the gazetteer's note on the surname of this person says.
func (l *Linker) commonName(p *recognize.Proposal, r gazetteer.Ref) bool {
	if known, ok := l.common[r]; ok {
		return known
	}
	names := 0
	for i := p.From; i < p.To; i++ {
		if t := &l.text.Tokens[i]; t.Kind == recognize.Word && t.Shape != recognize.Initial {
			names++
		}
	}
	if names > 2 {
		l.common[r] = false
		return false
	}
	last := p.To - 1
	for last > p.From && l.text.Tokens[last].Is(recognize.Suffix) {
		last--
	}
	common := false
	for _, c := range gazetteer.Lookup(l.text.Slice(p.Segment, last, last+1)) {
		common = common || c.Ref == r && c.Ambiguous && c.Role == gazetteer.RoleSurname
	}
	l.common[r] = common
	return common
}

// otherForms looks a full name up that the gazetteer does not have as it stands:
// with initials for the given names, or with names between that it leaves out.
// need is what the score has to reach.
func (l *Linker) otherForms(p *recognize.Proposal) (cands []gazetteer.Candidate, need int) {
	t := l.text.Tokens
	first := p.From
	for first < p.To-1 && (t[first].Shape == recognize.Initial || t[first].Has(recognize.Dotted)) {
		first++
	}
	if first > p.From {
		for _, c := range gazetteer.Lookup(l.text.Slice(p.Segment, first, p.To)) {
			if c.Role == gazetteer.RoleSurname && c.Ref.Class() == gazetteer.ClassPerson && initialsFit(l.text.Slice(p.Segment, p.From, first), gazetteer.NameOf(c.Ref)) {
				cands = append(cands, c)
			}
		}
		return cands, 290
	}
	if p.To-p.From < 3 || t[p.From].Shape != recognize.Title || t[p.To-1].Kind != recognize.Word {
		return nil, 0
	}
	need = 200 // another person may have both names
	if p.To-p.From == 3 && t[p.From+1].Shape == recognize.Initial {
		need = 100
	}
	name := l.text.Slice(p.Segment, p.From, p.From+1) + " " + l.text.Slice(p.Segment, p.To-1, p.To)
	for _, c := range gazetteer.Lookup(name) {
		if c.Ref.Class() == gazetteer.ClassPerson && c.Role != gazetteer.RoleSurname {
			cands = append(cands, c)
		}
	}
	return cands, need
}

// initialsFit tells whether initials ("G. W.", "J.F.") can be those of a name.
func initialsFit(initials, name string) bool {
	words := strings.FieldsFunc(gazetteer.Fold(name), func(r rune) bool { return r == ' ' || r == '-' || r == '.' })
	letters := strings.FieldsFunc(gazetteer.Fold(initials), func(r rune) bool { return r == ' ' || r == '-' || r == '.' })
	if len(letters) == 0 || len(letters) >= len(words) {
		return len(letters) > 0 && len(words) == len(letters) && letters[0][0] == words[0][0] && len(letters) == 1
	}
	for i, in := range letters {
		if in[0] != words[i][0] {
			return false
		}
	}
	return true
}
