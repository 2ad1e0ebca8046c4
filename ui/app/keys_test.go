package app

import (
	"fmt"
	"strings"
	"testing"

	"dateline/ui/keys"
	"dateline/ui/screentest"
)

// silent are keys that may leave the screen as it is, and why.
var silent = map[keys.Action]string{
	keys.Redraw:    "draws the same screen anew",
	keys.Suspend:   "stops the process; tested in a pty",
	keys.Interrupt: "ends the program",
}

// TestEveryKeyDoesSomething presses every key of the catalogue in every scope:
// each must change the screen, end the program, or say why nothing happened.
func TestEveryKeyDoesSomething(t *testing.T) {
	scopes := []struct {
		name  string
		scope []keys.Scope
		enter []string
	}{
		{"stories", []keys.Scope{keys.List, keys.Everywhere}, nil},
		{"article", []keys.Scope{keys.Article, keys.Everywhere}, []string{"2"}},
		{"article with an entity", []keys.Scope{keys.Article, keys.Everywhere}, []string{"2", "e"}},
		{"involved", []keys.Scope{keys.SidebarScope, keys.Everywhere}, []string{"3"}},
		{"card", []keys.Scope{keys.CardScope, keys.Everywhere}, []string{"2", "e", "enter"}},
	}
	for _, sc := range scopes {
		t.Run(sc.name, func(t *testing.T) {
			t.Parallel()
			var list []string
			for _, b := range keys.Catalogue() {
				if silent[b.Action] != "" {
					continue
				}
				for _, s := range sc.scope {
					if b.Scope == s && raceOn && len(b.Keys) > 0 {
						list = append(list, b.Keys[0]) // the others do the same
					} else if b.Scope == s {
						list = append(list, b.Keys...)
					}
				}
			}
			for _, key := range list {
				x := reading(t, stock(3), 120, 30)
				x.Press(sc.enter...)
				x.Sync()
				before := picture(x)
				x.Press(key)
				ended := false
				if key == "q" && sc.name == "stories" {
					x.WaitEnd()
					ended = true
				} else {
					x.WaitUntil(key+" to change something or say why not", func() bool { return picture(x) != before })
				}
				if !ended {
					x.Quit()
				}
			}
		})
	}
}

// picture is the screen with its styles, so that a moved highlight counts.
func picture(x *screentest.Terminal) string {
	var b strings.Builder
	var last screentest.Cell
	w, h := x.Size()
	for y := 0; y < h; y++ {
		for c := 0; c < w; c++ {
			cell := x.Cell(c, y)
			b.WriteString(cell.Content)
			if cell.Content = ""; cell != last {
				fmt.Fprint(&b, cell)
				last = cell
			}
		}
	}
	return b.String() + x.Clipboard()
}

// TestBlockedService: a library that never answers leaves every key alive.
func TestBlockedService(t *testing.T) {
	t.Parallel()
	s := stock(0)
	s.blocked = make(chan struct{})
	x := open(t, s, 120, 30)
	x.WaitFor("Opening")
	for _, b := range keys.Catalogue() {
		if b.Scope == keys.Field || b.Scope == keys.HintScope || silent[b.Action] != "" || b.Action == keys.Quit {
			continue
		}
		for _, key := range b.Keys {
			// Leave a message that no other key gives.
			x.Press("1", "1")
			if key == "1" {
				x.Press("J")
			}
			x.Sync()
			before := x.Bytes()
			x.Press(key)
			x.Sync() // fails after its timeout where Update is stuck
			if x.Bytes() == before {
				t.Errorf("%s: nothing was repainted", key)
			}
			x.Press("esc", "esc")
			x.Sync()
		}
	}
	x.Press("q")
	x.WaitEnd()
}

// TestCatalogue: no key means two things in one scope, every action has a name
// and a help text, and a field takes letters as letters.
func TestCatalogue(t *testing.T) {
	type slot struct {
		scope keys.Scope
		key   string
	}
	seen := map[slot]keys.Action{}
	for _, b := range keys.Catalogue() {
		if b.Name == "" || b.Help == "" || b.Label == "" {
			t.Errorf("%+v: name, label or help is missing", b)
		}
		for _, k := range b.Keys {
			if other, ok := seen[slot{b.Scope, k}]; ok && other != b.Action {
				t.Errorf("%s means two things in %s", k, b.Scope)
			}
			seen[slot{b.Scope, k}] = b.Action
			if b.Scope == keys.Field && len([]rune(k)) == 1 {
				t.Errorf("the letter %s is a key in a field", k)
			}
		}
	}
}
