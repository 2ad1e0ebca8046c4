package recognize

import (
	"dateline/model"
	"dateline/model/gazetteer"
)

// register holds the names of the persons that an article has introduced, by
// the parts under which it may speak of them again.
type register struct {
	heads   map[uint32]int32 // hash of a name part -> 1 + newest entry
	entries []registered
}

type registered struct {
	previous int32 // 1 + the entry before with the same part
	proposal int32
	given    bool // the part is a given name: weaker
}

func newRegister() register { return register{heads: make(map[uint32]int32, 64)} }

func (g *register) reset() {
	clear(g.heads)
	g.entries = g.entries[:0]
}

// put notes proposal n under the name part h. A name that only repeats the
// newest one of that part is not noted again, so that find stays short.
func (g *register) put(r *Recognizer, h uint32, proposal int, given bool) {
	if e := g.heads[h]; e != 0 && g.entries[e-1].given == given && r.sameName(int(g.entries[e-1].proposal), proposal) {
		return
	}
	g.entries = append(g.entries, registered{g.heads[h], int32(proposal), given})
	g.heads[h] = int32(len(g.entries))
}

// enter notes the parts of person n's name.
func (g *register) enter(r *Recognizer, n int) {
	p := &r.proposals[n]
	tokens := r.text.Tokens
	last := p.To - 1
	for last > p.From && (tokens[last].Is(Suffix) || tokens[last].Kind != Word) {
		last--
	}
	if p.Surname {
		if !p.Weak {
			g.put(r, tokens[last].Hash, n, false)
		}
		return
	}
	g.put(r, tokens[last].Hash, n, false)
	if first := &tokens[p.From]; first.Shape == Title && last > p.From {
		g.put(r, first.Hash, n, !first.Is(FamilyFirst))
	}
}

// maxNamesakes bounds the names of one part that are compared.
const maxNamesakes = 64

// sameName tells whether two persons are named by the same words.
func (r *Recognizer) sameName(a, b int) bool {
	p, q := &r.proposals[a], &r.proposals[b]
	if p.To-p.From != q.To-q.From || p.Surname != q.Surname || len(p.Candidates) != len(q.Candidates) {
		return false
	}
	for i := range p.To - p.From {
		if r.text.Tokens[p.From+i].Hash != r.text.Tokens[q.From+i].Hash {
			return false
		}
	}
	return true
}

// find returns the person that the name at token i repeats: the nearest full
// name before it, else the first one behind; None where there is none.
func (g *register) find(r *Recognizer, i int, self int) int {
	best, bestRank := None, 0
	for e, steps := g.heads[r.text.Tokens[i].Hash], 0; e != 0 && steps < maxNamesakes; steps++ {
		entry := &g.entries[e-1]
		e = entry.previous
		p := &r.proposals[entry.proposal]
		if int(entry.proposal) == self || p.Kind != model.Person {
			continue
		}
		rank := 1
		if !p.Surname {
			rank += 8
			// A leader beside a relative is the one whom news calls by surname.
			if len(p.Candidates) > 0 && gazetteer.IsLeader(p.Candidates[0].Ref) {
				rank += 2
			}
		}
		if !entry.given {
			rank += 4
		}
		if p.From < i {
			rank++
		}
		// Entries come newest first: before i the newest wins, behind it the oldest.
		if rank > bestRank || rank == bestRank && p.From > i {
			best, bestRank = int(entry.proposal), rank
		}
	}
	return best
}

// fuller returns a person whose name is that of n and more: "Aníbal Cavaco
// Silva" for "Cavaco Silva", "Robert F. Dawson" for "Robert Dawson".
func (g *register) fuller(r *Recognizer, n int) int {
	p := &r.proposals[n]
	tokens := r.text.Tokens
	words := p.To - p.From
	for e, steps := g.heads[tokens[p.To-1].Hash], 0; e != 0 && steps < maxNamesakes; steps++ {
		entry := &g.entries[e-1]
		e = entry.previous
		q := &r.proposals[entry.proposal]
		if entry.given || q.Surname || q.Kind != model.Person || q.To-q.From <= words {
			continue
		}
		tail := true
		for i := range words {
			tail = tail && tokens[p.To-1-i].Hash == tokens[q.To-1-i].Hash
		}
		initial := words == 2 && q.To-q.From == 3 && tokens[q.From].Hash == tokens[p.From].Hash && tokens[q.From+1].Shape == Initial
		if tail || initial {
			return int(entry.proposal)
		}
	}
	return None
}

