package library

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"sync"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/gazetteer"
)

// corrections are those of a reader, in the order in which they were made, those
// taken back too.
type corrections struct {
	list     []*correction
	words    []string // of their surfaces, as gazetteer.Fold writes them
	compiled func() *analyze.Corrections
}

// compile takes in a change of the list. The work of the analysis is left to the
// first story that needs it.
func (c *corrections) compile() {
	var live []model.Correction
	c.words = nil
	for _, k := range c.list {
		if !k.undone {
			live = append(live, k.Correction)
		}
		if w := longest(gazetteer.Fold(k.Surface)); w != "" && !slices.Contains(c.words, w) {
			c.words = append(c.words, w)
		}
	}
	c.compiled = sync.OnceValue(func() *analyze.Corrections { return analyze.Compile(live) })
}

// longest is the word of a name that fewest texts have.
func longest(name string) (word string) {
	for _, w := range strings.Fields(name) {
		if len(w) > len(word) {
			word = w
		}
	}
	return word
}

// touch tells whether any correction, also one that was undone, may say
// something about an article: what is stored of it may then be of before.
func (c *corrections) touch(a *model.Article) bool {
	if len(c.words) == 0 {
		return false
	}
	text := gazetteer.Fold(a.Title)
	if a.Doc != nil {
		text += "\n" + gazetteer.Fold(a.Doc.Text)
	}
	return slices.ContainsFunc(c.words, func(w string) bool { return strings.Contains(text, w) })
}

// turn lets a correction hold or not; one of another window is taken in.
func (c *corrections) turn(made model.Correction, undone bool) *correction {
	i := slices.IndexFunc(c.list, func(k *correction) bool { return k.ID == made.ID })
	if i < 0 {
		i = len(c.list)
		c.list = append(c.list, &correction{Correction: made, kept: !strings.HasPrefix(made.ID, unkeptID)})
	}
	c.list[i].undone = undone
	c.compile()
	return c.list[i]
}

// unkeptID begins the ID of a correction that no file has: the history outlasts
// the session, and whoever undoes it later must not look for it there.
const unkeptID = "unkept-"

// Correct makes a correction, as Library.Correct does; it is a step of the
// history on the disk, and without that it is not made.
func (r *NewsReader) Correct(ctx context.Context, c model.Correction) (model.Step, error) {
	if err := ctx.Err(); err != nil {
		return model.Step{}, err
	}
	r.keeping.Lock()
	defer r.keeping.Unlock()
	if c.When.IsZero() {
		c.When = r.news.options.Now()
	}
	made := &correction{Correction: c}
	var unkept error
	if r.keep != nil {
		kept, err := r.keep.Append(c)
		made.Correction, made.kept, unkept = kept, err == nil, err
	}
	if !made.kept {
		made.ID = unkeptID + rand.Text()
	}
	if err := r.news.store.Corrected(ctx, made.Correction); err != nil {
		if made.kept { // undo would not come past it
			err = errors.Join(err, r.keep.Undo(made.ID))
		}
		return model.Step{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said.list = append(r.said.list, made)
	r.said.compile()
	c = made.Correction
	return model.Step{Correction: &c, Unkept: unkept}, nil
}

// Undo takes the last step back, whichever window made it and whenever.
func (r *NewsReader) Undo(ctx context.Context) (model.Step, error) {
	return r.turn(ctx, r.news.store.Undo, true)
}

// Redo does again what was undone last.
func (r *NewsReader) Redo(ctx context.Context) (model.Step, error) {
	return r.turn(ctx, r.news.store.Redo, false)
}

func (r *NewsReader) turn(ctx context.Context, change func(context.Context) (model.Step, error), undone bool) (model.Step, error) {
	r.keeping.Lock()
	defer r.keeping.Unlock()
	step, err := change(ctx)
	if err != nil || step.Correction == nil {
		return step, err
	}
	r.mu.Lock()
	kept := r.said.turn(*step.Correction, undone).kept
	r.mu.Unlock()
	if !kept || r.keep == nil {
		return step, nil
	}
	if undone {
		step.Unkept = r.keep.Undo(step.Correction.ID)
	} else {
		step.Unkept = r.keep.Redo(step.Correction.ID)
	}
	return step, nil
}
