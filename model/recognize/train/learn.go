package main

import (
	"sort"

	"dateline/model/tagger"
)

// learner is an averaged structured perceptron with a margin: the right labels
// must win against all others by so much for every word that differs.
type learner struct {
	set        *set
	margin     int32
	step       int64
	weights    [][tagger.Labels]int32
	moved      [][tagger.Labels]int64 // sum of step × change, for the average
	transition [tagger.Labels + 1][tagger.Labels]int32
	shifted    [tagger.Labels + 1][tagger.Labels]int64
	order      []int32
	seed       uint64
	dropout    int // per cent of the features that are left out
	rows       [][]int32
	kept       []int32
	scores     []tagger.Scores
	guess      []tagger.Label
	back       [][tagger.Labels]tagger.Label
}

func newLearner(s *set, margin int32, dropout int) *learner {
	l := &learner{set: s, margin: margin, dropout: dropout, step: 1, seed: 1,
		weights: make([][tagger.Labels]int32, len(s.features)), moved: make([][tagger.Labels]int64, len(s.features))}
	for i := range s.examples {
		l.order = append(l.order, int32(i))
	}
	return l
}

// random is a linear congruential generator: the same on every machine.
func (l *learner) random(n int) int {
	l.seed = l.seed*6364136223846793005 + 1442695040888963407
	return int((l.seed >> 33) % uint64(n))
}

// epoch goes once over the examples and returns how many were wrong.
func (l *learner) epoch() (wrong int) {
	for i := len(l.order) - 1; i > 0; i-- {
		j := l.random(i + 1)
		l.order[i], l.order[j] = l.order[j], l.order[i]
	}
	for _, n := range l.order {
		e := &l.set.examples[n]
		l.decode(e)
		l.step++
		if l.update(e) {
			wrong++
		}
	}
	return wrong
}

// decode finds the labels that win when every wrong one gets the margin.
func (l *learner) decode(e *example) {
	n := len(e.gold)
	l.scores = append(l.scores[:0], make([]tagger.Scores, n)...)
	l.guess = append(l.guess[:0], make([]tagger.Label, n)...)
	l.rows, l.kept = l.rows[:0], l.kept[:0]
	for i, full := range e.features {
		row := l.thinned(full)
		s := &l.scores[i]
		for _, f := range row {
			w := &l.weights[f]
			for k := range s {
				s[k] += w[k]
			}
		}
		for k := range s {
			if tagger.Label(k) != e.gold[i] {
				s[k] += l.margin
			}
		}
	}
	l.back = tagger.Viterbi(&l.transition, l.scores, l.guess, l.back)
}

// thinned leaves out every so many of the features of a word, others each time,
// so that the model does not lean on single words of the corpora.
func (l *learner) thinned(row []int32) []int32 {
	from := len(l.kept)
	for _, f := range row {
		if l.random(100) >= l.dropout {
			l.kept = append(l.kept, f)
		}
	}
	out := l.kept[from:len(l.kept):len(l.kept)]
	l.rows = append(l.rows, out)
	return out
}

// update moves the weights from the guess to the right labels.
func (l *learner) update(e *example) bool {
	same := true
	before, guessed := tagger.Label(tagger.Labels), tagger.Label(tagger.Labels)
	for i, g := range e.gold {
		y := l.guess[i]
		if g != y {
			same = false
			for _, f := range l.rows[i] {
				l.weights[f][g]++
				l.weights[f][y]--
				l.moved[f][g] += l.step
				l.moved[f][y] -= l.step
			}
		}
		if g != y || before != guessed {
			l.transition[before][g]++
			l.transition[guessed][y]--
			l.shifted[before][g] += l.step
			l.shifted[guessed][y] -= l.step
		}
		before, guessed = g, y
	}
	return !same
}

// pack rounds the averages to eight bits and writes the table. Where it is
// full, the features with the smallest weights are left out.
func (l *learner) pack(bits uint) (data []byte, kept int) {
	type entry struct {
		feature tagger.Feature
		sum     [tagger.Labels]int64
		top     int64
	}
	var entries []entry
	for i, f := range l.set.features {
		e := entry{feature: f}
		for k := range e.sum {
			e.sum[k] = int64(l.weights[i][k])*l.step - l.moved[i][k]
			e.top = max(e.top, abs(e.sum[k]))
		}
		if e.top > 0 {
			entries = append(entries, e)
		}
	}
	sort.Slice(entries, func(i, j int) bool {
		if entries[i].top != entries[j].top {
			return entries[i].top > entries[j].top
		}
		return entries[i].feature < entries[j].feature
	})
	// The largest two-thousandth is cut off, so that the rest keeps its detail.
	unit := int64(1)
	if len(entries) > 0 {
		unit = max(entries[len(entries)/2000].top/127, 1)
	}
	rows := make([]byte, ((1<<bits)+tagger.Probes-1)*tagger.RowSize)
	for _, e := range entries {
		if e.top < unit/2+1 {
			break
		}
		if place(rows, bits, e.feature, e.sum, unit) {
			kept++
		}
	}
	var transition [tagger.Labels + 1][tagger.Labels]int16
	for i := range transition {
		for k := range transition[i] {
			v := (int64(l.transition[i][k])*l.step - l.shifted[i][k]) / unit
			transition[i][k] = int16(max(-32000, min(32000, v)))
		}
	}
	return tagger.Pack(bits, rows, transition), kept
}

func abs(n int64) int64 { return max(n, -n) }

// place writes a row where one of its places is free. A feature of the same
// fingerprint before it would be taken for it, so it is left out then.
func place(rows []byte, bits uint, f tagger.Feature, sum [tagger.Labels]int64, unit int64) bool {
	row, fp := f.Place(bits)
	at := row * tagger.RowSize
	for range tagger.Probes {
		switch rows[at] {
		case fp:
			return false
		case 0:
			rows[at] = fp
			for k, v := range sum {
				rows[at+1+k] = byte(int8(max(-127, min(127, rounded(v, unit)))))
			}
			return true
		}
		at += tagger.RowSize
	}
	return false
}

// rounded is v / unit, to the nearest.
func rounded(v, unit int64) int64 {
	if v < 0 {
		return -((-v + unit/2) / unit)
	}
	return (v + unit/2) / unit
}
