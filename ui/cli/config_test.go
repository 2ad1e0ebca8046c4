package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"

	"dateline/articles/library"
	"dateline/ui/app"
	"dateline/ui/config"
	"dateline/ui/screentest"
)

// settingsFile writes a file of settings and returns its path and what the
// environment needs, so that it is found.
func settingsFile(t *testing.T, text string) (path, variable string) {
	t.Helper()
	home := t.TempDir()
	path = filepath.Join(home, "dateline", "config.toml")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, "XDG_CONFIG_HOME=" + home
}

func TestConfigVerb(t *testing.T) {
	path, env := settingsFile(t, "theme = \"dark\"\n")
	on := front{environ: []string{env}}
	if got := on.start(t, "config", "path"); got != (outcome{0, path + "\n", ""}) {
		t.Errorf("path: %+v", got)
	}
	if got := on.start(t, "config", "check"); got != (outcome{0, path + ": no mistakes\n", ""}) {
		t.Errorf("check: %+v", got)
	}
	if got := on.start(t, "config", "default"); got != (outcome{0, string(config.DefaultFile()), ""}) {
		t.Errorf("default: %+v", got)
	}
	if got := on.start(t, "config"); got.status != 0 || !strings.Contains(got.stdout, "DATELINE_THEME") {
		t.Errorf("alone: %+v", got)
	}
	if got := on.start(t, "__complete", "config", ""); !strings.HasPrefix(got.stdout, "check\t") || !strings.Contains(got.stdout, "\ndefault\t") || !strings.Contains(got.stdout, "\npath\t") {
		t.Errorf("completion: %q", got.stdout)
	}
	empty := t.TempDir()
	none := front{environ: []string{"XDG_CONFIG_HOME=" + empty}}
	if got := none.start(t, "config", "check"); got.status != 0 || !strings.Contains(got.stdout, empty) || !strings.Contains(got.stdout, "no such file") {
		t.Errorf("no file: %+v", got)
	}
	for args, want := range map[string]string{
		"config chek":   "dateline: no command chek; did you mean check? (see dateline config --help)\n",
		"config set":    "dateline: no command set; there are check, default and path (see dateline config --help)\n",
		"config path x": "dateline: dateline config path takes no arguments (see dateline config path --help)\n",
	} {
		if got := on.start(t, strings.Fields(args)...); got != (outcome{2, "", want}) {
			t.Errorf("%s: %+v", args, got)
		}
	}
	if got := (front{}).start(t, "config", "path"); got.status != 1 || got.stderr == "" {
		t.Errorf("nowhere: %+v", got)
	}
}

// A broken file is told line by line, before the reader takes the screen. What
// is for programs goes on without it.
func TestBrokenSettings(t *testing.T) {
	path, env := settingsFile(t, "theem = \"dark\"\n[keys]\nstar = [\"j\"]\n\"\x1b[2J\\u001b]0;x\" = 1\n")
	env2 := "DATELINE_THEME=pink"
	folder(t, map[string]string{"story.txt": story})
	_ = os.WriteFile(path, []byte("theem = \"dark\"\n[keys]\nstar = [\"j\"]\n\"\\u001b]0;x\" = [\"k\"]\n"), 0o600)
	told := "dateline: " + path + ": line 1: unknown setting theem; did you mean theme?\n" +
		"dateline: " + path + ": line 3: j would mean both star and down; give down other keys, too\n" +
		"dateline: " + path + `: line 4: unknown action "\x1b]0;x"` + "\n" +
		`dateline: DATELINE_THEME: there is no theme "pink"; there are auto, dark, light, mono` + "\n"
	on := front{environ: []string{env, env2}, terminal: true, width: 80}
	if got := on.start(t, "config", "check"); got != (outcome{1, "", told}) {
		t.Errorf("check: %+v\nwant %s", got, told)
	}
	for _, args := range []string{"", "story.txt", "show story.txt", "annotate --format text story.txt"} {
		if got := on.start(t, strings.Fields(args)...); got != (outcome{2, "", told}) {
			t.Errorf("%q: %+v", args, got)
		}
	}
	for _, args := range []string{"annotate --json story.txt", "--version", "config path", "config default", "--help", "show --theme light story.txt"} {
		if got := on.start(t, strings.Fields(args)...); got.status != 0 || got.stderr != "" || got.stdout == "" {
			t.Errorf("%q: %+v", args, got)
		}
	}
	if got := (front{environ: []string{env}}).start(t, "show", "story.txt"); got.status != 0 || got.stderr != "" {
		t.Errorf("plain text: %+v", got)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	on.environ = []string{env}
	if got := on.start(t, "story.txt"); got != (outcome{1, "", "dateline: config: " + path + ": not a file\n"}) {
		t.Errorf("a folder: %+v", got)
	}
}

// Flags win over the environment, the environment over the file.
func TestWhichThemeWins(t *testing.T) {
	folder(t, map[string]string{"story.txt": story})
	_, env := settingsFile(t, "theme = \"light\"\n")
	const light, dark, mono = "\x1b[36;1mIranian", "\x1b[96;1mIranian", "\x1b[1mIranian"
	for _, c := range []struct {
		environ, args, want string
	}{
		{"", "", light}, {"DATELINE_THEME=dark", "", dark}, {"DATELINE_THEME=dark", "--theme mono", mono}, {"", "--theme dark", dark},
		{"COLORFGBG=15;0", "--theme auto", dark}, {"NO_COLOR=1", "", mono}, {"NO_COLOR=1", "--theme dark", dark}, {"NO_COLOR=1", "--theme auto", mono},
	} {
		on := front{environ: []string{env, c.environ}, terminal: true, width: 80}
		for _, verb := range []string{"show", "annotate"} {
			got := on.start(t, append(append([]string{verb}, strings.Fields(c.args)...), "story.txt")...)
			if got.status != 0 || !strings.Contains(got.stdout, c.want) {
				t.Errorf("%s %+v: %+v", verb, c, got)
			}
		}
	}
}

// configured is what the reader is opened with for flags, environment and file.
func configured(t *testing.T, text string, environ []string, flags ...string) (readerOptions, error) {
	t.Helper()
	_, env := settingsFile(t, text)
	s := &session{Process: Process{Environ: append([]string{env}, environ...), Stderr: os.Stderr}}
	root := s.root()
	if err := root.ParseFlags(flags); err != nil {
		t.Fatal(err)
	}
	s.flags = root.Flags()
	o := readerOptions{Theme: "auto", Mouse: true}
	s.flags.Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "theme":
			o.Theme = f.Value.String()
		case "no-mouse":
			o.Mouse = f.Value.String() == "false"
		}
	})
	return o, s.configure(&o)
}

