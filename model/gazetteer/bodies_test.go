package gazetteer

import (
	"testing"
	"time"

	"dateline/model"
)

// Bodies are found by their names and short forms; only organs of a state bring
// its country along.
func TestBodies(t *testing.T) {
	for _, c := range []struct {
		name, id, kind, country string
		ambiguous               bool
	}{
		{"Commodity Futures Trading Commission", "org:commodity-futures-trading-commission", "agency", "US", false},
		{"CFTC", "org:commodity-futures-trading-commission", "agency", "US", false},
		{"Bundeskartellamt", "org:bundeskartellamt", "agency", "DE", false},
		{"Federal Cartel Office", "org:bundeskartellamt", "agency", "DE", false},
		{"METI", "org:ministry-of-economy-trade-and-industry", "ministry", "JP", false},
		{"Global Affairs Canada", "org:global-affairs-canada", "ministry", "CA", false},
		{"Saeima", "org:saeima", "parliament", "LV", false},
		{"Sabor", "org:sabor", "parliament", "HR", false},
		{"Senate Judiciary Committee", "org:senate-judiciary-committee", "parliament", "US", false},
		{"Audiencia Nacional", "org:audiencia-nacional", "court", "ES", false},
		{"Bank of Uganda", "org:bank-of-uganda", "central_bank", "UG", false},
		{"New York Fed", "org:federal-reserve-bank-of-new-york", "central_bank", "US", false},
		{"Garda Síochána", "org:garda-siochana", "police", "IE", false},
		{"Wehrmacht", "org:wehrmacht", "military", "DE", false},
		{"State Law and Order Restoration Council", "org:state-law-and-order-restoration-council", "government", "MM", false},
		{"Union for French Democracy", "org:union-for-french-democracy", "party", "", false},
		{"Janata Dal", "org:janata-dal", "party", "", false},
		{"PRD", "org:party-of-the-democratic-revolution", "party", "", true},
		{"Democratic Action", "org:democratic-action", "party", "", true},
		{"Stern Gang", "org:stern-gang", "armed_group", "", false},
		{"AFL-CIO", "org:afl-cio", "union", "", false},
		{"IG Metall", "org:ig-metall", "union", "", false},
		{"Massachusetts Institute of Technology", "org:massachusetts-institute-of-technology", "university", "", false},
		{"Yale", "org:yale-university", "university", "", false},
		{"Mayo Clinic", "org:mayo-clinic", "hospital", "", false},
		{"National Basketball Association", "org:national-basketball-association", "federation", "", false},
		{"Rolling Stones", "org:rolling-stones", "culture", "", false},
		{"Nirvana", "org:nirvana", "culture", "", true},
		{"Southern Baptist Convention", "org:southern-baptist-convention", "church", "", false},
		{"International Grains Council", "org:international-grains-council", "igo", "", false},
		{"Cairns Group", "org:cairns-group", "igo", "", false},
	} {
		list := Lookup(c.name)
		i := find(list, c.id)
		if i < 0 {
			t.Errorf("%q does not find %s", c.name, c.id)
			continue
		}
		r := list[i].Ref
		if got := OrganizationKind(r); got != c.kind || r.Kind() != model.Organization {
			t.Errorf("%s is of kind %q, want %q", c.id, got, c.kind)
		}
		if list[i].Ambiguous != c.ambiguous {
			t.Errorf("%q: ambiguous %v, want %v", c.name, list[i].Ambiguous, c.ambiguous)
		}
		if got := CountryOf(r); got != c.country {
			t.Errorf("%s brings %q along, want %q", c.id, got, c.country)
		}
	}
}

// A name that an older body or a place has first stays with it.
func TestBodiesTakeNoNames(t *testing.T) {
	for name, id := range map[string]string{
		"SDF": "org:syrian-democratic-forces", "ICC": "org:international-criminal-court", "IPCC": "org:intergovernmental-panel-on-climate-change",
		"Georgia": "country:GE", "Labour Party": "org:labour-party", "Princeton": "geonames:5102922",
	} {
		list := Lookup(name)
		if len(list) == 0 || Entity(list[0].Ref, time.Time{}).ID != id {
			t.Errorf("%q is %v first, want %s", name, list, id)
		}
	}
}

// Persons without an office are found by their full names.
func TestPersonsWithoutOffice(t *testing.T) {
	for name, id := range map[string]string{
		"Shamil Basayev": "person:shamil-basayev", "Steffi Graf": "person:steffi-graf", "Paul Volcker": "person:paul-volcker",
		"Jesse Jackson": "person:jesse-jackson", "Aleksandr Solzhenitsyn": "person:alexander-solzhenitsyn", "Edward Kennedy": "person:ted-kennedy",
	} {
		if list := Lookup(name); find(list, id) != 0 || list[0].Role == RoleSurname {
			t.Errorf("%q: %v", name, list)
		}
	}
}
