package store

import (
	"context"
	"slices"

	"dateline/model"
)

// maxSteps is how many steps can be undone.
const maxSteps = 200

// row is an article that a step changed, and which of its marks.
type row struct {
	id         int64
	read, star bool // changed
}

// Mark sets marks. The Step lists the rows that really changed; a change of
// nothing is no step and leaves redo as it is. IDs that are not there are left
// out. It is safe from a crash of the program at once, and from one of the
// machine within 300 ms, or when Flush returns: so many marks wait for the disk
// once.
func (l *Library) Mark(ctx context.Context, m model.Mark) (model.Step, error) {
	var ids []int64
	for _, id := range m.IDs {
		if n, err := rowID(id); err == nil {
			ids = append(ids, n)
		}
	}
	return l.mark(ctx, m.Read, m.Star, func(*txn) ([]int64, error) { return ids, nil })
}

// MarkAll sets marks of all articles of a list, at any length. It changes what
// is in the list when it is called.
func (l *Library) MarkAll(ctx context.Context, f Filter, read, star *bool) (model.Step, error) {
	q, ok, err := l.plan(ctx, &f, Cursor{start, start})
	if err != nil || !ok {
		return model.Step{Nothing: false, Read: read, Star: star}, wrap(l.path, err)
	}
	return l.mark(ctx, read, star, func(t *txn) ([]int64, error) { return t.ids(q.text("SELECT a.id FROM "), q.args...) })
}

func (l *Library) mark(ctx context.Context, read, star *bool, which func(*txn) ([]int64, error)) (model.Step, error) {
	step := model.Step{Read: copied(read), Star: copied(star)}
	err := l.write(ctx, false, func(t *txn) error {
		ids, err := which(t)
		if err != nil {
			return err
		}
		var changed []row
		step.Items = nil
		for i, id := range ids {
			if i&1023 == 1023 && ctx.Err() != nil {
				return ctx.Err()
			}
			r, state, err := set(t, id, step.Read, step.Star)
			if err != nil {
				return err
			}
			if r.read || r.star {
				changed = append(changed, r)
				step.Items = append(step.Items, state)
			}
		}
		if len(changed) == 0 {
			return nil
		}
		if err := did(t, l.now(), &step, encodeRows(changed), ""); err != nil {
			return err
		}
		return t.changed("marks")
	})
	if err != nil {
		return model.Step{}, err
	}
	if len(step.Items) > 0 {
		l.soon()
	}
	return step, nil
}

// set sets the marks of one article that are not nil.
func set(t *txn, id int64, read, star *bool) (r row, state model.MarkState, err error) {
	var wasRead, wasStar bool
	found, err := t.row("SELECT read, star FROM articles WHERE id = ?", []any{id}, &wasRead, &wasStar)
	if err != nil || !found {
		return r, state, err
	}
	state = model.MarkState{ID: itemID(id), Read: wasRead, Star: wasStar}
	if read != nil {
		state.Read = *read
	}
	if star != nil {
		state.Star = *star
	}
	r = row{id, state.Read != wasRead, state.Star != wasStar}
	if r.read || r.star {
		err = t.run("UPDATE articles SET read = ?, star = ? WHERE id = ?", state.Read, state.Star, id)
	}
	return r, state, err
}

// did puts a step into the history; what was undone before it is gone.
func did(t *txn, now int64, s *model.Step, changed []byte, correction string) error {
	if err := t.run("DELETE FROM steps WHERE undone = 1"); err != nil {
		return err
	}
	id, err := t.insert("INSERT INTO steps (at, read, star, changed, correction) VALUES (?, ?, ?, ?, ?)", now, s.Read, s.Star, changed, correction)
	if err != nil {
		return err
	}
	if err := t.run("DELETE FROM steps WHERE id <= ? - ?", id, maxSteps); err != nil {
		return err
	}
	return nil
}

// encodeRows writes the rows of a step: distances of ids and what changed.
func encodeRows(rows []row) []byte {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b row) int { return int(a.id - b.id) })
	var w encoder
	w.count(len(rows))
	last := int64(0)
	for _, r := range rows {
		bits := uint64(r.id-last) << 2
		if r.read {
			bits |= 1
		}
		if r.star {
			bits |= 2
		}
		w.uint(bits)
		last = r.id
	}
	return w.b
}

func decodeRows(data []byte) ([]row, error) {
	d := decoder{b: data}
	var rows []row
	last := int64(0)
	for n := d.count(); n > 0 && d.err == nil; n-- {
		bits := d.uint()
		last += int64(bits >> 2)
		rows = append(rows, row{last, bits&1 != 0, bits&2 != 0})
	}
	return rows, d.err
}

// copied keeps what the caller does with its pointer out of the library.
func copied(b *bool) *bool {
	if b == nil {
		return nil
	}
	v := *b
	return &v
}
