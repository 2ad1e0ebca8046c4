package evaluate

import (
	"slices"
	"testing"

	"dateline/model"
)

func TestLinks(t *testing.T) {
	const text = "Dahl met Lund, Berg, Ek, Ost, Vik, Moe, Rud and Aas."
	docs := read(t, `{"id":"a","text":"`+text+`","mentions":[`+
		`{"start":0,"end":4,"type":"PER","link":"Q1","leader":[["NO","monarch"]],"office_on_date":[["NO","monarch"]]},`+ // right
		`{"start":9,"end":13,"type":"PER","link":"Q2","leader":[["NO","monarch"]],"office_on_date":[["NO","monarch"]]},`+ // somebody else
		`{"start":15,"end":19,"type":"PER","link":"Q3","leader":[["SE","monarch"]],"office_on_date":[]},`+ // not linked
		`{"start":21,"end":23,"type":"PER","link":"Q4","leader":[["SE","monarch"]],"office_on_date":[["SE","monarch"]]},`+ // no number
		`{"start":25,"end":28,"type":"PER"},`+ // nobody known, taken for a leader
		`{"start":30,"end":33,"type":"PER","link":"--NME--"},`+ // nobody known, taken for no leader
		`{"start":35,"end":38,"type":"PER","link":"Q7"},`+ // right, no leader
		`{"start":40,"end":43,"type":"LOC","link":"Q8"},`+ // no person at all
		`{"start":48,"end":51,"type":"PER","nolink":true},{"start":44,"end":51,"type":"PER","link":"Q9","noconll":true}]}`)
	king := func(id string) model.Entity { return model.Entity{ID: id, Name: "King " + id, Leader: true} }
	f := (&found{text: text}).mention(model.Person, "Dahl", king("Q1")).mention(model.Person, "Lund", king("Q20")).mention(model.Person, "Berg", model.Entity{}).
		mention(model.Person, "Ek", king("person:ek")).mention(model.Person, "Ost", king("Q5")).mention(model.Person, "Vik", model.Entity{ID: "Q6"}).
		mention(model.Person, "Moe", model.Entity{ID: "Q7"}).mention(model.Person, "Rud", king("Q88")).mention(model.Person, "Aas", king("Q9"))
	r := scored(t, docs, f)
	for m, want := range map[Metric]Tally{
		Leaders: {Right: 2, Wrong: 3, Missed: 2}, InOffice: {Right: 1, Wrong: 1, Missed: 1}, PersonLinks: {Right: 3, Wrong: 2},
	} {
		if got, ok := r.Of(m); !ok || got != want {
			t.Errorf("%v: %v %v, want %v", m, got, ok, want)
		}
	}
	if r.Unjudged != 1 {
		t.Errorf("%d unjudged", r.Unjudged)
	}
	want := []WrongLink{{1, "a", "Lund", "King Q20", "Q20", "Q2"}, {1, "a", "Ost", "King Q5", "Q5", ""}, {1, "a", "Rud", "King Q88", "Q88", "Q8"}}
	if !slices.Equal(r.WrongLinks, want) {
		t.Errorf("wrong links %+v", r.WrongLinks)
	}
	i := slices.IndexFunc(r.Worst[0].Faults, func(f Fault) bool { return f.Metric == Leaders })
	if got := r.Worst[0].Faults[i]; !slices.Equal(got.Invented, []string{"Lund=King Q20", "Ost=King Q5", "Rud=King Q88"}) || !slices.Equal(got.Missed, []string{"Lund Q2", "Berg Q3"}) {
		t.Errorf("faults %+v", got)
	}
}

// A mention that is not quite the labelled one is judged by it; a leader where
// nobody is labelled is a wrong link; a file whose links are no numbers has no
// links of persons to score.
func TestLinksBeside(t *testing.T) {
	const text = "Haakon Dahl spoke; Ost did not."
	const gold = `{"text":"` + text + `","mentions":[{"start":0,"end":11,"type":"PER","link":"Q1","leader":[["NO","monarch"]]}]}`
	leader := func(id string) model.Entity { return model.Entity{ID: id, Leader: true} }
	f := (&found{text: text}).mention(model.Person, "Dahl", leader("Q1")).mention(model.Person, "Ost", leader("Q5"))
	r := scored(t, read(t, gold), f)
	if got, _ := r.Of(Leaders); got != (Tally{1, 1, 0}) || len(r.WrongLinks) != 1 || r.WrongLinks[0].Text != "Ost" {
		t.Errorf("%v, %+v", got, r.WrongLinks)
	}
	if got, ok := r.Of(InOffice); ok {
		t.Errorf("nobody is labelled as in office, but %v", got)
	}
	r = scored(t, read(t, `{"text":"`+text+`","mentions":[{"start":0,"end":11,"type":"PER","link":"https://example.org/Q1"}]}`), f)
	if _, ok := r.Of(PersonLinks); ok || len(r.WrongLinks) > 0 {
		t.Errorf("links that are no numbers are scored: %+v", r)
	}
}

// Of two labelled mentions the one that shares more of ours judges it.
func TestLinksBetween(t *testing.T) {
	const text = "Ann Dahl Ekelund"
	d := read(t, `{"text":"`+text+`","mentions":[{"start":0,"end":5,"type":"PER","link":"Q1"},{"start":5,"end":16,"type":"PER","link":"Q2"}]}`)
	f := (&found{text: text}).mention(model.Person, " Dahl Ekelund", model.Entity{ID: "Q2"})
	r := scored(t, d, f)
	if got, _ := r.Of(PersonLinks); got != (Tally{1, 0, 0}) {
		t.Errorf("%v", got)
	}
}
