// Package salience says how much an article is about each thing it names, from
// where and how often it names it.
package salience

// Weights of a mention, in points. They were chosen on the development texts
// that model/README.md names.
const (
	forHeadline   = 80
	forStandfirst = 40
	forDateline   = 60
	forLede       = 14
	forSecond     = 12
	forBody       = 11
	forSide       = 5
	// Where a story was written says that a country is involved, but seldom that
	// it comes first: Seoul writes of North Korea.
	datelineInOrder = 15

	firstBonus = 3 // for the first mention in each of the article's thirds: spread
)

// points sums up what each of n entities is worth. Integers, so that the order
// of spots makes no difference.
func points(spots []Spot, n, paragraphs int, dst []int) []int {
	dst = append(dst[:0], make([]int, n)...)
	const dated = 1 << 7
	seen := make([]uint8, n) // a bit per third, and one for the dateline
	for _, s := range spots {
		w := 0
		switch s.Place {
		case Headline:
			w = forHeadline
		case Standfirst:
			w = forStandfirst
		case Dateline:
			if seen[s.Entity]&dated == 0 {
				seen[s.Entity] |= dated
				w = forDateline // "SEOUL, South Korea" is one dateline
			}
		case Side:
			w = forSide
		default:
			w = body(s.Paragraph)
			third := uint8(1) << min(2, s.Paragraph*3/max(paragraphs, 1))
			if seen[s.Entity]&third == 0 {
				seen[s.Entity] |= third
				w += firstBonus
			}
		}
		dst[s.Entity] += w * s.Share / 100
	}
	return dst
}

func body(paragraph int) int {
	switch paragraph {
	case 0:
		return forLede
	case 1:
		return forSecond
	}
	return forBody
}

// Score turns points into 0..1, rounded to 4 decimals: the share of all points
// of its kind, so that one is about an article that names nothing else.
func Score(points, total int) float64 {
	if total <= 0 || points <= 0 {
		return 0
	}
	return float64((points*10000+total/2)/total) / 10000
}
