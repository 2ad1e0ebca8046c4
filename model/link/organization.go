package link

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// organization resolves proposal i.
func (l *Linker) organization(i, depth int) {
	k := &l.links[i]
	if k.done {
		return
	}
	p := &l.proposals[i]
	*k = Link{Kind: model.Organization, done: true, Name: l.text.Surface(p)}
	if p.Same != recognize.None && depth < maxChain {
		l.organization(p.Same, depth+1)
		s := l.links[p.Same]
		if s.Kind == model.Organization {
			k.Ref, k.Name, k.Country, k.Via, k.Drop = s.Ref, s.Name, s.Country, s.Via, s.Drop
			return
		}
	}
	if p.Team {
		if len(p.Candidates) == 1 || len(p.Candidates) > 1 && p.To-p.From > 1 {
			k.Ref = p.Candidates[0].Ref
		}
		return
	}
	if p.Source == recognize.FromGazetteer {
		k.Ref = l.bestOrganization(p)
		k.Country = gazetteer.CountryOf(k.Ref)
		if k.Country != "" {
			k.Via = model.ViaOrganization
		} else if code := ofCountry(k.Name); k.Ref != 0 && code != "" {
			k.Country = l.today(code) // the Bank of China is of China, but no organ of it
		}
		if k.Ref != 0 {
			if k.Country == "" {
				l.serves(i, k)
			}
			return
		}
		// "Security Council", "Parliament" are bodies, whichever is meant; one
		// shared word or acronym may be none.
		k.Drop = p.To-p.From < 2 && !l.text.StateOrgan(p)
	}
	if !l.text.StateOrgan(p) {
		l.serves(i, k)
		return
	}
	k.Via = model.ViaOrganization
	// An unknown organ belongs to the state beside it, or in its name.
	if p.Nation != recognize.None {
		k.Country = l.links[p.Nation].Country
	} else if code := ofCountry(k.Name); code != "" {
		k.Country = l.today(code)
	} else if l.serves(i, k); k.Country == "" && len(p.Candidates) > 0 && p.Source != recognize.FromGazetteer {
		if best := l.bestPlace(p, 0); best.Ref.Kind() == model.Country {
			k.Country = l.today(gazetteer.CountryOf(best.Ref))
		}
	}
}

// serves gives organisation i the country of the place that it is named for
// and serves: the place is named, if inside another name.
func (l *Linker) serves(i int, k *Link) {
	code := l.innerCountry(i)
	if code == "" {
		return
	}
	if seat := gazetteer.SeatOf(k.Ref); seat != "" {
		code = seat // Georgia Tech is where the tables have it
	}
	k.Country, k.Via = code, model.ViaPlace
}

// parentNamed tells whether the article names the body whose name begins that
// of r: the United Nations, for its Security Council.
func (l *Linker) parentNamed(r gazetteer.Ref) bool {
	named, ok := l.parents[r]
	if !ok {
		named = l.findParent(r)
		l.parents[r] = named
	}
	return named
}

func (l *Linker) findParent(r gazetteer.Ref) bool {
	name := gazetteer.NameOf(r)
	for i := range l.proposals {
		p := &l.proposals[i]
		if p.Kind != model.Organization || p.Source != recognize.FromGazetteer {
			continue
		}
		for _, c := range p.Candidates {
			if c.Ref != r && !c.Ambiguous && strings.HasPrefix(name, gazetteer.NameOf(c.Ref)+" ") {
				return true
			}
		}
	}
	return false
}

// ofCountry returns the code of the country that ends a name: "Supreme Court of
// Kenya".
func ofCountry(name string) string {
	_, tail, ok := strings.Cut(name, " of ")
	if !ok {
		return ""
	}
	for _, c := range gazetteer.Lookup(strings.TrimPrefix(tail, "the ")) {
		if c.Ref.Kind() == model.Country && !c.Ambiguous {
			return gazetteer.CountryOf(c.Ref)
		}
	}
	return ""
}

// bestOrganization takes the weightiest name; a form that many bodies share
// counts only beside its own country.
func (l *Linker) bestOrganization(p *recognize.Proposal) gazetteer.Ref {
	var best gazetteer.Ref
	bestScore := 0
	nation := ""
	if p.Nation != recognize.None {
		nation = l.links[p.Nation].Country
	}
	for _, c := range p.Candidates {
		if c.Ref.Kind() != model.Organization {
			continue
		}
		score := int(c.Weight)
		code := gazetteer.CountryOf(c.Ref)
		switch {
		case code != "" && code == nation:
			score += 200
		case code != "" && l.countries.of(code) > 0 && (!l.text.Generic(p) || 3*l.countries.of(code) >= l.countries.most()):
			score += 100
		case c.Ambiguous && !(code == "" && l.parentNamed(c.Ref)):
			score -= 300
		case code != "" && l.countries.total > 0 && l.text.Generic(p):
			score -= 300 // another state's body of that name
		}
		if score > bestScore {
			best, bestScore = c.Ref, score
		}
	}
	return best
}
