package query

import (
	"slices"
	"strings"
	"testing"

	"dateline/model/gazetteer"
)

func TestRegions(t *testing.T) {
	seen := map[string]string{}
	for _, r := range Regions() {
		if len(r.Codes) == 0 || !slices.IsSorted(r.Codes) {
			t.Errorf("%s: %v", r.Name, r.Codes)
		}
		for _, c := range r.Codes {
			if f, ok := gazetteer.CountryByCode(c); !ok || f.Kind != "state" && f.Kind != "territory" {
				t.Errorf("%s: %s is no country (%s)", r.Name, c, f.Kind)
			}
		}
		for _, name := range append([]string{r.Name}, r.Aliases...) {
			if other, ok := seen[name]; ok {
				t.Errorf("%s is %s and %s", name, other, r.Name)
			}
			seen[name] = r.Name
			if got, ok := RegionNamed("The " + strings.ToUpper(name)); !ok || got.Name != r.Name {
				t.Errorf("%s: %s, want %s", name, got.Name, r.Name)
			}
		}
	}
	for _, table := range [][]region{geographic[:], newsRegions[:], unions[:]} {
		for _, r := range table {
			own := strings.Fields(r.parts)
			if !slices.IsSorted(own) && !strings.Contains(r.parts, "+") {
				t.Errorf("%s: codes out of order", r.name)
			}
			for i, part := range own {
				if name := strings.ReplaceAll(strings.TrimPrefix(part, "+"), "_", " "); part[0] == '+' && seen[name] != name || slices.Contains(own[:i], part) {
					t.Errorf("%s: %s", r.name, part)
				}
			}
		}
	}
}

// The parts of the world are cut as the gazetteer's tables have them, which name
// them a little otherwise: each of its countries lies in just one of them.
func TestGeography(t *testing.T) {
	parts := map[string]string{
		"Northern Africa": "north africa", "Western Africa": "west africa", "Middle Africa": "central africa", "Eastern Africa": "east africa", "Southern Africa": "southern africa",
		"Northern America": "north america", "Central America": "central america", "Caribbean": "caribbean", "South America": "south america",
		"Central Asia": "central asia", "Eastern Asia": "east asia", "Southeast Asia": "southeast asia", "Southern Asia": "south asia", "Western Asia": "west asia",
		"Eastern Europe": "eastern europe", "Northern Europe": "northern europe", "Southern Europe": "southern europe", "Western Europe": "western europe",
		"Australia and New Zealand": "australasia", "Melanesia": "melanesia", "Micronesia": "micronesia", "Polynesia": "polynesia",
	}
	in := map[string][]string{}
	for _, name := range parts {
		r, _ := RegionNamed(name)
		for _, c := range r.Codes {
			in[c] = append(in[c], name)
		}
	}
	for _, c := range countries() {
		if c.Kind != "state" && c.Kind != "territory" || c.Code == "AQ" {
			continue
		}
		if got := in[c.Code]; len(got) != 1 {
			t.Errorf("%s (%s) lies in %v, the tables say %s", c.Code, c.Name, got, c.Subregion)
		} else if want := parts[c.Subregion]; want != "" && got[0] != want {
			t.Errorf("%s (%s) lies in %v, the tables say %s", c.Code, c.Name, got, c.Subregion)
		}
	}
	for name, sum := range map[string]int{"africa": 60, "eu": 27, "nato": 32, "asean": 11, "g20": 19, "arab league": 22, "african union": 55, "commonwealth": 56, "opec": 12, "ecowas": 12, "sadc": 16, "caricom": 15, "schengen": 29, "eurozone": 21} {
		if r, _ := RegionNamed(name); len(r.Codes) != sum {
			t.Errorf("%s has %d countries, want %d", name, len(r.Codes), sum)
		}
	}
}
