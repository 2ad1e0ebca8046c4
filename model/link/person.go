package link

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// maxChain bounds how far a surname is followed to its full name.
const maxChain = 4

// person resolves proposal i.
func (l *Linker) person(i, depth int) {
	k := &l.links[i]
	if k.done {
		return
	}
	p := &l.proposals[i]
	*k = Link{Kind: model.Person, done: true, Name: l.text.Surface(p)}
	if !p.Surname {
		l.fullName(p, k)
		if k.Ref == 0 && p.Same != recognize.None && depth < maxChain {
			l.person(p.Same, depth+1)
			s := l.links[p.Same]
			k.Ref, k.Name, k.Country = s.Ref, s.Name, s.Country
		}
		return
	}
	own, cues := l.bestLeader(p, true)
	if p.Same != recognize.None && depth < maxChain {
		l.person(p.Same, depth+1)
		s := l.links[p.Same]
		if own != 0 && s.Ref != own && cues&InOffice != 0 && s.Cues&InOffice == 0 && l.namedInFull(own) {
			// Of two leaders of one surname, news calls the one in office by it.
			l.leader(k, own, cues)
			return
		}
		// "President Bush" beside "Laura Bush": an office of one's own decides.
		if own == 0 || cues&OfficeTitle == 0 || s.Ref == own || l.text.Title(&l.proposals[p.Same]) != "" && s.Ref != 0 {
			k.Ref, k.Name, k.Country, k.Drop = s.Ref, s.Name, s.Country, s.Drop
			return
		}
	}
	if own != 0 {
		l.leader(k, own, cues)
		return
	}
	k.Drop = p.Weak
}

// namedInFull tells whether the article names leader r by the full name.
func (l *Linker) namedInFull(r gazetteer.Ref) bool {
	if len(l.inFull) == 0 {
		for i := range l.proposals {
			if p := &l.proposals[i]; p.Kind == model.Person && !p.Surname {
				for _, c := range p.Candidates {
					l.inFull[c.Ref] = true
				}
			}
		}
		l.inFull[0] = true // built, if empty
	}
	return l.inFull[r]
}

func (l *Linker) leader(k *Link, r gazetteer.Ref, cues Cue) {
	k.Ref, k.Cues = r, cues
	k.Country = l.Entity(r).Country
}

// fullName links a person by the whole name, unless a namesake is likelier.
func (l *Linker) fullName(p *recognize.Proposal, k *Link) {
	if len(p.Candidates) == 0 {
		return
	}
	if r, cues := l.bestLeader(p, false); r != 0 {
		l.leader(k, r, cues|FullName)
		return
	}
	// Somebody in the news without an office: the whole name is all there is.
	for _, c := range p.Candidates {
		if c.Role != gazetteer.RoleSurname && c.Ref.Kind() == model.Person && len(l.Entity(c.Ref).Offices) == 0 {
			l.leader(k, c.Ref, FullName)
			return
		}
	}
}

// bestLeader returns the leader who fits best, zero where none fits well
// enough. By surname alone much more has to speak for a leader.
func (l *Linker) bestLeader(p *recognize.Proposal, surname bool) (best gazetteer.Ref, bestCues Cue) {
	if len(p.Candidates) == 0 {
		return 0, 0
	}
	title := strings.ToLower(l.text.Title(p))
	nation := ""
	if p.Nation != recognize.None {
		nation = l.links[p.Nation].Country
	}
	bestScore := 0
	for _, c := range p.Candidates {
		score, cues := l.leaderScore(c, title, nation, p.Former, surname)
		need := 100
		if surname {
			need = 300
			if cues&OfficeTitle == 0 && (c.Ambiguous || l.text.Everyday(p)) {
				need = 400
			}
		}
		if score >= need && score > bestScore {
			best, bestScore, bestCues = c.Ref, score, cues
		}
	}
	return best, bestCues
}

// leaderScore says how well a leader fits: prior 0..120, office on the date,
// the title before the name, the nation beside it, the country in the article.
func (l *Linker) leaderScore(c gazetteer.Candidate, title, nation string, former, surname bool) (score int, cues Cue) {
	e := l.Entity(c.Ref)
	away, inOffice, after := l.distance(e)
	if after && away > 15 || !after && away > 60 {
		return 0, 0
	}
	score = int(c.Weight)/2 - 2*away
	if surname {
		score -= 2 * away
	}
	if inOffice != former {
		score += 100
	}
	if inOffice {
		cues |= InOffice
	}
	switch fit := titleFit(title, e, l.date.Year()); {
	case fit > 0:
		score += 150
		cues |= OfficeTitle
	case fit < 0:
		score -= 60
	}
	support := 0
	for i := range e.Offices {
		o := &e.Offices[i]
		if nation != "" && (o.Country == nation || o.Country != "" && l.today(o.Country) == nation) {
			support = 150
			cues |= OfNation
			break
		}
		if o.Country != "" && l.countries.of(l.today(o.Country)) > 0 || o.Organization != "" {
			support = max(support, 80)
		}
	}
	if nation != "" && support < 150 {
		support -= 60
	}
	score += support
	return score, cues
}

