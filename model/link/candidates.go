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
	holds           = 200 // a region of that name has the town in front of it: "Amritsar in Punjab"
	sameSense       = 400 // the article has it with its region elsewhere
	perEvidence     = 45  // for each sure mention of its country, up to maxEvidence
	maxEvidence     = 4
	perNational     = 20 // the same of the United States, which has a town of every name, where the news is not local
	perRegion       = 60 // for each other place of its region, up to 3
	perNear         = 30 // for the places around it, up to maxNear
	maxNear         = 6
	perLocal        = 70  // towns of the United States, in what reads like its local news
	perBritish      = 30  // the same of Britain
	ofOutlet        = 60  // the outlet bears its name
	attributive     = 250 // "a Peru woman": for the state one writes its adjective
	perRepeat       = 15
	ownName         = 30 // one that no other country and few people have
	everydayPenalty = 80
	worldCity       = 170 // the weight of cities that are in the news everywhere
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
	belief int // the score with less of the context: what is no place at all is not made one by it
	margin int // to the best one in another country
	cues   Cue
}

// bestPlace scores the candidates of a location.
func (l *Linker) bestPlace(p *recognize.Proposal, within gazetteer.Ref) choice {
	best := choice{score: -1}
	second := 0
	for _, c := range p.Candidates {
		s, context, q := l.placeScore(p, c, within)
		switch other := best.Ref != 0 && gazetteer.CountryOf(best.Ref) != gazetteer.CountryOf(c.Ref); {
		case s > best.score:
			if other {
				second = max(second, best.score)
			}
			best.Candidate, best.score, best.belief, best.cues = c, s, s-context/3, q
		case other:
			second = max(second, s)
		}
	}
	best.margin = best.score - second
	return best
}

// placeScore sums up what speaks for c; context is the part of it that comes
// from the rest of the article.
func (l *Linker) placeScore(p *recognize.Proposal, c gazetteer.Candidate, within gazetteer.Ref) (s, context int, cues Cue) {
	s = 2 * int(c.Weight)
	code := gazetteer.CountryOf(c.Ref)
	if n := min(l.support(p.Candidates[0].Ref, code), maxEvidence); n > 0 {
		cues |= Nearby
		if code == "US" {
			context += n * min(perNational+l.local*perNational/2, perEvidence)
		} else {
			context += n * perEvidence
		}
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
		if c.Role <= gazetteer.RoleAlias && l.text.Attributive(p) {
			s -= attributive
		}
	case gazetteer.ClassCity:
		context += l.townScore(p, c, code)
		s += l.named(p, c, code)
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
	return s + context, context, cues
}

// townScore is what the article says for a town: others of its region or
// around it, and the sort of news.
func (l *Linker) townScore(p *recognize.Proposal, c gazetteer.Candidate, code string) int {
	s, neighbours := 0, false
	if n := min(l.region(gazetteer.Admin1Of(c.Ref)), 3); n > 0 {
		s += n * perRegion
		neighbours = true
	}
	if len(l.points) > 0 {
		s += min(l.nearness(c.Ref), maxNear) * perNear
	}
	switch code {
	case "US":
		switch home := l.text.Home(p); {
		case l.local == 0:
		case !home && !neighbours && unmistakable(p.Candidates):
			s += l.local * perLocal / 4
		case !home && !neighbours && famous(p.Candidates):
			s += max(l.local-1, 0) * perLocal
		case home:
			s += preHome
			fallthrough
		default:
			s += l.local * perLocal
		}
	case "GB", "IE":
		s += l.british * perBritish
	}
	return s
}

// unmistakable tells whether a name is a state's that is not also a common
// word: Poland is seldom the one in Ohio.
func unmistakable(cands []gazetteer.Candidate) bool {
	for _, c := range cands {
		if c.Ref.Kind() == model.Country && !c.Ambiguous {
			return true
		}
	}
	return false
}

// famous tells whether a name is that of a great city abroad, which news of
// every place may mention.
func famous(cands []gazetteer.Candidate) bool {
	for _, c := range cands {
		if c.Ref.Class() == gazetteer.ClassCity && c.Weight >= worldCity && gazetteer.CountryOf(c.Ref) != "US" {
			return true
		}
	}
	return false
}

// named is what speaks for a town by its name: that a politician is of it, that
// the article gives it in full elsewhere, or that the outlet bears it.
func (l *Linker) named(p *recognize.Proposal, c gazetteer.Candidate, code string) int {
	s := 0
	if c.Role == gazetteer.RoleAlias {
		s -= 60 // a former name: Salisbury for Harare
	}
	if code == "US" && l.text.PartyMark(p) {
		s += inRegionLoose
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
// tables.
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

// surnames tells whether the towns of a country bear the names of the people
// that news in English is full of, so that the name alone is no sign of a town.
func surnames(code string) bool {
	switch code {
	case "US", "CA", "GB", "IE", "AU", "NZ", "ZA", "JM":
		return true
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
	if c.Ref.Class() == gazetteer.ClassAdmin1 && c.Role == gazetteer.RoleName && l.text.Everyday(p) && gazetteer.CountryOf(c.Ref) != "US" {
		return p.Locative || p.Contains || p.Dateline || p.Within != recognize.None || c.cues&Nearby != 0 // Lorraine, Victoria
	}
	if c.Ref.Class() == gazetteer.ClassRegion && c.Ambiguous && c.Weight < 200 {
		return p.Locative || c.cues&Nearby != 0
	}
	if c.Ref.Class() != gazetteer.ClassCity {
		return c.Ref.Class() != gazetteer.ClassAdmin1 || c.Weight >= 180 || p.Contains || p.Locative && !l.text.Everyday(p) || p.Dateline || l.countries.of(gazetteer.CountryOf(c.Ref)) > 0
	}
	score := c.belief
	if home := l.text.Home(p); home && l.local > 0 {
		score += preHome
	} else if p.Locative || home {
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
	} else if (p.Locative || c.cues&Nearby != 0) && !c.Ambiguous && !surnames(gazetteer.CountryOf(c.Ref)) && oneCountry(p.Candidates) {
		score += ownName
	}
	if p.Weak {
		score -= everydayPenalty
	}
	return score >= acceptCity
}
