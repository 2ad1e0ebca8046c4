package gazetteer

import (
	_ "embed" // the tables
	"sync"

	"github.com/blevesearch/vellum"

	"dateline/model/gazetteer/layout"
)

// The generated data. It stays where the linker put it: slices of it are
// handed out, nothing is copied to the heap.
var (
	//go:embed data/names.fst
	namesFST []byte
	//go:embed data/filter.bin
	filterBits string
	//go:embed data/entities.bin
	entities string
)

// automaton opens the name index, once. The data is ours and tested, so an
// error can only mean a broken build; then no name is known.
var automaton = sync.OnceValue(func() *vellum.FST {
	fst, err := vellum.Load(namesFST)
	if err != nil {
		return nil
	}
	return fst
})

// section returns one table of the entities file.
func section(s int) string {
	at := layout.U32(entities, s*8)
	return entities[at : at+layout.U32(entities, s*8+4)]
}

// record returns record i of a table whose records have size bytes.
func record(s, i, size int) string {
	at := int(layout.U32(entities, s*8)) + i*size
	return entities[at : at+size]
}

func count(s, size int) int { return int(layout.U32(entities, s*8+4)) / size }

func str(rec string, field int) string {
	at := layout.U32(entities, layout.SecStrings*8)
	return layout.Str(entities[at:], layout.U32(rec, field))
}

// of returns the record of any entity.
func of(r Ref) string {
	i := r.index()
	switch r.Class() {
	case ClassCountry:
		return record(layout.SecCountries, i, layout.CountrySize)
	case ClassPerson:
		return record(layout.SecPersons, i, layout.PersonSize)
	case ClassOrganization:
		return record(layout.SecOrgs, i, layout.OrgSize)
	case ClassCity:
		return record(layout.SecCities, i, layout.CitySize)
	case ClassAdmin1:
		return record(layout.SecAdmins, i, layout.AdminSize)
	case ClassRegion:
		return record(layout.SecRegions, i, layout.RegionSize)
	}
	return ""
}
