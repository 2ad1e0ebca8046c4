package recognize

import (
	"dateline/model"
	"dateline/model/gazetteer"
)

// shouted reads the lines in capitals, where case tells nothing: a name counts
// there if the article has it elsewhere, or if it can hardly be anything else.
func (r *Recognizer) shouted() {
	tokens := r.text.Tokens
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		if !sg.Mixed {
			continue
		}
		for i := sg.From; i < sg.To; {
			t := &tokens[i]
			if !t.Has(Shouted) || t.Kind != Word || r.cover[i] != 0 {
				i++
				continue
			}
			to := r.shoutedAt(s, i)
			i = max(to, i+1)
		}
	}
}

func (r *Recognizer) shoutedAt(seg, i int) int {
	if to := r.stateAfterComma(seg, i); to > i {
		return to
	}
	r.lookup(seg, i)
	for n := len(r.hits) - 1; n >= 0; n-- {
		h := &r.hits[n]
		if r.supported(i, h) && !r.foodOrWare(seg, i, h.to) {
			return r.proposeHit(seg, i, h)
		}
	}
	if r.register.heads[r.text.Tokens[i].Hash] != 0 {
		if q := r.register.find(r, i, None); q != None && !r.text.Tokens[i].Is(Common|Function|Emphasis) && !r.isGivenOf(i, &r.proposals[q]) {
			return r.shoutedPerson(seg, i, q)
		}
	}
	return i
}

// shoutedPerson proposes the person q at token i, with the given name before
// it where that has been written out.
func (r *Recognizer) shoutedPerson(seg, i, q int) int {
	from := i
	sg := &r.text.Segments[seg]
	full := r.proposals[q]
	if i > sg.From && r.cover[i-1] == 0 && full.To-full.From > 1 && r.text.Tokens[full.From].Hash == r.text.Tokens[i-1].Hash {
		from = i - 1
	}
	r.addPerson(Proposal{Segment: seg, From: from, To: i + 1, Kind: model.Person, Source: FromRegister, Surname: true, Nation: r.nationBefore(from, sg.From)})
	r.proposals[len(r.proposals)-1].Same = q
	return i + 1
}

// supported tells whether the hit at token i of a line in capitals is a name:
// it is no everyday word, or the article uses it as a name elsewhere.
func (r *Recognizer) supported(i int, h *hit) bool {
	t := &r.text.Tokens[i]
	if h.to-i > 1 {
		everyday := true
		for j := i; j < h.to; j++ {
			w := &r.text.Tokens[j]
			everyday = everyday && (w.Kind != Word || w.Is(Common|Function|Emphasis))
		}
		return !everyday || hasCountryName(h.candidates) || r.elsewhere(h)
	}
	if t.Has(Dotted) {
		return true
	}
	if t.Is(Function | Emphasis | Common | NotAcronym | Month | Office | OrgHead) {
		return r.supportedWord(t, h)
	}
	for _, c := range h.candidates {
		switch {
		case c.Ref.Kind() == model.Country && !c.Ambiguous, c.Ref.Class() == gazetteer.ClassAdmin1,
			c.Ref.Class() == gazetteer.ClassCity && (c.Weight >= 150 || gazetteer.IsCapital(c.Ref)),
			c.Ref.Kind() == model.Organization && !c.Ambiguous && (t.End-t.Start > 3 || c.Role == gazetteer.RoleAcronym):
			return true
		}
	}
	return r.elsewhere(h) || r.onlySurname(h)
}

// supportedWord judges a name that is an everyday word as well: a state's own
// name of more than a few letters stands (CHINA, TURKEY), a demonym or a short
// one only where the article has it elsewhere (POLISH, US), and bodies that
// share their letters with a little word never do (WHO, IT).
func (r *Recognizer) supportedWord(t *Token, h *hit) bool {
	if t.Is(Month) {
		return false
	}
	if c := h.candidates[0]; t.Is(Function) && c.Ref.Kind() == model.Organization {
		return false
	}
	if !t.Is(Function) && t.End-t.Start > 4 {
		for _, c := range h.candidates {
			if c.Ref.Kind() == model.Country && c.Role <= gazetteer.RoleAlias {
				return true
			}
		}
	}
	return r.elsewhere(h)
}

