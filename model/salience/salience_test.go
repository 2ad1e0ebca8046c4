package salience_test

import (
	"testing"

	"dateline/model/salience"
)

func spot(entity int, p salience.Place, paragraph int) salience.Spot {
	return salience.Spot{Entity: entity, Place: p, Paragraph: paragraph, Share: 100}
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
		points := salience.Points([]salience.Spot{c.less, c.more}, 2, 9, nil)
		if points[0] <= points[1] {
			t.Errorf("%s: %d, %d", c.name, points[0], points[1])
		}
	}
}

func TestSpreadCounts(t *testing.T) {
	together := []salience.Spot{spot(0, salience.Body, 3), spot(0, salience.Body, 3), spot(0, salience.Body, 4)}
	apart := []salience.Spot{spot(1, salience.Body, 2), spot(1, salience.Body, 5), spot(1, salience.Body, 8)}
	points := salience.Points(append(together, apart...), 2, 9, nil)
	if points[1] <= points[0] {
		t.Errorf("three mentions in three thirds %d, in one %d", points[1], points[0])
	}
}

func TestShare(t *testing.T) {
	half := spot(0, salience.Headline, 0)
	half.Share = 50
	points := salience.Points([]salience.Spot{half, spot(1, salience.Headline, 0)}, 2, 1, nil)
	if 2*points[0] != points[1] {
		t.Errorf("half %d, whole %d", points[0], points[1])
	}
}

func TestInvolved(t *testing.T) {
	for _, c := range []struct {
		points, total, most int
		want                bool
	}{
		{100, 100, 100, true},
		{0, 100, 100, false},
		{0, 0, 0, false},
		{9, 100, 20, false}, // too little of all
		{20, 100, 80, false},
		{25, 100, 75, true},
		{10, 100, 12, true}, // one of many alike
	} {
		if got := salience.Involved(c.points, c.total, c.most); got != c.want {
			t.Errorf("Involved(%d, %d, %d) = %v", c.points, c.total, c.most, got)
		}
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
