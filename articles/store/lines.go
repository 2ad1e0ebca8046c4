package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"dateline/model"
)

// line is one line of the file: a correction, or that one is undone or holds
// again. Keys that are not known are left alone, for later versions.
type line struct {
	ID     string    `json:"id"`
	When   time.Time `json:"when"`
	Undone *bool     `json:"undone,omitempty"` // set in a line about another one

	Story   string `json:"story,omitempty"`
	Surface string `json:"surface,omitempty"`
	Was     *thing `json:"was,omitempty"`
	Is      *thing `json:"is,omitempty"` // absent: no name at all
}

// thing is what a name stands for.
type thing struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Name string `json:"name"`
}

func encode(c *model.Correction) ([]byte, error) {
	l := line{ID: c.ID, When: c.When.UTC().Truncate(time.Second), Story: c.Story, Surface: c.Surface,
		Was: &thing{c.Kind.String(), c.From, c.FromName}}
	if !c.NoName() {
		l.Is = &thing{c.ToKind.String(), c.To, c.ToName}
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	return marshal(l)
}

func encodeTurn(id string, undone bool, when time.Time) []byte {
	b, _ := marshal(line{ID: id, When: when.UTC().Truncate(time.Second), Undone: &undone}) // strings and a year of four digits
	return b
}

func marshal(l line) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(l)
	return b.Bytes(), err
}

func (l *line) check() error {
	if l.ID == "" {
		return errors.New("no id")
	}
	if l.Undone != nil {
		return nil
	}
	if l.Surface == "" || l.Was == nil {
		return errors.New("no correction")
	}
	for _, t := range []*thing{l.Was, l.Is} {
		if t == nil {
			continue
		}
		if k, ok := model.KindOf(t.Kind); !ok || k == model.NoKind {
			return fmt.Errorf("no kind %q", t.Kind)
		}
	}
	return nil
}

func (l *line) correction() model.Correction {
	c := model.Correction{ID: l.ID, When: l.When, Story: l.Story, Surface: l.Surface, From: l.Was.ID, FromName: l.Was.Name}
	c.Kind, _ = model.KindOf(l.Was.Kind)
	if l.Is != nil {
		c.ToKind, _ = model.KindOf(l.Is.Kind)
		c.To, c.ToName = l.Is.ID, l.Is.Name
	}
	return c
}

// decode reads the lines of a file.
func decode(data []byte) (list []Kept, bad []error) {
	at := map[string]int{}
	for n := 1; len(data) > 0; n++ {
		var raw []byte
		raw, data, _ = bytes.Cut(data, []byte("\n"))
		if len(bytes.TrimSpace(raw)) == 0 {
			continue
		}
		l, err := decodeLine(raw)
		if err != nil {
			bad = append(bad, fmt.Errorf("line %d: %w", n, err))
			continue
		}
		i, known := at[l.ID]
		switch {
		case l.Undone != nil && !known:
			bad = append(bad, fmt.Errorf("line %d: no correction %q before it", n, l.ID))
		case l.Undone != nil:
			list[i].Undone = *l.Undone
		case known:
			bad = append(bad, fmt.Errorf("line %d: a second correction %q", n, l.ID))
		default:
			at[l.ID] = len(list)
			list = append(list, Kept{Correction: l.correction(), Number: len(list) + 1})
		}
	}
	return list, bad
}

func decodeLine(raw []byte) (l line, err error) {
	if !utf8.Valid(raw) {
		return l, errors.New("not UTF-8")
	}
	if err := json.Unmarshal(raw, &l); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return l, errors.New("not JSON")
		}
		return l, errors.New("not a correction")
	}
	return l, l.check()
}
