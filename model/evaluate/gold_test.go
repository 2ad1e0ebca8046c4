package evaluate

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
)

func TestReader(t *testing.T) {
	lines := "\xEF\xBB\xBF" + `{"id":"a","date":"2015-11","title":"T","dateline":"D","source":"example.org","text":"é😀 Oslo","mentions":[{"start":3,"end":7,"type":"LOC","text":"Oslo","country":"NO","new":1}]}` +
		"\r\n\n" + `{"id":7,"date":null,"title":"T","text":"x","other":{}}`
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(lines))
	_ = z.Close()
	for _, in := range []io.Reader{strings.NewReader(lines), &packed} {
		r, err := NewReader(in)
		if err != nil {
			t.Fatal(err)
		}
		d, line, err := r.Next()
		if err != nil || line != 1 || d.ID != "a" || !d.Date.Equal(time.Date(2015, 11, 1, 0, 0, 0, 0, time.UTC)) {
			t.Fatalf("%+v, line %d, %v", d, line, err)
		}
		if m := d.Mentions[0]; d.Text[m.Start:m.End] != "Oslo" || m.Country != "NO" || m.Span != (model.Span{Start: 7, End: 11}) {
			t.Errorf("mention %+v", m)
		}
		in := d.Input()
		if in.Title != "" || in.Dateline != "D" || in.Outlet != "example.org" || in.Doc.Text != d.Text || d.Size() != len(d.Text) {
			t.Errorf("with mentions only the text is analysed: %+v", in)
		}
		d, line, err = r.Next()
		if err != nil || line != 3 || d.ID != "7" || d.Countries != nil || d.Mentions != nil {
			t.Fatalf("%+v, line %d, %v", d, line, err)
		}
		if in := d.Input(); in.Title != "T" || d.Size() != 2 || !in.Date.Equal(time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("without a date: %+v", in)
		}
		if _, _, err := r.Next(); !errors.Is(err, io.EOF) {
			t.Errorf("at the end: %v", err)
		}
	}
}

func TestBadLines(t *testing.T) {
	for line, want := range map[string]string{
		`{"id":"a"}`: "no text", `{"text":null}`: "no text", `["a"]`: "not an object but array", `null`: "not an object but null",
		`{"text":"a`: "not JSON: unexpected end of JSON input", "{\"text\":\"\xff\"}": "not UTF-8",
		`{"text":7}`: "text cannot be a number", `{"text":"a","countries":"NO"}`: "countries cannot be a string",
		`{"text":"a","date":"May"}`:                                                    `"May" is not a date (YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339)`,
		`{"text":"Oslo","mentions":[{"start":0,"end":4},{"end":4}]}`:                   "mention 2: no start and end",
		`{"text":"Oslo","mentions":[{"start":0,"end":5}]}`:                             "mention 1: 0 to 5 is no stretch of a text of 4 code points",
		`{"text":"Oslo","mentions":[{"start":2,"end":2}]}`:                             "mention 1: 2 to 2 is no stretch of a text of 4 code points",
		`{"text":"Oslo","mentions":[{"start":-1,"end":2}]}`:                            "mention 1: -1 to 2 is no stretch of a text of 4 code points",
		`{"text":"Oslo","mentions":[{"start":0,"end":4,"core_start":1,"core_end":9}]}`: "mention 1: 1 to 9 is no stretch of a text of 4 code points",
		`{"text":"é Oslo","mentions":[{"start":3,"end":6,"text":"Oslo"}]}`:             `mention 1: its text is "Oslo", but "slo" stands there (offsets are code points)`,
		`{"text":"` + strings.Repeat("x", MaxLine) + `"}`:                              "longer than 10 MB",
	} {
		r, err := NewReader(strings.NewReader("\n" + line + "\n" + `{"text":"good"}`))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = r.Next()
		var bad *LineError
		if !errors.As(err, &bad) || bad.Line != 2 || err.Error() != "line 2: "+want {
			t.Errorf("%.60s: %v, want %s", line, err, want)
		}
		if d, line, err := r.Next(); err != nil || line != 3 || d.Text != "good" {
			t.Errorf("reading does not go on behind it: %v", err)
		}
	}
}

func TestBrokenSources(t *testing.T) {
	if _, err := NewReader(strings.NewReader("\x1f\x8bno")); err == nil {
		t.Error("what is no gzip is read")
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(strings.Repeat(`{"text":"a"}`+"\n", 9)))
	_ = z.Close()
	r, err := NewReader(bytes.NewReader(packed.Bytes()[:packed.Len()-6]))
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if _, _, err = r.Next(); err != nil {
			break
		}
	}
	var bad *LineError
	if !errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &bad) {
		t.Errorf("cut short: %v", err)
	}
}

// FuzzReader holds labelled lines against what Doc promises, and scores them.
func FuzzReader(f *testing.F) {
	f.Add([]byte(`{"id":"a","date":"2015","text":"é Oslo","countries":["NO"],"focus":"SU","mentions":[{"start":2,"end":6,"type":"PER","link":"Q1","leader":[1],"office_on_date":[1]}]}`))
	f.Add([]byte(`{"text":"a","mentions":[{"start":0,"end":1,"type":"ORG","core_start":0,"core_end":1,"noconll":true}]}` + "\n\n{}"))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := NewReader(bytes.NewReader(data))
		if err != nil {
			return
		}
		s := NewScorer("US", true)
		last := 0
		for range 50 {
			d, line, err := r.Next()
			var bad *LineError
			if errors.As(err, &bad) {
				line = bad.Line
			} else if err != nil {
				break
			}
			if line <= last {
				t.Fatalf("line %d behind line %d", line, last)
			}
			if last = line; d == nil {
				continue
			}
			for _, m := range d.Mentions {
				if m.Start < 0 || m.Start >= m.End || m.End > len(d.Text) {
					t.Fatalf("span %v of %d bytes", m.Span, len(d.Text))
				}
			}
			s.Add(d, line, analyze.Analyze(d.Input()))
		}
		for _, row := range s.Report(3).Rows {
			if row.Right < 0 || row.Wrong < 0 || row.Missed < 0 {
				t.Fatalf("%v: %v", row.Metric, row.Tally)
			}
		}
	})
}
