package cli

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/ui/cli/annotate"
)

// TestAnnotateSpansOnGold holds every object that annotate prints for the
// labelled news against the input it was given, byte by byte.
func TestAnnotateSpansOnGold(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "gold", "*.jsonl*"))
	if err != nil || len(paths) == 0 {
		t.Skip("no labelled news beside the repository (../shared/gold)")
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			lines := goldLines(t, path)
			if (testing.Short() || raceOn) && len(lines) > 100 {
				lines = lines[:100]
			}
			p := front{stdin: bytes.NewReader(append(bytes.Join(lines, []byte("\n")), '\n'))}
			with := product(nil)
			p.with = &with
			out := p.start(t, "annotate", "--date", "2015-11-23")
			if out.status != 0 || out.stderr != "" {
				t.Fatalf("status %d, %s", out.status, out.stderr)
			}
			objects := strings.Split(strings.TrimSuffix(out.stdout, "\n"), "\n")
			if len(objects) != len(lines) {
				t.Fatalf("%d objects for %d lines", len(objects), len(lines))
			}
			mentions, wrong := 0, 0
			for i := range lines {
				n, err := holds(lines[i], objects[i])
				if mentions += n; err != nil {
					if wrong++; wrong <= 10 {
						t.Errorf("line %d: %v", i+1, err)
					}
				}
			}
			if mentions < len(lines)/2 {
				t.Errorf("only %d mentions in %d articles", mentions, len(lines))
			}
			t.Logf("%d articles, %d mentions, %d objects wrong", len(lines), mentions, wrong)
		})
	}
}

func goldLines(t *testing.T, path string) (lines [][]byte) {
	t.Helper()
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("gone: " + path)
	} else if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	all, err := io.ReadAll(bufio.NewReader(r))
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Split(bytes.TrimSuffix(all, []byte("\n")), []byte("\n"))
}

// entry is what a mention and the list of its kind have in common.
type entry struct{ id, name string }

// holds checks an object against its input line by the letter of the contract
// and counts the mentions it read again.
func holds(line []byte, object string) (n int, err error) {
	var in struct{ ID, Title, Dateline, Text, Date string }
	if err := json.Unmarshal(line, &in); err != nil {
		return 0, err
	}
	if strings.ContainsAny(object, "\u007f\u202e\u2028\u2029") || !utf8.ValidString(object) {
		return 0, errors.New("not safe to print")
	}
	dec := json.NewDecoder(strings.NewReader(object))
	dec.DisallowUnknownFields()
	var o annotate.Object
	if err := dec.Decode(&o); err != nil {
		return 0, err
	}
	if o.ID != in.ID || o.Title != in.Title || o.Published != in.Date {
		return 0, fmt.Errorf("id, title or date changed: %q %q %q", o.ID, o.Title, o.Published)
	}
	if strings.Contains(object, ":null") {
		return 0, errors.New("null in it")
	}
	lists, err := lists(&o)
	if err != nil {
		return 0, err
	}
	fields := []struct{ name, text string }{{"title", in.Title}, {"dateline", in.Dateline}, {"text", in.Text}}
	field, at := 0, 0
	counted := map[string]int{}
	for _, m := range o.Mentions {
		for field < len(fields) && fields[field].name != m.Field {
			field, at = field+1, 0
		}
		if field == len(fields) {
			return n, fmt.Errorf("%+v is in no field, or out of order", m)
		}
		text := fields[field].text
		if m.Start < at || m.End <= m.Start || m.End > len(text) || text[m.Start:m.End] != m.Text {
			return n, fmt.Errorf("%+v does not stand at its span, or overlaps the one before (which ends at %d)", m, at)
		}
		if !utf8.ValidString(m.Text) || strings.TrimSpace(m.Text) != m.Text {
			return n, fmt.Errorf("%+v is cut within a character, or has blanks around it", m)
		}
		list, ok := lists[m.Kind]
		if !ok {
			return n, fmt.Errorf("%+v has a kind that is none", m)
		}
		if !list[entry{m.ID, m.Name}] {
			return n, fmt.Errorf("%+v is not in the list of its kind", m)
		}
		if (m.Kind == "country" || m.Kind == "place") && m.Country != "" {
			counted[m.Country]++
		}
		at = m.End
		n++
	}
	for _, p := range o.People {
		for _, r := range p.References {
			f := slices.IndexFunc(fields, func(f struct{ name, text string }) bool { return f.name == r.Field })
			if f < 0 || r.Start < 0 || r.End <= r.Start || r.End > len(fields[f].text) || fields[f].text[r.Start:r.End] != r.Text {
				return n, fmt.Errorf("%s: %+v does not stand at its span", p.Name, r)
			}
		}
	}
	for _, c := range o.Countries {
		if c.Mentions != counted[c.Code] {
			return n, fmt.Errorf("%s has %d mentions, counted %d", c.Code, c.Mentions, counted[c.Code])
		}
		delete(counted, c.Code)
	}
	if len(counted) > 0 {
		return n, fmt.Errorf("mentions of %v, which are not in countries", counted)
	}
	return n, nil
}

