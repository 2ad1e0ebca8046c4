package tagger

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// small makes a model of random weights for the features 0..n-1.
func small(r *rand.Rand, n int) (*Model, map[Feature][Labels]int8) {
	const bits = 6
	rows := make([]byte, ((1<<bits)+Probes-1)*RowSize)
	weights := map[Feature][Labels]int8{}
	for i := range n {
		f := NewFeature(uint32(i%3), uint64(i))
		row, fp := f.Place(bits)
		for p := range Probes {
			at := (row + p) * RowSize
			if rows[at] == fp {
				break // taken for another: left out, as the trainer does
			}
			if rows[at] != 0 {
				continue
			}
			var w [Labels]int8
			rows[at] = fp
			for l := range w {
				w[l] = int8(r.IntN(255) - 127)
				rows[at+1+l] = byte(w[l])
			}
			weights[f] = w
			break
		}
	}
	var transition [Labels + 1][Labels]int16
	for i := range transition {
		for j := range transition[i] {
			transition[i][j] = int16(r.IntN(601) - 300)
		}
	}
	return New(string(Pack(bits, rows, transition))), weights
}

func TestPackedWeightsAreRead(t *testing.T) {
	m, weights := small(rand.New(rand.NewPCG(1, 2)), 40)
	if m == nil {
		t.Fatal("the model is not read")
	}
	if len(weights) < 30 {
		t.Fatalf("only %d features were placed", len(weights))
	}
	for f, want := range weights {
		var s Scores
		m.Add(&s, f)
		for l := range want {
			if s[l] != int32(want[l]) {
				t.Fatalf("feature %x: got %v, want %v", f, s, want)
			}
		}
	}
}

func TestBrokenBytesAreNoModel(t *testing.T) {
	for _, data := range []string{"", "x", string(make([]byte, header)), string(make([]byte, 5000))} {
		if New(data) != nil {
			t.Errorf("%d bytes are a model", len(data))
		}
	}
}

// TestDecodeIsBest compares the search with trying all sequences.
func TestDecodeIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	m, _ := small(r, 10)
	var d Decoder
	for range 60 {
		scores := make([]Scores, 1+r.IntN(4))
		for i := range scores {
			for l := range scores[i] {
				scores[i][l] = int32(r.IntN(401) - 200)
			}
		}
		got := make([]Label, len(scores))
		d.Decode(m, scores, got)
		want, best := brute(m, scores)
		if sum, ok := total(m, scores, got); !ok || sum != best {
			t.Fatalf("got %v (%d, allowed %v), want %v (%d)", got, sum, ok, want, best)
		}
	}
	d.Decode(m, nil, nil) // nothing is no error
}

func total(m *Model, scores []Scores, labels []Label) (sum int32, ok bool) {
	before := Label(Labels)
	for i, l := range labels {
		if !Follows(before, l) {
			return 0, false
		}
		sum += scores[i][l] + m.transition[before][l]
		before = l
	}
	return sum, true
}

func brute(m *Model, scores []Scores) (best []Label, top int32) {
	labels := make([]Label, len(scores))
	top = impossible
	for {
		if sum, ok := total(m, scores, labels); ok && sum > top {
			top, best = sum, slices.Clone(labels)
		}
		i := 0
		for ; i < len(labels); i++ {
			if labels[i]++; labels[i] < Labels {
				break
			}
			labels[i] = 0
		}
		if i == len(labels) {
			return best, top
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	m, _ := small(r, 10)
	scores := make([]Scores, 8)
	labels := make([]Label, len(scores))
	var d Decoder
	b.ReportAllocs()
	for b.Loop() {
		d.Decode(m, scores, labels)
	}
}
