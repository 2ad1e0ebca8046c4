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
	preHome         = 80  // where people of local news live
	preDateline     = 250
	inRegion        = 800 // "Paris, Texas"
	inRegionLoose   = 400 // "Paris in Texas"
	holds           = 200 // a region of that name has the town in front of it: "Lahore in Punjab"
	sameSense       = 400 // the article has it with its region elsewhere
	perEvidence     = 45  // for each sure mention of its country, up to maxEvidence
	maxEvidence     = 4
	perRegion       = 60 // for each other place of its region, up to 3
	perNear         = 30 // for the places around it, up to maxNear
	maxNear         = 6
	perLocal        = 70 // towns of the United States, in what reads like its local news
	perBritish      = 30 // the same of Britain
	ofOutlet        = 60 // the outlet bears its name
	perRepeat       = 15
	everydayPenalty = 80
	ambiguousState  = 130 // Georgia, Jordan, Turkey: the prior of a state, less this
)

// oneCountry tells whether all that a name can stand for lies in one country.
func oneCountry(cands []gazetteer.Candidate) bool {
	for _, c := range cands[1:] {
		if gazetteer.CountryOf(c.Ref) != gazetteer.CountryOf(cands[0].Ref) {
			return false
		}
	}
	return true
}

// choice is what a name most likely stands for.
type choice struct {
	gazetteer.Candidate
	score  int
	margin int // to the best one in another country
	cues   Cue
}

// bestPlace scores the candidates of a location.
func (l *Linker) bestPlace(p *recognize.Proposal, within gazetteer.Ref) choice {
	best := choice{score: -1}
	second := 0
	for _, c := range p.Candidates {
		s, q := l.placeScore(p, c, within)
		switch other := best.Ref != 0 && gazetteer.CountryOf(best.Ref) != gazetteer.CountryOf(c.Ref); {
		case s > best.score:
			if other {
				second = max(second, best.score)
			}
			best.Candidate, best.score, best.cues = c, s, q
		case other:
			second = max(second, s)
		}
	}
	best.margin = best.score - second
	return best
}

func (l *Linker) placeScore(p *recognize.Proposal, c gazetteer.Candidate, within gazetteer.Ref) (int, Cue) {
	s := 2 * int(c.Weight)
	var cues Cue
	code := gazetteer.CountryOf(c.Ref)
	if n := min(l.support(p.Candidates[0].Ref, code), maxEvidence); n > 0 {
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
		s += l.townScore(p, c, code)
	case gazetteer.ClassAdmin1:
		if c.Weight < 180 {
			s -= 60
		}
	}
	if l.holdsTown(p, c) {
		s += holds
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

// townScore is what the article says for a town: others of its region or
// around it, the sort of news, the outlet, and that it was named in full before.
func (l *Linker) townScore(p *recognize.Proposal, c gazetteer.Candidate, code string) int {
	s := 0
	if n := min(l.region(gazetteer.Admin1Of(c.Ref)), 3); n > 0 {
		s += n * perRegion
	}
	if len(l.points) > 0 {
		s += min(l.nearness(c.Ref), maxNear) * perNear
	}
	switch code {
	case "US":
		s += l.local * perLocal
		if l.local > 0 && l.text.Home(p) {
			s += preHome
		}
	case "GB", "IE":
		s += l.british * perBritish
	}
	if c.Role == gazetteer.RoleAlias {
		s -= 60 // a former name: Salisbury for Harare
	}
	for _, r := range l.senses {
		if r == c.Ref {
			s += sameSense
		}
	}
	if english(code) {
		for _, r := range l.outlets {
			if r == c.Ref {
				s += ofOutlet
			}
		}
	}
	return s
}

// holdsTown tells whether a town that the text sets into p lies in c by the
// tables, and not too small a one.
func (l *Linker) holdsTown(p *recognize.Proposal, c gazetteer.Candidate) bool {
	if p.Holds == 0 {
		return false
	}
	for _, d := range l.proposals[p.Holds-1].Candidates {
		if contains(c.Ref, d.Ref) {
			return true
		}
	}
	return false
}

// english tells whether a country's own papers are written in English, so that
// one named for a town is that town's.
func english(code string) bool {
	switch code {
	case "US", "CA", "GB", "IE", "AU", "NZ", "ZA", "JM", "NG", "GH", "KE", "PH", "IN":
		return true
	}
	return false
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
func (l *Linker) believed(p *recognize.Proposal, c choice) bool {
	if c.Ref.Class() == gazetteer.ClassAdmin1 && c.Ambiguous && c.Role != gazetteer.RoleName && !p.Contains && !p.Dateline && !l.text.Abbreviation(p) {
		return false // "Mass", "Man", "PA": a state only behind a town of it
	}
	if c.Ref.Class() != gazetteer.ClassCity {
		return c.Ref.Class() != gazetteer.ClassAdmin1 || c.Weight >= 180 || p.Locative && !l.text.Everyday(p) || p.Dateline || l.countries.of(gazetteer.CountryOf(c.Ref)) > 0
	}
	score := c.score
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
	if l.text.Everyday(p) || l.text.InLonger(p) {
		score -= everydayPenalty
	}
	if p.Weak {
		score -= everydayPenalty
	}
	return score >= acceptCity
}
