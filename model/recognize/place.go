package recognize

import (
	"dateline/model"
	"dateline/model/gazetteer"
)

// feature returns the end of a name of land, water or street that is named for
// the location h: "Jordan River", "Memphis St.". Such a place is not the one
// it is named for.
func (r *Recognizer) feature(seg, i int, h *hit) int {
	if h == nil {
		return i
	}
	sg := &r.text.Segments[seg]
	if h.to >= sg.To || r.text.Tokens[h.to-1].Has(Owner) {
		return h.to
	}
	t := &r.text.Tokens[h.to]
	if !t.Capital() || !t.Has(Spaced) || t.Has(HardNewline) || !t.Is(Feature) || t.Has(Headline) && t.Is(OrgHead) {
		return h.to
	}
	if r.text.saint(h.to) {
		return h.to
	}
	loc := false
	for _, c := range h.candidates {
		if c.Role == gazetteer.RoleDemonym && !t.Is(Byway) {
			return h.to
		}
		loc = loc || isLocation(c)
	}
	if !loc || t.Is(administrative) && h.candidates[0].Ref.Kind() == model.Country {
		return h.to
	}
	to := h.to + 1
	for to < sg.To && t.Is(Byway) && r.text.Tokens[to].Is(Byway) && r.text.Tokens[to].Capital() && r.text.Tokens[to].Has(Spaced) {
		to++ // "Indian Creek Road"
	}
	return to
}

// beforeRegion tells whether a comma and a name follow before token to: "Lake
// Geneva, Wisconsin" is a town.
func (r *Recognizer) beforeRegion(to, end int) bool {
	return to+1 < end && r.text.Tokens[to].Mark == ',' && r.text.Tokens[to+1].Capital()
}

// unknownPlace parses "Hyde Park", "Lake Volta", "Strait of Malacca", "Douglas
// County" at token i: a name with a word for land, water, street or building.
func (r *Recognizer) unknownPlace(seg, i int) int {
	sg := &r.text.Segments[seg]
	tokens := r.text.Tokens
	t := &tokens[i]
	if t.Has(Headline) || t.Shape != Title || t.Is(Function|Office|Month|Weekday) {
		return i
	}
	if t.Is(Feature) && i+1 < sg.To && !t.Has(Opens) {
		n := &tokens[i+1]
		if n.Is(Of) && i+2 < sg.To && tokens[i+2].Capital() && !tokens[i+2].Is(administrative) && !t.Is(administrative) {
			return i + 3
		}
		if t.Is(leading) && n.Capital() && n.Has(Spaced) && !n.Is(Function) {
			return i + 2
		}
	}
	if t.Is(Common) && t.Has(Opens) {
		return i
	}
	for j := i; j < sg.To && j-i < 4; j++ {
		w := &tokens[j]
		if w.Kind != Word || !w.Capital() || w.Is(Function|Honorific) && !w.Is(Feature) || j > i && (!w.Has(Spaced) || w.Has(HardNewline)) {
			return i
		}
		if j > i && w.Is(Feature|Facility) {
			if r.text.saint(j) {
				return i
			}
			return j + 1
		}
		if w.Has(Owner) {
			return i
		}
	}
	return i
}

// inlineDateline reads a dateline at the start of a paragraph: "TEHRAN, Iran
// (AP) —", "LONDON, Nov 3 -", or a line of a place and a date.
func (r *Recognizer) inlineDateline(seg, i int) int {
	sg := &r.text.Segments[seg]
	tokens := r.text.Tokens
	if !tokens[i].Has(ParaStart) && i != sg.From || !tokens[i].Capital() {
		return i
	}
	end := r.datelineEnd(sg, i)
	if end == i {
		return i
	}
	found := false
	for j := i; j < end; {
		t := &tokens[j]
		if t.Kind != Word || !t.Capital() || t.Is(Month) && j > i {
			j++
			continue
		}
		if to := r.stateAfterComma(seg, j); to > j {
			j = to
			continue
		}
		r.lookup(seg, j)
		if len(r.hits) == 0 {
			j++
			continue
		}
		h := &r.hits[len(r.hits)-1]
		to := r.proposeHit(seg, j, h)
		if c := r.cover[j]; c != 0 {
			if p := &r.proposals[c-1]; p.Kind == model.Country {
				p.Dateline = true
				found = true
			}
		}
		j = max(to, j+1)
	}
	if !found && end-i < 2 {
		return i
	}
	return end
}

