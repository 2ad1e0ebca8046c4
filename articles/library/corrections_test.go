package library

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline/articles/store"
	"dateline/model"
)

const parkStory = `{"text":"President Park said on Tuesday that South Korea would answer.","published":"2015-11-23"}` + "\n" + `{"text":"b"}`

var parkIsNot = model.Correction{When: now(), Story: "-#1", Surface: "Park", Kind: model.Person, From: "Q138048", FromName: "Park Geun-hye", ToKind: model.Person}

// who returns the names of the people of the first story.
func who(t *testing.T, l *Library) string {
	t.Helper()
	loaded, err := l.Open(context.Background(), "-#1")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range loaded.Analysis.People {
		names = append(names, f.Entity.Name)
	}
	return strings.Join(names, ", ")
}

func parkLibrary(t *testing.T, o Options) *Library {
	t.Helper()
	o.Now, o.Paths, o.Stdin = now, []string{"-"}, strings.NewReader(parkStory)
	l := Open(o)
	loadAll(t, l)
	return l
}

// A correction holds at once, in the story that is open and in all others; it is
// undone and redone among the marks, and kept for the next session.
func TestCorrect(t *testing.T) {
	ctx := context.Background()
	file := store.NewCorrections(filepath.Join(t.TempDir(), "d", store.FileName))
	l := parkLibrary(t, Options{Keep: file})
	if got := who(t, l); got != "Park Geun-hye" {
		t.Fatalf("before: %s", got)
	}
	old, _ := l.Open(ctx, "-#1")
	yes := true
	if _, err := l.Mark(ctx, model.Mark{IDs: []string{"-#2"}, Read: &yes}); err != nil {
		t.Fatal(err)
	}
	s, err := l.Correct(ctx, parkIsNot)
	if err != nil || s.Unkept != nil || s.Correction == nil || s.Correction.ID == "" || s.Nothing {
		t.Fatalf("%+v, %v", s, err)
	}
	if got := who(t, l); got != "Park" {
		t.Errorf("after: %s", got)
	}
	if len(old.Analysis.People) != 1 || old.Analysis.People[0].Entity.Name != "Park Geun-hye" {
		t.Error("an analysis that was handed out has changed")
	}
	if again, _ := l.Open(ctx, "-#1"); again.Article != old.Article {
		t.Error("the article was read again")
	}
	live := func() int {
		list, _, err := file.Read()
		if err != nil {
			t.Fatal(err)
		}
		return len(store.Live(list))
	}
	if live() != 1 {
		t.Error("it was not kept")
	}
	for i, act := range []struct {
		do         func(context.Context) (model.Step, error)
		correction bool
		who        string
		kept       int
	}{
		{l.Undo, true, "Park Geun-hye", 0}, {l.Redo, true, "Park", 1}, {l.Undo, true, "Park Geun-hye", 0},
		{l.Undo, false, "Park Geun-hye", 0}, {l.Redo, false, "Park Geun-hye", 0}, {l.Redo, true, "Park", 1},
	} {
		s, err := act.do(ctx)
		if err != nil || (s.Correction != nil) != act.correction || (len(s.Items) > 0) == act.correction {
			t.Errorf("step %d: %+v, %v", i, s, err)
		}
		if got := who(t, l); got != act.who || live() != act.kept {
			t.Errorf("after step %d: %s, %d kept", i, got, live())
		}
	}

	list, _, _ := file.Read()
	if got := who(t, parkLibrary(t, Options{Corrections: store.Live(list)})); got != "Park" {
		t.Errorf("the next session: %s", got)
	}
}

// fullDisk keeps nothing.
type fullDisk struct{ calls []string }

var errFull = errors.New("no space left on device")

func (d *fullDisk) Append(c model.Correction) (model.Correction, error) {
	d.calls = append(d.calls, "append")
	return c, errFull
}
func (d *fullDisk) Undo(...string) error { d.calls = append(d.calls, "undo"); return errFull }
func (d *fullDisk) Redo(...string) error { d.calls = append(d.calls, "redo"); return errFull }

// Where nothing can be kept a correction still holds, and the reader hears why
// it will not tomorrow.
func TestCorrectWithoutADisk(t *testing.T) {
	ctx := context.Background()
	disk := &fullDisk{}
	l := parkLibrary(t, Options{Keep: disk})
	if s, err := l.Correct(ctx, parkIsNot); err != nil || !errors.Is(s.Unkept, errFull) || who(t, l) != "Park" {
		t.Errorf("%+v, %v, %s", s, err, who(t, l))
	}
	if s, err := l.Undo(ctx); err != nil || s.Unkept != nil || who(t, l) != "Park Geun-hye" {
		t.Errorf("%+v, %v, %s", s, err, who(t, l))
	}
	if !slices.Equal(disk.calls, []string{"append"}) {
		t.Errorf("what was not kept was undone there: %v", disk.calls)
	}
	kept := parkIsNot
	kept.ID = "x"
	l = parkLibrary(t, Options{Corrections: []model.Correction{kept}, Keep: disk})
	if s, err := l.Undo(ctx); err != nil || !s.Nothing || who(t, l) != "Park" {
		t.Errorf("a correction of another session is undone by key: %+v, %v", s, err)
	}
	if s, _ := parkLibrary(t, Options{}).Correct(ctx, parkIsNot); s.Unkept != nil || s.Correction == nil {
		t.Errorf("without a keeper: %+v", s)
	}
}

// Corrections, marks and stories come from many at once.
func TestCorrectConcurrently(t *testing.T) {
	ctx := context.Background()
	l := parkLibrary(t, Options{Keep: store.NewCorrections(filepath.Join(t.TempDir(), store.FileName))})
	yes := true
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 10 {
				_, _ = l.Correct(ctx, parkIsNot)
				_, _ = l.Open(ctx, "-#1")
				_, _ = l.Mark(ctx, model.Mark{IDs: []string{"-#2"}, Star: &yes})
				_, _ = l.Undo(ctx)
				_, _ = l.Redo(ctx)
			}
		})
	}
	wg.Wait()
	for {
		if s, err := l.Undo(ctx); err != nil {
			t.Fatal(err)
		} else if s.Nothing {
			break
		}
	}
	if got := who(t, l); got != "Park Geun-hye" {
		t.Errorf("with all undone: %s", got)
	}
}
