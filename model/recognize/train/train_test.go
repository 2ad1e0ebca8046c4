package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dateline/model/document"
	"dateline/model/recognize"
	"dateline/model/tagger"
)

const goldDir = "../../../../shared/gold"

// TestWeightsAreFresh learns the weights again and compares them with those
// that are embedded, to the byte.
func TestWeightsAreFresh(t *testing.T) {
	if testing.Short() || raceOn {
		t.Skip("learning takes some seconds, and minutes with the race detector")
	}
	docs, err := load(filepath.Join(goldDir, "gmb.jsonl.gz"), filepath.Join(goldDir, "wikigold.jsonl"))
	if err != nil {
		t.Skipf("labelled news is not there: %v", err)
	}
	data := train(docs, chosen, t.Logf)
	embedded, err := os.ReadFile("../data/tagger.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, embedded) {
		t.Errorf("data/tagger.bin is stale: run the command in the comment of package train (learnt now: %x)", sha256.Sum256(data))
	}
}

// TestSum holds the embedded weights to the sum beside them, where the corpora
// are not there too.
func TestSum(t *testing.T) {
	data, err := os.ReadFile("../data/tagger.bin")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile("../data/tagger.sum")
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%x\n", sha256.Sum256(data)); got != string(sum) {
		t.Errorf("sum of tagger.bin %q, stated %q", got, sum)
	}
	if len(data) > 6_000_000 {
		t.Errorf("%d bytes of weights", len(data))
	}
}

// TestLearns holds the learner to a toy that can be learnt: what stands behind
// "Mr" is a person.
func TestLearns(t *testing.T) {
	named := func(text string, start, end int) line {
		return line{Text: text, Mentions: []mention{{Start: start, End: end, Type: "PER"}}}
	}
	lines := []line{
		named("Then Mr Blorp left.", 8, 13), named("Now Mr Quend came.", 7, 12),
		named("Here Mr Zarth sat.", 8, 13), named("So Mr Trell ate.", 6, 11),
	}
	var docs []labelled
	for i := range lines {
		docs = append(docs, join(lines[i:i+1], 1))
	}
	quiet := func(string, ...any) {}
	first, again := train(docs, chosen, quiet), train(docs, chosen, quiet)
	if !bytes.Equal(first, again) {
		t.Error("learnt twice, two results")
	}
	if got := labelOf(first, "Once Mr Vosk sang.", "Vosk"); got != tagger.BeginPerson {
		t.Errorf("Mr Vosk is labelled %d", got)
	}
	nobody := train([]labelled{{text: "nothing"}}, chosen, quiet)
	if got := labelOf(nobody, "Once Mr Vosk sang.", "Vosk"); got != tagger.Outside {
		t.Errorf("without anything learnt Mr Vosk is labelled %d", got)
	}
}

// labelOf returns the label that a model gives a word.
func labelOf(data []byte, text, word string) tagger.Label {
	m := tagger.New(string(data))
	found := tagger.Outside
	in := recognize.Input{Language: "en", Doc: document.FromPlain(text)}
	recognize.New().Observe(in, func(o recognize.Observation) {
		scores := make([]tagger.Scores, len(o.Tokens))
		labels := make([]tagger.Label, len(o.Tokens))
		for i, k := range o.Tokens {
			for _, f := range k.Features {
				m.Add(&scores[i], f)
			}
		}
		var d tagger.Decoder
		d.Decode(m, scores, labels)
		for i, k := range o.Tokens {
			if text[k.Span.Start:k.Span.End] == word {
				found = labels[i]
			}
		}
	})
	return found
}
