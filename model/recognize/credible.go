package recognize

import "dateline/model"

// unintroduced tells whether one word that the tagger takes for a person is
// rather a body: news gives persons their full names first, or a title.
func (r *Recognizer) unintroduced(t tagged) bool {
	tokens := r.text.Tokens
	w := &tokens[t.from]
	if r.game != noGame || len(tokens) < introduction || t.to != t.from+1 || w.Shape != Title || w.Has(Headline|Shouted) || w.Is(GivenName|FamilyFirst) || r.isGiven(r.text.Segments[t.segment].Field, t.from) {
		return false
	}
	if r.names16[t.from]&(nameSurname|namePerson) != 0 || r.register.heads[w.Hash] != 0 && r.register.find(r, t.from, int(r.cover[t.from])-1) != None {
		return false
	}
	if c := r.cover[t.from]; c != 0 && r.proposals[c-1].TitleTo > r.proposals[c-1].TitleFrom {
		return false
	}
	return true
}

// introduction is how many tokens an article has in which a person would have
// been introduced.
const introduction = 100

// credible tells whether the letter case of a name says something: in a
// headline whose words all have capitals, and for an everyday word that opens a
// sentence, the article must have the words as parts of names elsewhere.
func (r *Recognizer) credible(t tagged, k model.Kind) bool {
	tokens := r.text.Tokens
	first := &tokens[t.from]
	if k == model.Organization && r.text.partyTag(t.from) {
		return false // "R-Fairmount"
	}
	if (k == model.Organization || k == model.Person) && r.partOfPlace(t) {
		return false // "Western Massachusetts"
	}
	if k != model.Person && (r.onlyOf(t, Office|OfficePart|Honorific|Of, Office) || r.onlyOf(t, Peoples|Direction, Peoples|Direction)) {
		return false // "Supreme Leader", "South-East Asians"
	}
	if t.to == t.from+1 {
		if first.Is(Peoples) && r.names16[t.from]&(nameOrganization|nameCity|nameCountry) == 0 {
			return false
		}
		if first.Is(Function) || first.Is(NotPerson) && (k == model.Person || k == model.Organization && !r.bodyAlone(t.from, t.segment)) {
			return false
		}
		if first.Shape == Upper && first.Is(Common|NotAcronym) && !first.Has(Dotted) && r.names16[t.from] == 0 {
			return false // "the BASE jumper"
		}
		if first.Has(Opens) && first.Is(Common|Month) && !r.insideElsewhere(t.from) {
			return false
		}
	}
	for i := t.from; i < t.to; i++ {
		w := &tokens[i]
		if w.Kind == Word && w.Shape != Lower && w.Has(Headline|Shouted) && !r.insideElsewhere(i) {
			return false
		}
		if c := r.cover[i]; c != 0 && k == model.Person && r.proposals[c-1].demonym() {
			return false
		}
	}
	return true
}

// partOfPlace tells whether a name is that of a place behind nothing but the
// points of the compass.
func (r *Recognizer) partOfPlace(t tagged) bool {
	i := t.from
	for i < t.to && r.text.Tokens[i].Is(Direction) {
		i++
	}
	if i == t.from || i == t.to {
		return false
	}
	c := r.cover[i]
	return c != 0 && r.proposals[c-1].Kind == model.Country && r.proposals[c-1].From == i && r.proposals[c-1].To == t.to
}

// onlyOf tells whether all words of a name are of the classes all, and one of
// them of the class one.
func (r *Recognizer) onlyOf(t tagged, all, one Class) bool {
	found := false
	for i := t.from; i < t.to; i++ {
		w := &r.text.Tokens[i]
		if w.Kind != Word {
			continue
		}
		if !w.Is(all) {
			return false
		}
		found = found || w.Is(one)
	}
	return found
}

// bodyAlone tells whether the everyday word at token i can be a body by itself:
// "Parliament said", "the Commission", but not "the Union leaders".
func (r *Recognizer) bodyAlone(i, seg int) bool {
	return r.text.Tokens[i].Is(OrgHead|OrgOpener|SoleOrgan) && !r.qualifies(i+1, r.text.Segments[seg].To)
}

// insideElsewhere tells whether the article has the word at token i with a
// capital that does not come from its place.
func (r *Recognizer) insideElsewhere(i int) bool {
	s := r.observer.words.slot(r.text.Tokens[i].Hash, false)
	return s != nil && s.inside > 0
}
