package main

import (
	"regexp"
	"slices"
	"strings"

	"dateline/model/gazetteer/layout"
)

// honorifics are no part of a name.
var honorifics = []string{
	"Crown Prince ", "Grand Ayatollah ", "Pope ", "Dr. ", "Dr ", "Sir ", "Sheikh ", "Sheik ", "General ", "Gen. ",
	"Prince ", "Princess ", "King ", "Queen ", "Emperor ", "Sayyid ", "Sayyed ", "Dame ", "Baroness ", "Baron ",
	"Empress ", "Ayatollah ", "Imam ", "Colonel ", "Captain ", "Admiral ", "Marshal ", "Daw ",
}

// nickname matches what stands in quotes inside a name: Joko "Jokowi" Widodo.
var nickname = regexp.MustCompile(`\s*["“”\[][^"“”\]]*["“”\]]\s*`)

// cleanName drops titles, ranks of nobility, nicknames and brackets.
func cleanName(s string) string {
	s = strings.Join(strings.Fields(nickname.ReplaceAllString(stripBrackets(s), " ")), " ")
	s = strings.NewReplacer(" -", "-", "- ", "-").Replace(s)
	words := strings.Fields(s)
	for i, w := range words { // ʻAkilisi: no word begins so in a text
		words[i] = strings.TrimLeft(w, "'’‘ʻʼ`")
	}
	s = strings.Join(words, " ")
	if head, tail, ok := strings.Cut(s, ", "); ok {
		for _, rank := range []string{"Baron", "Viscount", "Earl", "Duke", "Count", "Prince", "Lord", "Marquess", "Lady", "Duque", "Jr"} {
			if strings.HasPrefix(tail, rank) {
				s = head
				if rank == "Jr" {
					s += " Jr"
				}
			}
		}
	}
	for _, h := range honorifics {
		s = strings.TrimPrefix(s, h)
	}
	return s
}

// cleanAliases returns the other forms of a name, without those in which a
// remark of the source ran into the name.
func cleanAliases(full string, aliases []string) []string {
	var list []string
	for _, a := range append([]string{full}, aliases...) {
		if strings.Count(a, "(") != strings.Count(a, ")") {
			continue
		}
		if a = cleanName(a); a != "" && !slices.Contains(list, a) {
			list = append(list, a)
		}
		if nick := nickname.FindString(full); nick != "" && a == cleanName(full) {
			words := strings.Fields(a)
			list = append(list, strings.Trim(nick, " \"“”[]")+" "+words[len(words)-1])
		}
	}
	return list
}

// pressForm writes Japanese and Vietnamese names as the English-language press
// does, without the marks; the marked form stays an alias.
func pressForm(country, s string) string {
	if country != "JP" && country != "VN" {
		return s
	}
	var out []string
	for _, w := range strings.Fields(strings.ReplaceAll(s, "'", "")) {
		var b []byte
		for _, r := range w {
			at := len(b)
			b = layout.AppendFolded(b, r)
			if strings.ToUpper(string(r)) == string(r) && len(b) > at && 'a' <= b[at] && b[at] <= 'z' {
				b[at] -= 'a' - 'A'
			}
		}
		out = append(out, string(b))
	}
	return strings.Join(out, " ")
}

// dropForeignAliases takes away the aliases that are other people: snapshots of
// a source put the predecessor or an acting holder among them. An alias that
// shares no word with the name must come from a hand-written row and must not
// be the name of a person with another Q-number.
func dropForeignAliases(rows []term) {
	owners := map[string][]string{}
	for i := range rows {
		k := family(rows[i].country) + ":" + looseKey(rows[i].name)
		if q := rows[i].qid; q != "" && !slices.Contains(owners[k], q) {
			owners[k] = append(owners[k], q)
		}
	}
	for i := range rows {
		r := &rows[i]
		r.aliases = slices.DeleteFunc(r.aliases, func(a string) bool {
			own := owners[family(r.country)+":"+looseKey(a)]
			return len(own) > 0 && !slices.Contains(own, r.qid) && looseKey(a) != looseKey(r.name) ||
				!related(a, r.name) && !strings.Contains(r.source, "hand") && !strings.Contains(r.source, "dateline")
		})
	}
}

// related tells whether two names have a word in common, in any romanisation:
// the same four letters at its start.
func related(a, b string) bool {
	for _, v := range strings.Fields(looseKey(a)) {
		for _, w := range strings.Fields(looseKey(b)) {
			n := min(4, len(v), len(w))
			if n >= 2 && v[:n] == w[:n] {
				return true
			}
		}
	}
	return false
}

// leads finds the organisation that a title names at its start: "Hezbollah
// Secretary-General".
func (b *builder) leads(title string) string {
	words := strings.Fields(title)
	for n := len(words); n > 0; n-- {
		for _, m := range b.names.byKey[layout.Key(strings.Join(words[:n], " "))] {
			if m.ref>>layout.ClassShift == layout.ClassOrganization {
				return b.orgSlugs[m.ref&(1<<layout.ClassShift-1)]
			}
		}
	}
	return ""
}
