package analyze_test

import (
	"strings"
	"testing"
	"time"

	"dateline/model/analyze"
	"dateline/model/document"
)

// longTexts repeat what makes the analysis look back or around, so that cost
// that grows with the square of the length would show.
var longTexts = map[string]string{
	"full names":      "Vladimir Putin spoke to Marta Lindqvist. ",
	"surnames":        "Marta Lindqvist sang. Lindqvist left, Putin said. ",
	"two leaders":     "George W. Bush met George H. W. Bush. President Bush and Bush spoke. ",
	"offices":         "The Russian president met the president of Chile. The president spoke, Peru's prime minister said. ",
	"bare offices":    "The president spoke. Peru and Chile spoke. President Quimby left. ",
	"bodies":          "The Security Council and the United Nations met. The National Security Council (NSC) did not. ",
	"acronyms":        "The Kivu Relief Network (KRN) left. KRN said no. ",
	"places":          "They went to Paris, Texas, and to London, Ontario, and to Alexandria. ",
	"capitals":        "PUTIN MEETS OBAMA IN PARIS\n\n",
	"capitals, lines": "PUTIN MEETS OBAMA IN PARIS\n",
	"one long name":   "Anna Maria ",
	"no full stop":    "the Bank of the Bank of Ministry of Peru and ",
	"brackets":        "A B (AB) ",
	"hyphens":         "US-Russia-Iran-",
	"apostrophes":     "d'Ivoire's O'Neil’s ",
}

// BenchmarkLong must cost the same per byte at every length.
func BenchmarkLong(b *testing.B) {
	for name, unit := range longTexts {
		for _, size := range []int{10_000, 100_000, 1_000_000} {
			text := strings.Repeat(unit, size/len(unit))
			in := analyze.Input{Doc: document.FromPlain(text), Date: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)}
			b.Run(name+"/"+map[int]string{10_000: "10k", 100_000: "100k", 1_000_000: "1M"}[size], func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					analyze.Analyze(in)
				}
			})
		}
	}
}
