package recognize

import (
	"dateline/model/gazetteer"
	"dateline/model/tagger"
)

// observer computes what the tagger sees at a word. Atoms are small numbers
// about one token; features combine them.
type observer struct {
	atoms []atom // of the tokens of one stretch and its neighbours, filled where asked for
	base  int    // token of the first
	words wordTable
}

// begin makes room for the atoms of a stretch.
func (o *observer) begin(s stretch) {
	o.base = s.from - 1
	o.atoms = zeroed(o.atoms, s.to-s.from+2)
}

// atom is what one token looks like, without its neighbours.
type atom struct {
	known bool
	shape uint32 // its letters as X, x, 9 and marks, runs once
	rule  uint32 // the proposal that covers it: kind, source, position, doubts
	names uint32 // what the gazetteer knows that begins, or goes on, here
	doc   uint32 // how the article treats the word elsewhere
	flags uint32 // where it stands, how it is written
}

// The bits of names: what begins at a token; inside, shifted by nameInside.
const (
	nameCountry uint16 = 1 << iota
	nameDemonym
	nameCity
	nameTown
	nameRegion
	nameOrganization
	namePerson
	nameSurname
	nameInside = 8
)

// noteNames marks on the tokens from..to that the gazetteer knows a name there.
func (r *Recognizer) noteNames(from, to int, cands []gazetteer.Candidate) {
	var bits uint16
	for _, c := range cands {
		switch c.Ref.Class() {
		case gazetteer.ClassCountry:
			if c.Role == gazetteer.RoleDemonym {
				bits |= nameDemonym
			} else {
				bits |= nameCountry
			}
		case gazetteer.ClassCity:
			if c.Weight >= smallTown {
				bits |= nameCity
			} else {
				bits |= nameTown
			}
		case gazetteer.ClassAdmin1, gazetteer.ClassRegion:
			bits |= nameRegion
		case gazetteer.ClassOrganization:
			bits |= nameOrganization
		case gazetteer.ClassPerson:
			if c.Role == gazetteer.RoleSurname {
				bits |= nameSurname
			} else {
				bits |= namePerson
			}
		}
	}
	r.names16[from] |= bits
	for i := from + 1; i < to; i++ {
		r.names16[i] |= bits << nameInside
	}
}

// atom returns the atom of token i of segment sg.
func (r *Recognizer) atom(sg *Segment, i int) *atom {
	a := &r.observer.atoms[i-r.observer.base]
	if a.known {
		return a
	}
	t := &r.text.Tokens[i]
	a.known = true
	a.shape = pattern(r.text.Fields[sg.Field][t.Start:t.End])
	a.names = uint32(r.names16[i])
	a.rule = r.ruleAtom(i)
	a.doc = r.observer.words.of(t.Hash)
	a.flags = uint32(t.Flags&(Opens|Owner|Shouted|Headline|Dotted)) | uint32(t.Shape)<<8 | uint32(t.Kind)<<12
	return a
}

// ruleAtom packs the proposal that covers token i.
func (r *Recognizer) ruleAtom(i int) uint32 {
	c := r.cover[i]
	if c == 0 {
		return 0
	}
	p := &r.proposals[c-1]
	a := uint32(p.Kind) | uint32(p.Source)<<3
	if i == p.From {
		a |= 1 << 5
	}
	if i == p.To-1 {
		a |= 1 << 6
	}
	if p.Weak {
		a |= 1 << 7
	}
	if p.TitleTo > p.TitleFrom {
		a |= 1 << 8
	}
	if p.Surname {
		a |= 1 << 9
	}
	if len(p.Candidates) > 0 {
		a |= 1 << 10
		if p.Candidates[0].Ref.Kind() == p.Kind || p.Kind != 1 {
			a |= uint32(p.Candidates[0].Ref.Class()) << 11
		}
		if p.Candidates[0].Ambiguous {
			a |= 1 << 15
		}
	}
	return a | 1<<16
}

// pattern hashes the form of a word: capitals, small letters, digits, marks.
func pattern(w string) uint32 {
	h := uint32(2166136261)
	last := byte(0)
	for i := 0; i < len(w) && i < 24; i++ {
		c := w[i]
		switch {
		case 'a' <= c && c <= 'z', c >= 0x80:
			c = 'x'
		case 'A' <= c && c <= 'Z':
			c = 'X'
		case '0' <= c && c <= '9':
			c = '9'
		}
		if c != last {
			h = (h ^ uint32(c)) * 16777619
			last = c
		}
	}
	return h
}

