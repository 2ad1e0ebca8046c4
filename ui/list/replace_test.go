package list

import (
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/ui/theme"
)

func items(ids string) (out []model.Item) {
	for _, id := range ids {
		out = append(out, model.Item{ID: string(id), Title: string(id)})
	}
	return out
}

// TestReplace: the selection and its place on the screen outlast other rows.
func TestReplace(t *testing.T) {
	th, _ := theme.New("mono", true)
	for _, c := range []struct {
		before, after, at, want string
		unread                  bool
	}{
		{"abcdefgh", "xyabcdefgh", "e", "e", false},
		{"abcdefgh", "habcdefg", "e", "e", false},
		{"abcdefgh", "abcdfgh", "e", "f", false}, // gone: the next
		{"abcdefgh", "abx", "e", "a", false},     // nothing after it is left
		{"abcdefgh", "xyz", "e", "z", false},     // all others
		{"abcdefgh", "", "e", "", false},
		{"", "abc", "", "a", false},
		{"abcdefgh", "xabcdefgh", "e", "e", true},
	} {
		l := New(&th, ansi.WcWidth, time.Time{})
		l.SetSize(40, 6, true)
		if c.unread {
			l.Filter(func(r *Row) bool { return r.ID != "b" })
		}
		l.Append(items(c.before))
		l.Select(c.at)
		l.SetCodes(c.at, []string{"NO"})
		before := l.cursor - l.top
		l.Replace(items(c.after))
		got := ""
		if r := l.Selected(); r != nil {
			got = r.ID
			if got == c.at && (!r.Known || l.cursor-l.top != before) {
				t.Errorf("%+v: known %v, row %d of the screen, was %d", c, r.Known, l.cursor-l.top, before)
			}
		}
		if got != c.want {
			t.Errorf("%+v: %q is selected", c, got)
		}
		if c.unread && l.Shown() != len(c.after)-1 {
			t.Errorf("%+v: the filter shows %d", c, l.Shown())
		}
	}
}
