package analyze_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// TestWithoutGazetteer: countries are known by name and demonym, nothing else
// is; the next article has all of it again.
func TestWithoutGazetteer(t *testing.T) {
	in := analyze.Input{
		Title: "Rouhani in Moscow", Date: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC),
		Doc: document.FromPlain("President Hassan Rouhani of Iran met Vladimir Putin at the Kremlin on Monday. The German delegation of the United Nations left Tehran for Paris, Texas."),
	}
	full := analyze.Analyze(in)
	checkInvariants(t, in, full)
	in.Without = analyze.Gazetteer
	less := analyze.Analyze(in)
	checkInvariants(t, in, less)
	in.Without = 0
	if again := analyze.Analyze(in); len(again.Mentions) != len(full.Mentions) || len(again.People) != len(full.People) {
		t.Error("what is left out of one article is missing from the next")
	}
	codes := countryCodes(less, func(model.Finding) bool { return true })
	slices.Sort(codes)
	if !slices.Equal(codes, []string{"DE", "IR"}) {
		t.Errorf("countries without the gazetteer: %v", codes)
	}
	for k := model.Country; k <= model.Place; k++ {
		for _, f := range less.Findings(k) {
			if id := f.Entity.ID; id != "" && !strings.HasPrefix(id, "country:") {
				t.Errorf("%v %q is known as %s", k, f.Entity.Name, id)
			}
		}
	}
	if !slices.ContainsFunc(less.People, func(f model.Finding) bool { return f.Entity.Name == "Hassan Rouhani" }) {
		t.Error("the rules on the form of names find no Hassan Rouhani")
	}
	for _, id := range []string{"Q348144", "Q7747"} {
		if !slices.ContainsFunc(full.People, func(f model.Finding) bool { return f.Entity.ID == id }) {
			t.Errorf("with the gazetteer %s is missing", id)
		}
	}
}