// onlySurname leaves it to the linker whether a leader is meant.
func (r *Recognizer) onlySurname(h *hit) bool {
	for _, c := range h.candidates {
		if c.Role != gazetteer.RoleSurname {
			return false
		}
	}
	return true
}

// elsewhere tells whether the article names one of the candidates in a line
// whose case can be trusted.
func (r *Recognizer) elsewhere(h *hit) bool {
	for ; r.namedTo < len(r.proposals); r.namedTo++ {
		p := &r.proposals[r.namedTo]
		if r.text.Tokens[p.From].Has(Shouted) || p.Weak {
			continue
		}
		for _, c := range p.Candidates {
			r.named[c.Ref] = struct{}{}
		}
	}
	for _, c := range h.candidates {
		if _, ok := r.named[c.Ref]; ok {
			return true
		}
	}
	return false
}

// foodOrWare tells whether a name at i..to that is also something to eat or to
// break is that: its capital comes from where it stands, and kitchen words
// stand near.
func (r *Recognizer) foodOrWare(seg, i, to int) bool {
	sg := &r.text.Segments[seg]
	tokens := r.text.Tokens
	t := &tokens[i]
	if to-i != 1 || !t.Is(Ware) || t.Has(Owner) || !t.Has(Opens|Headline|Shouted) {
		return false
	}
	for j := max(sg.From, i-5); j < min(sg.To, i+7); j++ {
		if j != i && tokens[j].Is(Food) {
			return true
		}
	}
	return false
}

// numbered proposes names that begin with a digit: 3M, 10 Downing Street.
func (r *Recognizer) numbered(seg, i int) int {
	sg := &r.text.Segments[seg]
	t := &r.text.Tokens[i]
	if t.Kind != Number || !r.text.English || t.End-t.Start < 2 {
		return i
	}
	if c := r.text.Fields[sg.Field][t.End-1]; c < 'A' || c > 'Z' {
		return r.address(seg, i)
	}
	r.lookup(seg, i)
	if len(r.hits) == 0 || r.hits[0].candidates[0].Ref.Kind() != model.Organization {
		return i
	}
	return r.proposeHit(seg, i, &r.hits[0])
}

// address proposes a known name of several words whose first is a number: 10
// Downing Street, 20th Century Fox.
func (r *Recognizer) address(seg, i int) int {
	sg := &r.text.Segments[seg]
	if i+1 >= sg.To || !r.text.Tokens[i+1].Capital() || !r.text.Tokens[i+1].Has(Spaced) {
		return i
	}
	r.lookup(seg, i)
	if n := len(r.hits); n > 0 && r.hits[n-1].to > i+1 {
		return r.proposeHit(seg, i, &r.hits[n-1])
	}
	return i
}

// foreign proposes names in a text that is not English, where the form of
// unknown names is not known: countries by name, leaders by full name, large
// cities and organisations of several words.
func (r *Recognizer) foreign(seg, i int) int {
	for n := len(r.hits) - 1; n >= 0; n-- {
		h := &r.hits[n]
		for _, c := range h.candidates {
			if c.Ambiguous || r.text.Tokens[i].Is(Month) || c.Ref.Kind() != model.Country && r.text.Tokens[i].Is(Ware) {
				continue
			}
			switch c.Ref.Kind() {
			case model.Country:
				if c.Role <= gazetteer.RoleAcronym {
					return r.proposeHit(seg, i, h)
				}
			case model.Place:
				if c.Ref.Class() == gazetteer.ClassCity && gazetteer.Population(c.Ref) >= 1_000_000 {
					return r.proposeHit(seg, i, h)
				}
			case model.Person, model.Organization:
				if h.to-i >= 2 && c.Role != gazetteer.RoleSurname {
					return r.proposeHit(seg, i, h)
				}
			}
		}
	}
	return i
}
