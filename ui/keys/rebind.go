package keys

import (
	"fmt"
	"slices"
)

// Change gives a binding of the catalogue other keys.
type Change struct {
	Name string   // of the binding
	Keys []string // as ParseKey returns them; none: the action has no key
}

// Problem is why a change cannot be made.
type Problem struct {
	Change int // its index
	Text   string
}

// Names returns what can be rebound, in the order of the catalogue. The keys of
// fields are fixed.
func Names(bindings []Binding) (out []string) {
	for _, b := range bindings {
		if !b.Hidden {
			out = append(out, b.Name)
		}
	}
	return out
}

// Rebind returns the bindings with the changes made. A key that would mean two
// things in one place is a problem that names both; where there are problems the
// result is of no use. A name that is not one of Names changes nothing.
func Rebind(bindings []Binding, changes []Change) ([]Binding, []Problem) {
	if len(changes) == 0 {
		return bindings, nil
	}
	out := slices.Clone(bindings)
	changed := make(map[string]int, len(changes))
	var problems []Problem
	for n, c := range changes {
		changed[c.Name] = n
		for i := range out {
			if b := &out[i]; b.Name == c.Name && !b.Hidden {
				b.Keys = slices.Clone(c.Keys)
				if b.Action == Interrupt && len(c.Keys) == 0 {
					problems = append(problems, Problem{n, "quit-now needs a key: no other one always ends the reader"})
				}
			}
		}
	}
	problems = append(problems, collisions(out, changed)...)
	if len(problems) == 0 {
		follow(out)
	}
	return out, problems
}

// meet tells whether the keys of two bindings are looked up together.
func meet(one, other *Binding) bool {
	a, b := one.Scope, other.Scope
	boxed := func(s Scope) bool { return s == DeskScope || s == MuteScope }
	if a == Everywhere && boxed(b) && !Boxed(one.Action) || b == Everywhere && boxed(a) && !Boxed(other.Action) {
		return false
	}
	if a == Everywhere && b == FeedScope && !InFeeds(one.Action) || b == Everywhere && a == FeedScope && !InFeeds(other.Action) {
		return false
	}
	pane := func(s Scope) bool { return s != Field && s != Picker && s != Answer && s != HintScope }
	return a == b || a == Everywhere && pane(b) || b == Everywhere && pane(a)
}

// collisions are the keys that would mean two things. Each is told once, at the
// change that comes last.
func collisions(bindings []Binding, changed map[string]int) (out []Problem) {
	for i := range bindings {
		a := &bindings[i]
		for j := i + 1; j < len(bindings); j++ {
			b := &bindings[j]
			if a.Hidden || b.Hidden || a.Action == b.Action || !meet(a, b) {
				continue
			}
			for _, k := range a.Keys {
				if slices.Contains(b.Keys, k) {
					out = append(out, collision(a, b, k, changed))
				}
			}
		}
	}
	return out
}

func collision(a, b *Binding, key string, changed map[string]int) Problem {
	atA, okA := changed[a.Name]
	atB, okB := changed[b.Name]
	if okA && (!okB || atA > atB) { // the change is named first
		a, b, atA, atB, okB = b, a, atB, atA, true
	}
	where := ""
	if inner := max(a.Scope, b.Scope); inner != Everywhere {
		where = " (" + inner.String() + ")"
	}
	text := fmt.Sprintf("%s would mean both %s and %s%s", key, b.Name, a.Name, where)
	if _, ok := changed[a.Name]; !ok {
		text += "; give " + a.Name + " other keys, too"
	}
	return Problem{atB, text}
}

// follow brings the hidden bindings into line: one that repeats a listed action
// in a field takes its keys over as far as they type nothing, one in a pane
// gives way to whatever was bound to its key.
func follow(bindings []Binding) {
	listed := func(a Action) *Binding {
		for i := range bindings {
			if b := &bindings[i]; b.Action == a && !b.Hidden {
				return b
			}
		}
		return nil
	}
	for i := range bindings {
		b := &bindings[i]
		if !b.Hidden {
			continue
		}
		switch {
		case b.Scope == Field && (b.Action == Interrupt || b.Action == Redraw):
			b.Keys = inField(bindings, b, listed(b.Action).Keys)
		case b.Scope == Picker && b.Action == Back: // the key that opened the help closes it
			b.Keys = slices.DeleteFunc(slices.Clone(listed(Help).Keys), func(k string) bool { return word(k) })
		case b.Scope != Field && b.Scope != Picker && b.Scope != HintScope:
			b.Keys = slices.DeleteFunc(slices.Clone(b.Keys), func(k string) bool {
				return slices.ContainsFunc(bindings, func(o Binding) bool {
					return !o.Hidden && meet(&o, b) && slices.Contains(o.Keys, k)
				})
			})
		}
	}
}

// inField are the keys of b and those of more that a field has no use for.
func inField(bindings []Binding, b *Binding, more []string) []string {
	out := slices.Clone(b.Keys)
	for _, k := range more {
		taken := slices.ContainsFunc(bindings, func(o Binding) bool {
			return o.Scope == Field && o.Action != b.Action && slices.Contains(o.Keys, k)
		})
		if !taken && !typed(k) && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// word tells whether a key types a letter or a digit: those begin what one
// searches for.
func word(key string) bool {
	if !typed(key) || key == "space" {
		return key == "space"
	}
	c := key[0]
	return c >= 0x80 || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
