package main

import (
	"cmp"
	"slices"
	"strings"

	"dateline/model/gazetteer/layout"
)

// mergeTerms joins terms of one person that say the same or go on in each
// other: of one title where perRole is false, else of one title and role.
func mergeTerms(list []term, perRole bool) []term {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b term) int {
		c := cmp.Or(strings.Compare(a.country, b.country), strings.Compare(a.org, b.org), strings.Compare(a.title, b.title))
		if perRole {
			c = cmp.Or(c, strings.Compare(a.role, b.role))
		}
		return cmp.Or(c, strings.Compare(a.start, b.start), roleRank(a.role)-roleRank(b.role))
	})
	var out []term
	for _, t := range list {
		if len(out) > 0 {
			o := &out[len(out)-1]
			if o.country == t.country && o.org == t.org && o.title == t.title && (!perRole || o.role == t.role) && joins(o, &t) {
				absorb(o, &t)
				continue
			}
		}
		out = append(out, t)
	}
	slices.SortStableFunc(out, func(a, b term) int {
		return cmp.Or(aside(a)-aside(b), -strings.Compare(a.start, b.start), roleRank(a.role)-roleRank(b.role),
			strings.Compare(a.title, b.title), strings.Compare(a.country, b.country))
	})
	return out
}

// aside puts last the crowns that come with another office: the French
// president is a prince of Andorra, the British monarch has realms.
func aside(t term) int {
	if t.title == "Co-Prince" || t.role == "monarch" && realms[t.country] {
		return 1
	}
	return 0
}

// realms are the states whose monarch is the British one.
var realms = set("AG AU BB BS BZ CA GD JM KN LC MU NZ PG SB TV VC")

// joins tells whether t goes on where o ends, or repeats it.
func joins(o, t *term) bool {
	if o.start == t.start || o.end == "" {
		return true
	}
	return t.start != "" && dayNumber(t.start) <= dayNumber(o.end)+31
}

// absorb lets o also stand for t. Of two ends of one stretch that of the more
// telling role stands; otherwise the later.
func absorb(o, t *term) {
	better := roleRank(t.role) < roleRank(o.role)
	switch {
	case o.start == t.start && o.role == t.role:
		if o.end == "" && t.end != "" { // a snapshot that never saw the end
			o.end, o.asof = t.end, ""
		} else if o.end == "" {
			o.asof = max(o.asof, t.asof)
		}
	case o.start == t.start:
		if better {
			o.end, o.asof = t.end, t.asof
		}
	case o.end != "" && (t.end == "" || t.end > o.end):
		o.end, o.asof = t.end, t.asof
	case o.end == "" && t.end == "":
		o.asof = max(o.asof, t.asof)
	}
	if better {
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
