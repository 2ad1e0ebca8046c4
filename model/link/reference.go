package link

import (
	"slices"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// Reference is a noun phrase that means a person by the office held on the
// date: "the Russian president". From and To are the tokens of the noun.
type Reference struct {
	Segment, From, To    int
	PhraseFrom, PhraseTo int // tokens of the whole phrase
	Ref                  gazetteer.Ref
	Country              string // that the person stands for on the date
}

// seeker looks for references; it is made anew for every article.
type seeker struct {
	*Linker
	cover    []int32 // by token: 1 + the link that covers it, -1 a title before a name, 0 nothing
	people   []int   // linked persons, in the order of their tokens
	nations  []int   // countries, likewise
	named    map[*post]*naming
	unclear  map[*post]bool
	main     gazetteer.Ref // the country named most
	clear    bool          // main stands out
	firms    bool          // the article names firms, which have presidents too
	dateline gazetteer.Ref // where it was written
}

// References finds the phrases that mean a person by an office. Resolve must
// have linked the proposals; the result is valid until the next call.
func (l *Linker) References() []Reference {
	l.references = l.references[:0]
	if !l.text.English {
		return nil
	}
	s := seeker{Linker: l}
	for seg := range l.text.Segments {
		sg := &l.text.Segments[seg]
		for i := sg.From; i < sg.To; i++ {
			t := &l.text.Tokens[i]
			if t.Kind != recognize.Word || !t.Is(recognize.Office|recognize.OfficePart|recognize.Honorific) {
				continue
			}
			p, to := l.postAt(sg, i)
			if p == nil {
				continue
			}
			if s.cover == nil {
				s.survey()
			}
			if r := (Reference{Segment: seg, From: i, To: to}); s.resolve(p, &r) {
				e := l.Entity(r.Ref)
				r.Country = e.Country
				l.references = append(l.references, r)
			}
			i = to - 1
		}
	}
	return l.references
}

// postAt returns the post that the words at token i name.
func (l *Linker) postAt(sg *recognize.Segment, i int) (*post, int) {
	tokens := l.text.Tokens
	for _, s := range postsByWord()[tokens[i].Hash] {
		n := 0
		for n < len(s.hashes) && i+n < sg.To {
			t := &tokens[i+n]
			if n > 0 && t.Has(recognize.HardNewline) {
				break
			}
			if s.hashes[n] == 0 && t.Mark != '-' || s.hashes[n] != 0 && (t.Kind != recognize.Word || t.Hash != s.hashes[n]) {
				break
			}
			n++
		}
		if n == len(s.hashes) {
			return s.post, i + n
		}
	}
	return nil, i
}

// survey notes what covers each token and who and what is named where; it is
// only needed where there is an office to resolve.
func (s *seeker) survey() {
	s.cover = make([]int32, len(s.text.Tokens)+1)
	s.named, s.unclear = map[*post]*naming{}, map[*post]bool{}
	for i := range s.proposals {
		p, k := &s.proposals[i], &s.links[i]
		if k.Drop {
			continue
		}
		for n := p.From; n < p.To; n++ {
			s.cover[n] = int32(i + 1)
		}
		switch k.Kind {
		case model.Person:
			for n := p.TitleFrom; n < p.TitleTo; n++ {
				s.cover[n] = -1
			}
			if k.Ref != 0 {
				s.people = append(s.people, i)
			}
		case model.Country:
			s.nations = append(s.nations, i)
		}
	}
	byToken := func(a, b int) int { return s.proposals[a].From - s.proposals[b].From }
	slices.SortStableFunc(s.people, byToken)
	slices.SortStableFunc(s.nations, byToken)
	s.titlesOfUnknown()
	s.mainCountry()
}

// resolve finds the person whom the post at r.From..r.To means.
func (s *seeker) resolve(p *post, r *Reference) bool {
	sg := &s.text.Segments[r.Segment]
	for i := r.From; i < r.To; i++ {
		if s.cover[i] != 0 {
			return false
		}
	}
	if !s.endsPhrase(sg, r.To, p) {
		return false
	}
	r.PhraseFrom, r.PhraseTo = r.From, r.To
	if r.To < sg.To && s.text.Tokens[r.To].Is(recognize.Of) {
		return s.behindOf(p, r)
	}
	body, from := s.bodyBefore(sg, r.From)
	if body != 0 {
		r.PhraseFrom = from
		if from > sg.From && s.text.Tokens[from-1].Is(recognize.Article) {
			r.PhraseFrom--
		} else if s.looksLikeName(r) {
			return false
		}
		if !s.may(sg, r.PhraseFrom) {
			return false
		}
		r.Ref = s.holder(body, p)
		return r.Ref != 0 && s.dated(sg, r) && !s.apposed(sg, r)
	}
	if p.bare == needsNation || !s.definite(sg, r) || !s.may(sg, r.PhraseFrom) {
		return false
	}
	r.Ref = s.alone(p, r)
	return r.Ref != 0 && s.dated(sg, r) && !s.apposed(sg, r)
}

// behindOf resolves "president of Chile", "secretary-general of the United
// Nations". Of anything else it makes the bare phrase unclear: a club has a
// president too.
func (s *seeker) behindOf(p *post, r *Reference) bool {
	sg := &s.text.Segments[r.Segment]
	i := r.To + 1
	if i < sg.To && s.text.Tokens[i].Is(recognize.Article) {
		i++
	}
	body, to := gazetteer.Ref(0), i
	if i < sg.To && s.cover[i] > 0 {
		body, to = s.body(int(s.cover[i]-1)), s.proposals[s.cover[i]-1].To
	}
	if body == 0 || s.links[s.cover[i]-1].Via == model.ViaDemonym || s.text.Tokens[to-1].Has(recognize.Owner) {
		s.unclear[p] = true
		return false
	}
	if to < sg.To && (s.text.Tokens[to].Mark == '-' && !s.text.Tokens[to].Has(recognize.Spaced) || s.namesPerson(to)) {
		return false
	}
	r.PhraseTo = to
	if r.From > sg.From && s.text.Tokens[r.From-1].Is(recognize.Article) {
		r.PhraseFrom--
	} else if r.From > sg.From && !s.opensPhrase(r.From-1) {
		return false
	}
	if !s.may(sg, r.PhraseFrom) {
		return false
	}
	r.Ref = s.holder(body, p)
	return r.Ref != 0 && s.dated(sg, r) && !s.apposed(sg, r)
}

// opensPhrase tells whether a noun phrase without an article may begin behind
// token i: "as president of Chile", but not "club president of".
func (s *seeker) opensPhrase(i int) bool {
	t := &s.text.Tokens[i]
	return t.Kind == recognize.Punct && t.Mark != '-' || t.Kind == recognize.Word && t.Is(recognize.Function|recognize.Speech)
}

// body returns the country or organisation that link i names, zero where it
// names something else.
func (s *seeker) body(i int) gazetteer.Ref {
	k, p := &s.links[i], &s.proposals[i]
	switch {
	case k.Kind == model.Country && (k.Via == model.ViaName || k.Via == model.ViaDemonym):
		own := slices.ContainsFunc(p.Candidates, func(c gazetteer.Candidate) bool { return c.Ref == k.Ref })
		if own && !constituent()[s.text.Tokens[p.From].Hash] {
			return k.Ref // and no successor of a state that is no more
		}
	case k.Kind == model.Organization:
		return k.Ref
	}
	return 0
}
