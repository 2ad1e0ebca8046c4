package store

import (
	"strings"

	"dateline/model"
	"dateline/model/words"
)

// indexable prepares text for the index.
func indexable(s string) string { return words.Prepare(s) }

// match is the query of the index for the words a reader typed: all of them, a
// phrase in quotes as one, a * at the end for any ending. "" where there is
// nothing to look for.
func match(typed string) string {
	var terms []string
	typed = strings.ReplaceAll(typed, "\x00", " ") // ends a query for SQLite
	for i, part := range strings.Split(typed, `"`) {
		if i%2 == 1 {
			terms = appendTerm(terms, part, false)
			continue
		}
		for _, w := range strings.Fields(part) {
			bare := strings.TrimRight(w, "*")
			terms = appendTerm(terms, bare, bare != w)
		}
	}
	return strings.Join(terms, " AND ")
}

// appendTerm adds a phrase, unless there is no word in it.
func appendTerm(terms []string, phrase string, open bool) []string {
	s, open, ok := words.Phrase(phrase, open)
	if !ok {
		return terms
	}
	term := `"` + strings.ReplaceAll(s, `"`, " ") + `"`
	if open {
		term += "*"
	}
	return append(terms, term)
}

// foundNames are the names of what an analysis found, for the index.
func foundNames(n *model.Analysis) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	seen := map[string]bool{}
	for _, list := range [][]model.Finding{n.Countries, n.People, n.Organizations, n.Places} {
		for i := range list {
			if name := list[i].Entity.Name; !seen[name] {
				seen[name] = true
				b.WriteString(name)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
