package gazetteer

import (
	"strconv"
	"strings"

	"dateline/model/gazetteer/layout"
)

// ByID returns the entity of an ID as Entity gives it. The records of its class
// are looked through, which takes up to a tenth of a millisecond: no index is
// built for what only a reader's own corrections ask.
func ByID(id string) (Ref, bool) {
	prefix, rest, _ := strings.Cut(id, ":")
	switch prefix {
	case "":
		return 0, false
	case "country":
		return CountryRef(rest)
	case "geonames":
		return cityByNumber(rest)
	case "org":
		return scan(ClassOrganization, layout.SecOrgs, layout.OrgSize, id)
	case "admin1":
		return scan(ClassAdmin1, layout.SecAdmins, layout.AdminSize, id)
	case "place":
		return scan(ClassRegion, layout.SecRegions, layout.RegionSize, id)
	}
	return scan(ClassPerson, layout.SecPersons, layout.PersonSize, id) // Q7747, person:slug
}

func scan(c Class, section, size int, id string) (Ref, bool) {
	for i, n := 0, count(section, size); i < n; i++ {
		if str(record(section, i, size), layout.EntityID) == id {
			return makeRef(c, i), true
		}
	}
	return 0, false
}

func cityByNumber(number string) (Ref, bool) {
	want, err := strconv.ParseUint(number, 10, 32)
	if err != nil || strconv.FormatUint(want, 10) != number {
		return 0, false
	}
	for i, n := 0, count(layout.SecCities, layout.CitySize); i < n; i++ {
		if layout.U32(record(layout.SecCities, i, layout.CitySize), layout.EntityID) == uint32(want) {
			return makeRef(ClassCity, i), true
		}
	}
	return 0, false
}
