package keys

import (
	"strings"
	"unicode/utf8"
)

type slot struct {
	scope Scope
	key   string
}

// Map resolves keys to actions. It is built once per session and read only
// afterwards.
type Map struct {
	bindings []Binding
	slots    map[slot]Action
}

// New builds a Map from bindings, usually those of Catalogue.
func New(bindings []Binding) *Map {
	m := &Map{bindings: bindings, slots: make(map[slot]Action, 2*len(bindings))}
	for _, b := range bindings {
		for _, k := range b.Keys {
			m.slots[slot{b.Scope, k}] = b.Action
		}
	}
	return m
}

// Resolve returns the action of a key in the first of the scopes that knows
// it, given from the innermost outwards; None where none does.
func (m *Map) Resolve(key string, scopes ...Scope) Action {
	for _, s := range scopes {
		if a, ok := m.slots[slot{s, key}]; ok {
			return a
		}
	}
	return None
}

// Key returns the key to show for an action in a scope (or everywhere), ""
// where it has none.
func (m *Map) Key(a Action, s Scope) string {
	key := ""
	for i := range m.bindings {
		b := &m.bindings[i]
		if b.Action != a || len(b.Keys) == 0 {
			continue
		}
		if b.Scope == s {
			return Show(b.Keys[0])
		}
		if b.Scope == Everywhere {
			key = Show(b.Keys[0])
		}
	}
	return key
}

// Bindings returns the listed bindings of the scopes, in catalogue order; an
// action that several of the scopes bind appears once, as the first one has it.
func (m *Map) Bindings(scopes ...Scope) []Binding {
	var out []Binding
	seen := map[Action]int{}
	for _, s := range scopes {
		for _, b := range m.bindings {
			if b.Hidden || b.Scope != s {
				continue
			}
			if _, ok := seen[b.Action]; ok {
				continue
			}
			seen[b.Action] = len(out)
			out = append(out, b)
		}
	}
	return out
}

// Show spells a key as it is shown to readers: "PgDn", "alt+X".
func Show(key string) string {
	if i := strings.LastIndexByte(key[:max(0, len(key)-1)], '+'); i >= 0 {
		held, base := key[:i+1], key[i+1:]
		if utf8.RuneCountInString(base) == 1 && strings.HasSuffix(held, "shift+") {
			return strings.TrimSuffix(held, "shift+") + strings.ToUpper(base)
		}
		return held + Show(base)
	}
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	case "home":
		return "Home"
	case "end":
		return "End"
	}
	if len(key) > 1 && key[0] == 'f' && key[1] >= '1' && key[1] <= '9' {
		return "F" + key[1:]
	}
	return key
}
