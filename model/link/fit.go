package link

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
)

// asked is what a text says of a person beside the name.
type asked struct {
	title   string // in lower case
	nation  string // code
	former  bool
	surname bool // one name only
	other   bool // an occupation that is no office: "striker"
	common  bool // the surname is one of many people, or an everyday word
}

// leaderScore says how well a leader fits: prior 0..120, office on the date,
// the title before the name, the nation beside it, the country in the article.
func (l *Linker) leaderScore(c gazetteer.Candidate, a *asked) (score int, cues Cue) {
	e := l.Entity(c.Ref)
	if !e.Leader {
		return l.knownScore(a)
	}
	away, inOffice, after := l.distance(e)
	if after && away > 15 || !after && away > 60 {
		return 0, 0
	}
	score = int(c.Weight)/2 - 2*away
	if a.surname {
		score -= 2 * away
	} else if !after && !a.common && c.Weight >= 120 {
		score += 2 * max(away-20, 0) // history remembers heads of state
	}
	if inOffice != a.former {
		score += 100
	}
	if inOffice {
		cues |= InOffice
		if l.rules(e) {
			score += 25
		}
	}
	switch fit := titleFit(a.title, e, l.date.Year()); {
	case fit > 0:
		score += 150
		cues |= OfficeTitle
	case fit < 0:
		score -= 60
	}
	support, nation := l.backing(e, a)
	score += support
	if nation {
		cues |= OfNation
	}
	if cues&OfficeTitle == 0 {
		score -= l.doubt(a, inOffice)
		if !inOffice && !a.former {
			score -= l.another(e, a.common, after, support, away)
		}
	}
	return score, cues
}

// besideLeader tells whether the article names a leader in office of a country
// that a person led at some time.
func (l *Linker) besideLeader(e *model.Entity) bool {
	for i := range e.Offices {
		if code := e.Offices[i].Country; code != "" && l.led.of(l.today(code)) > 0 {
			return true
		}
	}
	return false
}

// another is what speaks for a namesake where nothing tells of an office, and
// none is held on the date: a leader still to come, or one of a small country
// and of a common name, needs the country in the article.
func (l *Linker) another(e *model.Entity, common, after bool, support, away int) int {
	switch {
	case after && support < 80:
		return 150
	case !common:
		return 0
	case after && !l.besideLeader(e):
		return 40 + 8*away
	case after: // of the family or the staff of a leader whom the article names
		return 4 * away
	case support < 80 && !worldKnown(e):
		return 80
	}
	return 0
}

// worldKnown tells whether a person headed one of the states whose leaders the
// world's press knows by name long afterwards.
func worldKnown(e *model.Entity) bool {
	const states = " US GB FR DE RU SU CN JP IN IT CA ZA IL EG "
	for i := range e.Offices {
		switch t := &e.Offices[i]; t.Role {
		case "supreme_leader", "head_of_state", "head_of_government":
			if strings.Contains(states, " "+t.Country+" ") {
				return true
			}
		}
	}
	return false
}

// rules tells whether a person heads a state, a government or a body on the
// date: a minister may have become more only later.
func (l *Linker) rules(e *model.Entity) bool {
	for i := range e.Offices {
		switch t := &e.Offices[i]; t.Role {
		case "supreme_leader", "monarch", "head_of_state", "head_of_government", "de_facto_leader", "head_of_organization":
			if t.Current {
				return true
			}
		}
	}
	return false
}

// backing is what the countries beside the name and in the article say for a
// leader; nation tells whether one stands beside it.
func (l *Linker) backing(e *model.Entity, a *asked) (support int, nation bool) {
	for i := range e.Offices {
		o := &e.Offices[i]
		if a.nation != "" && (o.Country == a.nation || o.Country != "" && l.today(o.Country) == a.nation) {
			return 150, true
		}
		if o.Organization != "" {
			support = max(support, 80)
		}
		if o.Country == "" {
			continue
		}
		switch code := l.today(o.Country); {
		case a.surname && l.countries.of(code) >= 2 && (2*l.countries.of(code) >= l.countries.total || l.countries.of(code) >= 6 && l.countries.of(code) == l.countries.most()):
			support = max(support, 110) // the story is about the country
		case l.countries.of(code) > 0 || l.led.of(code) > 0:
			support = max(support, 80)
		}
	}
	if a.nation != "" {
		support -= 60
	}
	return support, false
}

// doubt is what speaks for a namesake where no office stands before the name:
// another occupation, or sport.
func (l *Linker) doubt(a *asked, inOffice bool) int {
	doubt := 0
	if a.other {
		doubt += 250
	}
	if l.inSport() && (a.surname || a.common || !inOffice) {
		doubt += 120
	}
	return doubt
}

// knownScore is for persons in the news without an office: only a whole name
// that few people bear is enough.
func (l *Linker) knownScore(a *asked) (int, Cue) {
	if a.surname || a.common || a.other || l.inSport() {
		return 0, 0
	}
	return 100, 0
}

// inSport tells whether the article is about sport, where the namesakes of
// leaders play. It is asked for once, and only where it matters.
func (l *Linker) inSport() bool {
	if l.sport == 0 {
		l.sport = 1
		if n := l.text.Sport(); n >= 2 && n*45 >= len(l.text.Tokens) {
			l.sport = 2
		}
	}
	return l.sport == 2
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
