package analyze

import (
	"slices"

	"dateline/model"
	"dateline/model/salience"
)

// score gives every entity its salience, and tells which countries the article
// is about.
func (b *builder) score() {
	b.weigher.Weigh(b.spots, len(b.entries), b.paras)
	var total [model.Place + 1]int
	for i := range b.entries {
		b.entries[i].points = b.weigher.Points(i)
		total[b.entries[i].kind] += b.weigher.Points(i)
	}
	b.pick()
	for i := range b.entries {
		e := &b.entries[i]
		e.finding.Salience = salience.Score(e.points, total[e.kind])
		if e.kind == model.Country {
			if b.watch != nil {
				b.watch(e.finding.Entity.Country, b.weigher.Features(i), b.weigher.Raw(i))
			}
			e.finding.Mentioned = e.via&mentionedBits != 0
			e.finding.Involved = b.weigher.Involved(i)
			for n, v := range viaOrder {
				if e.via&(1<<n) != 0 {
					e.finding.Via = append(e.finding.Via, v)
				}
			}
		}
		e.finding.Why = b.why(i)
	}
}

// finish sorts the lists, and points the mentions to their places in them.
func (b *builder) finish() {
	order := make([]int, len(b.entries))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		d, e := &b.entries[x], &b.entries[y]
		if d.kind != e.kind {
			return int(d.kind) - int(e.kind)
		}
		if d.points != e.points {
			return e.points - d.points
		}
		if d.finding.First != e.finding.First {
			// What has no mention of its own comes last.
			if d.finding.First < 0 || e.finding.First < 0 {
				return e.finding.First - d.finding.First
			}
			return d.finding.First - e.finding.First
		}
		return x - y
	})
	at := make([]int, len(b.entries))
	for _, n := range order {
		e := &b.entries[n]
		list := b.list(e.kind)
		at[n] = len(*list)
		*list = append(*list, e.finding)
	}
	b.out.Mentions = make([]model.Mention, len(b.mentions))
	for i := range b.mentions {
		b.out.Mentions[i] = b.mentions[i].Mention
		b.out.Mentions[i].Finding = at[b.mentions[i].entry]
	}
}

func (b *builder) list(k model.Kind) *[]model.Finding {
	switch k {
	case model.Country:
		return &b.out.Countries
	case model.Person:
		return &b.out.People
	case model.Organization:
		return &b.out.Organizations
	}
	return &b.out.Places
}
