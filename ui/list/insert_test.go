package list

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/ui/theme"
)

func TestInsert(t *testing.T) {
	th, _ := theme.New("mono", true)
	items := func(ids string) (out []model.Item) {
		for _, id := range strings.Fields(ids) {
			out = append(out, model.Item{ID: id, Title: id, Read: strings.HasPrefix(id, "r")})
		}
		return out
	}
	order := func(l *List) string {
		var ids []string
		for i := range l.Shown() {
			ids = append(ids, l.rows[l.shown[i]].ID)
		}
		return strings.Join(ids, " ")
	}
	for _, c := range []struct{ have, come, want, added string }{
		{"a b c", "a b c", "a b c", ""},
		{"a b c", "x a b c", "x a b c", "x"},
		{"a b c", "x y a z b w", "x y a z b c", "x y z"},
		{"a b c", "w x", "a b c", ""},
		{"a b c", "x c y", "a b x c", "x"},
		{"a b c", "x x a", "x a b c", "x"},
		{"", "x y", "", ""},
	} {
		l := New(&th, ansi.WcWidth, time.Now())
		l.SetSize(40, 2, true)
		l.Append(items(c.have))
		l.MoveTo(1)
		row := l.cursor - l.top
		var id string
		if r := l.Selected(); r != nil {
			id = r.ID
		}
		var added []string
		for _, it := range l.Insert(items(c.come)) {
			added = append(added, it.ID)
		}
		if got := order(l); got != c.want || strings.Join(added, " ") != c.added {
			t.Errorf("%s with %s: %q, added %q", c.have, c.come, got, added)
		}
		if r := l.Selected(); r != nil && (r.ID != id || l.cursor-l.top != row) {
			t.Errorf("%s with %s: the selection went from %s to %s, line %d to %d", c.have, c.come, id, r.ID, row, l.cursor-l.top)
		}
		for i := range l.rows {
			if l.index[l.rows[i].ID] != i {
				t.Errorf("%s with %s: row %d is not found", c.have, c.come, i)
			}
		}
	}

	l := New(&th, ansi.WcWidth, time.Now())
	l.SetSize(40, 5, true)
	l.Append(items("a r1 b"))
	l.Filter(func(r *Row) bool { return !r.Read })
	l.SetMarks("b", true, false) // stays in view
	l.Insert(items("r2 c a r3 b"))
	if got := order(l); got != "c a b" {
		t.Errorf("filtered: %q", got)
	}
}

func BenchmarkInsert(b *testing.B) {
	th, _ := theme.New("mono", true)
	var items []model.Item
	for i := range 10_000 {
		items = append(items, model.Item{ID: fmt.Sprint(i), Title: "A headline of some words"})
	}
	for b.Loop() {
		b.StopTimer()
		l := New(&th, ansi.WcWidth, time.Now())
		l.SetSize(40, 40, false)
		l.Append(items[1000:])
		b.StartTimer()
		l.Insert(items[:2000])
	}
}
