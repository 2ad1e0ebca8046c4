package main

import (
	"fmt"
	"slices"
	"strings"

	"dateline/model/gazetteer"
	"dateline/model/gazetteer/layout"
)

// organs are the kinds of organisations.tsv that are organs of the state named
// in home. "authority" is a body that governs without being a state of its own.
var organs = map[string]bool{
	"military": true, "central_bank": true, "parliament": true, "ministry": true, "court": true, "police": true, "government": true,
}

// organizations reads the tables of bodies that hold and give offices, of other
// bodies and of companies; titles are looked up among them. All have the same
// columns.
func (b *builder) organizations() error {
	for _, name := range [...]string{"organizations", "bodies", "companies"} {
		if err := b.organizationTable(name); err != nil {
			return err
		}
	}
	return nil
}

// teams reads the clubs. They come behind the persons, so that no title is
// taken for that of a club's officer: "National Leader" leads no baseball team.
func (b *builder) teams() error { return b.organizationTable("teams") }

func (b *builder) organizationTable(name string) error {
	t, err := readTable(b.dir, name+".tsv")
	if err != nil {
		return err
	}
	if err := b.mendTable(t, name, "id"); err != nil {
		return err
	}
	for _, row := range t.rows {
		id, home, kind := t.get(row, "id"), t.get(row, "home"), t.get(row, "kind")
		if _, ok := b.orgIndex[id]; ok {
			return fmt.Errorf("%s: two organisations are called %q", t.file, id)
		}
		i := len(b.orgSlugs)
		b.orgIndex[id] = i
		b.orgSlugs = append(b.orgSlugs, id)
		r := grow(&b.sections[layout.SecOrgs], layout.OrgSize)
		b.str(r, layout.EntityID, "org:"+id)
		b.str(r, layout.EntityName, stripBrackets(t.get(row, "name")))
		b.str(r, layout.OrgKind, kind)
		r.u16(layout.EntityCountry, layout.NoIndex)
		c, err := b.country(home)
		if err != nil {
			return fmt.Errorf("%s: %s: %w", t.file, id, err)
		}
		r.u16(layout.OrgSeat, c)
		if home != "" && (organs[kind] || kind == "agency") {
			r.u16(layout.EntityCountry, c)
			r.u8(layout.OrgOrgan, 1)
		}
		b.organizationNames(t, row, i)
	}
	return nil
}

func (b *builder) organizationNames(t *table, row []string, i int) {
	kind := t.get(row, "kind")
	if kind == "hidden" {
		return
	}
	weight := map[string]uint8{"igo": 200, "alliance": 200, "agency": 180, "party": 140, "company": 140, "team": 140}[kind]
	if weight == 0 {
		weight = 160
	}
	ambiguous := t.list(row, "ambiguous")
	add := func(s string, role gazetteer.Role) {
		if stripped := stripBrackets(s); stripped != s {
			if s != t.get(row, "name") {
				return // "X (formerly Twitter)", "Congress (I)"
			}
			b.names.add(stripped, name{ref: ref(layout.ClassOrganization, i), role: role, weight: weight, ambiguous: true})
			return
		}
		doubtful := slices.Contains(ambiguous, s) || b.names.words[layout.Key(bare(s))] && role != gazetteer.RoleAcronym
		b.names.add(s, name{ref: ref(layout.ClassOrganization, i), role: role, weight: weight, ambiguous: doubtful})
	}
	full := t.get(row, "name")
	aliases := t.list(row, "aliases")
	add(full, gazetteer.RoleName)
	for _, a := range aliases {
		if isAcronym(bare(a)) {
			add(a, gazetteer.RoleAcronym)
		} else {
			add(a, gazetteer.RoleAlias)
		}
	}
	if a := t.get(row, "acronym"); a != "" {
		ticker := kind == "company" && a != full && !slices.Contains(aliases, a) && !initials(a, full)
		b.names.add(a, name{ref: ref(layout.ClassOrganization, i), role: gazetteer.RoleAcronym, weight: weight,
			ambiguous: ticker || slices.Contains(ambiguous, a)})
	}
}

// initials tells whether an acronym can be read off a name: IBM no, but
// "General Motors" GM. A company's acronym that is neither is a stock ticker.
func initials(acronym, full string) bool {
	var got strings.Builder
	for _, w := range strings.FieldsFunc(full, func(r rune) bool { return r == ' ' || r == '-' }) {
		got.WriteString(w[:1])
	}
	return len(acronym) > 2 && strings.EqualFold(got.String(), acronym)
}
