package store

import (
	"context"
	"slices"
	"testing"

	"dateline/model"
	"dateline/model/analyze"
)

// TestCodes: they are those of the analysis, in its order.
func TestCodes(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	var in []Incoming
	for i, text := range []string{
		"BERGEN, Norway — Norway and Peru signed a treaty on fishing. Norway pays. Denmark and France watched.",
		"A goose was seen at the pond.",
		"Iran, Iraq and Turkey met in Tehran. Iran and Turkey agreed; Iraq did not. Iran said more.",
		"France, Germany, Italy and Spain played. France won.",
	} {
		e := entry(i+1, text)
		in = append(in, Incoming{Entry: e, Analysis: analyze.Of(e.Article, e.Article.Published)})
	}
	ids := filled(t, l, 3) // not analysed
	for _, i := range ingested(t, l, feed(t, l, "https://example.org/codes"), in).New {
		ids = append(ids, i.ID)
	}
	codes, err := l.Codes(ctx, append(ids, "999999"))
	if err != nil || len(codes) != len(ids)+1 {
		t.Fatal(len(codes), err)
	}
	some := 0
	for _, id := range ids {
		s, err := l.Open(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for i := 0; s.Analysis != nil && i < len(s.Analysis.Countries); i++ {
			if c := &s.Analysis.Countries[i]; c.Involved && c.Entity.Kind == model.Country {
				want = append(want, c.Entity.Country)
			}
		}
		some += len(want)
		if !slices.Equal(codes[id], want) {
			t.Errorf("%s: %v, in the analysis %v", id, codes[id], want)
		}
	}
	if some == 0 {
		t.Error("no article involves a country: nothing is tested")
	}
	if _, err := l.Codes(ctx, []string{"no number"}); err == nil {
		t.Error("an ID that is none has codes")
	}
}