// datelineEnd returns the token behind the dateline that begins at i, i where
// there is none: a dash within a few tokens, all of them capitals, dates and
// brackets; or nothing but a place and a date.
func (r *Recognizer) datelineEnd(sg *Segment, i int) int {
	tokens := r.text.Tokens
	if sg.Field == model.FieldDateline {
		return sg.To
	}
	if sg.Field == model.FieldTitle {
		return i
	}
	dated := false
	for j := i; j < sg.To && j-i < 16; j++ {
		t := &tokens[j]
		if j > i && t.Has(HardNewline) {
			if dated {
				return j
			}
			return i
		}
		switch {
		case t.Mark == 'd' || t.Mark == '-' && t.Has(Spaced) && j+1 < sg.To && tokens[j+1].Has(Spaced):
			if j-i <= 3 && tokens[i].Shape != Upper && tokens[j-1].Mark != ')' && !dated {
				return i
			}
			return j + 1
		case t.Kind == Number:
			dated = true
		case t.Kind == Word && (t.Capital() || t.Is(Of)):
		case t.Mark == ',' || t.Mark == '(' || t.Mark == ')' || t.Mark == '/' || t.Mark == '.' || t.Mark == '-':
		default:
			return i
		}
	}
	if dated && sg.To-i <= 6 {
		return sg.To
	}
	return i
}

// stateAfterComma proposes the state or province that an abbreviation at token
// i stands for, where a comma and a name stand before it.
func (r *Recognizer) stateAfterComma(seg, i int) int {
	sg := &r.text.Segments[seg]
	tokens := r.text.Tokens
	t := &tokens[i]
	if r.countries || !t.Is(NameState) || i < sg.From+2 || tokens[i-1].Mark != ',' || tokens[i-2].Kind != Word || !tokens[i-2].Capital() {
		return i
	}
	name := stateName(r.surface(sg.Field, i, i+1))
	if name == "" {
		return i
	}
	mark := len(r.arena)
	for _, c := range gazetteer.Lookup(name) {
		if c.Ref.Class() == gazetteer.ClassAdmin1 {
			r.arena = append(r.arena, c)
		}
	}
	return r.add(Proposal{Segment: seg, From: i, To: i + 1, Kind: model.Country, Candidates: r.arena[mark:len(r.arena):len(r.arena)], Nation: None})
}

// containment notes which place lies in which: "Paris, Texas", "Lebanon, Pa.",
// "Lebanon in Pennsylvania".
func (r *Recognizer) containment() {
	tokens := r.text.Tokens
	for n := range r.proposals {
		q := &r.proposals[n]
		if q.Kind != model.Country || len(q.Candidates) == 0 || q.Candidates[0].Role == gazetteer.RoleDemonym {
			continue
		}
		sg := &r.text.Segments[q.Segment]
		i := q.From - 1
		for i > sg.From && tokens[i].Is(Direction|Article) {
			i--
		}
		if i <= sg.From {
			continue
		}
		t := &tokens[i]
		comma := t.Mark == ',' && i == q.From-1
		if district := tokens[i-1].Is(administrative|Township) && tokens[i-1].Shape == Lower; district && (t.Is(Of) || t.Hash == hashIn) && i-1 > sg.From {
			i-- // "the Punjab province of Pakistan"
		} else if !comma && t.Hash != hashIn {
			continue
		}
		if tokens[i-1].Mark == ',' && !comma {
			i--
		}
		if c := r.cover[i-1]; c != 0 {
			if p := &r.proposals[c-1]; (p.Kind == model.Country || p.Kind == model.Place) && p.Within == None && int(c-1) != n {
				p.Within = n
				p.Listed = !comma
				if q.Holds == 0 {
					q.Holds = int(c)
				}
				if comma && p.To+1 == q.From {
					q.Contains = true
				}
			} else if comma && p.Kind == model.Person && p.Weak && p.Source == FromRule && r.isRegion(q) && p.Locative {
				p.Kind, p.Within = model.Place, n
			}
			continue
		}
		if comma {
			r.unknownTown(n, i-1)
		}
	}
}

// isRegion tells whether q can be a state or province.
func (r *Recognizer) isRegion(q *Proposal) bool {
	for _, c := range q.Candidates {
		if c.Ref.Class() == gazetteer.ClassAdmin1 {
			return true
		}
	}
	return false
}

// unknownTown proposes the capitalised words that end with token last, before
// ", Kansas", as a place that the gazetteer does not know.
func (r *Recognizer) unknownTown(within, last int) {
	q := r.proposals[within]
	if !r.isRegion(&q) {
		return
	}
	sg := &r.text.Segments[q.Segment]
	tokens := r.text.Tokens
	from := last + 1
	for i := last; i >= sg.From && last-i < 3; i-- {
		t := &tokens[i]
		if t.Kind != Word || t.Shape != Title || r.cover[i] != 0 || t.Is(Function|Month|Weekday|Office|Honorific) || t.Has(Opens) && t.Is(Common) {
			break
		}
		from = i
		if !t.Has(Spaced) {
			break
		}
	}
	if from > last || r.afterArticle(from, sg.From) || !r.afterLocative(from, sg.From) && !tokens[q.From].Has(Dotted) {
		return
	}
	r.add(Proposal{Segment: q.Segment, From: from, To: last + 1, Kind: model.Place, Source: FromRule, Nation: None})
	r.proposals[len(r.proposals)-1].Within = within
}
