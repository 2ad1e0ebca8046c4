package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/model/gazetteer/layout"
)

// term is one row of leaders.tsv, or several that say the same.
type term struct {
	country, org   string // code; slug of an organisation
	role, title    string
	roles          []string // role and those of merged copies
	start, end     string
	asof           string
	name, qid      string
	aliases        []string
	source         string
	updated, first bool
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
	terms    []term
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
	closeTerms(rows)
	people := mergePeople(rows)
	b.learnGivenNames(people)
	for i := range people {
		if err := b.personRecord(&people[i], i); err != nil {
			return fmt.Errorf("leaders.tsv: %s: %w", people[i].name, err)
		}
		b.personNames(&people[i], i)
	}
	return b.holders(people)
}

func (b *builder) readTerms(t *table) ([]term, error) {
	var rows []term
	for _, row := range t.rows {
		r := term{
			country: t.get(row, "country"), role: t.get(row, "role"), title: t.get(row, "title"),
			start: t.get(row, "start"), end: t.get(row, "end"), asof: t.get(row, "asof"),
			name: cleanName(t.get(row, "name")), qid: t.get(row, "qid"), source: t.get(row, "sources"),
		}
		if raw := t.get(row, "name"); raw != r.name {
			r.aliases = append(r.aliases, stripBrackets(raw))
		}
		for _, a := range t.list(row, "aliases") {
			r.aliases = append(r.aliases, cleanName(a))
		}
		r.updated = r.source == "world-leaders-current"
		r.title = strings.NewReplacer("Defence Minister", "Defense Minister", "Secretary General", "Secretary-General").Replace(r.title)
		if to := merged[r.country]; to != "" {
			r.country = to
		}
		if r.country == "XS" {
			r.country, r.title = "GB", r.title+" of Scotland"
			r.role = "regional_leader"
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
		r.roles = []string{r.role}
		rows = append(rows, r)
	}
	return rows, nil
}

// cleanName drops titles of nobility and brackets: "Jim Wallace, Baron Wallace
// of Tankerness".
func cleanName(s string) string {
	s = stripBrackets(s)
	if head, tail, ok := strings.Cut(s, ", "); ok {
		for _, rank := range []string{"Baron", "Viscount", "Earl", "Duke", "Count", "Prince", "Lord", "Marquess", "Lady", "Jr"} {
			if strings.HasPrefix(tail, rank) {
				s = head
				if rank == "Jr" {
					s += " Jr"
				}
			}
		}
	}
	for _, h := range []string{"Pope ", "Dr. ", "Dr ", "Sir ", "Sheikh ", "General ", "Gen. ", "Prince ", "Princess ", "King ", "Queen ", "Emperor ", "Sultan ", "Sayyid ", "Dame ", "Lord ", "Baroness ", "Baron ", "Empress ", "Emir ", "Crown Prince ", "Ayatollah ", "Colonel ", "Captain ", "Admiral ", "Marshal "} {
		if rest, ok := strings.CutPrefix(s, h); ok && strings.Contains(rest, " ") {
			s = rest
		}
	}
	return s
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

func mergeTerms(list []term) []term {
	slices.SortStableFunc(list, func(a, b term) int {
		return cmp.Or(strings.Compare(a.country, b.country), strings.Compare(a.org, b.org),
			strings.Compare(a.title, b.title), strings.Compare(a.start, b.start), roleRank(a.role)-roleRank(b.role))
	})
	var out []term
	for _, t := range list {
		if len(out) > 0 {
			o := &out[len(out)-1]
			if o.country == t.country && o.org == t.org && o.title == t.title && joins(o, &t) {
				absorb(o, &t)
				continue
			}
		}
		out = append(out, t)
	}
	slices.SortStableFunc(out, func(a, b term) int {
		return cmp.Or(-strings.Compare(a.start, b.start), roleRank(a.role)-roleRank(b.role), strings.Compare(a.title, b.title))
	})
	return out
}

// joins tells whether t goes on where o ends, or repeats it.
func joins(o, t *term) bool {
	if o.start == t.start || o.end == "" {
		return true
	}
	return t.start != "" && dayNumber(t.start) <= dayNumber(o.end)+31
}

func absorb(o, t *term) {
	if o.end != "" && (t.end == "" || t.end > o.end) {
		if o.start == t.start && t.end == "" {
			// A copy that never saw the end: the one that did is right.
		} else {
			o.end, o.asof = t.end, t.asof
		}
	} else if o.end == "" && t.end == "" {
		o.asof = max(o.asof, t.asof)
	} else if o.end == "" && o.start == t.start {
		o.end, o.asof = t.end, ""
	}
	for _, r := range t.roles {
		if !slices.Contains(o.roles, r) {
			o.roles = append(o.roles, r)
		}
	}
	if roleRank(t.role) < roleRank(o.role) {
		o.role = t.role
	}
}

func dayNumber(date string) int {
	d, err := packDate(date)
	if err != nil {
		return 0
	}
	y, m, day := layout.Unpack(d)
	return y*372 + max(m-1, 0)*31 + max(day-1, 0)
}

// roleRank orders roles from the most to the least telling.
func roleRank(role string) int {
	for i, r := range []string{"supreme_leader", "monarch", "head_of_state", "head_of_government", "de_facto_leader",
		"head_of_organization", "party_leader", "organization_leader", "crown_prince", "governor_general", "deputy",
		"foreign_minister", "defence_minister", "interior_minister", "finance_minister"} {
		if r == role {
			return i
		}
	}
	return 20
}
