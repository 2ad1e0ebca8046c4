package extract

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxDateline is how far into a lede its dateline can reach, in bytes.
const maxDateline = 140

// dateline is what stands before a lede.
type dateline struct {
	end    int    // bytes of it, with the dash
	next   int    // where the lede begins
	agency string // in brackets or slashes, "" where none is
	month  time.Month
	day    int
	date   []when // with a year
}

// splitDateline finds the dateline at the start of a lede: "TEHRAN, Nov 23
// (Reuters) -", "LONDON —", "(Reuters) -", "MOSCOW, November 23. /TASS/.".
func splitDateline(s string) (dateline, bool) {
	head := s[:min(len(s), maxDateline)]
	for at := 0; at < len(head); {
		i, n := separator(head[at:])
		if i < 0 {
			break
		}
		start, end := at+i, at+i+n
		if d, ok := parseDateline(strings.TrimSpace(s[:start]), head[start:end]); ok && ledeAt(s[end:]) {
			d.end = start + len(strings.TrimRight(s[start:end], " \n"))
			d.next = end + len(s[end:]) - len(strings.TrimLeft(s[end:], " \n"))
			return d, true
		}
		at = end
	}
	return dateline{}, false
}

// separator finds what can part a dateline from the lede: a dash with space
// after it, a long dash, or the slash and point that end "/TASS/.". i is -1
// where there is none.
func separator(s string) (i, n int) {
	for i := range len(s) {
		switch rest := s[i:]; {
		case strings.HasPrefix(rest, "—"), strings.HasPrefix(rest, "–"):
			return i, len("—")
		case strings.HasPrefix(rest, "/. "):
			return i + 1, 1
		case i > 0 && (s[i-1] == ' ' || s[i-1] == ')') && (strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "_ ") || strings.HasPrefix(rest, "-\n")):
			return i, 1
		case i > 0 && strings.HasPrefix(rest, "-- "):
			return i, 2
		}
	}
	return -1, 0
}

// ledeAt tells whether s begins as a sentence does.
func ledeAt(s string) bool {
	s = strings.TrimLeft(s, " \n\"'“‘«„(")
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && !unicode.IsLower(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// parseDateline reads what stands before the dash.
func parseDateline(s, dash string) (d dateline, ok bool) {
	s, d.agency = cutAgency(s)
	if s == "" {
		return d, d.agency != "" && agency(d.agency)
	}
	var places []string
	dated := false
	for i, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) {
		part = strings.Trim(part, " .")
		// "MOSCOW. Nov 23": the point stands for a comma.
		if before, after, found := strings.Cut(part, ". "); found && d.readDate(after) {
			dated = true
			part = before
		}
		switch {
		case part == "":
		case i > 0 && d.readDate(part):
			dated = true
		case placeName(part):
			places = append(places, part)
		default:
			return d, false
		}
	}
	if dated {
		d.date = datesIn(s)
	}
	if len(places) == 0 || len(places) > 3 {
		return d, false
	}
	capitals := allCaps(places[0])
	switch {
	case d.agency != "" || (dated && (capitals || dash != "-")):
		return d, true
	case capitals:
		return d, !label(places[0])
	}
	// "Tehran, Iran — ": two names and a long dash.
	first, _, _ := strings.Cut(places[0], " ")
	return d, len(places) == 2 && !dated && dash != "-" && dash != "_" && !opener(first)
}

// cutAgency takes the agency off the end: "(Reuters)", "/TASS/".
func cutAgency(s string) (rest, agency string) {
	n := len(s)
	if n < 3 {
		return s, ""
	}
	open := -1
	switch s[n-1] {
	case ')':
		open = strings.LastIndexByte(s, '(')
	case '/':
		open = strings.LastIndexByte(s[:n-1], '/')
	}
	if open < 0 || n-open > 42 {
		return s, ""
	}
	inside := strings.TrimSpace(s[open+1 : n-1])
	if inside == "" || strings.Count(inside, " ") > 4 {
		return s, ""
	}
	return strings.TrimRight(s[:open], " .,"), inside
}

// readDate reads a part of a dateline that is a date: "Nov 23", "23 November",
// "Nov. 23", "2015", "Monday". It tells whether it is one.
func (d *dateline) readDate(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '.' || r == '\n' })
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	m, n, year, weekdays := time.Month(0), 0, 0, 0
	for _, w := range words {
		switch {
		case m == 0 && month(w) != 0:
			m = month(w)
		case n == 0 && dayOf(w) > 0:
			n = dayOf(w)
		case year == 0 && len(w) == 4 && number(w) >= 1900 && number(w) < 2100:
			year = number(w)
		case weekday(w):
			weekdays++
		default:
			return false
		}
	}
	if m != 0 && n != 0 {
		d.month, d.day = m, n
	}
	return (m != 0 && n != 0) || (m != 0 && year != 0) || (year != 0 && n == 0) || (weekdays == 1 && m == 0 && n == 0)
}

func weekday(w string) bool {
	switch strings.ToLower(w) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return true
	}
	return false
}

// placeName tells whether s can be the name of a place: a few capitalised
// words without digits.
func placeName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || len(s) > 48 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’("))
		if !unicode.IsUpper(r) && (i == 0 || len(w) > 3) {
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".'’-/&()", r) {
				return false
			}
		}
	}
	return true
}

// allCaps tells whether s has at least three letters and no small one.
func allCaps(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 3
}

// opener tells whether a capitalised word opens a sentence rather than names a
// place.
func opener(w string) bool {
	switch w {
	case "In", "At", "On", "From", "The", "A", "An", "After", "Before", "For", "With", "To", "But", "And", "Or", "When", "While", "As", "If",
		"By", "Of", "Like", "Both", "Mr", "Mrs", "Ms", "President", "King", "Queen", "He", "She", "They", "We", "I", "It", "This", "That":
		return true
	}
	return false
}

// label tells whether capitals before a dash are a label rather than a place.
func label(s string) bool {
	switch s {
	case "BREAKING", "BREAKING NEWS", "UPDATE", "UPDATED", "EXCLUSIVE", "ANALYSIS", "OPINION", "CORRECTED", "CORRECTION", "VIDEO", "WATCH",
		"LIVE", "NOTE", "FACTBOX", "TIMELINE", "EXPLAINER", "INTERVIEW", "FEATURE", "COMMENT", "PHOTOS", "READ", "READ MORE", "WARNING", "ALERT",
		"REVIEW", "PREVIEW", "PROFILE", "SPECIAL REPORT", "EDITORIAL", "URGENT", "FLASH", "MORE", "SEE ALSO", "NEWS", "FYI", "TODO":
		return true
	}
	return false
}
