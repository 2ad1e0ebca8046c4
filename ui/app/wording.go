package app

import (
	"strconv"
	"strings"

	"dateline/ui/keys"
)

// Messages name keys as the reader has them, and say nothing of an action that
// has none.

// shown returns the key of an action where the reader is, "" where it has none.
func (a *App) shown(act keys.Action) string { return a.keys.Key(act, a.paneScope()) }

// does says what a key is good for: "u undoes", or "" without a key.
func (a *App) does(act keys.Action, what string) string {
	key := a.shown(act)
	if key == "" {
		return ""
	}
	return key + " " + what
}

// keyIn is does for a key in one scope.
func (a *App) keyIn(act keys.Action, scope keys.Scope, what string) string {
	if key := a.keys.Key(act, scope); key != "" {
		return key + " " + what
	}
	return ""
}

// more says how to get more than what is open, "" where that needs no words.
func (a *App) more() string {
	if a.opt.Sample && a.opt.Feeds != nil {
		return orElse(a.does(keys.AddFeed, "follows feeds"), a.opt.Hint)
	}
	return a.opt.Hint
}

// finds is does for the find, which has its key in the article only.
func (a *App) finds(what string) string {
	return a.keyIn(keys.Find, keys.Article, what)
}

// dot puts a hint behind a message: "Starred · u undoes".
func dot(message, hint string) string {
	if hint == "" {
		return message
	}
	return message + " · " + hint
}

// undoable is a message about what can be undone.
func (a *App) undoable(message string) string { return dot(message, a.does(keys.Undo, "undoes")) }

// sentence puts a hint behind a message as a sentence of its own: "The end of
// the article. J reads the next story."
func sentence(message, hint string) string {
	if hint == "" {
		return message
	}
	return message + " " + hint + "."
}

// colon puts a hint in place of a full stop: "No entity is focused: e picks one."
func colon(message, hint string) string {
	if hint == "" {
		return message + "."
	}
	return message + ": " + hint + "."
}

// picksFirst is why an action that needs an entity cannot be done.
func (a *App) picksFirst() string {
	return orElse(a.does(keys.NextEntity, "picks an entity first"), "no entity is focused")
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// listed joins the hints that there are.
func listed(hints ...string) string {
	var out []string
	for _, h := range hints {
		if h != "" {
			out = append(out, h)
		}
	}
	return strings.Join(out, ", ")
}

// both joins the keys of two actions that belong together: "n N".
func (a *App) both(first, second keys.Action, what string) string {
	var out []string
	for _, act := range []keys.Action{first, second} {
		if key := a.shown(act); key != "" {
			out = append(out, key)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return strings.Join(out, " ") + " " + what
}

// number spells a count as the messages do: 1,000.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
