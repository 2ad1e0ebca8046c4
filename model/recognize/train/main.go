// Command train learns the weights of the tagger of package recognize and
// writes them as the bytes that package embeds.
//
//	go run ./model/recognize/train -gmb gmb.jsonl.gz -wikigold wikigold.jsonl -o model/recognize/data/tagger.bin
//
// It learns from the Groningen Meaning Bank (silver labels, public domain news)
// and WikiGold (CC BY 4.0) only. Everything is done in integers and in a fixed
// order: the same corpora give the same bytes on every machine. It prints the
// SHA-256 of what it wrote; a test holds the embedded weights to the sum that
// the package states.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	gmb := flag.String("gmb", "", "the Groningen Meaning Bank as gmb.jsonl.gz")
	wikigold := flag.String("wikigold", "", "WikiGold as wikigold.jsonl")
	out := flag.String("o", "model/recognize/data/tagger.bin", "file to write")
	epochs := flag.Int("epochs", 10, "passes over the corpora")
	margin := flag.Int("margin", 200, "by how many steps the right labels must win")
	bits := flag.Int("bits", 18, "size of the table: 2^bits rows")
	dropout := flag.Int("dropout", 25, "per cent of the features of a word that are left out each time")
	flag.Parse()
	if *gmb == "" || *wikigold == "" {
		log.Fatal("train: name both corpora: -gmb FILE -wikigold FILE")
	}
	docs, err := load(*gmb, *wikigold)
	if err != nil {
		log.Fatalf("train: %v", err)
	}
	set := newSet()
	for _, d := range docs {
		set.add(d)
	}
	set.drop(2)
	log.Printf("%d texts, %d stretches, %d words, %d features", len(docs), len(set.examples), set.words, len(set.index))
	l := newLearner(set, int32(*margin))
	l.dropout = *dropout
	for e := range *epochs {
		wrong := l.epoch(e)
		log.Printf("pass %d: %d of %d stretches wrong", e+1, wrong, len(set.examples))
	}
	data, kept := l.pack(uint(*bits))
	if err := os.WriteFile(*out, data, 0o644); err != nil {
		log.Fatalf("train: %v", err)
	}
	fmt.Printf("%d rows used of %d, %d bytes, sha256 %x\n", kept, 1<<*bits, len(data), sha256.Sum256(data))
}
