// Package recognize finds the spans of an article that name something:
// countries, places, persons and organisations. It proposes spans with a kind
// and the gazetteer's candidates; which entity a span stands for, or whether
// it stands for any, is settled by package link.
//
// Two sources propose: the names of the gazetteer, and rules on the form and
// surroundings of unknown proper names. The body is read first and fills a
// register of names; headlines and lines in capitals, where case tells little,
// are read last and lean on it.
package recognize

import (
	"slices"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/tagger"
)

// Recognizer holds the memory that is reused from article to article. It is
// for one goroutine at a time.
type Recognizer struct {
	text      Text
	lex       *lexicon
	matcher   *gazetteer.Matcher
	names     []gazetteer.Name
	hits      []hit
	from      int                   // token at which hits begin
	arena     []gazetteer.Candidate // candidates of the proposals
	proposals []Proposal
	cover     []int32 // by token: 1 + the proposal that covers it, 0 for none
	known     []uint8 // by token: what isGiven found, 0 unasked, 1 no, 2 yes
	long      []expansion
	acronyms  map[uint32]int // by the hash of an acronym: the proposal of its long form
	register  register
	named     map[gazetteer.Ref]struct{} // candidates of the first namedTo proposals, for lines in capitals
	namedTo   int
	names16   []uint16 // by token: what the gazetteer knows there, see noteNames
	game      game
	observer  observer
	decoder   tagger.Decoder
	scores    []tagger.Scores
	labels    []tagger.Label // by token
	features  []tagger.Feature
	model     *tagger.Model
	heads     map[uint32]int         // by the hash of a head word: the organisation it is called by
	firms     map[uint32]int         // by the hash of a firm's first word: its proposal
	plays     map[gazetteer.Ref]bool // teams of the article that the gazetteer knows
	teams     map[uint32]int         // by the hash of the last word: a proposal that is a team
	countries bool                   // the gazetteer names countries only, see Input.NoGazetteer
}

// New returns a Recognizer.
func New() *Recognizer {
	return &Recognizer{lex: sharedLexicon(), matcher: gazetteer.NewMatcher(), register: newRegister(), named: make(map[gazetteer.Ref]struct{}), acronyms: make(map[uint32]int), model: sharedModel(), teams: make(map[uint32]int), plays: make(map[gazetteer.Ref]bool),
		heads: make(map[uint32]int), firms: make(map[uint32]int)}
}

// Result is what Recognize found. It is valid until the next call.
type Result struct {
	Text      *Text
	Proposals []Proposal // in the order they were found; Same, Nation, Within index it
}

// Recognize reads one article.
func (r *Recognizer) Recognize(in Input) Result {
	r.withoutTagger(in)
	r.game = noGame
	if r.text.English {
		r.game = r.gameOf()
		if r.model != nil && !in.NoTagger {
			r.tag()
		}
		r.sport()
	}
	if r.text.English {
		r.shortForms()
		r.refill() // sport and short forms have taken persons away
	}
	r.sameOrganizations()
	r.containment()
	return Result{&r.text, r.proposals}
}

// withoutTagger reads one article with the gazetteer and the rules.
func (r *Recognizer) withoutTagger(in Input) {
	r.text.read(in, r.lex)
	n := len(r.text.Tokens)
	r.proposals, r.arena, r.long = r.proposals[:0], r.arena[:0], r.long[:0]
	r.cover = zeroed(r.cover, n)
	r.known = zeroed(r.known, n)
	r.names16 = zeroed(r.names16, n)
	r.register.reset()
	clear(r.named)
	clear(r.acronyms)
	r.namedTo, r.countries = 0, in.NoGazetteer

	r.brackets()
	for i := range r.text.Segments {
		if s := &r.text.Segments[i]; s.Field == model.FieldText {
			r.segment(i)
		}
	}
	r.register.fill(r)
	r.repeat()
	for i := range r.text.Segments {
		if s := &r.text.Segments[i]; s.Field != model.FieldText {
			r.segment(i)
		}
	}
	r.register.fill(r)
	r.repeat()
	r.shouted()
}

