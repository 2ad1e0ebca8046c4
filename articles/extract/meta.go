package extract

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/model"
)

// byline reads a line that names the writers: "By Jane Doe", "By JANE DOE and
// JOHN ROE, Associated Press". It gives the names without "By".
func byline(s string) (names string, ok bool) {
	s = strings.TrimSpace(s)
	var rest string
	for _, by := range [...]string{"By ", "BY ", "by ", "Por ", "Par ", "Von ", "Text by ", "Words by ", "Written by ", "Author: ", "Byline: "} {
		if rest, ok = strings.CutPrefix(s, by); ok {
			break
		}
	}
	rest = strings.TrimSpace(rest)
	if !ok || utf8.RuneCountInString(rest) > 100 || strings.Count(rest, " ") > 12 {
		return "", false
	}
	capitals, words := 0, 0
	for _, w := range strings.Fields(rest) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsDigit(r):
			return "", false
		case unicode.IsLower(r) && len(w) > 3:
			return "", false // "By then the talks…"
		case !unicode.IsLower(r):
			capitals++
		}
		words++
	}
	// "By Monday" alone is no writer; nor is a sentence.
	if capitals == 0 || capitals*2 < words || (stopped(rest) && words > 6) || weekday(strings.Trim(rest, ".,")) || month(strings.Trim(rest, ".,")) != 0 {
		return "", false
	}
	return strings.TrimRight(rest, " ,"), true
}

// dateLine reads a line that is nothing but a date: "Monday, 23 November 2015",
// "Published: 2015-11-23 14:05 GMT", "Updated Nov 23, 2015 2:05 pm".
func dateLine(s string) (when, bool) {
	if len(s) > 140 {
		return when{}, false
	}
	found := datesIn(s)
	if len(found) == 0 || len(found) > 3 {
		return when{}, false
	}
	// What is left once dates, times and the words around them are gone must be
	// next to nothing: at most a place ("Tehran, 23 November 2015").
	rest, places := 0, 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",.:;|()[]-–—/·•年月日", r)
	}) {
		lower := strings.ToLower(w)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case digit(w[0]), month(w) != 0, weekday(w):
		case dateWord(lower):
		case unicode.IsUpper(r):
			places++
		default:
			rest++
		}
	}
	if rest > 0 || places > 2 || stopped(s) && places > 0 {
		return when{}, false
	}
	best := found[0]
	if best.precision == model.Day {
		if t, ok := clock(s, best); ok {
			best.time, best.precision = t, model.Minute
		}
	}
	return best, best.precision >= model.Day || places == 0
}

// dateWord tells whether w belongs to a date line.
func dateWord(w string) bool {
	switch w {
	case "published", "updated", "posted", "date", "last", "modified", "on", "at", "of", "the", "de", "del", "le", "el", "am", "den", "gmt", "utc",
		"est", "edt", "pst", "pdt", "cet", "cest", "bst", "ist", "eet", "msk", "z", "pm", "a", "p", "m", "h", "uhr", "created", "issued", "release", "publié", "publicado",
		"veröffentlicht", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes",
		"sábado", "domingo", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "опубликовано", "г", "года":
		return true
	}
	return len(w) > 1 && digit(w[0])
}

// clock reads the time of day behind a date where its zone is known: "14:05
// GMT". Other zones have names with two meanings.
func clock(s string, w when) (time.Time, bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 2 || i+3 > len(s) || !digit(s[i-1]) || !digit(s[i+1]) || !digit(s[i+2]) {
		return w.time, false
	}
	start := i - 1
	if digit(s[start-1]) {
		start--
	}
	zone := strings.ToUpper(strings.Trim(s[i+3:], " ()."))
	hour, minute := number(s[start:i]), number(s[i+1:i+3])
	if (zone != "GMT" && zone != "UTC" && zone != "Z") || hour > 23 || minute > 59 {
		return w.time, false
	}
	return w.time.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute), true
}
