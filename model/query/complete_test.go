package query

import (
	"strings"
	"testing"
)

// The cursor is at the bar; the brackets are what a choice replaces.
func TestComplete(t *testing.T) {
	for _, c := range []struct {
		text   string
		field  Field
		prefix string
		piece  string
	}{
		{"|", NoField, "", ""}, {"coun|", NoField, "coun", "coun"}, {"gas cou|n", NoField, "cou", "coun"}, {"gas |", NoField, "", ""}, {"-cou|", NoField, "cou", "cou"}, {"(cou|", NoField, "cou", "cou"},
		{"country:|", Country, "", ""}, {"country:ir|", Country, "ir", "ir"}, {"country:i|r a", Country, "i", "ir"}, {"-country:ir|", Country, "ir", "ir"}, {"COUNTRY:ir|", Country, "ir", "ir"},
		{`country:"south k|`, Country, "south k", `"south k`}, {`country:"south k|orea" a`, Country, "south k", `"south korea"`}, {`country:"south korea"|`, NoField, "", ""}, {`country:"south korea" |`, NoField, "", ""},
		{"country:(iran OR ir|", Country, "ir", "ir"}, {"country:(|", Country, "", ""}, {"country:(iran OR |", Country, "", ""}, {"country:((a) OR b|", Country, "b", "b"}, {"country:(iran) b|", NoField, "b", "b"},
		{"a (country:(x) b|", NoField, "b", "b"}, {"feed:é|é", Feed, "é", "éé"}, {`"gas fo|`, NoField, "gas fo", `"gas fo`}, {"contry:i|", NoField, "contry:i", "contry:i"}, {"region:|gulf", Region, "", "gulf"},
		{"|country:ir", NoField, "", ""}, {"coun|try:ir", NoField, "coun", "country:"},
	} {
		at := strings.Index(c.text, "|")
		text := strings.Replace(c.text, "|", "", 1)
		got := Complete(text, at)
		if got.Field != c.field || got.Prefix != c.prefix || text[got.Start:got.End] != c.piece {
			t.Errorf("%s: %s %q for %q, want %s %q for %q", c.text, got.Field, got.Prefix, text[got.Start:got.End], c.field, c.prefix, c.piece)
		}
	}
}

// Every value that is offered can be put into a query.
func TestValuesParse(t *testing.T) {
	for _, f := range []Field{IsField, LangField, Region, Country, After, Before, Newer} {
		list := Values(f, "")
		if len(list) == 0 {
			t.Errorf("%s: no values", f)
		}
		for _, v := range list {
			n, err := Parse(f.String()+":"+v.Text, noon)
			if err != nil {
				t.Errorf("%s:%s: %v", f, v.Text, err)
			} else if f == Country && !strings.Contains(dump(n), v.About) {
				t.Errorf("%s is %s, want %s", v.Text, dump(n), v.About)
			}
		}
	}
}

func TestValues(t *testing.T) {
	for _, c := range []struct {
		field  Field
		prefix string
		want   string // the first of them
	}{
		{NoField, "co", "country:"}, {NoField, "l", "leader: lang:"}, {IsField, "u", "unread"}, {IsField, "x", ""}, {LangField, "spa", "es"}, {LangField, "pt", "pt"},
		{Region, "gul", `gulf "gulf of guinea"`}, {Region, "mid", `"middle east" "central africa"`}, {Country, "ira", "iran iraq"}, {Country, `"south k`, `"south korea"`}, {Country, "kor", `"north korea" "south korea"`}, {Country, "holl", "netherlands"},
		{After, "y", "yesterday"}, {Newer, "1", "12h 1d 1w 1m 1y"},
	} {
		var got []string
		for _, v := range Values(c.field, c.prefix) {
			got = append(got, v.Text)
		}
		if s := strings.Join(got, " "); !strings.HasPrefix(s, c.want) || c.want == "" && s != "" {
			t.Errorf("%s:%s: %s, want %s", c.field, c.prefix, s, c.want)
		}
	}
}
