package main

import (
	"sort"

	"dateline/model"
	"dateline/model/document"
	"dateline/model/recognize"
	"dateline/model/tagger"
)

// set is what is learnt from: stretches with their features and right labels.
type set struct {
	recognizer *recognize.Recognizer
	index      map[tagger.Feature]int32
	features   []tagger.Feature // by index
	counts     []int32
	examples   []example
	words      int
}

type example struct {
	features [][]int32
	gold     []tagger.Label
}

func newSet() *set {
	return &set{recognizer: recognize.New(), index: make(map[tagger.Feature]int32)}
}

// add observes a text.
func (s *set) add(d labelled) {
	in := recognize.Input{Title: d.title, Language: "en", Doc: document.FromPlain(d.text)}
	s.recognizer.Observe(in, func(o recognize.Observation) {
		e := example{gold: rightLabels(o, d.of(o.Field))}
		for _, t := range o.Tokens {
			row := make([]int32, len(t.Features))
			for i, f := range t.Features {
				n, ok := s.index[f]
				if !ok {
					n = int32(len(s.features))
					s.index[f] = n
					s.features = append(s.features, f)
					s.counts = append(s.counts, 0)
				}
				s.counts[n]++
				row[i] = n
			}
			e.features = append(e.features, row)
		}
		s.words += len(o.Tokens)
		s.examples = append(s.examples, e)
	})
}

// drop forgets the features that were seen fewer than least times.
func (s *set) drop(least int32) {
	to := make([]int32, len(s.features))
	kept := s.features[:0]
	for i, f := range s.features {
		if s.counts[i] < least {
			to[i] = -1
			delete(s.index, f)
			continue
		}
		to[i] = int32(len(kept))
		kept = append(kept, f)
	}
	s.features = kept
	for _, e := range s.examples {
		for i, row := range e.features {
			out := row[:0]
			for _, n := range row {
				if to[n] >= 0 {
					out = append(out, to[n])
				}
			}
			e.features[i] = out
		}
	}
}

// titles are the words before a person that are no part of the name.
const titles = recognize.Office | recognize.Honorific | recognize.OfficePart | recognize.RoleNoun | recognize.Kin

// rightLabels gives every token of a stretch its label, and mends what the
// silver labels do against the model's own rules: titles inside of persons,
// articles inside of organisations, states and towns labelled as organisations
// because they act.
func rightLabels(o recognize.Observation, names []name) []tagger.Label {
	gold := make([]tagger.Label, len(o.Tokens))
	for i := 0; i < len(o.Tokens); {
		n := nameAt(names, o.Tokens[i].Span)
		if n < 0 {
			i++
			continue
		}
		to := i + 1
		for to < len(o.Tokens) && nameAt(names, o.Tokens[to].Span) == n {
			to++
		}
		from, label := mended(o.Tokens, i, to, names[n].label)
		for k := from; k < to && label != tagger.Outside; k++ {
			gold[k] = label + 1
		}
		if from < to && label != tagger.Outside {
			gold[from] = label
		}
		i = to
	}
	return gold
}

// mended returns where the name at i..to begins and what it is.
func mended(tokens []recognize.ObservedToken, i, to int, label tagger.Label) (from int, now tagger.Label) {
	first, last := &tokens[i], &tokens[to-1]
	exact := first.First && last.Last
	place := exact && first.Rule == model.Country
	switch label {
	case tagger.BeginPerson:
		for i < to && tokens[i].Class&titles != 0 && (to-i > 1 || tokens[i].Class&recognize.GivenName == 0) {
			i++
		}
	case tagger.BeginOrganization:
		if first.Class&recognize.Article != 0 && to-i > 1 {
			return i + 1, label
		}
		if place && first.Demonym {
			return i, tagger.BeginOther
		}
		if place {
			return i, tagger.BeginPlace
		}
	case tagger.BeginPlace, tagger.BeginOther:
		switch {
		case exact && first.Rule == model.Organization:
			return i, tagger.BeginOrganization
		case place && first.Demonym:
			return i, tagger.BeginOther
		case place:
			return i, tagger.BeginPlace
		}
		if first.Class&recognize.Article != 0 && to-i > 1 {
			return i + 1, label
		}
	}
	return i, label
}

// nameAt returns the name that a token lies in, -1 for none.
func nameAt(names []name, s document.Span) int {
	n := sort.Search(len(names), func(i int) bool { return names[i].End > s.Start })
	if n < len(names) && names[n].Start <= s.Start && s.End <= names[n].End {
		return n
	}
	return -1
}
