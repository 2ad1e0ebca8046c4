package analyze_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
	"dateline/model/evaluate"
)

// goldDir holds labelled news outside of the repository.
const goldDir = "../../../shared/gold"

// loadGold reads the first limit documents of a labelled file, 0 for all.
func loadGold(t testing.TB, name string, limit int) []*evaluate.Doc {
	t.Helper()
	f, err := os.Open(filepath.Join(goldDir, name))
	if err != nil {
		t.Skipf("labelled news is not there: %v", err)
	}
	defer f.Close()
	in, err := evaluate.NewReader(f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var docs []*evaluate.Doc
	for limit == 0 || len(docs) < limit {
		d, _, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		docs = append(docs, d)
	}
	return docs
}

var goldFiles = []string{"geowebnews-dev.jsonl", "lgl-dev.jsonl", "geovirus-dev.jsonl", "conll2003_testa.jsonl",
	"aida_testa.jsonl", "re3d.jsonl", "wikigold.jsonl", "reuters21578-train.jsonl.gz"}

func TestGoldInvariants(t *testing.T) {
	for _, name := range goldFiles {
		t.Run(name, func(t *testing.T) {
			for _, d := range loadGold(t, name, 2000) {
				in := d.Input()
				checkInvariants(t, in, analyze.Analyze(in))
			}
		})
	}
}

// checkInvariants holds an Analysis against what the model promises.
func checkInvariants(t testing.TB, in analyze.Input, a *model.Analysis) {
	t.Helper()
	fields := [3]string{in.Title, in.Dateline, ""}
	if in.Doc != nil {
		fields[model.FieldText] = in.Doc.Text
	}
	var last model.Mention
	for i, m := range a.Mentions {
		text := fields[m.Field]
		switch {
		case m.Start < 0 || m.End > len(text) || m.Start >= m.End:
			t.Fatalf("mention %d: span %v outside of %d bytes", i, m.Span, len(text))
		case text[m.Start:m.End] != m.Text:
			t.Fatalf("mention %d: text %q, bytes %q", i, m.Text, text[m.Start:m.End])
		case !onBorder(text, m.Start) || !onBorder(text, m.End):
			t.Fatalf("mention %d: %v cuts a rune", i, m.Span)
		case i > 0 && (m.Field < last.Field || m.Field == last.Field && m.Start < last.End):
			t.Fatalf("mention %d: %q at %v %v overlaps or precedes %q at %v %v", i, m.Text, m.Field, m.Span, last.Text, last.Field, last.Span)
		case m.Finding < 0 || m.Finding >= len(a.Findings(m.Kind)):
			t.Fatalf("mention %d: finding %d of %d", i, m.Finding, len(a.Findings(m.Kind)))
		case m.Field == model.FieldText && crossesLeaf(in.Doc, m.Span):
			t.Fatalf("mention %d: %q crosses the border of a block", i, m.Text)
		}
		last = m
	}
	for k := model.Country; k <= model.Place; k++ {
		sum := 0.0
		for i, f := range a.Findings(k) {
			if f.Entity.Kind != k {
				t.Fatalf("%v %q is a %v", k, f.Entity.Name, f.Entity.Kind)
			}
			if i > 0 && f.Salience > a.Findings(k)[i-1].Salience {
				t.Fatalf("%v %q: salience out of order", k, f.Entity.Name)
			}
			if f.First >= len(a.Mentions) || f.First < 0 && k != model.Country {
				t.Fatalf("%v %q: first mention %d", k, f.Entity.Name, f.First)
			}
			if i > 0 && f.Involved && !a.Findings(k)[i-1].Involved {
				t.Fatalf("the article is about %q, which comes behind what it is not about", f.Entity.Name)
			}
			if k == model.Country && len(f.Via) == 0 {
				t.Fatalf("country %q without a way", f.Entity.Name)
			}
			if f.Entity.Name == "" {
				t.Fatalf("%v without a name", k)
			}
			sum += f.Salience
		}
		if sum > 1.01 {
			t.Fatalf("%v: salience sums to %v", k, sum)
		}
	}
}

// onBorder tells whether byte i of text begins a rune; a byte that is no UTF-8
// is one of its own.
func onBorder(text string, i int) bool {
	for start := max(0, i-utf8.UTFMax+1); start < i; start++ {
		if _, size := utf8.DecodeRuneInString(text[start:]); utf8.RuneStart(text[start]) && start+size > i {
			return false
		}
	}
	return true
}

func crossesLeaf(d *document.Document, s model.Span) bool {
	inside := false
	d.Leaves(func(_ int, l *document.Block) bool {
		inside = inside || s.Start >= l.Start && s.End <= l.End
		return !inside
	})
	return !inside
}
