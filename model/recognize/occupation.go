package recognize

import (
	"strings"
	"sync"
)

// sportWords are words that reports of sport are full of and others hardly use.
const sportWords = `scored scorer striker midfielder goalkeeper defender winger forward goals goalless league championship championships tournament
	innings wicket wickets batsman bowler seeded unseeded semifinal semifinals semi-final quarterfinal quarterfinals playoff playoffs touchdown quarterback
	inning homer pitcher grand-prix birdie golfer tennis soccer football rugby cricket basketball hockey baseball volleyball medal medals sprinter sprint
	relay marathon cyclist cycling boxing knockout heavyweight referee halftime half-time offside hat-trick standings fixture fixtures coach coached
	athletics swimmer swimming olympic olympics champion champions teammate qualifier qualifying metres jump jumper hurdles javelin lap laps batting
	bowled stumps unbeaten runner-up cup squad skipper second-half first-half penalty-kick cornerback linebacker division`

// otherOccupations are what people are who hold no office of state.
const otherOccupations = `striker midfielder defender goalkeeper winger forward captain skipper sprinter batsman bowler wicketkeeper cyclist swimmer skater jockey
	golfer boxer quarterback pitcher catcher outfielder infielder shortstop linebacker fullback halfback flanker hooker coach trainer umpire referee player
	teammate analyst actor actress singer guitarist drummer comedian musician composer painter photographer model designer dealer trader broker
	baker butcher plumber farmer nurse teacher carpenter driver waiter chef fisherman schoolboy schoolgirl student pensioner dentist firefighter
	policeman constable detective sergeant`

func wordHashes(words string) func() map[uint32]bool {
	return sync.OnceValue(func() map[uint32]bool {
		m := map[uint32]bool{}
		for w := range strings.FieldsSeq(words) {
			m[hash([]byte(w))] = true
		}
		return m
	})
}

var (
	sportHashes      = wordHashes(sportWords)
	occupationHashes = wordHashes(otherOccupations)
)

// Sport counts the words that only reports of sport are full of.
func (t *Text) Sport() int {
	words := sportHashes()
	n := 0
	for i := range t.Tokens {
		if k := &t.Tokens[i]; k.Kind == Word && !k.Is(Function) && words[k.Hash] {
			n++
		}
	}
	return n
}

// apposition is how many tokens behind a name can say what somebody is.
const apposition = 6

// OtherOccupation tells whether the words beside a person's name say that it is
// somebody who holds no office: "striker X", "X, a baker,".
func (t *Text) OtherOccupation(p *Proposal) bool {
	sg := &t.Segments[p.Segment]
	words := occupationHashes()
	from := p.TitleFrom
	if p.TitleFrom >= p.TitleTo {
		from = p.From
	}
	for i := max(sg.From, min(from, p.From-1)); i < p.From; i++ {
		if k := &t.Tokens[i]; k.Kind == Word && words[k.Hash] {
			return true
		}
	}
	i := p.To
	if i < sg.To && t.Tokens[i].Is(Of) { // "of Halifax, a baker"
		for i < sg.To && i < p.To+4 && t.Tokens[i].Mark != ',' {
			i++
		}
	}
	if i+1 >= sg.To || t.Tokens[i].Mark != ',' || !t.Tokens[i+1].Is(Function) {
		return false
	}
	for i++; i < min(sg.To, p.To+apposition+4) && t.Tokens[i].Kind == Word; i++ {
		if words[t.Tokens[i].Hash] {
			return true
		}
	}
	return false
}

// OfFacility tells whether a person's name is only that of an airport, a
// stadium or a bridge.
func (t *Text) OfFacility(p *Proposal) bool {
	if p.To >= t.Segments[p.Segment].To || p.TitleTo > p.TitleFrom || t.Tokens[p.To-1].Has(Owner) {
		return false
	}
	k := &t.Tokens[p.To]
	if !k.Has(Spaced) || k.Kind != Word || k.Shape != Lower {
		return false
	}
	switch k.Hash {
	case hashAirport, hashStadium, hashBridge:
		return true
	}
	return false
}

var hashAirport, hashStadium, hashBridge = hash([]byte("airport")), hash([]byte("stadium")), hash([]byte("bridge"))
