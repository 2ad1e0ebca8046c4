package recognize

// A stretch is a run of tokens that the tagger labels together: capitalised
// words and what may join two of them into one name ("of the", "&", "al-").
// Everything else is outside of names, so that running text costs nothing.
type stretch struct {
	segment  int
	from, to int // tokens, half-open
}

// longestStretch bounds the tokens of a stretch.
const longestStretch = 64

// stretches calls visit for every stretch of the article, in order.
func (r *Recognizer) stretches(visit func(stretch)) {
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		for i := sg.From; i < sg.To; {
			if !r.core(i) {
				i++
				continue
			}
			to := r.stretchEnd(sg, i)
			visit(stretch{s, i, to})
			i = to
		}
	}
}

// core tells whether token i can be a name by itself.
func (r *Recognizer) core(i int) bool {
	t := &r.text.Tokens[i]
	if t.Kind == Number {
		return false
	}
	return t.Kind == Word && (t.Shape >= Title || r.cover[i] != 0)
}

// stretchEnd returns the token behind the stretch that begins at core token i.
func (r *Recognizer) stretchEnd(sg *Segment, i int) int {
	to := i + 1
	for to < sg.To && to-i < longestStretch {
		if r.text.Tokens[to].Has(HardNewline) {
			return to
		}
		if r.core(to) {
			to++
			continue
		}
		next := r.joined(sg, to)
		if next == to {
			return to
		}
		to = next
	}
	return to
}

// maxJoints bounds the tokens between two parts of a name.
const maxJoints = 3

// joined returns the token behind the core word that the joints at token i
// lead to, i where they lead to none.
func (r *Recognizer) joined(sg *Segment, i int) int {
	for j := i; j < sg.To && j-i <= maxJoints; j++ {
		t := &r.text.Tokens[j]
		switch {
		case t.Has(HardNewline):
			return i
		case r.core(j):
			return j + 1
		case t.Kind == PossessiveS, t.Kind == Number:
		case t.Kind == Punct:
			switch t.Mark {
			case '-', '&', '\'', '/', '+':
			default:
				return i
			}
		case t.Shape == Lower && t.Is(Function|Particle|Of|Joiner):
		case t.Shape == Lower && hyphenated(r.text.Tokens, j):
		default:
			return i
		}
	}
	return i
}
