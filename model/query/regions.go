package query

import (
	"slices"
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
)

// RegionInfo is a named part of the world, or a union of states.
type RegionInfo struct {
	Name    string
	Aliases []string
	Codes   []string // of its countries, sorted
}

// Keys are the countries of the region.
func (r RegionInfo) Keys() []model.EntityKey {
	keys := make([]model.EntityKey, len(r.Codes))
	for i, c := range r.Codes {
		keys[i] = countryKey(c)
	}
	return keys
}

// region is a row of the table. Codes in parts are those of countries; a name
// behind a + is that of another row, whose countries belong to it too.
type region struct{ name, aliases, parts string }

// RegionNamed returns the region of a name or alias: case, accents, hyphens and a
// leading "the" make no difference.
func RegionNamed(name string) (RegionInfo, bool) {
	name = regionKey(name)
	for _, table := range [][]region{geographic[:], newsRegions[:], unions[:]} {
		for i := range table {
			r := &table[i]
			if r.name == name || slices.Contains(r.names(), name) {
				return r.info(), true
			}
		}
	}
	return RegionInfo{}, false
}

// Regions returns all regions: the parts of the world first, then the unions.
func Regions() []RegionInfo {
	var out []RegionInfo
	for _, table := range [][]region{geographic[:], newsRegions[:], unions[:]} {
		for i := range table {
			out = append(out, table[i].info())
		}
	}
	return out
}

func regionKey(name string) string {
	name = strings.ReplaceAll(gazetteer.Fold(name), "-", " ")
	return strings.TrimPrefix(strings.Join(strings.Fields(name), " "), "the ")
}

func (r *region) names() []string {
	if r.aliases == "" {
		return nil
	}
	return strings.Split(r.aliases, "|")
}

func (r *region) info() RegionInfo {
	codes := r.codes()
	slices.Sort(codes)
	return RegionInfo{r.name, r.names(), slices.Compact(codes)}
}

func (r *region) codes() []string {
	var out []string
	for _, part := range strings.Fields(r.parts) {
		if part[0] != '+' {
			out = append(out, part)
			continue
		}
		name := strings.ReplaceAll(part[1:], "_", " ")
		for _, table := range [][]region{geographic[:], newsRegions[:]} {
			for i := range table {
				if table[i].name == name {
					out = append(out, table[i].codes()...)
				}
			}
		}
	}
	return out
}

func regionNames() []string {
	var out []string
	for _, r := range Regions() {
		out = append(append(out, r.Name), r.Aliases...)
	}
	return out
}
