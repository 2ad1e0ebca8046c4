package extract

import (
	"strings"
	"testing"
)

func TestParseRecord(t *testing.T) {
	for _, tt := range []struct{ in, id, title, text, dateline, date, err string }{
		{in: `{"id":"a1","title":"T","text":"One.\n\nTwo *x* &amp;","published":"2015-11-23","dateline":"TEHRAN -","language":"en"}`,
			id: "a1", title: "T", text: "One.\n\nTwo *x* &amp;", dateline: "TEHRAN -", date: "2015-11-23"},
		{in: `{"text":""}`},
		{in: `{"text":"x","id":7}`, id: "7", text: "x"},
		{in: `{"text":"x","id":["y"],"more":{"a":1}}`, text: "x"},
		{in: `{"text":"x","date":"2015-11"}`, text: "x", date: "2015-11"},
		{in: `{"text":"x","published":"2015","date":"2016"}`, text: "x", date: "2015"},
		{in: `{"text":"x","published":"2015-11-23T10:00:00+02:00"}`, text: "x", date: "2015-11-23T10:00+02:00"},
		{in: `{"text":"x","published":"yesterday"}`, text: "x"},
		{in: `{"text":"x","published":null}`, text: "x"},
		{in: `{"text":"LOWTOWN, Jan 5 (Reuters) - It rained."}`, text: "LOWTOWN, Jan 5 (Reuters) - It rained."},
		{in: `{"text":"\ud83d\ude00 \\ud83d \u00e9"}`, text: "😀 \\ud83d é"},
		{in: `{"text":"\ud83d"}`, err: "not UTF-8"},
		{in: `{"text":"\ude00\ud83d"}`, err: "not UTF-8"},
		{in: `{"text":"\ud83d\u0041"}`, err: "not UTF-8"},
		{in: "{\"text\":\"\xff\"}", err: "not UTF-8"},
		{in: `{"title":"x"}`, err: `no "text"`},
		{in: `{"text":null}`, err: `no "text"`},
		{in: `{"text":7}`, err: `"text" is a number, not a string`},
		{in: `["x"]`, err: "not a JSON object"},
		{in: `"x"`, err: "not a JSON object"},
		{in: ``, err: "not a JSON object"},
		{in: `{"text":"x"`, err: "not valid JSON"},
		{in: `{"text":"x"} {"text":"y"}`, err: "not valid JSON"},
	} {
		a, err := ParseRecord([]byte(tt.in))
		if tt.err != "" {
			if err == nil || err.Error() != tt.err {
				t.Errorf("%s: %v, want %s", tt.in, err, tt.err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if a.ID != tt.id || a.Title != tt.title || a.Doc.Text != tt.text || a.Dateline != tt.dateline || date(a) != tt.date {
			t.Errorf("%s: %+v %q %s", tt.in, a, a.Doc.Text, date(a))
		}
		if err := a.Doc.Check(); err != nil {
			t.Errorf("%s: %v", tt.in, err)
		}
	}
}

func TestRecords(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"a.jsonl", "{\"text\":\"x\"}\n\n{\"text\":\"y\"}\r\n[]\n{\"text\":\"z\"}", "1 x|3 y|a.jsonl: line 4: not a JSON object|5 z"},
		{"a.jsonl", "\ufeff{\"text\":\"x\"}", "1 x"},
		{"a.json", `{"text":"x"}`, "1 x"},
		{"a.json", `[{"text":"x"}, 7, {"text":"y"}]`, "1 x|a.json: article 2: not a JSON object|3 y"},
		{"a.json", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n", "1 x|2 y"},
		{"a.json", `[]`, ""},
		{"a.json", `[{"text":"x"}`, "a.json: not valid JSON"},
		{"a.json", " \n", "a.json: empty file"},
	} {
		records, err := Records(tt.name, []byte(tt.data))
		var got []string
		if err != nil {
			got = append(got, err.Error())
		}
		for _, r := range records {
			if r.Err != nil {
				got = append(got, r.Err.Error())
				continue
			}
			got = append(got, string(rune('0'+r.Number))+" "+r.Article.Doc.Text)
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s %q = %s, want %s", tt.name, tt.data, s, tt.want)
		}
	}
}
