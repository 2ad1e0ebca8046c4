package salience_test

import (
	"testing"

	"dateline/model/salience"
)

func spot(entity int, p salience.Place, paragraph int) salience.Spot {
	return salience.Spot{Entity: entity, Place: p, Paragraph: paragraph, Share: 100}
}

func weigh(spots []salience.Spot, n, paragraphs int) *salience.Weigher {
	var w salience.Weigher
	w.Weigh(spots, n, paragraphs)
	return &w
}

// TestWhereCounts holds the order of the places: each pair has one mention in a
// place that says more and one in a place that says less.
func TestWhereCounts(t *testing.T) {
	for _, c := range []struct {
		name       string
		more, less salience.Spot
	}{
		{"headline before dateline", spot(0, salience.Headline, 0), spot(1, salience.Dateline, 0)},
		{"dateline before standfirst", spot(0, salience.Dateline, 0), spot(1, salience.Standfirst, 0)},
		{"standfirst before lede", spot(0, salience.Standfirst, 0), spot(1, salience.Body, 0)},
		{"lede before second", spot(0, salience.Body, 0), spot(1, salience.Body, 1)},
		{"second before the rest", spot(0, salience.Body, 1), spot(1, salience.Body, 2)},
		{"text before caption", spot(0, salience.Body, 5), spot(1, salience.Side, 0)},
	} {
		if w := weigh([]salience.Spot{c.less, c.more}, 2, 9); w.Points(0) <= w.Points(1) {
			t.Errorf("%s: %d, %d", c.name, w.Points(0), w.Points(1))
		}
	}
}

func TestSpreadCounts(t *testing.T) {
	together := []salience.Spot{spot(0, salience.Body, 3), spot(0, salience.Body, 3), spot(0, salience.Body, 4)}
	apart := []salience.Spot{spot(1, salience.Body, 2), spot(1, salience.Body, 5), spot(1, salience.Body, 8)}
	if w := weigh(append(together, apart...), 2, 9); w.Points(1) <= w.Points(0) {
		t.Errorf("three mentions in three thirds %d, in one %d", w.Points(1), w.Points(0))
	}
}

func TestShare(t *testing.T) {
	half := spot(0, salience.Headline, 0)
	half.Share = 50
	if w := weigh([]salience.Spot{half, spot(1, salience.Headline, 0)}, 2, 1); 2*w.Points(0) != w.Points(1) {
		t.Errorf("half %d, whole %d", w.Points(0), w.Points(1))
	}
}

func TestScoreRounds(t *testing.T) {
	if got := salience.Score(1, 3); got != 0.3333 {
		t.Errorf("a third: %v", got)
	}
	if got := salience.Score(2, 3); got != 0.6667 {
		t.Errorf("two thirds: %v", got)
	}
	if got := salience.Score(0, 0); got != 0 {
		t.Errorf("nothing: %v", got)
	}
}
