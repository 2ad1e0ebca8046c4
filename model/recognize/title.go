package recognize

import (
	"dateline/model"
	"dateline/model/gazetteer"
)

// titled parses offices, ranks and honorifics at token i ("Russian" has been
// read before: "Foreign Minister", "Supreme Leader Ayatollah", "spokesman") and
// the name behind them. It returns i where no person follows.
func (r *Recognizer) titled(seg, i int) int {
	sg := &r.text.Segments[seg]
	tokens := r.text.Tokens
	name, strong := r.titleWords(sg, i)
	if name == i || name >= sg.To || !tokens[name].Has(Spaced) && tokens[name-1].Mark != '-' {
		return i
	}
	if tokens[name].Has(HardNewline) || !r.mayBegin(name, sg.To) {
		return i
	}
	r.lookup(seg, name)
	// "Prime Minister’s Office", "General Assembly President": an owner is
	// nobody's title, nor is a word inside another name.
	if tokens[name-1].Has(Owner) {
		return i
	}
	if best := r.bestHit(name); best != nil {
		if p, ok := r.fullName(seg, name, best); ok {
			p.TitleFrom, p.Nation = i, r.nationBefore(i, sg.From)
			p.Former = r.formerBefore(i, sg.From)
			if to, _ := r.person(seg, name, true); to > p.To {
				p.To = to
			}
			return r.addPerson(p)
		}
	}
	to, s := r.person(seg, name, true)
	if s == noPerson && strong && r.leaderNamed(seg, name) {
		to, s = name+1, cued
	}
	if s == noPerson || !r.titleFits(seg, name, to, strong) {
		return i
	}
	p := Proposal{Segment: seg, From: name, To: to, Kind: model.Person, Source: FromRule, Surname: r.singleName(name, to),
		TitleFrom: i, TitleTo: name, Nation: r.nationBefore(i, sg.From), Former: r.formerBefore(i, sg.From)}
	p.Candidates = r.personCandidates(name, to, p.Surname)
	return r.addPerson(p)
}

// leaderNamed tells whether the one word at token i behind a title is the
// surname of a leader, though it looks like another word: "President Park".
func (r *Recognizer) leaderNamed(seg, i int) bool {
	tokens := r.text.Tokens
	if tokens[i].Shape != Title || i+1 < r.text.Segments[seg].To && tokens[i+1].Capital() && !tokens[i].Has(Owner) {
		return false
	}
	for n := range r.hits {
		if r.hits[n].to != i+1 {
			continue
		}
		for _, c := range r.hits[n].candidates {
			if c.Role == gazetteer.RoleSurname {
				return true
			}
		}
	}
	return false
}

// titleWords returns the token behind the title that begins at i (i for none)
// and whether it is a title that one name may follow.
func (r *Recognizer) titleWords(sg *Segment, i int) (to int, strong bool) {
	tokens := r.text.Tokens
	to = i
	for j := i; j < sg.To; {
		t := &tokens[j]
		if j > i && t.Has(HardNewline) {
			break
		}
		if t.Mark == '-' && j > i && j+1 < sg.To && tokens[j+1].Is(Office|Elect) {
			j++
			continue
		}
		if t.Kind != Word {
			break
		}
		capital := t.Capital()
		switch {
		case t.Is(Honorific) && capital, t.Is(Elect) && j > i:
			to, strong = j+1, true
		case t.Is(Office) && capital:
			to, strong = j+1, true
		case t.Is(Office) && t.Shape == Lower:
			to = j + 1
			strong = strong || t.Is(Honorific)
		case t.Is(RoleNoun|Kin) && t.Shape == Lower:
			to = j + 1
		case t.Is(OfficePart):
		case t.Is(Of) && to == j && j+1 < sg.To && tokens[j+1].Is(OfficePart) && tokens[j+1].Capital():
			// "Secretary of State": the office ends with what it is of.
			to = j + 2
			j++
		default:
			return to, strong
		}
		j++
	}
	return to, strong
}

// titleFits tells whether the words behind a title are a name and not the rest
// of a phrase: "President Assad" but not "King Cup", "coach England".
func (r *Recognizer) titleFits(seg, name, to int, strong bool) bool {
	tokens := r.text.Tokens
	first := &tokens[name]
	if to-name >= 2 {
		best := r.bestHit(name)
		if best == nil || strong {
			return best == nil || best.to < to || !hasCountryName(best.candidates)
		}
		return best.to < to && !hasCountryName(best.candidates) || first.Is(GivenPlace)
	}
	if first.Is(NotPerson|OrgHead|Feature) && !strong || first.Has(Headline) && first.Is(Common) {
		return false
	}
	best := r.bestHit(name)
	if strong {
		return best == nil || !hasCountryName(best.candidates) || first.Is(GivenPlace) || personal(tokens[name-1].Hash)
	}
	return best == nil && !first.Is(Common)
}

// formerBefore tells whether "former" or "late" stands before the title at i,
// or before the nation before it.
func (r *Recognizer) formerBefore(i, from int) bool {
	for n := 0; i > from && n < 4; n++ {
		i--
		t := &r.text.Tokens[i]
		switch {
		case t.Is(Former):
			return true
		case t.Kind == PossessiveS || t.Mark == '-' || r.cover[i] != 0:
			continue
		default:
			return false
		}
	}
	return false
}

