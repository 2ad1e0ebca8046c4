package choose

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

var date = time.Date(2015, 11, 24, 0, 0, 0, 0, time.UTC)

func names(items []Item) string {
	var out []string
	for _, it := range items {
		out = append(out, fmt.Sprintf("%s (%s)", it.Name, it.What))
	}
	return strings.Join(out, " | ")
}

func TestAnswers(t *testing.T) {
	q := Question{Surface: "Georgia", Name: "Georgia", Taken: model.EntityKey{Kind: model.Country, ID: "country:GE"}, Date: date,
		Story: []Item{{Kind: model.Person, Name: "Georgia Quill", What: "in this story"}, {Kind: model.Place, ID: "admin1:US.GA", Name: "Georgia", What: "in this story"}}}
	all := q.answers("")
	if got := names(all[:2]); got != "Georgia Quill (in this story) | Georgia (in this story)" {
		t.Errorf("others of the story do not come first: %s", names(all))
	}
	count := 0
	for _, it := range all {
		if it.ID == "country:GE" {
			t.Error("what it was taken for is offered")
		}
		if it.ID == "admin1:US.GA" {
			count++
		}
	}
	if count != 1 {
		t.Errorf("the state is offered %d times", count)
	}
	if got := names(all[len(all)-4:]); got != "Georgia (an unknown person) | Georgia (an unknown organisation) | Georgia (an unknown place) | No name (it names nothing)" {
		t.Errorf("the last are %s", got)
	}
	if got := names(q.answers("  tbilis ")); !strings.HasPrefix(got, "Tbilisi (city in") || !strings.HasSuffix(got, "tbilis (an unknown person) | tbilis (an unknown organisation) | tbilis (an unknown place) | No name (it names nothing)") {
		t.Errorf("typed: %s", got)
	}
	if got := q.answers("quill"); got[0].Name != "Georgia Quill" {
		t.Errorf("others of the story cannot be typed: %s", names(got))
	}
	unknown := Question{Surface: "Quill", Name: "Quill", Taken: model.EntityKey{Kind: model.Person, ID: "?Quill"}, Date: date}
	if got := names(unknown.answers("")); strings.Contains(got, "unknown person") || !strings.Contains(got, "unknown place") {
		t.Errorf("an unknown person is offered as what she is: %s", got)
	}
}

// The box is as wide as its lines and never higher than the screen, whatever
// names hold, and the selected thing is in sight.
func TestView(t *testing.T) {
	th, _ := theme.New("auto", true)
	q := Question{Surface: "San\x1b[2J\u202e 東京", Name: "x", Date: date, Story: []Item{{Kind: model.Person, Name: "\x1b]0;owned\x07東京👩‍👩‍👧‍👦" + strings.Repeat("w", 99), What: "\x1b[31m"}}}
	for _, w := range []int{20, 40, 80, 121} {
		for _, h := range []int{5, 12, 40} {
			c := New(q, &th, screen.GraphemeWidth)
			c.SetSize(w, h)
			for range 3 {
				for _, r := range "san" {
					c.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
				}
				for i := range 70 {
					lines := c.View()
					text := strings.Join(lines, "\n")
					if len(lines) > max(h, 5)+1 || strings.Contains(text, "\x1b[2J") || strings.Contains(text, "\u202e") || strings.Contains(text, "owned\x07") {
						t.Fatalf("%d×%d: %q", w, h, lines)
					}
					for _, l := range lines {
						if screen.Width(l, screen.GraphemeWidth) != screen.Width(lines[0], screen.GraphemeWidth) {
							t.Fatalf("%d×%d: the widths differ\n%s", w, h, text)
						}
					}
					if !strings.Contains(text, "▌") {
						t.Fatalf("%d×%d: nothing is selected after %d steps\n%s", w, h, i, text)
					}
					if !c.Move(1) {
						break
					}
				}
				if !c.Clear() || c.Clear() {
					t.Fatal("the field was not cleared")
				}
			}
		}
	}
}

// A thing chosen is the one on the line that is marked.
func TestSelected(t *testing.T) {
	th, _ := theme.New("mono", true)
	c := New(Question{Surface: "Paris", Name: "Paris", Date: date}, &th, screen.WcWidth)
	c.SetSize(80, 24)
	for i := 0; ; i++ {
		it := c.Selected()
		at := slices.IndexFunc(c.View(), func(l string) bool { return strings.Contains(l, "▌") })
		if at < 0 || !strings.Contains(c.View()[at], it.Name) || !strings.Contains(c.View()[at], it.What) {
			t.Fatalf("step %d: %+v is not marked\n%s", i, it, strings.Join(c.View(), "\n"))
		}
		if !c.Move(1) {
			if it.Kind != model.NoKind {
				t.Errorf("the last is %+v", it)
			}
			return
		}
	}
}
