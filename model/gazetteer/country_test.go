package gazetteer

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/model/gazetteer/layout"
)

func exists(r Ref) bool {
	n := 0
	switch r.Class() {
	case ClassCountry:
		n = count(layout.SecCountries, layout.CountrySize)
	case ClassPerson:
		n = count(layout.SecPersons, layout.PersonSize)
	case ClassOrganization:
		n = count(layout.SecOrgs, layout.OrgSize)
	case ClassCity:
		n = count(layout.SecCities, layout.CitySize)
	case ClassAdmin1:
		n = count(layout.SecAdmins, layout.AdminSize)
	case ClassRegion:
		n = count(layout.SecRegions, layout.RegionSize)
	}
	return r.index() < n
}

func TestCountryByCode(t *testing.T) {
	ir, ok := CountryByCode("IR")
	if !ok || ir.Name != "Iran" || ir.ISO3 != "IRN" || ir.Demonym != "Iranian" || !slices.Contains(ir.Capitals, "Tehran") || !slices.Contains(ir.Borders, "IQ") {
		t.Errorf("%+v", ir)
	}
	if af, _ := CountryByCode("AF"); strings.Contains(af.Official, "(") {
		t.Errorf("official name with a remark: %q", af.Official)
	}
	for _, code := range []string{"", "ZZ", "XA", "XS", "EU", "BRD", "ir"} {
		if _, ok := CountryByCode(code); ok {
			t.Errorf("%q is no country", code)
		}
	}
	for _, r := range everyRef(ClassCountry) {
		code := CountryOf(r)
		if back, ok := CountryRef(code); !ok || back != r || len(code) != 2 {
			t.Errorf("%s does not lead back to itself", code)
		}
	}
}

func TestValid(t *testing.T) {
	for _, c := range []struct {
		code, date string
		want       bool
	}{
		{"SU", "1987-07-01", true}, {"SU", "1991-12-26", true}, {"SU", "1992-01-01", false}, {"RU", "2015-11-23", true},
		{"DD", "1989-11-09", true}, {"DD", "1991-01-01", false}, {"BU", "1987-03-01", true}, {"BU", "2015-11-23", false},
		{"YU", "1999-03-24", true}, {"YU", "2005-01-01", true}, {"YU", "2007-01-01", false}, {"ZR", "1990-01-01", true},
		{"ZR", "2015-11-23", false}, {"CS", "1992-12-31", true}, {"CS", "1993-01-02", false}, {"ZZ", "2015-11-23", false},
	} {
		if got := Valid(c.code, day(t, c.date)); got != c.want {
			t.Errorf("%s on %s: %v", c.code, c.date, got)
		}
	}
	for code, want := range map[string]string{"SU": "RU", "DD": "DE", "ZR": "CD", "BU": "MM", "YD": "YE", "CS": "", "YU": "", "FR": "", "ZZ": ""} {
		if got := Successor(code); got != want {
			t.Errorf("successor of %s: %q, want %q", code, got, want)
		}
	}
}

// Every entity decodes, with an ID of its own class and a name that leads back
// to it (cities of unusual letters apart).
func TestEveryEntity(t *testing.T) {
	prefix := map[Class]string{ClassCountry: "country:", ClassOrganization: "org:", ClassCity: "geonames:", ClassAdmin1: "admin1:", ClassRegion: "place:"}
	for c, p := range prefix {
		ids := map[string]bool{}
		for _, r := range everyRef(c) {
			e := Entity(r, time.Time{})
			if !strings.HasPrefix(e.ID, p) || e.Name == "" || ids[e.ID] {
				t.Errorf("%v %q %q", r, e.ID, e.Name)
			}
			ids[e.ID] = true
			if e.Lat < -90 || e.Lat > 90 || e.Lon < -180 || e.Lon > 180 {
				t.Errorf("%s lies at %v, %v", e.ID, e.Lat, e.Lon)
			}
			if c != ClassCity && c != ClassAdmin1 && OrganizationKind(r) != "hidden" && find(Lookup(e.Name), e.ID) < 0 && find(Lookup(strings.TrimPrefix(e.Name, "The ")), e.ID) < 0 {
				t.Errorf("%s: its name %q does not find it", e.ID, e.Name)
			}
		}
		if len(ids) == 0 {
			t.Errorf("no %s", p)
		}
	}
	if e := Entity(0, time.Time{}); e.ID != "" || Ref(0).Kind() != 0 || CountryOf(0) != "" || Population(0) != 0 || Admin1Of(0) != "" {
		t.Error("the zero Ref is something")
	}
}
