package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"dateline/model/gazetteer"
	"dateline/model/gazetteer/layout"
)

// places reads first-level regions, cities, press names of both, and the other
// regions of the world.
func (b *builder) places() error {
	for _, step := range []func() error{b.admins, b.cities, b.pressNames, b.regions} {
		if err := step(); err != nil {
			return err
		}
	}
	b.preferCities()
	return nil
}

// common tells whether a place's name is also a common word or a first name.
func (b *builder) common(s string) bool {
	key := layout.Key(s)
	return b.names.words[key] || b.names.given[key]
}

func (b *builder) cities() error {
	t, err := readTable(b.dir, "cities.tsv")
	if err != nil {
		return err
	}
	if err := b.mendTable(t, "cities", "geonameid"); err != nil {
		return err
	}
	b.cityIndex = map[string]int{}
	centres := make([]centre, len(b.adminIndex))
	for i, row := range t.rows {
		id := t.get(row, "geonameid")
		b.cityIndex[id] = i
		if err := b.city(t, row, i, centres); err != nil {
			return fmt.Errorf("cities.tsv: %s: %w", id, err)
		}
	}
	for i, c := range centres {
		if c.weight > 0 {
			r := rec(b.sections[layout.SecAdmins][i*layout.AdminSize:])
			r.u32(layout.PlaceLat, uint32(int32(math.Round(c.lat/c.weight*1e5))))
			r.u32(layout.PlaceLon, uint32(int32(math.Round(c.lon/c.weight*1e5))))
		}
	}
	return nil
}

func (b *builder) city(t *table, row []string, i int, centres []centre) error {
	number := func(column string) float64 {
		v, _ := strconv.ParseFloat(t.get(row, column), 64)
		return v
	}
	country := t.get(row, "country")
	ci, err := b.country(country)
	if err != nil {
		return err
	}
	title := t.get(row, "name")
	id, err := strconv.ParseUint(t.get(row, "geonameid"), 10, 32)
	if err != nil {
		return err
	}
	lat, lon, population := number("lat"), number("lon"), uint32(number("population"))
	r := grow(&b.sections[layout.SecCities], layout.CitySize)
	r.u32(layout.EntityID, uint32(id))
	b.str(r, layout.EntityName, title)
	r.u16(layout.EntityCountry, ci)
	r.u16(layout.CityAdmin, layout.NoIndex)
	if a, ok := b.adminIndex[country+"."+t.get(row, "admin1")]; ok {
		r.u16(layout.CityAdmin, uint16(a))
		w := float64(population) + 1
		centres[a].lat += lat * w
		centres[a].lon += lon * w
		centres[a].weight += w
	}
	_, named := b.capitals[country+":"+layout.Key(title)]
	if t.get(row, "feature") == "PPLC" || named && population > 20000 && t.get(row, "feature") != "PPL" {
		r.u32(layout.CityPopulation, population|layout.Capital)
	} else {
		r.u32(layout.CityPopulation, population)
	}
	r.u32(layout.CityLat, uint32(int32(math.Round(lat*1e5))))
	r.u32(layout.CityLon, uint32(int32(math.Round(lon*1e5))))
	n := name{ref: ref(layout.ClassCity, i), role: gazetteer.RoleName, weight: cityWeight(population, t.get(row, "feature") == "PPLC")}
	n.ambiguous = b.doubtfulCity(title, population, t.get(row, "feature") == "PPLC")
	b.addCity(title, n)
	if short := riverless(title); short != "" && country == "GB" {
		b.addCity(short, n)
	}
	return nil
}

// riverless returns the name of a British town without the water that tells it
// from its namesakes, "" where there is none: Southend-on-Sea, Newcastle upon
// Tyne. News of the region leaves it out.
func riverless(s string) string {
	for _, on := range []string{"-on-", "-upon-", " on ", " upon ", "-under-"} {
		if short, _, ok := strings.Cut(s, on); ok && len(short) > 3 {
			return short
		}
	}
	return ""
}

// shortened are the words that begin the names of towns and that news writes
// in short, or in full where the table has them short.
var shortened = [...]struct{ long, short string }{{"Saint ", "St. "}, {"Saint ", "St "}, {"Sainte ", "Ste. "}, {"Fort ", "Ft. "}, {"Mount ", "Mt. "}}

// addCity adds a name with its article, which is part of it: The Hague.
func (b *builder) addCity(s string, n name) {
	for _, w := range shortened {
		if rest, ok := strings.CutPrefix(s, w.long); ok {
			b.names.add(w.short+rest, n)
		} else if rest, ok := strings.CutPrefix(s, w.short); ok {
			b.names.add(w.long+rest, n)
		}
	}
	if bare(s) != s {
		b.names.put(s, n)
		return
	}
	b.names.add(s, n)
}

