package query

import (
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
	var first, later []Suggestion
	add := func(text, about string, names ...string) {
		switch rank(key, names) {
		case 0:
			first = append(first, Suggestion{text, about})
		case 1:
			later = append(later, Suggestion{text, about})
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
	return append(first, later...)
}

// rank is 0 where a name begins with key, 1 where a later word of one does, else 2.
func rank(key string, names []string) int {
	best := 2
	for _, name := range names {
		name = gazetteer.Fold(name)
		if strings.HasPrefix(name, key) {
			return 0
		}
		if strings.Contains(name, " "+key) {
			best = 1
		}
	}
	return best
}

// countryValues are the countries whose code is key or whose name, or another name
// of theirs, begins with it.
func countryValues(key string) []Suggestion {
	var out, later []Suggestion
	seen := map[string]bool{}
	all := countries()
	for _, c := range all {
		if strings.EqualFold(c.Code, key) || rank(key, []string{c.Name}) == 0 {
			seen[c.Code] = true
			out = append(out, Suggestion{Quote(strings.ToLower(c.Name)), c.Code})
		}
	}
	for _, c := range all {
		if !seen[c.Code] && rank(key, []string{c.Name, c.Official, c.Demonym}) < 2 {
			seen[c.Code] = true
			later = append(later, Suggestion{Quote(strings.ToLower(c.Name)), c.Code})
		}
	}
	out = append(out, later...)
	if len(key) < 2 {
		return out
	}
	for _, c := range gazetteer.Search(key, 50) { // aliases: burma, holland
		if code := gazetteer.CountryOf(c.Ref); c.Ref.Kind() == model.Country && !seen[code] {
			seen[code] = true
			out = append(out, Suggestion{Quote(strings.ToLower(gazetteer.NameOf(c.Ref))), code})
		}
	}
	return out
}
