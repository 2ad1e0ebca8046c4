package store

import (
	"context"
	"errors"

	"dateline/model"
)

// ErrNoDesk says that a desk is not there, ErrNoMute the same of what is muted.
var (
	ErrNoDesk = errors.New("no such desk")
	ErrNoMute = errors.New("that is not muted")
)

// Desk is a saved query.
type Desk = model.Desk

// Desks returns the desks in their order.
func (l *Library) Desks(ctx context.Context) (desks []Desk, err error) {
	rows, err := l.r.QueryContext(ctx, "SELECT id, name, query, mute, best, key, position, visited, last FROM desks ORDER BY position, id")
	if err != nil {
		return nil, wrap(l.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		d, err := scanDesk(rows)
		if err != nil {
			return nil, wrap(l.path, err)
		}
		desks = append(desks, d)
	}
	return desks, wrap(l.path, rows.Err())
}

func scanDesk(rows interface{ Scan(...any) error }) (d Desk, err error) {
	var visited int64
	err = rows.Scan(&d.ID, &d.Name, &d.Query, &d.Mute, &d.Best, &d.Key, &d.Position, &visited, &d.Last)
	d.Visited = moment(visited)
	return d, err
}

// desk reads one desk in a transaction, nil where there is none.
func (t *txn) desk(id int64) (*Desk, error) {
	rows, err := t.query("SELECT id, name, query, mute, best, key, position, visited, last FROM desks WHERE id = ?", id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, rows.Err()
	}
	d, err := scanDesk(rows)
	return &d, err
}

// SaveDesk keeps a new desk, whose ID it sets, or what changed of one; as a step.
// When it was visited is not its business.
func (l *Library) SaveDesk(ctx context.Context, d *Desk) (model.Step, error) {
	err := l.write(ctx, true, func(t *txn) error {
		var was *Desk
		is := *d
		var err error
		if d.ID != 0 {
			if was, err = t.desk(d.ID); err != nil || was == nil {
				return either(err, ErrNoDesk)
			}
			is.Visited, is.Last = was.Visited, was.Last
			if is == *was {
				return nil
			}
		} else {
			// Articles that are there when it is made are not news of it.
			if _, err := t.row("SELECT ifnull(max(id), 0) FROM articles", nil, &is.Last); err != nil {
				return err
			}
			is.Visited = moment(l.now())
		}
		if err := putDesk(t, was, &is); err != nil {
			return err
		}
		*d = is
		if err := t.remember(l.now(), model.StepDesk, is.Name, edit[Desk]{Was: was, Is: &is}); err != nil {
			return err
		}
		return t.changed("desks")
	})
	return model.Step{What: model.StepDesk, Name: d.Name, Back: true}, err
}

// RemoveDesk removes a desk, as a step.
func (l *Library) RemoveDesk(ctx context.Context, id int64) (step model.Step, err error) {
	err = l.write(ctx, true, func(t *txn) error {
		was, err := t.desk(id)
		if err != nil || was == nil {
			return either(err, ErrNoDesk)
		}
		step = model.Step{What: model.StepDesk, Name: was.Name}
		if err := putDesk(t, was, nil); err != nil {
			return err
		}
		if err := t.remember(l.now(), model.StepDesk, was.Name, edit[Desk]{Was: was, Is: nil}); err != nil {
			return err
		}
		return t.changed("desks")
	})
	return step, err
}

// putDesk brings a desk from one state to another. A visit in between stays.
func putDesk(t *txn, from, to *Desk) error {
	if to == nil {
		return t.run("DELETE FROM desks WHERE id = ?", from.ID)
	}
	var id any
	if to.ID != 0 {
		id = to.ID
	}
	n, err := t.insert(`INSERT INTO desks (id, name, query, mute, best, key, position, visited, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, mute = excluded.mute, best = excluded.best,
		key = excluded.key, position = excluded.position`,
		id, to.Name, to.Query, to.Mute, to.Best, to.Key, to.Position, seconds(to.Visited), to.Last)
	if to.ID == 0 {
		to.ID = n
	}
	return err
}

// VisitDesk notes that a desk was looked at, and returns it as it was before: what
// came since is Query.Since its Last.
func (l *Library) VisitDesk(ctx context.Context, id int64) (before Desk, err error) {
	err = l.write(ctx, false, func(t *txn) error {
		was, err := t.desk(id)
		if err != nil || was == nil {
			return either(err, ErrNoDesk)
		}
		before = *was
		return t.run("UPDATE desks SET visited = ?, last = (SELECT ifnull(max(id), 0) FROM articles) WHERE id = ?", l.now(), id)
	})
	if err == nil {
		l.soon()
	}
	return before, err
}
