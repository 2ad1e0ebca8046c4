package main

import (
	"slices"
	"strings"

	"dateline/model/gazetteer"
	"dateline/model/gazetteer/layout"
)

// particles stand before a last name and belong to it.
var particles = set("al el ul bin ben ibn bint de da do dos das del della di von van der den le la du ter ten abu abd abdel abdul ould mac st y e of zu")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// personWeight ranks persons by their highest office.
func personWeight(p *person) uint8 {
	w := uint8(120)
	for _, t := range p.held {
		v := uint8(130)
		switch t.role {
		case "supreme_leader", "head_of_state", "monarch", "head_of_government":
			v = 240
		case "head_of_organization", "de_facto_leader", "organization_leader":
			v = 220
		case "foreign_minister", "party_leader", "crown_prince", "military_leader", "council_president", "security_adviser":
			v = 190
		case "defence_minister", "deputy", "opposition_leader", "central_bank_governor":
			v = 170
		case "interior_minister", "finance_minister":
			v = 150
		}
		if year(t.start) < 1985 && t.end != "" && year(t.end) < 1985 {
			v /= 2
		}
		w = max(w, v)
	}
	return w
}

func (b *builder) personNames(p *person, i int) {
	n := name{ref: ref(layout.ClassPerson, i), weight: personWeight(p)}
	full := append([]string{p.name}, p.aliases...)
	surnames := map[string]bool{}
	for k, s := range full {
		s = stripBrackets(s)
		words := strings.Fields(s)
		n.role = gazetteer.RoleAlias
		if k == 0 {
			n.role = gazetteer.RoleName
		}
		if len(words) == 1 && k > 0 {
			n.role = gazetteer.RoleSurname // "Lula", "Tedros"
		}
		n.ambiguous = len(words) == 1 && b.common(s)
		b.names.add(s, n)
		n.role, n.ambiguous = gazetteer.RoleAlias, false
		for _, v := range shorter(words, p) {
			b.names.add(v, n)
		}
		for _, v := range spellings(words) {
			if !free(b.stated.full, v, i) {
				continue
			}
			b.names.add(v, n)
			for _, last := range lastNames(strings.Fields(v), p) {
				surnames[last] = true
			}
		}
		for _, last := range lastNames(words, p) {
			surnames[last] = true
		}
		if k == 0 || n.weight >= wellKnown {
			b.respell(p, i, words, n, surnames)
		}
	}
	for _, s := range knownBy[layout.Key(p.name)] {
		if len(strings.Fields(s)) == 1 {
			surnames[s] = true
		} else {
			b.names.add(s, n)
		}
	}
	n.role = gazetteer.RoleSurname
	var list []string
	for s := range surnames {
		list = append(list, s)
	}
	slices.Sort(list)
	for _, s := range list {
		key := layout.Key(s)
		n.ambiguous = b.common(s) || b.names.surnames[key] || len(key) < 3
		b.names.add(s, n)
	}
}

// sharedSurnames marks the family names that many leaders bear: Kim, Singh.
func (b *builder) sharedSurnames() {
	const many = 5
	for _, list := range b.names.byKey {
		bearers := 0
		for _, n := range list {
			if n.role == gazetteer.RoleSurname {
				bearers++
			}
		}
		for i := range list {
			if bearers >= many && list[i].role == gazetteer.RoleSurname {
				list[i].ambiguous = true
			}
		}
	}
}

// familyFirst tells whether the family name comes first, as the press writes
// Chinese, Korean and Vietnamese names.
func familyFirst(p person) bool {
	words := strings.Fields(p.name)
	switch p.country() {
	case "CN", "TW", "KP", "KR", "VN":
		return len(words) > 1 && !strings.Contains(words[0], "-") && (p.country() != "KR" || !strings.Contains(words[len(words)-1], ".") && len(words[0]) <= 6)
	case "SG", "HK", "MO", "MY":
		return len(words) == 3 && families[strings.ToLower(words[0])] || len(words) == 2 && strings.Contains(words[1], "-")
	}
	return p.country() == "" && len(words) == 2 && strings.Contains(words[1], "-") && families[strings.ToLower(words[0])]
}

var families = set("ban lee goh lim ong wong chan tan teo ng yeo tharman leung tung donald ho chui chee gan khaw tsang heng chun")

