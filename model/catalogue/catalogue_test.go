package catalogue

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"dateline/model/gazetteer"
)

func TestAll(t *testing.T) {
	seen, regions, languages := map[string]bool{}, map[string]int{}, map[string]bool{}
	last := ""
	for _, f := range All() {
		u, err := url.Parse(f.URL)
		if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
			t.Errorf("%s: address %s, %v", f.Outlet, f.URL, err)
		}
		if seen[f.URL] || seen[f.Region+f.Outlet] {
			t.Errorf("%s is there twice", f.Outlet)
		}
		seen[f.URL], seen[f.Region+f.Outlet] = true, true
		if _, ok := gazetteer.CountryByCode(f.Country); !ok {
			t.Errorf("%s: the country %s is not known", f.Outlet, f.Country)
		}
		if _, err := language.Parse(f.Language); err != nil || f.LanguageName() == "" {
			t.Errorf("%s: language %s, %v", f.Outlet, f.Language, err)
		}
		if f.Outlet == "" || f.What == "" || f.Region < last {
			t.Errorf("%+v", f)
		}
		last = f.Region
		regions[f.Region]++
		languages[f.Language] = true
	}
	if n := strings.Count(table, "\n"); n != len(All()) {
		t.Errorf("%d lines, %d feeds", n, len(All()))
	}
	if len(regions) != 7 || len(languages) < 8 {
		t.Errorf("%v, %v", regions, languages)
	}
	for r, n := range regions {
		if n < 4 {
			t.Errorf("%s has %d feeds", r, n)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for b.Loop() {
		Find("spanish")
	}
}

func TestFind(t *testing.T) {
	for typed, want := range map[string]string{
		"el pais": "El País", "norwegian": "NRK", "france24 spanish": "", "guardian": "Mail & Guardian, The Guardian", "fiji": "The Fiji Times",
		"south america brazil": "Folha de S.Paulo, G1", "iran english": "Mehr", "swahili": "BBC News Swahili", "aljazeera.com": "Al Jazeera",
		"https://www.npr": "", "zzz": "",
	} {
		var got []string
		for _, f := range Find(typed) {
			got = append(got, f.Outlet)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
	if len(Find(" ")) != len(All()) || len(Find("africa")) < 10 || len(Find("spanish")) < 6 {
		t.Error("too few are found")
	}
}
