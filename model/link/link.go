// Package link decides which entity each proposed span stands for: the country
// or the place of a name that both bear, the leader who fits the date, the
// office and the country, or nobody the gazetteer knows (NIL).
package link

import (
	"time"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// Link is what a proposal stands for.
type Link struct {
	Drop    bool // the span names nothing after all
	Kind    model.Kind
	Ref     gazetteer.Ref // zero where the entity is unknown
	Country string        // code that the mention counts for, "" for none
	Via     model.Via     // how a location points to the country
	Cues    Cue           // what the link rests on
	Name    string        // of an unknown entity
	margin  int           // of a place: how far ahead it is of its namesakes abroad
	done    bool
}

// Cue is a set of reasons.
type Cue uint8

// The reasons.
const (
	FullName Cue = 1 << iota
	OfficeTitle
	OfNation  // the country stands beside it
	InOffice  // in office on the date, and the country is in the article
	Contained // the region that contains it stands behind it
	Largest   // no other support than being the largest of its name
	Nearby    // other names of the same country
)

// Linker holds the memory that is reused from article to article. It is for
// one goroutine at a time.
type Linker struct {
	text       *recognize.Text
	proposals  []recognize.Proposal
	links      []Link
	date       time.Time
	outlet     string
	countries  evidence
	local      int            // how much it reads like local news of the United States, 0..maxLocal
	british    int            // the same of Britain and Ireland
	repeats    map[string]int // by surface of a place: how often it stands in the article
	regions    []regionCount
	shares     []share         // what doubtful names added to the evidence
	points     []gazetteer.Ref // places that the first pass is sure of, each once
	senses     []gazetteer.Ref // places that the text once names with what contains them
	unknown    []unknownTown
	outlets    []gazetteer.Ref // places that the name of the outlet can stand for
	inner      []innerPlace    // in the order of the organisations they stand in
	arena      []gazetteer.Candidate
	matcher    *gazetteer.Matcher
	names      []gazetteer.Name
	people     map[gazetteer.Ref]*model.Entity
	inFull     map[gazetteer.Ref]bool // leaders that the article names in full
	parents    map[gazetteer.Ref]bool // what findParent found
	led        evidence               // by country: leaders in office whom the article names in full
	sport      uint8                  // what inSport found: 0 unasked, 1 no, 2 yes
	ends       map[int]int            // by the token behind it: a location; see locationBefore
	endsMade   bool
	common     map[gazetteer.Ref]bool // what commonName found
	tenures    map[tenure]gazetteer.Ref
	references []Reference
}

// New returns a Linker.
func New() *Linker {
	return &Linker{matcher: gazetteer.NewMatcher(), people: make(map[gazetteer.Ref]*model.Entity), repeats: make(map[string]int),
		inFull: make(map[gazetteer.Ref]bool), parents: make(map[gazetteer.Ref]bool),
		ends: make(map[int]int), common: make(map[gazetteer.Ref]bool), tenures: make(map[tenure]gazetteer.Ref)}
}

// Resolve links every proposal of an article that outlet (a name or a domain,
// "" where unknown) brought; the result is parallel to them and valid until the
// next call.
func (l *Linker) Resolve(res recognize.Result, outlet string, date time.Time) []Link {
	l.text, l.proposals, l.outlet, l.date = res.Text, res.Proposals, outlet, date
	if cap(l.links) < len(res.Proposals) {
		l.links = make([]Link, len(res.Proposals))
	}
	l.links = l.links[:len(res.Proposals)]
	clear(l.links)
	clear(l.people)
	clear(l.inFull)
	clear(l.parents)
	clear(l.tenures)
	clear(l.ends)
	clear(l.common)
	l.endsMade = false
	clear(l.repeats)
	l.local, l.british = 0, 0
	l.countries.reset()
	l.regions, l.shares, l.points, l.senses, l.outlets = l.regions[:0], l.shares[:0], l.points[:0], l.senses[:0], l.outlets[:0]
	l.inner, l.arena, l.unknown = l.inner[:0], l.arena[:0], l.unknown[:0]
	l.led.reset()
	l.sport = 0

	l.readOutlet()
	l.innerPlaces()
	l.anchors()
	l.locations(false)
	l.locations(true) // once more, now that the first pass tells where the story is set
	l.leaders()
	for i := range l.proposals {
		if l.proposals[i].Kind == model.Person {
			l.person(i, 0)
		}
	}
	for i := range l.proposals {
		if l.proposals[i].Kind == model.Organization {
			l.organization(i, 0)
		}
	}
	return l.links
}

// Entity returns the decoded entity of a link's Ref, as it stands on the date.
func (l *Linker) Entity(r gazetteer.Ref) *model.Entity {
	e := l.people[r]
	if e == nil {
		decoded := gazetteer.Entity(r, l.date)
		e = &decoded
		l.people[r] = e
	}
	return e
}
