// Package tagger labels the words of capitalised stretches of text as parts of
// persons, organisations, places and other names: a linear-chain model, a
// structured perceptron whose averaged weights are rounded to eight bits, with
// a first-order Viterbi search.
//
// The package knows numbers only: the caller hashes what it sees at a word
// into features, the model adds up their weights and finds the best sequence
// of labels. Weights are used as the bytes they are embedded as; all
// arithmetic is in integers, so that the same features give the same labels on
// every machine.
package tagger

// Label is the part that a word plays in a name.
type Label uint8

// The labels: B begins a name, I goes on with it.
const (
	Outside Label = iota
	BeginPerson
	InPerson
	BeginOrganization
	InOrganization
	BeginPlace
	InPlace
	BeginOther // nationalities, events, works
	InOther
	Labels = 9
)

// Begins tells whether a name begins with l.
func (l Label) Begins() bool { return l&1 == 1 }

// Continues tells whether l goes on with a name.
func (l Label) Continues() bool { return l != Outside && l&1 == 0 }

// Begin returns the label that begins a name of l's type.
func (l Label) Begin() Label {
	if l.Continues() {
		return l - 1
	}
	return l
}

// Feature is the hash of one observation at one word.
type Feature uint64

// NewFeature hashes the value of a template. Templates are numbered by the
// caller; the same value means something else in each.
func NewFeature(template uint32, value uint64) Feature {
	x := (value + 0x9E3779B97F4A7C15*uint64(template+1)) * 0xBF58476D1CE4E5B9
	x ^= x >> 31
	x *= 0x94D049BB133111EB
	return Feature(x ^ x>>29)
}

// A model is a table of rows: a fingerprint of the feature, then a weight for
// every label. A feature lies in one of the Probes rows from its own on.
const (
	RowSize = 1 + Labels
	Probes  = 4
)

// Place returns the first row of f among 2^bits, and its fingerprint, never 0.
func (f Feature) Place(bits uint) (row int, fingerprint uint8) {
	fingerprint = uint8(f)
	if fingerprint == 0 {
		fingerprint = 1
	}
	return int(uint64(f) >> (64 - bits)), fingerprint
}

// Model is a trained model over embedded bytes.
type Model struct {
	rows       string // 2^bits + Probes - 1 rows
	bits       uint
	transition [Labels + 1][Labels]int32 // from the label before, the last row at the start
}

// header is the size in bytes of what stands before the rows: the number of
// bits, and the transitions as 16-bit numbers.
const header = 1 + 2*(Labels+1)*Labels

// New reads a model from the bytes that Pack writes; nil for none.
func New(data string) *Model {
	if len(data) < header {
		return nil
	}
	m := &Model{bits: uint(data[0]), rows: data[header:]}
	if len(m.rows) != ((1<<m.bits)+Probes-1)*RowSize {
		return nil
	}
	for i := range m.transition {
		for j := range m.transition[i] {
			at := 1 + 2*(i*Labels+j)
			m.transition[i][j] = int32(int16(uint16(data[at]) | uint16(data[at+1])<<8))
		}
	}
	return m
}

// Scores are the points of one word by label.
type Scores [Labels]int32

// Add adds the weights of feature f.
func (m *Model) Add(s *Scores, f Feature) {
	row, fp := f.Place(m.bits)
	at := row * RowSize
	for range Probes {
		if m.rows[at] == fp {
			w := m.rows[at+1 : at+RowSize]
			for l := range s {
				s[l] += int32(int8(w[l]))
			}
			return
		}
		at += RowSize
	}
}

// Pack writes a model: rows by their index, transitions in order.
func Pack(bits uint, rows []byte, transition [Labels + 1][Labels]int16) []byte {
	out := make([]byte, 0, header+len(rows))
	out = append(out, byte(bits))
	for _, from := range transition {
		for _, w := range from {
			out = append(out, byte(uint16(w)), byte(uint16(w)>>8))
		}
	}
	return append(out, rows...)
}
