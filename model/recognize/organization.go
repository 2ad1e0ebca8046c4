package recognize

import (
	"slices"

	"dateline/model"
	"dateline/model/gazetteer"
)

// maxOrganization bounds the tokens of an organisation's name.
const maxOrganization = 12

// organization parses an unknown organisation at token i by its head words:
// "Kivu Relief Network", "Ministry of Trade and Industry", "Texas Instruments
// Inc". It returns the token behind it, i for none.
func (r *Recognizer) organization(seg, i int) int {
	sg := &r.text.Segments[seg]
	tokens := r.text.Tokens
	first := &tokens[i]
	to := i
	if first.Is(Function|Month|Weekday) || first.Is(Office|Honorific) && !first.Has(Owner) && !first.Is(OrgHead) || first.Shape == Lower {
		return i
	}
	if first.Is(StateOrgan) && first.Shape == Title && !first.Has(Headline|Opens) && r.nationBefore(i, sg.From) != None {
		to = i + 1 // "the Chilean Navy", "Poland’s Senate"
	}
	words := 0
	for j := i; j < sg.To && j-i < maxOrganization; {
		t := &tokens[j]
		if j > i && (t.Has(HardNewline) || t.Is(Honorific) && t.Capital() && !t.Is(OrgHead)) {
			break
		}
		switch {
		case t.Kind == PossessiveS:
			// "Sheriff’s Office", "People’s Army", but "Iran’s Army" is two.
			if !tokens[j-1].Is(Common | Office) {
				return to
			}
		case t.Mark == '&' || t.Mark == '-' && hyphenated(tokens, j) && hyphenated(tokens, j+1):
			if j == i {
				return to
			}
		case t.Kind == Number && j > i && !t.Has(Spaced):
		case t.Kind != Word:
			return to
		case t.Capital() && !t.Is(Month|Weekday) && (!t.Is(Function) || t.Shape == Upper):
			words++
			if t.Is(OrgSuffix) && words > 1 {
				return j + 1
			}
			if t.Is(OrgHead) && words > 1 && r.headCounts(t, words, first) {
				to = j + 1
			}
			if t.Is(OrgOpener) && j+1 < sg.To && tokens[j+1].Is(Of|Joiner) && tokens[j+1].Shape == Lower {
				if end := r.ofPhrase(sg, j+1); end > j+1 && !t.Has(Headline) {
					return end
				}
			}
		default:
			return to
		}
		j++
	}
	return to
}

// headCounts tells whether a head word makes an organisation of the words
// before it. In a headline every word is capitalised, so only rare ones do; and
// of two words the first must be more than the opening of a sentence.
func (r *Recognizer) headCounts(t *Token, words int, first *Token) bool {
	if t.Has(Headline) && t.Is(Common) {
		return false
	}
	return words > 2 || !(first.Has(Opens) && first.Is(Common))
}

// ofPhrase reads "of Foreign Affairs and Trade" at token j ("of", "for", "on")
// and returns the token behind, j where no capital follows.
func (r *Recognizer) ofPhrase(sg *Segment, j int) int {
	tokens := r.text.Tokens
	end, n := j, 0
	for k := j + 1; k < sg.To && n < 5; k++ {
		t := &tokens[k]
		switch {
		case t.Kind != Word || t.Has(HardNewline):
			return end
		case t.Capital() && !t.Is(Month|Weekday|Function|Honorific):
			end = k + 1
			n++
			if t.Has(Owner) {
				return end
			}
		case t.Is(Article) && end == j:
		case t.Hash == hashAnd && end > j && k+1 < sg.To && tokens[k+1].Capital() && !r.separateName(sg, k+1):
		case t.Hash == hashAt && end > j && tokens[j-1].Is(Campus) && k+1 < sg.To && tokens[k+1].Shape == Title:
		case t.Is(Of) && end > j:
		default:
			return end
		}
	}
	return end
}

var hashAnd = hash([]byte("and"))

// separateName tells whether what begins at token k behind "and" is a name of
// its own: "University of Oslo and Norway".
func (r *Recognizer) separateName(sg *Segment, k int) bool {
	return !r.text.Tokens[k].Is(Common) || r.knownBegins(sg, k)
}

// knownBegins tells whether a name of several words that is no person's begins
// at token k: "the Bank of England | and Air France".
func (r *Recognizer) knownBegins(sg *Segment, k int) bool {
	text := r.text.Fields[sg.Field][:sg.Span.End]
	if !r.matcher.First(text, int(r.text.Tokens[k].Start)) {
		return false
	}
	r.names = r.matcher.Names(text, int(r.text.Tokens[k].Start), r.names[:0])
	for _, n := range r.names {
		if n.End > int(r.text.Tokens[k].End) && n.Candidates[0].Ref.Kind() != model.Person {
			return true
		}
	}
	return false
}

// proposeOrganization proposes an organisation at i..to. A demonym or a country
// before an organ of a state is a mention of its own.
func (r *Recognizer) proposeOrganization(seg, i, to int) int {
	sg := &r.text.Segments[seg]
	p := Proposal{Segment: seg, From: i, To: to, Kind: model.Organization, Source: FromRule}
	if h := r.bestHit(i); h != nil && h.to < to {
		mark := len(r.arena)
		r.arena = ofKind(r.arena, h.candidates, isLocation)
		p.Candidates = r.arena[mark:len(r.arena):len(r.arena)]
		if len(p.Candidates) > 0 && r.splitsNation(h, to) {
			return r.proposeHit(seg, i, h)
		}
	}
	from := r.withoutArticle(i, to)
	p.From = from
	p.Nation = r.nationBefore(from, sg.From)
	return r.add(p)
}

