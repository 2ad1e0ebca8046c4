package annotate

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/model"
)

func TestDecode(t *testing.T) {
	line := `{"id":"a1","title":"Gas \u0026 talks","text":"  Tehran\n\n*not* <b>markup</b> \ud83d\ude42 ","published":"2015-11-23",` +
		`"dateline":"TEHRAN, Nov 23 -","language":"en","Text":"another key","extra":{"text":[1,2]}}`
	a, published, err := Decode([]byte("\xEF\xBB\xBF" + line + "\r"))
	if err != nil {
		t.Fatal(err)
	}
	want := "  Tehran\n\n*not* <b>markup</b> 🙂 "
	if a.ID != "a1" || a.Title != "Gas & talks" || a.Doc.Text != want || a.Dateline != "TEHRAN, Nov 23 -" || a.Language != "en" {
		t.Errorf("got %+v with text %q", a, a.Doc.Text)
	}
	if published != "2015-11-23" || a.Precision != model.Day || a.Published.Format("2006-01-02") != published {
		t.Errorf("date %q, %v, %v", published, a.Published, a.Precision)
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct{ line, id, why string }{
		{`{"id":"x"}`, "x", "no text"},
		{`{"id":"x","text":null}`, "x", "no text"},
		{`{"id":"x","TEXT":"in capitals"}`, "x", "no text"},
		{`{"id":7,"text":5}`, "7", "text is not a string"},
		{`{"id":"x","text":"t","title":["a"]}`, "x", "title is not a string"},
		{`{"id":"x","text":"t","dateline":1}`, "x", "dateline is not a string"},
		{`[{"text":"t"}]`, "", "not an object but an array"},
		{`"text"`, "", "not an object but a string"},
		{`12`, "", "not an object but a number"},
		{`null`, "", "not an object but null"},
		{`{"text":"t"`, "", "not JSON"},
		{`{"text":"t"} {}`, "", "not JSON"},
		{`{text:"t"}`, "", "not JSON"},
		{"{\"text\":\"a\tb\"}", "", "not JSON"},
		{"{\"text\":\"\xff\"}", "", "not UTF-8"},
		{"{\"text\":\"t\",\"other\":\"\xc3\"}", "", "not UTF-8"},
		{"{\"text\":\"\xed\xa0\x80\"}", "", "not UTF-8"}, // a surrogate as if it were UTF-8
		{`{"id":"x","text":"\ud83d"}`, "x", "half of a surrogate pair"},
		{`{"id":"x","text":"\udE42"}`, "x", "half of a surrogate pair"},
		{`{"id":"x","text":"\uD83D\uD83D\uDE42"}`, "x", "half of a surrogate pair"},
		{`{"id":"x","text":"\uD83Dx\uDE42"}`, "x", "half of a surrogate pair"},
		{`{"id":"x","text":"t","other":["\uDC00"]}`, "x", "half of a surrogate pair"},
	} {
		a, _, err := Decode([]byte(c.line))
		if err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s: error %v, want %q", c.line, err, c.why)
		} else if a.ID != c.id {
			t.Errorf("%s: id %q, want %q", c.line, a.ID, c.id)
		}
	}
}

func TestDecodeAccepts(t *testing.T) {
	for _, c := range []struct{ line, text, published string }{
		{`{"text":""}`, "", ""},
		{`{"text":"\\ud83d is no escape"}`, `\ud83d is no escape`, ""},
		{`{"text":"\ud83d\ude42\u00e9"}`, "🙂é", ""},
		{`{"text":"a\u0000b"}`, "a\x00b", ""},
		{`{"text":"first","text":"last"}`, "last", ""},
		{`{"text":"t","date":"2015"}`, "t", "2015"},
		{`{"text":"t","published":null,"date":"2015-11"}`, "t", "2015-11"},
		{`{"text":"t","published":"2003-05-01","date":"2015"}`, "t", "2003-05-01"},
		{`{"text":"t","published":"2015-11-23T10:00:00+03:30"}`, "t", "2015-11-23T10:00:00+03:30"},
		{`{"text":"t","published":"last week"}`, "t", ""},
		{`{"text":"t","published":"2015-02-30"}`, "t", ""},
		{`{"text":"t","date":20151123}`, "t", ""},
		{`{"text":"t","title":null,"id":null}`, "t", ""},
	} {
		a, published, err := Decode([]byte(c.line))
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
		} else if a.Doc.Text != c.text || published != c.published {
			t.Errorf("%s: text %q, published %q", c.line, a.Doc.Text, published)
		}
	}
}

func TestParseDate(t *testing.T) {
	for s, want := range map[string]model.Precision{
		"": model.NoDate, "2015": model.Year, "2015-11": model.Month, "2015-11-23": model.Day,
		"2015-11-23T10:00:00Z": model.Minute, "2015-11-23T10:00:00.25-05:00": model.Minute,
		"2015-13": model.NoDate, "15-11-23": model.NoDate, "23/11/2015": model.NoDate, "20151123": model.NoDate, "soon": model.NoDate,
	} {
		_, got, err := ParseDate(s)
		if got != want || (err == nil) != (want != model.NoDate || s == "") {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", s, got, err, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","text":"Tehran \ud83d\ude42","published":"2015"}`, `{"text":"\ud83d"}`, `{"text":"\\ud83d"}`, `{"text":null}`,
		`[]`, `{"text":"a","text":"b"}`, "{\"text\":\"\xff\"}", `{"id":1e9,"text":"\u2028"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		a, _, err := Decode(line)
		var oracle map[string]any
		valid := json.Unmarshal(line, &oracle) == nil
		if err != nil {
			return
		}
		if !valid && line[0] != 0xEF {
			t.Fatalf("%q is no object", line)
		}
		if valid && oracle["text"] != a.Doc.Text {
			t.Fatalf("text %q, want %q", a.Doc.Text, oracle["text"])
		}
		if !utf8.ValidString(a.Doc.Text) || !utf8.ValidString(a.ID) {
			t.Fatal("not UTF-8")
		}
	})
}
