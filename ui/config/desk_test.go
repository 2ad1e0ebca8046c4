package config

import (
	"reflect"
	"strings"
	"testing"

	"dateline/model"
)

func TestDesks(t *testing.T) {
	c, err := Parse([]byte(`
[[desk]]
name = "Gas"
query = "gas (country:iran OR country:qatar)"
sort = "best"
mute = "football"
key = "y"
[[desk]]
name = "All of it"
`))
	want := []model.Desk{{ID: -2, Name: "Gas", Query: "gas (country:iran OR country:qatar)", Mute: "football", Best: true, Key: "y"}, {ID: -3, Name: "All of it"}}
	if err != nil || !reflect.DeepEqual(c.Desks(), want) {
		t.Errorf("%v %+v", err, c)
	}
}

func TestDeskMistakes(t *testing.T) {
	_, err := Parse([]byte(`[[desk]]
name = "a"
query = "contry:iran"
[[desk]]
name = "a"
mute = "(gas"
key = "y"
[[desk]]
name = "b"
sort = "worst"
[[desk]]
name = "c"
key = "yy"
[[desk]]
name = "d"
key = "y"
[[desk]]
query = "gas"
sortt = "best"
`))
	if err == nil {
		t.Fatal("all of it is right")
	}
	got := err.Error()
	for _, want := range []string{
		"3: query of desk a: at 1: no field contry", "4: desk: a second one is called a", "6: mute of desk a: ", `8: desk: the sort of b is "newest" or "best"`,
		"11: desk: the key of c is one letter or digit", "16: key of desk d: y is that of a already", "17: name is missing in [[desk]]", "19: unknown setting sortt in [[desk]]; did you mean sort?",
	} {
		if !strings.Contains(got, "line "+want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
