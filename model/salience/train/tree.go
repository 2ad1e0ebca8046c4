package main

import (
	"math"
	"slices"

	"dateline/model/salience"
)

// tree is one that grows.
type tree struct {
	samples []sample
	cuts    [][]int
	nodes   []node
}

// sums are of the samples of a node: first and second derivatives of the loss,
// and weights.
type sums struct{ g, h, weight float64 }

func (a sums) plus(b sums) sums  { return sums{a.g + b.g, a.h + b.h, a.weight + b.weight} }
func (a sums) minus(b sums) sums { return sums{a.g - b.g, a.h - b.h, a.weight - b.weight} }

// best is the value of a leaf with those sums, gain what such a leaf is good for.
func (a sums) best() float64 { return -a.g / (a.h + ridge) }
func (a sums) gain() float64 { return a.g * a.g / (a.h + ridge) }

// span bounds the values of leaves, so that a subtree keeps the order that a
// question above it promised.
type span struct{ lo, hi float64 }

var unbound = span{math.Inf(-1), math.Inf(1)}

func (s span) clamp(v float64) float64 { return min(s.hi, max(s.lo, v)) }

// grow adds the node of the samples in index and returns its number.
func (t *tree) grow(index []int32, depth int, within span) int {
	var all sums
	for _, i := range index {
		all = all.plus(t.samples[i].sums)
	}
	at := len(t.nodes)
	t.nodes = append(t.nodes, node{feature: -1, value: rate * within.clamp(all.best())})
	if depth == 0 {
		return at
	}
	var best cut
	for f := range t.cuts {
		if c := t.split(index, f, all); c.gain > best.gain {
			best = c
		}
	}
	if best.gain < 1e-6 {
		return at
	}
	var left, right []int32
	for _, i := range index {
		if int(t.samples[i].x[best.feature]) <= best.threshold {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	below, above := within, within
	middle := within.clamp((best.left.best() + all.minus(best.left).best()) / 2)
	switch salience.Speaks(best.feature) {
	case 1:
		below.hi, above.lo = middle, middle
	case -1:
		below.lo, above.hi = middle, middle
	}
	l := t.grow(left, depth-1, below)
	r := t.grow(right, depth-1, above)
	t.nodes[at] = node{feature: best.feature, threshold: best.threshold, left: l, right: r}
	return at
}

// cut is a question that a node may ask.
type cut struct {
	feature, threshold int
	gain               float64
	left               sums
}

// split finds the best question about feature f for samples that sum up to all.
func (t *tree) split(index []int32, f int, all sums) cut {
	cuts, best := t.cuts[f], cut{feature: f}
	var bins [most + 8]sums
	for _, i := range index {
		m := &t.samples[i]
		c, _ := slices.BinarySearch(cuts, int(m.x[f]))
		bins[c] = bins[c].plus(m.sums)
	}
	var left sums
	for c := range cuts {
		left = left.plus(bins[c])
		right := all.minus(left)
		if left.weight < few || right.weight < few {
			continue
		}
		if float64(salience.Speaks(f))*(right.best()-left.best()) < 0 {
			continue
		}
		if gain := left.gain() + right.gain() - all.gain(); gain > best.gain {
			best.threshold, best.gain, best.left = cuts[c], gain, left
		}
	}
	return best
}
