package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/ui/keys"
	"dateline/ui/screentest"
)

// rebound opens a shelf with keys of the reader's own.
func rebound(t *testing.T, changes ...keys.Change) *screentest.Terminal {
	t.Helper()
	b, problems := keys.Rebind(keys.Catalogue(), changes)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	a := New(Options{Articles: stock(3), Now: now, Zone: time.UTC, Keys: b})
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(), screentest.Options{Width: 120, Height: 30, Graphemes: true})
	x.WaitFor("A standfirst about norland")
	x.Settle()
	return x
}

func TestRebinding(t *testing.T) {
	t.Parallel()
	x := rebound(t,
		keys.Change{Name: "down", Keys: []string{"n", "alt+shift+x"}}, keys.Change{Name: "up", Keys: []string{"p"}},
		keys.Change{Name: "next-match", Keys: []string{"f3"}}, keys.Change{Name: "star", Keys: []string{"*"}},
		keys.Change{Name: "undo", Keys: []string{"ctrl+y"}}, keys.Change{Name: "redo", Keys: []string{"u"}},
		keys.Change{Name: "next-entity", Keys: []string{"w"}}, keys.Change{Name: "narrow", Keys: []string{"o"}},
		keys.Change{Name: "browser", Keys: []string{"x"}}, keys.Change{Name: "not-this-one", Keys: []string{"v"}},
		keys.Change{Name: "help", Keys: []string{"h"}}, keys.Change{Name: "back", Keys: []string{"ctrl+g", "esc"}},
		keys.Change{Name: "palette", Keys: []string{"alt+x"}}, keys.Change{Name: "rename-feed", Keys: []string{"c"}}, keys.Change{Name: "sidebar", Keys: []string{"ctrl+alt+pgdown", "i"}}, keys.Change{Name: "mouse", Keys: []string{"M"}})

	has(t, x, "n p move", "enter read", "w entity", "h help")
	x.Press("n")
	has(t, x, "A standfirst about peruvia")
	x.Press("p")
	has(t, x, "A standfirst about norland")
	x.Press("alt+X")
	has(t, x, "A standfirst about peruvia")
	x.Press("p")
	x.Press("j")
	has(t, x, "j does nothing here. h lists the keys.")
	x.Press("*")
	has(t, x, "Starred · ctrl+y undoes")
	x.Press("ctrl+y")
	has(t, x, "u redoes")
	x.Press("o")
	has(t, x, "No entity is focused: w picks one, o then lists only its stories.")
	x.Press("M")
	has(t, x, "The mouse is off")

	x.Press("h")
	has(t, x, "Keys in the list of stories", "n alt+X", "ctrl+alt+PgDn  show or hide")
	x.Press("esc", "alt+x")
	has(t, x, "Commands")
	x.Type("star")
	has(t, x, "*", "star the story")
	x.Press("esc", "esc")
	hasNot(t, x, "Commands")

	x.Press("2", "w", "enter")
	has(t, x, "this story", "v not this one", "o only its stories", "ctrl+g back")
	x.Press("o")
	has(t, x, "ctrl+g widens")
	x.Press("ctrl+g")
	has(t, x, "All stories again")
	x.Press("/")
	x.Type("solberg")
	x.Press("enter", "f3")
	has(t, x, "F3 N walk, ctrl+g ends")
}

// A key that was taken away is named nowhere.
func TestUnboundActions(t *testing.T) {
	var changes []keys.Change
	for _, name := range []string{"undo", "help", "back", "narrow", "quit", "next-entity", "redo", "unread-only", "find"} {
		changes = append(changes, keys.Change{Name: name})
	}
	x := rebound(t, changes...)
	hasNot(t, x, "? help", "q quit", "e entity")
	for key, want := range map[string]string{"s": "Starred", "u": "u does nothing here.", "1": "This is the list of stories."} {
		x.Press(key)
		x.WaitUntil(fmt.Sprintf("%q at the foot after %s", want, key), func() bool {
			_, h := x.Size()
			foot, _, _ := strings.Cut(strings.TrimSpace(x.Row(h-1)), "   ")
			return foot == want
		})
	}
	x.Press(":")
	has(t, x, "Commands")
	x.Type("undo the last") // what has no key is still done by name
	x.Press("enter")
	has(t, x, "Undone: ")
}