// lastNames returns the forms that stand for a person by the family name alone:
// with its particles and without.
func lastNames(words []string, p *person) []string {
	words = withoutRealm(words)
	var list []string
	add := func(words ...string) {
		s := strings.Join(words, " ")
		if len(s) > 1 && s[0] != '(' {
			list = append(list, s)
		}
	}
	if len(words) < 2 {
		return nil
	}
	monarch := slices.ContainsFunc(p.terms, func(t term) bool { return t.role == "monarch" || t.role == "religious_leader" })
	if monarch && !strings.EqualFold(words[0], "Al") {
		add(words[0])
	}
	if calledByFirst[p.country()] && len(words[0]) > 3 && !strings.Contains(words[0], ".") {
		add(words[0])
	}
	if familyFirst(*p) {
		add(words[0])
		if p.country() == "VN" {
			add(words[len(words)-1])
		}
		return list
	}
	if p.country() == "MM" || monarch && strings.Trim(words[len(words)-1], "IVX") == "" {
		return list // no family names; numbers of kings
	}
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	last := words[len(words)-1]
	from := len(words) - 1
	for from > 1 && particles[layout.Key(words[from-1])] {
		from--
	}
	filial := from < len(words)-1 && filials[layout.Key(words[len(words)-2])]
	if !filial && len(words) > 1 {
		add(last)
	}
	if from < len(words)-1 {
		add(words[from:]...)
	}
	if head, tail, ok := cutArticle(last); ok {
		add(tail)
		add(head, tail)
	}
	if iberian[p.country()] && len(words) >= 3 && len(words) < 6 && from == len(words)-1 && !particles[layout.Key(words[len(words)-2])] {
		second := words[len(words)-2]
		add(second, last)
		if len(words) >= 4 || !commonSecond(second) {
			add(second)
		}
	}
	if from < len(words)-1 && from >= 2 && iberian[p.country()] {
		add(words[from-1:]...) // Fernandez de Kirchner
	}
	return list
}

// filials make the word behind them the name of somebody's father: bin Salman.
var filials = set("bin ben ibn bint abdel abdul abd abu ould")

// withoutRealm cuts off what a monarch reigns over: Abdullah II of Jordan;
// Henri, Grand Duke of Luxembourg.
func withoutRealm(words []string) []string {
	for i, w := range words {
		switch {
		case w == "of":
			return words[:i]
		case strings.HasSuffix(w, ","):
			return words[:i+1]
		}
	}
	return words
}

// iberian are the countries whose people have two family names, the father's
// first.
var iberian = set("ES MX AR BO CL CO CR CU DO EC SV GT HN NI PA PY PE UY VE GQ")

// commonSecond tells whether the second of three words is rather a second
// first name: Jose Luis, Juan Manuel.
func commonSecond(w string) bool { return secondNames[layout.Key(w)] }

var secondNames = set("jose luis juan manuel antonio carlos maria pedro miguel angel jorge alberto fernando francisco eduardo andres ernesto enrique alfonso rafael ramon raul ricardo roberto alejandro daniel david felipe guillermo gustavo ignacio javier jesus joaquin julio leonel mario martin oscar pablo patricio rodrigo salvador santiago sergio vicente victor hugo cesar alvaro armando arturo augusto benito camilo diego emilio esteban fidel gabriel gerardo german gonzalo hector horacio ivan jaime leopoldo lorenzo marcelo marcos mauricio nicolas orlando osvaldo ruben tomas xavier elena isabel cristina beatriz ines soraya patricia del pilar")

func isSuffix(w string) bool {
	switch strings.Trim(w, ".") {
	case "Jr", "Sr", "II", "III", "IV":
		return true
	}
	return false
}

// cutArticle splits the Arabic article off a last name: al-Assad, el-Sisi.
func cutArticle(w string) (article, rest string, ok bool) {
	article, rest, ok = strings.Cut(w, "-")
	if !ok {
		return "", "", false
	}
	switch layout.Key(article) {
	case "al", "el", "as", "ash", "an", "ad", "ar", "at", "az", "ul", "bin":
		return article, rest, true
	}
	return "", "", false
}

// shorter returns a full name without its middle names and initials: George
// Bush, Nicolas Maduro, Tayyip Erdogan.
func shorter(words []string, p *person) []string {
	if len(words) < 2 || familyFirst(*p) {
		return nil
	}
	var list []string
	var noInitials []string
	for i, w := range words {
		if i > 0 && i < len(words)-1 && len(strings.Trim(w, ".")) == 1 {
			continue
		}
		noInitials = append(noInitials, w)
	}
	if len(noInitials) < len(words) {
		list = append(list, strings.Join(noInitials, " "))
		words = noInitials
	}
	last := words[len(words)-1]
	if _, rest, ok := cutArticle(last); ok {
		without := append(slices.Clone(words[:len(words)-1]), rest)
		list = append(list, strings.Join(without, " "))
		if len(words) > 2 && !particles[layout.Key(words[0])] {
			list = append(list, words[0]+" "+last, words[0]+" "+rest)
		}
		return list
	}
	if len(words) < 3 || isSuffix(last) {
		return list
	}
	plain := func(w string) bool { return !particles[layout.Key(w)] }
	if plain(words[0]) && plain(words[1]) && plain(words[len(words)-2]) {
		list = append(list, words[0]+" "+last)
		if iberian[p.country()] && !commonSecond(words[len(words)-2]) {
			list = append(list, words[0]+" "+words[len(words)-2], words[0]+" "+words[len(words)-2]+" "+last)
		}
		if len(words) == 3 && p.country() == "TR" {
			list = append(list, words[1]+" "+last) // Tayyip Erdogan
		}
	}
	return list
}
