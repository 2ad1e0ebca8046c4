package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"dateline/model"
	"dateline/model/query"
)

// Tags, desks and mutes are steps as marks are, over restarts.
func TestSteps(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), LibraryName)
	l := opened(t, path)
	ids := filled(t, l, 3)
	step := must(l.Tag(ctx, append(ids[:2:2], "999", "x"), []string{"Énergie"}, nil))(t)
	equal(t, "tagged", step, model.Step{What: model.StepTags, Name: "Énergie", Count: 2, Back: true})
	equal(t, "again", must(l.Tag(ctx, ids[:1], []string{"energie"}, []string{"none"}))(t), model.Step{})
	desk := Desk{Name: "Oil", Query: "tag:energie", Position: 9}
	must(l.SaveDesk(ctx, &desk))(t)
	desk.Name = "Energy"
	must(l.SaveDesk(ctx, &desk))(t)
	mute := Mute{Query: "headline", Desk: desk.ID}
	must(l.Mute(ctx, &mute))(t)
	equal(t, "once", must(l.Mute(ctx, &Mute{Query: "headline", Desk: desk.ID}))(t).Name, "headline")
	must(l.RemoveDesk(ctx, desk.ID))(t)
	l.Close()

	l = opened(t, path)
	names := func() (list []string) {
		for _, d := range must(l.Desks(ctx))(t) {
			if d.Position == 9 {
				list = append(list, d.Name)
			}
		}
		return list
	}
	turned := func(what string, step model.Step, err error, kind model.StepKind, name string, back bool) {
		t.Helper()
		if err != nil || step.What != kind || step.Name != name || step.Back != back {
			t.Fatalf("%s: %+v %v", what, step, err)
		}
	}
	undo := func(what string, kind model.StepKind, name string, back bool) {
		t.Helper()
		step, err := l.Undo(ctx)
		turned(what, step, err, kind, name, back)
	}
	undo("the removal", model.StepDesk, "Energy", true)
	equal(t, "desks", names(), []string{"Energy"})
	undo("the mute", model.StepMute, "headline", false)
	equal(t, "mutes", len(must(l.Mutes(ctx))(t)), 0)
	undo("the name", model.StepDesk, "Energy", true)
	equal(t, "desks", names(), []string{"Oil"})
	undo("the desk", model.StepDesk, "Oil", false)
	equal(t, "desks", names(), []string(nil))
	undo("the tags", model.StepTags, "Énergie", false)
	equal(t, "tags", must(l.TagsOf(ctx, ids[0]))(t), []string(nil))
	equal(t, "nothing", must(l.Undo(ctx))(t).Nothing, true)
	for range 5 {
		must(l.Redo(ctx))(t)
	}
	equal(t, "tags", must(l.TagsOf(ctx, ids[0]))(t), []string{"Énergie"})
	equal(t, "mutes", must(l.Mutes(ctx))(t)[0].Query, "headline")
	equal(t, "desks", names(), []string(nil))
	if _, err := l.RemoveDesk(ctx, desk.ID); !errors.Is(err, ErrNoDesk) {
		t.Error(err)
	}
	equal(t, "version", must(l.Changes(ctx))(t).Desks > 0, true)
	sound(t, l)
}

// A removed feed comes back with its marks, tags and stars, also after a restart;
// it cannot where its address is followed again, and the history goes on.
func TestUndoRemoval(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), LibraryName)
	l := opened(t, path)
	f, _, _ := l.AddFeed(ctx, &model.Feed{URL: "https://example.org/a", Name: "Mine", Folder: "World", Tags: []string{"x"}, Headers: []model.Header{{Name: "A", Value: "b"}}})
	got := ingested(t, l, f, analysed(entry(3, "Vladimir Putin went to Tehran."), entry(2, "Tehran"), entry(1, "Tehran"))).New
	yes := true
	must(l.Mark(ctx, model.Mark{IDs: []string{got[0].ID}, Star: &yes, Read: &yes}))(t)
	must(l.Mark(ctx, model.Mark{IDs: []string{got[1].ID}, Read: &yes}))(t)
	must(l.Tag(ctx, []string{got[1].ID}, []string{"Later"}, nil))(t)
	old := entry(-300_000, "Too old")
	ingested(t, l, f, analysed(old))
	equal(t, "thrown away", must(l.Retain(ctx, 200, 0))(t), 1)
	before := must(l.Feeds(ctx))(t)
	if err := l.RemoveFeed(ctx, f); err != nil {
		t.Fatal(err)
	}
	equal(t, "left", list(t, l, Filter{}), []string{"Headline 3"})
	l.Close()
	l = opened(t, path)
	step := must(l.Undo(ctx))(t)
	equal(t, "step", []any{step.Name, step.Count, step.Back}, []any{"Mine", 2, true})
	equal(t, "feeds", must(l.Feeds(ctx))(t), before)
	equal(t, "stays away", len(ingested(t, l, f, analysed(old)).New), 0)
	equal(t, "unread", list(t, l, Filter{Unread: true}), []string{"Headline 1"})
	equal(t, "tags", must(l.TagsOf(ctx, got[1].ID))(t), []string{"Later"})
	equal(t, "iran", len(list(t, l, Filter{Country: "IR"})), 3)
	must(l.Redo(ctx))(t)
	feed(t, l, "https://example.org/a")
	step = must(l.Undo(ctx))(t)
	equal(t, "again", step.Not, ErrFollowedAgain)
	equal(t, "before it", must(l.Undo(ctx))(t).What, model.StepTags)
	sound(t, l)
}

