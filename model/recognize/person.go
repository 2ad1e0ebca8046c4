package recognize

import (
	"dateline/model"
	"dateline/model/gazetteer"
)

// Strength says how sure the form of a person's name is.
type strength uint8

const (
	noPerson strength = iota
	unknown           // two or three capitalised words that nothing else explains
	given             // begins with a given name or initials
	cued              // a title, an office or a speech verb beside it
)

// person parses a person's name at token i and returns the token behind it (i
// for none). titled means that a title stands before it, so one word is enough.
func (r *Recognizer) person(seg, i int, titled bool) (to int, s strength) {
	sg := &r.text.Segments[seg]
	tokens := r.text.Tokens
	first := &tokens[i]
	if !first.Capital() || r.blocksPerson(sg, i, true, titled) {
		return i, noPerson
	}
	isGiven := r.isGiven(sg.Field, i) || first.Shape == Initial || first.Has(Dotted) && first.Shape == Upper && first.End-first.Start <= 6
	to, words, common := r.nameWords(sg, i, isGiven || titled)
	if words == 0 || to == i+1 && !titled {
		return i, noPerson
	}
	last := &tokens[to-1]
	if last.Shape == Initial || to == i+1 && first.Shape == Initial {
		return i, noPerson
	}
	switch {
	case titled:
		return to, cued
	case isGiven:
		return to, given
	case tokens[i].Is(FamilyFirst) && words >= 2 && words <= 3 && common == 0:
		return to, given
	}
	if words > 3 || common > 0 || first.Is(Common) || first.Shape == Upper || r.afterArticle(i, sg.From) || r.afterPlacePreposition(i, sg.From) {
		if r.cue(sg, i, to) && common == 0 && words <= 3 && first.Shape == Title {
			return to, cued
		}
		return i, noPerson
	}
	if r.cue(sg, i, to) {
		return to, cued
	}
	return to, unknown
}

// nameWords walks over the words of a name: capitals, initials, particles,
// hyphens, Jr. It returns the token behind, the number of capitalised words and
// how many of those are everyday words.
func (r *Recognizer) nameWords(sg *Segment, i int, sure bool) (to, words, common int) {
	tokens := r.text.Tokens
	to = i
	for j := i; j < sg.To; {
		t := &tokens[j]
		if j > i && (t.Has(HardNewline) || !t.Has(Spaced) && !hyphenated(tokens, j)) {
			break
		}
		step := j + 1
		switch {
		case t.Mark == '-' && j > i && hyphenated(tokens, j+1) && j+1 < sg.To && tokens[j+1].Kind == Word:
			// "al-Assad", "Jean-Claude", "Jong-un": the part behind belongs to the name.
			step = j + 2
			if tokens[j+1].Capital() {
				words++
			}
			if tokens[j+1].Is(Common) && tokens[j+1].Shape == Lower {
				return to, words, common // "Blair-led"
			}
		case t.Kind != Word:
			return to, words, common
		case t.Is(Suffix) && j > i && t.Shape >= Title && t.Shape != Initial:
			return j + 1, words, common
		case t.Is(Particle) && j+1 < sg.To && r.particle(j, sg.To, j > i):
			if t.Capital() && !t.Is(Function) {
				words++
			}
		case t.Capital() && !r.blocksPerson(sg, j, j == i, sure):
			if t.Shape != Initial {
				words++
			}
			if t.Is(Common) && t.Shape == Title {
				common++
			}
		default:
			return to, words, common
		}
		if words > 4 {
			break
		}
		j = step
		if p := &tokens[j-1]; !p.Is(Particle) || p.Capital() {
			to = j
		}
		if tokens[j-1].Has(Owner) {
			break
		}
	}
	return r.withJunior(to, sg.To), words, common
}

// withJunior takes "Jr.", ", Jr." and "III" behind a name.
func (r *Recognizer) withJunior(to, end int) int {
	tokens := r.text.Tokens
	if to < end && tokens[to].Is(Suffix) && tokens[to].Shape >= Title && tokens[to].Shape != Initial && !tokens[to].Has(HardNewline) {
		return to + 1
	}
	if to+1 < end && tokens[to].Mark == ',' && tokens[to+1].Is(Suffix) && tokens[to+1].Shape == Title {
		return to + 2
	}
	return to
}

// hyphenated tells whether token j stands directly behind the one before.
func hyphenated(tokens []Token, j int) bool {
	return j > 0 && j < len(tokens) && tokens[j].Start == tokens[j-1].End
}

// particle tells whether the particle at j leads on to a capitalised word.
func (r *Recognizer) particle(j, end int, inside bool) bool {
	tokens := r.text.Tokens
	if tokens[j].Is(Function) && !inside {
		return false
	}
	n := j + 1
	if n < end && tokens[n].Mark == '-' {
		n++
	} else if n < end && tokens[n].Kind == Word && tokens[n].Shape == Lower && tokens[n].Is(Particle) {
		n++ // "van der", "de la"
	}
	return n < end && tokens[n].Capital() && !tokens[n].Is(Function|Month|Weekday|OrgSuffix)
}

