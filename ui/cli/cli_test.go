package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/model"
)

// outcome is what a run left behind.
type outcome struct {
	status         int
	stdout, stderr string
}

// front is how the program is started in a test.
type front struct {
	stdin    io.Reader // nil: a terminal
	terminal bool      // stdout is one
	width    int
	environ  []string
	with     *services        // nil: finder
	now      func() time.Time // nil: 22 January 2026
}

// start runs the program as main does.
func (f front) start(t *testing.T, args ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	status := f.startTo(t, &out, &errs, args...)
	return outcome{status, out.String(), errs.String()}
}

func (f front) startTo(t *testing.T, out, errs io.Writer, args ...string) int {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 1, 22, 9, 0, 0, 0, time.UTC) }
	if f.now != nil {
		now = f.now
	}
	p := Process{
		Stdin: f.stdin, Stdout: out, Stderr: errs, Environ: append([]string{"TERM=xterm-256color"}, f.environ...),
		StdinTerminal: f.stdin == nil, StdoutTerminal: f.terminal,
		Width: func() int { return f.width }, Now: now,
	}
	if p.Stdin == nil {
		p.Stdin = strings.NewReader("")
	}
	with := product(now)
	with.analyze = finder
	if f.with != nil {
		with = *f.with
	}
	return run(context.Background(), args, p, with)
}

// finder is an analysis that knows four names. What the real one finds is not
// the matter of this package.
func finder(a *model.Article, day time.Time) *model.Analysis {
	if a.Precision != model.NoDate {
		day = a.Published
	}
	an := &model.Analysis{Date: day}
	known := []struct {
		word string
		f    model.Finding
	}{
		{"Iranian", model.Finding{Entity: model.Entity{ID: "country:IR", Kind: model.Country, Name: "Iran", Country: "IR"}, Mentioned: true, Involved: true, Via: []model.Via{model.ViaDemonym, model.ViaPlace}, Salience: 0.51239}},
		{"Tehran", model.Finding{Entity: model.Entity{ID: "geonames:112931", Kind: model.Place, Name: "Tehran", Country: "IR", Lat: 35.694391, Lon: 51.421512}, Salience: 0.2}},
		{"Rouhani", model.Finding{Entity: model.Entity{ID: "Q348144", Kind: model.Person, Name: "Hassan Rouhani", Country: "IR", Leader: true,
			Offices: []model.Term{{Office: model.Office{Title: "President", Role: "head_of_state", Country: "IR"}, From: "2013-08-03", Until: "2021-08-03", Current: day.Year() == 2015}}}, Salience: 0.3}},
		{"GECF", model.Finding{Entity: model.Entity{Kind: model.Organization, Name: "GECF"}, Salience: 0.1}},
	}
	index := map[string]int{}
	for f, text := range []string{a.Title, a.Dateline, a.Doc.Text} {
		for at := 0; at < len(text); {
			best, word := len(text), -1
			for i, k := range known {
				if j := strings.Index(text[at:], k.word); j >= 0 && at+j < best {
					best, word = at+j, i
				}
			}
			if word < 0 {
				break
			}
			k := known[word]
			var list *[]model.Finding
			switch k.f.Entity.Kind {
			case model.Country:
				list = &an.Countries
			case model.Place:
				list = &an.Places
			case model.Person:
				list = &an.People
			default:
				list = &an.Organizations
			}
			i, ok := index[k.word]
			if !ok {
				i = len(*list)
				index[k.word] = i
				*list = append(*list, k.f)
			}
			(*list)[i].Mentions++
			if k.word == "Tehran" { // counts for its country
				c, ok := index["Iranian"]
				if !ok {
					c = len(an.Countries)
					index["Iranian"] = c
					an.Countries = append(an.Countries, known[0].f)
				}
				an.Countries[c].Mentions++
			}
			span := model.Span{Start: best, End: best + len(k.word)}
			an.Mentions = append(an.Mentions, model.Mention{Field: model.Field(f), Span: span, Text: k.word, Kind: k.f.Entity.Kind, Finding: i, Country: k.f.Entity.Country})
			at = span.End
		}
	}
	return an
}

