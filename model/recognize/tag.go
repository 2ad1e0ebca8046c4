package recognize

import (
	_ "embed"
	"sync"

	"dateline/model"
	"dateline/model/tagger"
)

// The weights: what package train writes.
//
//go:embed data/tagger.bin
var taggerData string

var sharedModel = sync.OnceValue(func() *tagger.Model { return tagger.New(taggerData) })

// tag labels the stretches of the article and lets the labels and the
// proposals decide together.
func (r *Recognizer) tag() {
	r.countWords()
	r.labels = zeroed(r.labels, len(r.text.Tokens))
	r.stretches(r.label)
	r.stretches(r.decide)
	r.refill()
}

// refill joins the persons anew, since some are gone and others have come.
func (r *Recognizer) refill() {
	r.register.reset()
	for n := range r.proposals {
		p := &r.proposals[n]
		if p.Kind == model.Person {
			p.Same = None
			r.register.enter(r, n)
		}
	}
	r.register.fill(r)
	r.repeat()
}

// label fills r.labels for one stretch.
func (r *Recognizer) label(s stretch) {
	n := s.to - s.from
	r.observer.begin(s)
	r.scores = zeroed(r.scores, n)
	for i := range n {
		r.features = r.observe(r.features[:0], s, s.from+i)
		for _, f := range r.features {
			r.model.Add(&r.scores[i], f)
		}
	}
	r.decoder.Decode(r.model, r.scores, r.labels[s.from:s.to])
}
