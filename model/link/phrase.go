package link

import (
	"time"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// bodyBefore returns the country or organisation that owns the phrase whose
// noun begins at token i, and where its name begins.
func (s *seeker) bodyBefore(sg *recognize.Segment, i int) (gazetteer.Ref, int) {
	i = s.withAdjectives(sg, i)
	for i--; i >= sg.From; i-- {
		t := &s.text.Tokens[i]
		if c := s.cover[i]; c > 0 {
			return s.body(int(c - 1)), s.proposals[c-1].From
		}
		if t.Kind != recognize.PossessiveS && (t.Mark != '\'' || t.Has(recognize.Spaced)) {
			break
		}
	}
	return 0, 0
}

// looksLikeName tells whether a nation and one word, both capitalised in running
// text, are rather a name: a shipping line, a newspaper.
func (s *seeker) looksLikeName(r *Reference) bool {
	t := &s.text.Tokens[r.From]
	return r.To == r.From+1 && t.Capital() && !t.Has(recognize.Headline|recognize.Shouted) && s.text.Tokens[r.From-1].Capital() &&
		!s.text.Tokens[r.From-1].Has(recognize.Owner)
}

// withAdjectives steps back over what may qualify an office that is held:
// "Iran’s hardline president".
func (s *seeker) withAdjectives(sg *recognize.Segment, i int) int {
	for n := 0; n < 2 && i > sg.From && s.cover[i-1] == 0 && qualifying()[s.text.Tokens[i-1].Hash] && s.text.Tokens[i-1].Kind == recognize.Word; n++ {
		i--
	}
	return i
}

// definite tells whether "the" stands before a phrase without a nation, and
// takes it in.
func (s *seeker) definite(sg *recognize.Segment, r *Reference) bool {
	i := s.withAdjectives(sg, r.From)
	if i == sg.From || !s.text.Tokens[i-1].Is(recognize.Article) {
		return false
	}
	r.PhraseFrom = i - 1
	return true
}

// may tells whether the words before a phrase let it mean the holder: not
// "a Russian president", "became the Russian president".
func (s *seeker) may(sg *recognize.Segment, i int) bool {
	if i == sg.From {
		return true
	}
	t := &s.text.Tokens[i-1]
	if t.Mark == '-' && !s.text.Tokens[i].Has(recognize.Spaced) {
		return false
	}
	return t.Kind != recognize.Word || !t.Is(recognize.Former) && !excluding()[t.Hash]
}

// endsPhrase tells whether the phrase ends before token i: no name, no hyphen
// and no other noun follows.
func (s *seeker) endsPhrase(sg *recognize.Segment, i int, p *post) bool {
	if i >= sg.To {
		return true
	}
	t := &s.text.Tokens[i]
	behind := uint32(0)
	if i+1 < sg.To {
		behind = s.text.Tokens[i+1].Hash
	}
	switch {
	case t.Kind == recognize.PossessiveS:
		return !continuing()[behind] // the job, not who has it
	case t.Kind == recognize.Punct:
		return (t.Mark != '-' || t.Has(recognize.Spaced)) && (t.Mark != '(' || !t.Has(recognize.Shouted))
	case t.Kind != recognize.Word || t.Has(recognize.HardNewline):
		return true
	case s.namesPerson(i) || continuing()[t.Hash] || t.Hash == hashAnd && corporate()[behind]:
		return false
	}
	verb := t.Is(recognize.Function | recognize.Speech | recognize.Past | recognize.Weekday | recognize.Month)
	if p.bare == needsNation || p.words == "premier" || t.Has(recognize.Shouted) {
		return verb
	}
	return !t.Capital() || verb || t.Has(recognize.Headline) && t.Is(recognize.Common)
}

// namesPerson tells whether a person's name, or a title before one, covers
// token i.
func (s *seeker) namesPerson(i int) bool {
	return s.cover[i] < 0 || s.cover[i] > 0 && s.links[s.cover[i]-1].Kind == model.Person
}

var hashAnd = recognize.Hash("and")

// apposed tells whether a name stands beside the phrase in apposition, so that
// the two are one: "the prime minister, Jane Roe,"; "Jane Roe, the prime
// minister".
func (s *seeker) apposed(sg *recognize.Segment, r *Reference) bool {
	tokens := s.text.Tokens
	if i := r.PhraseTo; i+1 < sg.To && tokens[i].Mark == ',' && s.namesPerson(i+1) {
		return true
	}
	i := r.PhraseFrom - 1
	return i > sg.From && tokens[i].Mark == ',' && s.namesPerson(i-1)
}

// dated tells whether the sentence speaks of no year before the holder took
// office: "in 1990 the Russian president" is somebody else.
func (s *seeker) dated(sg *recognize.Segment, r *Reference) bool {
	const behind, ahead = 60, 14
	from := begun(s.Entity(r.Ref), s.date)
	earlier := func(i int) bool {
		t := &s.text.Tokens[i]
		if t.Kind != recognize.Number || t.End-t.Start != 4 {
			return false
		}
		y := yearOf(s.text.Slice(r.Segment, i, i+1))
		return y > 1800 && y < s.date.Year() && y < from
	}
	for i := r.From - 1; i >= max(sg.From, r.From-behind); i-- {
		if earlier(i) {
			return false
		}
		if s.text.Tokens[i].Has(recognize.Opens) {
			break
		}
	}
	for i := r.PhraseTo; i < min(sg.To, r.PhraseTo+ahead) && !s.text.Tokens[i].Has(recognize.Opens); i++ {
		if earlier(i) {
			return false
		}
	}
	return true
}

// begun is the year in which the office held on the date began, 0 for none.
func begun(e *model.Entity, date time.Time) int {
	t, ok := e.Office(date)
	if !ok {
		return 0
	}
	return yearOf(t.From)
}