// distance returns how many years lie between the date and the nearest term of
// a leader, whether one covers it, and whether the nearest lies after it.
func (l *Linker) distance(e *model.Entity) (years int, inOffice, after bool) {
	year := l.date.Year()
	years = 1000
	for i := range e.Offices {
		t := &e.Offices[i]
		if t.Current {
			return 0, true, false
		}
		if from := yearOf(t.From); from > year || from == year && t.From > l.date.Format("2006-01-02") {
			if from-year < years {
				years, after = from-year, true
			}
			continue
		}
		until := yearOf(t.Until)
		if until == 0 {
			until = year
		}
		if d := max(year-until, 0); d < years {
			years, after = d, false
		}
	}
	return years, false, after
}

func yearOf(date string) int {
	if len(date) < 4 {
		return 0
	}
	n := 0
	for _, c := range date[:4] {
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// titleFit compares the words before a name with the offices of a leader: 1
// where one of them is meant, -1 where another office is named, 0 where the
// words say nothing (Mr, Gen.).
func titleFit(title string, e *model.Entity, year int) int {
	if title == "" {
		return 0
	}
	named := false
	for _, t := range titles {
		if !strings.Contains(title, t.words) {
			continue
		}
		named = true
		for i := range e.Offices {
			o := &e.Offices[i]
			if strings.Contains(t.roles, o.Role) && (t.office == "" || strings.Contains(strings.ToLower(o.Title), t.office)) && yearOf(o.From) <= year+1 {
				return 1
			}
		}
		if t.only {
			break
		}
	}
	if named {
		return -1
	}
	return 0
}

// titles maps the words of a title to roles, the longest first: only means that
// shorter words inside it are not asked ("vice president" is no president).
var titles = [...]struct {
	words, roles, office string
	only                 bool
}{
	{"vice president", "deputy", "", true},
	{"vice-president", "deputy", "", true},
	{"deputy prime minister", "deputy", "", true},
	{"deputy premier", "deputy", "", true},
	{"prime minister", "head_of_government", "", true},
	{"premier", "head_of_government regional_leader", "", true},
	{"taoiseach", "head_of_government", "", true},
	{"chancellor of the exchequer", "finance_minister", "", true},
	{"chancellor", "head_of_government head_of_state", "chancellor", true},
	{"foreign minister", "foreign_minister", "", true},
	{"foreign secretary", "foreign_minister", "", true},
	{"secretary of state", "foreign_minister", "", true},
	{"defence", "defence_minister", "", true},
	{"defense", "defence_minister", "", true},
	{"finance minister", "finance_minister", "", true},
	{"treasury secretary", "finance_minister", "", true},
	{"interior minister", "interior_minister", "", true},
	{"home secretary", "interior_minister", "", true},
	{"supreme leader", "supreme_leader", "", true},
	{"ayatollah", "supreme_leader religious_leader", "", false},
	{"secretary-general", "head_of_organization organization_leader party_leader", "", true},
	{"secretary general", "head_of_organization organization_leader party_leader", "", true},
	{"attorney general", "justice_minister", "", true},
	{"crown prince", "crown_prince", "", true},
	{"president", "head_of_state head_of_government head_of_organization organization_leader de_facto_leader", "", true},
	{"king", "monarch head_of_state", "", false},
	{"queen", "monarch head_of_state", "", false},
	{"emir", "monarch head_of_state", "", false},
	{"sultan", "monarch head_of_state", "", false},
	{"emperor", "monarch head_of_state", "", false},
	{"pope", "monarch head_of_state religious_leader head_of_government", "", true},
	{"prince", "monarch head_of_state crown_prince head_of_government", "", false},
	{"chairman", "head_of_organization organization_leader head_of_state party_leader central_bank_governor de_facto_leader military_leader", "", false},
	{"secretary", "foreign_minister defence_minister finance_minister interior_minister party_leader", "", false},
	{"minister", "foreign_minister defence_minister finance_minister interior_minister justice_minister head_of_government", "", false},
	{"leader", "party_leader opposition_leader de_facto_leader military_leader head_of_state head_of_government supreme_leader organization_leader religious_leader regional_leader", "", false},
	{"ruler", "head_of_state monarch de_facto_leader", "", false},
	{"dictator", "head_of_state de_facto_leader military_leader", "", false},
	{"governor", "central_bank_governor governor_general regional_leader", "", false},
	{"director", "head_of_organization organization_leader", "", false},
}
