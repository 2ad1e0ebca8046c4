package main

import (
	"math"
	"slices"

	"dateline/model/salience"
)

// Settings of the boosting, chosen by holding back stretches of time.
const (
	trees = 160
	rate  = 0.1 // of each tree
	few   = 20  // weight that the samples of a leaf have at least
	ridge = 5.0 // draws the value of a leaf to zero
)

// sample is a row to learn from.
type sample struct {
	x      *salience.Features
	gold   float64
	share  float64 // its weight
	margin float64 // of the trees so far
	sums           // of this sample alone
}

// node is a node of a growing tree: a split, or a leaf where feature is -1.
type node struct {
	feature, threshold int // left where x <= threshold
	left, right        int
	value              float64
}

// boost learns trees whose leaves sum up to the log-odds of being involved.
func boost(samples []sample) [][]node {
	cuts := thresholds(samples)
	var grown [][]node
	for range trees {
		for i := range samples {
			m := &samples[i]
			p := 1 / (1 + math.Exp(-m.margin))
			m.sums = sums{m.share * (p - m.gold), m.share * p * (1 - p), m.share}
		}
		index := make([]int32, len(samples))
		for i := range index {
			index[i] = int32(i)
		}
		t := &tree{samples: samples, cuts: cuts}
		t.grow(index, salience.Depth, unbound)
		for i := range samples {
			samples[i].margin += value(t.nodes, samples[i].x)
		}
		grown = append(grown, t.nodes)
	}
	return grown
}

// value is what a tree gives a country.
func value(t []node, x *salience.Features) float64 {
	n := 0
	for t[n].feature >= 0 {
		if int(x[t[n].feature]) <= t[n].threshold {
			n = t[n].left
		} else {
			n = t[n].right
		}
	}
	return t[n].value
}

// most is the number of thresholds that are tried of one feature.
const most = 48

// thresholds lists by feature where it may be split: quantiles of its values.
func thresholds(samples []sample) [][]int {
	cuts := make([][]int, len(salience.Features{}))
	values := make([]int, len(samples))
	for f := range cuts {
		for i := range samples {
			values[i] = int(samples[i].x[f])
		}
		slices.Sort(values)
		for i := range most {
			v := values[(i*len(values)+len(values)/2)/most]
			if n := len(cuts[f]); (n == 0 || cuts[f][n-1] != v) && v != values[len(values)-1] {
				cuts[f] = append(cuts[f], v)
			}
		}
		// Rare counts have no quantile of their own.
		for v := range 4 {
			if v >= values[0] && v < values[len(values)-1] && !slices.Contains(cuts[f], v) {
				cuts[f] = append(cuts[f], v)
			}
		}
		slices.Sort(cuts[f])
	}
	return cuts
}
