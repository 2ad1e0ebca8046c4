package store

import (
	"encoding/json"
	"fmt"

	"dateline/model"
)

// stepData is what a step that changed no marks is kept as.
type stepData struct {
	Name string
	Data json.RawMessage
}

// edit is a change of one row: before it there was Was, behind it there is Is;
// nil is none. Others may have changed with it.
type edit[T any] struct {
	Was, Is *T
	Also    *edit[T] `json:",omitempty"`
}

// remember puts a step into the history.
func (t *txn) remember(now int64, what model.StepKind, name string, data any) error {
	raw, err := json.Marshal(data)
	if err != nil {
		return err
	}
	all, err := json.Marshal(stepData{name, raw})
	if err != nil {
		return err
	}
	if err := did(t, now, &model.Step{}, []byte{0}, ""); err != nil {
		return err
	}
	return t.run("UPDATE steps SET what = ?, data = ? WHERE id = (SELECT max(id) FROM steps)", string(what), string(all))
}

// turnOther undoes a step that changed no marks, or does it again.
func (l *Library) turnOther(t *txn, id int64, step *model.Step, data string, undo bool) error {
	var kept stepData
	if err := json.Unmarshal([]byte(data), &kept); err != nil {
		return fmt.Errorf("step %d: %w", id, err)
	}
	step.Name = kept.Name
	var err error
	switch step.What {
	case model.StepTags:
		var list []tagging
		if err = json.Unmarshal(kept.Data, &list); err == nil {
			step.Back = len(list) > 0 && list[0].On != undo
			step.Count, err = turnTags(t, list, undo)
		}
	case model.StepDesk:
		step.Back, err = turnEdit(t, kept.Data, undo, putDesk)
	case model.StepMute:
		step.Back, err = turnEdit(t, kept.Data, undo, putMute)
	case model.StepFeed:
		err = l.turnFeed(t, id, step, kept.Data, undo)
	}
	if err != nil {
		return fmt.Errorf("step %d: %w", id, err)
	}
	return nil
}

// turnEdit brings a row to where it was, or is after the step; there tells
// whether there is one then.
func turnEdit[T any](t *txn, data []byte, undo bool, put func(t *txn, from, to *T) error) (there bool, err error) {
	var e edit[T]
	if err := json.Unmarshal(data, &e); err != nil {
		return false, err
	}
	there = e.Is != nil
	if undo {
		there = e.Was != nil
	}
	for c := &e; c != nil; c = c.Also {
		from, to := c.Was, c.Is
		if undo {
			from, to = to, from
		}
		if err := put(t, from, to); err != nil {
			return false, err
		}
	}
	return there, t.changed("desks")
}
