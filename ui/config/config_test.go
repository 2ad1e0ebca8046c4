package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/ui/keys"
)

// inFile writes a file of settings where Path finds it.
func inFile(t testing.TB, text string) (path string, env func(string) string) {
	t.Helper()
	home := t.TempDir()
	env = func(name string) string { return map[string]string{"XDG_CONFIG_HOME": home}[name] }
	path, err := Path(env)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, env
}

func TestPath(t *testing.T) {
	for _, c := range []struct{ xdg, home, want string }{
		{"/x", "/h", "/x/dateline/config.toml"}, {"", "/h", "/h/.config/dateline/config.toml"},
		{"relative", "/h", "/h/.config/dateline/config.toml"}, {"", "", ""}, {"relative", "h", ""},
	} {
		got, err := Path(func(name string) string { return map[string]string{"XDG_CONFIG_HOME": c.xdg, "HOME": c.home}[name] })
		if filepath.ToSlash(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%+v: %q, %v", c, got, err)
		}
	}
}

func TestLoad(t *testing.T) {
	path, _ := inFile(t, "\ufefftheme = 'mono' # none\r\nmouse = false\r\n\r\n[keys]\r\nopen = [\"enter\", \"v\"]\r\nstar = []\r\n"+`
[feeds]
interval = "2h"
keep_days = 30
full_text = true
user_agent = "me"
[[exec]]
name = "mail"
command = ["mail2feed", "--since", "yesterday"]
[[exec]]
name = "log"
command = ["log2feed"]
`)
	c, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	want := &Config{
		Theme: "mono", Mouse: false, Bidi: "auto", Measure: 72,
		Keys:  Keys{{Name: "open", Keys: []string{"enter", "v"}}, {Name: "star"}},
		Feeds: Feeds{Interval: 2 * time.Hour, KeepDays: 30, FullText: true, UserAgent: "me"},
		Exec:  []Exec{{"mail", []string{"mail2feed", "--since", "yesterday"}}, {"log", []string{"log2feed"}}},
	}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("%+v\nwant %+v", c, want)
	}
	m := keys.New(c.Bindings())
	if got := m.Resolve("v", keys.List, keys.Everywhere); got != keys.Open {
		t.Errorf("v means %v", got)
	}
	if got := m.Resolve("s", keys.List, keys.Everywhere); got != keys.None {
		t.Errorf("s means %v", got)
	}
	dotted, err := Parse([]byte("keys.star = ['*']\nfeeds = { keep_days = 1 }\nexec = [{name='a', command=['b']}]"))
	if err != nil || dotted.Keys[0].Name != "star" || dotted.Feeds.KeepDays != 1 || dotted.Feeds.Interval != 30*time.Minute || dotted.Exec[0].Command[0] != "b" {
		t.Errorf("the other way to write it: %+v, %v", dotted, err)
	}
}

