package recognize

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"dateline/model/document"
)

// BenchmarkStages prints what the stages of recognition cost on the first
// 2,000 Reuters stories: each line holds all stages before it as well.
func BenchmarkStages(b *testing.B) {
	inputs, size := reuters(b, 2000)
	r := New()
	for _, stage := range []struct {
		name string
		run  func(Input)
	}{
		{"tokens", func(in Input) { r.text.read(in, r.lex) }},
		{"rules", r.withoutTagger},
		{"tagger", func(in Input) { r.Recognize(in) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, in := range inputs {
					stage.run(in)
				}
			}
		})
	}
}

func reuters(b *testing.B, n int) (inputs []Input, size int) {
	f, err := os.Open("../../../shared/gold/reuters21578-train.jsonl.gz")
	if err != nil {
		b.Skipf("labelled news is not there: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && len(inputs) < n {
		var d struct{ Title, Dateline, Text string }
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			b.Fatal(err)
		}
		inputs = append(inputs, Input{Title: d.Title, Dateline: d.Dateline, Doc: document.FromPlain(d.Text)})
		size += len(d.Title) + len(d.Text)
	}
	return inputs, size
}
