package recognize

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
)

// hit is a name of the gazetteer that begins at the token in question, ends
// with a token and is written as names are.
type hit struct {
	to         int // token behind it
	candidates []gazetteer.Candidate
}

// lookup fills r.hits with the names that begin at token i, shortest first.
func (r *Recognizer) lookup(seg, i int) {
	r.hits, r.from = r.hits[:0], i
	s := &r.text.Segments[seg]
	tokens := r.text.Tokens
	start := int(tokens[i].Start)
	text := r.text.Fields[s.Field][:s.Span.End]
	if !r.matcher.First(text, start) {
		return
	}
	r.names = r.matcher.Names(text, start, r.names[:0])
	j := i
	for _, n := range r.names {
		for j < s.To && int(tokens[j].End) < n.End {
			j++
		}
		if j >= s.To || !endsWith(&tokens[j], n.End) || !r.written(i, j+1) {
			continue
		}
		cands := r.wellFormed(i, j+1, n.Candidates)
		if len(cands) > 0 {
			r.hits = append(r.hits, hit{j + 1, cands})
			r.noteNames(i, j+1, cands)
		}
	}
}

// endsWith tells whether a name that ends at byte end ends with token t, whose
// abbreviation dot may lie behind.
func endsWith(t *Token, end int) bool {
	return int(t.End) == end || t.Has(Dotted) && int(t.End)-1 == end
}

// written tells whether tokens from..to are written as a name: on one line, and
// with capitals but for words inside: Dar es Salaam.
func (r *Recognizer) written(from, to int) bool {
	tokens := r.text.Tokens
	for i := from; i < to; i++ {
		t := &tokens[i]
		if i > from && t.Has(HardNewline) {
			return false
		}
		if t.Kind == Word && t.Shape == Lower && !t.Is(Function|Particle) && (i == from || i == to-1) &&
			(i == from || tokens[i-1].Mark != '-') {
			return false
		}
	}
	return true
}

// wellFormed drops the candidates that the surface cannot stand for: short
// names of states and organisations in lower case ("Us", "It", "Who"), and
// copies the rest, since the matcher's memory is reused.
func (r *Recognizer) wellFormed(from, to int, cands []gazetteer.Candidate) []gazetteer.Candidate {
	t := &r.text.Tokens[from]
	short := to == from+1 && t.End-t.Start <= 3 && t.Shape != Upper
	mark := len(r.arena)
	for _, c := range cands {
		k := c.Ref.Kind()
		if short && (k == model.Country || k == model.Organization) && t.Shape != NoCase {
			continue
		}
		if r.countries && !namesCountry(c) {
			continue
		}
		if c.Role == gazetteer.RoleSurname && (to-from > 4 || t.Shape == Initial) {
			continue
		}
		r.arena = append(r.arena, c)
	}
	return r.arena[mark:len(r.arena):len(r.arena)]
}

// namesCountry tells whether c is a country by one of its names or its demonym.
func namesCountry(c gazetteer.Candidate) bool {
	return c.Ref.Kind() == model.Country && c.Role != gazetteer.RoleMetonym
}

// longHit tells whether a known name of several words that is no person begins
// here, so that its first word is no title: "General Motors", "State Department".
func (r *Recognizer) longHit() bool {
	for i := range r.hits {
		h := &r.hits[i]
		if h.to-r.from < 2 {
			continue
		}
		for _, c := range h.candidates {
			if c.Ref.Kind() != model.Person {
				return true
			}
		}
	}
	return false
}

// bestHit returns the longest hit at token i that may stand on its own, nil
// where there is none.
func (r *Recognizer) bestHit(i int) *hit {
	for n := len(r.hits) - 1; n >= 0; n-- {
		if r.usable(i, &r.hits[n]) {
			return &r.hits[n]
		}
	}
	return nil
}

// usable weeds out everyday words that only begin a sentence ("Reading is…"),
// and forms that stand for nothing without context.
func (r *Recognizer) usable(i int, h *hit) bool {
	t := &r.text.Tokens[i]
	if h.to-i > 1 {
		return r.usableLong(i, h)
	}
	if t.Is(Month|Weekday) && t.Shape != Upper {
		return false
	}
	if t.Is(Function) && t.Shape != Upper {
		return false
	}
	if t.Is(NotPerson) && t.Shape == Title && onlyTowns(h.candidates) && !r.beforeRegion(h.to, r.text.Segments[len(r.text.Segments)-1].To) {
		return false // "Arab", "Independence", "Union"
	}
	everyday := t.Is(Common|Emphasis) && t.Shape == Title
	if everyday && (t.Has(Opens) || t.Has(Headline)) && !hasCountryName(h.candidates) {
		return false
	}
	if t.Is(Office|Honorific|OfficePart|OrgHead|Direction) && t.Shape == Title && !hasCountryName(h.candidates) {
		return false
	}
	return true
}

// usableLong judges a name of several words.
func (r *Recognizer) usableLong(i int, h *hit) bool {
	// "The Left said…", "A Coruña": a name that begins with an article counts
	// only inside a sentence, unless a country or organ has no other form.
	t := &r.text.Tokens[i]
	if t.Is(Function) && t.Has(Opens) && h.to-i == 2 && r.text.Tokens[i+1].Is(Common) {
		return false
	}
	return true
}

