package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/gazetteer"
)

// Completing is what a reader is typing at the cursor.
type Completing struct {
	Field      Field  // whose value it is; NoField for a word, which may become the name of a field
	Prefix     string // what of it stands before the cursor, without a quote
	Start, End int    // the bytes of the text that a choice replaces
}

// Complete says what is being typed at a byte of the text. In the value of a
// field Start lies behind the colon (and the opening quote is part of the range),
// else at the beginning of the word.
func Complete(text string, cursor int) Completing {
	cursor = min(max(cursor, 0), len(text))
	for cursor > 0 && cursor < len(text) && !utf8.RuneStart(text[cursor]) {
		cursor--
	}
	c := Completing{Start: cursor, End: cursor}
	var groups []Field // of the brackets that are open
	inner := func() Field {
		if len(groups) == 0 {
			return NoField
		}
		return groups[len(groups)-1]
	}
	field := NoField // whose colon is right before i
	for i := 0; i < cursor; {
		switch r, n := utf8.DecodeRuneInString(text[i:]); {
		case unicode.IsSpace(r) || r == '-' && field == NoField:
			field = NoField
			i += n
		case r == '(':
			if field == NoField {
				field = inner()
			}
			groups = append(groups, field)
			field = NoField
			i += n
		case r == ')':
			groups = groups[:max(len(groups)-1, 0)]
			i += n
		default:
			end, name := termEnd(text, i), ""
			if field == NoField && r != '"' {
				name = fieldName(text[i:])
			}
			if f := FieldNamed(name); f != NoField && i+len(name) < cursor {
				field = f
				i += len(name) + 1
				if i == cursor {
					c = Completing{Field: f, Start: i, End: valueEnd(text, i)}
				}
				continue
			} else if f != NoField { // within its name: the colon goes with it
				end = i + len(name) + 1
			}
			if cursor <= end && (cursor < end || !closed(text, i, end)) {
				f := field
				if f == NoField {
					f = inner()
				}
				return Completing{f, strings.TrimPrefix(text[i:cursor], `"`), i, end}
			}
			field = NoField
			i = end
		}
	}
	if c.Field == NoField {
		c.Field = inner()
	}
	return c
}

// termEnd is where the word or the phrase in quotes that begins at i ends.
func termEnd(text string, i int) int {
	if text[i] == '"' {
		for i++; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++
			case '"':
				return i + 1
			}
		}
		return len(text)
	}
	p := parser{text: text}
	for !p.ends(i) {
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return i
}

// valueEnd is the end of the value behind the colon before i.
func valueEnd(text string, i int) int {
	if i >= len(text) || text[i] == '(' {
		return i
	}
	return termEnd(text, i)
}

// closed tells whether text[i:end] is a phrase with both quotes.
func closed(text string, i, end int) bool {
	return text[i] == '"' && end-i > 1 && text[end-1] == '"'
}

// Suggestion is a value that a field may have.
type Suggestion struct {
	Text  string // to put into the query, quoted where it must be
	About string // what it means, "" where it says so itself
}

// Quote returns a value as it stands behind a colon.
func Quote(value string) string {
	var b strings.Builder
	writeQuoted(&b, value)
	return b.String()
}

// Values returns what can stand behind the colon of a field and begins with
// prefix, as far as no library is asked: states, languages, regions, countries,
// dates and ages. For NoField they are the fields themselves, with their colons.
// The best come first: what begins with prefix before what has a later word that
// does.
func Values(f Field, prefix string) []Suggestion {
	key := gazetteer.Fold(strings.TrimPrefix(strings.TrimSpace(prefix), `"`))
	var ranked [unlike][]Suggestion
	add := func(text, about string, names ...string) {
		if r := rank(key, names); r < unlike {
			ranked[r] = append(ranked[r], Suggestion{text, about})
		}
	}
	switch f {
	case NoField:
		for _, name := range fieldNames[1:] {
			add(name+":", FieldNamed(name).wants(), name)
		}
	case IsField:
		for _, s := range stateNames[1:] {
			add(s, "", s)
		}
	case LangField:
		for _, l := range languages {
			add(l.code, l.name, l.code, l.name)
		}
	case Region:
		for _, r := range Regions() {
			add(Quote(r.Name), strings.Join(r.Codes, " "), append([]string{r.Name}, r.Aliases...)...)
		}
	case Country:
		return countryValues(key)
	case After, Before:
		add("today", "", "today")
		add("yesterday", "", "yesterday")
	case Newer:
		for _, age := range []string{"12h", "1d", "2d", "1w", "1m", "3m", "1y"} {
			add(age, "", age)
		}
	}
	return slices.Concat(ranked[:]...)
}

// unlike is the rank of what does not begin with what was typed.
const unlike = 3

// rank is 0 where the first of the names begins with key, 1 where another does, 2
// where a later word of one does.
func rank(key string, names []string) int {
	best := unlike
	for i, name := range names {
		name = gazetteer.Fold(name)
		if strings.HasPrefix(name, key) {
			best = min(best, i, 1)
		} else if strings.Contains(name, " "+key) {
			best = min(best, 2)
		}
	}
	return best
}

// countryValues are the countries whose code is key or whose name, or another name
// of theirs, begins with it, by name.
func countryValues(key string) []Suggestion {
	var ranked [unlike + 1][]Suggestion
	seen := map[string]bool{}
	for _, c := range countries() {
		r := rank(key, []string{c.Name, c.Demonym, c.Official})
		if strings.EqualFold(c.Code, key) {
			r = 0
		}
		if r < unlike {
			seen[c.Code] = true
			ranked[r] = append(ranked[r], Suggestion{Quote(strings.ToLower(c.Name)), c.Code})
		}
	}
	if len(key) > 1 {
		for _, c := range gazetteer.Search(key, 50) { // other names: burma, holland
			if code := gazetteer.CountryOf(c.Ref); c.Ref.Kind() == model.Country && len(code) == 2 && !seen[code] {
				seen[code] = true
				ranked[unlike] = append(ranked[unlike], Suggestion{Quote(strings.ToLower(gazetteer.NameOf(c.Ref))), code})
			}
		}
	}
	for _, list := range ranked {
		slices.SortFunc(list, func(a, b Suggestion) int {
			return strings.Compare(strings.Trim(a.Text, `"`), strings.Trim(b.Text, `"`))
		})
	}
	return slices.Concat(ranked[:]...)
}
