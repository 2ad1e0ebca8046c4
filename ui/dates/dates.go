// Package dates spells dates for the screen: day before month, times local.
package dates

import (
	"strconv"
	"time"

	"dateline/model"
)

// Short spells the date of a story for a list, seen at now: the time for
// today, the weekday within the week before, else day and month, with the year
// where it is another one.
func Short(t time.Time, p model.Precision, now time.Time) string {
	switch p {
	case model.NoDate:
		return ""
	case model.Year:
		return t.Format("2006")
	case model.Month:
		return t.Format("Jan 2006")
	}
	if p == model.Minute {
		t = t.In(now.Location())
	}
	y, m, d := t.Date()
	ny, nm, nd := now.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	days := int(time.Date(ny, nm, nd, 0, 0, 0, 0, time.UTC).Sub(day).Hours()) / 24
	switch {
	case days == 0 && p == model.Minute:
		return t.Format("15:04")
	case days == 0:
		return "today"
	case days > 0 && days < 7:
		return t.Format("Mon 2 Jan")
	case y == ny:
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// Long spells the date of a story for its page.
func Long(t time.Time, p model.Precision, loc *time.Location) string {
	switch p {
	case model.NoDate:
		return ""
	case model.Year:
		return t.Format("2006")
	case model.Month:
		return t.Format("January 2006")
	case model.Minute:
		return t.In(loc).Format("Monday 2 January 2006, 15:04")
	}
	return t.Format("Monday 2 January 2006")
}

// Medium spells the date of a story for a narrow page, without the time.
func Medium(t time.Time, p model.Precision, loc *time.Location) string {
	switch p {
	case model.Day:
		return t.Format("Mon 2 Jan 2006")
	case model.Minute:
		return t.In(loc).Format("Mon 2 Jan 2006")
	}
	return Long(t, p, loc)
}

// Partial spells a date of the gazetteer (YYYY, YYYY-MM or YYYY-MM-DD) by
// month and year; what does not parse is given as it is.
func Partial(s string) string {
	switch len(s) {
	case 10:
		if t, err := time.Parse("2006-01-02", s); err == nil {
			return t.Format("Jan 2006")
		}
	case 7:
		if t, err := time.Parse("2006-01", s); err == nil {
			return t.Format("Jan 2006")
		}
	}
	return s
}

// Years spells a term by its years: "2013–2021", "since 2012", "2014". An open
// end that could be trusted only up to before now says so: "since 2012, as of
// Jan 2026".
func Years(t model.Term, seen time.Time) string {
	from, until := year(t.From), year(t.Until)
	switch {
	case from == "" && until == "":
		return ""
	case until == "":
		s := "since " + from
		if t.AsOf != "" && t.AsOf < seen.Format("2006-01-02") {
			s += ", as of " + Partial(t.AsOf)
		}
		return s
	case from == "":
		return "until " + until
	case from == until:
		return from
	}
	return from + "–" + until
}

func year(s string) string {
	if len(s) >= 4 {
		if _, err := strconv.Atoi(s[:4]); err == nil {
			return s[:4]
		}
	}
	return ""
}