func TestWhatTheReaderIsOpenedWith(t *testing.T) {
	for _, c := range []struct {
		file, environ, flags, theme string
		mouse                       bool
	}{
		{"", "", "", "auto", true}, {"theme='mono'\nmouse=false", "", "", "mono", false},
		{"mouse=false", "DATELINE_MOUSE=yes", "", "auto", true}, {"mouse=false", "", "--no-mouse=false", "auto", true},
		{"", "DATELINE_MOUSE=1", "--no-mouse", "auto", false}, {"theme='mono'", "DATELINE_THEME=dark", "--theme light", "light", true},
	} {
		o, err := configured(t, c.file, []string{c.environ}, strings.Fields(c.flags)...)
		if err != nil || o.Theme != c.theme || o.Mouse != c.mouse {
			t.Errorf("%+v: theme %s, mouse %v, %v", c, o.Theme, o.Mouse, err)
		}
	}
}

// What is said outside the reader names its keys, too.
func TestReboundKeysOutsideTheReader(t *testing.T) {
	_, env := settingsFile(t, "[keys]\nnot-this-one = [\"-\"]\n")
	on := front{environ: []string{env, "XDG_DATA_HOME=" + t.TempDir()}}
	want := "No corrections. On a card in the reader - says “not this one”, c “this is …”.\n"
	if got := on.start(t, "corrections"); got != (outcome{0, want, ""}) {
		t.Errorf("%+v", got)
	}
}

// TestReboundKeys reads a real file of settings and presses the new keys.
func TestReboundKeys(t *testing.T) {
	o, err := configured(t, "mouse = false\n[keys]\ndown = [\"n\"]\nup = [\"p\"]\nnext-match = [\"f3\"]\nrename-feed = [\"c\"]\nhelp = [\"f1\", \"H\"]\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2015, 12, 1, 9, 0, 0, 0, time.UTC)
	lib := library.Open(library.Options{Now: func() time.Time { return now }})
	a := app.New(app.Options{Articles: lib, Theme: o.Theme, NoMouse: !o.Mouse, Keys: o.Keys, Now: now, Zone: time.UTC})
	defer a.Close()
	x := screentest.Start(t, a.Model(), screentest.Options{Width: 120, Height: 36, Graphemes: true})
	x.WaitFor("n p move")
	x.WaitFor("F1 help")
	if x.Mouse() {
		t.Error("the mouse is on")
	}
	x.WaitFor("Kabor")
	x.Press("j")
	x.WaitFor("j does nothing here. F1 lists the keys.")
	for range 8 {
		x.Press("n")
	}
	x.WaitFor("Moscow and Tehran close ranks")
	x.Press("f1")
	x.WaitFor("Keys in the list of stories")
	x.WaitForFunc("the new key of down", func(screen string) bool { return strings.Contains(screen, " n ") && !strings.Contains(screen, " j ") })
	x.Press("f1", ":")
	x.WaitFor("Commands")
	x.Type("next match")
	x.WaitFor("F3")
}

// TestEndToEndSettings is the same with the built program in a pseudo-terminal.
func TestEndToEndSettings(t *testing.T) {
	t.Parallel()
	_, env := settingsFile(t, "theme = \"mono\"\nmouse = false\n[keys]\ndown = [\"n\"]\nnext-match = [\"f3\"]\nrename-feed = [\"c\"]\nquit = [\"Q\"]\n")
	bin := built(t)
	p := screentest.StartCommand(t, screentest.Command{Path: bin, Env: []string{env}}, screentest.Options{Width: 120, Height: 40, Graphemes: true})
	p.WaitFor("n k move")
	p.WaitFor("Q quit")
	p.WaitFor("Kabor")
	p.Press("n", "n", "n", "n", "n", "n", "n", "n")
	p.WaitFor("Moscow and Tehran close ranks")
	w, h := p.Size()
	for y := range h {
		for x := range w {
			if c := p.Cell(x, y); c.Fg != nil || c.Bg != nil {
				t.Fatalf("mono has a colour in %d, %d: %+v", x, y, c)
			}
		}
	}
	p.Press("Q")
	if code := p.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	p.AssertRestored()

	_, env = settingsFile(t, "theem = 1\n")
	p = screentest.StartCommand(t, screentest.Command{Path: bin, Env: []string{env}}, screentest.Options{Width: 120, Height: 40})
	if code := p.WaitExit(); code != 2 {
		t.Errorf("exit status %d", code)
	}
	p.WaitFor("line 1: unknown setting theem")
	if p.AltScreen() {
		t.Error("the screen was taken")
	}
}
