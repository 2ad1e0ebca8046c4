package keys

import (
	"slices"
	"strings"
	"testing"
)

func TestParseKey(t *testing.T) {
	for name, want := range map[string]string{
		"j": "j", "J": "J", "shift+j": "J", "ü": "ü", " ": "space", "Space": "space", "return": "enter", "Escape": "esc", "PageDown": "pgdown",
		"F3": "f3", "CTRL+D": "ctrl+d", "ctrl+D": "ctrl+d", "alt+x": "alt+x", "alt+X": "alt+shift+x", "shift+alt+ctrl+up": "ctrl+alt+shift+up",
		"shift+tab": "shift+tab", "+": "+", "ctrl++": "ctrl++", "ctrl+space": "ctrl+space", "ctrl+alt+i": "ctrl+alt+i", "世": "世",
	} {
		got, err := ParseKey(name)
		if err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", name, got, err, want)
		}
		if again, err := ParseKey(got); err != nil || again != got {
			t.Errorf("%q: what it gives, %q, is read as %q, %v", name, got, again, err)
		}
	}
	for name, want := range map[string]string{
		"": "no key", "jj": "no key", "\x01": "no key", "\xff": "no key", "foo+x": "no modifier foo", "ctrl+i": "as tab", "ctrl+m": "as enter",
		"ctrl+[": "as esc", "pgdwn": "did you mean pgdown?", "<C-d>": "did you mean ctrl+d?", "^W": "did you mean ctrl+w?", "M-x": "did you mean alt+x?",
		"<CR>": "did you mean enter?", "f99": "no key", "shift+1": "the character", "ctrl+": "no key", "ctrl+ctrl": "no key",
	} {
		if got, err := ParseKey(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %q, %v; want an error with %q", name, got, err, want)
		}
	}
}

// Every key of the catalogue is written as ParseKey writes it, and every binding
// that is listed has a name of its own, by which it can be rebound.
func TestCatalogueIsRebindable(t *testing.T) {
	names := Names(Catalogue())
	for i, n := range names {
		if slices.Contains(names[:i], n) {
			t.Errorf("two listed bindings are called %s", n)
		}
	}
	var same []Change
	for _, b := range Catalogue() {
		for _, k := range b.Keys {
			if got, err := ParseKey(k); err != nil || got != k {
				t.Errorf("%s: %q is read as %q, %v", b.Name, k, got, err)
			}
		}
		if !b.Hidden {
			same = append(same, Change{b.Name, b.Keys})
		}
	}
	got, problems := Rebind(Catalogue(), same)
	if len(problems) > 0 {
		t.Errorf("the defaults collide: %v", problems)
	}
	for i, b := range Catalogue() {
		if !slices.Equal(b.Keys, got[i].Keys) {
			t.Errorf("%s in %v: %v becomes %v", b.Name, b.Scope, b.Keys, got[i].Keys)
		}
	}
}

func TestRebind(t *testing.T) {
	b, problems := Rebind(Catalogue(), []Change{
		{"down", []string{"n"}}, {"next-match", []string{"j", "down"}}, {"star", nil}, {"mouse", []string{"M"}},
		{"help", []string{"h", "f2"}}, {"back", []string{"esc"}}, {"quit-now", []string{"ctrl+q", "Q"}}, {"this-is", []string{"enter"}}, {"rename-feed", []string{"c"}},
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	m := New(b)
	for _, c := range []struct {
		key    string
		scopes []Scope
		want   Action
	}{
		{"n", []Scope{List, Everywhere}, Down}, {"j", []Scope{List, Everywhere}, None}, {"j", []Scope{Article, Everywhere}, NextMatch},
		{"s", []Scope{List, Everywhere}, None}, {"M", []Scope{Article, Everywhere}, Mouse}, {"?", []Scope{List, Everywhere}, None},
		{"h", []Scope{List, Everywhere}, Help}, {"left", []Scope{Article, Everywhere}, None},
		// What means nothing in the list of feeds leaves its key free there.
		{"x", []Scope{FeedScope, Everywhere}, RemoveFeed}, {"c", []Scope{FeedScope, Everywhere}, RenameFeed}, {"n", []Scope{FeedScope, Everywhere}, Down}, {"y", []Scope{Answer}, Accept},
		// The keys of fields stay, and a way out with them.
		{"down", []Scope{Field}, Down}, {"ctrl+c", []Scope{Field}, Interrupt}, {"ctrl+q", []Scope{Field}, Interrupt}, {"Q", []Scope{Field}, None},
		// f2 closes the help that it opened, h is typed into it.
		{"f2", []Scope{Field, Picker}, Back}, {"h", []Scope{Field, Picker}, None}, {"?", []Scope{Field, Picker}, None},
		// What was bound wins over what nobody listed.
		{"enter", []Scope{CardScope, Everywhere}, ThisIs},
	} {
		if got := m.Resolve(c.key, c.scopes...); got != c.want {
			t.Errorf("%s in %v: %v, want %v", c.key, c.scopes, got, c.want)
		}
	}
	if got := m.Key(Star, List); got != "" {
		t.Errorf("star has the key %q", got)
	}
	if got := m.Key(Help, List); got != "h" {
		t.Errorf("the help has the key %q", got)
	}
	if k := Catalogue()[0].Keys; !slices.Equal(k, []string{"j", "down"}) {
		t.Errorf("the catalogue itself was changed: %v", k)
	}
}

func TestRebindTellsCollisions(t *testing.T) {
	for _, c := range []struct {
		name    string
		changes []Change
		want    []Problem
	}{
		{"with a default", []Change{{"star", []string{"j"}}}, []Problem{{0, "j would mean both star and down; give down other keys, too"}}},
		{"of two changes, at the later", []Change{{"star", []string{"v"}}, {"read", []string{"v"}}}, []Problem{{1, "v would mean both read and star"}}},
		{"the same the other way round", []Change{{"read", []string{"v"}}, {"star", []string{"v"}}}, []Problem{{1, "v would mean both star and read"}}},
		{"in a pane with a key of everywhere", []Change{{"find", []string{"e"}}}, []Problem{{0, "e would mean both find and next-entity (article); give next-entity other keys, too"}}},
		{"the last way out", []Change{{"quit-now", nil}}, []Problem{{0, "quit-now needs a key: no other one always ends the reader"}}},
		{"two panes may differ", []Change{{"find", []string{"v"}}, {"mark-all-read", []string{"v"}}}, nil},
		{"a swap", []Change{{"star", []string{"m"}}, {"read", []string{"s"}}}, nil},
		{"no such action", []Change{{"stars", []string{"j"}}}, nil},
		{"keys of a field", []Change{{"accept", []string{"j"}}}, nil},
	} {
		if _, got := Rebind(Catalogue(), c.changes); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestShow(t *testing.T) {
	for key, want := range map[string]string{"j": "j", "J": "J", "+": "+", "ctrl++": "ctrl++", "f1": "F1", "f12": "F12", "f": "f", "find": "find", "ctrl+d": "ctrl+d",
		"ctrl+up": "ctrl+↑", "alt+shift+x": "alt+X", "shift+tab": "shift+tab", "ctrl+alt+pgdown": "ctrl+alt+PgDn", "": ""} {
		if got := Show(key); got != want {
			t.Errorf("%q is shown as %q, want %q", key, got, want)
		}
	}
}
