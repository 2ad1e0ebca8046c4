// Package salience says how much an article is about each thing it names, from
// where and how often it names it.
package salience

// Spot is one mention as salience sees it.
type Spot struct {
	Entity    int // index of the entity, as the caller numbers them
	Place     Place
	Paragraph int // of the body, counted from 0; 0 for the rest
	Share     int // of the mention's worth that goes to the entity, in per cent
}

// Place is where in an article a mention stands.
type Place uint8

// The places.
const (
	Body Place = iota
	Headline
	Standfirst
	Dateline
	Side // captions, credits, headings
)

// Weights of a mention, in points. They were chosen on the development texts
// that model/README.md names.
const (
	inHeadline   = 80
	inStandfirst = 40
	inDateline   = 60
	inLede       = 14
	inSecond     = 12
	inBody       = 11
	inSide       = 5
	firstBonus   = 3 // for the first mention in each of the article's thirds: spread
)

// Points sums up what each of n entities is worth. Integers, so that the order
// of spots makes no difference.
func Points(spots []Spot, n, paragraphs int, dst []int) []int {
	dst = append(dst[:0], make([]int, n)...)
	seen := make([]uint8, n) // bit per third
	for _, s := range spots {
		w := 0
		switch s.Place {
		case Headline:
			w = inHeadline
		case Standfirst:
			w = inStandfirst
		case Dateline:
			w = inDateline
		case Side:
			w = inSide
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
		return inLede
	case 1:
		return inSecond
	}
	return inBody
}

// Score turns points into 0..1, rounded to 4 decimals: the share of all points
// of its kind, so that one is about an article that names nothing else.
func Score(points, total int) float64 {
	if total <= 0 || points <= 0 {
		return 0
	}
	return float64((points*10000+total/2)/total) / 10000
}

// An article is about the countries that have a tenth of the points of all
// countries, and are not dwarfed by the first.
const (
	involvedShare = 10 // per cent of all countries' points
	involvedRatio = 30 // per cent of the first country's points
)

// Involved tells whether an article is about a country with that many points,
// where all countries have total and the first of them most.
func Involved(points, total, most int) bool {
	return points > 0 && points*100 >= involvedShare*total && points*100 >= involvedRatio*most
}
