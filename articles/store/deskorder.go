package store

import (
	"context"

	"dateline/model"
)

// MoveDesk moves a desk up or down among the others, as one step. At an end it
// stays where it is, and that is none.
func (l *Library) MoveDesk(ctx context.Context, id int64, by int) (step model.Step, err error) {
	err = l.write(ctx, true, func(t *txn) error {
		step = model.Step{}
		desks, err := t.desks()
		if err != nil {
			return err
		}
		at := -1
		for i := range desks {
			if desks[i].ID == id {
				at = i
			}
		}
		if at < 0 {
			return ErrNoDesk
		}
		to := max(0, min(at+by, len(desks)-1))
		if to == at {
			return nil
		}
		moved := desks[at]
		desks = append(desks[:at:at], desks[at+1:]...)
		desks = append(desks[:to:to], append([]Desk{moved}, desks[to:]...)...)
		var all *edit[Desk]
		for i := range desks {
			if was, is := desks[i], desks[i]; was.Position != i+1 {
				is.Position = i + 1
				if err := putDesk(t, &was, &is); err != nil {
					return err
				}
				all = &edit[Desk]{&was, &is, all}
			}
		}
		step = model.Step{What: model.StepDesk, Name: moved.Name, Back: true}
		if err := t.remember(l.now(), model.StepDesk, moved.Name, all); err != nil {
			return err
		}
		return t.changed("desks")
	})
	return step, err
}

// desks reads the desks in a transaction.
func (t *txn) desks() (list []Desk, err error) {
	rows, err := t.query("SELECT id, name, query, mute, best, key, position, visited, last FROM desks ORDER BY position, id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		d, err := scanDesk(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return list, rows.Err()
}

// looked is the row of changes that says which article had come last when a
// reader looked.
const looked = "looked"

// Looked is the last article that had come when a reader looked at the library, 0
// where none ever did.
func (l *Library) Looked(ctx context.Context) (last int64, err error) {
	err = l.r.QueryRowContext(ctx, "SELECT ifnull((SELECT n FROM changes WHERE what = ?), 0)", looked).Scan(&last)
	return last, wrap(l.path, err)
}

// Look notes that a reader has looked, and returns what Looked was before.
func (l *Library) Look(ctx context.Context) (before int64, err error) {
	err = l.write(ctx, false, func(t *txn) error {
		before = 0
		if _, err := t.row("SELECT n FROM changes WHERE what = ?", []any{looked}, &before); err != nil {
			return err
		}
		return t.run("INSERT OR REPLACE INTO changes (what, n) SELECT ?, ifnull(max(id), 0) FROM articles", looked)
	})
	if err == nil {
		l.soon()
	}
	return before, err
}
