package cli

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
)

// Two labelled files of our own: one of mentions, one of what a story is about.
const (
	goldMentions = `{"id":"m1","date":"2015-11-23","text":"Hassan Rouhani spoke in Tehran with Acme Corp today.","countries":["IR"],"focus":"IR","mentions":[` +
		`{"start":0,"end":14,"type":"PER","text":"Hassan Rouhani","link":"Q348144","leader":[["IR","head_of_government"]],"office_on_date":[["IR","head_of_government"]]},` +
		`{"start":24,"end":30,"type":"LOC","country":"IR"},{"start":36,"end":45,"type":"ORG"}]}` + "\n" +
		`{"id":"m2","text":"Nothing stood in Oslo.","countries":["SE"],"mentions":[]}` + "\n"
	goldAbout = `{"id":"a1","title":"Iranian gas","dateline":"TEHRAN, Nov 23 -","text":"Iran sold gas. Iran is rich in it.","countries":["IR","US"]}` + "\n"
)

func TestEvaluateTable(t *testing.T) {
	folder(t, map[string]string{"m.jsonl": goldMentions, "a.jsonl": goldAbout})
	got := front{}.start(t, "evaluate", "m.jsonl", "a.jsonl")
	const want = `m.jsonl: 2 documents, 0.00 MB, too little to time
                                             right   wrong  missed  precision  recall     F1
countries mentioned                              1       1       1       50.0    50.0   50.0
countries mentioned, without US                  1       1       1       50.0    50.0   50.0
focus country                                    1       0       0      100.0   100.0  100.0
persons, exact                                   1       0       0      100.0   100.0  100.0
persons, overlapping                             1       0       0      100.0   100.0  100.0
organisations, exact                             1       0       0      100.0   100.0  100.0
organisations, overlapping                       1       0       0      100.0   100.0  100.0
leaders linked                                   1       0       0      100.0   100.0  100.0
leaders in office on the date linked             1       0       0      100.0   100.0  100.0
person links right                               1       0       -      100.0       -      -

a.jsonl: 1 document, 0.00 MB, too little to time
                                             right   wrong  missed  precision  recall     F1
countries involved                               1       0       1      100.0    50.0   66.7
countries involved, without US                   1       0       0      100.0   100.0  100.0

all 2 files: 3 documents, 0.00 MB, too little to time
`
	if !strings.HasPrefix(got.stdout, want) || got.status != 0 || got.stderr != "" {
		t.Errorf("status %d %s\n%s", got.status, got.stderr, got.stdout)
	}
	if again := (front{}).start(t, "evaluate", "m.jsonl", "a.jsonl"); again != got {
		t.Error("a second run prints something else")
	}
	if on := (front{terminal: true, width: 80}).start(t, "evaluate", "m.jsonl", "a.jsonl"); strings.Contains(on.stdout+on.stderr, "\x1b") {
		t.Errorf("escape sequences: %q", on.stdout)
	}
	if se := (front{}).start(t, "evaluate", "--ignore", "se", "m.jsonl"); !strings.Contains(se.stdout, "countries mentioned, without SE                  1       1       0 ") {
		t.Errorf("--ignore:\n%s", se.stdout)
	}
}

func TestEvaluateErrors(t *testing.T) {
	folder(t, map[string]string{"m.jsonl": goldMentions, "good.jsonl": strings.SplitAfter(goldMentions, "\n")[0]})
	got := front{}.start(t, "evaluate", "--errors", "5", "m.jsonl").stdout
	if want := "\nWorst documents\n  line 2 m2: 2 errors\n    countries mentioned\n      invented  NO (Oslo)\n      missed    SE\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant at the end\n%s", got, want)
	}
	if got := (front{}).start(t, "evaluate", "--errors", "5", "good.jsonl").stdout; !strings.HasSuffix(got, "\nNo document has errors.\n") {
		t.Errorf("got\n%s", got)
	}
	evil := strings.NewReader(`{"id":"\u001b]0;x\u0007","text":"Oslo \u001b[2J","countries":["S\u001b[1m"],"mentions":[{"start":0,"end":4,"type":"LOC","country":"NO"}]}`)
	if got := (front{stdin: evil}).start(t, "evaluate", "--errors", "1"); strings.ContainsAny(got.stdout+got.stderr, "\x1b\a") || !strings.Contains(got.stdout, "Worst") {
		t.Errorf("labels can act on a terminal: %q %q", got.stdout, got.stderr)
	}
}

// The analysis alone is timed, by the clock of the process.
func TestEvaluateSpeed(t *testing.T) {
	clock := time.Date(2026, 1, 22, 9, 0, 0, 0, time.UTC)
	with := product(nil)
	with.analyzeInput = func(analyze.Input) *model.Analysis {
		clock = clock.Add(time.Millisecond)
		return &model.Analysis{}
	}
	line := `{"title":"T","text":"` + strings.Repeat("x", 999) + `","countries":[]}`
	p := front{stdin: strings.NewReader(line + "\n" + line), with: &with, now: func() time.Time { return clock }}
	if got := p.start(t, "evaluate"); !strings.HasPrefix(got.stdout, "standard input: 2 documents, 0.00 MB, 1.0 MB/s\n") {
		t.Errorf("got %s", got.stdout)
	}
}

