package library

import (
	"context"
	"testing"

	"dateline/model"
	"dateline/model/query"
)

func TestFindInEdition(t *testing.T) {
	ctx := context.Background()
	l := Open(Options{})
	all, err := l.Load(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	find := func(text string) []string {
		t.Helper()
		n, err := query.Parse(text, query.Options{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := l.Find(ctx, query.Ask{Node: n}, 0)
		if err != nil || !b.Done {
			t.Fatal(err, b.Done)
		}
		if n, err := l.Count(ctx, query.Ask{Node: n}, 3); err != nil || n != min(len(b.Items), 4) {
			t.Errorf("%s: counted %d of %d, %v", text, n, len(b.Items), err)
		}
		var ids []string
		for _, it := range b.Items {
			ids = append(ids, it.ID)
		}
		return ids
	}
	if n := len(find("")); n != len(all.Items) {
		t.Errorf("everything: %d of %d", n, len(all.Items))
	}
	iran := find("country:iran")
	if len(iran) == 0 || len(iran) == len(all.Items) {
		t.Errorf("country:iran: %d", len(iran))
	}
	if n := len(find("-country:iran")); n+len(iran) != len(all.Items) {
		t.Errorf("-country:iran: %d, country:iran: %d", n, len(iran))
	}
	yes := true
	step, err := l.Mark(ctx, model.Mark{IDs: []string{iran[0]}, Star: &yes})
	if err != nil || len(step.Items) != 1 {
		t.Fatal(step, err)
	}
	if got := find("is:starred"); len(got) != 1 || got[0] != iran[0] {
		t.Errorf("is:starred: %v", got)
	}
	// A correction changes what is found.
	before := len(find("leader:putin"))
	c := model.Correction{Story: iran[0], Surface: "Vladimir Putin", Kind: model.Person, From: "Q7747", FromName: "Vladimir Putin", ToKind: model.NoKind}
	if _, err := l.Correct(ctx, c); err != nil {
		t.Fatal(err)
	}
	if after := len(find("leader:putin")); before == 0 || after >= before {
		t.Errorf("leader:putin: %d, and %d after Putin was said to be no name", before, after)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := l.Find(stopped, query.Ask{}, 0); err == nil {
		t.Error("a query that is given up is answered")
	}
}
