package query

import (
	"strconv"
	"strings"
	"time"
)

// parseDate returns the beginning of a year, month or day.
func parseDate(v string, o Options) (time.Time, bool) {
	now := o.now()
	day := func(back int) time.Time {
		y, m, d := now.Date()
		return time.Date(y, m, d-back, 0, 0, 0, 0, now.Location())
	}
	switch strings.ToLower(v) {
	case "today":
		return day(0), true
	case "yesterday":
		return day(1), true
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.ParseInLocation(layout, v, now.Location()); err == nil && t.Year() > 0 {
			return t, true
		}
	}
	return time.Time{}, false
}

const day = 24 * time.Hour

// parseAge reads 12h, 2d, 1w, 3m or 1y: a month is 30 days and a year 365, at
// most 200 years.
func parseAge(v string) (time.Duration, bool) {
	if v == "" {
		return 0, false
	}
	var unit time.Duration
	switch v[len(v)-1] | 0x20 {
	case 'h':
		unit = time.Hour
	case 'd':
		unit = day
	case 'w':
		unit = 7 * day
	case 'm':
		unit = 30 * day
	case 'y':
		unit = 365 * day
	}
	digits := v[:len(v)-1]
	n, err := strconv.ParseUint(digits, 10, 32)
	if unit == 0 || err != nil || n == 0 || digits[0] == '+' || time.Duration(n) > 200*365*day/unit {
		return 0, false
	}
	return time.Duration(n) * unit, true
}
