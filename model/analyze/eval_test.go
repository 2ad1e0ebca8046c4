package analyze_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/analyze"
)

// tally counts what was found right, wrongly, and not at all.
type tally struct{ right, wrong, missed int }

func (c tally) String() string {
	p := float64(c.right) / float64(max(1, c.right+c.wrong))
	r := float64(c.right) / float64(max(1, c.right+c.missed))
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", 100*p, 100*r, 100*2*p*r/max(1e-9, p+r))
}

// f1 is the harmonic mean of precision and recall in per cent.
func (c tally) f1() float64 {
	return 200 * float64(c.right) / float64(max(1, 2*c.right+c.wrong+c.missed))
}

// atLeast fails a test whose score is below what simpler systems reach on the
// same texts: then something is broken, whatever the tables of traps say.
func atLeast(t *testing.T, what string, c tally, baseline float64) {
	t.Helper()
	if got := c.f1(); got < baseline {
		t.Errorf("%s: F1 %.1f, simpler systems reach %.1f", what, got, baseline)
	}
}

// modern folds historic codes as the labelled files do.
func modern(code string) string {
	switch code {
	case "SU":
		return "RU"
	case "DD":
		return "DE"
	case "YD":
		return "YE"
	case "ZR":
		return "CD"
	case "BU":
		return "MM"
	case "CS", "YU", "AN":
		return ""
	}
	return code
}

func foldSet(codes []string, leave ...string) map[string]bool {
	set := map[string]bool{}
	for _, c := range codes {
		if c = modern(c); c != "" && !slices.Contains(leave, c) {
			set[c] = true
		}
	}
	return set
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

func (c *tally) sets(gold, got map[string]bool) (wrong, missed []string) {
	for code := range got {
		if gold[code] {
			c.right++
		} else {
			c.wrong++
			wrong = append(wrong, code)
		}
	}
	for code := range gold {
		if !got[code] {
			c.missed++
			missed = append(missed, code)
		}
	}
	return wrong, missed
}

// TestEvalCountries prints how well countries are found; VERBOSE=1 prints the
// documents with errors.
func TestEvalCountries(t *testing.T) {
	if testing.Short() {
		t.Skip("measures only")
	}
	// Baselines: a table of names, demonyms and capitals.
	baselines := map[string]float64{"geowebnews-dev.jsonl": 85.4, "lgl-dev.jsonl": 65.2, "geovirus-dev.jsonl": 89.1}
	for _, name := range []string{"geowebnews-dev.jsonl", "lgl-dev.jsonl", "geovirus-dev.jsonl"} {
		var c tally
		for _, d := range loadGold(t, name, 0) {
			in := d.input()
			in.Title = ""
			a := analyze.Analyze(in)
			codes := countryCodes(a, func(f model.Finding) bool { return f.Mentioned })
			wrong, missed := c.sets(foldSet(d.Countries, d.Optional...), foldSet(codes, d.Optional...))
			if os.Getenv("VERBOSE") != "" && len(wrong)+len(missed) > 0 {
				t.Logf("%s wrong %v missed %v", d.ID, explain(a, wrong), missed)
			}
		}
		t.Logf("%-24s countries mentioned %v", name, c)
		atLeast(t, name+" countries mentioned", c, baselines[name])
	}
}

// explain names the mentions behind country codes.
func explain(a *model.Analysis, codes []string) []string {
	var out []string
	for _, m := range a.Mentions {
		if slices.Contains(codes, modern(m.Country)) && m.Kind != model.Person && m.Kind != model.Organization {
			out = append(out, m.Text+"="+m.Country)
		}
	}
	return out
}

func TestEvalInvolved(t *testing.T) {
	if testing.Short() {
		t.Skip("measures only")
	}
	var with, without, mentioned tally
	for _, d := range loadGold(t, "reuters21578-train.jsonl.gz", 4000) {
		a := analyze.Analyze(d.input())
		codes := countryCodes(a, func(f model.Finding) bool { return f.Involved })
		with.sets(foldSet(d.Countries), foldSet(codes))
		without.sets(foldSet(d.Countries, "US"), foldSet(codes, "US"))
		mentioned.sets(foldSet(d.Countries, "US"), foldSet(countryCodes(a, func(f model.Finding) bool { return f.Mentioned }), "US"))
	}
	t.Logf("reuters involved, US ignored %v; with US %v; mentioned as involved %v", without, with, mentioned)
	atLeast(t, "reuters involved, US ignored", without, 86.1) // a tenth of all points
	atLeast(t, "reuters involved, with US", with, 92.6)
}

func TestEvalSpans(t *testing.T) {
	if testing.Short() {
		t.Skip("measures only")
	}
	for _, name := range []string{"conll2003_testa.jsonl", "wikigold.jsonl", "gmb.jsonl.gz"} {
		var person, org tally
		wrong, missed := map[string]int{}, map[string]int{}
		for _, d := range loadGold(t, name, 20000) {
			in := d.input()
			in.Title = ""
			a := analyze.Analyze(in)
			offsets := byteOffsets(d.Text)
			gold := map[model.Kind]map[model.Span]bool{model.Person: {}, model.Organization: {}}
			for _, m := range d.Mentions {
				s := model.Span{Start: offsets[m.Start], End: offsets[m.End]}
				switch m.Type {
				case "PER":
					if m.CoreStart != nil {
						s = model.Span{Start: offsets[*m.CoreStart], End: offsets[*m.CoreEnd]}
					}
					gold[model.Person][s] = true
				case "ORG":
					gold[model.Organization][s] = true
				}
			}
			for _, m := range a.Mentions {
				if m.Field != model.FieldText || gold[m.Kind] == nil {
					continue
				}
				c := &person
				if m.Kind == model.Organization {
					c = &org
				}
				if gold[m.Kind][m.Span] {
					c.right++
					delete(gold[m.Kind], m.Span)
				} else {
					c.wrong++
					wrong[m.Kind.String()+" "+m.Text]++
				}
			}
			person.missed += len(gold[model.Person])
			org.missed += len(gold[model.Organization])
			for k, set := range gold {
				for s := range set {
					missed[k.String()+" "+d.Text[s.Start:s.End]]++
				}
			}
		}
		t.Logf("%-24s persons %v; organisations %v", name, person, org)
		atLeast(t, name+" persons", person, 63.3) // prose v2, on CoNLL-2003
		if os.Getenv("VERBOSE") != "" {
			t.Logf("wrong: %s", top(wrong))
			t.Logf("missed: %s", top(missed))
		}
	}
}

func top(m map[string]int) string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if m[a] != m[b] {
			return m[b] - m[a]
		}
		return strings.Compare(a, b)
	})
	var b strings.Builder
	for _, k := range keys[:min(120, len(keys))] {
		fmt.Fprintf(&b, "%s:%d | ", k, m[k])
	}
	return b.String()
}

// byteOffsets maps code points to bytes.
func byteOffsets(text string) []int {
	at := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

func BenchmarkAnalyzeReuters(b *testing.B) {
	docs := loadGold(b, "reuters21578-train.jsonl.gz", 2000)
	bytes := 0
	inputs := make([]analyze.Input, len(docs))
	for i := range docs {
		inputs[i] = docs[i].input()
		bytes += len(docs[i].Title) + len(docs[i].Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for i := range inputs {
			analyze.Analyze(inputs[i])
		}
	}
}
