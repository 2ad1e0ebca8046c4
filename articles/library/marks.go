package library

import (
	"context"
	"slices"

	"dateline/model"
)

// maxSteps is how many steps can be undone.
const maxSteps = 200

// step is one change of marks: what the rows that it changed were before. Or it
// is one correction.
type step struct {
	correction *correction

	read, star *bool
	before     []model.MarkState
	after      []model.MarkState
}

// Mark sets marks. The Step lists the rows that really changed; a change of
// nothing is no step and leaves redo as it is.
func (l *Library) Mark(ctx context.Context, m model.Mark) (model.Step, error) {
	if err := ctx.Err(); err != nil {
		return model.Step{}, err
	}
	s := step{read: copied(m.Read), star: copied(m.Star)}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, id := range m.IDs {
		e := l.entries[id]
		if e == nil {
			continue
		}
		before := e.marks()
		if m.Read != nil {
			e.item.Read = *m.Read
		}
		if m.Star != nil {
			e.item.Star = *m.Star
		}
		if after := e.marks(); after != before {
			s.before = append(s.before, before)
			s.after = append(s.after, after)
		}
	}
	if len(s.after) > 0 {
		l.did(s)
	}
	return s.result(s.after), nil
}

// did puts a new step into the history. l.mu is held.
func (l *Library) did(s step) {
	l.redo = nil
	if len(l.undo) == maxSteps {
		l.undo = append(l.undo[:0], l.undo[1:]...)
	}
	l.undo = append(l.undo, s)
}

// Undo takes the last step back: the rows that it changed get the marks that it
// set back, and no others.
func (l *Library) Undo(ctx context.Context) (model.Step, error) {
	if err := ctx.Err(); err != nil {
		return model.Step{}, err
	}
	l.keeping.Lock()
	defer l.keeping.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	n := len(l.undo)
	if n == 0 {
		return model.Step{Nothing: true}, nil
	}
	s := l.undo[n-1]
	l.undo = l.undo[:n-1]
	l.redo = append(l.redo, s)
	if s.correction != nil {
		return l.turn(s.correction, true), nil
	}
	return s.result(l.restore(s, s.before)), nil
}

// Redo does again what was undone last.
func (l *Library) Redo(ctx context.Context) (model.Step, error) {
	if err := ctx.Err(); err != nil {
		return model.Step{}, err
	}
	l.keeping.Lock()
	defer l.keeping.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	n := len(l.redo)
	if n == 0 {
		return model.Step{Nothing: true}, nil
	}
	s := l.redo[n-1]
	l.redo = l.redo[:n-1]
	l.undo = append(l.undo, s)
	if s.correction != nil {
		return l.turn(s.correction, false), nil
	}
	return s.result(l.restore(s, s.after)), nil
}

// restore sets the marks that s touches to those of states and returns the rows
// as they are then.
func (l *Library) restore(s step, states []model.MarkState) []model.MarkState {
	now := make([]model.MarkState, 0, len(states))
	for _, state := range states {
		e := l.entries[state.ID]
		if s.read != nil {
			e.item.Read = state.Read
		}
		if s.star != nil {
			e.item.Star = state.Star
		}
		now = append(now, e.marks())
	}
	return now
}

func (s step) result(items []model.MarkState) model.Step {
	return model.Step{Items: slices.Clone(items), Read: copied(s.read), Star: copied(s.star)}
}

func (e *entry) marks() model.MarkState {
	return model.MarkState{ID: e.item.ID, Read: e.item.Read, Star: e.item.Star}
}

// copied keeps what the caller does with its pointer out of the history.
func copied(b *bool) *bool {
	if b == nil {
		return nil
	}
	v := *b
	return &v
}
