package tagger

// Decoder finds the best labels of a stretch of words. It is for one goroutine
// at a time.
type Decoder struct {
	back [][Labels]Label
}

// impossible is less than any sum of weights.
const impossible = -1 << 28

// start is the row of the transitions into the first word.
const start = Labels

// Follows tells whether l may stand behind the label before; at the start of a
// stretch before is Labels.
func Follows(before, l Label) bool {
	return !l.Continues() || before == l || before == l-1
}

// Decode fills labels with the best sequence for the words whose scores are
// given; both have the same length. Of equal sequences the one with the lower
// labels wins.
func (d *Decoder) Decode(m *Model, scores []Scores, labels []Label) {
	d.back = Viterbi(&m.transition, scores, labels, d.back)
}

// Viterbi is the search of Decode with transitions of one's own; back is
// memory, which is returned for the next call.
func Viterbi(transition *[Labels + 1][Labels]int32, scores []Scores, labels []Label, back [][Labels]Label) [][Labels]Label {
	back = back[:0]
	if len(scores) == 0 {
		return back
	}
	var best [Labels]int32
	for l := range Label(Labels) {
		best[l] = impossible
		if Follows(start, l) {
			best[l] = scores[0][l] + transition[start][l]
		}
	}
	for i := range scores[1:] {
		s := &scores[i+1]
		var next [Labels]int32
		var from [Labels]Label
		for l := range Label(Labels) {
			top, arg := int32(impossible), Label(0)
			for k := range Label(Labels) {
				if !Follows(k, l) {
					continue
				}
				if v := best[k] + transition[k][l]; v > top {
					top, arg = v, k
				}
			}
			next[l], from[l] = max(top+s[l], impossible), arg
		}
		best = next
		back = append(back, from)
	}
	last := Label(0)
	for l := range Label(Labels) {
		if best[l] > best[last] {
			last = l
		}
	}
	for i := len(scores) - 1; ; i-- {
		labels[i] = last
		if i == 0 {
			return back
		}
		last = back[i-1][last]
	}
}