// affix hashes n bytes of w in lower case: the first where n > 0, else the last.
func affix(w string, n int) uint64 {
	if n < 0 {
		n = -n
		if len(w) <= n {
			return 1
		}
		w = w[len(w)-n:]
	} else {
		if len(w) <= n {
			return 1
		}
		w = w[:n]
	}
	h := uint64(14695981039346656037)
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// The edges stand for the words before and behind a segment.
const edgeHash = 7

// word returns the hash of the word at token i, of its mark or kind where it is
// none; an edge outside of the segment.
func (r *Recognizer) word(sg *Segment, i int) uint64 {
	if i < sg.From || i >= sg.To {
		return edgeHash
	}
	t := &r.text.Tokens[i]
	switch t.Kind {
	case Word:
		return uint64(t.Hash)
	case Number:
		return 11 + uint64(min(t.End-t.Start, 5))
	case PossessiveS:
		return 17
	}
	return 256 + uint64(t.Mark)
}

func (r *Recognizer) classAt(sg *Segment, i int) uint64 {
	if i < sg.From || i >= sg.To {
		return edgeHash
	}
	t := &r.text.Tokens[i]
	if t.Kind != Word {
		return 1<<62 | uint64(t.Kind)<<8 | uint64(t.Mark)
	}
	return uint64(t.Class)&^uint64(Common) | uint64(t.Class&Common)<<63 | uint64(t.Shape)<<60
}

// observe appends the features of token i, which lies in stretch s.
func (r *Recognizer) observe(dst []tagger.Feature, s stretch, i int) []tagger.Feature {
	sg := &r.text.Segments[s.segment]
	t := &r.text.Tokens[i]
	a := r.atom(sg, i)
	w := r.text.Fields[sg.Field][t.Start:t.End]
	n := uint32(0)
	put := func(v uint64) {
		dst = append(dst, tagger.NewFeature(n, v))
		n++
	}
	mix := func(a, b uint64) uint64 { return a*0x9E3779B97F4A7C15 ^ b + b<<17 }
	w0, w1, w2 := r.word(sg, i), r.word(sg, i+1), r.word(sg, i+2)
	p1, p2 := r.word(sg, i-1), r.word(sg, i-2)
	c0, c1, pc1 := r.classAt(sg, i), r.classAt(sg, i+1), r.classAt(sg, i-1)
	var prev, next atom
	if i > sg.From {
		prev = *r.atom(sg, i-1)
	}
	if i+1 < sg.To {
		next = *r.atom(sg, i+1)
	}
	put(mix(w0, uint64(t.Shape)))
	put(w1)
	put(p1)
	put(w2)
	put(p2)
	put(mix(p1, w0))
	put(mix(w0, w1))
	put(mix(p1, w1))
	put(affix(w, 3))
	put(affix(w, -2))
	put(affix(w, -3))
	put(affix(w, -4))
	put(uint64(a.shape))
	put(mix(uint64(a.shape), mix(uint64(prev.shape), uint64(next.shape))))
	put(mix(uint64(a.flags), 1))
	put(c0)
	put(mix(c1, uint64(a.flags)))
	put(mix(pc1, uint64(a.flags)))
	put(mix(c0, c1))
	put(mix(c0, pc1))
	put(uint64(a.rule))
	put(mix(uint64(a.rule), w0))
	put(mix(uint64(a.rule), uint64(next.rule)))
	put(mix(uint64(a.rule), uint64(prev.rule)))
	put(mix(uint64(a.rule), c0))
	put(mix(uint64(a.rule), w1))
	put(mix(uint64(a.rule), p1))
	put(uint64(a.names))
	put(mix(uint64(a.names), mix(uint64(prev.names), uint64(next.names))))
	put(mix(uint64(a.names), uint64(a.rule)))
	put(uint64(a.doc))
	put(mix(uint64(a.doc), uint64(a.flags)))
	put(mix(uint64(a.doc), uint64(a.rule)))
	// The stretch as a whole: what stands around it, how it begins and ends.
	before, behind := r.word(sg, s.from-1), r.word(sg, s.to)
	at := uint64(min(i-s.from, 3)) | uint64(min(s.to-1-i, 3))<<2
	put(mix(before, at))
	put(mix(behind, at))
	last := &r.text.Tokens[s.to-1]
	put(mix(uint64(last.Hash), at&3))
	put(mix(uint64(last.Class), at))
	put(at)
	return dst
}