// lists gives the entries of each kind by what a mention says of them, and
// checks what holds for lists alone.
func lists(o *annotate.Object) (map[string]map[entry]bool, error) {
	out := map[string]map[entry]bool{"country": {}, "person": {}, "organization": {}, "place": {}}
	last := 1.0
	add := func(kind, id, name string, salience float64, first bool) error {
		if first {
			last = 1
		}
		if salience < 0 || salience > last {
			return fmt.Errorf("%s %s: salience %v after %v", kind, name, salience, last)
		}
		if name == "" || out[kind][entry{id, name}] {
			return fmt.Errorf("%s %q (%s) has no name, or is listed twice", kind, name, id)
		}
		last = salience
		out[kind][entry{id, name}] = true
		return nil
	}
	var errs []error
	for i, c := range o.Countries {
		errs = append(errs, add("country", "country:"+c.Code, c.Name, c.Salience, i == 0))
		named := false
		for _, v := range c.Via {
			switch v {
			case "name", "demonym", "metonym", "place", "dateline":
				named = true
			case "person", "organization":
			default:
				errs = append(errs, fmt.Errorf("%s: via %q", c.Code, v))
			}
		}
		if len(c.Via) == 0 || named != c.Mentioned || c.Code == "EU" || c.Code == "" {
			errs = append(errs, fmt.Errorf("%s: mentioned %v via %q", c.Code, c.Mentioned, c.Via))
		}
	}
	for i, p := range o.People {
		errs = append(errs, add("person", p.ID, p.Name, p.Salience, i == 0))
		if p.Leader != (len(p.Offices) > 0) || p.Mentions+len(p.References) == 0 {
			errs = append(errs, fmt.Errorf("%s: leader %v with %d offices and %d mentions", p.Name, p.Leader, len(p.Offices), p.Mentions))
		}
	}
	for i, x := range o.Organizations {
		errs = append(errs, add("organization", x.ID, x.Name, x.Salience, i == 0))
	}
	for i, x := range o.Places {
		errs = append(errs, add("place", x.ID, x.Name, x.Salience, i == 0))
	}
	return out, errors.Join(errs...)
}

// The check notices what it is there for.
func TestHoldsNotices(t *testing.T) {
	const line = `{"id":"a","title":"Tehran talks","text":"Rouhani, an Iranian, spoke in Téhéran, Tehran","date":"2015"}`
	out := strings.TrimSpace(front{stdin: strings.NewReader(line)}.start(t, "annotate").stdout)
	if n, err := holds([]byte(line), out); err != nil || n != 4 {
		t.Fatalf("%d mentions, %v in %s", n, err, out)
	}
	for _, c := range [][2]string{
		{`"start":0,"end":7`, `"start":1,"end":7`}, {`"end":7`, `"end":8`}, {`"end":7`, `"end":700`}, {`"text":"Rouhani"`, `"text":"Rouhanj"`},
		{`"field":"title"`, `"field":"text"`}, {`"field":"title"`, `"field":"summary"`}, {`"kind":"person"`, `"kind":"leader"`},
		{`"name":"Hassan Rouhani","id":"Q348144","country":"IR"}`, `"name":"Rouhani","id":"Q348144","country":"IR"}`},
		{`"mentions":3,"salience":0.5124`, `"mentions":2,"salience":0.5124`}, {`"mentioned":true`, `"mentioned":false`},
		{`"via":["demonym","place"]`, `"via":[]`}, {`"organizations":[]`, `"organizations":null`}, {`"id":"a"`, `"id":"b"`},
		{`"published":"2015"`, `"published":"2016"`}, {`"salience":0.2`, `"salience":1.2`}, {`"leader":true`, `"leader":false`}, {`"language"`, `"lang"`},
	} {
		if !strings.Contains(out, c[0]) {
			t.Fatalf("%s is not in %s", c[0], out)
		}
		if _, err := holds([]byte(line), strings.Replace(out, c[0], c[1], 1)); err == nil {
			t.Errorf("%s for %s is not noticed", c[1], c[0])
		}
	}
}
