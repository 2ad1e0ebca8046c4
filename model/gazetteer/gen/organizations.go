package main

import (
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

func (b *builder) organizations() error {
	t, err := readTable(b.dir, "organizations.tsv")
	if err != nil {
		return err
	}
	if err := b.mendTable(t, "organizations", "id"); err != nil {
		return err
	}
	b.orgIndex = map[string]int{}
	for i, row := range t.rows {
		b.orgIndex[t.get(row, "id")] = i
		b.orgSlugs = append(b.orgSlugs, t.get(row, "id"))
		r := grow(&b.sections[layout.SecOrgs], layout.OrgSize)
		b.str(r, layout.EntityID, "org:"+t.get(row, "id"))
		b.str(r, layout.EntityName, stripBrackets(t.get(row, "name")))
		b.str(r, layout.OrgKind, t.get(row, "kind"))
		r.u16(layout.EntityCountry, layout.NoIndex)
		home, kind := t.get(row, "home"), t.get(row, "kind")
		r.u16(layout.OrgSeat, layout.NoIndex)
		if home != "" {
			c, err := b.country(home)
			if err != nil {
				return err
			}
			r.u16(layout.OrgSeat, c)
			if organs[kind] || kind == "agency" {
				r.u16(layout.EntityCountry, c)
				r.u8(layout.OrgOrgan, 1)
			}
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
	weight := map[string]uint8{"igo": 200, "alliance": 200, "agency": 180, "party": 140, "company": 140}[kind]
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
