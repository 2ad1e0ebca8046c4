package analyze_test

import (
	"os"
	"testing"

	"dateline/model/analyze"
	"dateline/model/evaluate"
)

// measure scores the first limit documents of a labelled file (0: all), leaving
// parts of the analysis out. VERBOSE=1 lists the documents with most errors.
func measure(t *testing.T, name string, limit int, without analyze.Parts) evaluate.Report {
	t.Helper()
	if testing.Short() {
		t.Skip("measures only")
	}
	verbose := os.Getenv("VERBOSE") != "" && without == 0
	s := evaluate.NewScorer("US", verbose)
	for i, d := range loadGold(t, name, limit) {
		in := d.Input()
		in.Without = without
		s.Add(d, i+1, analyze.Analyze(in))
	}
	r := s.Report(120)
	for _, d := range r.Worst {
		t.Logf("%s: %d errors", d.ID, d.Count)
		for _, f := range d.Faults {
			t.Logf("    %v: invented %q, missed %q", f.Metric, f.Invented, f.Missed)
		}
	}
	if verbose {
		for _, l := range r.WrongLinks {
			t.Logf("%s: %q is %s %s, labelled %q", l.Doc, l.Text, l.Name, l.ID, l.Want)
		}
	}
	return r
}

// figures prints a report, and fails where a metric is below what simpler
// systems reach on the same texts: then something is broken, whatever the
// tables of traps say.
func figures(t *testing.T, name string, r evaluate.Report, baselines map[evaluate.Metric]float64) {
	t.Helper()
	for _, row := range r.Rows {
		t.Logf("%-28s %-38v P %.1f R %.1f F1 %.1f", name, row.Metric, 100*row.Precision(), 100*row.Recall(), 100*row.F1())
	}
	for m, baseline := range baselines {
		tally, ok := r.Of(m)
		if got := 100 * tally.F1(); !ok || got < baseline {
			t.Errorf("%s, %v: F1 %.1f, simpler systems reach %.1f", name, m, got, baseline)
		}
	}
}

func TestEvalCountries(t *testing.T) {
	for _, c := range []struct {
		name     string
		baseline float64 // of a table of names, demonyms and capitals
	}{{"geowebnews-dev.jsonl", 85.4}, {"lgl-dev.jsonl", 65.2}, {"geovirus-dev.jsonl", 89.1}} {
		figures(t, c.name, measure(t, c.name, 0, 0), map[evaluate.Metric]float64{evaluate.Mentioned: c.baseline})
	}
}

func TestEvalInvolved(t *testing.T) {
	const name = "reuters21578-train.jsonl.gz"
	// Floors: a tenth of all points, below which the model is worth nothing.
	figures(t, name, measure(t, name, 4000, 0), map[evaluate.Metric]float64{evaluate.InvolvedRest: 86.1, evaluate.Involved: 92.6})
}

func TestEvalSpans(t *testing.T) {
	for _, name := range []string{"conll2003_testa.jsonl", "wikigold.jsonl", "gmb.jsonl.gz"} {
		// Baseline: prose v2, on CoNLL-2003.
		figures(t, name, measure(t, name, 20000, 0), map[evaluate.Metric]float64{evaluate.Persons: 63.3, evaluate.PersonsOverlap: 69.2})
	}
}

// TestEvalLeaders has no simpler system to compare with: most leaders must be
// linked, and next to nobody else taken for one.
func TestEvalLeaders(t *testing.T) {
	const name = "aida_testa.jsonl"
	r := measure(t, name, 0, 0)
	figures(t, name, r, map[evaluate.Metric]float64{evaluate.Leaders: 90, evaluate.InOffice: 90})
	t.Logf("%d wrong links; %d links without a number to compare", len(r.WrongLinks), r.Unjudged)
	if len(r.WrongLinks) > 10 {
		t.Errorf("%d wrong links", len(r.WrongLinks))
	}
}

// TestEvalAblation: what a part is worth shows, or nobody needs it.
func TestEvalAblation(t *testing.T) {
	for _, c := range []struct {
		part   analyze.Parts
		name   string
		metric evaluate.Metric
	}{
		{analyze.Tagger, "conll2003_testa.jsonl", evaluate.Persons},
		{analyze.Tagger, "conll2003_testa.jsonl", evaluate.Organizations},
		{analyze.Tagger, "conll2003_train.jsonl", evaluate.Organizations},
		{analyze.Gazetteer, "geowebnews-dev.jsonl", evaluate.Mentioned},
		{analyze.Gazetteer, "lgl-dev.jsonl", evaluate.Mentioned},
		{analyze.Gazetteer, "reuters21578-train.jsonl.gz", evaluate.InvolvedRest},
		{analyze.Gazetteer, "aida_testa.jsonl", evaluate.Leaders},
		{analyze.Gazetteer, "conll2003_testa.jsonl", evaluate.Persons},
		{analyze.Gazetteer, "conll2003_testa.jsonl", evaluate.Organizations},
	} {
		full, less := measure(t, c.name, 2000, 0), measure(t, c.name, 2000, c.part)
		with, _ := full.Of(c.metric)
		without, _ := less.Of(c.metric)
		t.Logf("%s, %v without part %d: F1 %.1f, with it %.1f", c.name, c.metric, c.part, 100*without.F1(), 100*with.F1())
		if without.F1() >= with.F1() {
			t.Errorf("%s, %v without part %d: F1 %.1f, with it %.1f", c.name, c.metric, c.part, 100*without.F1(), 100*with.F1())
		}
	}
}

func BenchmarkAnalyzeReuters(b *testing.B) {
	docs := loadGold(b, "reuters21578-train.jsonl.gz", 2000)
	bytes := 0
	inputs := make([]analyze.Input, len(docs))
	for i, d := range docs {
		inputs[i] = d.Input()
		bytes += d.Size()
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for i := range inputs {
			analyze.Analyze(inputs[i])
		}
	}
}
