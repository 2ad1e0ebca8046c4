package salience

// Features is what the model of involvement sees of one country in one article,
// all of it counts and shares. None says which country it is: what is learnt of
// one holds for all. None says how long the article is or how many countries it
// names either, for the texts that the model was learnt from are short.
type Features [FeatureCount]int16

// The features, as the trees of weights.go number them. Shares are in per mille.
const (
	docTitle    = iota // countries in the headline
	docLede            // countries in the first paragraph
	docDateline        // 1 where the dateline names a country
	share              // of the points of all countries
	ratio              // to the points of the first country
	rival              // points, beside those of the best other country
	mentions           // by way: first all of them,
	byName             // then one by one, in the order of the ways
	byPeople
	byAdjective
	byMetonym
	byCapital
	byCity
	byRegion
	byLeader
	byFormer
	byOrgan
	bySeat
	inBody // by place, in the order of the places
	inHeadline
	inStandfirst
	inDateline
	inSide
	inLede       // in the first paragraph
	inSecond     // in the second
	mentionShare // of the mentions of all countries, without the dateline
	leadName     // in headline, standfirst or first paragraph: by name, people or metonym,
	leadAdjective
	leadPlace // by capital, city or region,
	leadOther // and by all else
	leadListed
	outsideListed // mentions that are no item of a list
	locative
	owner
	spread // thirds of the body that it stands in
	order  // of the first mention in headline or text among all countries, from 0
	FeatureCount
)

// Speaks tells what more of feature i can only do: 1 speak for a country, -1
// speak against it, 0 either. The trees are held to that, so that what they
// learn from short texts stays sensible for long ones.
func Speaks(i int) int {
	switch i {
	case order:
		return -1
	case docTitle, docLede, docDateline, byAdjective, byFormer, bySeat, inSide, leadAdjective, leadOther, leadListed, locative:
		return 0
	}
	return 1
}

// Of returns how many mentions point to the country in a way.
func (f *Features) Of(w Way) int { return int(f[mentions+int(w)]) }

// InListsOnly tells whether the country stands in lists of several and nowhere
// else but in the dateline.
func (f *Features) InListsOnly() bool {
	return f[outsideListed] == 0 && f[mentions] > f[inDateline]+f[bySeat]
}

func (f *Features) count(i int) { f[i] = min(f[i]+1, 1000) }
