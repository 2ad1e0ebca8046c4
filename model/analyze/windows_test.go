package analyze_test

import (
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// TestLongTexts: a text that is read in pieces has every mention once, at its
// place, as one entity, with or without white space to cut at.
func TestLongTexts(t *testing.T) {
	const unit = "Russian President Vladimir Putin flew to Tehran on Monday. "
	for name, c := range map[string]struct {
		text  string
		times int
	}{
		"one paragraph": {strings.Repeat(unit, 10_000), 10_000},
		"paragraphs":    {strings.Repeat(strings.TrimSpace(unit)+"\n\n", 10_000), 10_000},
		"lines":         {strings.Repeat(strings.Repeat(unit, 2)+"\n", 5_000), 10_000},
		"no border":     {unit + strings.Repeat("x", 700_000) + " " + unit, 2},
		"runes":         {unit + strings.Repeat("é", 400_000) + " " + unit, 2},
	} {
		in := analyze.Input{Title: "Putin in Tehran", Doc: document.FromPlain(c.text), Date: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)}
		a := analyze.Analyze(in)
		checkInvariants(t, in, a)
		if len(a.People) != 1 || a.People[0].Entity.ID != "Q7747" || a.People[0].Mentions != c.times+1 {
			t.Errorf("%s: %d people, the first named %d times, want %d", name, len(a.People), a.People[0].Mentions, c.times+1)
		}
		if got := countMentions(a, model.Place); got != c.times+1 {
			t.Errorf("%s: %d places named, want %d", name, got, c.times+1)
		}
		if len(a.Countries) != 2 {
			t.Errorf("%s: %d countries", name, len(a.Countries))
		}
	}
}

func countMentions(a *model.Analysis, k model.Kind) (n int) {
	for _, m := range a.Mentions {
		if m.Kind == k {
			n++
		}
	}
	return n
}
