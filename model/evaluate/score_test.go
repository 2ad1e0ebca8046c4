package evaluate

import (
	"slices"
	"strings"
	"testing"

	"dateline/model"
)

// read reads labelled lines that must be good.
func read(t *testing.T, lines ...string) []*Doc {
	t.Helper()
	r, err := NewReader(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	docs := make([]*Doc, len(lines))
	for i := range docs {
		if docs[i], _, err = r.Next(); err != nil {
			t.Fatal(err)
		}
	}
	return docs
}

// found makes an Analysis of what is said to be found in a text.
type found struct {
	text string
	a    model.Analysis
}

// country adds a country; how holds m where it is mentioned, i where the story
// is about it.
func (f *found) country(code, how string) *found {
	f.a.Countries = append(f.a.Countries, model.Finding{Entity: model.Entity{Kind: model.Country, Country: code, Name: code},
		Mentioned: strings.Contains(how, "m"), Involved: strings.Contains(how, "i")})
	return f
}

// mention adds the first mention of surface behind the last one.
func (f *found) mention(kind model.Kind, surface string, e model.Entity) *found {
	from := 0
	if n := len(f.a.Mentions); n > 0 {
		from = f.a.Mentions[n-1].End
	}
	start := from + strings.Index(f.text[from:], surface)
	if start < from {
		panic(surface)
	}
	list := &f.a.People
	switch kind {
	case model.Organization:
		list = &f.a.Organizations
	case model.Place:
		list = &f.a.Places
	}
	e.Kind = kind
	*list = append(*list, model.Finding{Entity: e})
	f.a.Mentions = append(f.a.Mentions, model.Mention{Field: model.FieldText, Span: model.Span{Start: start, End: start + len(surface)},
		Text: surface, Kind: kind, Finding: len(*list) - 1, Country: e.Country})
	return f
}

// scored adds documents with what was found in them.
func scored(t *testing.T, docs []*Doc, analyses ...*found) Report {
	t.Helper()
	s := NewScorer("US", true)
	for i, d := range docs {
		s.Add(d, i+1, &analyses[i].a)
	}
	return s.Report(10)
}

// want compares all rows of a report.
func want(t *testing.T, r Report, rows ...Row) {
	t.Helper()
	if !slices.Equal(r.Rows, rows) {
		t.Errorf("got  %v\nwant %v", r.Rows, rows)
	}
}

func TestTally(t *testing.T) {
	c := Tally{Right: 6, Wrong: 2, Missed: 4}
	if c.Precision() != 0.75 || c.Recall() != 0.6 || c.F1() != 12.0/18 {
		t.Errorf("%v: %v %v %v", c, c.Precision(), c.Recall(), c.F1())
	}
	if none := (Tally{}); none.Precision() != 0 || none.Recall() != 0 || none.F1() != 0 {
		t.Error("of nothing")
	}
	c.Add(Tally{1, 2, 3})
	if c != (Tally{7, 4, 7}) {
		t.Errorf("added: %v", c)
	}
}

func TestMentioned(t *testing.T) {
	const text = "A ferry from Split reached Ancona; Swiss and American tourists left for Baku, the Baku of oil."
	docs := read(t, `{"id":"a","text":"`+text+`","countries":["HR","IT","US","YU","SU"],"countries_optional":["CH"],`+
		`"mentions":[{"start":13,"end":18,"type":"LOC","country":"HR"},{"start":27,"end":33,"type":"LOC","country":"IT"}]}`,
		`{"id":"b","text":"Nothing.","countries":[],"mentions":[]}`, `{"id":"c","text":"Rain.","mentions":[]}`)
	f := (&found{text: text}).country("IT", "mi").country("US", "m").country("RU", "m").country("CH", "m").country("AZ", "m").country("FR", "i").country("CS", "m").
		mention(model.Place, "Baku", model.Entity{Name: "Baku", Country: "AZ"}).mention(model.Place, "Baku", model.Entity{Name: "Baku", Country: "AZ"})
	other := (&found{}).country("US", "m")
	r := scored(t, docs, f, other, (&found{}).country("NO", "m"))
	// Right IT US RU, wrong AZ and the second US, missed HR; CH, YU and CS do not count.
	want(t, r, Row{Mentioned, Tally{3, 2, 1}}, Row{MentionedRest, Tally{2, 1, 1}})
	if r.Documents != 3 || r.Bytes != int64(len(text)+len("Nothing.")+len("Rain.")) {
		t.Errorf("%d documents, %d bytes", r.Documents, r.Bytes)
	}
	if len(r.Worst) != 2 || r.Worst[0].ID != "a" || r.Worst[0].Line != 1 || r.Worst[0].Count != 2 || r.Worst[1].Line != 2 {
		t.Fatalf("worst: %+v", r.Worst)
	}
	if got := r.Worst[0].Faults[0]; got.Metric != Mentioned || !slices.Equal(got.Invented, []string{"AZ (Baku)"}) || !slices.Equal(got.Missed, []string{"HR (Split)"}) {
		t.Errorf("faults: %+v", got)
	}
}

func TestInvolved(t *testing.T) {
	docs := read(t, `{"title":"Wheat","text":"Wheat was sold.","countries":["US","DD","NZ"]}`)
	r := scored(t, docs, (&found{}).country("DE", "mi").country("US", "i").country("NZ", "m").country("BR", "i"))
	want(t, r, Row{Involved, Tally{2, 1, 1}}, Row{InvolvedRest, Tally{1, 1, 1}})
	if r.Bytes != int64(len("WheatWheat was sold.")) {
		t.Errorf("%d bytes: the title is analysed, too", r.Bytes)
	}
}

// Countries that come from links are no labels.
func TestCountriesFromLinks(t *testing.T) {
	docs := read(t, `{"text":"Oslo","countries_from_links":["NO"],"mentions":[{"start":0,"end":4,"type":"LOC","country":"NO"}]}`)
	want(t, scored(t, docs, (&found{}).country("SE", "mi")))
}

func TestFocus(t *testing.T) {
	line := `{"text":"x","focus":"ZR"}`
	docs := read(t, line, line, line, `{"text":"x","focus":"YU"}`, `{"text":"x"}`, line)
	r := scored(t, docs, (&found{}).country("CD", "m"), (&found{}).country("RW", "mi").country("CD", "mi"), &found{}, (&found{}).country("RS", "mi"), &found{},
		(&found{}).country("YU", "m").country("CD", "m"))
	want(t, r, Row{Focus, Tally{2, 1, 2}})
}

func TestSpans(t *testing.T) {
	const text = "Ms Ana Lund of Lund Shipping met Bo Ek and Li, Mr Tor Dahl said. Nordic Bank fell."
	docs := read(t, `{"text":"`+text+`","mentions":[`+
		`{"start":0,"end":11,"type":"PER","core_start":3,"core_end":11,"text":"Ms Ana Lund"},`+
		`{"start":15,"end":28,"type":"ORG"},{"start":33,"end":38,"type":"PER"},{"start":43,"end":45,"type":"PER"},`+
		`{"start":47,"end":49,"type":"PER","title_only":true},{"start":50,"end":58,"type":"PER"},{"start":65,"end":71,"type":"ORG"},{"start":72,"end":76,"type":"ORG"}]}`)
	f := (&found{text: text}).mention(model.Person, "Ana Lund", model.Entity{}).mention(model.Organization, "Lund", model.Entity{}).
		mention(model.Organization, "Shipping", model.Entity{}).mention(model.Person, "Bo", model.Entity{}).mention(model.Person, "Mr", model.Entity{}).
		mention(model.Person, "said", model.Entity{}).mention(model.Organization, "Nordic Bank", model.Entity{})
	r := scored(t, docs, f)
	// "Mr" lies on a title that is no name: neither right nor wrong. Of "Lund"
	// and "Shipping" one is right by overlapping, of "Nordic" and "Bank" one is found.
	want(t, r, Row{Persons, Tally{1, 2, 3}}, Row{PersonsOverlap, Tally{2, 1, 2}},
		Row{Organizations, Tally{0, 3, 3}}, Row{OrganizationsOverlap, Tally{2, 1, 1}})
	if got := r.Worst[0].Faults[0]; !slices.Equal(got.Invented, []string{"Bo", "said"}) || !slices.Equal(got.Missed, []string{"Bo Ek", "Li", "Tor Dahl"}) {
		t.Errorf("faults: %+v", got)
	}
}

// A file of places says nothing about persons, even if some place is one.
func TestSpansOfAFileOfPlaces(t *testing.T) {
	const place = `{"start":0,"end":4,"type":"LOC","country":"NO"}`
	person := `,{"start":5,"end":9,"type":"PER"}`
	text := `{"text":"Oslo Dahl","mentions":[`
	f := func() *found {
		return (&found{text: "Oslo Dahl"}).mention(model.Person, "Dahl", model.Entity{})
	}
	want(t, scored(t, read(t, text+place+person+`]}`), f()))
	want(t, scored(t, read(t, text+person[1:]+`]}`), f()), Row{Persons, Tally{1, 0, 0}}, Row{PersonsOverlap, Tally{1, 0, 0}})
	r := scored(t, read(t, text+place+person+`,{"start":0,"end":4,"type":"ORG"}]}`), f())
	if _, ok := r.Of(Persons); !ok {
		t.Error("a file with persons, organisations and places has no score of persons")
	}
}

// However spans nest, as many pairs are made as there can be.
func TestMatch(t *testing.T) {
	span := func(s, e int) model.Span { return model.Span{Start: s, End: e} }
	gold := []model.Span{span(2, 4), span(0, 10), span(12, 14), span(11, 30)} // by end
	wrong, missed := match(gold, []model.Span{span(0, 1), span(3, 4), span(13, 14), span(20, 21), span(40, 41)}, model.Span.Overlaps)
	if !slices.Equal(wrong, []model.Span{span(40, 41)}) || missed != nil {
		t.Errorf("wrong %v, missed %v", wrong, missed)
	}
}

func TestWithoutSport(t *testing.T) {
	const org = `"mentions":[{"start":0,"end":4,"type":"ORG"}]}`
	docs := read(t, `{"title":"TENNIS - Rain in Oslo","text":"Acme",`+org, `{"text":"Acme lost.",`+org)
	f := func() *found { return (&found{text: "Acme"}).mention(model.Organization, "Acme", model.Entity{}) }
	one, two := Row{Organizations, Tally{2, 0, 0}}, Row{OrganizationsOverlap, Tally{2, 0, 0}}
	r := scored(t, docs, f(), f())
	want(t, r, one, two, Row{OrganizationsNoSport, Tally{1, 0, 0}}, Row{OrganizationsNoSportOverlap, Tally{1, 0, 0}})
	plain := scored(t, docs[1:], f())
	want(t, plain, Row{Organizations, Tally{1, 0, 0}}, Row{OrganizationsOverlap, Tally{1, 0, 0}})
	// A file without sport counts in full in the sum.
	sum := Sum([]Report{r, plain})
	want(t, sum, Row{Organizations, Tally{3, 0, 0}}, Row{OrganizationsOverlap, Tally{3, 0, 0}},
		Row{OrganizationsNoSport, Tally{2, 0, 0}}, Row{OrganizationsNoSportOverlap, Tally{2, 0, 0}})
	if sum.Documents != 3 || sum.Bytes != r.Bytes+plain.Bytes {
		t.Errorf("sum: %+v", sum)
	}
}

func TestSport(t *testing.T) {
	for _, c := range []struct {
		title, text string
		want        bool
	}{
		{"CRICKET - RAIN STOPS PLAY", "x", true}, {"", "Motor Racing-Berg wins\nHe won.", true}, {"NHL ice hockey - results", "x", true},
		{"Football boss buys bank", "x", false}, {"The politics of football tables - a view", "x", false}, {"", "Ice-cold beer", false},
		{"", "Lund beat Berg 6-4 6-3 7-6 in an hour.", true}, {"", "Lund 2-1 Berg 0-0", false},
		{"", "The bill passed 51-49, 10-2 and 8-1, " + strings.Repeat("with words and words ", 20), false},
		{"", "Prices of 150-155, 160-170 and 1996-97 were paid.", false},
	} {
		if got := sport(&Doc{Title: c.title, Text: c.text}); got != c.want {
			t.Errorf("%q %q: %v", c.title, c.text, got)
		}
	}
}
