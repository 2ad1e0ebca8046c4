package query

import "strings"

var fieldNames = [...]string{
	Country: "country", Leader: "leader", Person: "person", Org: "org", Place: "place", Region: "region",
	Feed: "feed", Folder: "folder", Tag: "tag", IsField: "is", LangField: "lang",
	After: "after", Before: "before", Newer: "newer", Title: "title",
}

// String returns the name of a field, as it stands before the colon.
func (f Field) String() string {
	if int(f) < len(fieldNames) {
		return fieldNames[f]
	}
	return ""
}

// wants says what a field wants behind its colon.
func (f Field) wants() string {
	switch f {
	case Country:
		return "a country"
	case Leader, Person:
		return "the name of a person"
	case Org:
		return "an organisation"
	case Place:
		return "a place"
	case Region:
		return "a region, as africa or gulf"
	case Feed, Folder, Tag:
		return "the name of a " + f.String()
	case IsField:
		return "unread, read, starred or full"
	case LangField:
		return "a language, as en"
	case After, Before:
		return "a date, as 2015-11-01, 2015-11, 2015, today or yesterday"
	case Newer:
		return "an age, as 12h, 2d, 1w, 3m or 1y"
	}
	return "a word or a phrase"
}

// FieldNamed returns the field of a name, in any case, NoField where there is
// none. Some fields have a longer name too.
func FieldNamed(name string) Field {
	name = strings.ToLower(name)
	for f, n := range fieldNames {
		if n == name && n != "" {
			return Field(f)
		}
	}
	switch name {
	case "organisation", "organization":
		return Org
	case "language":
		return LangField
	}
	return NoField
}

// Fields are the names of all fields, in the order of the constants.
func Fields() []string { return append([]string(nil), fieldNames[1:]...) }

var stateNames = [...]string{Unread: "unread", Read: "read", Starred: "starred", Full: "full"}

// String returns the value of is: for a state.
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return ""
}

func stateNamed(name string) State {
	for s, n := range stateNames {
		if n != "" && strings.EqualFold(n, name) {
			return State(s)
		}
	}
	return NoState
}
