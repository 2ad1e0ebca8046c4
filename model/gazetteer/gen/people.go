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
func mergePeople(rows []term, others []person) []person {
	g := newGroups(len(rows))
	byQ, byName, countries := map[string]int{}, map[string][]int{}, map[string][]int{}
	for i := range rows {
		r := &rows[i]
		if r.qid != "" {
			if j, ok := byQ[r.qid]; !ok {
				byQ[r.qid] = i
			} else if sameNames(r, &rows[j]) {
				g.join(i, j)
			}
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
	for key, list := range byName {
		if !strings.Contains(key, " ") {
			continue // one word is not enough to go by
		}
		for x, i := range list {
			for _, j := range list[:x] {
				a, b := &rows[i], &rows[j]
				gap := 12
				if a.qid != "" && b.qid != "" && a.qid != b.qid {
					gap = 1
				}
				if touching(a, b, gap) {
					g.join(i, j)
				}
			}
		}
	}
	joinMonarchs(rows, g)
	joinOrganizations(rows, countries, g)
	return collect(rows, others, g)
}

// sameNames guards against a Q-number that slipped to a neighbouring row: the
// names must have something in common, or one be listed as alias of the other.
func sameNames(a, b *term) bool {
	return related(a.name, b.name) || slices.Contains(a.aliases, b.name) || slices.Contains(b.aliases, a.name)
}

// joinMonarchs makes one person of the monarch of several realms.
func joinMonarchs(rows []term, g *groups) {
	first := map[string]int{}
	for i := range rows {
		if r := &rows[i]; r.role == "monarch" && (realms[r.country] || r.country == "GB") {
			if j, ok := first[r.name]; ok {
				g.join(i, j)
			} else {
				first[r.name] = i
			}
		}
	}
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
	if len(out) < 2 {
		return strings.Join(words, " ") // P. W. Botha
	}
	return strings.Join(out, " ")
}

func collect(rows []term, others []person, g *groups) []person {
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
	people = append(people, others...)
	slices.SortStableFunc(people, func(a, b person) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.qid, b.qid), strings.Compare(a.start(), b.start()))
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
	p.terms, p.held = mergeTerms(p.terms, false), mergeTerms(p.terms, true)
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

// country is the code of the latest office, "" where there is none.
func (p *person) country() string {
	if len(p.terms) == 0 {
		return ""
	}
	return p.terms[0].country
}

func (p *person) start() string {
	if len(p.terms) == 0 {
		return ""
	}
	return p.terms[0].start
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
