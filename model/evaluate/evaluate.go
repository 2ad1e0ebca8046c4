// Package evaluate measures what package analyze finds against labelled news:
// precision, recall and F1 of countries, persons, organisations and links.
//
// Labelled news is one JSON object a line:
//
//	{"id": "a1", "date": "2015-11-23", "title": "…", "dateline": "…", "source": "…", "text": "…",
//	 "countries": ["IR"], "countries_optional": ["SY"], "focus": "IR",
//	 "mentions": [{"start": 0, "end": 7, "type": "PER", "text": "Rouhani", "country": "IR", "link": "Q348144", …}]}
//
// Offsets count Unicode code points of text. All keys but text may be missing,
// and which metrics apply to a file is told by the keys its documents have:
// see Scorer. Where mentions are labelled only the text is analysed and scored,
// not the title.
//
// The package is pure: it reads io.Readers, and whoever calls it runs the
// analysis and holds the clock.
package evaluate

// Tally counts what was found right, what was found and is wrong, and what was
// not found.
type Tally struct{ Right, Wrong, Missed int }

// Precision is the share of what was found that is right, 0..1; 0 where nothing
// was found.
func (t Tally) Precision() float64 { return share(t.Right, t.Right+t.Wrong) }

// Recall is the share of what is labelled that was found, 0..1; 0 where nothing
// is labelled.
func (t Tally) Recall() float64 { return share(t.Right, t.Right+t.Missed) }

// F1 is the harmonic mean of precision and recall, 0..1.
func (t Tally) F1() float64 { return share(2*t.Right, 2*t.Right+t.Wrong+t.Missed) }

// Add adds what another tally has counted.
func (t *Tally) Add(o Tally) {
	t.Right += o.Right
	t.Wrong += o.Wrong
	t.Missed += o.Missed
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Metric is one thing that is measured.
type Metric uint8

// The metrics, in the order in which they are shown.
const (
	// Mentioned compares the countries that a text names with those labelled.
	Mentioned Metric = iota
	// MentionedRest is the same with one country ignored on both sides.
	MentionedRest
	// Involved compares the countries that a story is about with those labelled.
	Involved
	// InvolvedRest is the same with one country ignored on both sides.
	InvolvedRest
	// Focus compares the country that comes first with the one labelled.
	Focus
	// Persons compares spans of persons, which must be the same.
	Persons
	// PersonsOverlap compares spans of persons, which must overlap: one found
	// is right if it overlaps one labelled that no other has taken.
	PersonsOverlap
	// Organizations and OrganizationsOverlap are the same for organisations.
	Organizations
	OrganizationsOverlap
	// OrganizationsNoSport is Organizations in documents that are not sport.
	OrganizationsNoSport
	// OrganizationsNoSportOverlap is OrganizationsOverlap in those.
	OrganizationsNoSportOverlap
	// Leaders compares which leader a mention stands for. Labelled are persons
	// with a leader key; wrong is whatever else was taken for a leader.
	Leaders
	// InOffice is Leaders for the mentions of those in office on the date.
	InOffice
	// PersonLinks tells of the persons that were given a number, where a number
	// is labelled, how many have the same. It has precision only.
	PersonLinks

	metrics = iota
)

var metricNames = [metrics]string{
	"countries_mentioned", "countries_mentioned_ignoring", "countries_involved", "countries_involved_ignoring", "focus_country",
	"persons_exact", "persons_overlap", "organizations_exact", "organizations_overlap",
	"organizations_without_sport_exact", "organizations_without_sport_overlap",
	"leaders_linked", "leaders_in_office_linked", "person_links",
}

// String is the name of a metric for programs.
func (m Metric) String() string {
	if m < metrics {
		return metricNames[m]
	}
	return ""
}

// PrecisionOnly tells whether nothing is counted as missed for a metric.
func (m Metric) PrecisionOnly() bool { return m == PersonLinks }
