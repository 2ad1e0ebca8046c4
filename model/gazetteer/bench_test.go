package gazetteer

import (
	"testing"
	"time"

	"github.com/blevesearch/vellum"
)

const benchText = `Russian President Vladimir Putin arrived in Tehran on Monday and met Supreme Leader Ali Khamenei and
President Hassan Rouhani. Ministers from Saudi Arabia, Turkey and the United States had met in Vienna a week earlier
to discuss how the war in Syria might be ended, a diplomat of the United Nations said. The talks, which lasted for
several hours, were described by both sides as useful; no date was set for another round. Oil prices fell again.
`

func BenchmarkFirstUse(b *testing.B) {
	date := time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		fst, err := vellum.Load(namesFST)
		if err != nil {
			b.Fatal(err)
		}
		_ = fst
		m := NewMatcher()
		n := m.Names("Vladimir Putin", 0, nil)
		Entity(n[0].Candidates[0].Ref, date)
	}
}

// BenchmarkNewsText asks at every word, as a recogniser without any sense would.
func BenchmarkNewsText(b *testing.B) {
	m := NewMatcher()
	var dst []Name
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range len(benchText) {
			if i == 0 || benchText[i-1] == ' ' || benchText[i-1] == '\n' {
				dst = m.Names(benchText, i, dst[:0])
			}
		}
	}
}

// BenchmarkCapitals asks at the words that begin with a capital only.
func BenchmarkCapitals(b *testing.B) {
	m := NewMatcher()
	var dst []Name
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range len(benchText) {
			if c := benchText[i]; 'A' <= c && c <= 'Z' && (i == 0 || benchText[i-1] == ' ' || benchText[i-1] == '\n') && m.First(benchText, i) {
				dst = m.Names(benchText, i, dst[:0])
			}
		}
	}
}

func BenchmarkNames(b *testing.B) {
	m := NewMatcher()
	var dst []Name
	b.ReportAllocs()
	for b.Loop() {
		dst = m.Names("Vladimir Putin said", 0, dst[:0])
	}
}

func BenchmarkFirst(b *testing.B) {
	m := NewMatcher()
	b.ReportAllocs()
	for b.Loop() {
		m.First("described by both", 0)
	}
}

func BenchmarkEntity(b *testing.B) {
	date := time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)
	r := Lookup("Vladimir Putin")[0].Ref
	b.ReportAllocs()
	for b.Loop() {
		Entity(r, date)
	}
}

func BenchmarkHolders(b *testing.B) {
	date := time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC)
	roles := []string{"head_of_state"}
	b.ReportAllocs()
	for b.Loop() {
		Holders("RU", "", roles, date)
	}
}