// onlyTowns tells whether a name stands for nothing larger than a town.
func onlyTowns(cands []gazetteer.Candidate) bool {
	for _, c := range cands {
		if isLocation(c) && (c.Ref.Class() != gazetteer.ClassCity || c.Weight >= smallTown) || isOrganization(c) {
			return false
		}
	}
	return true
}

func hasCountryName(cands []gazetteer.Candidate) bool {
	for _, c := range cands {
		if c.Ref.Kind() == model.Country {
			return true
		}
	}
	return false
}

// proposeHit proposes a name of the gazetteer. Where it can be several kinds
// of thing, locations come before organisations, and both before a surname.
func (r *Recognizer) proposeHit(seg, i int, h *hit) int {
	from := r.withoutArticle(i, h.to)
	if p, ok := r.fullName(seg, i, h); ok {
		return r.addPerson(p)
	}
	mark := len(r.arena)
	loc := ofKind(r.arena, h.candidates, isLocation)
	r.arena = loc
	loc = loc[mark:len(loc):len(loc)]
	mark = len(r.arena)
	org := ofKind(r.arena, h.candidates, isOrganization)
	r.arena = org
	org = org[mark:len(org):len(org)]
	switch {
	case len(org) > 0 && (len(loc) == 0 || weightier(org[0], loc[0], r.afterLocative(from, r.text.Segments[seg].From))):
		if r.splitOrgan(seg, i, h, org) {
			from = i + 1
		}
		p := Proposal{Segment: seg, From: from, To: h.to, Kind: model.Organization, Candidates: org, Weak: org[0].Ambiguous}
		p.Nation = r.nationBefore(from, r.text.Segments[seg].From)
		return r.add(p)
	case len(loc) > 0 && !r.rather(seg, from, h, loc):
		if r.foodOrWare(seg, i, h.to) || r.language(seg, i, h.to) || r.shortCapitals(i, h.to, loc) {
			return h.to
		}
		return r.add(Proposal{Segment: seg, From: from, To: h.to, Kind: model.Country, Candidates: loc, Nation: None})
	}
	mark = len(r.arena)
	r.arena = ofKind(r.arena, h.candidates, isPerson)
	cands := r.arena[mark:len(r.arena):len(r.arena)]
	return r.addPerson(Proposal{Segment: seg, From: from, To: h.to, Kind: model.Person, Candidates: cands,
		Weak: true, Surname: true, Nation: r.nationBefore(from, r.text.Segments[seg].From)})
}

// fullName makes a person of a hit that is a leader's full name, unless the
// same name is better known as a place or organisation.
func (r *Recognizer) fullName(seg, i int, h *hit) (Proposal, bool) {
	full := false
	for _, c := range h.candidates {
		if isFullName(c) {
			full = true
		}
	}
	if !full || h.to-i < 2 {
		return Proposal{}, false
	}
	for _, c := range h.candidates {
		if k := c.Ref.Kind(); k != model.Person && c.Weight > 120 {
			return Proposal{}, false
		}
	}
	mark := len(r.arena)
	r.arena = ofKind(r.arena, h.candidates, isFullName)
	cands := r.arena[mark:len(r.arena):len(r.arena)]
	from := i
	// "Pope Francis", "Queen Elizabeth II": the title is part of the name that
	// the gazetteer knows, but not of the mention.
	for from < h.to-1 && r.text.Tokens[from].Is(Honorific|Office) && r.text.Tokens[from].Capital() {
		from++
	}
	p := Proposal{Segment: seg, From: from, To: h.to, Kind: model.Person, Candidates: cands, Nation: r.nationBefore(i, r.text.Segments[seg].From)}
	p.TitleFrom, p.TitleTo = i, from
	if r.text.Tokens[from].Is(Function) {
		return Proposal{}, false
	}
	return p, true
}

// withoutArticle skips "the" at the start of a name.
func (r *Recognizer) withoutArticle(i, to int) int {
	t := &r.text.Tokens[i]
	if i+1 < to && t.Is(Article) && (t.Shape == Lower || t.Has(Opens|Shouted|Headline)) {
		return i + 1
	}
	return i
}

// surface returns the text of tokens from..to.
func (r *Recognizer) surface(f model.Field, from, to int) string {
	return r.text.Fields[f][r.text.Tokens[from].Start:r.text.Tokens[to-1].End]
}

// isGiven tells whether token i is a given name.
func (r *Recognizer) isGiven(f model.Field, i int) bool {
	if r.known[i] == 0 {
		r.known[i] = 1
		t := &r.text.Tokens[i]
		if t.Kind == Word && t.Shape == Title && !t.Is(Function|Month|Weekday|Direction|NotPerson|Honorific) &&
			(t.Is(GivenName) || gazetteer.IsGivenName(r.folded(r.text.Fields[f][t.Start:t.End]))) {
			r.known[i] = 2
		}
	}
	return r.known[i] == 2
}

// folded folds a word; plain ASCII words cost no more than their lower case.
func (r *Recognizer) folded(w string) string {
	for i := 0; i < len(w); i++ {
		if w[i] >= 0x80 || w[i] == '\'' {
			return gazetteer.Fold(w)
		}
	}
	return strings.ToLower(w)
}
