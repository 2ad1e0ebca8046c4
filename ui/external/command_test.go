//go:build !windows

package external

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/export"
	"dateline/ui/screentest"
)

// hostile is an article whose every part tries to be something else.
func hostile() model.Loaded {
	var w document.Builder
	w.Text("Body \x1b]52;c;eA==\x07of $(touch /tmp/x) it.", 0, "")
	return model.Loaded{Article: &model.Article{
		ID: "id 'q\"", Title: "--exec=$(rm -rf ~) `id` \"two\"  'words'\n; \x1b[31mred {url}", Outlet: "A & B | C > d", URL: "https://example.org/a?b=$(id)&c='d'",
		Published: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC), Precision: model.Day, Doc: w.Document(),
	}}
}

// script writes a program and returns its path.
func script(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// record is a program that writes down what it is given, one argument a line.
func record(t *testing.T, more string) (program, out string) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "out")
	return script(t, "record it", `for a in "$@"; do printf '<%s>\n' "$a"; done > '`+out+`'
`+more), out
}

// runs makes the message of a background command and returns it.
func runs(t *testing.T, p Program, environ ...string) Result {
	t.Helper()
	cmd, err := p.Command(t.Context(), hostile(), append(os.Environ(), environ...), func(r Result) tea.Msg { return r })
	if err != nil {
		t.Fatal(err)
	}
	return cmd().(Result)
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const hostileTitle = "exec=$(rm -rf ~) `id` \"two\" 'words' ; [31mred {url}"

func TestCommandArguments(t *testing.T) {
	program, out := record(t, `cat > '`+filepath.Join(t.TempDir(), "stdin")+`'; echo first; echo the last of it`)
	r := runs(t, Program{Name: "rec", Run: []string{program, "{url}", "a {title} b", "{title}", "{outlet}/{date}", "{id}", "", "{print}", "$HOME; *"}})
	want := "<https://example.org/a?b=$(id)&c='d'>\n<a --" + hostileTitle + " b>\n<" + hostileTitle + ">\n<A & B | C > d/2015-11-23>\n<id 'q\">\n<>\n<{print}>\n<$HOME; *>\n"
	if got := readFile(t, out); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if r.Err != nil || r.Name != "rec" || r.Said != "the last of it" {
		t.Errorf("%+v", r)
	}
}

func TestCommandStdinAndFile(t *testing.T) {
	dir := t.TempDir()
	program, out := record(t, `cat > '`+dir+`/stdin'; cat "$1" > '`+dir+`/file'; (: < /dev/tty) 2>/dev/null && echo tty; true`)
	r := runs(t, Program{Name: "rec", Run: []string{program, "{file}"}, Stdin: "html"})
	if r.Err != nil || r.Said != "" {
		t.Errorf("%+v", r)
	}
	stdin, file := readFile(t, dir+"/stdin"), readFile(t, dir+"/file")
	if !strings.HasPrefix(stdin, "<!DOCTYPE html>") || stdin != file || strings.Contains(stdin, "\x1b") {
		t.Errorf("stdin %q, file %q", stdin, file)
	}
	path := strings.Trim(readFile(t, out), "<>\n")
	if !strings.HasSuffix(path, ".html") {
		t.Errorf("the file is %s", path)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is still there")
	}
}

func TestCommandShell(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	r := runs(t, Program{Name: "sh", Shell: true, Run: []string{`printf '<%s>\n' "$DATELINE_URL" "$DATELINE_TITLE" "$1" > "$OUT"; head -c 3 | cat >> "$OUT"; cat "$DATELINE_FILE" >> "$OUT"`, "x{title}"}, Stdin: "markdown"}, "OUT="+out)
	got := readFile(t, out)
	want := "<https://example.org/a?b=$(id)&c='d'>\n<--" + hostileTitle + ">\n<x--" + hostileTitle + ">\n------\ntitle:"
	if r.Err != nil || !strings.HasPrefix(got, want) {
		t.Errorf("%v\n%s\nwant\n%s", r.Err, got, want)
	}
}

func TestCommandFails(t *testing.T) {
	r := runs(t, Program{Name: "read\x1b[31mable", Run: []string{script(t, "x", "echo no such page >&2\nprintf '\\033[31mred \\033]0;t\\007\n' >&2; exit 3")}})
	if r.Err == nil || r.Err.Error() != "read[31mable failed: exit status 3: [31mred ]0;t" {
		t.Errorf("%q", r.Err)
	}
	var exit interface{ ExitCode() int }
	if !errors.As(r.Err, &exit) || exit.ExitCode() != 3 {
		t.Errorf("no status in %v", r.Err)
	}
	for want, p := range map[string]Program{
		"x: nowhere-installed is not installed":                             {Name: "x", Run: []string{"nowhere-installed"}},
		"x: /no/where: no such file or directory":                           {Name: "x", Run: []string{"/no/where"}},
		"x has nothing to run":                                              {Name: "x"},
		"the name is empty":                                                 {Run: []string{"a"}},
		`x: write each argument by itself, as in ["program", "{url}"]`:      {Name: "x", Run: []string{"readable {url}"}},
		`x: a shell would read what is in {title}; write "$DATELINE_TITLE"`: {Name: "x", Shell: true, Run: []string{"echo {title}"}},
		"x: there is no field {titel}; did you mean {title}?":               {Name: "x", Run: []string{"a", "b {titel}"}},
		`x: stdin is "pdf"; there are text, markdown, html, json`:           {Name: "x", Run: []string{"a"}, Stdin: "pdf"},
	} {
		if _, err := p.Command(t.Context(), hostile(), nil, nil); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// A program that does not end is left alone when the reader goes, and a child
// that keeps the output open holds nothing up.
func TestCommandIsNotWaitedForForEver(t *testing.T) {
	p := Program{Name: "x", Run: []string{script(t, "x", "sleep 5 & echo started")}}
	if r := runs(t, p); r.Err != nil || r.Said != "started" {
		t.Errorf("%+v", r)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out := filepath.Join(t.TempDir(), "out")
	p.Run = []string{script(t, "x", "sleep 0.2; echo done > "+out)}
	cmd, err := p.Command(ctx, hostile(), os.Environ(), func(r Result) tea.Msg { return r })
	if err != nil {
		t.Fatal(err)
	}
	if r := cmd().(Result); r.Err != nil {
		t.Error(r.Err)
	}
	written(t, out)
}

func TestEditorAndPagerErrors(t *testing.T) {
	f, _ := export.Lookup("markdown")
	for environ, want := range map[string]string{
		"":                         "no editor: set $EDITOR",
		"EDITOR=nowhere-installed": "no editor: set $EDITOR: $EDITOR is nowhere-installed is not installed",
		"VISUAL=a 'b":              "a quote in $VISUAL is not closed: a 'b",
	} {
		if _, err := Editor(t.Context(), f, hostile(), []string{environ}, nil); err == nil || err.Error() != want {
			t.Errorf("%s: %v", environ, err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Pager(t.Context(), f, hostile(), nil, nil); !errors.Is(err, ErrNoPager) {
		t.Errorf("%v", err)
	}
	if _, err := Pipe(t.Context(), "wc", f, hostile(), nil, nil); err == nil || err.Error() != "no shell: sh is not installed" {
		t.Errorf("%v", err)
	}
	if _, err := Pipe(t.Context(), "  ", f, hostile(), nil, nil); err == nil {
		t.Error("nothing is piped to nothing")
	}
}

func TestImage(t *testing.T) {
	environ, out := asBrowser(t)
	environ = append(environ, "SSH_TTY=x")
	cmd, err := Image(t.Context(), "https://example.org/p.jpg", environ, func(err error) tea.Msg { return err })
	if err != nil {
		t.Fatal(err)
	}
	if msg := cmd(); msg != nil {
		t.Error(msg)
	}
	if got := written(t, out); !strings.Contains(got, "https://example.org/p.jpg") {
		t.Error(got)
	}
	for url, want := range map[string]string{
		"":                      "this picture has no address",
		"data:image/png;base64": "only http, https and mailto addresses are opened; this one is data:image/png;base64",
		"file:///x\x1b[0m":      "only http, https and mailto addresses are opened; this one is file:///x[0m",
	} {
		if _, err := Image(t.Context(), url, environ, nil); err == nil || err.Error() != want {
			t.Errorf("%q: %v", url, err)
		}
	}
	if _, err := Image(t.Context(), "https://example.org/", []string{"SSH_TTY=x"}, nil); !errors.Is(err, ErrRemote) {
		t.Errorf("%v", err)
	}
}

// sharer is a program with a key for each way to hand an article to a program.
type sharer struct {
	environ []string
	line    string
	said    string
}

func (s *sharer) Init() tea.Cmd { return nil }

func (s *sharer) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	f, _ := export.Lookup("text")
	done := func(r Result) tea.Msg { return r }
	switch msg := msg.(type) {
	case Result:
		s.said = fmt.Sprint("done ", msg.Name, " ", msg.Err)
	case tea.KeyPressMsg:
		var cmd tea.Cmd
		var err error
		switch msg.String() {
		case "|":
			cmd, err = Pipe(context.Background(), s.line, f, hostile(), s.environ, done)
		case "e":
			cmd, err = Editor(context.Background(), f, hostile(), s.environ, done)
		case "p":
			cmd, err = Pager(context.Background(), f, hostile(), s.environ, done)
		}
		if err != nil {
			s.said = err.Error()
		}
		return s, cmd
	}
	return s, nil
}

func (s *sharer) View() tea.View {
	v := tea.NewView("reader " + s.said)
	v.AltScreen = true
	return v
}

func TestTerminalPrograms(t *testing.T) {
	editor, out := record(t, `for a in "$@"; do last=$a; done; cp "$last" '`+t.TempDir()+`/copy'; exit 4`)
	pager, seen := record(t, `cat "$2"`)
	s := &sharer{
		environ: append(os.Environ(), "VISUAL='"+editor+"' -w 'a b'", "EDITOR=false", "PAGER='"+pager+"' -R"),
		line:    `tr a-z A-Z; printf '%s\n' "$DATELINE_TITLE {title}"; exit 5`,
	}
	x := screentest.Start(t, s, screentest.Options{Width: 100, Height: 30})
	x.WaitFor("reader")
	x.Press("e")
	x.WaitFor("done the editor record it the editor record it failed: exit status 4")
	got := strings.Split(readFile(t, out), "\n")
	if got[0] != "<-w>" || got[1] != "<a b>" || !strings.HasSuffix(got[2], ".txt>") || len(got) != 4 {
		t.Errorf("%q", got)
	}
	if _, err := os.Stat(strings.Trim(got[2], "<>")); err == nil {
		t.Error("the file is still there")
	}
	x.Press("p")
	x.WaitFor("done the pager record it <nil>")
	if got := readFile(t, seen); !strings.HasPrefix(got, "<-R>\n<") {
		t.Errorf("%q", got)
	}
	x.Press("|")
	x.WaitFor("press enter to go back")
	if screen := x.Screen(); !strings.Contains(screen, "BODY ]52;C;EA==OF $(TOUCH /TMP/X) IT.") || !strings.Contains(screen, hostileTitle+" {title}") || !strings.Contains(screen, "[exit status 5;") {
		t.Errorf("the command shows\n%s", screen)
	}
	if x.Clipboard() != "" {
		t.Errorf("the article has put %q on the clipboard", x.Clipboard())
	}
	x.Press("enter")
	x.WaitFor("done | tr a-z")
	if !x.AltScreen() {
		t.Error("the screen is not the reader's")
	}
}
