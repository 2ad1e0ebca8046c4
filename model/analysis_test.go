package model

import (
	"strings"
	"testing"
)

// TestMarks: what is highlighted stands in the order of the fields and their
// bytes, whichever of the two lists it comes from.
func TestMarks(t *testing.T) {
	at := func(f Field, start int, text string) Mention {
		return Mention{Field: f, Span: Span{Start: start, End: start + len(text)}, Text: text, Kind: Country}
	}
	a := &Analysis{People: []Finding{{Entity: Entity{Kind: Person, Name: "Ann", Country: "RU"}}}, Countries: []Finding{{}}}
	a.Mentions = []Mention{at(FieldTitle, 4, "Iran"), at(FieldText, 0, "Russian"), at(FieldText, 30, "Iran")}
	if got := a.Marks(); len(got) != 3 {
		t.Errorf("%d marks without references", len(got))
	}
	a.References = []Reference{{Field: FieldTitle, Span: Span{Start: 0, End: 3}, Text: "king"}, {Field: FieldText, Span: Span{Start: 8, End: 17}, Text: "president"},
		{Field: FieldText, Span: Span{Start: 50, End: 54}, Text: "king"}}
	var order []string
	for _, m := range a.Marks() {
		order = append(order, m.Text)
		if (m.Text == "king" || m.Text == "president") && (m.Kind != Person || a.Of(m).Entity.Name != "Ann" || m.Country != "RU") {
			t.Errorf("%+v", m)
		}
	}
	if got := strings.Join(order, " "); got != "king Iran Russian president Iran king" {
		t.Errorf("order %q", got)
	}
}