func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(dir, "no", "config.toml"), filepath.Join(file, "config.toml"), file, os.DevNull} {
		if c, err := Load(path); err != nil || !reflect.DeepEqual(c, Default()) {
			t.Errorf("%s: %+v, %v", path, c, err)
		}
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "gone"), link); err != nil {
		t.Skip(err)
	}
	large := filepath.Join(dir, "large")
	if err := os.WriteFile(large, make([]byte, mostBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{dir: "not a file", link: "does not exist", large: "larger than"} {
		_, err := Load(path)
		var problems Problems
		if err == nil || errors.As(err, &problems) || !strings.HasPrefix(err.Error(), path+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Every mistake is told, in the order of the lines.
func TestMistakes(t *testing.T) {
	path, _ := inFile(t, `theem = "dark"
theme = "drak"
mouse = 1
star = ["*"]
"a b" = 1
[keys]
down = ["j", "x"]
star = "j"
stars = ["v"]
undo = [
  "ctrl+i",
  "u",
  7,
  "F99",
]
theme = "dark"
[feeds]
interval = "3"
keep_days = 40000
full_text = "yes"
user_agent = "a\nb"
intervall = "1h"
[feed]
[[exec]]
name = "a"
[[exec]]
name = "a"
command = []
[exec.more]
x = 1
`)
	_, err := Load(path)
	want := []string{
		"1: unknown setting theem; did you mean theme?",
		`2: theme: there is no theme "drak"; there are auto, dark, light, mono`,
		"3: mouse is true or false, not a number",
		"4: unknown setting star; it is an action: write it below [keys]",
		`5: unknown setting "a b"`,
		"7: x would mean both down and narrow; give narrow other keys, too",
		"7: x would mean both down and remove-feed (feeds); give remove-feed other keys, too",
		"7: x would mean both down and remove-desk (desks); give remove-desk other keys, too",
		"7: x would mean both down and lift-mute (muted); give lift-mute other keys, too",
		`8: star is a list of keys, as in ["j"], not a text`,
		"8: j would mean both star and down",
		"9: unknown action stars; did you mean star?",
		`11: undo: "ctrl+i" arrives as tab from most terminals`,
		"13: undo has a number in its list, where a key in quotes belongs",
		`14: undo: "F99" is no key; did you mean f9?`,
		"16: unknown action theme; theme stands above the first [section]",
		`18: interval is a time from "1m" to "720h", such as "30m" or "2h", not "3"`,
		"19: keep_days is a whole number from 0 to 36500, not 40000",
		"20: full_text is true or false, not a text",
		"21: user_agent has a control character in it",
		"22: unknown setting intervall in [feeds]; did you mean interval?",
		"23: unknown setting feed; did you mean feeds?",
		"24: command is missing in [[exec]]",
		"26: exec: a second one is called a",
		"29: unknown setting more in [[exec]]",
	}
	got := lines(err)
	for i := range want {
		want[i] = path + ": line " + want[i]
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func lines(err error) []string {
	if err == nil {
		return nil
	}
	return strings.Split(err.Error(), "\n")
}

func TestOneMistake(t *testing.T) {
	for text, want := range map[string]string{
		"theme = \nmouse = 1":                    "line 1: ",
		"mouse = true\nmouse = false":            "line 2: ",
		"[keys]\nstar = ['*']\n[keys]\n":         "line 3: ",
		"mouse = 'a":                             "line 1: ",
		"\n\ntheme = \"\xff\"":                   "line 3: ",
		"theme = \"\"":                           `there is no theme ""`,
		"theme = true":                           "theme is a text in quotes, not true",
		"theme = 1.5":                            "theme is a text in quotes, not 1.5",
		"theme = 2015-11-23":                     "not 2015-11-23",
		"mouse = [1]":                            "mouse is true or false, not a list",
		"keys = 1":                               "keys is a section: [keys]",
		"[theme]":                                "theme is a text in quotes, not a section",
		"[[mouse]]":                              "mouse is true or false, not a list",
		"feeds = []":                             "feeds is a section: [feeds]",
		"exec = 1":                               "exec is a section that may come several times: [[exec]]",
		"exec = [1]":                             "exec is a section that may come several times: [[exec]]",
		"[exec]\nname = 'a'\ncommand = ['b']":    "exec is a section that may come several times: [[exec]]",
		"[[exec]]\nname = ' '\ncommand = ['b']":  "the name is empty",
		"[[exec]]\nname = 'a'\ncommand = ['']":   "the command of a is empty",
		"[[exec]]\nname = 'a'\ncommand = 'b c'":  "command is a list of texts",
		"[feeds]\ninterval = 30":                 "not a number",
		"[feeds]\nkeep_days = 99999999999999999": "from 0 to 36500",
		"[feeds]\nkeep_days = -1":                "not -1",
		"[keys]\nquit-now = []":                  "line 2: quit-now needs a key",
		"[keys]\nback = ['Esc', 'q']":            "q would mean both back and quit; give quit other keys, too",
		"[keys.star]\nx = 1":                     "star is a list of keys",
	} {
		_, err := Parse([]byte(text))
		if got := lines(err); len(got) != 1 && !strings.Contains(text, "theme = \n") || !strings.Contains(got[0], want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	// What is wrong above a mistake in the grammar is told with it.
	_, err := Parse([]byte("theem = 1\nmouse =\n"))
	if got := lines(err); len(got) != 2 || !strings.HasPrefix(got[0], "line 1: unknown setting theem") || !strings.HasPrefix(got[1], "line 2: ") {
		t.Errorf("got %q", got)
	}
}

func TestEnvironment(t *testing.T) {
	env := map[string]string{"DATELINE_THEME": "light", "DATELINE_MOUSE": "off"}
	get := func(name string) string { return env[name] }
	c := &Config{Theme: "dark", Mouse: true}
	if err := c.Environment(get); err != nil || c.Theme != "light" || c.Mouse {
		t.Errorf("%+v, %v", c, err)
	}
	env["DATELINE_MOUSE"], env["DATELINE_THEME"] = "1", ""
	if err := c.Environment(get); err != nil || c.Theme != "light" || !c.Mouse {
		t.Errorf("an empty variable is none: %+v, %v", c, err)
	}
	env["DATELINE_MOUSE"], env["DATELINE_THEME"] = "maybe", "pink"
	want := []string{`DATELINE_THEME: there is no theme "pink"; there are auto, dark, light, mono`, `DATELINE_MOUSE: "maybe" is neither true nor false`}
	if got := lines(c.Environment(get)); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// FuzzParse: whatever is in a file, it is either settings whose keys can be
// used, or mistakes on lines that it has.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		string(DefaultFile()), "[keys]\nstar = ['*', 'j']\n", "a.b.c = {d = [1, {e = 2}]}\n[a]\n[[a.b]]", "exec = [1]\n[[exec]]\n[exec.a]", "[[a]]\n[a.b]\n[[a.b]]",
		"x = \"\"\"\n\\u00e9\n\"\"\"\ny = 0x1F", "[keys]\r\nback = ['\\']", "feeds.interval = 1\nfeeds = {}", "a = [[[]]]\n[a.b]",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse([]byte(text))
		if err == nil {
			if _, p := keys.Rebind(keys.Catalogue(), c.Keys); len(p) > 0 {
				t.Fatalf("keys with %v were let through", p)
			}
			return
		}
		var problems Problems
		if !errors.As(err, &problems) || len(problems) == 0 {
			t.Fatalf("got %v", err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Line > strings.Count(text, "\n")+1 {
				t.Fatalf("line %d of %q: %s", p.Line, text, p.Text)
			}
		}
	})
}
