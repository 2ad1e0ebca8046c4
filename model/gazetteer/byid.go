package gazetteer

import (
	"strconv"
	"strings"

	"dateline/model/gazetteer/layout"
)

// ByID returns the entity of an ID as Entity gives it. The records are looked
// through, which takes up to a tenth of a millisecond: no index is built for
// what only a reader's own corrections ask.
func ByID(id string) (Ref, bool) {
	prefix, rest, _ := strings.Cut(id, ":")
	switch {
	case id == "":
		return 0, false
	case prefix == "country":
		return CountryRef(rest)
	case prefix == "geonames":
		n, err := strconv.ParseUint(rest, 10, 32)
		if err != nil || strconv.FormatUint(n, 10) != rest {
			return 0, false
		}
		return cityByNumber(uint32(n))
	}
	for _, t := range [...]struct {
		class         Class
		section, size int
	}{
		{ClassPerson, layout.SecPersons, layout.PersonSize},
		{ClassOrganization, layout.SecOrgs, layout.OrgSize},
		{ClassAdmin1, layout.SecAdmins, layout.AdminSize},
		{ClassRegion, layout.SecRegions, layout.RegionSize},
	} {
		for i, n := 0, count(t.section, t.size); i < n; i++ {
			if str(record(t.section, i, t.size), layout.EntityID) == id {
				return makeRef(t.class, i), true
			}
		}
	}
	return 0, false
}

func cityByNumber(number uint32) (Ref, bool) {
	for i, n := 0, count(layout.SecCities, layout.CitySize); i < n; i++ {
		if layout.U32(record(layout.SecCities, i, layout.CitySize), layout.EntityID) == number {
			return makeRef(ClassCity, i), true
		}
	}
	return 0, false
}
