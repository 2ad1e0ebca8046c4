package gazetteer

import (
	"slices"
	"strings"
	"time"

	"dateline/model"
	"dateline/model/gazetteer/layout"
)

func term(i int) string { return record(layout.SecTerms, i, layout.TermSize) }

// terms returns the range of a person's terms.
func terms(person string) (from, to int) {
	from = int(layout.U32(person, layout.PersonTerms))
	return from, from + int(layout.U16(person, layout.PersonCount))
}

func offices(person string, date time.Time) []model.Term {
	from, to := terms(person)
	if from == to {
		return nil
	}
	day := dayOf(date)
	list := make([]model.Term, 0, to-from)
	for i := from; i < to; i++ {
		t := term(i)
		list = append(list, model.Term{
			Office: model.Office{
				Title:        str(t, layout.TermTitle),
				Role:         str(t, layout.TermRole),
				Country:      code(layout.U16(t, layout.TermCountry)),
				Organization: organization(layout.U16(t, layout.TermOrg)),
			},
			From:    formatDate(layout.U32(t, layout.TermFrom)),
			Until:   formatDate(layout.U32(t, layout.TermUntil)),
			AsOf:    formatDate(layout.U32(t, layout.TermAsOf)),
			Current: holds(t, day) != notHeld,
		})
	}
	return list
}

func organization(i uint32) string {
	if i == layout.NoIndex {
		return ""
	}
	return str(record(layout.SecOrgs, int(i), layout.OrgSize), layout.EntityName)
}

// countryOn is the country of the most telling office held on the date, else
// of the latest begun before it, else "".
func countryOn(person string, list []model.Term, date time.Time) string {
	from, to := terms(person)
	day, latest := dayOf(date), -1
	for i := from; i < to; i++ {
		if list[i-from].Current {
			e := model.Entity{Offices: list}
			best, _ := e.Office(date)
			return best.Country
		}
		begun := layout.U32(term(i), layout.TermFrom)
		if begun == 0 || firstDay(begun) > day {
			continue
		}
		if latest < 0 || firstDay(begun) > firstDay(layout.U32(term(latest), layout.TermFrom)) {
			latest = i
		}
	}
	if latest < 0 {
		return ""
	}
	return list[latest-from].Country
}

// IsLeader tells whether a person holds or held an office of the tables.
func IsLeader(r Ref) bool {
	if r.Class() != ClassPerson {
		return false
	}
	from, to := terms(of(r))
	return to > from
}

// HeldOn tells whether a person held any office on date.
func HeldOn(r Ref, date time.Time) bool {
	if r.Class() != ClassPerson {
		return false
	}
	day := dayOf(date)
	for i, to := terms(of(r)); i < to; i++ {
		if holds(term(i), day) != notHeld {
			return true
		}
	}
	return false
}

// holder is a term found for a body on a day.
type holder struct {
	person uint32
	rank   int // by the order of the roles asked for
	near   bool
	from   int
}

// Holders returns who held one of the roles in a country (by code) or an
// organisation (by name or ID) on date: in the order of the roles, the latest
// begun first. No roles means all.
func Holders(country, organization string, roles []string, date time.Time) []Ref {
	var body Ref
	if country != "" {
		body, _ = CountryRef(country)
	} else {
		body, _ = organizationRef(organization)
	}
	return HoldersOf(body, roles, date)
}

// HoldersOf is Holders of a country or an organisation that has been found.
func HoldersOf(body Ref, roles []string, date time.Time) []Ref {
	switch body.Class() {
	case ClassCountry:
		return holders(body.index(), roles, dayOf(date))
	case ClassOrganization:
		return holders(count(layout.SecCountries, layout.CountrySize)+body.index(), roles, dayOf(date))
	}
	return nil
}

func holders(body int, roles []string, day int) []Ref {
	rec := record(layout.SecBodies, body, 8)
	first, n := int(layout.U32(rec, 0)), int(layout.U32(rec, 4))
	var found []holder
	for i := first; i < first+n; i++ {
		t := term(int(layout.U32(record(layout.SecHolders, i, layout.HolderSize), 0)))
		rank := slices.Index(roles, str(t, layout.TermRole))
		if rank < 0 && len(roles) > 0 {
			continue
		}
		if h := holds(t, day); h != notHeld {
			found = append(found, holder{
				person: layout.U32(t, layout.TermPerson),
				rank:   rank,
				near:   h == heldNear,
				from:   firstDay(layout.U32(t, layout.TermFrom)),
			})
		}
	}
	slices.SortStableFunc(found, func(a, b holder) int {
		switch {
		case a.rank != b.rank:
			return a.rank - b.rank
		case a.near != b.near:
			if a.near {
				return 1
			}
			return -1
		}
		return b.from - a.from
	})
	return distinct(found)
}

// distinct drops repeated persons, and who only had the day's tolerance where
// somebody else held the same role on the day itself.
func distinct(found []holder) []Ref {
	var refs []Ref
	for i, h := range found {
		if h.near && slices.ContainsFunc(found[:i], func(o holder) bool { return o.rank == h.rank && !o.near }) {
			continue
		}
		r := makeRef(ClassPerson, int(h.person))
		if !slices.Contains(refs, r) {
			refs = append(refs, r)
		}
	}
	return refs
}

// Leaders returns whom a country's card shows on date, head of state first.
func Leaders(country string, date time.Time) []Ref {
	return Holders(country, "", []string{
		"supreme_leader", "monarch", "head_of_state", "head_of_government",
		"de_facto_leader", "party_leader", "crown_prince", "foreign_minister",
	}, date)
}

// organizationRef finds an organisation by its ID, with or without "org:", or
// by any name of it.
func organizationRef(name string) (Ref, bool) {
	id := "org:" + strings.TrimPrefix(name, "org:")
	for i, n := 0, count(layout.SecOrgs, layout.OrgSize); i < n; i++ {
		rec := record(layout.SecOrgs, i, layout.OrgSize)
		if str(rec, layout.EntityID) == id || str(rec, layout.EntityName) == name {
			return makeRef(ClassOrganization, i), true
		}
	}
	for _, c := range Lookup(name) {
		if c.Ref.Class() == ClassOrganization {
			return c.Ref, true
		}
	}
	return 0, false
}
