package gazetteer

import (
	"slices"
	"testing"
	"time"
	"unicode/utf8"
)

func TestNames(t *testing.T) {
	m := NewMatcher()
	for _, c := range []struct {
		text string
		want []string // surfaces, shortest first, of those that must be found
		not  []string
	}{
		{"Putin's visit", []string{"Putin"}, []string{"Putin's"}},
		{"Russia’s army", []string{"Russia"}, nil},
		{"U.S. troops", []string{"U.S."}, nil},
		{"US-Russia talks", []string{"US"}, []string{"US-Russia"}},
		{"Iranian-backed", []string{"Iranian"}, nil},
		{"us and them", nil, []string{"us"}},
		{"WHO said", []string{"WHO"}, nil},
		{"who said", nil, []string{"who"}},
		{"United Nations Security Council", []string{"United Nations", "United Nations Security Council"}, nil},
		{"United\nNations", []string{"United\nNations"}, nil},
		{"United\n\nNations", nil, []string{"United\n\nNations"}},
		{"UNITED STATES", []string{"UNITED STATES"}, nil},
		{"Bashar al-Assad,", []string{"Bashar al-Assad"}, nil},
		{"Bashar al Assad", []string{"Bashar al Assad"}, nil},
		{"Cote d’Ivoire", []string{"Cote d’Ivoire"}, nil},
		{"St. Petersburg.", []string{"St. Petersburg"}, nil},
		{"Sharm  el-Sheikh", []string{"Sharm  el-Sheikh"}, nil},
		{"Trinidad and Tobago", []string{"Trinidad", "Trinidad and Tobago"}, nil},
		{"Guinea, Bissau", []string{"Guinea"}, []string{"Guinea, Bissau"}},
		{"Washington, D.C. -", []string{"Washington", "Washington, D.C."}, nil},
		{"Iran. Russia", []string{"Iran"}, nil},
		{"GECF)", []string{"GECF"}, nil},
		{"Nicolás Maduro", []string{"Nicolás Maduro"}, nil},
		{"Iranologist", nil, []string{"Iran"}},
		{"", nil, nil},
		{"\xff\xff", nil, nil},
	} {
		var got []string
		last := 0
		for _, n := range m.Names(c.text, 0, nil) {
			got = append(got, c.text[:n.End])
			if n.End <= last || len(n.Candidates) == 0 {
				t.Errorf("%q: out of order or empty: %+v", c.text, n)
			}
			last = n.End
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%q: %q, want %q", c.text, got, w)
			}
		}
		for _, w := range c.not {
			if slices.Contains(got, w) {
				t.Errorf("%q: found %q", c.text, w)
			}
		}
		if len(c.want) > 0 && !m.First(c.text, 0) {
			t.Errorf("%q: First says no", c.text)
		}
	}
}

// The candidates of one call must stay right while longer names are added.
func TestCandidatesStay(t *testing.T) {
	m := &Matcher{reader: NewMatcher().reader} // no room: every append moves the slice
	text := "New York City"
	var ids [][]string
	for range 2 {
		var list []string
		for _, n := range m.Names(text, 0, nil) {
			list = append(list, Entity(n.Candidates[0].Ref, time.Time{}).ID)
		}
		ids = append(ids, list)
	}
	if !slices.Equal(ids[0], ids[1]) || len(ids[0]) < 2 {
		t.Errorf("%v", ids)
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"Putin’s U.S. visit", "St.\nPetersburg", "AT&T and Côte d'Ivoire", "\xffIran", "Ⅷ Irań"} {
		f.Add(s)
	}
	m := NewMatcher()
	f.Fuzz(func(t *testing.T, s string) {
		for at := range s {
			last := at
			for _, n := range m.Names(s, at, nil) {
				if n.End <= last || n.End > len(s) {
					t.Fatalf("%q at %d: end %d after %d", s, at, n.End, last)
				}
				if utf8.ValidString(s) && n.End < len(s) && !utf8.RuneStart(s[n.End]) {
					t.Fatalf("%q at %d: end %d inside a rune", s, at, n.End)
				}
				last = n.End
			}
		}
	})
}
