package recognize

// maxTeamName bounds the words of a team's name.
const maxTeamName = 5

// teamName returns the token behind the capitalised words at token i, i for none.
func (r *Recognizer) teamName(i, end int) int {
	tokens := r.text.Tokens
	to, words := i, 0
	if i >= end || tokens[i].Shape == Initial {
		return i // "N. Hussain" is nobody's team
	}
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
