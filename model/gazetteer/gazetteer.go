// Package gazetteer knows names: which countries, leaders, organisations and
// places a name can stand for, and who held which office on which day.
//
// All of it lies in embedded bytes that the generator in gen writes from the
// tables in tables (their sources and licences: README.md). Nothing is decoded
// before it is asked for: a name is looked up in an automaton, an entity is
// read from a fixed-width record when it is hit.
package gazetteer

//go:generate go run ./gen

import (
	"dateline/model"
	"dateline/model/gazetteer/layout"
)

// Ref names an entity of the tables. The zero Ref is no entity. Refs are only
// good within one build: the ID of an entity is what lasts.
type Ref uint32

// Class is the table that a Ref points into.
type Class uint8

// The classes.
const (
	NoClass           Class = 0
	ClassCountry      Class = layout.ClassCountry
	ClassPerson       Class = layout.ClassPerson
	ClassOrganization Class = layout.ClassOrganization
	ClassCity         Class = layout.ClassCity
	ClassAdmin1       Class = layout.ClassAdmin1 // first-level region of a country
	ClassRegion       Class = layout.ClassRegion // any other place: the Gulf, the Caucasus, the West Bank
)

// Class returns the table of r.
func (r Ref) Class() Class { return Class(r >> layout.ClassShift) }

func (r Ref) index() int { return int(r & (1<<layout.ClassShift - 1)) }

func makeRef(c Class, index int) Ref { return Ref(c)<<layout.ClassShift | Ref(index) }

// Kind returns what sort of entity r is.
func (r Ref) Kind() model.Kind {
	switch r.Class() {
	case ClassCountry:
		return model.Country
	case ClassPerson:
		return model.Person
	case ClassOrganization:
		return model.Organization
	case ClassCity, ClassAdmin1, ClassRegion:
		return model.Place
	}
	return model.NoKind
}

// Role says in which way a name stands for its entity.
type Role uint8

// The roles.
const (
	RoleName    Role = iota // the main name
	RoleAlias               // another name or spelling: Burma, Holland, Rohani
	RoleAcronym             // UN, GECF, UAE: upper case only, dots allowed
	RoleDemonym             // Iranian, Iranians
	RoleMetonym             // a building, street or hill of government
	RoleSurname             // a leader by the last name, or the first where that is the family name
)

// Candidate is one entity that a name can stand for.
type Candidate struct {
	Ref       Ref
	Role      Role
	Ambiguous bool  // a common word or a form that many share: needs supporting context
	Weight    uint8 // prior: log population of a place, highest office of a person, 255 for states
}

// Name is a name found in a text.
type Name struct {
	End        int         // byte behind it
	Candidates []Candidate // valid until the matcher's next call
}

// Fold returns s as names are compared: lower case, without diacritics, with
// straight quotes and hyphens.
func Fold(s string) string { return layout.Fold(s) }
