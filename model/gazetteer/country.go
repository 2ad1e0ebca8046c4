package gazetteer

import (
	"sort"
	"strings"
	"time"

	"dateline/model/gazetteer/layout"
)

// CountryFacts is what the tables say about a country. Dates are YYYY-MM-DD,
// "" where open.
type CountryFacts struct {
	Code, ISO3         string
	Name, Official     string
	Kind               string // state, territory, historic
	Region, Subregion  string
	ValidFrom, ValidTo string
	Capitals           []string
	Borders            []string // codes
	Successors         []string // codes of today's states, historic countries only
	Demonym            string   // adjective
}

// CountryRef finds a country by its code: ISO 3166-1 alpha-2, XK, or a
// historic one.
func CountryRef(code string) (Ref, bool) {
	n := count(layout.SecCountries, layout.CountrySize)
	at := func(i int) string {
		return str(record(layout.SecCountries, i, layout.CountrySize), layout.CountryCode)
	}
	i := sort.Search(n, func(i int) bool { return at(i) >= code })
	if i == n || at(i) != code {
		return 0, false
	}
	return makeRef(ClassCountry, i), true
}

// CountryByCode returns the facts of a country.
func CountryByCode(code string) (CountryFacts, bool) {
	r, ok := CountryRef(code)
	if !ok {
		return CountryFacts{}, false
	}
	rec := of(r)
	return CountryFacts{
		Code:       code,
		ISO3:       str(rec, layout.CountryISO3),
		Name:       str(rec, layout.CountryName),
		Official:   str(rec, layout.CountryOfficial),
		Kind:       str(rec, layout.CountryKind),
		Region:     str(rec, layout.CountryRegion),
		Subregion:  str(rec, layout.CountrySubregion),
		ValidFrom:  str(rec, layout.CountryFrom),
		ValidTo:    str(rec, layout.CountryTo),
		Capitals:   list(str(rec, layout.CountryCapitals)),
		Borders:    list(str(rec, layout.CountryBorders)),
		Successors: list(str(rec, layout.CountrySuccessors)),
		Demonym:    str(rec, layout.CountryDemonym),
	}, true
}

func list(joined string) []string {
	if joined == "" {
		return nil
	}
	return strings.Split(joined, "|")
}

// Valid tells whether a country existed on date, as far as the tables bound
// it: today's states have no bounds. It is false for an unknown code.
func Valid(code string, date time.Time) bool {
	r, ok := CountryRef(code)
	if !ok {
		return false
	}
	rec, day := of(r), dayOf(date)
	from, to := parseDate(str(rec, layout.CountryFrom)), parseDate(str(rec, layout.CountryTo))
	return (from == 0 || day >= firstDay(from)) && (to == 0 || day <= lastDay(to))
}

// Successor returns the code of the state that a historic one became, where
// that is one; the successor of the Soviet Union is Russia, of Yugoslavia and
// Czechoslovakia nobody. "" for all others.
func Successor(code string) string {
	if code == "SU" {
		return "RU"
	}
	r, ok := CountryRef(code)
	if !ok {
		return ""
	}
	if s := str(of(r), layout.CountrySuccessors); s != "" && !strings.Contains(s, "|") {
		return s
	}
	return ""
}

// IsGivenName tells whether a folded word is a first name of people.
func IsGivenName(folded string) bool {
	names := section(layout.SecGiven)
	lo, hi := 0, len(names)
	for lo < hi {
		mid := lo + (hi-lo)/2
		from := strings.LastIndexByte(names[lo:mid], '\n') + 1 + lo
		to := from + strings.IndexByte(names[from:], '\n')
		switch word := names[from:to]; {
		case word == folded:
			return true
		case word < folded:
			lo = to + 1
		default:
			hi = from
		}
	}
	return false
}
