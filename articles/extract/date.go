package extract

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/model"
)

// when is a date found in a text.
type when struct {
	time      time.Time
	precision model.Precision
	at        int // byte offset of its year, or of where it begins
}

// parseDate reads a date that stands alone, as in front matter, a JSON line or
// an attribute of a page: YYYY, YYYY-MM, YYYY-MM-DD, RFC 3339 and its usual
// variants, RFC 1123, or a date in words. NoDate where s is none.
func parseDate(s string) (time.Time, model.Precision) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 100 {
		return time.Time{}, model.NoDate
	}
	for _, f := range [...]struct {
		layout    string
		precision model.Precision
	}{
		{time.RFC3339Nano, model.Minute},
		{"2006-01-02", model.Day},
		{"2006-01", model.Month},
		{"2006", model.Year},
		{"2006-01-02 15:04:05Z07:00", model.Minute},
		{"2006-01-02 15:04:05 -0700", model.Minute},
		{"2006-01-02 15:04:05 -0700 MST", model.Minute},
		{"2006-01-02T15:04:05-0700", model.Minute},
		{"2006-01-02T15:04Z07:00", model.Minute},
		{"2006-01-02T15:04:05", model.Minute},
		{"2006-01-02 15:04:05", model.Minute},
		{"2006-01-02T15:04", model.Minute},
		{"2006-01-02 15:04", model.Minute},
		{"Mon, 2 Jan 2006 15:04:05 -0700", model.Minute},
		{"Mon, 2 Jan 2006 15:04:05 GMT", model.Minute},
		{"Mon, 2 Jan 2006 15:04:05 UTC", model.Minute},
		{"20060102", model.Day},
	} {
		if t, err := time.Parse(f.layout, s); err == nil && t.Year() > 0 {
			return t, f.precision
		}
	}
	best := when{}
	for _, w := range datesIn(s) {
		if w.precision > best.precision {
			best = w
		}
	}
	return best.time, best.precision
}

