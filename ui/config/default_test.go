package config

import (
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"dateline/ui/keys"
)

// The default file changes nothing, neither as it is nor with every setting put
// into force, and names all that is used and nothing else.
func TestDefaultFile(t *testing.T) {
	text := string(DefaultFile())
	if c, err := Parse([]byte(text)); err != nil || !reflect.DeepEqual(c, Default()) {
		t.Fatalf("%+v, %v", c, err)
	}
	set := regexp.MustCompile(`(?m)^# ([a-z0-9_-]+ = )`)
	unset := strings.NewReplacer("# [[exec]]", "[[exec]]", "# [[command]]", "[[command]]", "# [[desk]]", "[[desk]]")
	c, err := Parse([]byte(unset.Replace(set.ReplaceAllString(text, "$1"))))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(c.Bindings(), keys.Catalogue()) {
		t.Error("the keys are not those of the catalogue")
	}
	if n := len(keys.Names(keys.Catalogue())); len(c.Keys) != n {
		t.Errorf("%d actions of %d", len(c.Keys), n)
	}
	if len(c.Exec) != 1 || c.Exec[0].Name != "log" { // the example
		t.Errorf("%+v", c.Exec)
	}
	if want := (Command{Name: "readable", Key: "alt+r", Run: []string{"readable", "--open", "{url}"}}); len(c.Command) != 1 || !reflect.DeepEqual(c.Command[0], want) {
		t.Errorf("%+v", c.Command)
	}
	if want := (Desk{Name: "Gas", Query: "gas (country:iran OR country:qatar)", Mute: "football", Key: "y"}); len(c.Desk) != 1 || c.Desk[0] != want {
		t.Errorf("%+v", c.Desk)
	}
	c.Keys, c.Exec, c.Command, c.Desk = nil, nil, nil, nil
	if !reflect.DeepEqual(c, Default()) {
		t.Errorf("%+v", c)
	}
	for _, line := range strings.Split(text, "\n") {
		if len([]rune(line)) > commentWidth && !strings.Contains(line, " = ") {
			t.Errorf("a long line: %s", line)
		}
	}
	// Once they are used, the rest is written in the same way.
	var b strings.Builder
	section(&b, reflect.ValueOf(*Default()), true)
	c, err = Parse([]byte(unset.Replace(set.ReplaceAllString(b.String(), "$1"))))
	if err != nil || len(c.Exec) != 1 || c.Exec[0].Command[1] != "--errors" || c.Feeds != Default().Feeds || !strings.Contains(b.String(), `# interval = "30m"`) {
		t.Errorf("%v, %+v in\n%s", err, c, b.String())
	}
}

// TestNoFileIsCheap: who has no settings pays next to nothing for them at the start.
func TestNoFileIsCheap(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dateline", "config.toml")
	n := testing.AllocsPerRun(20, func() {
		c, err := Load(path)
		if err != nil || len(c.Bindings()) == 0 {
			t.Fatal(err)
		}
	})
	if n > 200 { // a file read and parsed takes thousands
		t.Errorf("it takes %v allocations", n)
	}
}

// BenchmarkNoFile is what settings cost who has none, BenchmarkFile with every
// setting in the file.
func BenchmarkNoFile(b *testing.B) {
	path := filepath.Join(b.TempDir(), "dateline", "config.toml")
	for b.Loop() {
		c, err := Load(path)
		if err != nil || len(c.Bindings()) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkFile(b *testing.B) {
	set := regexp.MustCompile(`(?m)^# ([a-z0-9_-]+ = )`)
	path, _ := inFile(b, set.ReplaceAllString(string(DefaultFile()), "$1"))
	for b.Loop() {
		c, err := Load(path)
		if err != nil || len(c.Bindings()) == 0 {
			b.Fatal(err)
		}
	}
}
