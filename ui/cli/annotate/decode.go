package annotate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/document"
)

// MaxLine is the size in bytes over which an input line is refused.
const MaxLine = 10 << 20

// ErrTooLong is the failure of a line over MaxLine.
var ErrTooLong = errors.New("longer than 10 MB")

// Decode reads one input line: a JSON object with a text. The text is taken as
// it is, neither Markdown nor HTML. published is the date as given, "" where
// there is none or it is not one of the forms of ParseDate. On an error the
// article still carries the id, where it could be read.
func Decode(line []byte) (a *model.Article, published string, err error) {
	a = &model.Article{}
	// A byte order mark may stand at the start of a file.
	line = bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(line) {
		return a, "", errors.New("not UTF-8")
	}
	// Keys are matched exactly, which a struct would not do.
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return a, "", notObject(line, err)
	}
	if fields == nil {
		return a, "", errors.New("not an object but null")
	}
	a.ID = id(fields["id"])
	if i := loneSurrogate(line); i >= 0 {
		return a, "", fmt.Errorf("not UTF-8: half of a surrogate pair, %s, at byte %d", line[i:i+6], i+1)
	}
	var text string
	if raw, ok := fields["text"]; !ok || string(raw) == "null" {
		return a, "", errors.New("no text")
	} else if err := json.Unmarshal(raw, &text); err != nil {
		return a, "", errors.New("text is not a string")
	}
	for _, f := range [...]struct {
		key string
		to  *string
	}{{"title", &a.Title}, {"dateline", &a.Dateline}, {"language", &a.Language}, {"published", &published}} {
		if raw, ok := fields[f.key]; ok && json.Unmarshal(raw, f.to) != nil {
			return a, "", fmt.Errorf("%s is not a string", f.key)
		}
	}
	if published == "" {
		// Only a string can be a date; anything else under that name is a key we do not know.
		_ = json.Unmarshal(fields["date"], &published)
	}
	if a.Published, a.Precision, err = ParseDate(published); err != nil {
		published = ""
	}
	a.Doc = document.FromPlain(text)
	return a, published, nil
}

func notObject(line []byte, err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return fmt.Errorf("not an object but %s", article(wrong.Value))
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && len(bytes.TrimSpace(line)) > 0 {
		return fmt.Errorf("not JSON: %v at byte %d", err, syntax.Offset)
	}
	return fmt.Errorf("not JSON: %v", err)
}

func article(noun string) string {
	if noun == "array" {
		return "an " + noun
	}
	return "a " + noun
}

// id takes a string as it is and a number as it is written.
func id(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if len(raw) > 0 && (raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9') {
		return string(raw)
	}
	return ""
}

// loneSurrogate returns the index of the first \u escape of valid JSON that is
// half of a pair, or -1. encoding/json would put U+FFFD in its place, and the
// text would not be the one that was given.
func loneSurrogate(b []byte) int {
	for i := 0; i < len(b); {
		j := bytes.IndexByte(b[i:], '\\')
		if j < 0 {
			return -1
		}
		i += j
		if b[i+1] != 'u' {
			i += 2
			continue
		}
		switch r := hex4(b[i+2:]); {
		case r >= 0xDC00 && r <= 0xDFFF:
			return i
		case r >= 0xD800 && r <= 0xDBFF:
			if len(b) < i+12 || b[i+6] != '\\' || b[i+7] != 'u' {
				return i
			}
			if low := hex4(b[i+8:]); low < 0xDC00 || low > 0xDFFF {
				return i
			}
			i += 12
		default:
			i += 6
		}
	}
	return -1
}

func hex4(b []byte) (r rune) {
	for _, c := range b[:4] {
		r <<= 4
		switch {
		case c >= 'a':
			r |= rune(c - 'a' + 10)
		case c >= 'A':
			r |= rune(c - 'A' + 10)
		default:
			r |= rune(c - '0')
		}
	}
	return r
}

// ParseDate reads YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339. The empty string is
// no date and no error.
func ParseDate(s string) (time.Time, model.Precision, error) {
	if s == "" {
		return time.Time{}, model.NoDate, nil
	}
	layout, precision := time.RFC3339, model.Minute
	switch len(s) {
	case 4:
		layout, precision = "2006", model.Year
	case 7:
		layout, precision = "2006-01", model.Month
	case 10:
		layout, precision = time.DateOnly, model.Day
	}
	t, err := time.Parse(layout, s)
	if err != nil {
		return time.Time{}, model.NoDate, fmt.Errorf("%q is not a date (YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339)", s)
	}
	return t, precision, nil
}
