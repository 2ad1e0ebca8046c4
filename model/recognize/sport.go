package recognize

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
	kind := r.game
	if kind == noGame {
		return
	}
	clear(r.teams)
	clear(r.plays)
	r.sportName()
	r.competitions()
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		for from := sg.From; from < sg.To; {
			to := r.lineEnd(sg, from)
			if kind == teamGame {
				r.teamsOfLine(s, from, to)
			}
			r.playersOfLine(s, from, to, kind)
			from = to
		}
	}
	if kind == teamGame {
		r.nicknames()
	}
	r.repeatTeams()
}

// sportName drops what is taken for a name in the name of the sport that the
// wire puts before a headline: Rugby is a town elsewhere.
func (r *Recognizer) sportName() {
	for i := range r.slug() {
		if c := r.cover[i]; c != 0 {
			r.drop(int(c - 1))
		}
	}
}

// slug returns the token of the dash behind the words in capitals that open an
// article, the first of them a sport: "RUGBY UNION - ". 0 for none.
func (r *Recognizer) slug() int {
	tokens := r.text.Tokens
	if len(tokens) < 3 || tokens[0].Shape != Upper || !tokens[0].Is(TeamSport|SoloSport) {
		return 0
	}
	to := 1
	for to < 4 && to < len(tokens) && tokens[to].Shape == Upper {
		to++
	}
	if to < len(tokens) && tokens[to].Mark == '-' && tokens[to].Has(Spaced) {
		return to
	}
	return 0
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
	if r.slug() > 0 {
		if tokens[0].Is(SoloSport) {
			return soloGame
		}
		return teamGame
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
		if tokens[i].Mark == '(' {
			i = r.afterName(i, to) // players
			if i < to && tokens[i].Mark == '(' {
				i++
			}
			continue
		}
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
