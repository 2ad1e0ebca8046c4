package recognize

import "dateline/model"

// Players stand in scores by their surnames, which no sentence introduces: in
// brackets behind a team's goals, behind "c" and "b" in cricket, before the
// figures of a bowler, before the country they come from.

// playersOfLine finds the players of one line.
func (r *Recognizer) playersOfLine(seg, from, to int, kind game) {
	tokens := r.text.Tokens
	open := false
	for i := from; i < to; {
		t := &tokens[i]
		switch t.Mark {
		case '(':
			open = true
		case ')':
			open = false
		}
		n := r.playerName(i, to)
		if n == i {
			i++
			continue
		}
		switch {
		case open && n < to && r.minute(n) && r.listed(i),
			i > from && r.dismissal(i-1) && (n == to || tokens[n].Kind != Word || r.dismissal(n)),
			r.figures(n, to):
			r.setPlayer(seg, i, n)
		case kind == soloGame && n+2 < to && tokens[n].Mark == '(' && tokens[n+2].Mark == ')' && r.stateAt(n+1):
			r.setPlayer(seg, i, n)
			n = r.rider(seg, n+3, to)
		}
		i = n
	}
}

// playerName returns the token behind up to three capitalised words, initials
// and particles among them, at token i.
func (r *Recognizer) playerName(i, end int) int {
	tokens := r.text.Tokens
	to, words := i, 0
	for j := i; j < end && words < 4; j++ {
		t := &tokens[j]
		switch {
		case t.Kind == Word && t.Shape >= Title && !t.Is(Month|Weekday|Function) && (j == i || t.Has(Spaced) || hyphenated(tokens, j)):
			words++
			to = j + 1
		case j == i && t.Is(Particle) && t.Kind == Word && j+1 < end && tokens[j+1].Capital():
		case j == i:
			return i
		case t.Mark == '-' && hyphenated(tokens, j) && hyphenated(tokens, j+1), t.Kind == Word && t.Is(Particle):
		default:
			return to
		}
	}
	return to
}

// minute tells whether token i is a number of a game: "70th", "55", "4-95".
func (r *Recognizer) minute(i int) bool {
	t := &r.text.Tokens[i]
	return t.Kind == Number && t.End-t.Start <= 5
}

// listed tells whether a bracket, comma or semicolon stands before token i.
func (r *Recognizer) listed(i int) bool {
	if i == 0 {
		return false
	}
	switch r.text.Tokens[i-1].Mark {
	case '(', ',', ';', ':':
		return true
	}
	return r.text.Tokens[i].Has(HardNewline)
}

// dismissal tells whether token i is one of the small letters of a cricket
// scoreboard: c, b, lbw, st.
func (r *Recognizer) dismissal(i int) bool {
	t := &r.text.Tokens[i]
	if t.Kind != Word || t.Shape != Lower {
		return false
	}
	switch t.Hash {
	case hashC, hashB, hashLbw, hashBareSt:
		return true
	}
	return false
}

var hashC, hashB, hashLbw = hash([]byte("c")), hash([]byte("b")), hash([]byte("lbw"))

// figures tells whether a bowler's figures stand at token i: 23-3-112-0.
func (r *Recognizer) figures(i, end int) bool {
	tokens := r.text.Tokens
	for n := range 7 {
		j := i + n
		if j >= end || n > 0 && !hyphenated(tokens, j) {
			return false
		}
		if number := tokens[j].Kind == Number; number != (n%2 == 0) || !number && tokens[j].Mark != '-' {
			return false
		}
	}
	return true
}

// stateAt tells whether token i is the name of a state.
func (r *Recognizer) stateAt(i int) bool {
	c := r.cover[i]
	return c != 0 && r.proposals[c-1].Kind == model.Country && r.proposals[c-1].To == i+1 && hasCountryName(r.proposals[c-1].Candidates)
}

// rider reads the team between a rider or driver's country and the result, or
// the end of the line: "1. A. Bianchi (Italy) Mapei 5:20:34".
func (r *Recognizer) rider(seg, i, end int) int {
	tokens := r.text.Tokens
	n := r.teamName(i, end)
	if n == i || n < end && tokens[n].Kind != Number && (tokens[n].Kind != Word || tokens[n].Capital()) || r.text.Tokens[i].Is(Beats) {
		return i
	}
	r.setTeam(seg, i, n)
	return n
}

// setPlayer makes a person of tokens i..to, unless something sure is there.
func (r *Recognizer) setPlayer(seg, i, to int) {
	for k := i; k < to; k++ {
		c := r.cover[k]
		if c == 0 {
			continue
		}
		p := &r.proposals[c-1]
		if p.Team || p.From < i || p.To > to || p.Kind == model.Person && p.From == i && p.To == to ||
			p.Kind == model.Country && hasCountryName(p.Candidates) && to-i == 1 {
			return
		}
	}
	for k := i; k < to; k++ {
		if c := r.cover[k]; c != 0 {
			r.drop(int(c - 1))
		}
	}
	r.addPerson(Proposal{Segment: seg, From: i, To: to, Kind: model.Person, Source: FromRule, Nation: None,
		Surname: r.singleName(i, to), TitleFrom: i, TitleTo: i})
}

// competitions drops the organisations that end with the word for a
// competition, where games are reported: "National League", "PGA Tour".
func (r *Recognizer) competitions() {
	for n := range r.proposals {
		p := &r.proposals[n]
		if p.Kind == model.Organization && p.To > p.From && p.Source != FromGazetteer && r.text.Tokens[p.To-1].Is(Competition) {
			r.drop(n)
		}
	}
}