// blocksPerson tells whether token j cannot be part of a person's name.
func (r *Recognizer) blocksPerson(sg *Segment, j int, first, sure bool) bool {
	t := &r.text.Tokens[j]
	if t.Is(Function|Month|Weekday|OrgSuffix) && t.Shape != Initial {
		// "April", "June", "Will" are given names only where more says so.
		return !(sure && !first && t.Is(Month) && !t.Is(Function))
	}
	if t.Shape == Initial {
		return first && j+1 < sg.To && !t.Has(Dotted)
	}
	if t.Is(NotPerson) {
		return true
	}
	if t.Is(Office | Honorific) {
		return first || !t.Is(OfficeSurname) || !sure || j+1 < sg.To && r.text.Tokens[j+1].Capital() && r.text.Tokens[j+1].Has(Spaced)
	}
	if t.Shape == Upper && t.End-t.Start > 1 && !t.Has(Dotted) {
		// NATO, but not a name in capitals in a list of players: those follow a given name.
		return first || !sure || t.End-t.Start < 4
	}
	if t.Is(OrgHead|Feature) && t.Is(Common) && !sure {
		return true
	}
	if (t.Has(Headline) || first && t.Has(Opens)) && t.Is(Common) {
		// "Sue Clegg won": an everyday word, but a given name before a name.
		return !t.Is(GivenName) || j+1 >= sg.To || !r.text.Tokens[j+1].Capital() || r.text.Tokens[j+1].Is(Common|Function)
	}
	return false
}

// preferPerson tells whether a person's name that is longer than the
// gazetteer's hit at the same token wins: "Paris Hilton" over Paris, but not
// "Paris Climate", nor "Syria Rebels".
func (r *Recognizer) preferPerson(seg, i int, h *hit, to int, s strength) bool {
	if h == nil {
		if s == unknown {
			return !r.placeInside(seg, i, to)
		}
		return true
	}
	t := &r.text.Tokens[i]
	sg := &r.text.Segments[seg]
	demonym, country := false, false
	for _, c := range h.candidates {
		if isFullName(c) && h.to-i >= 2 {
			return true // the leader's name goes on: "Mohammed bin Salman Al Saud"
		}
		demonym = demonym || c.Role == gazetteer.RoleDemonym
		country = country || c.Ref.Kind() == model.Country
	}
	if s == unknown && onlyTowns(h.candidates) && r.register.heads[r.text.Tokens[to-1].Hash] != 0 {
		return true // "Passos Coelho", of whom the article has told before
	}
	if demonym || h.to-i > 1 || s == noPerson || s == unknown {
		return false
	}
	if t.Is(GivenPlace) || !country && r.isGiven(sg.Field, i) {
		return !r.text.Tokens[i+1].Is(Common|OrgHead|Feature|Facility|NotPerson) || s == cued
	}
	// A surname that begins a run after a title, or the family name first.
	return s == cued || t.Is(FamilyFirst)
}

// placeInside tells whether a location or organisation of the gazetteer begins
// inside the words of a name that only its form proposes.
func (r *Recognizer) placeInside(seg, i, to int) bool {
	sg := &r.text.Segments[seg]
	text := r.text.Fields[sg.Field][:sg.Span.End]
	for j := i + 1; j < to; j++ {
		t := &r.text.Tokens[j]
		if !t.Capital() || !r.matcher.First(text, int(t.Start)) {
			continue
		}
		r.names = r.matcher.Names(text, int(t.Start), r.names[:0])
		for _, n := range r.names {
			if n.End < int(t.End) {
				continue
			}
			for _, c := range n.Candidates {
				if c.Ref.Kind() == model.Country || c.Role != gazetteer.RoleSurname && c.Ref.Kind() == model.Person && n.End > int(t.End) {
					return true
				}
			}
		}
	}
	return false
}

// proposePerson proposes the name at i..to with the leaders of that name.
func (r *Recognizer) proposePerson(seg, i, to int, s strength) int {
	sg := &r.text.Segments[seg]
	p := Proposal{Segment: seg, From: i, To: to, Kind: model.Person, Source: FromRule, Weak: s == unknown,
		Surname: r.singleName(i, to), TitleFrom: i, TitleTo: i, Nation: r.nationBefore(i, sg.From)}
	p.Candidates = r.personCandidates(i, to, p.Surname)
	if len(p.Candidates) > 0 && !p.Surname {
		p.Source = FromGazetteer
	}
	return r.addPerson(p)
}

// singleName tells whether a name has only one part that counts: "Assad",
// "al-Assad", "Bush Jr.".
func (r *Recognizer) singleName(i, to int) bool {
	words := 0
	for j := i; j < to; j++ {
		t := &r.text.Tokens[j]
		if t.Kind == Word && !t.Is(Suffix) && (!t.Is(Particle) || t.Is(FamilyFirst) && j > i || r.text.Tokens[i].Capital() && !t.Is(Particle)) {
			words++
		}
	}
	return words <= 1
}

// personCandidates looks the name up: a full name as such, one name as a
// surname. The hits must be those of token i.
func (r *Recognizer) personCandidates(i, to int, surname bool) []gazetteer.Candidate {
	if r.from != i {
		return nil
	}
	for n := len(r.hits) - 1; n >= 0; n-- {
		h := &r.hits[n]
		if h.to > to || h.to < to && (surname || h.to-i < 2 || !r.text.Tokens[h.to].Is(Suffix|Particle)) {
			continue
		}
		mark := len(r.arena)
		want := isFullName
		if surname {
			want = isPerson
		}
		r.arena = ofKind(r.arena, h.candidates, want)
		if c := r.arena[mark:len(r.arena):len(r.arena)]; len(c) > 0 {
			return c
		}
	}
	return nil
}

// addPerson adds a person and enters the name into the register.
func (r *Recognizer) addPerson(p Proposal) int {
	if p.TitleTo == 0 {
		p.TitleFrom, p.TitleTo = p.From, p.From
	}
	to := r.add(p)
	r.register.enter(r, len(r.proposals)-1)
	return to
}
