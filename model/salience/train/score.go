package main

import (
	"fmt"
	"slices"

	"dateline/model/salience"
)

// apply gives the rows of stories from..to the log-odds of the trees.
func (c *corpus) apply(trees [][]node, from, to int) {
	for i := from; i < to; i++ {
		for j := range c.stories[i].rows {
			r, sum := &c.stories[i].rows[j], 0.0
			for _, t := range trees {
				sum += value(t, &r.x)
			}
			r.odds = int(sum * 1000)
		}
	}
}

// figures are how well countries were told that stories are about.
type figures struct {
	all, foreign  tally // foreign leaves the United States out of labels and answers
	single, first int   // stories about one country that name more; where it came first
}

func (f figures) String() string {
	return fmt.Sprintf("US ignored %v; with US F1 %.1f; first of one-country stories that name more %.1f of %d",
		f.foreign, f.all.f1(), 100*float64(f.first)/float64(max(1, f.single)), f.single)
}

// tally counts right answers, all answers, and all labels.
type tally struct{ right, said, gold int }

func (t tally) f1() float64 { return 200 * float64(t.right) / float64(max(1, t.said+t.gold)) }

func (t tally) String() string {
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", 100*float64(t.right)/float64(max(1, t.said)), 100*float64(t.right)/float64(max(1, t.gold)), t.f1())
}

func (t *tally) add(right bool) {
	t.said++
	if right {
		t.right++
	}
}

// score compares what the trees say of stories from..to with the labels.
func (c *corpus) score(from, to int) figures {
	var f figures
	for i := from; i < to; i++ {
		s := &c.stories[i]
		for j := range s.rows {
			r := &s.rows[j]
			if !salience.Judge(r.odds, &r.x) {
				continue
			}
			f.all.add(r.gold)
			if r.code != "US" {
				f.foreign.add(r.gold)
			}
		}
		for _, g := range s.gold {
			f.all.gold++
			if g != "US" {
				f.foreign.gold++
			}
		}
		if len(s.gold) == 1 && len(s.rows) > 1 {
			f.single++
			best := slices.MaxFunc(s.rows, func(x, y row) int {
				return salience.Worth(x.points, x.odds) - salience.Worth(y.points, y.odds)
			})
			if best.gold {
				f.first++
			}
		}
	}
	return f
}
