package main

import (
	"fmt"
	"slices"
	"strings"

	"dateline/model/gazetteer"
	"dateline/model/gazetteer/layout"
)

// merged are the made-up codes of the tables and today's state that stands for
// them; their names become names of that state.
var merged = map[string]string{
	"BRD": "DE", "YAR": "YE", "NVN": "VN", "VD": "VN", "KHM1": "KH", "SWA": "NA", "SCG": "YU",
}

func (b *builder) countries() error {
	t, err := readTable(b.dir, "countries.tsv")
	if err != nil {
		return err
	}
	if err := b.mendTable(t, "countries", "iso2"); err != nil {
		return err
	}
	var main, extra [][]string
	for _, row := range t.rows {
		switch code := t.get(row, "iso2"); {
		case merged[code] != "":
			extra = append(extra, row)
		case len(code) != 2:
			return fmt.Errorf("countries.tsv: made-up code %s is not merged", code)
		default:
			main = append(main, row)
		}
	}
	slices.SortFunc(main, func(x, y []string) int { return strings.Compare(t.get(x, "iso2"), t.get(y, "iso2")) })
	b.countryIndex, b.capitals = map[string]int{}, map[string]string{}
	for i, row := range main {
		code := t.get(row, "iso2")
		if _, ok := b.countryIndex[code]; ok {
			return fmt.Errorf("countries.tsv: %s stands twice", code)
		}
		b.countryIndex[code] = i
		b.codes = append(b.codes, code)
		b.countryRecord(t, row)
	}
	for _, row := range append(main, extra...) {
		code := t.get(row, "iso2")
		if to := merged[code]; to != "" {
			b.countryIndex[code] = b.countryIndex[to]
		}
		b.countryNames(t, row, b.countryIndex[code])
	}
	return nil
}

func (b *builder) countryRecord(t *table, row []string) {
	r := grow(&b.sections[layout.SecCountries], layout.CountrySize)
	code := t.get(row, "iso2")
	for _, f := range []struct {
		at     int
		column string
	}{
		{layout.CountryCode, "iso2"}, {layout.CountryISO3, "iso3"}, {layout.CountryName, "name"},
		{layout.CountryKind, "kind"}, {layout.CountryRegion, "region"}, {layout.CountrySubregion, "subregion"},
		{layout.CountryFrom, "valid_from"}, {layout.CountryTo, "valid_to"},
		{layout.CountryBorders, "borders"}, {layout.CountrySuccessors, "successors"},
	} {
		b.str(r, f.at, t.get(row, f.column))
	}
	b.str(r, layout.CountryOfficial, stripBrackets(t.get(row, "official")))
	demonym, _, _ := strings.Cut(t.get(row, "demonym_adj"), "|")
	b.str(r, layout.CountryDemonym, demonym)
	var capitals []string
	for _, c := range t.list(row, "capitals") {
		b.capitals[code+":"+layout.Key(c)] = c
		if !slices.ContainsFunc(capitals, func(o string) bool { return layout.Key(o) == layout.Key(c) }) {
			capitals = append(capitals, c)
		}
	}
	b.str(r, layout.CountryCapitals, strings.Join(capitals, "|"))
}

// countryNames adds the names of a row, country index i.
func (b *builder) countryNames(t *table, row []string, i int) {
	r, own := ref(layout.ClassCountry, i), merged[t.get(row, "iso2")] == ""
	kind := t.get(row, "kind")
	weight := uint8(255)
	switch kind {
	case "territory":
		weight = 235
	case "historic":
		weight = 240
	}
	add := func(s string, role gazetteer.Role) {
		b.names.add(stripBrackets(s), name{ref: r, role: role, weight: weight})
	}
	if own {
		add(t.get(row, "name"), gazetteer.RoleName)
		add(t.get(row, "official"), gazetteer.RoleAlias)
	} else {
		add(t.get(row, "name"), gazetteer.RoleAlias)
	}
	for _, a := range t.list(row, "aliases") {
		if isAcronym(bare(a)) {
			add(a, gazetteer.RoleAcronym)
		} else {
			add(a, gazetteer.RoleAlias)
		}
	}
	for _, column := range []string{"demonym_noun", "demonym_adj", "demonym_plural"} {
		for _, d := range t.list(row, column) {
			add(d, gazetteer.RoleDemonym)
			if column != "demonym_plural" && pluralises(d) {
				add(d+"s", gazetteer.RoleDemonym)
			}
		}
	}
	for _, m := range t.list(row, "metonyms") {
		add(m, gazetteer.RoleMetonym)
	}
}

// pluralises tells whether a demonym takes a regular plural: Iranian, Iraqi,
// Thai, but neither Chinese nor Danish.
func pluralises(d string) bool {
	for _, end := range []string{"ian", "ean", "an", "ani", "ari", "ati", "eni", "oni", "rki", "aqi", "eli", "ali", "shi", "rti", "nder", "ger", "er"} {
		if strings.HasSuffix(d, end) {
			return !strings.HasSuffix(d, "woman") && !strings.HasSuffix(d, "man")
		}
	}
	return false
}

// isAcronym tells whether a form is written in capitals only: UAE, U.S., G20.
func isAcronym(s string) bool {
	letters := 0
	for _, c := range s {
		switch {
		case 'A' <= c && c <= 'Z':
			letters++
		case c == '.' || c == '-' || '0' <= c && c <= '9' || c == '&' || c == '+':
		default:
			return false
		}
	}
	return letters >= 1 && letters <= 8
}
