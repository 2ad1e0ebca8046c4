package recognize

import (
	"dateline/model"
	"dateline/model/gazetteer"
)

// weightier tells whether an organisation is meant rather than a location of
// the same name: a form of several capitals is an acronym.
func weightier(org, loc gazetteer.Candidate, locative bool) bool {
	if loc.Ref.Kind() == model.Country {
		return false
	}
	return !org.Ambiguous && (org.Role == gazetteer.RoleAcronym || loc.Weight < 165 && !locative)
}

// language tells whether a demonym at i..to names a language: "in English",
// "speaks Spanish", "French lessons".
func (r *Recognizer) language(seg, i, to int) bool {
	sg := &r.text.Segments[seg]
	tokens := r.text.Tokens
	if to-i != 1 || !tokens[i].Is(Language) || tokens[i].Has(Owner) {
		return false
	}
	if to < sg.To && tokens[to].Kind == Word {
		switch r.text.Fields[sg.Field][tokens[to].Start:tokens[to].End] {
		case "language", "languages", "speakers", "speaker", "lessons", "translation", "subtitles", "grammar", "dictionary", "version":
			return true
		}
	}
	if to+1 < sg.To && tokens[to].Mark == '-' && tokens[to+1].Hash == hashSpeaking {
		return false
	}
	// "speaks Spanish and French": the first of a list tells for all.
	for i-2 > sg.From && (tokens[i-1].Hash == hashAnd || tokens[i-1].Mark == ',') && tokens[i-2].Is(Language) {
		i -= 2
	}
	if i == sg.From || !tokens[i-1].Is(Speaking) || tokens[i-1].Shape != Lower {
		return false
	}
	return to >= sg.To || tokens[to].Kind != Word || tokens[to].Is(Function)
}

var hashSpeaking = hash([]byte("speaking"))

// shortCapitals tells whether a few capitals that spell a place are rather an
// acronym: SWAT, BASE.
func (r *Recognizer) shortCapitals(i, to int, loc []gazetteer.Candidate) bool {
	t := &r.text.Tokens[i]
	if to-i != 1 || t.Shape != Upper || t.Has(Shouted|ParaStart|Dotted) || t.End-t.Start > 5 {
		return false
	}
	for _, c := range loc {
		if c.Ref.Kind() == model.Country || c.Role == gazetteer.RoleAcronym || gazetteer.IsCapital(c.Ref) || c.Weight >= 180 {
			return false
		}
	}
	return true
}

// rather tells whether a leader's surname is meant rather than a small town of
// the same name: "Bush", but not "in Bush" or "Bush, Louisiana".
func (r *Recognizer) rather(seg, i int, h *hit, loc []gazetteer.Candidate) bool {
	sg := &r.text.Segments[seg]
	for _, c := range loc {
		if c.Ref.Class() != gazetteer.ClassCity || c.Weight >= smallTown {
			return false
		}
	}
	for _, c := range h.candidates {
		if c.Role == gazetteer.RoleSurname && c.Weight >= 200 {
			return !r.afterLocative(i, sg.From) && (h.to >= sg.To || r.text.Tokens[h.to].Mark != ',')
		}
	}
	return false
}

// smallTown is the weight of a town of some 200,000 people.
const smallTown = 140

// splitOrgan proposes the demonym at the head of a state organ's name by
// itself: "Russian | Defence Ministry".
func (r *Recognizer) splitOrgan(seg, i int, h *hit, org []gazetteer.Candidate) bool {
	first := &r.hits[0]
	if first.to != i+1 || h.to-i < 2 || !gazetteer.IsStateOrgan(org[0].Ref) || !r.text.Tokens[i+1].Has(Spaced) {
		return false
	}
	for n, c := range first.candidates {
		if c.Role == gazetteer.RoleDemonym {
			r.add(Proposal{Segment: seg, From: i, To: i + 1, Kind: model.Country, Candidates: first.candidates[n : n+1], Nation: None})
			return true
		}
	}
	return false
}
