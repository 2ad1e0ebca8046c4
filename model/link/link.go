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
	countries  evidence
	led        evidence       // by country: leaders in office whom the article names in full
	sport      uint8          // what inSport found: 0 unasked, 1 no, 2 yes
	local      int            // how much it reads like local news of the United States, 0..4
	repeats    map[string]int // by surface of a place: how often it stands in the article
	regions    []regionCount
	people     map[gazetteer.Ref]*model.Entity
	inFull     map[gazetteer.Ref]bool // leaders that the article names in full
	parents    map[gazetteer.Ref]bool // what findParent found
	ends       map[int]int            // by the token behind it: a location; see locationBefore
	endsMade   bool
	common     map[gazetteer.Ref]bool // what commonName found
	tenures    map[tenure]gazetteer.Ref
	references []Reference
}

// New returns a Linker.
func New() *Linker {
	return &Linker{people: make(map[gazetteer.Ref]*model.Entity), repeats: make(map[string]int),
		inFull: make(map[gazetteer.Ref]bool), parents: make(map[gazetteer.Ref]bool),
		ends: make(map[int]int), common: make(map[gazetteer.Ref]bool), tenures: make(map[tenure]gazetteer.Ref)}
}

// Resolve links every proposal; the result is parallel to them and valid until
// the next call.
func (l *Linker) Resolve(res recognize.Result, date time.Time) []Link {
	l.text, l.proposals, l.date = res.Text, res.Proposals, date
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
	l.local = 0
	l.countries.reset()
	l.led.reset()
	l.sport = 0
	l.regions = l.regions[:0]

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

// evidence counts by country how often an article points to it for certain.
type evidence struct {
	count [26 * 26]uint16
	total int
}

func slot(code string) int {
	if len(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z' {
		return -1
	}
	return int(code[0]-'A')*26 + int(code[1]-'A')
}

func (e *evidence) reset() { *e = evidence{} }

func (e *evidence) add(code string, n int) {
	if i := slot(code); i >= 0 {
		e.count[i] += uint16(n)
		e.total += n
	}
}

func (e *evidence) of(code string) int {
	if i := slot(code); i >= 0 {
		return int(e.count[i])
	}
	return 0
}

// most is the count of the country with the most.
func (e *evidence) most() int {
	n := uint16(0)
	for _, c := range e.count {
		n = max(n, c)
	}
	return int(n)
}

// regionCount counts mentions that lie in one first-level region.
type regionCount struct {
	code string
	n    int
}

func (l *Linker) addRegion(code string) {
	if code == "" {
		return
	}
	for i := range l.regions {
		if l.regions[i].code == code {
			l.regions[i].n++
			return
		}
	}
	l.regions = append(l.regions, regionCount{code, 1})
}

func (l *Linker) region(code string) int {
	for i := range l.regions {
		if l.regions[i].code == code {
			return l.regions[i].n
		}
	}
	return 0
}
