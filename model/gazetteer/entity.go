package gazetteer

import (
	"strconv"
	"time"

	"dateline/model"
	"dateline/model/gazetteer/layout"
)

// Entity decodes r. The offices of a person are all known terms, newest first,
// each marked whether it was held on date.
func Entity(r Ref, date time.Time) model.Entity {
	rec := of(r)
	if rec == "" {
		return model.Entity{}
	}
	e := model.Entity{Kind: r.Kind()}
	switch r.Class() {
	case ClassCountry:
		e.Country = str(rec, layout.CountryCode)
		e.ID = "country:" + e.Country
		e.Name = str(rec, layout.CountryName)
		return e
	case ClassCity:
		e.ID = "geonames:" + strconv.FormatUint(uint64(layout.U32(rec, layout.EntityID)), 10)
		e.Lat, e.Lon = degrees(rec, layout.CityLat), degrees(rec, layout.CityLon)
	case ClassAdmin1, ClassRegion:
		e.ID = str(rec, layout.EntityID)
		e.Lat, e.Lon = degrees(rec, layout.PlaceLat), degrees(rec, layout.PlaceLon)
	default:
		e.ID = str(rec, layout.EntityID)
	}
	e.Name = str(rec, layout.EntityName)
	e.Country = code(layout.U16(rec, layout.EntityCountry))
	if r.Class() == ClassPerson {
		e.Offices = offices(rec, date)
		e.Leader = len(e.Offices) > 0
		e.Country = countryOn(rec, e.Offices, date)
	}
	return e
}

// NameOf returns the main name of r without decoding the rest.
func NameOf(r Ref) string {
	rec := of(r)
	switch {
	case rec == "":
		return ""
	case r.Class() == ClassCountry:
		return str(rec, layout.CountryName)
	}
	return str(rec, layout.EntityName)
}

func degrees(rec string, field int) float64 {
	return float64(int32(layout.U32(rec, field))) / 1e5
}

// code returns the code of country i, "" for NoIndex.
func code(i uint32) string {
	if i == layout.NoIndex {
		return ""
	}
	return str(record(layout.SecCountries, int(i), layout.CountrySize), layout.CountryCode)
}

// CountryOf returns the code of the country that r is or lies in; of a person
// that of the latest office; of an organisation that of the state it is an
// organ of. "" where there is none. It allocates nothing.
func CountryOf(r Ref) string {
	rec := of(r)
	switch {
	case rec == "":
		return ""
	case r.Class() == ClassCountry:
		return str(rec, layout.CountryCode)
	}
	return code(layout.U16(rec, layout.EntityCountry))
}

// Position returns where a place lies in 1/100000 degree, of a region its middle; ok is
// false for what has no position. It allocates nothing.
func Position(r Ref) (lat, lon int32, ok bool) {
	at := layout.PlaceLat
	switch r.Class() {
	case ClassCity:
		at = layout.CityLat
	case ClassAdmin1, ClassRegion:
	default:
		return 0, 0, false
	}
	rec := of(r)
	lat, lon = int32(layout.U32(rec, at)), int32(layout.U32(rec, at+4))
	return lat, lon, lat != 0 || lon != 0
}

// Population returns the inhabitants of a city, 0 for all else.
func Population(r Ref) int {
	if r.Class() != ClassCity {
		return 0
	}
	return int(layout.U32(of(r), layout.CityPopulation) &^ layout.Capital)
}

// IsCapital tells whether r is a capital, or a seat of government, of its country.
func IsCapital(r Ref) bool {
	return r.Class() == ClassCity && layout.U32(of(r), layout.CityPopulation)&layout.Capital != 0
}

// Admin1Of returns the code of the first-level region of a city or region, as
// "US.TX", "" where there is none.
func Admin1Of(r Ref) string {
	switch r.Class() {
	case ClassAdmin1:
		return str(of(r), layout.EntityID)[len("admin1:"):]
	case ClassCity:
		if i := layout.U16(of(r), layout.CityAdmin); i != layout.NoIndex {
			return Admin1Of(makeRef(ClassAdmin1, int(i)))
		}
	}
	return ""
}

// IsStateOrgan tells whether r is an organisation that is an organ of a state:
// a ministry, army, parliament, central bank, security force.
func IsStateOrgan(r Ref) bool {
	return r.Class() == ClassOrganization && of(r)[layout.OrgOrgan] == 1
}

// SeatOf returns the code of the country in which an organisation sits, whether
// or not it is an organ of it; "" where the tables do not say. It allocates nothing.
func SeatOf(r Ref) string {
	if r.Class() != ClassOrganization {
		return ""
	}
	return code(layout.U16(of(r), layout.OrgSeat))
}

// OrganizationKind returns the kind of an organisation in the tables: igo,
// agency, company, party…
func OrganizationKind(r Ref) string {
	if r.Class() != ClassOrganization {
		return ""
	}
	return str(of(r), layout.OrgKind)
}
