package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/model/gazetteer"
	"dateline/model/gazetteer/layout"
)

// mend is one correction of a table: see README.md of the package for the ops.
type mend struct {
	table, key, column, op, value, reason string
}

func (b *builder) readMends() error {
	t, err := readTable(b.dir, "mends.tsv")
	if err != nil {
		return err
	}
	for _, row := range t.rows {
		b.mends = append(b.mends, mend{
			table: t.get(row, "table"), key: t.get(row, "key"), column: t.get(row, "column"),
			op: t.get(row, "op"), value: t.get(row, "value"), reason: t.get(row, "reason"),
		})
	}
	return nil
}

// mendTable applies the mends of a table to the rows whose key column matches.
// A mend that changes nothing is an error: the fault it speaks of is gone.
func (b *builder) mendTable(t *table, name, keyColumn string) error {
	for i := range b.mends {
		m := &b.mends[i]
		if m.table != name {
			continue
		}
		if m.reason == "" {
			return fmt.Errorf("mends.tsv: %s %s %s has no reason", m.table, m.key, m.value)
		}
		changed := false
		for n, row := range t.rows {
			if row != nil && t.get(row, keyColumn) == m.key {
				did, err := applyMend(t, n, m)
				if err != nil {
					return err
				}
				changed = changed || did
			}
		}
		if !changed {
			return fmt.Errorf("mends.tsv: %s %s %s %s %q changes nothing", m.table, m.key, m.column, m.op, m.value)
		}
	}
	t.rows = slices.DeleteFunc(t.rows, func(row []string) bool { return row == nil })
	return nil
}

func applyMend(t *table, n int, m *mend) (bool, error) {
	row := t.rows[n]
	if m.op == "drop" {
		if m.column != "" && t.get(row, m.column) != m.value {
			return false, nil
		}
		t.rows[n] = nil
		return true, nil
	}
	cell := &row[t.columns[m.column]]
	list := split(*cell)
	switch m.op {
	case "set":
		changed := *cell != m.value
		*cell = m.value
		return changed, nil
	case "add":
		changed := false
		for _, v := range split(m.value) {
			if !slices.Contains(list, v) {
				list = append(list, v)
				changed = true
			}
		}
		*cell = strings.Join(list, "|")
		return changed, nil
	case "remove":
		before := len(list)
		gone := split(m.value)
		list = slices.DeleteFunc(list, func(v string) bool { return slices.Contains(gone, v) })
		*cell = strings.Join(list, "|")
		return len(list) == before-len(gone), nil
	}
	return false, fmt.Errorf("mends.tsv: unknown op %q", m.op)
}

// applyNameMends marks single names: table "names", key = the name, op
// "ambiguous", "clear" (no longer ambiguous) or "drop", column = the class of
// entity it concerns ("" all).
func (b *builder) applyNameMends() error {
	for _, m := range b.mends {
		if m.table != "names" {
			continue
		}
		key := layout.Key(m.key)
		list, changed := b.names.byKey[key], false
		keep := list[:0]
		for _, n := range list {
			if m.column != "" && m.column != className(n.ref) {
				keep = append(keep, n)
				continue
			}
			switch m.op {
			case "ambiguous", "clear":
				changed = changed || n.ambiguous != (m.op == "ambiguous")
				n.ambiguous = m.op == "ambiguous"
			case "drop":
				changed = true
				continue
			default:
				return fmt.Errorf("mends.tsv: unknown op %q", m.op)
			}
			keep = append(keep, n)
		}
		if !changed {
			return fmt.Errorf("mends.tsv: names %q %s changes nothing", m.key, m.op)
		}
		if b.names.byKey[key] = keep; len(keep) == 0 {
			delete(b.names.byKey, key)
		}
	}
	return nil
}

func className(ref uint32) string {
	switch gazetteer.Ref(ref).Class() {
	case gazetteer.ClassCountry:
		return "country"
	case gazetteer.ClassPerson:
		return "person"
	case gazetteer.ClassOrganization:
		return "organization"
	case gazetteer.ClassCity:
		return "city"
	case gazetteer.ClassAdmin1:
		return "admin1"
	}
	return "region"
}

// bracket matches an explanation behind a name: "Islamic Republic of
// Afghanistan (prior to …)".
var bracket = regexp.MustCompile(`\s*\([^)]*\)\s*`)

func stripBrackets(s string) string { return strings.TrimSpace(bracket.ReplaceAllString(s, " ")) }
