package store

import (
	"context"
	"database/sql"
	"fmt"

	"dateline/model"
)

// Undo takes the last step back, whichever window made it and whenever: the rows
// that it changed get the marks back that they had before, and no others, also
// where they were changed again since. Rows that are gone are left out.
func (l *Library) Undo(ctx context.Context) (model.Step, error) {
	return l.turn(ctx, "SELECT id, read, star, changed, correction, what, data FROM steps WHERE undone = 0 ORDER BY id DESC LIMIT 1", true)
}

// Redo does again what was undone last.
func (l *Library) Redo(ctx context.Context) (model.Step, error) {
	return l.turn(ctx, "SELECT id, read, star, changed, correction, what, data FROM steps WHERE undone = 1 ORDER BY id LIMIT 1", false)
}

// Corrected puts a correction into the history of steps, so that Undo comes past
// it in its turn. The correction itself is kept by Corrections, and whoever
// calls Undo has that take it back.
func (l *Library) Corrected(ctx context.Context, c model.Correction) error {
	text, err := encode(&c)
	if err != nil {
		return err
	}
	err = l.write(ctx, false, func(t *txn) error { return did(t, l.now(), &model.Step{}, []byte{0}, string(text)) })
	if err == nil {
		l.soon()
	}
	return err
}

// turn undoes the step that q finds, or does it again.
func (l *Library) turn(ctx context.Context, q string, undo bool) (model.Step, error) {
	step := model.Step{}
	err := l.write(ctx, false, func(t *txn) error {
		step = model.Step{}
		var (
			id         int64
			read, star sql.NullBool
			changed    []byte
			correction string
			what, data string
		)
		found, err := t.row(q, nil, &id, &read, &star, &changed, &correction, &what, &data)
		if err != nil || !found {
			step.Nothing = !found
			return err
		}
		if err := t.run("UPDATE steps SET undone = ? WHERE id = ?", undo, id); err != nil {
			return err
		}
		if step.What = model.StepKind(what); what != "" {
			return l.turnOther(t, id, &step, data, undo)
		}
		if correction != "" {
			l, err := decodeLine([]byte(correction))
			if err != nil {
				return fmt.Errorf("step %d: %w", id, err)
			}
			c := l.correction()
			step.Correction = &c
			return nil
		}
		step.Read, step.Star = pointer(read), pointer(star)
		rows, err := decodeRows(changed)
		if err != nil {
			return fmt.Errorf("step %d: %w", id, err)
		}
		if step.Items, err = restore(t, rows, step.Read, step.Star, undo); err != nil {
			return err
		}
		return t.changed("marks")
	})
	if err != nil {
		return model.Step{}, err
	}
	if !step.Nothing {
		l.soon()
	}
	return step, nil
}

// restore sets the marks that a step changed: to what the step set, or, since it
// changed them, to the opposite.
func restore(t *txn, rows []row, read, star *bool, undo bool) (items []model.MarkState, err error) {
	to := func(changed bool, v *bool) *bool {
		if !changed || v == nil {
			return nil
		}
		w := *v != undo
		return &w
	}
	for _, r := range rows {
		_, state, err := set(t, r.id, to(r.read, read), to(r.star, star))
		if err != nil {
			return nil, err
		}
		if state.ID != "" {
			items = append(items, state)
		}
	}
	return items, nil
}

func pointer(b sql.NullBool) *bool {
	if !b.Valid {
		return nil
	}
	return &b.Bool
}
