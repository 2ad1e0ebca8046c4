package salience

// tally is what is counted of one country before it is compared with others.
type tally struct {
	Features
	seen     bool
	points   int
	subject  int // points with a dateline worth less, for the order
	first    int // spot of the first mention outside the dateline
	thirds   uint8
	involved bool
}

// Weigher sums up the spots of an article. Its memory is reused from article
// to article; it is for one goroutine at a time.
type Weigher struct {
	points  []int
	tallies []tally // by entity; of countries only
	rows    []int   // the entities that are countries
	doc     Features
}

// Weigh reads the spots of n entities in an article of so many paragraphs.
func (w *Weigher) Weigh(spots []Spot, n, paragraphs int) {
	w.points = points(spots, n, paragraphs, w.points)
	w.tallies = append(w.tallies[:0], make([]tally, n)...)
	w.rows, w.doc = w.rows[:0], Features{}
	for i := range spots {
		s := &spots[i]
		if s.Way == NoWay {
			continue
		}
		t := &w.tallies[s.Entity]
		if !t.seen {
			*t = tally{seen: true, points: w.points[s.Entity], first: len(spots)}
			w.rows = append(w.rows, s.Entity)
		}
		t.add(s, i, paragraphs)
	}
	for _, e := range w.rows {
		t := &w.tallies[e]
		t.subject = t.points
		if t.Features[inDateline] > 0 {
			t.subject -= forDateline - datelineInOrder
		}
	}
	w.compare()
	w.judge()
}

// Points is what entity i is worth, among those of its kind.
func (w *Weigher) Points(i int) int { return w.points[i] }

// Involved tells whether the article is about country i.
func (w *Weigher) Involved(i int) bool { return w.tallies[i].involved }

// Raw is what country i is worth by its mentions alone, where countries are put
// in order.
func (w *Weigher) Raw(i int) int { return w.tallies[i].subject }

// Features is what the model of involvement sees of country i.
func (w *Weigher) Features(i int) *Features { return &w.tallies[i].Features }

// add counts spot number i.
func (t *tally) add(s *Spot, i, paragraphs int) {
	f := &t.Features
	f.count(mentions)
	f.count(mentions + int(s.Way))
	f.count(inBody + int(s.Place))
	if s.Place != Dateline {
		t.first = min(t.first, i)
		if !s.Listed {
			f.count(outsideListed)
		}
	}
	if s.Locative {
		f.count(locative)
	}
	if s.Owner {
		f.count(owner)
	}
	lead := s.Place == Headline || s.Place == Standfirst
	if s.Place == Body {
		switch s.Paragraph {
		case 0:
			f.count(inLede)
			lead = true
		case 1:
			f.count(inSecond)
		}
		if third := uint8(1) << min(2, s.Paragraph*3/max(paragraphs, 1)); t.thirds&third == 0 {
			t.thirds |= third
			f[spread]++
		}
	}
	if lead {
		t.lead(s)
	}
}

// lead counts a mention in the part of an article that says what it is about.
func (t *tally) lead(s *Spot) {
	switch s.Way {
	case Name, People, Metonym:
		t.count(leadName)
	case Adjective:
		t.count(leadAdjective)
	case Capital, City, Region:
		t.count(leadPlace)
	default:
		t.count(leadOther)
	}
	if s.Listed {
		t.count(leadListed)
	}
}

// compare fills in what only all countries together tell.
func (w *Weigher) compare() {
	total, all, best, second := 0, 0, 0, 0
	for _, e := range w.rows {
		t := &w.tallies[e]
		total += t.points
		all += t.named()
		if t.points > best {
			best, second = t.points, best
		} else {
			second = max(second, t.points)
		}
		w.doc[docTitle] += min(1, t.Features[inHeadline])
		w.doc[docLede] += min(1, t.Features[inLede])
		w.doc[docDateline] = max(w.doc[docDateline], min(1, t.Features[inDateline]))
	}
	for _, e := range w.rows {
		t := &w.tallies[e]
		f := &t.Features
		copy(f[:share], w.doc[:share])
		other := best
		if t.points == best {
			other = second
		}
		f[share] = perMille(t.points, total)
		f[ratio] = perMille(t.points, best)
		f[rival] = perMille(t.points, t.points+other)
		f[mentionShare] = perMille(t.named(), all)
		for _, d := range w.rows {
			if w.tallies[d].first < t.first {
				f[order]++
			}
		}
	}
}

// named is the number of mentions outside of the dateline.
func (t *tally) named() int {
	return max(0, int(t.Features[mentions]-t.Features[inDateline]-t.Features[bySeat]))
}

func perMille(n, of int) int16 {
	if of <= 0 {
		return 0
	}
	return int16(n * 1000 / of)
}
