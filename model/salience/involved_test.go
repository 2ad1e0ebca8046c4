package salience_test

import (
	"slices"
	"testing"

	"dateline/model/salience"
)

// named is n mentions of a country in the body, one a paragraph.
func named(country, n int, way salience.Way) []salience.Spot {
	spots := make([]salience.Spot, n)
	for i := range spots {
		spots[i] = spot(country, salience.Body, i)
		spots[i].Way = way
	}
	return spots
}

func in(country int, p salience.Place, way salience.Way) []salience.Spot {
	s := spot(country, p, 0)
	s.Way = way
	return []salience.Spot{s}
}

// TestInvolved holds what an article is about in plain cases: country 0 is what
// it is about, the others are there in passing.
func TestInvolved(t *testing.T) {
	for name, c := range map[string]struct {
		spots []salience.Spot
		want  []bool
	}{
		"the only country": {named(0, 3, salience.Name), []bool{true}},
		"headline and text, another once at the end": {slices.Concat(in(0, salience.Headline, salience.Name), named(0, 6, salience.Name), late(1)),
			[]bool{true, false}},
		"two in the headline and the text": {slices.Concat(in(0, salience.Headline, salience.Name), in(1, salience.Headline, salience.Name),
			named(0, 4, salience.Name), named(1, 4, salience.Name)), []bool{true, true}},
	} {
		w := weigh(c.spots, len(c.want), 8)
		for i, want := range c.want {
			if got := w.Involved(i); got != want {
				t.Errorf("%s: country %d involved %v", name, i, got)
			}
		}
	}
}

// late is one mention of a country in the last paragraph.
func late(country int) []salience.Spot {
	s := spot(country, salience.Body, 7)
	s.Way = salience.Adjective
	return []salience.Spot{s}
}

// TestDwarfed: whatever the trees say, a country with a tenth of the points of
// the first one is there in passing.
func TestDwarfed(t *testing.T) {
	spots := named(0, 60, salience.Name)
	for other := 1; other < 20; other++ {
		spots = append(spots, named(other, 3, salience.Name)...)
	}
	w := weigh(spots, 20, 60)
	if !w.Involved(0) || w.Involved(1) || w.Involved(19) {
		t.Errorf("involved %v, the others %v, %v", w.Involved(0), w.Involved(1), w.Involved(19))
	}
}

// TestInvolvedComeFirst: in every mix of a few mentions, no country that the
// article is not about is worth more than one it is about.
func TestInvolvedComeFirst(t *testing.T) {
	places := []salience.Place{salience.Headline, salience.Dateline, salience.Body, salience.Side}
	for mix := range 4096 {
		var spots []salience.Spot
		for i, m := 0, mix; i < 6; i, m = i+1, m/4 {
			s := spot(i%3, places[m%4], i)
			s.Way = salience.Name + salience.Way(i+mix)%3
			spots = append(spots, s)
		}
		w := weigh(spots, 3, 6)
		for a := range 3 {
			for b := range 3 {
				if w.Involved(a) && !w.Involved(b) && w.Points(a) < w.Points(b) {
					t.Fatalf("mix %d: %d is about, %d is not, worth %d and %d", mix, a, b, w.Points(a), w.Points(b))
				}
			}
		}
	}
}

// TestAllocatesNothing per mention, once its memory has grown.
func TestAllocatesNothing(t *testing.T) {
	var w salience.Weigher
	weighed := func(n int) float64 {
		spots := append(named(0, n, salience.Name), named(1, n, salience.City)...)
		return testing.AllocsPerRun(100, func() { w.Weigh(spots, 2, 30) })
	}
	if few, many := weighed(3), weighed(300); many > few {
		t.Errorf("%v allocations for 6 mentions, %v for 600", few, many)
	}
}
