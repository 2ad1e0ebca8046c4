package link

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
)

// presidencies are the states whose president leads, though there is a prime
// minister: there "leader" means the president.
const presidencies = " AO AZ BF BI BY CD CF CG CI CM CN CU CY DJ DZ EG ER ET GA GN GQ GW KE KM KR KZ LK MG ML MR MZ NE PE PS RU RW SD SN SY TD TG TJ TM TN TW TZ UG UZ VE YE ZA ZW "

// holder returns who alone held a post of a body on the date, zero where
// nobody or more than one person did.
func (l *Linker) holder(body gazetteer.Ref, p *post) gazetteer.Ref {
	key := tenure{body, p}
	if r, ok := l.tenures[key]; ok {
		return r
	}
	r := l.findHolder(body, p)
	l.tenures[key] = r
	return r
}

// tenure is a question to holder, which articles ask over and over.
type tenure struct {
	body gazetteer.Ref
	post *post
}

func (l *Linker) findHolder(body gazetteer.Ref, p *post) gazetteer.Ref {
	if p.words == "leader" {
		return l.ruler(body)
	}
	roles := p.roles
	if body.Class() == gazetteer.ClassOrganization && gazetteer.OrganizationKind(body) == "central_bank" {
		if code := gazetteer.CountryOf(body); code != "" {
			body, _ = gazetteer.CountryRef(code)
			roles = ofBank[:1]
		}
	} else if p.roles[0] == ofBank[0] || body.Class() == gazetteer.ClassCountry && p.words == "chief" {
		return 0 // a chairman of what?
	}
	for _, role := range roles {
		var found []gazetteer.Ref
		for _, r := range gazetteer.HoldersOf(body, []string{role}, l.date) {
			if l.holds(r, body, role, p.titles) {
				found = append(found, r)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
		if len(found) > 1 {
			return 0
		}
	}
	return 0
}

// ruler is the leader of a state: who rules alone, or the president where that
// office leads.
func (l *Linker) ruler(body gazetteer.Ref) gazetteer.Ref {
	if body.Class() != gazetteer.ClassCountry {
		return 0
	}
	supreme := gazetteer.HoldersOf(body, []string{"supreme_leader"}, l.date)
	president := l.holder(body, &presidentPost)
	if len(supreme) == 1 && (president == 0 || president == supreme[0]) {
		return supreme[0]
	}
	state := gazetteer.HoldersOf(body, []string{"head_of_state"}, l.date)
	government := gazetteer.HoldersOf(body, []string{"head_of_government"}, l.date)
	switch {
	case len(supreme) > 0 || len(state) > 1 || len(government) > 1:
		return 0
	case len(state) == 1 && (len(government) == 0 || government[0] == state[0]):
		return state[0]
	case len(state) == 1 && l.holds(state[0], body, "head_of_state", "leader"):
		return state[0]
	case president != 0 && strings.Contains(presidencies, " "+gazetteer.CountryOf(body)+" "):
		return president
	}
	return 0
}

var presidentPost = post{words: "president", roles: ofState[:2], titles: "president"}

// holds tells whether a person holds a role of a body on the date under one of
// the titles. A deputy's title is not that of whom it stands for.
func (l *Linker) holds(r, body gazetteer.Ref, role, titles string) bool {
	e := l.Entity(r)
	for i := range e.Offices {
		t := &e.Offices[i]
		if !t.Current || t.Role != role || !inBody(t, body) {
			continue
		}
		if hasTitle(t, titles) {
			return true
		}
	}
	return false
}

// hasTitle tells whether the title of a term has one of the forms.
func hasTitle(t *model.Term, forms string) bool {
	if forms == "" {
		return true
	}
	title := strings.ToLower(t.Title)
	for form := range strings.SplitSeq(forms, "|") {
		if at := strings.Index(title, form); at >= 0 && (t.Role == "deputy" || !subordinate(title[:at])) {
			return true
		}
	}
	return false
}

func inBody(t *model.Term, body gazetteer.Ref) bool {
	if body.Class() == gazetteer.ClassCountry {
		return t.Country == gazetteer.CountryOf(body)
	}
	return t.Organization == gazetteer.NameOf(body)
}

// subordinate tells whether the words before an office make it a lesser one.
func subordinate(before string) bool {
	return strings.Contains(before, "vice") || strings.Contains(before, "deputy") || strings.Contains(before, "assistant")
}
