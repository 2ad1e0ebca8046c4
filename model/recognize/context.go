package recognize

// afterArticle tells whether "the" or "a" stands before token i.
func (r *Recognizer) afterArticle(i, from int) bool {
	if i <= from {
		return false
	}
	t := &r.text.Tokens[i-1]
	return t.Kind == Word && t.Is(Article)
}

// afterPlacePreposition tells whether "in", "at" or "near" stands before token i.
func (r *Recognizer) afterPlacePreposition(i, from int) bool {
	if i <= from {
		return false
	}
	switch t := &r.text.Tokens[i-1]; t.Hash {
	case hashIn, hashAt, hashNear:
		return t.Shape == Lower
	}
	return false
}

var hashIn, hashAt, hashNear = hash([]byte("in")), hash([]byte("at")), hash([]byte("near"))

// cue tells whether the words around tokens i..to speak of a person: "said X",
// "X, 45,", "X (Italy)", "X, who".
func (r *Recognizer) cue(sg *Segment, i, to int) bool {
	tokens := r.text.Tokens
	if i > sg.From {
		b := &tokens[i-1]
		if b.Kind == Word && b.Shape == Lower && (b.Is(RoleNoun|Kin|Speech) && !b.Is(Function)) {
			return true
		}
	}
	if to >= sg.To {
		return false
	}
	a := &tokens[to]
	if a.Kind == Word && a.Shape == Lower && a.Is(Speech) && !a.Is(Function) {
		return true
	}
	if a.Mark == ',' && to+2 < sg.To {
		n := &tokens[to+1]
		if n.Kind == Number && n.End-n.Start == 2 && tokens[to+2].Mark == ',' {
			return true
		}
		if n.Hash == hashWho {
			return true
		}
	}
	return false
}

var hashWho = hash([]byte("who"))
