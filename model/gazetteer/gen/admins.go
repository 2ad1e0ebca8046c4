package main

import (
	"strings"

	"dateline/model/gazetteer"
	"dateline/model/gazetteer/layout"
)

// preferCities lowers the weight of a first-level region that shares its name
// with a large city of the same country: Donetsk, Hamburg, Valencia.
func (b *builder) preferCities() {
	country := func(section, size int, ref uint32) uint32 {
		at := int(ref&(1<<layout.ClassShift-1)) * size
		return layout.U16(string(b.sections[section][at:at+size]), layout.EntityCountry)
	}
	for _, list := range b.names.byKey {
		for i, region := range list {
			if region.ref>>layout.ClassShift != layout.ClassAdmin1 {
				continue
			}
			for _, city := range list {
				if city.ref>>layout.ClassShift == layout.ClassCity && city.weight >= 125 &&
					country(layout.SecCities, layout.CitySize, city.ref) == country(layout.SecAdmins, layout.AdminSize, region.ref) {
					list[i].weight = min(list[i].weight, 110)
				}
			}
		}
	}
}

type centre struct{ lat, lon, weight float64 }

func (b *builder) admins() error {
	t, err := readTable(b.dir, "admin1.tsv")
	if err != nil {
		return err
	}
	if err := b.mendTable(t, "admin1", "code"); err != nil {
		return err
	}
	b.adminIndex = map[string]int{}
	for i, row := range t.rows {
		code := t.get(row, "code")
		b.adminIndex[code] = i
		country, err := b.country(code[:2])
		if err != nil {
			return err
		}
		r := grow(&b.sections[layout.SecAdmins], layout.AdminSize)
		b.str(r, layout.EntityID, "admin1:"+code)
		b.str(r, layout.EntityName, t.get(row, "name"))
		r.u16(layout.EntityCountry, country)
		n := name{ref: ref(layout.ClassAdmin1, i), weight: adminWeight(code[:2])}
		for k, s := range append([]string{t.get(row, "name")}, t.list(row, "aliases")...) {
			n.role = gazetteer.RoleAlias
			if k == 0 {
				n.role = gazetteer.RoleName
			}
			n.ambiguous = b.common(s) || b.names.surnames[layout.Key(s)] && n.weight < 190 || len(layout.Key(s)) < 4 && k == 0
			if isAcronym(s) && k > 0 {
				n.role = gazetteer.RoleAcronym
				n.ambiguous = true // TX, but also OK, IN, ME
			} else if strings.HasSuffix(s, ".") {
				n.ambiguous = true
			}
			if compass(s) {
				s += " Region"
			}
			b.names.add(s, n)
		}
		n.role, n.ambiguous = gazetteer.RoleDemonym, false
		for _, s := range t.list(row, "demonyms") {
			b.names.add(s, n)
		}
	}
	return nil
}

// compass tells whether the name of a region says no more than where in its
// state it lies: South West, Centre.
func compass(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(strings.ReplaceAll(s, "-", " "))) {
		switch w {
		case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center",
			"northeast", "northwest", "southeast", "southwest", "upper", "lower", "far", "nord", "sud", "est", "ouest":
		default:
			return false
		}
	}
	return true
}

// adminWeight ranks the regions of the states that news names by region above
// the cities that share their names.
func adminWeight(country string) uint8 {
	switch country {
	case "US", "CA", "AU", "IN", "CN", "DE", "RU", "BR", "MX", "GB", "ES", "IT", "FR", "UA":
		return 190
	}
	return 110
}