// doubtfulCity tells whether a city's name rather means something else: a common
// word always, a name of people unless the city is large or a capital.
func (b *builder) doubtfulCity(s string, population uint32, capital bool) bool {
	key := layout.Key(s)
	large := population >= 1_000_000 || capital && population >= 100_000
	return len(key) < 3 || b.names.words[key] || !large && (b.names.given[key] || b.names.surnames[key])
}

// cityWeight maps inhabitants to 0..230: 5,000 to about 60, a million to 170;
// capitals count ten times their size.
func cityWeight(population uint32, capital bool) uint8 {
	p := max(float64(population), 1)
	if capital {
		p *= 10
	}
	return uint8(min(230, max(1, (math.Log10(p)-2.2)*45)))
}

// inPress is what a city gains in weight by having names of the press: it is
// in the news more than its size says, as Bethlehem.
const inPress = 25

// pressNames adds the names that the English-language press uses for cities
// that GeoNames writes otherwise. The number, the country and GeoNames' own
// name must agree with the cities table.
func (b *builder) pressNames() error {
	t, err := readTable(b.dir, "city_names.tsv")
	if err != nil {
		return err
	}
	for _, row := range t.rows {
		id := t.get(row, "geonameid")
		i, ok := b.cityIndex[id]
		if !ok {
			return fmt.Errorf("city_names.tsv: no city %s", id)
		}
		r := rec(b.sections[layout.SecCities][i*layout.CitySize:])
		own := layout.Str(string(b.strings.data), layout.U32(string(r), layout.EntityName))
		country := b.codes[layout.U16(string(r), layout.EntityCountry)]
		if own != t.get(row, "geonames") || country != t.get(row, "country") {
			return fmt.Errorf("city_names.tsv: city %s is %s in %s, not %s in %s", id, own, country, t.get(row, "geonames"), t.get(row, "country"))
		}
		population := layout.U32(string(r), layout.CityPopulation)
		n := name{ref: ref(layout.ClassCity, i), role: gazetteer.RoleAlias,
			weight: min(230, cityWeight(population&^layout.Capital, population&layout.Capital != 0)+inPress)}
		for _, s := range t.list(row, "names") {
			n.ambiguous = b.doubtfulCity(s, population&^layout.Capital, population&layout.Capital != 0)
			n.role = gazetteer.RoleAlias
			if isAcronym(s) {
				n.role, n.ambiguous = gazetteer.RoleAcronym, true
			}
			b.addCity(s, n)
		}
		if title := t.get(row, "title"); title != "" {
			b.str(r, layout.EntityName, title)
			n.role, n.ambiguous = gazetteer.RoleName, b.doubtfulCity(title, population&^layout.Capital, population&layout.Capital != 0)
			b.addCity(title, n)
		}
	}
	return nil
}

// regionWeight is that of a region whose row states none.
const regionWeight = 200

func (b *builder) regions() error {
	t, err := readTable(b.dir, "regions.tsv")
	if err != nil {
		return err
	}
	for i, row := range t.rows {
		country, err := b.country(t.get(row, "country"))
		if err != nil {
			return fmt.Errorf("regions.tsv: %w", err)
		}
		r := grow(&b.sections[layout.SecRegions], layout.RegionSize)
		b.str(r, layout.EntityID, "place:"+t.get(row, "id"))
		b.str(r, layout.EntityName, t.get(row, "name"))
		r.u16(layout.EntityCountry, country)
		for _, f := range []struct {
			at     int
			column string
		}{{layout.PlaceLat, "lat"}, {layout.PlaceLon, "lon"}} {
			v, err := strconv.ParseFloat(t.get(row, f.column), 64)
			if err != nil {
				return fmt.Errorf("regions.tsv: %s: %w", t.get(row, "id"), err)
			}
			r.u32(f.at, uint32(int32(math.Round(v*1e5))))
		}
		ambiguous := map[string]bool{}
		for _, s := range t.list(row, "ambiguous") {
			ambiguous[s] = true
		}
		n := name{ref: ref(layout.ClassRegion, i), weight: regionWeight}
		if w, err := strconv.ParseUint(t.get(row, "weight"), 10, 8); err == nil {
			n.weight = uint8(w)
		}
		for _, column := range []string{"name", "aliases", "demonyms"} {
			for _, s := range t.list(row, column) {
				n.role = map[string]gazetteer.Role{"name": gazetteer.RoleName, "aliases": gazetteer.RoleAlias, "demonyms": gazetteer.RoleDemonym}[column]
				n.ambiguous = ambiguous[s]
				b.names.add(s, n)
			}
		}
	}
	return nil
}