func TestEvaluateJSON(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(goldMentions))
	_ = z.Close()
	folder(t, map[string]string{"m.jsonl.gz": packed.String()})
	got := front{stdin: strings.NewReader(goldAbout)}.start(t, "evaluate", "--json", "--errors", "1", "--ablate", "gazetteer", "m.jsonl.gz", "-")
	var o scoresObject
	if err := json.Unmarshal([]byte(got.stdout), &o); err != nil || got.status != 0 {
		t.Fatalf("%v, %+v", err, got)
	}
	if len(o.Files) != 2 || o.Files[0].File != "m.jsonl.gz" || o.Files[1].File != "standard input" || o.Files[0].Documents != 2 || o.All == nil || o.All.Documents != 3 || o.Ignored != "US" {
		t.Fatalf("%s", got.stdout)
	}
	m := o.Files[0].Metrics[0]
	if m.Metric != "countries_mentioned" || m.Right != 1 || m.Wrong != 1 || *m.Missed != 1 || m.Precision != 0.5 || *m.F1 != 0.5 {
		t.Errorf("%+v", m)
	}
	if e := o.Files[0].Errors; len(e) != 1 || e[0].ID != "m2" || e[0].Faults[0].Invented[0] != "NO (Oslo)" {
		t.Errorf("errors %+v", e)
	}
	// Without the names of leaders and cities nothing points to Iran or Norway.
	if w := o.Files[0].Without[0]; w.Part != "gazetteer" || w.Metrics[0].Right != 0 || w.Metrics[0].Wrong != 0 || *w.Metrics[0].Missed != 2 {
		t.Errorf("without the gazetteer %+v", w)
	}
	if strings.Contains(got.stdout, ":null") && !strings.Contains(got.stdout, `"person_links","right":1,"wrong":0,"missed":null`) || strings.Contains(got.stdout, `"missed":null}`) {
		t.Errorf("a list is null: %s", got.stdout)
	}
}

func TestEvaluateAblate(t *testing.T) {
	folder(t, map[string]string{"m.jsonl": goldMentions})
	got := front{}.start(t, "evaluate", "--ablate", "gazetteer,tagger", "m.jsonl").stdout
	lines := strings.Split(got, "\n")
	for i, want := range map[int]string{1: "     F1  without gazetteer  without tagger", 2: "   50.0        0.0 (-50.0)"} {
		if !strings.Contains(lines[i], want) {
			t.Errorf("%q is not in %q", want, lines[i])
		}
	}
	for _, l := range lines[2:12] {
		if len(l) != len(lines[1]) {
			t.Errorf("not aligned: %q", l)
		}
	}
}

func TestEvaluateFailures(t *testing.T) {
	folder(t, map[string]string{
		"m.jsonl": goldMentions, "bad.jsonl": "{}\n" + goldAbout + "\n[1]\n", "none.jsonl": "\n", "worse.jsonl": "{}\n", "plain.jsonl": `{"text":"Oslo"}`,
		"cut.jsonl.gz": "\x1f\x8bx", "dir/x.jsonl": goldAbout,
	})
	for _, c := range []struct {
		args   string
		status int
		stderr string
		output bool
	}{
		{"bad.jsonl", 3, "dateline: bad.jsonl: line 1: no text\ndateline: bad.jsonl: line 4: not an object but array\n", true},
		{"m.jsonl missing.jsonl", 3, "dateline: missing.jsonl: no such file or folder\n", true},
		{"missing.jsonl", 1, "dateline: missing.jsonl: no such file or folder\n", false},
		{"dir", 1, "dateline: dir: a folder, not a file\n", false},
		{"worse.jsonl", 1, "dateline: worse.jsonl: line 1: no text\n", false},
		{"none.jsonl", 1, "dateline: no documents to evaluate on\n", false},
		{"plain.jsonl", 1, "dateline: plain.jsonl: no labels in it: no countries, focus or mentions\n", false},
		{"cut.jsonl.gz m.jsonl", 3, "dateline: cut.jsonl.gz: cut short\n", true},
		{"--ablate names m.jsonl", 2, "dateline: --ablate names: there are tagger and gazetteer (see dateline evaluate --help)\n", false},
		{"--ignore USA m.jsonl", 2, "dateline: --ignore \"USA\" is not a country code of two letters (see dateline evaluate --help)\n", false},
		{"--errors -1 m.jsonl", 2, "dateline: --errors is a number of documents (see dateline evaluate --help)\n", false},
		{"--errors x m.jsonl", 2, "dateline: \"x\" is no value for --errors (see dateline evaluate --help)\n", false},
		{"", 2, "dateline: no labelled news to evaluate on, and standard input is a terminal (see dateline evaluate --help)\n", false},
	} {
		got := front{}.start(t, append([]string{"evaluate"}, strings.Fields(c.args)...)...)
		if got.status != c.status || got.stderr != c.stderr || (got.stdout != "") != c.output {
			t.Errorf("%q: status %d, %q, %d bytes; want %d, %q", c.args, got.status, got.stderr, len(got.stdout), c.status, c.stderr)
		}
	}
}

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	now := time.Date(2026, 1, 22, 9, 0, 0, 0, time.UTC)
	s := &session{Process: Process{Stderr: &out}}
	s.progress().show(1, now)
	if out.Len() > 0 {
		t.Errorf("on a pipe: %q", out.String())
	}
	s.StderrTerminal = true
	p := s.progress()
	p.clear()
	p.begin("go\x1bld.jsonl", 40)
	r := p.reading(strings.NewReader("twenty bytes of text"))
	_, _ = r.Read(make([]byte, 10))
	p.show(1, now)
	_, _ = r.Read(make([]byte, 10))
	p.show(2, now.Add(time.Millisecond)) // too soon
	p.show(3, now.Add(time.Second))
	p.clear()
	p.clear()
	if want := "\r\x1b[K█████░░░░░░░░░░░░░░░ gold.jsonl  1\r\x1b[K██████████░░░░░░░░░░ gold.jsonl  3\r\x1b[K"; out.String() != want {
		t.Errorf("got  %q\nwant %q", out.String(), want)
	}
}
