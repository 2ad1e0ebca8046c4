package recognize

import (
	"dateline/model"
	"dateline/model/document"
)

// add appends a proposal whose tokens are From..To and returns To.
func (r *Recognizer) add(p Proposal) int {
	seg := &r.text.Segments[p.Segment]
	tokens := r.text.Tokens
	p.Field = seg.Field
	p.Span = document.Span{Start: int(tokens[p.From].Start), End: int(tokens[p.To-1].End)}
	if p.Kind != model.Country && p.Kind != model.Place {
		p.Span.End = r.withoutStop(p.To - 1)
	}
	p.Within, p.Same = None, None
	if p.Kind != model.Person {
		p.TitleFrom, p.TitleTo = p.From, p.From
	}
	if p.Kind != model.Person {
		p.Locative = p.Locative || r.afterLocative(p.From, seg.From)
		p.Adjunct = r.qualifies(p.To, seg.To)
		p.Local = p.To < seg.To && tokens[p.To].Is(LocalNoun) && tokens[p.To].Shape == Lower
	}
	r.proposals = append(r.proposals, p)
	for i := p.From; i < p.To; i++ {
		r.cover[i] = int32(len(r.proposals))
	}
	return p.To
}

// withoutStop is the end of token i without the full stop that ends the
// sentence after a company's "Co." or "Corp." at the end of a line.
func (r *Recognizer) withoutStop(i int) int {
	t := &r.text.Tokens[i]
	last := i+1 == len(r.text.Tokens) || r.text.Tokens[i+1].Has(ParaStart|HardNewline)
	if last && t.Has(Dotted) && t.Is(OrgSuffix|OrgHead) && t.Shape == Title {
		return int(t.End) - 1
	}
	return int(t.End)
}

// afterLocative tells whether a preposition of place stands before token i.
func (r *Recognizer) afterLocative(i, from int) bool {
	for i--; i >= from; i-- {
		t := &r.text.Tokens[i]
		if t.Kind != Word {
			return false
		}
		if t.Is(Article|Direction) || t.Shape == Lower && t.Hash == hashNearby {
			continue
		}
		return t.Is(Locative)
	}
	return false
}

var hashNearby = hash([]byte("nearby"))

// qualifies tells whether the name that ends before token i stands before the
// noun it qualifies: "Paris attacks", "Moscow-backed".
func (r *Recognizer) qualifies(i, end int) bool {
	if i >= end {
		return false
	}
	t := &r.text.Tokens[i]
	return t.Mark == '-' || t.Kind == Word && t.Shape == Lower && !t.Is(Function|Speech|Past)
}
