package library

import (
	"context"
	"sync"

	"dateline/model"
	"dateline/model/analyze"
)

// correction is one of the reader's corrections.
type correction struct {
	model.Correction
	undone bool
	kept   bool // the keeper has it
}

// Correct makes a correction: it is kept, and every story is analysed anew when
// it is next opened. Where it cannot be kept it holds for the session, and the
// Step says why. It is one step of undo. A correction without a time gets today's.
func (l *Library) Correct(ctx context.Context, c model.Correction) (model.Step, error) {
	if err := ctx.Err(); err != nil {
		return model.Step{}, err
	}
	l.keeping.Lock()
	defer l.keeping.Unlock()
	if c.When.IsZero() {
		c.When = l.options.Now()
	}
	made := &correction{Correction: c}
	var unkept error
	if l.options.Keep != nil {
		if kept, err := l.options.Keep.Append(c); err != nil {
			unkept = err
		} else {
			made.Correction, made.kept = kept, true
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.corrections = append(l.corrections, made)
	l.did(step{correction: made})
	l.recompile()
	c = made.Correction
	return model.Step{Correction: &c, Unkept: unkept}, nil
}

// turn undoes or redoes a correction. l.keeping and l.mu are held; mu is let go
// while the disk is written, so that nothing else waits for it.
func (l *Library) turn(c *correction, undone bool) model.Step {
	c.undone = undone
	l.recompile()
	told := c.Correction
	s := model.Step{Correction: &told}
	if !c.kept {
		return s
	}
	l.mu.Unlock()
	defer l.mu.Lock()
	change := l.options.Keep.Redo
	if undone {
		change = l.options.Keep.Undo
	}
	s.Unkept = change(c.ID)
	return s
}

// recompile lets all stories be analysed anew, with the corrections that hold
// now; their texts stay. What is being analysed ends for those who wait for it.
// l.mu is held.
func (l *Library) recompile() {
	l.compile()
	l.turned++
	for _, e := range l.entries {
		e.flight = nil
	}
}

// compile sets compiled. The work is left to the first story that needs it. l.mu
// is held.
func (l *Library) compile() {
	var live []model.Correction
	for _, c := range l.corrections {
		if !c.undone {
			live = append(live, c.Correction)
		}
	}
	l.compiled = sync.OnceValue(func() *analyze.Corrections { return analyze.Compile(live) })
}