// folder writes files into a new folder and makes it the working directory.
func folder(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

const story = `Gas exporters meet in Tehran

An Iranian official opened the talks of the GECF on Monday. Mr Rouhani is to speak on Tuesday, the hosts said.

Tehran was quiet.
`

func TestUsage(t *testing.T) {
	folder(t, map[string]string{"story.txt": story, "annotate": story})
	for _, c := range []struct {
		args   string
		status int
		stderr string
	}{
		{"annotate", 2, "dateline: no file to annotate, and standard input is a terminal (see dateline annotate --help)"},
		{"show", 2, "dateline: no file to show, and standard input is a terminal (see dateline show --help)"},
		{"annotate --format yaml story.txt", 2, "dateline: no format yaml; there are text, json and jsonl (see dateline annotate --help)"},
		{"annotate --json --format text story.txt", 2, "dateline: --json is --format jsonl; it does not go with --format text (see dateline annotate --help)"},
		{"annotate --date 2015-02-30 story.txt", 2, "dateline: --date \"2015-02-30\" is not a day (YYYY-MM-DD) (see dateline annotate --help)"},
		{"annotate --date yesterday story.txt", 2, "dateline: --date \"yesterday\" is not a day (YYYY-MM-DD) (see dateline annotate --help)"},
		{"annotate --date= story.txt", 2, "dateline: --date \"\" is not a day (YYYY-MM-DD) (see dateline annotate --help)"},
		{"annotate --date", 2, "dateline: flag needs an argument: --date (see dateline annotate --help)"},
		{"annotate --frmat text", 2, "dateline: unknown flag: --frmat (see dateline annotate --help)"},
		{"annotate --format text --theme sepia story.txt", 2, "dateline: no theme sepia; there are auto, dark, light, mono (see dateline annotate --help)"},
		{"-x", 2, "dateline: unknown shorthand flag: 'x' in -x (see dateline --help)"},
		{"--theme sepia", 2, "dateline: no theme sepia; there are auto, dark, light, mono (see dateline --help)"},
		{"show --width wide story.txt", 2, `dateline: "wide" is no value for --width (see dateline show --help)`},
		{"show --width 0 story.txt", 2, "dateline: --width is a number of columns from 1 to 1000 (see dateline show --help)"},
		{"man page", 2, "dateline: man takes no arguments (see dateline man --help)"},
		{"completion", 2, "dateline: completion needs one shell: bash, zsh, fish, powershell (see dateline completion --help)"},
		{"completion tcsh", 2, "dateline: no completion for tcsh; there is one for bash, zsh, fish, powershell (see dateline completion --help)"},
		{"help shwo", 2, "dateline: no command shwo; did you mean show? (see dateline help --help)"},
		{"anotate story.txt", 2, "dateline: no file anotate; did you mean annotate? (see dateline --help)"},
		{"comp", 2, "dateline: no file comp; did you mean completion? (see dateline --help)"},
		{"refesh", 2, "dateline: no file refesh; did you mean refresh? (see dateline --help)"},
		{"./anotate", 1, "dateline: ./anotate: no such file or folder"},
		{"-- anotate", 1, "dateline: anotate: no such file or folder"},
		{"anotate.txt", 1, "dateline: anotate.txt: no such file or folder"},
		{"story.txt", 1, "dateline: the reader needs a terminal; dateline show prints articles without one"},
		{"./annotate", 1, "dateline: the reader needs a terminal; dateline show prints articles without one"},
		{"-- annotate", 1, "dateline: the reader needs a terminal; dateline show prints articles without one"},
		{"annotate missing.txt", 1, "dateline: missing.txt: no such file or folder"},
		{"annotate missing.jsonl", 1, "dateline: missing.jsonl: no such file or folder"},
		{"show missing.txt", 1, "dateline: missing.txt: no such file or folder"},
		{"--log no/such/folder/log", 1, "dateline: log: open no/such/folder/log: no such file or directory"},
	} {
		got := front{}.start(t, strings.Fields(c.args)...)
		if got.status != c.status || got.stderr != c.stderr+"\n" {
			t.Errorf("dateline %s: status %d, stderr %q\nwant status %d, %q", c.args, got.status, got.stderr, c.status, c.stderr)
		}
	}
}

func TestReaderSaysWhatDoesNotOpen(t *testing.T) {
	folder(t, map[string]string{"a.txt": story, "empty.txt": "", "photo.txt": "\x89PNG\r\n\x1a\n\x00\x00", "\x1b[31mred.txt": ""})
	got := front{}.start(t, "empty.txt", "missing.txt", "photo.txt", "\x1b[31mred.txt")
	want := "dateline: empty.txt: empty file\ndateline: missing.txt: no such file or folder\n" +
		"dateline: photo.txt: not a text (PNG image)\ndateline: [31mred.txt: empty file\n"
	if got.status != 1 || got.stderr != want {
		t.Errorf("status %d, stderr %q, want %q", got.status, got.stderr, want)
	}
}

func TestHelpFitsEightyColumns(t *testing.T) {
	for _, args := range []string{"--help", "help", "-h", "annotate --help", "help annotate", "show --help", "corrections --help", "corrections undo --help", "config --help", "config check --help", "config default --help", "config path --help", "completion --help", "man --help", "help help"} {
		got := front{}.start(t, strings.Fields(args)...)
		if got.status != 0 || got.stderr != "" || !strings.Contains(got.stdout, "USAGE") {
			t.Errorf("dateline %s: status %d, stderr %q, stdout %q", args, got.status, got.stderr, got.stdout)
		}
		for _, line := range strings.Split(got.stdout, "\n") {
			if n := len([]rune(line)); n > 80 || strings.HasSuffix(line, " ") {
				t.Errorf("dateline %s: a line of %d columns: %q", args, n, line)
			}
		}
	}
	help := front{}.start(t, "--help").stdout
	for _, word := range []string{"annotate", "show", "completion", "man", "e E entity", "--theme", "--no-mouse", "--log", "\n  130 interrupted", "curl"} {
		if !strings.Contains(help, word) {
			t.Errorf("help does not speak of %s", word)
		}
	}
}

func TestVersionManCompletion(t *testing.T) {
	if got := (front{}).start(t, "--version"); got.status != 0 || !strings.HasPrefix(got.stdout, "dateline ") || strings.Count(got.stdout, "\n") != 1 {
		t.Errorf("--version: %+v", got)
	}
	if got := (front{}).start(t, "man"); got.status != 0 || !strings.HasPrefix(got.stdout, ".TH DATELINE 1") || !strings.Contains(got.stdout, "annotate") {
		t.Errorf("man: %+v", got)
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if got := (front{}).start(t, "completion", shell); got.status != 0 || !strings.Contains(got.stdout, "__complete") {
			t.Errorf("completion %s: status %d, %d bytes", shell, got.status, len(got.stdout))
		}
	}
	for args, want := range map[string]string{
		"annotate --format ": "text\njson\njsonl\n:4\n", "--theme ": "auto\ndark\nlight\nmono\n:4\n", "completion ": "bash\nzsh\nfish\npowershell\n:4\n",
		"annotate --date ": ":4\n", "help sh": "show\n", "annotate ": ":0\n",
	} {
		i := strings.LastIndex(args, " ")
		got := front{}.start(t, append(append([]string{"__complete"}, strings.Fields(args[:i])...), args[i+1:])...)
		if !strings.Contains(got.stdout, want) {
			t.Errorf("completing %q: %q, want %q", args, got.stdout, want)
		}
	}
}

func TestLog(t *testing.T) {
	folder(t, map[string]string{"story.txt": story})
	(front{}).start(t, "annotate", "--log", "out.log", "story.txt", "missing.txt")
	log, err := os.ReadFile("out.log")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"msg=started", `level=ERROR msg="missing.txt: no such file or folder"`, "articles=1", "msg=finished status=3"} {
		if !strings.Contains(string(log), want) {
			t.Errorf("%s is not in the log:\n%s", want, log)
		}
	}
}
