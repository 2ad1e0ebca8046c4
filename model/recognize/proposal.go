package recognize

import (
	"dateline/model"
	"dateline/model/document"
	"dateline/model/gazetteer"
)

// Source says what a proposal rests on.
type Source uint8

// The sources, from the surest.
const (
	FromGazetteer Source = iota // the whole span is a name of the gazetteer
	FromRule                    // form and context of an unknown name
	FromRegister                // repeats a name that the article introduced elsewhere
	FromTagger                  // the statistical tagger names it
)

// None is the index of no proposal.
const None = -1

// Proposal is a span that names something, before it is known what. Kind
// Country stands for any location: whether it is a country or a place is for
// package link to say, from Candidates.
type Proposal struct {
	Segment  int
	From, To int // tokens, half-open
	Field    model.Field
	Span     document.Span
	Kind     model.Kind
	Source   Source

	// Candidates are what the gazetteer knows by this name: for a person only
	// persons, and so on. They may be none.
	Candidates []gazetteer.Candidate

	Weak     bool // needs support from elsewhere in the article
	Surname  bool // a person by one name only
	Locative bool // follows in, at, near…
	Dateline bool // stands where a dateline names its place
	Adjunct  bool // qualifies the word behind it: "Paris attacks", "Tehran-based"
	Local    bool // before "man", "police", "mayor", as a town stands
	Team     bool // an organisation that plays: the score or the verb beside it says so
	Former   bool // "former", "late" before the title

	// Title is the token range of the offices and ranks before a person.
	TitleFrom, TitleTo int

	// Nation is the proposal that says whose: "Iran’s" before an office, the
	// demonym before a ministry, the place behind "of". None where there is none.
	Nation int
	// Within is the proposal that contains a place: "Texas" of "Paris, Texas".
	Within int
	Listed bool // Within rests on "in", not on a comma
	// Holds is 1 + the proposal that the text sets into this one, 0 for none.
	Holds int
	// Contains tells that this location stands behind a place it contains.
	Contains bool
	// Same is the proposal with the fuller name of the same thing: the full
	// name of a surname, the long form of an acronym.
	Same int
}

// ofKind appends those of cands that are wanted.
func ofKind(dst, cands []gazetteer.Candidate, want func(gazetteer.Candidate) bool) []gazetteer.Candidate {
	for _, c := range cands {
		if want(c) {
			dst = append(dst, c)
		}
	}
	return dst
}

func isLocation(c gazetteer.Candidate) bool {
	k := c.Ref.Kind()
	return k == model.Country || k == model.Place
}

func isFullName(c gazetteer.Candidate) bool {
	return c.Ref.Kind() == model.Person && c.Role != gazetteer.RoleSurname
}

func isPerson(c gazetteer.Candidate) bool { return c.Ref.Kind() == model.Person }

func isOrganization(c gazetteer.Candidate) bool { return c.Ref.Kind() == model.Organization }

// demonym tells whether p is the name of a people.
func (p *Proposal) demonym() bool {
	return p.Kind == model.Country && len(p.Candidates) > 0 && p.Candidates[0].Role == gazetteer.RoleDemonym
}