// splitsNation tells whether the country or demonym h before an organ of the
// state stays outside of its name: "Russian | Defence Ministry".
func (r *Recognizer) splitsNation(h *hit, to int) bool {
	if !r.text.Tokens[to-1].Is(StateOrgan) {
		return false
	}
	for _, c := range h.candidates {
		if c.Role == gazetteer.RoleDemonym || c.Ref.Kind() == model.Country {
			return true
		}
	}
	return false
}

// expansion is a name spelled out before its acronym: "Kivu Relief Network (KRN)".
type expansion struct {
	from, to int // tokens of the long form
	acronym  int // token
	proposal int // of the long form, once there is one
}

// brackets finds the acronyms that the article introduces.
func (r *Recognizer) brackets() {
	tokens := r.text.Tokens
	for _, sg := range r.text.Segments {
		for i := sg.From + 2; i+1 < sg.To; i++ {
			if tokens[i-1].Mark == '(' && tokens[i+1].Mark == ')' && tokens[i].Shape == Upper && !tokens[i].Has(Shouted) {
				if from := r.spelledOut(&sg, i); from >= 0 {
					r.long = append(r.long, expansion{from, i - 1, i, None})
				}
			}
		}
	}
}

// spelledOut returns the token at which the words before "(ACR" begin whose
// initials spell the acronym, -1 where they do not.
func (r *Recognizer) spelledOut(sg *Segment, acronym int) int {
	tokens := r.text.Tokens
	t := &tokens[acronym]
	word := r.text.Fields[sg.Field][t.Start:t.End]
	n := len(word) - 1
	start := -1
	capitals := 0
	for j := acronym - 2; j >= sg.From && n >= 0 && acronym-j < 14; j-- {
		w := &tokens[j]
		if w.Kind == Punct && w.Mark != '-' && w.Mark != '&' && w.Mark != '\'' {
			return -1
		}
		if w.Kind != Word {
			continue
		}
		for n >= 0 && word[n] == '.' {
			n--
		}
		if n < 0 {
			break
		}
		initial := r.text.Fields[sg.Field][w.Start]
		if initial|0x20 == word[n]|0x20 && (w.Capital() || !w.Is(Function) || j > sg.From) {
			if w.Capital() {
				capitals++
				start = j
				n--
			} else if w.Is(Function) && !(j > sg.From && tokens[j-1].Capital() && n > 0 && r.initialIs(sg, j-1, word[n-1])) {
				continue
			} else {
				n--
			}
			continue
		}
		if !w.Is(Function) {
			return -1
		}
	}
	if n >= 0 || start < 0 || capitals < 2 {
		return -1
	}
	return start
}

func (r *Recognizer) initialIs(sg *Segment, j int, c byte) bool {
	return r.text.Fields[sg.Field][r.text.Tokens[j].Start]|0x20 == c|0x20
}

// expansionAt returns the end of the spelled-out name that begins at token i.
func (r *Recognizer) expansionAt(i int) (to int, ok bool) {
	// They are in the order of the text.
	n, ok := slices.BinarySearchFunc(r.long, i, func(e expansion, i int) int { return e.from - i })
	if !ok {
		return i, false
	}
	return r.long[n].to, true
}

// sameOrganizations joins the acronyms that the article introduced with their
// long forms, and finds the places where they stand alone.
func (r *Recognizer) sameOrganizations() {
	for n := range r.long {
		e := &r.long[n]
		if c := r.cover[e.from]; c != 0 && r.proposals[c-1].Kind == model.Organization {
			e.proposal = int(c - 1)
			if _, ok := r.acronyms[r.text.Tokens[e.acronym].Hash]; !ok {
				r.acronyms[r.text.Tokens[e.acronym].Hash] = e.proposal
			}
		}
	}
	if len(r.acronyms) == 0 {
		return
	}
	tokens := r.text.Tokens
	for s := range r.text.Segments {
		sg := &r.text.Segments[s]
		for i := sg.From; i < sg.To; i++ {
			if tokens[i].Shape != Upper {
				continue
			}
			if long, ok := r.acronyms[tokens[i].Hash]; ok {
				r.acronym(s, i, long)
			}
		}
	}
}

// acronym makes token i a mention of the organisation of proposal same.
func (r *Recognizer) acronym(seg, i, same int) {
	if c := r.cover[i]; c != 0 {
		p := &r.proposals[c-1]
		if p.To-p.From == 1 && int(c-1) != same {
			p.Kind, p.Same, p.Weak, p.Surname = model.Organization, same, false, false
			if p.Source == FromGazetteer && len(r.proposals[same].Candidates) > 0 {
				p.Candidates = nil
			}
		}
		return
	}
	r.add(Proposal{Segment: seg, From: i, To: i + 1, Kind: model.Organization, Source: FromRegister, Nation: None})
	r.proposals[len(r.proposals)-1].Same = same
}
