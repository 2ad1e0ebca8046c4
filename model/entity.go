package model

import "time"

// Kind says what sort of thing an entity or a mention is. Leader is no kind: a
// leader is a person who holds or held an office.
type Kind uint8

// The kinds, in the order in which the sidebar shows them.
const (
	NoKind Kind = iota
	Country
	Person
	Organization
	Place
)

var kindNames = [...]string{"", "country", "person", "organization", "place"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}

// Office is a post. One of Country and Organization is set.
type Office struct {
	Title        string // "President", "Prime Minister", "Secretary-General"
	Role         string // role of the leaders table: "head_of_state", "foreign_minister"…
	Country      string // code, "" for the offices of organisations
	Organization string // name of the organisation, else ""
}

// Term is one stretch in an office. Dates are YYYY-MM-DD, YYYY-MM or YYYY, as
// precise as the source; "" where unknown or open.
type Term struct {
	Office
	From    string
	Until   string
	AsOf    string // for an open end: until when that can be trusted
	Current bool   // held on the date that was asked for
}

// Entity is a thing a text can speak of.
type Entity struct {
	// ID is a Wikidata Q-number where the gazetteer states one, else
	// "country:IR", "org:slug", "person:slug", "admin1:US.TX", "geonames:N";
	// "" for a thing that is not in the gazetteer (NIL).
	ID      string
	Kind    Kind
	Name    string
	Country string // ISO 3166-1 alpha-2, XK, or a historic code; "" where none
	Leader  bool   // a person who holds or held an office of the gazetteer
	Offices []Term // newest first, one per title and stretch
	Lat     float64
	Lon     float64
}

// Office returns the term to show beside a person in a text of that date: of
// those held then the most important, else of those held before it, else of
// those still to come. Where two are equally important the later one is shown,
// of those to come the sooner. ok is false where there is none.
func (e *Entity) Office(date time.Time) (t Term, ok bool) {
	day := date.Format("2006-01-02")
	best, bestOrder := -1, 0
	for i := range e.Offices {
		o := &e.Offices[i]
		order := rank(o.Role)
		switch {
		case o.Current:
		case o.From == "" || o.From <= day:
			order += 100
		default:
			order += 200
		}
		// Offices are newest first: of equals to come, the last is the soonest.
		if best < 0 || order < bestOrder || order == bestOrder && order >= 200 {
			best, bestOrder = i, order
		}
	}
	if best < 0 {
		return Term{}, false
	}
	return e.Offices[best], true
}

// rank orders roles from the most to the least telling.
func rank(role string) int {
	switch role {
	case "supreme_leader":
		return 0
	case "monarch":
		return 1
	case "head_of_state":
		return 2
	case "head_of_government":
		return 3
	case "de_facto_leader":
		return 4
	case "head_of_organization":
		return 5
	case "governor_general", "crown_prince":
		return 6
	case "deputy":
		return 7
	case "foreign_minister":
		return 8
	}
	return 9
}
