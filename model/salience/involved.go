package salience

// cut is the log-odds, in thousandths, from which an article is about a country:
// a little below even, as the labels that the trees were learnt from leave out
// a country more often than they name one too many.
const cut = -100

// least is what a country needs of the points of the first one, in per mille.
// In a long article twenty others named in passing are not what it is about,
// though a short one with twenty would be about them all.
const least = 150

// Judge tells whether an article is about a country with those log-odds.
func Judge(odds int, f *Features) bool { return odds > cut && f[ratio] >= least }

// Worth weighs the points of a country with the chance that the article is
// about it: a dateline alone is many points, and seldom the story.
func Worth(points, odds int) int { return max(1, points*chance(odds)/100) }

// curve is the logistic function in per mille, at log-odds of -5000, -4500…
var curve = [...]int{7, 11, 18, 29, 47, 76, 119, 182, 269, 378, 500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993}

// chance turns log-odds in thousandths into per mille, without floating point.
func chance(odds int) int {
	const step = 500
	at := odds + len(curve)/2*step
	if at <= 0 {
		return curve[0]
	}
	i, rest := at/step, at%step
	if i+1 >= len(curve) {
		return curve[len(curve)-1]
	}
	return curve[i] + (curve[i+1]-curve[i])*rest/step
}

// judge decides about every country, and puts its worth in the place of its
// points. What the article is not about never comes before what it is about.
func (w *Weigher) judge() {
	lowest := -1
	for _, e := range w.rows {
		t := &w.tallies[e]
		o := odds(&t.Features)
		t.involved = Judge(o, &t.Features)
		w.points[e] = Worth(t.subject, o)
		if t.involved && (lowest < 0 || w.points[e] < lowest) {
			lowest = w.points[e]
		}
	}
	for _, e := range w.rows {
		if t := &w.tallies[e]; !t.involved && lowest >= 0 {
			w.points[e] = min(w.points[e], lowest-1)
		}
	}
}
