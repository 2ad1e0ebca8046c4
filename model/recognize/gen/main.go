// Command gen packs the word tables of package recognize into the hash sets
// that it embeds.
//
// words.txt: English words that are written in lower case. given.txt: given
// names. Both were counted from the Groningen Meaning Bank (public domain news)
// and WikiGold (CC BY 4.0); common words and, for most of given.txt, names of all
// parts of the world were added by hand.
package main

import (
	"log"
	"os"
	"strings"

	"dateline/model/recognize/wordset"
)

func main() {
	for _, table := range []string{"words", "given"} {
		raw, err := os.ReadFile("tables/" + table + ".txt")
		if err != nil {
			log.Fatalf("words: %v", err)
		}
		if err := os.WriteFile("data/"+table+".bin", wordset.Pack(strings.Fields(string(raw))), 0o644); err != nil {
			log.Fatalf("words: %v", err)
		}
	}
}
