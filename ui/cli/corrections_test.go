package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/model"
)

// dataHome makes a data folder with corrections in it and returns how the
// program is started with it.
func dataHome(t *testing.T, list ...model.Correction) (front, *store.Corrections) {
	t.Helper()
	dir := t.TempDir()
	s := store.NewCorrections(filepath.Join(dir, "dateline", store.FileName))
	for _, c := range list {
		if c.When.IsZero() {
			c.When = time.Date(2015, 11, 24, 12, 0, 0, 0, time.UTC)
		}
		if _, err := s.Append(c); err != nil {
			t.Fatal(err)
		}
	}
	with := product(func() time.Time { return time.Date(2015, 11, 24, 9, 0, 0, 0, time.UTC) })
	return front{environ: []string{"XDG_DATA_HOME=" + dir}, with: &with}, s
}

var (
	parkIsNot = model.Correction{Story: "a.txt", Surface: "Park", Kind: model.Person, From: "Q138048", FromName: "Park Geun-hye", ToKind: model.Person}
	georgiaIs = model.Correction{Surface: "Georgia", Kind: model.Country, From: "country:GE", FromName: "Georgia", ToKind: model.Place, To: "admin1:US.GA", ToName: "Georgia"}
	markIsNot = model.Correction{Surface: "Mark\x1b[31m\u202e", Kind: model.Person, FromName: "Mark\nRay"}
	quillIs   = model.Correction{Surface: "Quill", Kind: model.Person, FromName: "Ada Quill", ToKind: model.Organization, ToName: "Quill & Sons"}
)

func (f front) expect(t *testing.T, args string, want outcome) {
	t.Helper()
	if got := f.start(t, strings.Fields(args)...); got != want {
		t.Errorf("dateline %s\n got %+v\nwant %+v", args, got, want)
	}
}

func TestCorrectionsList(t *testing.T) {
	f, s := dataHome(t, parkIsNot, georgiaIs, markIsNot, quillIs)
	all := `   1  24 Nov 2015  “Park”: not Park Geun-hye
   2  24 Nov 2015  “Georgia”: Georgia (United States), not Georgia (country)
   3  24 Nov 2015  “Mark[31m”: no name
   4  24 Nov 2015  “Quill”: Quill & Sons
`
	f.expect(t, "corrections", outcome{0, all, ""})
	f.expect(t, "corrections undo 3 2 3", outcome{0, "Undone: “Mark[31m”: no name\nUndone: “Georgia”: Georgia (United States), not Georgia (country)\n", ""})
	lines := strings.SplitAfter(all, "\n")
	f.expect(t, "corrections", outcome{0, lines[0] + lines[3], ""})
	f.expect(t, "corrections undo 2", outcome{1, "", "dateline: there is no correction 2; dateline corrections lists them\n"})
	f.expect(t, "corrections undo 1 99", outcome{1, "", "dateline: there is no correction 99; dateline corrections lists them\n"})
	f.expect(t, "corrections undo 1 first", outcome{2, "", "dateline: \"first\" is no number of a correction (see dateline corrections undo --help)\n"})
	f.expect(t, "corrections undo", outcome{2, "", "dateline: which one? give its number, or --all (see dateline corrections undo --help)\n"})
	f.expect(t, "corrections undo --all 1", outcome{2, "", "dateline: either numbers or --all (see dateline corrections undo --help)\n"})
	f.expect(t, "corrections udno 1", outcome{2, "", "dateline: no command udno; there is undo (see dateline corrections --help)\n"})
	f.expect(t, "corrections", outcome{0, lines[0] + lines[3], ""})
	if got := f.start(t, "__complete", "corrections", "undo", ""); !strings.HasPrefix(got.stdout, "1\t“Park”: not Park Geun-hye\n4\t“Quill”: Quill & Sons\n:4") {
		t.Errorf("completion: %q", got.stdout)
	}
	f.expect(t, "corrections undo --all", outcome{0, "Undone: “Park”: not Park Geun-hye\nUndone: “Quill”: Quill & Sons\n", ""})
	f.expect(t, "corrections undo --all", outcome{0, "No corrections to undo.\n", ""})
	f.expect(t, "corrections", outcome{0, "No corrections. On a card in the reader ! says “not this one”, c “this is …”.\n", ""})
	f.expect(t, "corrections --json", outcome{0, "", ""})
	again := parkIsNot
	again.When = time.Date(2015, 11, 24, 12, 0, 0, 0, time.UTC)
	if _, err := s.Append(again); err != nil {
		t.Fatal(err)
	}
	f.expect(t, "corrections", outcome{0, "   5" + lines[0][4:], ""}) // a number stays its own
}

func TestCorrectionsJSON(t *testing.T) {
	f, _ := dataHome(t, parkIsNot, georgiaIs, markIsNot)
	got := f.start(t, "corrections", "--json")
	want := `{"number":1,"when":"2015-11-24T12:00:00Z","surface":"Park","says":"not","kind":"person","from":"Q138048","from_name":"Park Geun-hye","to_kind":"","to":"","to_name":"","story":"a.txt"}
{"number":2,"when":"2015-11-24T12:00:00Z","surface":"Georgia","says":"is","kind":"country","from":"country:GE","from_name":"Georgia","to_kind":"place","to":"admin1:US.GA","to_name":"Georgia","story":""}
{"number":3,"when":"2015-11-24T12:00:00Z","surface":"Mark\u001b[31m\u202e","says":"no name","kind":"person","from":"","from_name":"Mark\nRay","to_kind":"","to":"","to_name":"","story":""}
`
	if got != (outcome{0, want, ""}) {
		t.Errorf("\n got %+v\nwant %s", got, want)
	}
}

