package analyze

import (
	"fmt"
	"slices"

	"dateline/model"
	"dateline/model/link"
	"dateline/model/salience"
)

// score gives every entity its salience, and tells which countries the article
// is about.
func (b *builder) score() {
	b.points = salience.Points(b.spots, len(b.entries), b.paras, b.points)
	var total [model.Place + 1]int
	most := 0
	for i := range b.entries {
		b.entries[i].points = b.points[i]
		total[b.entries[i].kind] += b.points[i]
		if b.entries[i].kind == model.Country {
			most = max(most, b.points[i])
		}
	}
	for i := range b.entries {
		e := &b.entries[i]
		e.finding.Salience = salience.Score(e.points, total[e.kind])
		if e.kind == model.Country {
			e.finding.Mentioned = e.via&mentionedBits != 0
			e.finding.Involved = salience.Involved(e.points, total[e.kind], most)
			for n, v := range viaOrder {
				if e.via&(1<<n) != 0 {
					e.finding.Via = append(e.finding.Via, v)
				}
			}
		}
		e.finding.Why = b.why(e)
	}
}

// why says in words what an entity rests on.
func (b *builder) why(e *entry) []string {
	var why []string
	if e.byHand {
		why = append(why, "corrected by you")
	}
	if e.finding.InTitle {
		why = append(why, "in the headline")
	}
	if e.cues&link.FullName != 0 {
		why = append(why, "full name")
	}
	if e.title != "" {
		why = append(why, fmt.Sprintf("title %q", e.title))
	}
	if e.cues&link.OfNation != 0 {
		why = append(why, "country beside the name")
	}
	if e.kind == model.Person && e.cues&link.InOffice != 0 {
		why = append(why, "in office that day")
	}
	if e.cues&link.Contained != 0 {
		why = append(why, "region named behind it")
	}
	if e.kind == model.Place && e.cues&link.Nearby != 0 && e.cues&link.Contained == 0 {
		why = append(why, "its country is in the article")
	}
	if e.finding.Mentions > 1 {
		why = append(why, fmt.Sprintf("named %d times", e.finding.Mentions))
	}
	if len(why) == 0 && e.finding.Mentions > 0 {
		why = append(why, "named once")
	}
	return why
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
