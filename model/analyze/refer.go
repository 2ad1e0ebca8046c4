package analyze

import (
	"strings"

	"dateline/model"
	"dateline/model/document"
	"dateline/model/link"
	"dateline/model/salience"
)

// A phrase that means a person counts half a mention, and half of what a
// mention of a leader counts for the country.
const (
	referenceShare        = 50
	referenceCountryShare = 25
)

// refer adds the phrases that mean a person by the office.
func (b *builder) refer() {
	text := b.found.Text
	for i := range b.references {
		r := &b.references[i]
		field := text.Segments[r.Segment].Field
		from, to := &text.Tokens[r.From], &text.Tokens[r.To-1]
		out := model.Reference{
			Field: field, Span: document.Span{Start: int(from.Start), End: int(to.End)}, Text: text.Slice(r.Segment, r.From, r.To),
			Phrase: strings.Join(strings.Fields(text.Slice(r.Segment, r.PhraseFrom, r.PhraseTo)), " "),
		}
		n := b.entity(model.Person, &link.Link{Ref: r.Ref})
		e := &b.entries[n]
		e.finding.References++
		e.finding.InTitle = e.finding.InTitle || field == model.FieldTitle
		if e.phrase == "" {
			e.phrase = out.Phrase
		}
		b.out.References = append(b.out.References, out)
		b.refEntries = append(b.refEntries, n)
		spot := b.spot(field, out.Start, &b.refLeafAt)
		spot.Entity, spot.Share = n, referenceShare
		b.spots = append(b.spots, spot)
		if c := b.country(r.Country); c >= 0 {
			spot.Entity, spot.Share, spot.Way = c, referenceCountryShare, salience.Leader
			b.spots = append(b.spots, spot)
			b.entries[c].via |= viaBit(model.ViaPerson)
		}
	}
}
