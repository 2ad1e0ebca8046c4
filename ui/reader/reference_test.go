package reader

import (
	"testing"
	"time"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// TestReferencesAreShown: the noun that means a person is a stop like a
// mention, on its own cells.
func TestReferencesAreShown(t *testing.T) {
	th, _ := theme.New("dark", true)
	a := &model.Article{Title: "News", Doc: document.FromPlain("The Russian president slept.")}
	an := &model.Analysis{
		Countries:  []model.Finding{{Entity: model.Entity{Kind: model.Country, Name: "Russia", Country: "RU"}}},
		People:     []model.Finding{{Entity: model.Entity{Kind: model.Person, Name: "Ann", Leader: true}, First: -1, References: 1}},
		Mentions:   []model.Mention{{Field: model.FieldText, Span: model.Span{Start: 4, End: 11}, Text: "Russian", Kind: model.Country}},
		References: []model.Reference{{Field: model.FieldText, Span: model.Span{Start: 12, End: 21}, Text: "president", Phrase: "The Russian president"}},
	}
	p := Build(model.Loaded{Article: a, Analysis: an}, Options{Width: 60, Theme: &th, Method: screen.GraphemeWidth, Zone: time.UTC})
	if len(p.Order) != 2 || len(p.Cells[1]) != 1 || p.Cells[1][0].Start != 12 || p.Cells[1][0].End != 21 {
		t.Fatalf("order %v, cells %v", p.Order, p.Cells)
	}
	r := New(&th, screen.GraphemeWidth)
	r.SetSize(60, 20)
	r.SetPage(p)
	for _, want := range []int{0, 1, 0} {
		m, ok := r.NextMention(1)
		if !ok || m != want {
			t.Fatalf("stop %d, want %d", m, want)
		}
		r.SetFocus(m)
		if len(r.View()) == 0 {
			t.Fatal("nothing is drawn")
		}
	}
	line := &p.Lines[p.Cells[1][0].Line]
	paint := painter{r: r, kinds: an}
	for i := range line.Segs {
		s := &line.Segs[i]
		if s.Mention == 1 && paint.style(s).Fg != theme.Over(s.Style, th.Entity(model.Person, true)).Fg {
			t.Error("not in the style of a leader")
		}
	}
}
