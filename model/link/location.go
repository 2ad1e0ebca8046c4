package link

import (
	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// Scores are sums of the candidate's prior (twice its weight: 140 for a town of
// 5,000, 340 for a city of a million, 510 for a state) and of what speaks for
// it. They were chosen on the development texts that model/README.md names.
const (
	acceptCity      = 270 // what a city needs to be believed
	prePlace        = 60  // "in", "near" before it
	preDateline     = 250
	inRegion        = 800 // "Paris, Texas"
	inRegionLoose   = 400 // "Paris in Texas"
	perEvidence     = 30  // for each sure mention of its country, up to maxEvidence
	maxEvidence     = 4
	perRegion       = 40 // for each other place of its region, up to 3
	perLocal        = 40 // towns of the United States, in what reads like its local news
	perRepeat       = 15
	everydayPenalty = 80
	ambiguousState  = 130 // Georgia, Jordan, Turkey: the prior of a state, less this
)

// anchors counts the countries that names point to for certain.
func (l *Linker) anchors() {
	for i := range l.proposals {
		p := &l.proposals[i]
		if p.Kind != model.Country || len(p.Candidates) == 0 {
			continue
		}
		c := p.Candidates[0]
		for _, d := range p.Candidates[1:] {
			if d.Weight > c.Weight || d.Ref.Kind() == model.Country && c.Ref.Kind() != model.Country {
				c = d
			}
		}
		switch c.Ref.Class() {
		case gazetteer.ClassCountry:
			if !c.Ambiguous {
				l.countries.add(l.today(gazetteer.CountryOf(c.Ref)), 2)
			}
		case gazetteer.ClassAdmin1:
			if c.Weight >= 180 && len(p.Candidates) < 3 {
				l.countries.add(gazetteer.CountryOf(c.Ref), 2)
				l.addRegion(gazetteer.Admin1Of(c.Ref))
			}
		case gazetteer.ClassCity:
			if c.Weight >= 165 && !l.text.Everyday(p) && (c.Weight >= 190 || oneCountry(p.Candidates)) {
				l.countries.add(gazetteer.CountryOf(c.Ref), 1)
			}
		}
	}
	l.localNews()
}

// localNews tells how much the article reads like local news of the United
// States: its own words, counties, and no other country in it.
func (l *Linker) localNews() {
	n := l.text.LocalUnitedStates()
	for i := range l.proposals {
		p := &l.proposals[i]
		switch p.Kind {
		case model.Country:
			l.repeats[l.text.Surface(p)]++
		case model.Place:
			if l.text.District(p) {
				n += 2
			}
		}
	}
	us := l.countries.of("US")
	n += us/4 - 2*(l.countries.total-us)
	if n < 2 {
		return
	}
	l.local = min(n, 4)
	l.countries.add("US", l.local)
}

// today folds a historic code that no longer holds on the date to its successor.
func (l *Linker) today(code string) string {
	if code == "" || gazetteer.Valid(code, l.date) {
		return code
	}
	return gazetteer.Successor(code)
}

// locations resolves all locations; a second run profits from the first.
func (l *Linker) locations(second bool) {
	if second {
		for i := range l.links {
			if k := &l.links[i]; !k.Drop && k.Kind == model.Place && k.Ref.Class() == gazetteer.ClassCity &&
				(k.Cues&(Contained|Nearby) != 0 || oneCountry(l.proposals[i].Candidates)) {
				// A doubtful name does not speak for itself.
				l.countries.add(k.Country, 1)
				l.addRegion(gazetteer.Admin1Of(k.Ref))
			}
		}
	}
	// What contains others is resolved before them.
	for pass := range 2 {
		for i := range l.proposals {
			p := &l.proposals[i]
			if (p.Kind == model.Country || p.Kind == model.Place) && (p.Within == recognize.None) == (pass == 0) {
				l.location(i)
			}
		}
	}
}

// location resolves one proposal.
func (l *Linker) location(i int) {
	p := &l.proposals[i]
	k := Link{Kind: model.Place, Via: model.ViaPlace}
	within := l.container(p)
	if p.Kind == model.Place || len(p.Candidates) == 0 {
		k.Name = l.text.Surface(p)
		if l.local >= 2 && l.text.District(p) {
			k.Country = "US"
		}
		if within != 0 {
			k.Country, k.Cues = gazetteer.CountryOf(within), Contained
		}
		l.links[i] = k
		return
	}
	best, score, cues := l.bestPlace(p, within)
	k.Ref, k.Cues = best.Ref, cues
	if within != 0 && cues&Contained == 0 && !p.Listed && within.Class() == gazetteer.ClassAdmin1 && best.Ref.Class() != gazetteer.ClassAdmin1 {
		// "Jordan, Montana": a town of that region that the tables do not know.
		k.Ref, k.Name, k.Country, k.Cues = 0, l.text.Surface(p), gazetteer.CountryOf(within), Contained
		l.links[i] = k
		return
	}
	if best.Ref.Kind() == model.Country {
		l.country(&k, best)
	} else {
		k.Country = gazetteer.CountryOf(best.Ref)
		k.Drop = !l.believed(p, best, score) || best.Role == gazetteer.RoleDemonym && l.behindName(i)
	}
	l.links[i] = k
}

// behindName tells whether another location stands right before proposal i: in
// "Crimean Tatars" the people of the one region live in the other.
func (l *Linker) behindName(i int) bool {
	if i == 0 {
		return false
	}
	p, q := &l.proposals[i], &l.proposals[i-1]
	return q.Kind == model.Country && q.Segment == p.Segment && q.To == p.From && q.Adjacent(l.text)
}

// oneCountry tells whether all that a name can stand for lies in one country.
func oneCountry(cands []gazetteer.Candidate) bool {
	for _, c := range cands[1:] {
		if gazetteer.CountryOf(c.Ref) != gazetteer.CountryOf(cands[0].Ref) {
			return false
		}
	}
	return true
}

// country fills in a link to a country; a state that is no more becomes its
// successor, unless the date lies in its days.
func (l *Linker) country(k *Link, c gazetteer.Candidate) {
	code := gazetteer.CountryOf(c.Ref)
	if now := l.today(code); now != code {
		r, ok := gazetteer.CountryRef(now)
		if !ok {
			k.Drop = true
			return
		}
		k.Ref, code = r, now
	}
	k.Kind, k.Country = model.Country, code
	switch c.Role {
	case gazetteer.RoleDemonym:
		k.Via = model.ViaDemonym
	case gazetteer.RoleMetonym:
		k.Via = model.ViaMetonym
	default:
		k.Via = model.ViaName
	}
}

// container returns the entity that the text says contains p, zero for none.
func (l *Linker) container(p *recognize.Proposal) gazetteer.Ref {
	if p.Within == recognize.None {
		return 0
	}
	if q := &l.links[p.Within]; !q.Drop {
		return q.Ref
	}
	return 0
}

// bestPlace scores the candidates of a location.
func (l *Linker) bestPlace(p *recognize.Proposal, within gazetteer.Ref) (best gazetteer.Candidate, score int, cues Cue) {
	score = -1
	for _, c := range p.Candidates {
		s, q := l.placeScore(p, c, within)
		if s > score {
			best, score, cues = c, s, q
		}
	}
	return best, score, cues
}

func (l *Linker) placeScore(p *recognize.Proposal, c gazetteer.Candidate, within gazetteer.Ref) (int, Cue) {
	s := 2 * int(c.Weight)
	var cues Cue
	code := gazetteer.CountryOf(c.Ref)
	if n := min(l.countries.of(code), maxEvidence); n > 0 {
		s += n * perEvidence
		cues |= Nearby
	}
	switch c.Ref.Class() {
	case gazetteer.ClassCountry:
		if !gazetteer.Valid(code, l.date) {
			s -= 60 // today's state of the same name comes first
		} else if c.Weight < 255 && c.Role == gazetteer.RoleName {
			s += 200 // the old name in its own days
		}
		if c.Ambiguous {
			s -= ambiguousState
		}
	case gazetteer.ClassCity:
		if n := min(l.region(gazetteer.Admin1Of(c.Ref)), 3); n > 0 {
			s += n * perRegion
		}
		if code == "US" {
			s += l.local * perLocal
		}
		if c.Role == gazetteer.RoleAlias {
			s -= 60 // a former name: Salisbury for Harare
		}
	case gazetteer.ClassAdmin1:
		if c.Weight < 180 {
			s -= 60
		}
	}
	if within != 0 && contains(within, c.Ref) {
		cues |= Contained
		if p.Listed {
			s += inRegionLoose
		} else {
			s += inRegion
		}
	}
	return s, cues
}

// contains tells whether place r lies in country or region q, by the tables.
func contains(q, r gazetteer.Ref) bool {
	if q == r || r.Kind() != model.Place {
		return false
	}
	switch q.Class() {
	case gazetteer.ClassCountry:
		return gazetteer.CountryOf(q) == gazetteer.CountryOf(r)
	case gazetteer.ClassAdmin1:
		return r.Class() == gazetteer.ClassCity && gazetteer.Admin1Of(r) == gazetteer.Admin1Of(q)
	}
	return false
}

// believed tells whether a city is meant at all: the small ones share their
// names with everything.
func (l *Linker) believed(p *recognize.Proposal, c gazetteer.Candidate, score int) bool {
	if c.Ref.Class() == gazetteer.ClassAdmin1 && c.Ambiguous && c.Role != gazetteer.RoleName && !p.Contains && !p.Dateline && !l.text.Abbreviation(p) {
		return false // "Mass", "Man", "PA": a state only behind a town of it
	}
	if c.Ref.Class() != gazetteer.ClassCity {
		return c.Ref.Class() != gazetteer.ClassAdmin1 || c.Weight >= 180 || p.Locative && !l.text.Everyday(p) || p.Dateline || l.countries.of(gazetteer.CountryOf(c.Ref)) > 0
	}
	if p.Locative || p.Local {
		score += prePlace
	}
	score += perRepeat * min(l.repeats[l.text.Surface(p)]-1, 3)
	if p.Dateline {
		score += preDateline
	}
	if p.Contains {
		score += preDateline
	}
	if l.text.Everyday(p) {
		score -= everydayPenalty
	}
	if p.Weak {
		score -= everydayPenalty
	}
	return score >= acceptCity
}
