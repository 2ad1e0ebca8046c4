package gazetteer

import (
	"time"

	"dateline/model/gazetteer/layout"
)

// firstDay and lastDay are the bounds of a packed date that may lack its day or
// month, as days since 1970-01-01.
func firstDay(d uint32) int {
	y, m, day := layout.Unpack(d)
	return days(y, max(m, 1), max(day, 1))
}

func lastDay(d uint32) int {
	y, m, day := layout.Unpack(d)
	switch {
	case m == 0:
		return days(y+1, 1, 1) - 1
	case day == 0:
		return days(y, m+1, 1) - 1
	}
	return days(y, m, day)
}

// days counts from 1970-01-01, by time.Date's arithmetic: month 13 is next
// year's first.
func days(y, m, d int) int {
	return int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func dayOf(t time.Time) int {
	y, m, d := t.Date()
	return days(y, int(m), d)
}

// formatDate writes a packed date as precisely as it is known.
func formatDate(d uint32) string {
	if d == 0 {
		return ""
	}
	y, m, day := layout.Unpack(d)
	b := [10]byte{
		byte('0' + y/1000%10), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10),
		'-', byte('0' + m/10), byte('0' + m%10),
		'-', byte('0' + day/10), byte('0' + day%10),
	}
	switch {
	case m == 0:
		return string(b[:4])
	case day == 0:
		return string(b[:7])
	}
	return string(b[:])
}

// parseDate packs YYYY, YYYY-MM or YYYY-MM-DD; 0 for anything else.
func parseDate(s string) uint32 {
	num := func(s string) int {
		n := 0
		for _, c := range []byte(s) {
			if c < '0' || c > '9' {
				return 0
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	switch len(s) {
	case 4:
		return layout.Date(num(s), 0, 0)
	case 7:
		return layout.Date(num(s[:4]), num(s[5:]), 0)
	case 10:
		return layout.Date(num(s[:4]), num(s[5:7]), num(s[8:]))
	}
	return 0
}

// holds tells how a term lies to a day: held on it, held when a day's
// tolerance is given at the end (sources give the last day or the successor's
// first), or not.
type holding uint8

const (
	notHeld holding = iota
	heldNear
	held
)

func holds(term string, day int) holding {
	from, until := layout.U32(term, layout.TermFrom), layout.U32(term, layout.TermUntil)
	if from == 0 && until == 0 {
		return notHeld
	}
	if from != 0 && day < firstDay(from) {
		if day >= firstDay(from)-1 && exact(from) {
			return heldNear
		}
		return notHeld
	}
	if until == 0 {
		return held
	}
	last := lastDay(until)
	switch {
	case day < last || day == last && !exact(until):
		return held
	case day <= last+1:
		return heldNear
	}
	return notHeld
}

func exact(d uint32) bool { return d&31 != 0 }
