package evaluate

import (
	"cmp"
	"slices"

	"dateline/model"
)

// spans compares the spans of one type, the same ones and overlapping ones.
// What lies on a labelled mention without a span to find is left out.
func (s *Scorer) spans(d *Doc, a *model.Analysis, label string, kind model.Kind, m Metric, f *faulty) (exact, overlap Tally) {
	var gold, blank, got []model.Span
	for i := range d.Mentions {
		switch g := &d.Mentions[i]; {
		case g.Type != label:
		case g.noSpan:
			blank = append(blank, g.Span)
		default:
			gold = append(gold, g.Span)
		}
	}
	for i := range a.Mentions {
		if p := &a.Mentions[i]; p.Kind == kind && p.Field == model.FieldText {
			got = append(got, p.Span)
		}
	}
	slices.SortFunc(gold, func(x, y model.Span) int {
		return cmp.Or(cmp.Compare(x.End, y.End), cmp.Compare(x.Start, y.Start))
	})
	gold = slices.Compact(gold)
	wrong, missed := match(gold, got, func(x, y model.Span) bool { return x == y })
	wrong = leaveOut(wrong, gold, blank)
	exact = Tally{len(gold) - len(missed), len(wrong), len(missed)}
	if s.keep {
		f.add(m, surfaces(d.Text, wrong), surfaces(d.Text, missed))
	}
	wrong, missed = match(gold, got, model.Span.Overlaps)
	wrong = leaveOut(wrong, gold, blank)
	return exact, Tally{len(gold) - len(missed), len(wrong), len(missed)}
}

// match pairs the spans found with those labelled, sorted by their end: each
// takes the first one free that fits. As the spans found do not overlap, no
// other pairing has more pairs.
func match(gold, got []model.Span, fits func(x, y model.Span) bool) (wrong, missed []model.Span) {
	taken := make([]bool, len(gold))
	starts := make([]int, len(gold)) // where the first of a span and those behind it starts
	for i := len(gold) - 1; i >= 0; i-- {
		if starts[i] = gold[i].Start; i+1 < len(gold) {
			starts[i] = min(starts[i], starts[i+1])
		}
	}
	from := 0 // what ends before it cannot fit any more
	for _, p := range got {
		for from < len(gold) && gold[from].End <= p.Start {
			from++
		}
		i := from
		for i < len(gold) && starts[i] < p.End && (taken[i] || !fits(gold[i], p)) {
			i++
		}
		if i == len(gold) || starts[i] >= p.End {
			wrong = append(wrong, p)
		} else {
			taken[i] = true
		}
	}
	for i, g := range gold {
		if !taken[i] {
			missed = append(missed, g)
		}
	}
	return wrong, missed
}

// leaveOut drops what lies on a span of blank and on none of gold.
func leaveOut(wrong, gold, blank []model.Span) []model.Span {
	if len(blank) == 0 {
		return wrong
	}
	return slices.DeleteFunc(wrong, func(p model.Span) bool {
		return slices.ContainsFunc(blank, p.Overlaps) && !slices.ContainsFunc(gold, p.Overlaps)
	})
}

func surfaces(text string, spans []model.Span) []string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = text[s.Start:s.End]
	}
	return out
}
