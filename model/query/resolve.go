package query

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language" // which codes are languages

	"dateline/model"
	"dateline/model/gazetteer"
)

// resolve makes the node of a field, or says what is wrong with its value.
func resolve(f Field, v string, o Options) (n Node, problem string) {
	switch f {
	case Country:
		if keys := countryKeys(v); len(keys) > 0 {
			return Names{f, v, keys}, ""
		}
		if _, ok := RegionNamed(v); ok {
			return nil, fmt.Sprintf(`"%s" is a region: write region:%s`, v, Quote(v))
		}
		return nil, noSuch("country", v, countryNames)
	case Region:
		if r, ok := RegionNamed(v); ok {
			return Names{f, v, r.Keys()}, ""
		}
		if len(countryKeys(v)) > 0 {
			return nil, fmt.Sprintf(`"%s" is a country: write country:%s`, v, Quote(v))
		}
		return nil, noSuch("region", v, regionNames)
	case Leader, Person, Org, Place:
		return Names{f, v, entityKeys(f, v)}, ""
	case Feed, Folder, Tag:
		return Label{f, v}, ""
	case IsField:
		if s := stateNamed(v); s != NoState {
			return Is{s}, ""
		}
		return nil, fmt.Sprintf(`no state "%s": an article is unread, read, starred or full`, v)
	case LangField:
		if code := languageCode(v); code != "" {
			return Lang{code}, ""
		}
		return nil, noSuch("language", v, languageNames)
	case Newer:
		if age, ok := parseAge(v); ok {
			return When{Field: f, Age: age, Value: v}, ""
		}
		return nil, fmt.Sprintf("%s is no age: write 12h, 2d, 1w, 3m or 1y", v)
	}
	if t, ok := parseDate(v, o); ok {
		return When{Field: f, Time: t, Value: v}, ""
	}
	return nil, fmt.Sprintf("%s is no date: write 2015-11-01, 2015-11, 2015, today or yesterday", v)
}

// noSuch is the message for a value that is not known, with the one that may be
// meant.
func noSuch(what, v string, known func() []string) string {
	if meant := nearest(v, known()); meant != "" {
		return fmt.Sprintf(`no %s "%s"; did you mean %s?`, what, v, meant)
	}
	return fmt.Sprintf(`no %s "%s"`, what, v)
}

// lookup returns what a name can stand for. Acronyms are known in capitals only,
// but typed in any case.
func lookup(name string) []gazetteer.Candidate {
	found := gazetteer.Lookup(name)
	if upper := strings.ToUpper(name); upper != name && len(name) <= 12 {
		found = append(found, gazetteer.Lookup(upper)...)
	}
	return found
}

// countryKeys returns the countries of a code or a name. A code goes before what
// it may be short for.
func countryKeys(v string) []model.EntityKey {
	if code := strings.ToUpper(v); len(v) <= 4 {
		if _, ok := gazetteer.CountryRef(code); ok {
			return []model.EntityKey{countryKey(code)}
		}
	}
	var keys []model.EntityKey
	if len(v) == 3 {
		for _, c := range countries() {
			if strings.EqualFold(c.ISO3, v) && c.Kind != "historic" {
				keys = append(keys, countryKey(c.Code))
			}
		}
	}
	for _, c := range lookup(v) {
		if c.Ref.Class() == gazetteer.ClassCountry {
			keys = append(keys, countryKey(gazetteer.CountryOf(c.Ref)))
		}
	}
	return sorted(keys)
}

func countryKey(code string) model.EntityKey {
	return model.EntityKey{Kind: model.Country, ID: "country:" + code}
}

// entityKeys returns the people, organisations or places of a name.
func entityKeys(f Field, v string) []model.EntityKey {
	var keys []model.EntityKey
	for _, c := range lookup(v) {
		fits := false
		switch c.Ref.Kind() {
		case model.Person:
			fits = f == Person || f == Leader && gazetteer.IsLeader(c.Ref)
		case model.Organization:
			fits = f == Org
		case model.Place:
			fits = f == Place
		}
		if fits {
			e := gazetteer.Entity(c.Ref, time.Time{})
			keys = append(keys, e.Key())
		}
	}
	return sorted(keys)
}

func sorted(keys []model.EntityKey) []model.EntityKey {
	slices.SortFunc(keys, compareKeys)
	return slices.Compact(keys)
}

// countries are those with a code of two letters, in its order.
func countries() []gazetteer.CountryFacts {
	var out []gazetteer.CountryFacts
	for a := byte('A'); a <= 'Z'; a++ {
		for b := byte('A'); b <= 'Z'; b++ {
			if c, ok := gazetteer.CountryByCode(string([]byte{a, b})); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// countryNames are their main names and demonyms, in lower case.
func countryNames() []string {
	var out []string
	for _, c := range countries() {
		out = append(out, strings.ToLower(c.Name))
		if c.Demonym != "" {
			out = append(out, strings.ToLower(c.Demonym))
		}
	}
	return out
}

// languageCode returns the primary subtag of a code or of the English name.
func languageCode(v string) string {
	for _, l := range languages {
		if strings.EqualFold(l.name, v) {
			return l.code
		}
	}
	primary := PrimarySubtag(v)
	if len(primary) < 2 || len(primary) > 3 {
		return ""
	}
	b, err := language.ParseBase(primary)
	if err != nil {
		return ""
	}
	return b.String()
}

func languageNames() []string {
	var out []string
	for _, l := range languages {
		out = append(out, strings.ToLower(l.name))
	}
	return out
}
