package recognize

import (
	"dateline/model"
	"dateline/model/document"
	"dateline/model/tagger"
)

// Observation is a stretch of text as the tagger sees it, for the program that
// trains it.
type Observation struct {
	Field  model.Field
	Tokens []ObservedToken
}

// ObservedToken is one word of an Observation.
type ObservedToken struct {
	Span     document.Span
	Class    Class
	Shape    Shape
	Rule     model.Kind // of the proposal that covers it, without the tagger
	Demonym  bool       // the proposal is the name of a people
	First    bool       // it begins that proposal
	Last     bool       // it ends it
	Features []tagger.Feature
}

// Observe reads an article with the gazetteer and the rules only and calls
// visit for every stretch that the tagger would label. What is passed is the
// visitor's to keep.
func (r *Recognizer) Observe(in Input, visit func(Observation)) {
	r.withoutTagger(in)
	r.countWords()
	r.stretches(func(s stretch) {
		r.observer.begin(s)
		sg := &r.text.Segments[s.segment]
		o := Observation{Field: sg.Field}
		for i := s.from; i < s.to; i++ {
			t := &r.text.Tokens[i]
			k := ObservedToken{
				Span:     document.Span{Start: int(t.Start), End: int(t.End)},
				Class:    t.Class,
				Shape:    t.Shape,
				Features: r.observe(nil, s, i),
			}
			if c := r.cover[i]; c != 0 {
				p := &r.proposals[c-1]
				k.Rule, k.First, k.Last = p.Kind, i == p.From, i == p.To-1
				k.Demonym = p.demonym()
			}
			o.Tokens = append(o.Tokens, k)
		}
		visit(o)
	})
}
