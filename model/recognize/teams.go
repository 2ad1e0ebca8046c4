package recognize

import (
	"dateline/model"
	"dateline/model/gazetteer"
)

// playing makes a team of the part of the capitalised words i..to that one
// proposal covers, or of all of them: in running text more than the name may
// stand in capitals.
func (r *Recognizer) playing(seg, i, to int) {
	if c := r.cover[to-1]; c != 0 {
		p := &r.proposals[c-1]
		if p.Kind == model.Person || p.From < i || p.To != to {
			return
		}
		i = p.From
	} else if to-i > 2 {
		return
	}
	r.setTeam(seg, i, to)
}

// setTeam makes an organisation of tokens i..to, unless a state or a person in
// full is named there.
func (r *Recognizer) setTeam(seg, i, to int) {
	if r.text.Tokens[i].Is(Article) && to-i > 1 {
		i++
	}
	candidates := r.teamsCalled(seg, i, to)
	if len(candidates) == 0 && r.everydayCapitals(i, to) {
		return // "OPT TO BAT AGAINST ZIMBABWE"
	}
	for k := i; k < to; k++ {
		c := r.cover[k]
		if c == 0 {
			continue
		}
		p := &r.proposals[c-1]
		switch {
		case p.From < i || p.To > to:
			return
		case p.Kind == model.Country && p.From == i && p.To == to && hasCountryName(p.Candidates) && len(candidates) == 0:
			return
		case p.Kind == model.Person && len(candidates) == 0 && to-i > 1 && r.isGiven(r.text.Segments[seg].Field, i):
			return
		}
	}
	r.addTeam(seg, i, to, candidates)
}

// everydayCapitals tells whether tokens i..to stand in a line of capitals and
// are everyday words.
func (r *Recognizer) everydayCapitals(i, to int) bool {
	for ; i < to; i++ {
		if t := &r.text.Tokens[i]; t.Kind == Word && (!t.Has(Shouted) || !t.Is(Common|Function)) {
			return false
		}
	}
	return true
}

// addTeam proposes the team and remembers its name.
func (r *Recognizer) addTeam(seg, i, to int, candidates []gazetteer.Candidate) {
	for k := i; k < to; k++ {
		if c := r.cover[k]; c != 0 {
			r.drop(int(c - 1))
		}
	}
	p := Proposal{Segment: seg, From: i, To: to, Kind: model.Organization, Source: FromRule, Team: true, Nation: None, Candidates: candidates}
	r.add(p)
	r.teams[r.text.Tokens[to-1].Hash] = len(r.proposals) - 1
	for _, c := range candidates {
		r.plays[c.Ref] = true
	}
}

// nicknames makes teams of the words that are short names of a team which the
// article names in full: "the Indians", of Cleveland, are no people there.
func (r *Recognizer) nicknames() {
	for n := range r.proposals {
		p := &r.proposals[n]
		if p.Kind == model.Organization && !p.Team && p.To-p.From > 1 {
			for _, c := range p.Candidates {
				if gazetteer.OrganizationKind(c.Ref) == "team" {
					r.plays[c.Ref] = true
				}
			}
		}
	}
	if len(r.plays) == 0 {
		return
	}
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		for i := sg.From; i < sg.To; i++ {
			t := &r.text.Tokens[i]
			if t.Kind != Word || t.Shape < Title || r.names16[i]&nameOrganization == 0 && !t.Has(Shouted) || !r.mayPlay(sg, i, i+1) {
				continue
			}
			for _, c := range r.teamsCalled(s, i, i+1) {
				if r.plays[c.Ref] {
					r.setTeam(s, i, i+1)
					break
				}
			}
		}
	}
}

// teamsCalled returns the teams that the gazetteer knows by a name.
func (r *Recognizer) teamsCalled(seg, i, to int) []gazetteer.Candidate {
	r.lookup(seg, i)
	for n := range r.hits {
		if r.hits[n].to != to {
			continue
		}
		mark := len(r.arena)
		for _, c := range r.hits[n].candidates {
			if gazetteer.OrganizationKind(c.Ref) == "team" {
				r.arena = append(r.arena, c)
			}
		}
		return r.arena[mark:len(r.arena):len(r.arena)]
	}
	return nil
}

// repeatTeams makes teams of the names that are teams elsewhere in the article.
func (r *Recognizer) repeatTeams() {
	tokens := r.text.Tokens
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		for i := sg.From; i < sg.To; i++ {
			t := &tokens[i]
			if t.Kind != Word || t.Shape < Title {
				continue
			}
			n, ok := r.teams[t.Hash]
			if !ok {
				continue
			}
			q := &r.proposals[n]
			from := i + 1 - (q.To - q.From)
			if from < sg.From || !r.sameWords(from, q) || !r.mayPlay(sg, from, i+1) {
				continue
			}
			r.setTeam(s, from, i+1)
		}
	}
}

func (r *Recognizer) sameWords(from int, q *Proposal) bool {
	for k := range q.To - q.From {
		if r.text.Tokens[from+k].Hash != r.text.Tokens[q.From+k].Hash {
			return false
		}
	}
	return true
}

// mayPlay tells whether tokens from..to, the name of a team, can be the team
// here: not behind "in", nor before a comma and a region, nor in a dateline.
func (r *Recognizer) mayPlay(sg *Segment, from, to int) bool {
	tokens := r.text.Tokens
	if c := r.cover[from]; c != 0 {
		p := &r.proposals[c-1]
		if p.Dateline || p.From != from || p.To != to || p.Kind != model.Country && !(p.Kind == model.Person && p.Surname) {
			return false
		}
	}
	if to < sg.To {
		n := &tokens[to]
		if n.Mark == ':' && from == r.lineStart(from) || n.Capital() && n.Has(Spaced) && !n.Has(HardNewline|Shouted) && !tokens[to-1].Has(Owner) {
			return false
		}
		if n.Mark == ',' && to+1 < sg.To && r.cover[to+1] != 0 && r.proposals[r.cover[to+1]-1].Kind == model.Country && hasCountryName(r.proposals[r.cover[to+1]-1].Candidates) {
			return false
		}
	}
	if from > sg.From {
		b := &tokens[from-1]
		if b.Mark == '(' || b.Kind == Word && (b.Hash == hashIn || b.Hash == hashNear || b.Hash == hashAt && b.Shape == Lower && tokens[from].Shape == Title) {
			return false
		}
	}
	return true
}
