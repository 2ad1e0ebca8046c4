package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/model/gazetteer/layout"
)

// heirs puts states that follow each other into one family, in which the same
// name is the same person.
var heirs = map[string]string{
	"SU": "RU", "DD": "DE", "CS": "CZ", "SK": "CZ", "ZR": "CD", "BU": "MM", "YD": "YE", "HV": "BF", "RH": "ZW",
	"RS": "YU", "ME": "YU", "HR": "YU", "SI": "YU", "BA": "YU", "MK": "YU", "XK": "YU",
}

func family(country string) string {
	if to := heirs[country]; to != "" {
		return to
	}
	return country
}

// mergePeople groups rows into persons: by Q-number; by name within a country
// where the terms touch, whatever the numbers say; by name alone between an
// organisation and the one country that knows the name.
func mergePeople(rows []term) []person {
	g := newGroups(len(rows))
	byQ, byName, countries := map[string]int{}, map[string][]int{}, map[string][]int{}
	for i := range rows {
		r := &rows[i]
		if r.qid != "" {
			if j, ok := byQ[r.qid]; ok {
				g.join(i, j)
			}
			byQ[r.qid] = i
		}
		for _, n := range append([]string{r.name}, r.aliases...) {
			k := looseKey(n)
			if r.org == "" {
				k2 := family(r.country) + ":" + k
				byName[k2] = append(byName[k2], i)
			}
			countries[k] = append(countries[k], i)
		}
	}
	for _, list := range byName {
		for x, i := range list {
			for _, j := range list[:x] {
				a, b := &rows[i], &rows[j]
				gap := 12
				if a.qid != "" && b.qid != "" && a.qid != b.qid {
					gap = 1
				}
				if strings.Contains(looseKey(a.name), " ") && touching(a, b, gap) {
					g.join(i, j)
				}
			}
		}
	}
	joinOrganizations(rows, countries, g)
	return collect(rows, g)
}

func joinOrganizations(rows []term, byName map[string][]int, g *groups) {
	for i := range rows {
		if rows[i].org == "" {
			continue
		}
		var home []int // groups of countries that know the name
		for _, n := range append([]string{rows[i].name}, rows[i].aliases...) {
			k := looseKey(n)
			if !strings.Contains(k, " ") {
				continue
			}
			for _, j := range byName[k] {
				if rows[j].org != "" {
					g.join(i, j)
				} else if !slices.Contains(home, g.find(j)) {
					home = append(home, g.find(j))
				}
			}
		}
		if len(home) == 1 {
			g.join(i, home[0])
		}
	}
}

// looseKey folds a name so that spellings of one person meet: no particles, no
// initials, one form of the common transliterations.
func looseKey(s string) string {
	words := strings.Fields(strings.ReplaceAll(layout.Key(s), "'", ""))
	var out []string
	for _, w := range words {
		switch {
		case len(w) == 1 || w == "al" || w == "el" || w == "bin" || w == "ibn":
		default:
			out = append(out, canonical(w))
		}
	}
	return strings.Join(out, " ")
}

func collect(rows []term, g *groups) []person {
	members := map[int][]int{}
	var roots []int
	for i := range rows {
		r := g.find(i)
		if members[r] == nil {
			roots = append(roots, r)
		}
		members[r] = append(members[r], i)
	}
	people := make([]person, 0, len(roots))
	for _, r := range roots {
		people = append(people, onePerson(rows, members[r]))
	}
	slices.SortStableFunc(people, func(a, b person) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.qid, b.qid), strings.Compare(a.terms[0].start, b.terms[0].start))
	})
	taken := map[string]int{}
	for i := range people {
		p := &people[i]
		if p.id = p.qid; p.id == "" {
			p.id = "person:" + strings.NewReplacer(" ", "-", "'", "").Replace(layout.Key(p.name))
		}
		if taken[p.id]++; taken[p.id] > 1 {
			p.id = fmt.Sprintf("%s-%d", p.id, taken[p.id])
		}
	}
	return people
}

// onePerson names a person: as hand rows do, which use the press form, else as
// most rows do. Of several Q-numbers the most frequent stands.
func onePerson(rows []term, members []int) person {
	votes, qids := map[string]int{}, map[string]int{}
	var p person
	for _, i := range members {
		r := rows[i]
		v := 1
		switch {
		case strings.Contains(r.source, "dateline"):
			v = 10000
		case strings.Contains(r.source, "hand"):
			v = 100
		}
		votes[r.name] += v
		if r.qid != "" {
			qids[r.qid]++
		}
		p.aliases = append(p.aliases, r.name)
		p.aliases = append(p.aliases, r.aliases...)
		p.terms = append(p.terms, r)
	}
	p.name, p.qid = most(votes), most(qids)
	p.terms = mergeTerms(p.terms)
	slices.Sort(p.aliases)
	p.aliases = slices.Compact(p.aliases)
	return p
}

func most(votes map[string]int) string {
	best := ""
	for s, n := range votes {
		if best == "" || n > votes[best] || n == votes[best] && s < best {
			best = s
		}
	}
	return best
}

// groups is a union-find over row numbers.
type groups struct{ parent []int }

func newGroups(n int) *groups {
	g := &groups{parent: make([]int, n)}
	for i := range g.parent {
		g.parent[i] = i
	}
	return g
}

func (g *groups) find(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

func (g *groups) join(i, j int) {
	a, b := g.find(i), g.find(j)
	g.parent[max(a, b)] = min(a, b)
}
