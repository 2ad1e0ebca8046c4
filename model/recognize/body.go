package recognize

import "dateline/model/gazetteer"

// body finds the organisations that no head word ends: an organ named by its
// one word ("the Senate"), a team ("the Chicago Bulls"), an acronym that the
// article does not spell out ("the KDP said"). It returns the token behind,
// i for none.
func (r *Recognizer) body(seg, i int, best *hit) int {
	sg := &r.text.Segments[seg]
	t := &r.text.Tokens[i]
	if t.Has(Headline | Shouted) {
		return i
	}
	if best != nil {
		return r.team(sg, i, best)
	}
	if r.aloneInCapitals(sg, i) && (r.soleOrgan(sg, i) || r.bareAcronym(sg, i)) {
		return i + 1
	}
	return i
}

// aloneInCapitals tells whether neither neighbour of token i belongs to a
// longer capitalised phrase.
func (r *Recognizer) aloneInCapitals(sg *Segment, i int) bool {
	tokens := r.text.Tokens
	if i+1 < sg.To {
		n := &tokens[i+1]
		if n.Capital() && n.Has(Spaced) && !tokens[i].Has(Owner) || n.Mark == '-' && !n.Has(Spaced) || n.Mark == '&' {
			return false
		}
	}
	if i > sg.From {
		b := &tokens[i-1]
		if b.Kind == Number || b.Mark == '-' && !tokens[i].Has(Spaced) || b.Mark == '/' || b.Mark == '&' ||
			b.Capital() && !b.Has(Opens) && !b.Has(Owner) && r.cover[i-1] == 0 {
			return false
		}
	}
	return true
}

// soleOrgan tells whether token i is an organ of a state that its one word
// names: "the Senate", "Congress".
func (r *Recognizer) soleOrgan(sg *Segment, i int) bool {
	t := &r.text.Tokens[i]
	return t.Is(SoleOrgan) && t.Shape == Title && !t.Has(Opens)
}

// bareAcronym tells whether the capitals at token i are those of a body: an
// article stands before them, or they own or say something.
func (r *Recognizer) bareAcronym(sg *Segment, i int) bool {
	t := &r.text.Tokens[i]
	if t.Shape != Upper || t.Has(Dotted) || t.End-t.Start < 3 || t.End-t.Start > 6 || t.Is(NotAcronym|Common|Function|Month|Weekday|Suffix|NameState) {
		return false
	}
	next := i + 1
	if t.Has(Owner) {
		return true
	}
	if next < sg.To && r.text.Tokens[next].Is(Speech) && r.text.Tokens[next].Shape == Lower {
		return true
	}
	return r.afterArticle(i, sg.From) && (next >= sg.To || r.text.Tokens[next].Kind == Punct && r.text.Tokens[next].Mark != ')')
}

// team returns the token behind a team that is named for the city or state
// before it: "Detroit Tigers".
func (r *Recognizer) team(sg *Segment, i int, best *hit) int {
	tokens := r.text.Tokens
	if best.to >= sg.To || tokens[best.to-1].Has(Owner) {
		return i
	}
	t := &tokens[best.to]
	if !t.Capital() || t.Shape != Title || !t.Has(Spaced) || t.Has(HardNewline) || t.End-t.Start < 4 ||
		t.Is(NotPerson|Feature|Facility|Office|RoleNoun|Month|Weekday|Function|Honorific) {
		return i
	}
	name := r.text.Fields[sg.Field][t.Start:t.End]
	if name[len(name)-1] != 's' || name[len(name)-2] == 's' || name[len(name)-2] == 'i' || name[len(name)-2] == 'u' {
		return i
	}
	for _, c := range best.candidates {
		if c.Ref.Class() == gazetteer.ClassCity && c.Weight >= smallTown || c.Ref.Class() == gazetteer.ClassAdmin1 && c.Role != gazetteer.RoleDemonym {
			if best.to+1 < sg.To && tokens[best.to+1].Capital() && tokens[best.to+1].Has(Spaced) && !t.Has(Owner) {
				return i
			}
			return best.to + 1
		}
	}
	return i
}

// inCapitals tells whether the words of tokens i..to are all written in
// capitals, as in a table of results: there a head word says nothing.
func (r *Recognizer) inCapitals(i, to int) bool {
	n := 0
	for j := i; j < to; j++ {
		t := &r.text.Tokens[j]
		if t.Kind != Word {
			continue
		}
		if t.Shape != Upper {
			return false
		}
		n++
	}
	return n > 1
}
