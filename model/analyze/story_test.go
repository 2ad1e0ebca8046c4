package analyze_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// TestWireStory analyses a whole wire story, where it is at hand: the exact set
// of countries, the leaders with office and country, the organisations.
func TestWireStory(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/stories/putin-tehran-gecf.txt")
	if err != nil {
		t.Skipf("the story is not there: %v", err)
	}
	title, text, _ := strings.Cut(string(raw), "\n")
	in := analyze.Input{Title: title, Doc: document.FromPlain(text), Date: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)}
	a := analyze.Analyze(in)
	checkInvariants(t, in, a)

	want := strings.Fields("AE AT BO DZ EG FR GQ IR LY NG QA RU SA SY TR TT US VE")
	got := countryCodes(a, func(f model.Finding) bool { return f.Mentioned })
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("mentioned\n got  %v\n want %v", got, want)
	}
	if got := countryCodes(a, func(f model.Finding) bool { return f.Involved }); !slices.Equal(got, []string{"IR", "RU", "SY"}) {
		t.Errorf("involved %v", got)
	}
	for id, office := range map[string]string{"Q7747": "President RU", "Q57336": "Supreme Leader IR", "Q348144": "President IR",
		"Q44329": "President SY", "Q58132": "President VE", "Q361567": "President NG"} {
		i := slices.IndexFunc(a.People, func(f model.Finding) bool { return f.Entity.ID == id })
		if i < 0 {
			t.Errorf("person %s is missing", id)
			continue
		}
		e := a.People[i].Entity
		if !slices.ContainsFunc(e.Offices, func(o model.Term) bool { return o.Current && o.Title+" "+o.Country == office }) || !strings.HasSuffix(office, e.Country) {
			t.Errorf("%s of %q holds %+v, want %s", e.Name, e.Country, e.Offices, office)
		}
	}
	if !slices.ContainsFunc(a.Mentions, func(m model.Mention) bool { return m.Kind == model.Person && strings.HasSuffix(m.Text, "Soleimani") }) {
		t.Error("Soleimani is missing")
	}
	for _, name := range []string{"GECF", "DAESH", "United Nations", "Quds Force", "Revolutionary Guard", "Interfax"} {
		if !slices.ContainsFunc(a.Mentions, func(m model.Mention) bool { return m.Kind == model.Organization && m.Text == name }) {
			t.Errorf("organisation %s is missing", name)
		}
	}
	if len(a.People) != 7 {
		t.Errorf("%d people", len(a.People))
	}
	for _, f := range a.Countries {
		if f.Mentions > 0 && f.Why == nil {
			t.Errorf("%s: no reason", f.Entity.Name)
		}
	}
}

func countryCodes(a *model.Analysis, want func(model.Finding) bool) []string {
	var codes []string
	for _, f := range a.Countries {
		if want(f) {
			codes = append(codes, f.Entity.Country)
		}
	}
	return codes
}
