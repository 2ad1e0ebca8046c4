package link

import (
	"slices"
	"sort"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
)

// alone resolves a phrase without a nation: by the one person in that office
// whom the article has named before, nearest first, else by the one country
// that can be meant.
func (s *seeker) alone(p *post, r *Reference) gazetteer.Ref {
	if p.home != "" {
		home, _ := gazetteer.CountryRef(p.home)
		return s.holder(home, p)
	}
	if s.unclear[p] {
		return 0
	}
	sg := &s.text.Segments[r.Segment]
	from := s.paragraph(r)
	who, n := s.namedSince(p, from, r.From)
	if n == 0 {
		who, n = s.namedBefore(p, r.From)
	}
	if n > 0 || p.bare != needsCountry || sg.Field != model.FieldText {
		if n > 1 {
			return 0
		}
		return who
	}
	return s.byCountry(p, from, r.From)
}

// paragraph returns the token at which the paragraph before that of r begins,
// in the same segment or the one before, but no further back than nearby.
func (s *seeker) paragraph(r *Reference) int {
	const nearby = 300
	from := s.text.Segments[r.Segment].From
	if r.Segment > 0 && s.text.Segments[r.Segment-1].Field == s.text.Segments[r.Segment].Field {
		from = s.text.Segments[r.Segment-1].From
	}
	from = max(from, r.From-nearby)
	for i, seen := r.From, 0; i > from; i-- {
		if s.text.Tokens[i].Has(recognize.HardNewline) {
			if seen++; seen == 2 {
				return i
			}
		}
	}
	return from
}

// lookBack bounds how many names before a phrase are looked at.
const lookBack = 48

// before returns the part of list, which is sorted by token, that lies before
// token to and not before from: the last lookBack of it.
func (s *seeker) before(list []int, from, to int) []int {
	at := func(token int) int {
		return sort.Search(len(list), func(i int) bool { return s.proposals[list[i]].From >= token })
	}
	end := at(to)
	return list[max(at(from), end-lookBack):end]
}

// namedSince returns who of the persons named in tokens from..to holds the
// post, and how many do.
func (s *seeker) namedSince(p *post, from, to int) (who gazetteer.Ref, n int) {
	for _, i := range s.before(s.people, from, to) {
		if r := s.links[i].Ref; r != who && s.inPost(r, p) {
			who, n = r, n+1
		}
	}
	return who, n
}

// naming is who holds a post of those named so far.
type naming struct {
	who  gazetteer.Ref
	n    int
	next int // of seeker.people
}

// namedBefore is namedSince from the beginning of the article. Phrases come in
// the order of the text, so each name is looked at once for a post.
func (s *seeker) namedBefore(p *post, to int) (gazetteer.Ref, int) {
	m := s.named[p]
	if m == nil {
		m = &naming{}
		s.named[p] = m
	}
	for ; m.next < len(s.people) && s.proposals[s.people[m.next]].From < to && m.n < 2; m.next++ {
		if r := s.links[s.people[m.next]].Ref; r != m.who && s.inPost(r, p) {
			m.who, m.n = r, m.n+1
		}
	}
	return m.who, m.n
}

// inPost tells whether a person holds the post anywhere on the date.
func (s *seeker) inPost(r gazetteer.Ref, p *post) bool {
	e := s.Entity(r)
	for i := range e.Offices {
		t := &e.Offices[i]
		if !t.Current || !slices.Contains(p.roles, t.Role) {
			continue
		}
		if body, ok := gazetteer.CountryRef(t.Country); ok && s.holds(r, body, t.Role, p.titles) {
			return true
		}
		if t.Organization != "" && hasTitle(t, p.titles) {
			return true
		}
	}
	return false
}

// byCountry resolves a phrase by the countries that the paragraph has named
// before it, the one that the article is most about and the one where it was
// written: only where just one of them has such an office.
func (s *seeker) byCountry(p *post, from, to int) gazetteer.Ref {
	if s.local > 0 || s.firms && p.words == "president" {
		return 0 // "the president" of the school board
	}
	who := gazetteer.Ref(0)
	add := func(body gazetteer.Ref) bool {
		h := s.holder(body, p)
		if h != 0 && who == 0 {
			who = h
		}
		return h == 0 || h == who
	}
	supported := s.clear
	for _, i := range s.before(s.nations, from, to) {
		if !add(s.links[i].Ref) {
			return 0
		}
		// "the war in Iraq" alone does not tell whose president.
		supported = supported || !s.proposals[i].Locative
	}
	if !supported || s.main != 0 && !add(s.main) || s.dateline != 0 && !add(s.dateline) {
		return 0
	}
	return who
}

// mainCountry finds the country that is named most, whether it stands out
// (named twice at least, and twice as often as the next), and where the article
// was written.
func (s *seeker) mainCountry() {
	var refs []gazetteer.Ref
	var counts []int
	for i := range s.links {
		k, p := &s.links[i], &s.proposals[i]
		if s.dateline == 0 && !k.Drop && k.Kind != model.Person && (p.Dateline || p.Field == model.FieldDateline) {
			s.dateline, _ = gazetteer.CountryRef(k.Country)
		}
		if k.Drop || k.Kind != model.Country || p.Contains {
			continue
		}
		n := slices.Index(refs, k.Ref)
		if n < 0 {
			n = len(refs)
			refs, counts = append(refs, k.Ref), append(counts, 0)
		}
		counts[n]++
	}
	best, second := 0, 0
	for i, c := range counts {
		switch {
		case c > best:
			s.main, best, second = refs[i], c, best
		case c > second:
			second = c
		}
	}
	s.clear = best >= 2 && best >= 2*second
}

// titlesOfUnknown makes the posts unclear that stand before the names of
// persons whom the gazetteer does not know: "company president Joe Bloggs". It
// also notes whether the article names firms.
func (s *seeker) titlesOfUnknown() {
	for i := range s.proposals {
		q, k := &s.proposals[i], &s.links[i]
		if k.Kind == model.Organization && !k.Drop {
			s.firms = s.firms || s.text.Tokens[q.To-1].Is(recognize.OrgSuffix) || gazetteer.OrganizationKind(k.Ref) == "company"
		}
		if k.Kind != model.Person || k.Ref != 0 || k.Drop {
			continue
		}
		sg := &s.text.Segments[q.Segment]
		for t := q.TitleFrom; t < q.TitleTo; t++ {
			p, to := s.postAt(sg, t)
			if p != nil && to <= q.TitleTo {
				s.unclear[p] = true
				t = to - 1
			}
		}
	}
}
