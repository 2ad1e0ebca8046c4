package link

import (
	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

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

// leading is the code of the country with the most, "" where there is none.
func (e *evidence) leading() string {
	best := 0
	for i, c := range e.count {
		if c > e.count[best] {
			best = i
		}
	}
	if e.count[best] == 0 {
		return ""
	}
	return string([]byte{byte('A' + best/26), byte('A' + best%26)})
}

// share is what the mentions of one doubtful name (known by its first
// candidate) added to the evidence for a country: Athens speaks for Greece, but
// not for Athens in Greece.
type share struct {
	name     gazetteer.Ref
	code     string
	n        int
	american bool // a town of the United States bears the name too
}

// maxShares bounds how many names are kept apart.
const maxShares = 64

func (l *Linker) addShare(cands []gazetteer.Candidate, code string, n int) {
	l.countries.add(code, n)
	name := cands[0].Ref
	for i := range l.shares {
		if s := &l.shares[i]; s.name == name && s.code == code {
			s.n += n
			return
		}
	}
	if len(cands) < 2 || len(l.shares) == maxShares {
		return
	}
	s := share{name: name, code: code, n: n}
	for _, c := range cands {
		if unmistakable(cands) {
			break
		}
		s.american = s.american || c.Ref.Kind() == model.Place && gazetteer.CountryOf(c.Ref) == "US"
	}
	l.shares = append(l.shares, s)
}

// support is the evidence for a country that does not come from the name itself.
func (l *Linker) support(name gazetteer.Ref, code string) int {
	n := l.countries.of(code)
	for i := range l.shares {
		if s := &l.shares[i]; s.name == name && s.code == code {
			n -= s.n
		}
	}
	return n
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

// anchors counts the countries that names point to for certain.
func (l *Linker) anchors() {
	for i := range l.proposals {
		p := &l.proposals[i]
		if p.Kind == model.Country && len(p.Candidates) > 0 {
			switch l.text.Sight(p) {
			case recognize.Plain, recognize.NotTown:
				if !l.text.Attributive(p) || p.Candidates[0].Role == gazetteer.RoleDemonym {
					l.anchor(p.Candidates, l.text.Everyday(p) && !p.Locative)
				}
			}
		}
	}
	for i := range l.inner {
		if in := &l.inner[i]; !in.county {
			l.anchor(in.candidates, false)
		}
	}
	l.localNews()
}

// anchor counts what one name can stand for.
func (l *Linker) anchor(cands []gazetteer.Candidate, everyday bool) {
	c := cands[0]
	for _, d := range cands[1:] {
		if d.Weight > c.Weight || d.Ref.Kind() == model.Country && c.Ref.Kind() != model.Country {
			c = d
		}
	}
	code := gazetteer.CountryOf(c.Ref)
	switch c.Ref.Class() {
	case gazetteer.ClassCountry:
		if !c.Ambiguous {
			l.addShare(cands, l.today(code), 2)
		}
	case gazetteer.ClassAdmin1:
		if c.Weight >= 180 && len(cands) < 3 && !c.Ambiguous && (!everyday || code == "US") {
			l.addShare(cands, code, 2)
			l.addRegion(gazetteer.Admin1Of(c.Ref))
		}
	case gazetteer.ClassCity:
		if c.Weight >= 165 && !everyday && (c.Weight >= 190 || oneCountry(cands)) {
			l.addShare(cands, code, 1)
		}
	}
}

// maxLocal is where local news of the United States is as sure as it gets.
const maxLocal = 4

// localNews tells how much the article reads like local news of the United
// States, or of Britain: its own words, counties, and no other country in it.
func (l *Linker) localNews() {
	us, gb := l.text.Dialects()
	for i := range l.proposals {
		p := &l.proposals[i]
		switch p.Kind {
		case model.Country:
			l.repeats[l.text.Surface(p)]++
		case model.Place:
			if l.text.District(p) {
				us++
			}
		}
	}
	own, abroad := 0, 0
	for i, n := range l.countries.count {
		switch {
		case n == 0:
		case i == slot("US"):
			own = int(n)
		default:
			abroad += min(int(n), 4) / 2
		}
	}
	for _, s := range l.shares {
		if s.code != "US" && s.american {
			abroad -= min(s.n, 4) / 2 // it may be the very town of this article
		}
	}
	l.british = min(max(gb-us, 0), maxLocal)
	n := us - gb + min(own/3, us) - abroad // news of the state alone is not local
	if n < 1 {
		return
	}
	l.local = min(n, maxLocal)
	l.countries.add("US", l.local)
}
