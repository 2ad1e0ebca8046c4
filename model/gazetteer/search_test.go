package gazetteer

import (
	"slices"
	"testing"
	"time"
)

// ByID finds every entity again by the ID that Entity gives it.
func TestByID(t *testing.T) {
	date := time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)
	for _, name := range []string{"Iran", "Soviet Union", "Tehran", "Paris", "Texas", "United Nations", "NATO", "Vladimir Putin",
		"Edward Snowden", "Middle East", "Springfield", "Kosovo", "Georgia", "State Duma", "Crimea"} {
		found := Lookup(name)
		if len(found) == 0 {
			t.Errorf("%s is not known", name)
		}
		for _, c := range found {
			id := Entity(c.Ref, date).ID
			if got, ok := ByID(id); !ok || got != c.Ref {
				t.Errorf("%s: ByID(%q) is %d, %v, want %d", name, id, got, ok, c.Ref)
			}
		}
	}
	for _, id := range []string{"", "Q", "country:", "country:QQ", "geonames:", "geonames:0", "geonames:-5", "geonames:x", "geonames:0112931", "org:", "org:no-such-body", "place:nowhere", "admin1:US.QQ", "person:nobody-at-all"} {
		if r, ok := ByID(id); ok {
			t.Errorf("ByID(%q) is %s", id, NameOf(r))
		}
	}
}

func TestSearch(t *testing.T) {
	names := func(words string, limit int) (out []string) {
		for _, c := range Search(words, limit) {
			out = append(out, NameOf(c.Ref))
		}
		return out
	}
	for words, want := range map[string]string{"Vladimir Put": "Vladimir Putin", "united nat": "United Nations", "tehr": "Tehran", "Côte d’Iv": "Ivory Coast",
		"IRAN": "Iran", "geor": "Georgia", "TEXAS": "Texas"} {
		if got := names(words, 30); !slices.Contains(got, want) {
			t.Errorf("%q gives %v, without %s", words, got, want)
		}
	}
	if got := names("paris", 30); len(got) < 2 || got[0] != "Paris" {
		t.Errorf("a whole name does not come first: %v", got)
	}
	if got := names("al", 7); len(got) != 7 {
		t.Errorf("%d results of 7", len(got))
	}
	for _, words := range []string{"", " ", "xqzzyv", "-", "\xff"} {
		if got := Search(words, 10); len(got) > 0 {
			t.Errorf("%q gives %v", words, names(words, 10))
		}
	}
	seen := map[Ref]bool{}
	for _, c := range Search("san", 1000) {
		if seen[c.Ref] {
			t.Errorf("%s comes twice", NameOf(c.Ref))
		}
		seen[c.Ref] = true
	}
}

func BenchmarkSearch(b *testing.B) {
	for b.Loop() {
		Search("sa", 50)
	}
}

func BenchmarkByID(b *testing.B) {
	for b.Loop() {
		ByID("geonames:99999999")
	}
}
