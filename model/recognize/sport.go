package recognize

import (
	"dateline/model"
	"dateline/model/gazetteer"
)

// In the news of games a town is a team: "Leeds 2 Everton 0". A line of scores
// or of a table, a fixture, and verbs as "beat" between two names say so; what
// is a team in one line of an article is one in the others, but behind "in" or
// "at". A state that plays stays a state.

// game says of what an article that reports games tells.
type game uint8

const (
	noGame   game = iota
	teamGame      // between teams
	soloGame      // between persons
)

// sport finds the teams.
func (r *Recognizer) sport() {
	kind := r.gameOf()
	if kind != teamGame {
		return
	}
	clear(r.teams)
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		for from := sg.From; from < sg.To; {
			to := r.lineEnd(sg, from)
			r.teamsOfLine(s, from, to)
			from = to
		}
	}
	r.repeatTeams()
}

// lineEnd returns the token behind the line that begins at token i.
func (r *Recognizer) lineEnd(sg *Segment, i int) int {
	for i++; i < sg.To && !r.text.Tokens[i].Has(HardNewline); i++ {
	}
	return i
}

// gameOf tells from the words of an article, and the scores in it, whether it
// reports games. The wire's "SOCCER -" before the headline settles it.
func (r *Recognizer) gameOf() game {
	tokens := r.text.Tokens
	team, solo, words, scores := 0, 0, 0, 0
	for i := range tokens {
		t := &tokens[i]
		switch t.Kind {
		case Word:
			words++
			if t.Is(TeamSport) {
				team++
			}
			if t.Is(SoloSport) {
				solo++
			}
		case Number:
			if i+2 < len(tokens) && tokens[i+1].Mark == '-' && tokens[i+2].Kind == Number && hyphenated(tokens, i+1) && hyphenated(tokens, i+2) {
				scores++
			}
		}
	}
	if len(tokens) > 2 && tokens[0].Shape == Upper && tokens[0].Is(TeamSport|SoloSport) {
		to := 1
		for to < 4 && to < len(tokens) && tokens[to].Shape == Upper {
			to++
		}
		if to < len(tokens) && tokens[to].Mark == '-' && tokens[to].Has(Spaced) {
			if tokens[0].Is(SoloSport) {
				return soloGame
			}
			return teamGame
		}
	}
	switch cues := team + solo; {
	case cues+scores < 4 || (cues+scores)*60 < words:
		return noGame
	case solo*2 > team:
		return soloGame
	}
	return teamGame
}

// teamsOfLine finds the teams of one line: results, tables, fixtures, verbs.
func (r *Recognizer) teamsOfLine(seg, from, to int) {
	tokens := r.text.Tokens
	if n := r.teamName(from, to); n > from && r.tableRow(n, to) {
		r.setTeam(seg, from, n)
		return
	}
	for i := from; i < to; {
		n := r.teamName(i, to)
		if n == i {
			i++
			continue
		}
		k := r.afterName(n, to)
		switch {
		case k < to && tokens[k].Kind == Number && r.result(seg, i, n, k, to):
		case k < to && tokens[k].Is(Beats) && r.beats(seg, i, n, k, to):
		case n < to && tokens[n].Shape == Lower && tokens[n].Is(TeamRole) && tokens[n].Has(Spaced):
			r.playing(seg, i, n)
		}
		i = n
	}
}

// maxTeamName bounds the words of a team's name.
const maxTeamName = 5

// teamName returns the token behind the capitalised words at token i, i for none.
func (r *Recognizer) teamName(i, end int) int {
	tokens := r.text.Tokens
	to, words := i, 0
	for j := i; j < end && words < maxTeamName; j++ {
		t := &tokens[j]
		switch {
		case t.Kind == Word && t.Shape >= Title && !t.Is(Month|Weekday) && (!t.Is(Function) || j > i && t.Shape == Title) && !t.Is(Beats):
			if j > i && !t.Has(Spaced) && !hyphenated(tokens, j) {
				return to
			}
			words++
			to = j + 1
			if t.Has(Owner) {
				return to
			}
		case j == i:
			return i
		case t.Mark == '-' && hyphenated(tokens, j), t.Mark == '&', t.Mark == '\'' && !t.Has(Spaced):
		case t.Kind == PossessiveS, t.Kind == Word && t.Is(Of|Particle) && t.Shape == Lower:
		default:
			return to
		}
	}
	return to
}

// afterName skips brackets and the marks of a possessive behind a name:
// "Red Star (Yugoslavia) beat".
func (r *Recognizer) afterName(i, end int) int {
	tokens := r.text.Tokens
	if i < end && tokens[i].Mark == '(' {
		for j := i + 1; j < end && j < i+24; j++ {
			if tokens[j].Mark == ')' {
				return j + 1
			}
		}
	}
	return i
}

// tableRow tells whether what stands from token i on is the rest of a row of a
// table: numbers only, four at least.
func (r *Recognizer) tableRow(i, end int) bool {
	n := 0
	for ; i < end; i++ {
		switch t := &r.text.Tokens[i]; t.Kind {
		case Number:
			n++
		case Punct:
		default:
			return false
		}
	}
	return n >= 4
}

// result reads "Leeds 2 Everton 0", with scorers in brackets, and "Somerset 83
// and 174": the name i..n, then a number at k.
func (r *Recognizer) result(seg, i, n, k, end int) bool {
	tokens := r.text.Tokens
	if k != n && tokens[n].Mark != '(' || tokens[k].End-tokens[k].Start > 3 {
		return false
	}
	j := r.afterName(k+1, end)
	if j < end && tokens[j].Mark == ',' {
		j++
	}
	o := r.teamName(j, end)
	if o == j {
		if j+1 < end && tokens[j].Hash == hashAnd && tokens[j+1].Kind == Number || j < end && tokens[j].Mark == '-' && i == r.lineStart(i) {
			r.setTeam(seg, i, n)
			return true
		}
		return false
	}
	p := r.afterName(o, end)
	if p >= end || tokens[p].Kind != Number || tokens[p].End-tokens[p].Start > 3 {
		return false
	}
	r.setTeam(seg, i, n)
	r.setTeam(seg, j, o)
	return true
}

func (r *Recognizer) lineStart(i int) int {
	for i > 0 && !r.text.Tokens[i].Has(ParaStart|HardNewline) {
		i--
	}
	return i
}

// beats reads "X beat Y", "X v Y", "X at Y" (a fixture: nothing else in the
// line) at the verb k.
func (r *Recognizer) beats(seg, i, n, k, end int) bool {
	tokens := r.text.Tokens
	j := k + 1
	o := r.teamName(j, end)
	if o == j {
		return false
	}
	switch tokens[k].Hash {
	case hashAt:
		if i != r.lineStart(i) || o != end {
			return false
		}
	case hashOver, hashAgainst:
		if tokens[n-1].Has(Owner) {
			return false
		}
	}
	r.playing(seg, i, n)
	r.playing(seg, j, o)
	return true
}

var hashOver, hashAgainst = hash([]byte("over")), hash([]byte("against"))

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
		if p.Dateline || p.From != from || p.To != to || p.Kind != model.Country {
			return false
		}
	}
	if to < sg.To {
		n := &tokens[to]
		if n.Mark == ':' && from == r.lineStart(from) || n.Capital() && n.Has(Spaced) && !n.Has(HardNewline) && !tokens[to-1].Has(Owner) {
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
