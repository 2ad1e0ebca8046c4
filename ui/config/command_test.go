package config

import (
	"reflect"
	"strings"
	"testing"

	"dateline/ui/external"
)

func TestCommands(t *testing.T) {
	c, err := Parse([]byte(`
[[command]]
name = "readable"
key = "ctrl+o"
run = ["readable", "{url}"]
terminal = true
[[command]]
name = "count"
run = ['wc -w | tee "$1"', "{title}"]
stdin = "text"
shell = true
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Command{
		{Name: "readable", Key: "ctrl+o", Run: []string{"readable", "{url}"}, Terminal: true},
		{Name: "count", Run: []string{`wc -w | tee "$1"`, "{title}"}, Stdin: "text", Shell: true},
	}
	if !reflect.DeepEqual(c.Command, want) {
		t.Errorf("%+v", c.Command)
	}
	if p := external.Program(c.Command[1]); !p.Shell || p.Stdin != "text" {
		t.Errorf("%+v", p)
	}
}

func TestCommandMistakes(t *testing.T) {
	_, err := Parse([]byte(`[keys]
star = ["*"]
[[command]]
name = "a"
key = "*"
run = ["x"]
[[command]]
name = "b"
key = "J"
run = ["x"]
[[command]]
name = "c"
key = "f5"
run = ["x"]
[[command]]
name = "c"
key = "s"
run = ["x"]
[[command]]
name = "d"
key = "f5"
run = ["x"]
[[command]]
name = "e"
key = "hyper+nothing"
run = ["x"]
[[command]]
name = "f"
run = ["x", "{urk}"]
[[command]]
name = "g"
run = "x"
shel = true
[[command]]
key = "f6"
stdin = "pdf"
run = ["x"]
[[command]]
name = "h"
run = ["echo {title}"]
shell = true
[[command]]
name = "i"
run = ["x"]
stdin = "pdf"
`))
	if err == nil {
		t.Fatal("no mistakes")
	}
	got := strings.Split(err.Error(), "\n")
	for i, want := range []string{
		"line 5: key of a: * means star already; give one of them another key",
		"line 9: key of b: J means next-story already; give one of them another key",
		"line 15: command: a second one is called c",
		"line 21: key of d: f5 means c already; give one of them another key",
		"line 25: key of e: \"hyper+nothing\" ",
		"line 27: command: f: there is no field {urk}; did you mean {url}?",
		"line 32: run is a list of texts, as in [\"a\", \"b\"], not a text",
		"line 33: unknown setting shel in [[command]]; did you mean shell?",
		"line 34: name is missing in [[command]]",
		"line 38: command: h: a shell would read what is in {title}; write \"$DATELINE_TITLE\"",
		"line 42: command: i: stdin is \"pdf\"; there are text, markdown, html, json",
	} {
		if i >= len(got) || !strings.HasPrefix(got[i], want) {
			t.Errorf("%d: want %s in\n%s", i, want, err)
		}
	}
	if len(got) != 11 {
		t.Errorf("%d mistakes\n%s", len(got), err)
	}
	// A key that an action has given up is free: s is above, and here j.
	if _, err := Parse([]byte("[keys]\nstar = ['*']\n[[command]]\nname='a'\nkey='s'\nrun=['x']\n")); err != nil {
		t.Error(err)
	}
}
