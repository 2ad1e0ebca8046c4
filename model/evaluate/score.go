package evaluate

import (
	"slices"
	"strings"

	"dateline/model"
)

// Scorer compares analyses with the labels of one file, document by document.
//
// Which metrics apply is known when all of the file has been seen: countries
// are those mentioned where mentions carry countries, else those the story is
// about; persons and organisations are scored where mentions of both types are
// labelled, or where the mentions are of no places; links where persons have
// Wikidata numbers.
type Scorer struct {
	ignore string // the country of the metrics "with one country ignored"
	keep   bool   // the errors of each document
	tally  [metrics]Tally
	report Report
	faults []faulty

	// What the documents have.
	countries, placed, focused        bool
	persons, organizations, sport     bool
	numbered, leaders, inOfficeLabels bool
}

// NewScorer makes a scorer; ignore is a country code. Only with keepErrors the
// report names what was missed and invented.
func NewScorer(ignore string, keepErrors bool) *Scorer {
	return &Scorer{ignore: Modern(ignore), keep: keepErrors}
}

// Add scores the analysis of d.Input(), whose document stands in a line.
func (s *Scorer) Add(d *Doc, line int, a *model.Analysis) {
	s.report.Documents++
	s.report.Bytes += int64(d.Size())
	f := faulty{line: line, id: d.ID}
	if d.Countries != nil {
		s.countries = true
		s.addCountries(d, a, &f)
	}
	if want := Modern(d.Focus); want != "" {
		s.focused = true
		s.addFocus(want, a, &f)
	}
	if d.Mentions != nil {
		s.addMentions(d, a, &f)
	}
	if s.keep && len(f.faults) > 0 {
		s.faults = append(s.faults, f)
	}
}

// Modern folds the codes of former states into today's, as the labels do; what
// has several successors is "" and left out.
func Modern(code string) string {
	switch code = strings.ToUpper(code); code {
	case "SU":
		return "RU"
	case "DD":
		return "DE"
	case "YD":
		return "YE"
	case "ZR":
		return "CD"
	case "BU":
		return "MM"
	case "CS", "YU", "AN":
		return ""
	}
	return code
}

// codeSet folds codes into a sorted set without those to leave out.
func codeSet(codes, leave []string) []string {
	var set []string
	for _, c := range codes {
		if c = Modern(c); c != "" && !slices.Contains(leave, c) {
			set = append(set, c)
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

func (s *Scorer) addCountries(d *Doc, a *model.Analysis, f *faulty) {
	leave := codeSet(d.Optional, nil)
	gold := codeSet(d.Countries, leave)
	var mentioned, involved []string
	for i := range a.Countries {
		c := &a.Countries[i]
		if c.Mentioned {
			mentioned = append(mentioned, c.Entity.Country)
		}
		if c.Involved {
			involved = append(involved, c.Entity.Country)
		}
	}
	for _, c := range [...]struct {
		all, rest Metric
		got       []string
	}{{Mentioned, MentionedRest, codeSet(mentioned, leave)}, {Involved, InvolvedRest, codeSet(involved, leave)}} {
		wrong, missed := without(c.got, gold), without(gold, c.got)
		right := len(gold) - len(missed)
		s.tally[c.all].Add(Tally{right, len(wrong), len(missed)})
		if slices.Contains(gold, s.ignore) && slices.Contains(c.got, s.ignore) {
			right--
		}
		ignore := []string{s.ignore}
		s.tally[c.rest].Add(Tally{right, len(without(wrong, ignore)), len(without(missed, ignore))})
		if s.keep {
			f.add(c.all, invented(wrong, a), overlooked(missed, d))
		}
	}
}

// without returns what is in a set and not in the other.
func without(set, other []string) []string {
	var rest []string
	for _, c := range set {
		if !slices.Contains(other, c) {
			rest = append(rest, c)
		}
	}
	return rest
}

// addFocus compares the country that comes first.
func (s *Scorer) addFocus(want string, a *model.Analysis, f *faulty) {
	got := ""
	for i := range a.Countries {
		if got = Modern(a.Countries[i].Entity.Country); got != "" {
			break
		}
	}
	switch got {
	case want:
		s.tally[Focus].Right++
	case "":
		s.tally[Focus].Missed++
		f.add(Focus, nil, []string{want})
	default:
		s.tally[Focus].Add(Tally{Wrong: 1, Missed: 1})
		f.add(Focus, []string{got}, []string{want})
	}
}

// addMentions scores spans and links.
func (s *Scorer) addMentions(d *Doc, a *model.Analysis, f *faulty) {
	links := false
	for i := range d.Mentions {
		m := &d.Mentions[i]
		s.placed = s.placed || m.Country != ""
		switch m.Type {
		case "PER":
			s.persons = true
			s.numbered = s.numbered || number(m.Link)
			s.leaders = s.leaders || m.Leader
			s.inOfficeLabels = s.inOfficeLabels || m.InOffice
			links = links || m.Link != "" || m.Leader
		case "ORG":
			s.organizations = true
		}
	}
	exact, overlap := s.spans(d, a, "PER", model.Person, Persons, f)
	s.tally[Persons].Add(exact)
	s.tally[PersonsOverlap].Add(overlap)
	exact, overlap = s.spans(d, a, "ORG", model.Organization, Organizations, f)
	s.tally[Organizations].Add(exact)
	s.tally[OrganizationsOverlap].Add(overlap)
	if sport(d) {
		s.sport = true
	} else {
		s.tally[OrganizationsNoSport].Add(exact)
		s.tally[OrganizationsNoSportOverlap].Add(overlap)
	}
	s.addLinks(d, a, f)
}

// applies tells whether a metric is one of the file's.
func (s *Scorer) applies(m Metric) bool {
	spans := s.persons && s.organizations || !s.placed
	switch m {
	case Mentioned, MentionedRest:
		return s.countries && s.placed
	case Involved, InvolvedRest:
		return s.countries && !s.placed
	case Focus:
		return s.focused
	case Persons, PersonsOverlap:
		return s.persons && spans
	case Organizations, OrganizationsOverlap:
		return s.organizations && spans
	case OrganizationsNoSport, OrganizationsNoSportOverlap:
		return s.organizations && spans && s.sport
	case Leaders:
		return s.numbered && s.leaders
	case InOffice:
		return s.numbered && s.inOfficeLabels
	case PersonLinks:
		return s.numbered
	}
	return false
}
