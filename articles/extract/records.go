package extract

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

// Record is one article of a JSON or JSONL file.
type Record struct {
	Number  int // of the line, or of the element of an array, from 1
	Article *model.Article
	Err     error // why there is no Article
}

// Records reads the articles of a JSON file (one object or an array of them) or
// a JSONL file. A record that cannot be read does not stop the others. The ID
// of an article is the one it was given, else "".
func Records(name string, data []byte) ([]Record, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fmt.Errorf("%s: empty file", name)
	}
	if FormatOf(name, data) == JSON {
		if out, ok, err := array(name, data); ok {
			return out, err
		}
	}
	var out []Record
	for number := 1; len(data) > 0; number++ {
		var line []byte
		line, data, _ = bytes.Cut(data, []byte("\n"))
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		a, err := ParseRecord(line)
		if err != nil {
			err = fmt.Errorf("%s: line %d: %w", name, number, err)
		}
		out = append(out, Record{number, a, err})
	}
	return out, nil
}

// array reads a JSON file that is one value; ok is false where it is several,
// one a line.
func array(name string, data []byte) (out []Record, ok bool, err error) {
	if !json.Valid(data) {
		if first := bytes.TrimSpace(data); first[0] == '[' {
			return nil, true, fmt.Errorf("%s: not valid JSON", name)
		}
		return nil, false, nil
	}
	elements := []json.RawMessage{data}
	if bytes.TrimSpace(data)[0] == '[' {
		if err := json.Unmarshal(data, &elements); err != nil {
			return nil, true, fmt.Errorf("%s: not valid JSON", name)
		}
	}
	for i, e := range elements {
		a, err := ParseRecord(e)
		if err != nil {
			err = fmt.Errorf("%s: article %d: %w", name, i+1, err)
		}
		out = append(out, Record{i + 1, a, err})
	}
	return out, true, nil
}

// ParseRecord reads one JSON object as the annotate contract gives it: id,
// title, text (required), published or date, dateline, language. The text is
// taken as it is. An id that is a number is kept as its digits.
func ParseRecord(data []byte) (*model.Article, error) {
	if !utf8.Valid(data) || loneSurrogate(data) {
		return nil, errors.New("not UTF-8")
	}
	data = bytes.TrimSpace(data)
	if len(data) == 0 || data[0] != '{' {
		return nil, errors.New("not a JSON object")
	}
	var r struct {
		ID        json.RawMessage `json:"id"`
		Title     string          `json:"title"`
		Text      *string         `json:"text"`
		Published string          `json:"published"`
		Date      string          `json:"date"`
		Dateline  string          `json:"dateline"`
		Language  string          `json:"language"`
	}
	if err := json.Unmarshal(data, &r); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return nil, fmt.Errorf("%q is a %s, not a string", wrong.Field, wrong.Value)
		}
		return nil, errors.New("not valid JSON")
	}
	if r.Text == nil {
		return nil, errors.New(`no "text"`)
	}
	a := &model.Article{
		ID: recordID(r.ID), Title: r.Title, Dateline: r.Dateline, Language: r.Language,
		Doc: document.FromPlain(*r.Text),
	}
	if r.Published == "" {
		r.Published = r.Date
	}
	a.Published, a.Precision = parseRecordDate(r.Published)
	return a, nil
}

func recordID(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if len(raw) > 0 && (digit(raw[0]) || raw[0] == '-') {
		return string(raw)
	}
	return ""
}

// parseRecordDate reads the four forms of the contract and no others.
func parseRecordDate(s string) (time.Time, model.Precision) {
	for _, f := range [...]struct {
		layout    string
		precision model.Precision
	}{{time.RFC3339, model.Minute}, {"2006-01-02", model.Day}, {"2006-01", model.Month}, {"2006", model.Year}} {
		if t, err := time.Parse(f.layout, s); err == nil {
			return t, f.precision
		}
	}
	return time.Time{}, model.NoDate
}

// loneSurrogate tells whether data has a \u escape that is half of a pair:
// encoding/json would put U+FFFD in its place without a word.
func loneSurrogate(data []byte) bool {
	for i := 0; i+1 < len(data); i++ {
		if data[i] != '\\' {
			continue
		}
		i++
		if data[i] != 'u' {
			continue
		}
		u, ok := escaped(data, i+1)
		switch {
		case !ok || u < 0xd800 || u > 0xdfff:
			continue
		case u >= 0xdc00 || i+6 >= len(data) || data[i+5] != '\\' || data[i+6] != 'u':
			return true
		}
		low, ok := escaped(data, i+7)
		if !ok || low < 0xdc00 || low > 0xdfff {
			return true
		}
		i += 10
	}
	return false
}

// escaped reads four hex digits at data[at:].
func escaped(data []byte, at int) (u uint32, ok bool) {
	if at+4 > len(data) {
		return 0, false
	}
	for _, c := range data[at : at+4] {
		switch {
		case digit(c):
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = (c | 0x20) - 'a' + 10
		default:
			return 0, false
		}
		u = u<<4 | uint32(c)
	}
	return u, true
}