// A bad line is told with its number, and the rest works.
func TestCorrectionsBadLine(t *testing.T) {
	f, s := dataHome(t, parkIsNot)
	file, err := os.OpenFile(s.Path(), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString("{oops\n"); err != nil {
		t.Fatal(err)
	}
	file.Close()
	bad := "dateline: " + s.Path() + ": line 2: not JSON\n"
	f.expect(t, "corrections", outcome{3, "   1  24 Nov 2015  “Park”: not Park Geun-hye\n", bad})
	f.expect(t, "corrections undo 1", outcome{0, "Undone: “Park”: not Park Geun-hye\n", bad})
}

func TestCorrectionsWithoutAFolder(t *testing.T) {
	const none = "dateline: there is no folder for data: neither XDG_DATA_HOME nor HOME is set\n"
	front{}.expect(t, "corrections", outcome{1, "", none})
	front{environ: []string{"XDG_DATA_HOME=relative"}}.expect(t, "corrections", outcome{1, "", none})
	home := t.TempDir()
	const empty = "No corrections. On a card in the reader ! says “not this one”, c “this is …”.\n"
	front{environ: []string{"HOME=" + home}}.expect(t, "corrections", outcome{0, empty, ""})
	if left, _ := os.ReadDir(home); len(left) > 0 {
		t.Errorf("listing nothing made %v", left)
	}
	path := filepath.Join(home, ".local", "share", "dateline", store.FileName)
	if err := os.MkdirAll(path, 0o700); err != nil {
		t.Fatal(err)
	}
	front{environ: []string{"HOME=" + home}}.expect(t, "corrections", outcome{1, "", "dateline: " + path + ": not a file\n"})
	folder(t, map[string]string{"story.txt": story})
	front{environ: []string{"HOME=" + home}}.expect(t, "annotate --corrections story.txt", outcome{1, "", "dateline: " + path + ": not a file\n"})
	if got := (front{environ: []string{"HOME=" + home}}).start(t, "annotate", "story.txt"); got.status != 0 || got.stderr != "" {
		t.Errorf("annotate looks at the corrections: %+v", got)
	}
}

// annotate applies corrections only where it is asked to; show does on a
// terminal, as the reader.
func TestAnnotateWithCorrections(t *testing.T) {
	f, _ := dataHome(t, parkIsNot)
	folder(t, map[string]string{"park.jsonl": `{"id":"x","text":"President Park said on Tuesday that South Korea would answer.","published":"2015-11-23"}` + "\n"})
	people := func(args ...string) string {
		got := f.start(t, append([]string{"annotate", "park.jsonl"}, args...)...)
		var o struct{ People []struct{ ID, Name string } }
		if err := json.Unmarshal([]byte(got.stdout), &o); err != nil || got.status != 0 || got.stderr != "" {
			t.Fatalf("%+v, %v", got, err)
		}
		s := ""
		for _, p := range o.People {
			s += p.ID + " " + p.Name + ";"
		}
		return s
	}
	if got := people(); got != "Q138048 Park Geun-hye;" {
		t.Errorf("annotate: %s", got)
	}
	if got := people("--corrections"); got != " Park;" {
		t.Errorf("annotate --corrections: %s", got)
	}
	f.terminal, f.width = true, 80
	plain := front{terminal: true, width: 80, with: f.with}
	if f.start(t, "show", "park.jsonl").stdout == plain.start(t, "show", "park.jsonl").stdout {
		t.Error("show highlights a leader who was taken back")
	}
	if text := f.start(t, "annotate", "park.jsonl", "--format", "text").stdout; !strings.Contains(text, "Park Geun-hye") {
		t.Errorf("annotate on a terminal: %s", text)
	}
	if text := f.start(t, "annotate", "park.jsonl", "--format", "text", "--corrections").stdout; strings.Contains(text, "Park Geun-hye") {
		t.Errorf("annotate --corrections on a terminal: %s", text)
	}
}

// TestEvaluateWithCorrections: what a reader has corrected is measured only when
// it is asked for.
func TestEvaluateWithCorrections(t *testing.T) {
	f, _ := dataHome(t, georgiaIs)
	folder(t, map[string]string{"g.jsonl": `{"id":"g","date":"2015-11-23","text":"Georgia voted on Monday.","countries":["US"],"mentions":[{"start":0,"end":7,"type":"LOC","country":"US"}]}` + "\n"})
	row := func(args ...string) string {
		got := f.start(t, append([]string{"evaluate", "g.jsonl"}, args...)...)
		if got.status != 0 || got.stderr != "" {
			t.Fatalf("%+v", got)
		}
		return strings.Split(got.stdout, "\n")[2]
	}
	if got := strings.Fields(row()); got[2] != "0" {
		t.Errorf("without: %v", got)
	}
	if got := strings.Fields(row("--corrections")); got[2] != "1" {
		t.Errorf("--corrections: %v", got)
	}
}
