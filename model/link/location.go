package link

import (
	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// Which place a name stands for is settled in three readings. The first counts
// what is beyond doubt (evidence.go): countries, states, large cities, and
// whether this is local news. The second resolves every name by itself with
// that; what it is sure of become points on the map. The third resolves them
// again with their neighbours: places around them, and names that the article
// once gives with their region. A candidate's score is in candidates.go.

// today folds a historic code that no longer holds on the date to its successor.
func (l *Linker) today(code string) string {
	if code == "" || gazetteer.Valid(code, l.date) {
		return code
	}
	return gazetteer.Successor(code)
}

// sureMargin is how far a place must be ahead of its namesakes abroad to speak
// for others.
const sureMargin = 120

// locations resolves all locations; a second run profits from the first.
func (l *Linker) locations(second bool) {
	if second {
		for i := range l.links {
			l.learn(i)
		}
	}
	// What contains others is resolved before them.
	for pass := range 2 {
		for i := range l.proposals {
			p := &l.proposals[i]
			if (p.Kind == model.Country || p.Kind == model.Place) && (p.Within == recognize.None) == (pass == 0) {
				l.location(i)
			}
		}
	}
}

// metropolis is the number of inhabitants from which a city is in the news of
// the whole country.
const metropolis = 2_500_000

// learn takes what the first run found for proposal i as evidence.
func (l *Linker) learn(i int) {
	k, p := &l.links[i], &l.proposals[i]
	if k.Kind == model.Place && k.Ref == 0 && k.Cues&Contained != 0 && len(p.Candidates) > 0 && len(l.unknown) < maxSenses {
		l.unknown = append(l.unknown, unknownTown{p.Candidates[0].Ref, k.Country})
	}
	if k.Drop || k.Kind != model.Place || k.Ref.Class() != gazetteer.ClassCity {
		return
	}
	if k.Cues&Contained != 0 {
		l.addSense(k.Ref)
	}
	if gazetteer.Population(k.Ref) >= metropolis || p.Dateline && k.Cues&Contained == 0 {
		return // New York and the seat of the agency say little about where the rest lies
	}
	if k.Cues&Contained != 0 || oneCountry(p.Candidates) {
		// A doubtful name does not speak for itself.
		l.addShare(p.Candidates, k.Country, 1)
		l.addRegion(gazetteer.Admin1Of(k.Ref))
		l.addPoint(k.Ref)
	} else if k.margin >= sureMargin {
		l.addPoint(k.Ref)
	}
}

// maxSenses bounds the places that are remembered by their full name.
const maxSenses = 32

func (l *Linker) addSense(r gazetteer.Ref) {
	if len(l.senses) == maxSenses {
		return
	}
	for _, q := range l.senses {
		if q == r {
			return
		}
	}
	l.senses = append(l.senses, r)
}

// unknownTown is a town that the tables do not know but the text sets into a
// region, under a name that they know for something else.
type unknownTown struct {
	name    gazetteer.Ref // the first candidate of the name
	country string
}

// unknownTown tells whether the article has set the name of p into a region
// before: "Jordan, Montana", and then Jordan.
func (l *Linker) unknownTown(p *recognize.Proposal) (string, bool) {
	for _, u := range l.unknown {
		if u.name == p.Candidates[0].Ref {
			return u.country, true
		}
	}
	return "", false
}

// location resolves one proposal.
func (l *Linker) location(i int) {
	p := &l.proposals[i]
	k := Link{Kind: model.Place, Via: model.ViaPlace}
	within := l.container(p)
	if p.Kind == model.Place || len(p.Candidates) == 0 {
		k.Name = l.text.Surface(p)
		if l.text.County(p) {
			k.Country = l.countyCountry()
		} else {
			k.Country = l.innerCountry(i)
		}
		if l.text.PartyMark(p) {
			k.Country, k.Cues = "US", Contained
		}
		if within != 0 {
			k.Country, k.Cues = gazetteer.CountryOf(within), Contained
		}
		l.links[i] = k
		return
	}
	if code, ok := l.unknownTown(p); ok && within == 0 && !p.Contains {
		k.Name, k.Country, k.Cues = l.text.Surface(p), code, Contained
		l.links[i] = k
		return
	}
	best := l.bestPlace(p, within)
	k.Ref, k.Cues, k.margin = best.Ref, best.cues, best.margin
	if within != 0 && best.cues&Contained == 0 && (!p.Listed || p.Locative) && within.Class() == gazetteer.ClassAdmin1 && best.Ref.Class() != gazetteer.ClassAdmin1 {
		// "Jordan, Montana": a town of that region that the tables do not know.
		k.Ref, k.Name, k.Country, k.Cues = 0, l.text.Surface(p), gazetteer.CountryOf(within), Contained
		l.links[i] = k
		return
	}
	if best.Ref.Kind() == model.Country {
		l.country(&k, best.Candidate)
	} else {
		k.Country = gazetteer.CountryOf(best.Ref)
		k.Drop = !l.believed(p, best) || best.Role == gazetteer.RoleDemonym && l.behindName(i)
	}
	l.sight(p, best, &k)
	l.links[i] = k
}

// sight corrects a link by what surrounds the name.
func (l *Linker) sight(p *recognize.Proposal, best choice, k *Link) {
	switch l.text.Sight(p) {
	case recognize.Currency, recognize.Credit:
		k.Drop = k.Drop || p.Within == recognize.None
	case recognize.Name:
		great := best.Ref.Kind() == model.Country && !best.Ambiguous || best.Ref.Class() == gazetteer.ClassCity && best.Weight >= 190
		k.Drop = k.Drop || p.Within == recognize.None && !great
	case recognize.Native:
		k.Drop = true
	case recognize.Districts:
		if best.Role == gazetteer.RoleDemonym {
			return // "the Romanian county of"
		}
		k.Ref, k.Name, k.Kind, k.Via = 0, l.text.Surface(p), model.Place, model.ViaPlace
		k.Country = l.countyCountry()
	case recognize.NamedFor:
		k.Drop = k.Drop || best.Role == gazetteer.RoleDemonym
	case recognize.NotTown:
		small := best.Ref.Class() == gazetteer.ClassCity && best.Weight < worldCity || best.Ref.Class() == gazetteer.ClassAdmin1 && best.Weight < 180 && best.cues&Nearby == 0
		k.Drop = k.Drop || small && p.Within == recognize.None && !p.Contains
	}
}

// behindName tells whether another location stands right before proposal i: in
// "Crimean Tatars" the people of the one region live in the other.
func (l *Linker) behindName(i int) bool {
	if i == 0 {
		return false
	}
	p, q := &l.proposals[i], &l.proposals[i-1]
	return q.Kind == model.Country && q.Segment == p.Segment && q.To == p.From && q.Adjacent(l.text)
}

// country fills in a link to a country; a state that is no more becomes its
// successor, unless the date lies in its days.
func (l *Linker) country(k *Link, c gazetteer.Candidate) {
	code := gazetteer.CountryOf(c.Ref)
	if now := l.today(code); now != code {
		r, ok := gazetteer.CountryRef(now)
		if !ok {
			k.Drop = true
			return
		}
		k.Ref, code = r, now
	}
	k.Kind, k.Country = model.Country, code
	switch c.Role {
	case gazetteer.RoleDemonym:
		k.Via = model.ViaDemonym
	case gazetteer.RoleMetonym:
		k.Via = model.ViaMetonym
	default:
		k.Via = model.ViaName
	}
}

// container returns the entity that the text says contains p, zero for none.
func (l *Linker) container(p *recognize.Proposal) gazetteer.Ref {
	if p.Within == recognize.None {
		return 0
	}
	if q := &l.links[p.Within]; !q.Drop {
		return q.Ref
	}
	return 0
}

// countyCountry is the country that "X County" lies in where no table knows
// it: the United States has three thousand, and news of the other states that
// have counties names the state.
func (l *Linker) countyCountry() string {
	lead := l.countries.leading()
	switch lead {
	case "", "US":
		return "US"
	case "KE", "LR", "IE", "GB", "SE", "NO", "HU", "HR", "RO", "EE", "LT", "TW", "CN", "CA", "AU", "NZ", "IR", "SS":
		if l.local == 0 {
			return lead
		}
		return "US"
	}
	return "US"
}
