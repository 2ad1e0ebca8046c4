package model

import "time"

// Field names the string of an article that a mention lies in.
type Field uint8

// The fields, in the order in which mentions are sorted.
const (
	FieldTitle Field = iota
	FieldDateline
	FieldText
)

var fieldNames = [...]string{"title", "dateline", "text"}

func (f Field) String() string { return fieldNames[f] }

// Mention is one place in an article that names an entity.
type Mention struct {
	Field Field
	Span         // into the field's text
	Text  string // exactly those bytes
	Kind  Kind
	// Finding indexes the list of Analysis that holds the entity: Countries
	// for kind Country, People for Person, and so on.
	Finding int
	// Country is the code this mention counts for, "" for none. It can differ
	// from the entity's (a person linked on the date of another office).
	Country string
}

// Reference is a noun phrase that means a person by the office held on the
// day: "the Russian president". It is no mention, for it names nobody.
type Reference struct {
	Field  Field
	Span          // of the noun alone: "president", "supreme leader"
	Text   string // exactly those bytes
	Phrase string // the whole phrase with single spaces: "Iran’s supreme leader"
	// Finding indexes Analysis.People.
	Finding int
}

// Via is a way in which a text points to a country.
type Via string

// The ways, in the order in which they are listed.
const (
	ViaName         Via = "name"
	ViaDemonym      Via = "demonym"
	ViaMetonym      Via = "metonym"
	ViaPlace        Via = "place"
	ViaDateline     Via = "dateline"
	ViaPerson       Via = "person"
	ViaOrganization Via = "organization"
)

// Finding is an entity as it stands in one article.
type Finding struct {
	Entity   Entity
	Mentions int     // for countries: mentions of kind country or place with its code
	Salience float64 // 0..1, how much the article is about it, rounded to 4 decimals
	InTitle  bool
	First    int // index into Analysis.Mentions of the first mention, -1 where there is none (a country known by a person only, a person known by the office only)
	// References counts the phrases that mean a person by the office. They are
	// no mentions.
	References int

	// Why says in words what the link rests on, for the entity card: "full
	// name", `title "President"`, "in the headline".
	Why []string

	// Countries only.
	Mentioned bool
	Involved  bool
	Via       []Via
}

// Analysis is what was found in one article. It is a pure function of the
// article and the gazetteer, and is not changed once made.
type Analysis struct {
	Date time.Time // the day offices are resolved for
	// Each list is sorted by salience, highest first, then by first mention.
	Countries     []Finding
	People        []Finding
	Organizations []Finding
	Places        []Finding
	Mentions      []Mention // sorted by field and start, never overlapping
	// References are sorted by field and start. They overlap neither each other
	// nor a mention.
	References []Reference
}

// Findings returns the list that mentions of kind k index.
func (a *Analysis) Findings(k Kind) []Finding {
	switch k {
	case Country:
		return a.Countries
	case Person:
		return a.People
	case Organization:
		return a.Organizations
	case Place:
		return a.Places
	}
	return nil
}

// Of returns the finding that a mention stands for.
func (a *Analysis) Of(m Mention) *Finding { return &a.Findings(m.Kind)[m.Finding] }

// Marks returns all that a reader highlights, in order: the mentions and, as
// persons, the nouns that refer to one. Of and Finding work on both.
func (a *Analysis) Marks() []Mention {
	if len(a.References) == 0 {
		return a.Mentions
	}
	marks := make([]Mention, 0, len(a.Mentions)+len(a.References))
	i := 0
	for _, r := range a.References {
		for i < len(a.Mentions) && (a.Mentions[i].Field < r.Field || a.Mentions[i].Field == r.Field && a.Mentions[i].Start < r.Start) {
			marks = append(marks, a.Mentions[i])
			i++
		}
		marks = append(marks, Mention{Field: r.Field, Span: r.Span, Text: r.Text, Kind: Person, Finding: r.Finding, Country: a.People[r.Finding].Entity.Country})
	}
	return append(marks, a.Mentions[i:]...)
}

// EntityKey joins the same thing over several articles: the ID where it has
// one, else kind and name.
type EntityKey struct {
	Kind Kind
	ID   string // ID, or the name of an unknown thing
}

// Key returns the key of e.
func (e *Entity) Key() EntityKey {
	if e.ID != "" {
		return EntityKey{e.Kind, e.ID}
	}
	return EntityKey{e.Kind, "?" + e.Name}
}
