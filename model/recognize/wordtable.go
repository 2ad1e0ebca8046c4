package recognize

// wordTable remembers how an article treats a word: by hash, in open
// addressing over memory that is reused.
type wordTable struct {
	slots []wordCount // a power of two
	used  []int32     // slots to clear
}

type wordCount struct {
	hash    uint32
	set     bool
	inside  uint8 // with a capital that does not come from its place
	opening uint8 // with one that does
	lower   uint8
	kinds   [5]uint8 // by model.Kind: parts of proposals
}

// reset makes room for n words.
func (w *wordTable) reset(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if len(w.slots) < size {
		w.slots = make([]wordCount, size)
		w.used = w.used[:0]
		return
	}
	for _, i := range w.used {
		w.slots[i] = wordCount{}
	}
	w.used = w.used[:0]
}

// slot returns the slot of a hash, nil where it is new and add is false.
func (w *wordTable) slot(hash uint32, add bool) *wordCount {
	mask := uint32(len(w.slots) - 1)
	for i := hash * 0x9E3779B1 >> 7 & mask; ; i = (i + 1) & mask {
		s := &w.slots[i]
		if s.set {
			if s.hash == hash {
				return s
			}
			continue
		}
		if !add {
			return nil
		}
		s.hash, s.set = hash, true
		w.used = append(w.used, int32(i))
		return s
	}
}

// of packs the counts of a word into an atom.
func (w *wordTable) of(hash uint32) uint32 {
	s := w.slot(hash, false)
	if s == nil {
		return 0
	}
	a := uint32(1) | level(s.inside)<<1 | level(s.opening)<<3 | level(s.lower)<<5
	for k, n := range s.kinds {
		a |= level(n) << (7 + 2*k)
	}
	return a
}

// level is none, one, a few, many.
func level(n uint8) uint32 {
	switch {
	case n == 0:
		return 0
	case n == 1:
		return 1
	case n < 4:
		return 2
	}
	return 3
}

func bump(n *uint8) {
	if *n < 255 {
		*n++
	}
}

// countWords fills the table from the tokens and the proposals so far.
func (r *Recognizer) countWords() {
	w := &r.observer.words
	tokens := r.text.Tokens
	n := 0
	for i := range tokens {
		if t := &tokens[i]; t.Kind == Word && t.Shape != Lower {
			n++
		}
	}
	w.reset(n)
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != Word || t.Shape == Lower {
			continue
		}
		s := w.slot(t.Hash, true)
		if t.Has(Opens | Headline | Shouted) {
			bump(&s.opening)
		} else {
			bump(&s.inside)
		}
		if c := r.cover[i]; c != 0 {
			bump(&s.kinds[r.proposals[c-1].Kind])
		}
	}
	for i := range tokens {
		if t := &tokens[i]; t.Kind == Word && t.Shape == Lower {
			if s := w.slot(t.Hash, false); s != nil {
				bump(&s.lower)
			}
		}
	}
}
