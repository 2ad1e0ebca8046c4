// Package keys turns key presses into actions. One catalogue of actions is the
// source of the bindings, the footer, the help screen, the command palette and
// (as names) of a reader's own bindings. Nothing outside this package compares
// key names.
package keys

import (
	"strings"
	"unicode/utf8"
)

// Action is something a reader can ask for.
type Action uint16

// The actions.
const (
	None Action = iota
	Down
	Up
	Top
	Bottom
	HalfDown
	HalfUp
	PageDown
	PageUp
	Open
	Card
	Back
	Quit
	Interrupt
	NextPane
	PrevPane
	Pane1
	Pane2
	Pane3
	NextStory
	PrevStory
	NextUnread
	PrevUnread
	NextEntity
	PrevEntity
	Narrow
	NotThis
	ThisIs
	Sidebar
	Zen
	Find
	Filter
	Search
	Order
	NextMatch
	PrevMatch
	Read
	Star
	MarkAll
	Undo
	Redo
	Refresh
	RefreshAll
	FullText
	AddFeed
	FeedList
	RemoveFeed
	RenameFeed
	FilterFeeds
	Desks
	NewDesk
	EditDesk
	RemoveDesk
	DeskDown
	DeskUp
	Mute
	AddMute
	LiftMute
	MuteWhere
	Tags
	UnreadOnly
	CopyLink
	Hints
	LinkList
	Browser
	Address
	SaveAs
	Pipe
	Editor
	Pager
	Pictures
	Narrower
	Wider
	Mouse
	Palette
	Help
	Suspend
	Redraw
	Accept
	Cancel
)

// Scope is where a key has its meaning. Scopes are asked from the innermost
// outwards.
type Scope uint8

// The scopes.
const (
	Everywhere Scope = iota
	List
	Article
	SidebarScope
	CardScope // an overlay about one entity
	FeedScope // the overlay that lists feeds
	Answer    // a question that one key answers
	DeskScope // the box that lists the desks
	MuteScope // the box that lists what is muted
	BoxScope  // a list in a box, without a field
	HintScope // letters stand on the screen: other letters are theirs
	Picker    // help or palette: a field with a list below
	Field     // any text input: only enter, esc, tab, arrows and ctrl keys are keys
)

var scopeNames = [...]string{"everywhere", "stories", "article", "involved", "card", "feeds", "answer", "desks", "muted", "list in a box", "hints", "picker", "field"}

func (s Scope) String() string { return scopeNames[s] }

// Binding gives an action its keys in one scope.
type Binding struct {
	Action Action
	Name   string   // of the action, stable: "next-entity"; of listed ones each has its own
	Scope  Scope    // where the keys mean it
	Keys   []string // as Bubble Tea names them; the first is the one shown
	Label  string   // for the footer, one or two words
	Help   string   // for help and palette, a sentence without full stop
	Hidden bool     // not listed: a second way to do what another binding lists
}

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
