// Command train learns the weights of the tagger of package recognize and
// writes them as the bytes that package embeds.
//
//	go run ./model/recognize/train -gmb gmb.jsonl.gz -wikigold wikigold.jsonl -o model/recognize/data/tagger.bin
//
// It learns from the Groningen Meaning Bank (silver labels, public domain news)
// and WikiGold (CC BY 4.0) only. Everything is done in integers and in a fixed
// order: the same corpora give the same bytes on every machine. A test learns
// them again and compares the bytes.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
)

// options are what the weights depend on beside the corpora.
type options struct {
	epochs  int  // passes over the corpora
	margin  int  // by how many steps the right labels must win
	dropout int  // per cent of the features of a word that are left out each time
	bits    uint // size of the table: 2^bits rows
}

// chosen were found by the labels of texts that are not learnt from; see
// model/README.md.
var chosen = options{epochs: 10, margin: 200, dropout: 25, bits: 15}

func main() {
	log.SetFlags(0)
	gmb := flag.String("gmb", "", "the Groningen Meaning Bank as gmb.jsonl.gz")
	wikigold := flag.String("wikigold", "", "WikiGold as wikigold.jsonl")
	out := flag.String("o", "model/recognize/data/tagger.bin", "file to write; its SHA-256 goes beside it")
	o := chosen
	flag.IntVar(&o.epochs, "epochs", o.epochs, "passes over the corpora")
	flag.IntVar(&o.margin, "margin", o.margin, "by how many steps the right labels must win")
	flag.IntVar(&o.dropout, "dropout", o.dropout, "per cent of the features of a word that are left out each time")
	flag.UintVar(&o.bits, "bits", o.bits, "size of the table: 2^bits rows")
	flag.Parse()
	if *gmb == "" || *wikigold == "" {
		log.Fatal("train: name both corpora: -gmb FILE -wikigold FILE")
	}
	docs, err := load(*gmb, *wikigold)
	if err != nil {
		log.Fatalf("train: %v", err)
	}
	data := train(docs, o, log.Printf)
	sum := fmt.Sprintf("%x\n", sha256.Sum256(data))
	if err := os.WriteFile(*out, data, 0o644); err != nil {
		log.Fatalf("train: %v", err)
	}
	if err := os.WriteFile(strings.TrimSuffix(*out, ".bin")+".sum", []byte(sum), 0o644); err != nil {
		log.Fatalf("train: %v", err)
	}
	fmt.Printf("%d bytes, sha256 %s", len(data), sum)
}

// train learns the weights and returns the bytes of the model.
func train(docs []labelled, o options, progress func(string, ...any)) []byte {
	set := newSet()
	for _, d := range docs {
		set.add(d)
	}
	set.drop(2)
	progress("%d texts, %d stretches, %d words, %d features", len(docs), len(set.examples), set.words, len(set.index))
	l := newLearner(set, int32(o.margin), o.dropout)
	for e := range o.epochs {
		progress("pass %d: %d of %d stretches wrong", e+1, l.epoch(), len(set.examples))
	}
	data, kept := l.pack(o.bits)
	progress("%d of %d rows used", kept, 1<<o.bits)
	return data
}