// fill joins the persons that are named by one name with their full names.
func (g *register) fill(r *Recognizer) {
	for n := range r.proposals {
		p := &r.proposals[n]
		if p.Kind != model.Person || p.Same != None {
			continue
		}
		if !p.Surname {
			p.Same = g.fuller(r, n)
			continue
		}
		last := p.To - 1
		for last > p.From && (r.text.Tokens[last].Is(Suffix) || r.text.Tokens[last].Kind != Word) {
			last--
		}
		if q := g.find(r, last, n); q != None && (!r.proposals[q].Surname || q < n) {
			p.Same = q
			if !r.proposals[q].Surname {
				p.Weak = false
				r.proposals[q].Weak = false
			}
		}
	}
}

// repeat finds the names of registered persons where they stand alone.
func (r *Recognizer) repeat() {
	tokens := r.text.Tokens
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		for i := sg.From; i < sg.To; i++ {
			t := &tokens[i]
			if t.Kind != Word || t.Shape < Title || t.Shape == Initial || t.Has(Shouted) {
				continue
			}
			if r.register.heads[t.Hash] == 0 {
				continue
			}
			r.repeated(s, i)
		}
	}
}

// repeated judges token i, which is part of a registered person's name.
func (r *Recognizer) repeated(seg, i int) {
	sg := &r.text.Segments[seg]
	t := &r.text.Tokens[i]
	q := r.register.find(r, i, None)
	if q == None {
		return
	}
	full := r.proposals[q]
	c := r.cover[i]
	if c == 0 {
		if t.Is(Function|Month) || t.Is(Common) && t.Has(Opens|Headline) && !t.Has(Owner) || r.besideName(sg, i) {
			return
		}
		if r.isGivenOf(i, &full) && t.Is(Common) {
			return
		}
		r.addPerson(Proposal{Segment: seg, From: r.withParticle(sg, i), To: i + 1, Kind: model.Person, Source: FromRegister, Surname: true,
			Nation: r.nationBefore(i, sg.From)})
		r.proposals[len(r.proposals)-1].Same = q
		r.proposals[q].Weak = false
		return
	}
	p := &r.proposals[c-1]
	if p.Kind != model.Country || p.To-p.From != 1 || full.Weak || full.Surname && full.Source == FromRegister {
		return
	}
	if i+2 < sg.To && t.Has(Owner) && hasCountryName(p.Candidates) && r.text.Tokens[i+2].Is(Office|Nation) {
		return // "Jordan's king"
	}
	if p.Locative || p.Dateline || p.Adjunct && !t.Has(Owner|Opens) || r.isGivenOf(i, &full) || r.besideName(sg, i) {
		return
	}
	p.Kind, p.Surname, p.Same, p.Source, p.Candidates = model.Person, true, q, FromRegister, nil
	p.TitleFrom, p.TitleTo = p.From, p.From
}

// isGivenOf tells whether token i is the given name of the person, not the surname.
func (r *Recognizer) isGivenOf(i int, p *Proposal) bool {
	tokens := r.text.Tokens
	return p.To-p.From > 1 && tokens[p.From].Hash == tokens[i].Hash && !tokens[p.From].Is(FamilyFirst)
}

// withParticle takes "al-" before a repeated surname into the mention.
func (r *Recognizer) withParticle(sg *Segment, i int) int {
	tokens := r.text.Tokens
	if i-2 >= sg.From && tokens[i-1].Mark == '-' && tokens[i-2].Is(Particle) && !tokens[i-2].Is(Function) && hyphenated(tokens, i) && hyphenated(tokens, i-1) && r.cover[i-2] == 0 {
		return i - 2
	}
	if i-1 >= sg.From && tokens[i-1].Is(Particle) && !tokens[i-1].Is(Function) && tokens[i-1].Kind == Word && r.cover[i-1] == 0 && !tokens[i-1].Has(Dotted) {
		return i - 1
	}
	return i
}

// besideName tells whether token i is part of a longer capitalised phrase that
// is not the person: "Smith County", "Bush Stadium".
func (r *Recognizer) besideName(sg *Segment, i int) bool {
	tokens := r.text.Tokens
	if tokens[i].Has(Headline) {
		return false
	}
	if i+1 < sg.To {
		n := &tokens[i+1]
		if n.Kind == Word && n.Capital() && n.Has(Spaced) && !n.Has(HardNewline) && !tokens[i].Has(Owner) && n.Is(Feature|Facility|OrgHead|OrgSuffix|NotPerson) && r.cover[i+1] == 0 {
			return true
		}
	}
	if i > sg.From {
		b := &tokens[i-1]
		if b.Kind == Word && b.Shape == Title && !b.Has(Opens) && r.cover[i-1] == 0 && tokens[i].Has(Spaced) && !b.Is(Function|Office|Honorific|OfficePart) {
			return true
		}
	}
	return false
}
