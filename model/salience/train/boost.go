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
	weight float64
	margin float64
	g, h   float64
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
			m.g, m.h = m.weight*(p-m.gold), m.weight*p*(1-p)
		}
		index := make([]int32, len(samples))
		for i := range index {
			index[i] = int32(i)
		}
		t := &tree{samples: samples, cuts: cuts}
		t.grow(index, salience.Depth, math.Inf(-1), math.Inf(1))
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

type tree struct {
	samples []sample
	cuts    [][]int
	nodes   []node
}

// grow adds the node of the samples in index and returns its number.
func (t *tree) grow(index []int32, depth int, lo, hi float64) int {
	var g, h float64
	for _, i := range index {
		g += t.samples[i].g
		h += t.samples[i].h
	}
	at := len(t.nodes)
	t.nodes = append(t.nodes, node{feature: -1, value: rate * min(hi, max(lo, -g/(h+ridge)))})
	if depth == 0 {
		return at
	}
	feature, threshold, gain := -1, 0, 1e-6
	for f := range t.cuts {
		if c, gg := t.split(index, f, g, h); gg > gain {
			feature, threshold, gain = f, c, gg
		}
	}
	if feature < 0 {
		return at
	}
	var left, right []int32
	var lg, lh float64
	for _, i := range index {
		if int(t.samples[i].x[feature]) <= threshold {
			left = append(left, i)
			lg += t.samples[i].g
			lh += t.samples[i].h
		} else {
			right = append(right, i)
		}
	}
	lhi, rlo := hi, lo
	if salience.Rising(feature) {
		mid := (-lg/(lh+ridge) - (g-lg)/(h-lh+ridge)) / 2
		mid = min(hi, max(lo, mid))
		lhi, rlo = mid, mid
	}
	l := t.grow(left, depth-1, lo, lhi)
	r := t.grow(right, depth-1, rlo, hi)
	t.nodes[at] = node{feature: feature, threshold: threshold, left: l, right: r}
	return at
}

// split finds the best threshold of a feature and what it gains.
func (t *tree) split(index []int32, f int, g, h float64) (threshold int, gain float64) {
	cuts := t.cuts[f]
	var sg, sh [most + 8]float64
	var sw [most + 8]float64
	for _, i := range index {
		m := &t.samples[i]
		c, _ := slices.BinarySearch(cuts, int(m.x[f]))
		sg[c] += m.g
		sh[c] += m.h
		sw[c] += m.weight
	}
	var all float64
	for c := range len(cuts) + 1 {
		all += sw[c]
	}
	base := g * g / (h + ridge)
	var lg, lh, lw float64
	for c := range cuts {
		lg, lh, lw = lg+sg[c], lh+sh[c], lw+sw[c]
		if lw < few || all-lw < few {
			continue
		}
		if salience.Rising(f) && -lg/(lh+ridge) > -(g-lg)/(h-lh+ridge) {
			continue
		}
		if v := lg*lg/(lh+ridge) + (g-lg)*(g-lg)/(h-lh+ridge) - base; v > gain {
			threshold, gain = cuts[c], v
		}
	}
	return threshold, gain
}
