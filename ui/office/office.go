// Package office spells who a person is: the office held on the date of a
// story, in the words of a newspaper.
package office

import (
	"strings"
	"time"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/ui/dates"
)

// CountryName returns the name of a country's code, the code where it has none.
func CountryName(code string) string {
	if c, ok := gazetteer.CountryByCode(code); ok {
		return c.Name
	}
	return code
}

// Title spells the office shown beside a person on a date, without its country
// or years: "President", "former Prime Minister", "later President". It is ""
// for a person without an office.
func Title(e *model.Entity, date time.Time) string {
	t, ok := e.Office(date)
	if !ok {
		return ""
	}
	return when(t, date) + t.Title
}

func when(t model.Term, date time.Time) string {
	if t.Current {
		return ""
	}
	if t.From > date.Format("2006-01-02") {
		return "later "
	}
	return "former "
}

// Of spells an office with what it is an office of: "President of Iran",
// "Secretary-General, United Nations".
func Of(t model.Term) string {
	switch {
	case t.Organization != "":
		if strings.Contains(t.Title, t.Organization) {
			return t.Title
		}
		return t.Title + ", " + t.Organization
	case t.Country != "":
		name := CountryName(t.Country)
		if strings.Contains(t.Title, name) {
			return t.Title
		}
		if strings.Contains(t.Title, " of ") || strings.Contains(t.Title, " for ") {
			return t.Title + ", " + name
		}
		return t.Title + " of " + article(name)
	}
	return t.Title
}

// article puts the article before names that take one.
func article(name string) string {
	switch name {
	case "United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines", "Bahamas",
		"Maldives", "Gambia", "Comoros", "Seychelles", "Solomon Islands", "Marshall Islands", "Czech Republic",
		"Dominican Republic", "Central African Republic", "Soviet Union", "Vatican", "Ivory Coast":
		return "the " + name
	}
	return name
}

// Line spells a person for the status line: "Hassan Rouhani, President of Iran
// (2013–2021)".
func Line(e *model.Entity, date time.Time) string {
	t, ok := e.Office(date)
	if !ok {
		return e.Name
	}
	s := e.Name + ", " + when(t, date) + Of(t)
	if y := dates.Years(t, date); y != "" {
		s += " (" + y + ")"
	}
	return s
}
