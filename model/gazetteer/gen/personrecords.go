package main

import (
	"slices"
	"strings"

	"dateline/model/gazetteer/layout"
)

func (b *builder) personRecord(p *person, i int) error {
	r := grow(&b.sections[layout.SecPersons], layout.PersonSize)
	b.str(r, layout.EntityID, p.id)
	b.str(r, layout.EntityName, p.name)
	country, err := b.country(p.country())
	if err != nil {
		return err
	}
	r.u16(layout.EntityCountry, country)
	r.u16(layout.PersonCount, uint16(len(p.terms)))
	r.u32(layout.PersonTerms, uint32(len(b.sections[layout.SecTerms])/layout.TermSize))
	for _, t := range slices.Concat(p.terms, p.held) {
		if err := b.termRecord(t, i); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) termRecord(t term, person int) error {
	r := grow(&b.sections[layout.SecTerms], layout.TermSize)
	b.str(r, layout.TermTitle, t.title)
	b.str(r, layout.TermRole, t.role)
	country, err := b.country(t.country)
	if err != nil {
		return err
	}
	r.u16(layout.TermCountry, country)
	r.u16(layout.TermOrg, layout.NoIndex)
	if t.org != "" {
		r.u16(layout.TermOrg, uint16(b.orgIndex[t.org]))
	}
	for _, f := range []struct {
		at   int
		date string
	}{{layout.TermFrom, t.start}, {layout.TermUntil, t.end}, {layout.TermAsOf, t.asof}} {
		d, err := packDate(f.date)
		if err != nil {
			return err
		}
		r.u32(f.at, d)
	}
	r.u32(layout.TermPerson, uint32(person))
	return nil
}

// holders groups the terms by the country or organisation they belong to.
func (b *builder) holders(people []person) error {
	countries := len(b.sections[layout.SecCountries]) / layout.CountrySize
	orgs := len(b.sections[layout.SecOrgs]) / layout.OrgSize
	lists := make([][]uint32, countries+orgs)
	n := uint32(0)
	for _, p := range people {
		n += uint32(len(p.terms))
		for _, t := range p.held {
			body := countries + b.orgIndex[t.org]
			if t.org == "" {
				body = b.countryIndex[t.country]
			}
			lists[body] = append(lists[body], n)
			n++
		}
	}
	first := uint32(0)
	for _, list := range lists {
		b.sections[layout.SecBodies] = appendU32(b.sections[layout.SecBodies], first, uint32(len(list)))
		b.sections[layout.SecHolders] = appendU32(b.sections[layout.SecHolders], list...)
		first += uint32(len(list))
	}
	return nil
}

// learnGivenNames adds the first words of two persons or more to the list of
// given names, and writes the list.
func (b *builder) learnGivenNames(people []person) {
	seen := map[string]int{}
	for _, p := range people {
		words := strings.Fields(layout.Key(p.name))
		if len(words) < 2 || familyFirst(p) {
			continue
		}
		if len(words[0]) > 2 && !particles[words[0]] && !b.names.words[words[0]] {
			seen[words[0]]++
		}
	}
	for w, n := range seen {
		if n >= 2 {
			b.names.given[w] = true
		}
	}
	var list []string
	for w := range b.names.given {
		list = append(list, w)
	}
	slices.Sort(list)
	b.sections[layout.SecGiven] = []byte(strings.Join(list, "\n") + "\n")
}