// Mark-all of a query is undone where it changed something, and nowhere else.
func TestMarkQuery(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), LibraryName)
	l, other := opened(t, path), opened(t, path)
	ids := filled(t, l, 40)
	yes, no := true, false
	must(other.Mark(ctx, model.Mark{IDs: ids[:5], Read: &yes}))(t)
	q := Query{Node: query.Text{Words: []query.Word{{Text: "text"}}}}
	equal(t, "changed", len(must(l.MarkQuery(ctx, q, &yes, nil))(t).Items), 35)
	must(other.Mark(ctx, model.Mark{IDs: ids[10:11], Read: &no}))(t)
	must(l.Undo(ctx))(t) // of the other window
	must(l.Undo(ctx))(t)
	equal(t, "unread", len(list(t, l, Filter{Unread: true})), 35)
	must(l.Redo(ctx))(t)
	equal(t, "unread", len(list(t, l, Filter{Unread: true})), 0)
}

// Where reading stopped is kept with the article, and goes with it.
func TestPlace(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	ids := filled(t, l, 2)
	for _, p := range []Place{{Block: 3, Offset: 120}, {Block: 4, Offset: 7}, {}} {
		if err := errors.Join(l.SetPlace(ctx, ids[0], p), l.SetPlace(ctx, "999", p)); err != nil {
			t.Fatal(err)
		}
		got, ok, err := l.Place(ctx, ids[0])
		if err != nil || got != p || ok != (p != Place{}) {
			t.Fatal(got, ok, err)
		}
	}
	if _, ok, err := l.Place(ctx, "999"); ok || err != nil {
		t.Fatal(ok, err)
	}
	sound(t, l)
}

// What came since a desk was visited.
func TestVisit(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/f")
	ingested(t, l, f, analysed(entry(1, "x"), entry(2, "x")))
	d := Desk{Name: "All"}
	must(l.SaveDesk(ctx, &d))(t)
	ingested(t, l, f, analysed(entry(3, "x")))
	since := func(d Desk) int { return must2(l.Count(ctx, Query{Since: d.Last}, 100))(t) }
	was := must(l.VisitDesk(ctx, d.ID))(t)
	equal(t, "new", since(was), 1)
	equal(t, "new", since(must(l.VisitDesk(ctx, d.ID))(t)), 0)
	equal(t, "nothing to undo but the desk", must(l.Undo(ctx))(t).What, model.StepDesk)
}

// An upgrade fills in what queries ask for.
func TestUpgradeFills(t *testing.T) {
	ctx := context.Background()
	path, _ := old(t)
	l := opened(t, path)
	for text, want := range map[string]string{"person:putin": "[Headline 3]", "country:iran": "[Headline 3]", "person:merkel OR 計画": "[Headline 2 Headline 1]", "lang:en": "[]"} {
		items, _, err := l.ListQuery(ctx, parsed(t, text), Cursor{}, 10)
		if got := fmt.Sprint(titles(items)); err != nil || got != want {
			t.Errorf("%s: %s %v, want %s", text, got, err, want)
		}
	}
	sound(t, l)
}

// Desks are moved as one step; a mute is moved to a desk and back; what came since
// the reader looked.
func TestMoved(t *testing.T) {
	ctx := context.Background()
	l := opened(t, filepath.Join(t.TempDir(), LibraryName))
	ids := filled(t, l, 3)
	names := func() (list []string) {
		for _, d := range must(l.Desks(ctx))(t) {
			list = append(list, d.Name)
		}
		return list
	}
	before := names()
	desks := must(l.Desks(ctx))(t)
	same := Desk{Name: "Twin", Position: desks[2].Position} // two of one position
	must(l.SaveDesk(ctx, &same))(t)
	step := must(l.MoveDesk(ctx, desks[0].ID, 1))(t)
	equal(t, "step", step, model.Step{What: model.StepDesk, Name: "All", Back: true})
	equal(t, "moved", names(), []string{"Unread", "All", "Starred", "Twin", "Today", "Middle East", "Europe", "Africa"})
	must(l.MoveDesk(ctx, same.ID, -9))(t)
	equal(t, "to the top", names(), []string{"Twin", "Unread", "All", "Starred", "Today", "Middle East", "Europe", "Africa"})
	equal(t, "no further", must(l.MoveDesk(ctx, same.ID, -1))(t), model.Step{})
	must(l.Undo(ctx))(t)
	must(l.Undo(ctx))(t)
	must(l.Undo(ctx))(t)
	equal(t, "undone", names(), before)
	must(l.Redo(ctx))(t)
	must(l.Redo(ctx))(t)
	equal(t, "redone", names(), []string{"Unread", "All", "Starred", "Twin", "Today", "Middle East", "Europe", "Africa"})
	if _, err := l.MoveDesk(ctx, 99, 1); !errors.Is(err, ErrNoDesk) {
		t.Error(err)
	}

	m := Mute{Query: "headline"}
	must(l.Mute(ctx, &m))(t)
	equal(t, "mute", must(l.MoveMute(ctx, m.ID, 3))(t), model.Step{What: model.StepMute, Name: "headline", Back: true})
	equal(t, "there", must(l.Mutes(ctx))(t)[0].Desk, int64(3))
	equal(t, "back", must(l.Undo(ctx))(t).Back, true)
	equal(t, "everywhere", must(l.Mutes(ctx))(t)[0].Desk, int64(0))
	if _, err := l.MoveMute(ctx, 99, 1); !errors.Is(err, ErrNoMute) {
		t.Error(err)
	}

	equal(t, "never", must(l.Looked(ctx))(t), int64(0))
	equal(t, "before", must(l.Look(ctx))(t), int64(0))
	equal(t, "looked", fmt.Sprint(must(l.Looked(ctx))(t)), ids[0])
	sound(t, l)
}
