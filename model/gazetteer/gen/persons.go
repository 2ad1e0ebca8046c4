package main

import (
	"fmt"
	"strings"
)

// term is one row of leaders.tsv, or several that say the same.
type term struct {
	country, org string // code; slug of an organisation
	role, title  string
	start, end   string
	asof         string
	name, qid    string
	aliases      []string
	source       string
	updated      bool
}

// bodies are the codes of leaders.tsv that are no countries, and the
// organisation of organizations.tsv that they stand for.
var bodies = map[string]string{
	"UN": "united-nations", "EU": "european-union", "NATO": "north-atlantic-treaty-organization",
	"ECB": "european-central-bank", "IMF": "international-monetary-fund", "WB": "world-bank",
	"WHO": "world-health-organization", "WTO": "world-trade-organization",
	"IAEA": "international-atomic-energy-agency", "OPEC": "organization-of-the-petroleum-exporting-countries",
	"AU_ORG": "african-union", "LAS": "arab-league", "UNHCR": "united-nations-high-commissioner-for-refugees",
	"OHCHR": "office-of-the-high-commissioner-for-human-rights",
	"OSCE":  "organization-for-security-and-co-operation-in-europe",
	"OECD":  "organisation-for-economic-co-operation-and-development", "ICC": "international-criminal-court",
	"XQ": "al-qaeda", "XA": "abkhazia", "XC": "northern-cyprus", "XL": "somaliland",
	"XO": "south-ossetia", "XT": "transnistria", "XD": "donetsk-people-s-republic", "XN": "nagorno-karabakh",
}

// person is all terms of one human being.
type person struct {
	id, name string
	qid      string
	aliases  []string
	terms    []term // as shown: one per title and stretch, newest first
	held     []term // one per role, for who held a role on a day
}

func (b *builder) persons() error {
	t, err := readTable(b.dir, "leaders.tsv")
	if err != nil {
		return err
	}
	if err := b.mendTable(t, "leaders", "name"); err != nil {
		return err
	}
	rows, err := b.readTerms(t)
	if err != nil {
		return err
	}
	dropForeignAliases(rows)
	closeTerms(rows)
	others, err := b.withoutOffice()
	if err != nil {
		return err
	}
	people := mergePeople(rows, others)
	b.learnGivenNames(people)
	b.state(people)
	for i := range people {
		if err := b.personRecord(&people[i], i); err != nil {
			return fmt.Errorf("leaders.tsv: %s: %w", people[i].name, err)
		}
		b.personNames(&people[i], i)
	}
	b.sharedSurnames()
	return b.holders(people)
}

// withoutOffice reads the persons in the news who held no office that the
// tables know.
func (b *builder) withoutOffice() ([]person, error) {
	t, err := readTable(b.dir, "persons.tsv")
	if err != nil {
		return nil, err
	}
	var list []person
	for _, row := range t.rows {
		list = append(list, person{name: t.get(row, "name"), aliases: t.list(row, "aliases")})
	}
	return list, nil
}

func (b *builder) readTerms(t *table) ([]term, error) {
	var rows []term
	for _, row := range t.rows {
		r := term{
			country: t.get(row, "country"), role: t.get(row, "role"), title: t.get(row, "title"),
			start: t.get(row, "start"), end: t.get(row, "end"), asof: t.get(row, "asof"),
			name: cleanName(t.get(row, "name")), qid: t.get(row, "qid"), source: t.get(row, "sources"),
		}
		r.name = pressForm(r.country, r.name)
		r.aliases = cleanAliases(t.get(row, "name"), t.list(row, "aliases"))
		r.updated = r.source == "world-leaders-current"
		r.title = strings.NewReplacer("Defence Minister", "Defense Minister", "Secretary General", "Secretary-General").Replace(r.title)
		if to := merged[r.country]; to != "" {
			r.country = to
		}
		if r.country == "XS" {
			r.country, r.title = "GB", r.title+" of Scotland"
			r.role = "regional_leader"
		}
		if r.role == "organization_leader" {
			if slug := b.leads(r.title); slug != "" {
				r.country = "org:" + slug
			}
		}
		if slug := bodies[r.country]; slug != "" {
			if _, ok := b.orgIndex[slug]; !ok {
				return nil, fmt.Errorf("leaders.tsv: %s stands for %s, which is no organisation", r.country, slug)
			}
			r.country, r.org = "", slug
		} else if slug, ok := strings.CutPrefix(r.country, "org:"); ok {
			if _, ok := b.orgIndex[slug]; !ok {
				return nil, fmt.Errorf("leaders.tsv: no organisation %s", slug)
			}
			r.country, r.org = "", slug
		} else if _, err := b.country(r.country); err != nil {
			return nil, fmt.Errorf("leaders.tsv: %s: %w", r.name, err)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// solo are the roles that one person at a time holds, so that a successor's
// start ends an open term.
var solo = map[string]bool{
	"head_of_government": true, "head_of_state": true, "monarch": true, "foreign_minister": true, "supreme_leader": true,
	"defence_minister": true, "finance_minister": true, "interior_minister": true, "head_of_organization": true,
}

// closeTerms ends an open term where a later one of the same office begins: an
// update that replaces a holder, and snapshots that never saw a term end.
// Collective heads of state are left alone.
func closeTerms(rows []term) {
	for i := range rows {
		r := &rows[i]
		if r.end != "" || !solo[r.role] || r.country == "BA" || r.country == "SM" || r.country == "AD" || r.country == "CH" {
			continue
		}
		next := ""
		for _, o := range rows {
			same := o.country == r.country && o.org == r.org && o.role == r.role && o.start > r.start && o.name != r.name
			if same && (o.title == r.title || o.updated) && (next == "" || o.start < next) {
				next = o.start
			}
		}
		if next != "" {
			r.end, r.asof = next, ""
		}
	}
}

// touching tells whether two terms overlap or lie at most so many years apart.
func touching(a, b *term, years int) bool {
	end := func(t *term) int {
		if t.end == "" {
			return 9999
		}
		return year(t.end)
	}
	return year(a.start) <= end(b)+years && year(b.start) <= end(a)+years
}

func year(date string) int {
	y := 0
	fmt.Sscanf(date, "%4d", &y)
	return y
}
