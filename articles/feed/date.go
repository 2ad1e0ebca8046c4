package feed

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline/model"
)

var (
	clockTime  = regexp.MustCompile(`(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[.,]\d+)?\s*((?i:[ap]\.?m\b\.?)?)`)
	zoneAfter  = regexp.MustCompile(`^:?\s*\(?(?:(?i:gmt|utc|ut|z)\s*)?([+-])-?(\d{1,2}):?(\d{2})?\b`)
	zoneAtEnd  = regexp.MustCompile(`\s([+-])(\d{2}):?(\d{2})$`)
	zoneWord   = regexp.MustCompile(`^\s*\(?([A-Za-z]{1,5})\b`)
	isoDay     = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:\D|$)`)
	numericDay = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:\D|$)`)
	hanDay     = regexp.MustCompile(`(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`)
	numbers    = regexp.MustCompile(`\d+`)
	letters    = regexp.MustCompile(`\p{L}+`)
)

// parseDate reads a date in any of the forms that feeds use. A clock time
// without a zone is UTC. ok is false for what is no date, the 31st of February
// and years before 1900 included.
func parseDate(s string) (t time.Time, p model.Precision, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 100 {
		return t, p, false
	}
	for _, layout := range [...]string{time.RFC3339, "Mon, _2 Jan 2006 15:04:05 -0700", "Mon, _2 Jan 2006 15:04:05 GMT"} { // what most feeds do use
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1900 {
			if _, offset := t.Zone(); offset%60 == 0 && max(offset, -offset) <= 14*3600 {
				return t.In(fixed(offset / 60)), model.Minute, true
			}
		}
	}
	if numbers.FindString(s) == s {
		return digitsOnly(s)
	}
	date, after := s, ""
	var clock []string
	if m := clockTime.FindStringSubmatchIndex(s); m != nil {
		clock = submatches(s, m)
		after = s[m[1]:]
		date = s[:m[0]] + " " + strings.TrimPrefix(after, zoneAfter.FindString(after))
		if m[0] > 0 && (s[m[0]-1] == 'T' || s[m[0]-1] == 't') { // 2015-11-23T10:00
			date = s[:m[0]-1]
		}
	}
	year, month, day := dayOf(date, clock)
	if year < 1900 || month < 1 || month > 12 {
		return t, p, false
	}
	if day == 0 {
		if month == 0 {
			return t, p, false
		}
		return time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC), model.Month, clock == nil
	}
	t = time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return t, p, false
	}
	if clock == nil {
		return t, model.Day, true
	}
	hour, minute, second := number(clock[1]), number(clock[2]), min(number(clock[3]), 59)
	switch half := strings.ToLower(clock[4]); {
	case strings.HasPrefix(half, "p") && hour < 12:
		hour += 12
	case strings.HasPrefix(half, "a") && hour == 12:
		hour = 0
	}
	if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
		return t, p, false
	}
	return time.Date(year, time.Month(month), day, hour, minute, second, 0, zoneOf(after, s)), model.Minute, true
}

// digitsOnly reads 20151123, 20151123100000, and seconds or milliseconds since
// 1970.
func digitsOnly(s string) (time.Time, model.Precision, bool) {
	switch len(s) {
	case 8:
		t, err := time.Parse("20060102", s)
		return t, model.Day, err == nil && t.Year() >= 1900
	case 14:
		t, err := time.Parse("20060102150405", s)
		return t, model.Minute, err == nil && t.Year() >= 1900
	case 9, 10:
		return time.Unix(int64(number(s)), 0).UTC(), model.Minute, true
	case 13:
		n, err := strconv.ParseInt(s, 10, 64)
		return time.UnixMilli(n).UTC(), model.Minute, err == nil
	case 4:
		return time.Date(number(s), 1, 1, 0, 0, 0, 0, time.UTC), model.Year, number(s) >= 1900 && number(s) < 2100
	}
	return time.Time{}, model.NoDate, false
}

// dayOf reads year, month and day; the day is 0 where only a month is given.
func dayOf(s string, clock []string) (year, month, day int) {
	s = strings.TrimSpace(s)
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return number(m[1]), number(m[2]), number(m[3])
	}
	if m := hanDay.FindStringSubmatch(s); m != nil {
		return number(m[1]), number(m[2]), number(m[3])
	}
	if month := monthIn(s); month > 0 {
		year, day = aroundMonth(s)
		return year, month, day
	}
	m := numericDay.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, 0
	}
	a, b, y := number(m[1]), number(m[3]), fullYear(m[4])
	american := m[2] == "/" && len(clock) > 0 && clock[4] != "" // 11/3/2015 2:05 PM
	if b > 12 || american && a <= 12 {
		return y, a, b
	}
	return y, b, a
}

// aroundMonth finds the year and day of a date whose month is a word.
func aroundMonth(s string) (year, day int) {
	var short []string
	for _, n := range numbers.FindAllString(s, 8) {
		switch {
		case len(n) == 4 && year == 0:
			year = number(n)
		case len(n) <= 2:
			short = append(short, n)
		}
	}
	if len(short) > 0 {
		day = number(short[0])
		if day == 0 {
			return 0, 0
		}
	}
	if year == 0 && len(short) > 1 {
		year = fullYear(short[1])
	}
	return year, day
}

// monthIn is the month that a word of s names, 0 where none does.
func monthIn(s string) int {
	for _, w := range letters.FindAllString(s, 12) {
		if m := monthNamed(strings.ToLower(w)); m > 0 {
			return m
		}
	}
	return 0
}

func fullYear(s string) int {
	n := number(s)
	switch {
	case len(s) > 2:
		return n
	case n < 70:
		return 2000 + n
	}
	return 1900 + n
}

// number reads what regular expressions found to be digits; 0 for "".
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func submatches(s string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

// zoneOf reads the zone behind a clock time, or at the end of the whole.
func zoneOf(after, whole string) *time.Location {
	m := zoneAfter.FindStringSubmatch(after)
	if m == nil {
		if w := zoneWord.FindStringSubmatch(after); w != nil {
			if offset, ok := zoneNamed(strings.ToUpper(w[1])); ok {
				return fixed(offset)
			}
		}
		if m = zoneAtEnd.FindStringSubmatch(whole); m == nil {
			return time.UTC
		}
	}
	minutes := number(m[2])*60 + number(m[3])
	if minutes > 14*60 || number(m[3]) > 59 {
		return time.UTC
	}
	if m[1] == "-" {
		minutes = -minutes
	}
	return fixed(minutes)
}

// fixed is a zone by its distance from UTC in minutes.
func fixed(minutes int) *time.Location {
	if minutes == 0 {
		return time.UTC
	}
	return time.FixedZone("", minutes*60)
}
