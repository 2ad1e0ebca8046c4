package analyze_test

import (
	"math"
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

// oddTexts are shapes that no article has.
var oddTexts = map[string]string{
	"no spaces":  "TehranParisPutin",
	"capitals":   "A",
	"digits":     "1234567890 2-1 ",
	"one name":   "Bush ",
	"scores":     "Leeds 2 Everton 0 ",
	"titles":     "Foo Bar Baz Qux ",
	"Thai":       "ประเทศไทยและญี่ปุ่น",
	"Chinese":    "中国国家主席访问东京。",
	"Arabic":     "الرئيس الإيراني حسن روحاني ",
	"marks":      "«»—…()[]{}<>'\"",
	"one word":   "e\u0301",
	"white":      " \n\t",
	"HTML":       "<p>Putin flew to <b>Tehran</b>.</p>",
	"duplicates": "Marta Lindqvist sang. ",
}

// BenchmarkSlope doubles the length of a text and prints by what power of it the
// cost grows: 1 is linear.
func BenchmarkSlope(b *testing.B) {
	const size = 64 << 10
	for name, unit := range oddTexts {
		b.Run(name, func(b *testing.B) {
			var spent [3]time.Duration
			var inputs [3]analyze.Input
			for i := range inputs {
				inputs[i] = analyze.Input{Doc: document.FromPlain(strings.Repeat(unit, size<<i/len(unit))), Date: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)}
			}
			for b.Loop() {
				for i := range inputs {
					start := time.Now()
					analyze.Analyze(inputs[i])
					spent[i] += time.Since(start)
				}
			}
			b.ReportMetric(math.Log2(float64(spent[2])/float64(spent[0]))/2, "power")
			b.ReportMetric(float64(size<<2)*float64(b.N)/1e6/spent[2].Seconds(), "MB/s")
		})
	}
}