// datesIn returns the dates of a text that have a year of 1900 to 2099, in
// text order. Time is linear: each year looks a fixed distance around itself.
func datesIn(text string) []when {
	var out []when
	for i := 0; i < len(text); {
		if !digit(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && digit(text[end]) {
			end++
		}
		if end-i == 4 {
			if year := number(text[i:end]); year >= 1900 && year < 2100 && !glued(text, i, end) {
				if w, ok := dateAt(text, i, end, year); ok {
					out = append(out, w)
				}
			}
		}
		i = end
	}
	return out
}

// glued tells whether the number is a part of something else: A2015, 2015x,
// 1,999 or 3.2015 after a longer number are left to dateAt.
func glued(text string, start, end int) bool {
	if start > 0 {
		r, _ := utf8.DecodeLastRuneInString(text[:start])
		if unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) || r == '$' || r == '€' || r == '£' || r == '_' {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(text[end:])
	return r == '_' || r == '%' || (unicode.IsLetter(r) && r != 'T' && r != '年')
}

// dateAt reads the date whose year stands at [start, end) of text.
func dateAt(text string, start, end, year int) (when, bool) {
	if w, ok := isoDate(text, start, end, year); ok {
		return w, true
	}
	if w, ok := hanDate(text, start, end, year); ok {
		return w, true
	}
	back := backward{text: text, at: start, floor: max(0, start-48)}
	first, sep := back.word()
	if number(first) > 0 && (sep == "." || sep == "/" || sep == "-") {
		second, sep2 := back.word()
		if sep2 != sep {
			return when{}, false
		}
		return numeric(number(second), number(first), year, sep == ".", start)
	}
	for first == "de" || first == "del" || first == "of" || first == "do" {
		first, _ = back.word()
	}
	if m := month(first); m != 0 { // 23 November 2015, November 2015
		word, _ := back.word()
		for word == "de" || word == "of" {
			word, _ = back.word()
		}
		if d := dayOf(word); d > 0 {
			return day(year, m, d, start)
		}
		return when{time.Date(year, m, 1, 0, 0, 0, 0, time.UTC), model.Month, start}, true
	}
	if d := dayOf(first); d > 0 { // November 23, 2015
		word, _ := back.word()
		if m := month(word); m != 0 {
			return day(year, m, d, start)
		}
	}
	return when{}, false
}

// backward walks a text word by word towards its start, down to floor.
type backward struct {
	text      string
	at, floor int
}

// word returns the word before the last one, "" where there is none near, and
// what stood between them, white space left out.
func (b *backward) word() (word, sep string) {
	end := b.at
	for end > b.floor {
		r, n := utf8.DecodeLastRuneInString(b.text[b.floor:end])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			break
		}
		if r == '\n' && strings.Contains(b.text[end-n:b.at], "\n\n") {
			return "", ""
		}
		end -= n
	}
	start := end
	for start > b.floor {
		r, n := utf8.DecodeLastRuneInString(b.text[b.floor:start])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		start -= n
	}
	sep = strings.TrimSpace(b.text[end:b.at])
	if len(sep) > 2 || strings.ContainsAny(sep, "()\"!?;") {
		return "", sep // another sentence, or another thing
	}
	b.at = start
	return b.text[start:end], sep
}

// dayOf reads 1 to 31 with an ordinal ending ("23rd", "1er", "1º"); 0 for
// anything else.
func dayOf(s string) int {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	switch s[n:] {
	case "", "st", "nd", "rd", "th", "er", "º":
		if d := number(s[:n]); n <= 2 && d <= 31 {
			return d
		}
	}
	return 0
}

// day makes a date of Day precision; ok is false for 31 April.
func day(year int, m time.Month, d, at int) (when, bool) {
	t := time.Date(year, m, d, 0, 0, 0, 0, time.UTC)
	return when{t, model.Day, at}, d > 0 && t.Day() == d
}

// numeric reads 23.11.2015, 23/11/2015 and 11/23/2015. Where day and month
// could be either it is no date, but for the point, which always puts the day
// first.
func numeric(a, b, year int, dayFirst bool, at int) (when, bool) {
	switch {
	case a < 1 || b < 1:
		return when{}, false
	case b <= 12 && (dayFirst || a > 12 || a == b):
		return day(year, time.Month(b), a, at)
	case a <= 12 && b > 12 && !dayFirst:
		return day(year, time.Month(a), b, at)
	}
	return when{}, false
}

// isoDate reads 2015-11-23 and 2015-11-23T14:05Z.
func isoDate(text string, start, end, year int) (when, bool) {
	rest := text[end:]
	if len(rest) < 6 || (rest[0] != '-' && rest[0] != '/') || rest[3] != rest[0] ||
		!digit(rest[1]) || !digit(rest[2]) || !digit(rest[4]) || !digit(rest[5]) || (len(rest) > 6 && digit(rest[6])) {
		return when{}, false
	}
	stop := end + 6
	for stop < len(text) && stop < end+22 && strings.IndexByte("0123456789T:.Z+-", text[stop]) >= 0 {
		stop++
	}
	for _, layout := range [...]string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, text[start:stop]); err == nil {
			return when{t, model.Minute, start}, true
		}
	}
	m := number(rest[1:3])
	if m < 1 || m > 12 {
		return when{}, false
	}
	return day(year, time.Month(m), number(rest[4:6]), start)
}

// hanDate reads 2015年11月23日, of Chinese and Japanese texts.
func hanDate(text string, start, end, year int) (when, bool) {
	rest, ok := strings.CutPrefix(text[end:], "年")
	if !ok {
		return when{}, false
	}
	m, rest := leading(rest)
	rest, ok = strings.CutPrefix(rest, "月")
	if !ok || m < 1 || m > 12 {
		return when{}, false
	}
	if d, tail := leading(rest); d > 0 && strings.HasPrefix(tail, "日") {
		return day(year, time.Month(m), d, start)
	}
	return when{time.Date(year, time.Month(m), 1, 0, 0, 0, 0, time.UTC), model.Month, start}, true
}

// leading reads up to two digits at the start of s.
func leading(s string) (int, string) {
	n := 0
	for n < len(s) && n < 2 && digit(s[n]) {
		n++
	}
	return number(s[:n]), s[n:]
}

// number reads decimal digits; 0 for an empty string or one with other bytes.
func number(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) || n > 1e6 {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
