package recognize

import (
	// Unicode's own break rules, kept up to date, without dependencies.
	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentenceStarts marks the first token of every sentence of text[start:end],
// whose tokens are given: the boundaries of UAX #29, but for those behind an
// abbreviation that does not end its sentence ("Gen. | Smith"), and those
// before a small letter ("“No!” | cried").
func sentenceStarts(tokens []Token, text string, start, end int) {
	it := sentences.FromString(text[start:end])
	i := 0
	for it.Next() {
		at := int32(start + it.Start())
		for i < len(tokens) && tokens[i].Start < at {
			i++
		}
		if i == len(tokens) {
			return
		}
		if i == 0 || !abbreviated(tokens, i-1) && !(tokens[i].Kind == Word && tokens[i].Shape == Lower) {
			tokens[i].Flags |= SentenceStart
		}
	}
}

// abbreviated tells whether the token at i ends with the dot of an
// abbreviation and the sentence goes on behind it.
func abbreviated(tokens []Token, i int) bool {
	return tokens[i].Kind == Word && tokens[i].Has(Dotted) && !closes(tokens, i)
}
