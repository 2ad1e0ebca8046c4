package recognize

import (
	"dateline/model"
	"dateline/model/document"
	"dateline/model/gazetteer"
	"dateline/model/tagger"
)

// tagged is a name as the tagger sees it.
type tagged struct {
	segment  int
	from, to int // tokens
	label    tagger.Label
}

// decide reconciles what the tagger says of a stretch with the proposals. The
// tagger has seen the proposals, so where the two differ it is believed, but
// for what the gazetteer knows for certain: a state is no person, and a full
// name of a known body or leader stays.
func (r *Recognizer) decide(s stretch) {
	for i := s.from; i < s.to; {
		l := r.labels[i]
		if l == tagger.Outside {
			r.untagged(i)
			i++
			continue
		}
		to := i + 1
		for to < s.to && r.labels[to] == l+1 {
			to++
		}
		r.reconcile(tagged{s.segment, i, to, l})
		i = to
	}
}

// untagged drops the proposal that begins at token i and that rests on its form
// only, or on a form that needs support.
func (r *Recognizer) untagged(i int) {
	c := r.cover[i]
	if c == 0 || r.proposals[c-1].From != i {
		return
	}
	p := &r.proposals[c-1]
	for k := p.From; k < p.To; k++ {
		if r.labels[k] != tagger.Outside {
			return
		}
	}
	switch {
	case p.Kind == model.Person && (p.Source == FromRule || p.Source == FromTagger) && len(p.Candidates) == 0,
		p.Kind == model.Organization && p.Source == FromRule:
		r.drop(int(c - 1))
	}
}

// drop takes a proposal back.
func (r *Recognizer) drop(n int) {
	p := &r.proposals[n]
	for i := p.From; i < p.To; i++ {
		if r.cover[i] == int32(n+1) {
			r.cover[i] = 0
		}
	}
	p.Kind, p.Span = model.NoKind, document.Span{}
}

// reconcile settles one name of the tagger.
func (r *Recognizer) reconcile(t tagged) {
	switch t.label {
	case tagger.BeginPerson:
		r.settle(t, model.Person)
	case tagger.BeginOrganization:
		r.settle(t, model.Organization)
	case tagger.BeginPlace:
		r.settle(t, model.Place)
	case tagger.BeginOther:
		r.settle(t, model.NoKind)
	}
}

// settle makes the name t of kind k a proposal, unless what is there is surer.
func (r *Recognizer) settle(t tagged, k model.Kind) {
	if k == model.Person && r.unintroduced(t) {
		k = model.Organization
	}
	if c := r.cover[t.from]; c != 0 {
		p := &r.proposals[c-1]
		if p.From == t.from && p.To == t.to && (sameKind(p.Kind, k) || r.surer(p, k)) {
			if k == model.Person && p.Kind == k && r.credible(t, k) {
				p.Weak = false // a name, whoever bears it
			}
			return
		}
	}
	if k != model.NoKind && !r.credible(t, k) {
		return
	}
	for i := t.from; i < t.to; i++ {
		if c := r.cover[i]; c != 0 && r.stays(&r.proposals[c-1], t, k) {
			return
		}
	}
	if k == model.NoKind {
		for i := t.from; i < t.to; i++ {
			if c := r.cover[i]; c != 0 && r.proposals[c-1].Kind != model.Country {
				r.drop(int(c - 1))
			}
		}
		return
	}
	nation, title := None, t.from
	for i := t.from; i < t.to; i++ {
		c := r.cover[i]
		if c == 0 {
			continue
		}
		p := &r.proposals[c-1]
		if p.Kind == model.Person && p.From == t.from {
			nation, title = p.Nation, p.TitleFrom
		}
		r.drop(int(c - 1))
	}
	if k == model.Person {
		t.to = r.withJunior(t.to, r.text.Segments[t.segment].To)
	}
	r.propose(t, k, nation, title)
}

func sameKind(a, b model.Kind) bool {
	return a == b || a == model.Country && b == model.Place
}

// surer tells whether p, which is just the tagger's name of kind k, is what p says.
func (r *Recognizer) surer(p *Proposal, k model.Kind) bool {
	switch p.Kind {
	case model.Country:
		return true
	case model.Organization:
		return p.Source == FromGazetteer && !p.Weak
	case model.Person:
		if p.TitleTo > p.TitleFrom {
			return true
		}
		return len(p.Candidates) > 0 && (k == model.Place || !p.Surname && !p.Weak || k == model.Organization && !p.Candidates[0].Ambiguous)
	}
	return false
}

// stays tells whether p, which overlaps the tagger's name t, wins over it.
func (r *Recognizer) stays(p *Proposal, t tagged, k model.Kind) bool {
	inside := p.From >= t.from && p.To <= t.to
	switch p.Kind {
	case model.Country:
		if k == model.NoKind || k == model.Place {
			return true
		}
		return !inside
	case model.Person:
		if k == model.Organization && p.TitleTo > p.TitleFrom && (p.To == t.to || !inside) {
			return true // "UN Secretary-General Ban Ki-moon"
		}
		return len(p.Candidates) > 0 && !p.Surname && !inside
	case model.Place:
		return p.From <= t.from && p.To >= t.to && p.To-p.From > t.to-t.from // "Indian | Creek Road"
	case model.Organization:
		if p.Source == FromRule && p.To-p.From > t.to-t.from {
			return p.From <= t.from && p.To >= t.to // "Ministry of Trade | and Industry"
		}
		return p.Source == FromGazetteer && !p.Weak && (!inside || k != model.Organization)
	}
	return false
}

// propose adds the tagger's name with what the gazetteer knows of it.
func (r *Recognizer) propose(t tagged, k model.Kind, nation, title int) {
	p := Proposal{Segment: t.segment, From: t.from, To: t.to, Kind: k, Source: FromTagger, Nation: None}
	known := r.knownAs(t)
	mark := len(r.arena)
	switch k {
	case model.Person:
		p.Surname = r.singleName(t.from, t.to)
		p.TitleFrom, p.TitleTo, p.Nation = title, t.from, nation
		if nation == None {
			p.Nation = r.nationBefore(title, r.text.Segments[t.segment].From)
		}
		want := isFullName
		if p.Surname {
			want = isPerson
		}
		r.arena = ofKind(r.arena, known, want)
	case model.Organization:
		p.Nation = r.nationBefore(t.from, r.text.Segments[t.segment].From)
		r.arena = ofKind(r.arena, known, isOrganization)
	case model.Place:
		r.arena = ofKind(r.arena, known, isLocation)
		if len(r.arena) > mark {
			if first := &r.text.Tokens[t.from]; first.Has(Opens|Headline|Shouted) && first.Is(Common|Ware) {
				return // the rules knew better
			}
			p.Kind = model.Country
		}
	}
	p.Candidates = r.arena[mark:len(r.arena):len(r.arena)]
	if len(p.Candidates) > 0 && k == model.Organization {
		p.Source, p.Weak = FromGazetteer, p.Candidates[0].Ambiguous
	}
	if k == model.Person {
		r.addPerson(p)
		return
	}
	r.add(p)
}

// knownAs returns what the gazetteer knows under the whole name.
func (r *Recognizer) knownAs(t tagged) []gazetteer.Candidate {
	r.lookup(t.segment, t.from)
	for i := range r.hits {
		if r.hits[i].to == t.to {
			return r.hits[i].candidates
		}
	}
	return nil
}
