package analyze

import (
	"strings"

	"dateline/model"
	"dateline/model/document"
	"dateline/model/gazetteer"
	"dateline/model/recognize"
	"dateline/model/salience"
)

// leaf tells where in the article a stretch of the text stands.
type leaf struct {
	start     int
	end       int
	place     salience.Place
	paragraph int
}

// longParagraph is the number of bytes after which a paragraph counts as more
// than one: wire copy comes in one piece.
const longParagraph = 400

// layout notes for every leaf of the document how much its mentions count.
func (b *builder) layout(d *document.Document) {
	b.leaves, b.paras = b.leaves[:0], 0
	if d == nil {
		return
	}
	d.Leaves(func(_ int, l *document.Block) bool {
		f := leaf{start: l.Start, end: l.End, place: salience.Body}
		switch l.Kind {
		case document.Standfirst:
			f.place = salience.Standfirst
		case document.Caption, document.Credit, document.Heading, document.Rule:
			f.place = salience.Side
		default:
			f.paragraph = b.paras
			b.paras += 1 + l.Len()/longParagraph
		}
		b.leaves = append(b.leaves, f)
		return true
	})
}

// spot says where mention m stands.
func (b *builder) spot(m *mention, leafAt *int) salience.Spot {
	switch m.Field {
	case model.FieldTitle:
		return salience.Spot{Place: salience.Headline}
	case model.FieldDateline:
		return salience.Spot{Place: salience.Dateline}
	}
	for *leafAt+1 < len(b.leaves) && m.Start >= b.leaves[*leafAt].end {
		*leafAt++
	}
	if *leafAt >= len(b.leaves) {
		return salience.Spot{}
	}
	f := b.leaves[*leafAt]
	return salience.Spot{Place: f.place, Paragraph: f.paragraph + max(0, m.Start-f.start)/longParagraph}
}

// seat is a mention of an organisation that sits in a country, or bears its
// name, without being an organ of it. Of itself it points to nothing.
type seat struct {
	code string
	spot salience.Spot
}

// pointTo makes mention i of entry n count for its country.
func (b *builder) pointTo(i, n int, spot salience.Spot) {
	m := &b.mentions[i]
	p := &b.found.Proposals[m.proposal]
	k := &b.links[m.proposal]
	if m.Kind == model.Organization && (m.Country == "" || k.Via == "") {
		b.sit(m.Country, n, spot)
		return
	}
	if m.Country == "" {
		return
	}
	via, share := k.Via, 100
	switch m.Kind {
	case model.Person:
		via, share = model.ViaPerson, 50
	case model.Organization:
		share = 50
	}
	if (m.Kind == model.Place || m.Kind == model.Country) && (p.Dateline || m.Field == model.FieldDateline) {
		if m.Kind == model.Place {
			via = model.ViaDateline
		}
		spot.Place = salience.Dateline
		b.entries[n].dated++
	}
	spot.Share, spot.Way = share, b.way(m, n)
	spot.Listed, spot.Locative, spot.Owner = m.listed, p.Locative, b.found.Text.Tokens[p.To-1].Has(recognize.Owner)
	c := n
	if m.Kind == model.Country {
		b.spots[len(b.spots)-1] = spot
		b.entries[n].headed = b.entries[n].headed || m.Field == model.FieldTitle
	} else {
		c = b.country(m.Country)
		if c < 0 {
			return
		}
		spot.Entity = c
		b.spots = append(b.spots, spot)
		if b.entries[n].country == 0 {
			b.entries[n].country = c + 1
		}
		if m.Kind == model.Place {
			f := &b.entries[c].finding
			f.Mentions++
			f.InTitle = f.InTitle || m.Field == model.FieldTitle
			if f.First < 0 {
				f.First = i
			}
		}
	}
	if via != "" {
		b.entries[c].via |= viaBit(via)
	}
}

// way says how mention m of entry n points to its country.
func (b *builder) way(m *mention, n int) salience.Way {
	k := &b.links[m.proposal]
	switch m.Kind {
	case model.Person:
		if b.entries[n].inOffice {
			return salience.Leader
		}
		return salience.Former
	case model.Organization:
		return salience.Organ
	case model.Place:
		switch {
		case gazetteer.IsCapital(k.Ref):
			return salience.Capital
		case k.Ref.Class() == gazetteer.ClassCity:
			return salience.City
		}
		return salience.Region
	}
	switch k.Via {
	case model.ViaDemonym:
		if b.found.Proposals[m.proposal].Adjunct {
			return salience.Adjective
		}
		return salience.People
	case model.ViaMetonym:
		return salience.Metonym
	}
	return salience.Name
}

// sit notes a mention of an organisation, which has entry n, for the country of
// that code or of its seat.
func (b *builder) sit(code string, n int, spot salience.Spot) {
	if ref := b.entries[n].ref; code == "" && ref != 0 && gazetteer.OrganizationKind(ref) != "news_agency" {
		code = gazetteer.SeatOf(ref) // a news agency is where it writes
	}
	if code == "" {
		return
	}
	spot.Way, spot.Share = salience.Seat, 0
	b.sits = append(b.sits, seat{code, spot})
}

// seats makes the seats of organisations count for the countries that the
// article points to in another way.
func (b *builder) seats() {
	for _, s := range b.sits {
		ref, ok := gazetteer.CountryRef(s.code)
		if !ok {
			continue
		}
		if n, ok := b.index[key{kind: model.Country, ref: ref}]; ok {
			s.spot.Entity = n
			b.spots = append(b.spots, s.spot)
		}
	}
	clear(b.sits)
}

// fewest is the number of locations in a row that make a list.
const fewest = 3

// lists marks the countries and places that stand in a list: "Algeria, Bolivia,
// Egypt and Libya". "Paris, Texas" is no list of two.
func (b *builder) lists() {
	for i := 0; i < len(b.mentions); {
		end, items := i+1, 1
		for end < len(b.mentions) && b.rowed(end) {
			if b.mentions[end].Country != b.mentions[end-1].Country {
				items++
			}
			end++
		}
		for j := i; j < end && items >= fewest; j++ {
			b.mentions[j].listed = true
		}
		i = end
	}
}

// rowed tells whether mention i and the one before it are locations with only a
// comma or "and" between them.
func (b *builder) rowed(i int) bool {
	m, before := &b.mentions[i], &b.mentions[i-1]
	if m.Field != before.Field || m.Start-before.End > 12 || !isLocation(m.Kind) || !isLocation(before.Kind) {
		return false
	}
	gap := strings.TrimLeft(b.found.Text.Fields[m.Field][before.End:m.Start], " ,/&\n")
	for _, word := range [...]string{"and", "or", "the"} {
		gap = strings.TrimLeft(strings.TrimPrefix(gap, word), " \n")
	}
	return gap == ""
}

func isLocation(k model.Kind) bool { return k == model.Country || k == model.Place }
