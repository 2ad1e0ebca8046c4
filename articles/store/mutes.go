package store

import (
	"context"

	"dateline/model"
)

// Mute is a query whose articles are left out.
type Mute = model.Mute

// Mutes returns what is muted, in the order in which it was.
func (l *Library) Mutes(ctx context.Context) (mutes []Mute, err error) {
	rows, err := l.r.QueryContext(ctx, "SELECT id, query, desk, at FROM mutes ORDER BY id")
	if err != nil {
		return nil, wrap(l.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var m Mute
		var at int64
		if err := rows.Scan(&m.ID, &m.Query, &m.Desk, &at); err != nil {
			return nil, wrap(l.path, err)
		}
		m.When = moment(at)
		mutes = append(mutes, m)
	}
	return mutes, wrap(l.path, rows.Err())
}

// Mute mutes what a query finds, as a step. What is muted there already is not
// muted twice: that is no step, and the one that is there comes back.
func (l *Library) Mute(ctx context.Context, m *Mute) (model.Step, error) {
	err := l.write(ctx, true, func(t *txn) error {
		var at int64
		found, err := t.row("SELECT id, at FROM mutes WHERE query = ? AND desk = ?", []any{m.Query, m.Desk}, &m.ID, &at)
		if err != nil || found {
			m.When = moment(at)
			return err
		}
		m.ID, m.When = 0, moment(l.now())
		if err := putMute(t, nil, m); err != nil {
			return err
		}
		if err := t.remember(l.now(), model.StepMute, m.Query, edit[Mute]{Was: nil, Is: m}); err != nil {
			return err
		}
		return t.changed("desks")
	})
	return model.Step{What: model.StepMute, Name: m.Query, Back: true}, err
}

// Unmute lifts a mute, as a step.
func (l *Library) Unmute(ctx context.Context, id int64) (step model.Step, err error) {
	err = l.write(ctx, true, func(t *txn) error {
		was := Mute{ID: id}
		var at int64
		found, err := t.row("SELECT query, desk, at FROM mutes WHERE id = ?", []any{id}, &was.Query, &was.Desk, &at)
		if err != nil || !found {
			return either(err, ErrNoMute)
		}
		was.When = moment(at)
		step = model.Step{What: model.StepMute, Name: was.Query}
		if err := putMute(t, &was, nil); err != nil {
			return err
		}
		if err := t.remember(l.now(), model.StepMute, was.Query, edit[Mute]{Was: &was, Is: nil}); err != nil {
			return err
		}
		return t.changed("desks")
	})
	return step, err
}

func putMute(t *txn, from, to *Mute) error {
	if to == nil {
		return t.run("DELETE FROM mutes WHERE id = ?", from.ID)
	}
	var id any
	if to.ID != 0 {
		id = to.ID
	}
	n, err := t.insert("INSERT OR REPLACE INTO mutes (id, query, desk, at) VALUES (?, ?, ?, ?)", id, to.Query, to.Desk, seconds(to.When))
	if to.ID == 0 {
		to.ID = n
	}
	return err
}

// MoveMute mutes elsewhere what is muted, in a desk or everywhere (0), as a step.
func (l *Library) MoveMute(ctx context.Context, id, desk int64) (step model.Step, err error) {
	err = l.write(ctx, true, func(t *txn) error {
		was := Mute{ID: id}
		var at int64
		found, err := t.row("SELECT query, desk, at FROM mutes WHERE id = ?", []any{id}, &was.Query, &was.Desk, &at)
		if err != nil || !found {
			return either(err, ErrNoMute)
		}
		was.When = moment(at)
		is := was
		is.Desk = desk
		step = model.Step{What: model.StepMute, Name: was.Query, Back: true}
		if err := putMute(t, &was, &is); err != nil {
			return err
		}
		if err := t.remember(l.now(), model.StepMute, was.Query, edit[Mute]{Was: &was, Is: &is}); err != nil {
			return err
		}
		return t.changed("desks")
	})
	return step, err
}
