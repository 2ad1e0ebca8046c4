package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/model"
)

// marked opens a library of rows a, b and c.
func marked(t *testing.T) *Library {
	t.Helper()
	l := Open(Options{Now: now, Paths: []string{"-"}, Stdin: strings.NewReader(`{"text":"a"}` + "\n" + `{"text":"b"}` + "\n" + `{"text":"c"}`)})
	loadAll(t, l)
	return l
}

// state writes the marks of the rows: r for read, s for starred.
func state(t *testing.T, l *Library) string {
	t.Helper()
	b, err := l.Load(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, it := range b.Items {
		s := it.Title
		if it.Read {
			s += "r"
		}
		if it.Star {
			s += "s"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestMarks(t *testing.T) {
	yes, no := true, false
	ids := func(rows string) (out []string) {
		for _, r := range rows {
			out = append(out, fmt.Sprintf("-#%d", r-'a'+1))
		}
		return out
	}
	mark := func(rows string, read, star *bool) func(*Library) (model.Step, error) {
		return func(l *Library) (model.Step, error) {
			return l.Mark(context.Background(), model.Mark{IDs: ids(rows), Read: read, Star: star})
		}
	}
	undo := func(l *Library) (model.Step, error) { return l.Undo(context.Background()) }
	redo := func(l *Library) (model.Step, error) { return l.Redo(context.Background()) }
	type act struct {
		do    func(*Library) (model.Step, error)
		rows  string // rows the step names
		state string
	}
	const nothing = "nothing"
	for name, acts := range map[string][]act{
		"read, and back":  {{mark("a", &yes, nil), "a", "ar b c"}, {undo, "a", "a b c"}, {redo, "a", "ar b c"}, {undo, "a", "a b c"}},
		"nothing to undo": {{undo, nothing, "a b c"}, {redo, nothing, "a b c"}, {mark("b", nil, &yes), "b", "a bs c"}, {redo, nothing, "a bs c"}},
		"only what a step changed": {{mark("b", &yes, nil), "b", "a br c"}, {mark("abc", &yes, nil), "ac", "ar br cr"}, {undo, "ac", "a br c"}, {undo, "b", "a b c"},
			{redo, "b", "a br c"}, {redo, "ac", "ar br cr"}},
		"two marks at once":         {{mark("a", &yes, &yes), "a", "ars b c"}, {mark("ab", &no, &yes), "ab", "as bs c"}, {undo, "ab", "ars b c"}, {undo, "a", "a b c"}},
		"one mark is not the other": {{mark("a", nil, &yes), "a", "as b c"}, {mark("a", &yes, nil), "a", "ars b c"}, {undo, "a", "as b c"}, {undo, "a", "a b c"}},
		"no change is no step":      {{mark("a", &yes, nil), "a", "ar b c"}, {mark("a", &yes, nil), "", "ar b c"}, {mark("abc", nil, nil), "", "ar b c"}, {undo, "a", "a b c"}},
		"no change keeps redo":      {{mark("a", &yes, nil), "a", "ar b c"}, {undo, "a", "a b c"}, {mark("a", &no, nil), "", "a b c"}, {redo, "a", "ar b c"}},
		"a change ends redo":        {{mark("a", &yes, nil), "a", "ar b c"}, {undo, "a", "a b c"}, {mark("b", &yes, nil), "b", "a br c"}, {redo, nothing, "a br c"}},
		"unknown and twice":         {{mark("aaz", &yes, nil), "a", "ar b c"}, {undo, "a", "a b c"}},
	} {
		t.Run(name, func(t *testing.T) {
			l := marked(t)
			for i, a := range acts {
				s, err := a.do(l)
				if err != nil {
					t.Fatal(err)
				}
				rows := ""
				for _, m := range s.Items {
					rows += string('a' + rune(m.ID[2]-'1'))
				}
				if s.Nothing {
					rows = nothing
				}
				if rows != a.rows {
					t.Errorf("step %d names %q, want %q", i, rows, a.rows)
				}
				if got := state(t, l); got != a.state {
					t.Errorf("after step %d: %s, want %s", i, got, a.state)
				}
			}
		})
	}
}

// A step says what it set, also when it is undone, and the marks as they are.
func TestStep(t *testing.T) {
	l := marked(t)
	ctx := context.Background()
	yes := true
	done, _ := l.Mark(ctx, model.Mark{IDs: []string{"-#2"}, Read: &yes})
	yes = false // the caller's variable is not part of the history
	undone, _ := l.Undo(ctx)
	redone, _ := l.Redo(ctx)
	for i, s := range []model.Step{done, undone, redone} {
		want := []model.MarkState{{ID: "-#2", Read: i != 1}}
		if s.Read == nil || !*s.Read || s.Star != nil || !slices.Equal(s.Items, want) {
			t.Errorf("step %d is %+v", i, s)
		}
	}
	done.Items[0].Read = false
	if s, _ := l.Undo(ctx); s.Items[0].Read {
		t.Errorf("undone: %+v", s)
	}
	if s, _ := l.Redo(ctx); !s.Items[0].Read {
		t.Error("what a caller does to a step changes the history")
	}
}

func TestStepsAreBounded(t *testing.T) {
	l := marked(t)
	ctx := context.Background()
	for i := range maxSteps + 51 {
		star := i%2 == 0
		if s, err := l.Mark(ctx, model.Mark{IDs: []string{"-#1"}, Star: &star}); err != nil || len(s.Items) != 1 {
			t.Fatalf("step %d: %+v, %v", i, s, err)
		}
	}
	steps := 0
	for {
		s, _ := l.Undo(ctx)
		if s.Nothing {
			break
		}
		steps++
	}
	if steps != maxSteps {
		t.Errorf("%d steps could be undone, want %d", steps, maxSteps)
	}
}

func TestMarksCancelled(t *testing.T) {
	l := marked(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	yes := true
	_, a := l.Mark(ctx, model.Mark{IDs: []string{"-#1"}, Read: &yes})
	_, b := l.Undo(ctx)
	_, c := l.Redo(ctx)
	_, d := l.Analysis(ctx, "-#1")
	_, e := l.Load(ctx, 0)
	for i, err := range []error{a, b, c, d, e} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("call %d: %v", i, err)
		}
	}
	if got := state(t, l); got != "a b c" {
		t.Errorf("marks are %s", got)
	}
}
