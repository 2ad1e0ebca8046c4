package link

import (
	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// innerPlace is a place inside the name of an organisation that serves it, or
// of a place within it: "Boise Fire Service", "Museum of Custer County",
// "Frankfurt Airport", "Kano State".
type innerPlace struct {
	in         int // proposal
	candidates []gazetteer.Candidate
	county     bool // "Custer County" of "Custer County Sheriff’s Office"
}

// innerPlaces finds them.
func (l *Linker) innerPlaces() {
	for i := range l.proposals {
		p := &l.proposals[i]
		if p.Kind == model.Place && len(p.Candidates) == 0 && p.To-p.From > 1 && l.text.Named(p) {
			if cands := l.innerName(p, p.From); len(cands) > 0 {
				l.inner = append(l.inner, innerPlace{in: i, candidates: cands})
			}
		}
		if p.Kind == model.Organization && p.Source != recognize.FromRegister && p.To-p.From > 1 && l.text.Civic(p) {
			l.innerOf(i)
		}
	}
}

func (l *Linker) innerOf(i int) {
	p := &l.proposals[i]
	tokens := l.text.Tokens
	for j := p.From; j < p.To; j++ {
		t := &tokens[j]
		opening := j == p.From || tokens[j-1].Is(recognize.Of|recognize.Locative|recognize.Article|recognize.Direction)
		if !t.Capital() || !opening || t.Is(recognize.Function) {
			continue
		}
		if cands := l.innerName(p, j); len(cands) > 0 {
			l.inner = append(l.inner, innerPlace{in: i, candidates: cands})
			return
		}
		if j+1 < p.To && l.text.CountyAt(j+1) {
			l.inner = append(l.inner, innerPlace{in: i, county: true})
			return
		}
	}
}

// innerName returns what the longest name at token j of organisation p can
// stand for; the whole of p is none, nor is the name that a County follows.
func (l *Linker) innerName(p *recognize.Proposal, j int) []gazetteer.Candidate {
	tokens := l.text.Tokens
	text := l.text.Fields[p.Field][:p.Span.End]
	start := int(tokens[j].Start)
	if !l.matcher.First(text, start) {
		return nil
	}
	l.names = l.matcher.Names(text, start, l.names[:0])
	for n := len(l.names) - 1; n >= 0; n-- {
		name := &l.names[n]
		if name.End == int(tokens[j].End) && tokens[j].Is(recognize.Common|recognize.OfficePart|recognize.OrgHead|recognize.NotPerson) {
			continue // "Federal Agency"
		}
		if name.End >= p.Span.End && j == p.From || j+1 < p.To && name.End == int(tokens[j].End) && l.text.CountyAt(j+1) {
			continue
		}
		mark := len(l.arena)
		for _, c := range name.Candidates {
			if k := c.Ref.Kind(); k == model.Country && c.Weight == 255 && len(name.Candidates) > 1 && l.text.Municipal(p) {
				continue // "Peru Community School District" is a town's
			} else if (k == model.Place || k == model.Country) && c.Role != gazetteer.RoleDemonym {
				l.arena = append(l.arena, c)
			}
		}
		if mark < len(l.arena) {
			return l.arena[mark:len(l.arena):len(l.arena)]
		}
	}
	return nil
}

// innerCountry returns the country that the place inside proposal i lies
// in, "" where there is none or it is doubtful.
func (l *Linker) innerCountry(i int) string {
	for n := range l.inner {
		in := &l.inner[n]
		if in.in != i {
			continue
		}
		if in.county {
			return l.countyCountry()
		}
		p := recognize.Proposal{Segment: l.proposals[i].Segment, From: l.proposals[i].From, To: l.proposals[i].From + 1, Candidates: in.candidates, Within: recognize.None}
		best := l.bestPlace(&p, 0)
		code := l.today(gazetteer.CountryOf(best.Ref))
		switch best.Ref.Class() {
		case gazetteer.ClassCity:
			alone := oneCountry(in.candidates)
			if (best.Ambiguous || !alone && l.countries.total > 3 && best.Weight < innerCity) && best.cues&Nearby == 0 || best.belief < acceptCity && !(alone && best.belief >= acceptInner) || !alone && best.margin < innerMargin {
				return ""
			}
		case gazetteer.ClassAdmin1:
			if best.Weight < 180 && (best.Ambiguous || best.cues&Nearby == 0) {
				return ""
			}
		case gazetteer.ClassRegion:
			if best.Ambiguous {
				return ""
			}
		}
		return code
	}
	return ""
}

// Inside the name of a school or court a town is meant more often than not.
const (
	acceptInner = 180
	innerMargin = 40
	innerCity   = 150 // the weight of a city that needs no other sign of its country
)
