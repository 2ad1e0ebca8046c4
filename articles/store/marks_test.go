package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"dateline/model"
)

func sortTitles(list []string, less func(a, b string) bool) {
	slices.SortFunc(list, func(a, b string) int {
		if less(a, b) {
			return -1
		}
		return 1
	})
}

func filled(t testing.TB, l *Library, n int) (ids []string) {
	t.Helper()
	var in []Incoming
	for i := n; i > 0; i-- {
		in = append(in, Incoming{Entry: entry(i, "text")})
	}
	for _, i := range ingested(t, l, feed(t, l, "https://example.org/filled"), in).New {
		ids = append(ids, i.ID)
	}
	return ids
}

// Undo restores the rows that its step changed, across a restart, and no others.
func TestUndo(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), LibraryName)
	l := opened(t, path)
	ids := filled(t, l, 4)
	yes, no := true, false
	must(l.Mark(ctx, model.Mark{IDs: ids[:1], Read: &yes}))(t)
	step := must(l.Mark(ctx, model.Mark{IDs: append(ids[:3:3], "999", "x"), Read: &yes}))(t)
	equal(t, "changed", step.Items, []model.MarkState{{ID: ids[1], Read: true}, {ID: ids[2], Read: true}})
	equal(t, "nothing", len(must(l.Mark(ctx, model.Mark{IDs: ids[:3], Read: &yes}))(t).Items), 0)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = opened(t, path)
	other := opened(t, path)
	// Another window's change, behind the history's back.
	if err := other.write(ctx, true, func(t *txn) error { return t.run("UPDATE articles SET read = 0, star = 1 WHERE id = ?", ids[1]) }); err != nil {
		t.Fatal(err)
	}
	step = must(l.Undo(ctx))(t)
	equal(t, "undone", step.Items, []model.MarkState{{ID: ids[2]}, {ID: ids[1], Star: true}}) // by id
	equal(t, "what", *step.Read, true)
	equal(t, "unread", list(t, l, Filter{Unread: true}), []string{"Headline 3", "Headline 2", "Headline 1"})
	step = must(other.Redo(ctx))(t)
	equal(t, "redone", step.Items, []model.MarkState{{ID: ids[2], Read: true}, {ID: ids[1], Read: true, Star: true}})
	equal(t, "nothing to redo", must(l.Redo(ctx))(t).Nothing, true)
	must(l.Undo(ctx))(t)
	must(l.Mark(ctx, model.Mark{IDs: ids[3:], Star: &yes, Read: &no}))(t) // drops the redo
	equal(t, "nothing to redo", must(l.Redo(ctx))(t).Nothing, true)
	must(l.Undo(ctx))(t)
	must(l.Undo(ctx))(t)
	equal(t, "nothing to undo", must(l.Undo(ctx))(t).Nothing, true)
	equal(t, "unread", len(list(t, l, Filter{Unread: true})), 4)
	equal(t, "starred", list(t, l, Filter{Starred: true}), []string{"Headline 3"})
	sound(t, l)
}

// The last 200 steps can be undone, corrections in their turn.
func TestHistory(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	ids := filled(t, l, 1)
	for i := range 250 {
		star := i%2 == 0
		must(l.Mark(ctx, model.Mark{IDs: ids, Star: &star}))(t)
	}
	c := sample("Somebody")
	c.ID = "abc"
	if err := l.Corrected(ctx, c); err != nil {
		t.Fatal(err)
	}
	step := must(l.Undo(ctx))(t)
	equal(t, "correction", *step.Correction, c)
	equal(t, "redone", *must(l.Redo(ctx))(t).Correction, c)
	n := 0
	for ; !must(l.Undo(ctx))(t).Nothing; n++ {
	}
	equal(t, "steps", n, 200)
	equal(t, "starred", len(list(t, l, Filter{Starred: true})), 1) // as after the 51st
}

// A whole list is marked at once, and undone at once.
func TestMarkAll(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	ids := filled(t, l, 1200)
	yes := true
	must(l.Mark(ctx, model.Mark{IDs: ids[:10], Star: &yes}))(t)
	step := must(l.MarkAll(ctx, Filter{Starred: true}, &yes, nil))(t)
	equal(t, "changed", len(step.Items), 10)
	step = must(l.MarkAll(ctx, Filter{Unread: true}, &yes, nil))(t)
	equal(t, "changed", len(step.Items), 1190)
	equal(t, "unread", must(l.Feeds(ctx))(t)[0].Unread, 0)
	must(l.Undo(ctx))(t)
	equal(t, "unread", must(l.Feeds(ctx))(t)[0].Unread, 1190)
	sound(t, l)
}

// Another window hears of changes, of which sort they are.
func TestChanges(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), LibraryName)
	l, other := opened(t, path), opened(t, path)
	v := must(l.Changes(ctx))(t)
	equal(t, "still", must(l.Changes(ctx))(t), v)
	ids := filled(t, other, 2)
	w := must(l.Changes(ctx))(t)
	equal(t, "articles", fmt.Sprint(w.Articles > v.Articles, w.Feeds > v.Feeds, w.Marks > v.Marks), "true true false")
	yes := true
	must(other.Mark(ctx, model.Mark{IDs: ids, Read: &yes}))(t)
	x := must(l.Changes(ctx))(t)
	equal(t, "marks", x, Version{w.Articles, w.Feeds, w.Marks + 1, w.Desks})
	equal(t, "seen", len(list(t, l, Filter{Unread: true})), 0)
}
