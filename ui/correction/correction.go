// Package correction spells a reader's corrections, and what the things are that
// a name can stand for, in a few words.
package correction

import (
	"strings"
	"time"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/ui/dates"
	"dateline/ui/office"
)

// Told spells what a correction says: “Park”: not Park Geun-hye. The names come
// from stories: whoever prints it makes them harmless.
func Told(c *model.Correction) string {
	head := quoted(c.Surface) + ": "
	switch {
	case c.NoName():
		return head + "no name"
	case c.NotThis():
		return head + "not " + was(c)
	case c.From == "":
		return head + is(c)
	}
	return head + is(c) + ", not " + was(c)
}

// Done says what a correction that was just made changes.
func Done(c *model.Correction) string {
	s := quoted(c.Surface)
	switch {
	case c.NoName():
		return s + " is no longer a name"
	case c.NotThis():
		return s + " is no longer " + was(c)
	}
	return s + " is now " + is(c)
}

// Undone says what holds again once a correction was undone.
func Undone(c *model.Correction) string { return quoted(c.Surface) + " is " + was(c) + " again" }

func quoted(name string) string { return "“" + oneSpace(name) + "”" }

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

func was(c *model.Correction) string { return named(c, c.Kind, c.From, c.FromName) }
func is(c *model.Correction) string  { return named(c, c.ToKind, c.To, c.ToName) }

// named is the name of a thing. A place is told with where it is, since places
// share their names; so is what all others are whose name is the surface: “Ada
// Quill” is Ada Quill would say nothing.
func named(c *model.Correction, k model.Kind, id, name string) string {
	name = oneSpace(name)
	r, ok := gazetteer.ByID(id)
	switch {
	case !ok && id == "" && gazetteer.Fold(name) == gazetteer.Fold(oneSpace(c.Surface)):
		return Unknown(k)
	case !ok && name == "":
		return id
	case !ok:
		return name
	}
	name = gazetteer.NameOf(r)
	if where := within(r); r.Kind() == model.Place && where != "" {
		return name + " (" + where + ")"
	}
	if gazetteer.Fold(name) == gazetteer.Fold(oneSpace(c.Surface)) {
		return name + " (" + What(r, c.When) + ")"
	}
	return name
}

// Unknown spells a thing of a kind that dateline knows nothing of.
func Unknown(k model.Kind) string {
	switch k {
	case model.Person:
		return "an unknown person"
	case model.Organization:
		return "an unknown organisation"
	}
	return "an unknown place"
}

// within is where a place lies: "Texas, US", "France", "" where that is not
// known.
func within(r gazetteer.Ref) string {
	code := gazetteer.CountryOf(r)
	if r.Class() == gazetteer.ClassCity {
		if region, ok := gazetteer.ByID("admin1:" + gazetteer.Admin1Of(r)); ok && gazetteer.NameOf(region) != gazetteer.NameOf(r) {
			return gazetteer.NameOf(region) + ", " + code
		}
	}
	if code == "" {
		return ""
	}
	return office.CountryName(code)
}

// What says what an entity of the gazetteer is: "President of South Korea
// 2013–2017", "city in Texas, US", "company".
func What(r gazetteer.Ref, date time.Time) string {
	switch r.Class() {
	case gazetteer.ClassCountry:
		switch c, _ := gazetteer.CountryByCode(gazetteer.CountryOf(r)); c.Kind {
		case "territory":
			return "territory"
		case "historic":
			return "former country"
		}
		return "country"
	case gazetteer.ClassPerson:
		return person(r, date)
	case gazetteer.ClassOrganization:
		return organization(r)
	case gazetteer.ClassCity:
		return in("city", r)
	case gazetteer.ClassAdmin1:
		return in("region", r)
	}
	return in("place", r)
}

func in(what string, r gazetteer.Ref) string {
	if where := within(r); where != "" {
		return what + " in " + where
	}
	return what
}

func person(r gazetteer.Ref, date time.Time) string {
	e := gazetteer.Entity(r, date)
	t, ok := e.Office(date)
	if !ok {
		return "person"
	}
	s := office.Of(t)
	if y := dates.Years(t, date); y != "" {
		s += " " + y
	}
	return s
}

func organization(r gazetteer.Ref) string {
	kind := strings.ReplaceAll(gazetteer.OrganizationKind(r), "_", " ")
	switch kind {
	case "", "hidden":
		kind = "organisation"
	case "igo":
		kind = "international organisation"
	case "ngo":
		kind = "non-governmental organisation"
	}
	if code := gazetteer.CountryOf(r); code != "" {
		return kind + ", " + office.CountryName(code)
	}
	return kind
}
