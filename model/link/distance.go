package link

import "dateline/model/gazetteer"

// cosines are those of 0, 10, … 90 degrees, in thousandths.
var cosines = [...]int{1000, 985, 940, 866, 766, 643, 500, 342, 174, 0}

// kilometres says how far apart two places are, to about a tenth: the longer
// of the two ways along the grid and three eighths of the shorter one come near
// enough to the straight one. ok is false where one has no position.
func kilometres(a, b gazetteer.Ref) (km int, ok bool) {
	alat, alon, aok := gazetteer.Position(a)
	blat, blon, bok := gazetteer.Position(b)
	if !aok || !bok {
		return 0, false
	}
	dy := distance(int(alat), int(blat))
	dx := distance(int(alon), int(blon))
	if dx > 18_000_000 {
		dx = 36_000_000 - dx
	}
	middle := (int(alat) + int(blat)) / 2
	if middle < 0 {
		middle = -middle
	}
	dx = dx / 1000 * cosines[min(middle/1_000_000, 9)]
	long, short := max(dx, dy), min(dx, dy)
	return (long + short*3/8) / 900, true // 900/100000 degree of a meridian is a kilometre
}

func distance(a, b int) int {
	if a > b {
		return a - b
	}
	return b - a
}

// maxPoints bounds the places that others are held against.
const maxPoints = 48

// addPoint notes a place that the article names for certain.
func (l *Linker) addPoint(r gazetteer.Ref) {
	if len(l.points) == maxPoints {
		return
	}
	for _, q := range l.points {
		if q == r {
			return
		}
	}
	l.points = append(l.points, r)
}

// nearness says how many of the sure places lie near r: 3 for each within a
// short drive, 1 for each within a day's.
func (l *Linker) nearness(r gazetteer.Ref) int {
	n := 0
	for _, q := range l.points {
		if q == r {
			continue
		}
		km, ok := kilometres(r, q)
		switch {
		case !ok:
		case km < 80:
			n += 3
		case km < 250:
			n++
		}
	}
	return n
}
