package export

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/model"
	"dateline/model/document"
)

// TestReferences: phrases that mean a person stand with the person, not among
// the mentions, and the list is never null.
func TestReferences(t *testing.T) {
	a := &model.Article{Title: "The king slept", Doc: document.FromPlain("")}
	an := &model.Analysis{
		People: []model.Finding{
			{Entity: model.Entity{Kind: model.Person, Name: "Ann"}, First: -1, References: 1},
			{Entity: model.Entity{Kind: model.Person, Name: "Ben"}, First: -1},
		},
		References: []model.Reference{{Field: model.FieldTitle, Span: model.Span{Start: 4, End: 8}, Text: "king", Phrase: "The king"}},
	}
	b, err := json.Marshal(NewObject(a, an, "2015", false))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"references":[{"field":"title","start":4,"end":8,"text":"king"}]`, `"references":[]`, `"mentions":[]`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s\n is not in %s", want, b)
		}
	}
}