// nationBefore returns the location that ends right before token i, possessive
// and "former" between allowed: "Iran’s", "Russian", "US-backed" not.
func (r *Recognizer) nationBefore(i, from int) int {
	for i--; i >= from; i-- {
		t := &r.text.Tokens[i]
		if c := r.cover[i]; c != 0 {
			if k := r.proposals[c-1].Kind; k == model.Country || k == model.Place {
				return int(c - 1)
			}
			return None
		}
		if t.Kind == PossessiveS || t.Mark == '\'' || t.Kind == Word && t.Is(Former|OfficePart) {
			continue
		}
		return None
	}
	return None
}

// StateOrgan tells whether the words of an unknown organisation's name are
// those of an organ of a state.
func (t *Text) StateOrgan(p *Proposal) bool {
	for i := p.From; i < p.To; i++ {
		if t.Tokens[i].Is(StateOrgan) {
			return true
		}
	}
	return false
}

// Everyday tells whether all words of a proposal are English words or given
// names too.
func (t *Text) Everyday(p *Proposal) bool {
	for i := p.From; i < p.To; i++ {
		if k := &t.Tokens[i]; k.Kind == Word && !k.Is(Common|GivenName|Direction|Function) {
			return false
		}
	}
	return true
}

// CapitalByPlace tells whether the capital of a proposal comes from where it
// stands: at the opening of a sentence, in a headline.
func (t *Text) CapitalByPlace(p *Proposal) bool {
	return t.Tokens[p.From].Has(Opens | Headline | Shouted)
}

// District tells whether a place is named as a county or township.
func (t *Text) District(p *Proposal) bool {
	return p.To-p.From > 1 && t.Tokens[p.To-1].Is(administrative)
}

// County tells whether a place is named as a county.
func (t *Text) County(p *Proposal) bool {
	return p.To-p.From > 1 && t.Tokens[p.To-1].Hash == hashCounty
}

// Adjacent tells whether nothing but white space stands between a proposal and
// the word behind it.
func (p *Proposal) Adjacent(t *Text) bool {
	return p.To < len(t.Tokens) && t.Tokens[p.To].Kind == Word && t.Tokens[p.To].Has(Spaced)
}

// Generic tells whether a name is made of everyday words only, so that many
// states have a body of that name.
func (t *Text) Generic(p *Proposal) bool {
	for i := p.From; i < p.To; i++ {
		if k := &t.Tokens[i]; k.Kind == Word && !k.Is(Common|Function|OrgHead|Office|OfficePart|NotPerson) {
			return false
		}
	}
	return true
}

// Abbreviation tells whether a proposal ends with the dot of an abbreviation.
func (t *Text) Abbreviation(p *Proposal) bool { return t.Tokens[p.To-1].Has(Dotted) }

// Surface returns the bytes of a proposal.
func (t *Text) Surface(p *Proposal) string { return t.Fields[p.Field][p.Span.Start:p.Span.End] }

// Title returns the bytes of the offices and ranks before a person.
func (t *Text) Title(p *Proposal) string {
	if p.TitleTo <= p.TitleFrom {
		return ""
	}
	return t.Fields[p.Field][t.Tokens[p.TitleFrom].Start:t.Tokens[p.TitleTo-1].End]
}

// personal tells whether a title stands before nothing but persons: not
// "President" ("President Iran needs"), but "Mr".
func personal(h uint32) bool {
	switch h {
	case hashMr, hashMrs, hashMs, hashMiss, hashDr, hashProf:
		return true
	}
	return false
}

var (
	hashMr   = hash([]byte("mr"))
	hashMrs  = hash([]byte("mrs"))
	hashMs   = hash([]byte("ms"))
	hashMiss = hash([]byte("miss"))
	hashDr   = hash([]byte("dr"))
	hashProf = hash([]byte("prof"))
)

// Named tells whether a place of several words lies in what its first words
// name: "Frankfurt Airport", "Kano State", but not "Memphis Street".
func (t *Text) Named(p *Proposal) bool {
	last := &t.Tokens[p.To-1]
	return last.Is(Facility|administrative) && last.Hash != hashCounty
}

// Civic tells whether an organisation is of the sort that serves the place it
// is named for: a school, a hospital, a court.
func (t *Text) Civic(p *Proposal) bool {
	for i := p.From + 1; i < p.To; i++ {
		if t.Tokens[i].Is(Civic) {
			return true
		}
	}
	return t.Tokens[p.From].Is(Civic) && t.Tokens[p.From].Is(OrgOpener)
}

// Municipal tells whether an organisation is a town's own: a city council, a
// school district, a high school.
func (t *Text) Municipal(p *Proposal) bool {
	for i := p.From + 1; i < p.To; i++ {
		switch t.Tokens[i].Hash {
		case hashCity, hashTown, hashVillage, hashHigh, hashMiddle, hashElementary, hashSchool, hashDistrict:
			return true
		}
	}
	return false
}

// CountyAt tells whether token i is the County of the name before it.
func (t *Text) CountyAt(i int) bool { return t.county(i) && t.Tokens[i].Hash == hashCounty }