func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// segment reads one segment from left to right. Lines in capitals are left
// for later.
func (r *Recognizer) segment(index int) {
	seg := &r.text.Segments[index]
	tokens := r.text.Tokens
	for i := seg.From; i < seg.To; {
		if tokens[i].Kind != Word {
			if to := r.numbered(index, i); to > i {
				i = to
				continue
			}
			i++
			continue
		}
		if tokens[i].Has(Shouted) {
			if to := r.inlineDateline(index, i); to > i {
				i = to
				continue
			}
			i++
			continue
		}
		if to := r.at(index, i); to > i {
			i = to
			continue
		}
		i++
	}
}

// at proposes what begins at token i and returns the token behind it, or i
// where nothing begins there.
func (r *Recognizer) at(seg, i int) int {
	t := &r.text.Tokens[i]
	end := r.text.Segments[seg].To
	if !r.mayBegin(i, end) {
		if t.Is(Office | Honorific | RoleNoun | OfficePart | Kin) {
			return r.titled(seg, i)
		}
		return i
	}
	if to := r.inlineDateline(seg, i); to > i {
		return to
	}
	r.lookup(seg, i)
	if t.Is(Office|Honorific|RoleNoun|OfficePart) && !r.longHit() {
		if to := r.titled(seg, i); to > i {
			return to
		}
		r.lookup(seg, i) // titled asked for the names behind the title
	}
	if !r.text.English {
		return r.foreign(seg, i)
	}
	return r.choose(seg, i)
}

// mayBegin tells whether a name can begin at token i: with a capital, or a
// particle before a capital (al-Shabaab, de Gaulle).
func (r *Recognizer) mayBegin(i, end int) bool {
	t := &r.text.Tokens[i]
	switch {
	case t.Shape >= Title:
		return true
	case t.Shape == NoCase:
		return false // the gazetteer's names are in Latin script
	case !t.Is(Particle):
		return false
	}
	j := i + 1
	if j < end && r.text.Tokens[j].Mark == '-' {
		j++
	}
	return j < end && r.text.Tokens[j].Shape >= Title && r.text.Tokens[j].Kind == Word
}

// choose lets the longest name win: a known organisation or person, an unknown
// one by its form, or a location.
func (r *Recognizer) choose(seg, i int) int {
	best := r.bestHit(i)
	org := r.organization(seg, i)
	person, strength := r.person(seg, i, false)
	if to, ok := r.expansionAt(i); ok && to > org {
		org = to
	}
	if to := r.stateAfterComma(seg, i); to > i {
		return to
	}
	place := r.unknownPlace(seg, i)
	if best != nil && place == best.to && r.text.Tokens[i].Is(leading) && !r.beforeRegion(place, r.text.Segments[seg].To) {
		return r.add(Proposal{Segment: seg, From: i, To: place, Kind: model.Place, Source: FromRule, Nation: None})
	}
	hitTo := i
	if best != nil {
		hitTo = best.to
	}
	if org > i && r.inCapitals(i, org) && org-i > 1 && !r.text.Tokens[org-1].Is(OrgSuffix) {
		org = i
	}
	if org == i && (person <= max(hitTo, i) || best != nil && r.afterArticle(i, r.text.Segments[seg].From)) {
		org = r.body(seg, i, best)
	}
	if org > hitTo && org >= person {
		return r.proposeOrganization(seg, i, org)
	}
	if place > hitTo && place > person {
		if to := r.feature(seg, i, best); best != nil && to == best.to && slices.ContainsFunc(best.candidates, isLocation) {
			return r.proposeHit(seg, i, best)
		}
		return r.add(Proposal{Segment: seg, From: i, To: place, Kind: model.Place, Source: FromRule, Nation: None})
	}
	if person > hitTo && r.preferPerson(seg, i, best, person, strength) {
		return r.proposePerson(seg, i, person, strength)
	}
	if best == nil {
		return i
	}
	if to := r.feature(seg, i, best); to > best.to {
		return r.add(Proposal{Segment: seg, From: i, To: to, Kind: model.Place, Source: FromRule, Nation: None})
	}
	return r.proposeHit(seg, i, best)
}
