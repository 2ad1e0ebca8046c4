package keys

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/ui/spelling"
)

// namedKeys are the keys that are no characters, as Bubble Tea names them.
func namedKeys() []string {
	list := []string{"enter", "tab", "backspace", "esc", "space", "up", "down", "left", "right",
		"insert", "delete", "pgup", "pgdown", "home", "end"}
	for i := 1; i <= 24; i++ {
		list = append(list, fmt.Sprintf("f%d", i))
	}
	return list
}

// otherName translates what keys are called elsewhere.
func otherName(name string) string {
	switch name {
	case "return", "cr":
		return "enter"
	case "escape":
		return "esc"
	case "pageup", "page-up":
		return "pgup"
	case "pagedown", "page-down", "pgdn":
		return "pgdown"
	case "del":
		return "delete"
	case "ins":
		return "insert"
	case "spc":
		return "space"
	}
	return name
}

// modifiers in the order in which Bubble Tea writes them.
func modifiers() []string { return []string{"ctrl", "alt", "shift", "meta", "hyper", "super"} }

// ParseKey brings the name of a key as a person writes it into the form in which
// key presses come: "ctrl+d", "J" (for shift+j), "space". The error says what is
// wrong with it and needs the name in front.
func ParseKey(name string) (string, error) {
	if name == " " {
		return "space", nil
	}
	if utf8.RuneCountInString(name) == 1 {
		return character(name)
	}
	var held []string
	key := name
	for {
		m, rest, ok := strings.Cut(key, "+")
		if !ok || rest == "" || m == "" {
			break
		}
		m = strings.ToLower(m)
		if !slices.Contains(modifiers(), m) {
			return "", fmt.Errorf("is no key: there is no modifier %s (%s)", m, strings.Join(modifiers(), ", "))
		}
		held, key = append(held, m), rest
	}
	if utf8.RuneCountInString(key) == 1 {
		return withHeld(held, key)
	}
	lower := otherName(strings.ToLower(key))
	if !slices.Contains(namedKeys(), lower) {
		why := "is no key"
		if near := fromVim(name); near != "" {
			why += "; did you mean " + near + "?"
		} else if near := spelling.Nearest(lower, namedKeys()); near != "" {
			why += "; did you mean " + near + "?"
		}
		return "", errors.New(why)
	}
	return join(held, lower), nil
}

// fromVim translates <C-d>, C-d and ^D, as other programs write ctrl+d; "" where
// a name is nothing of the kind.
func fromVim(name string) string {
	s := strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">")
	if c, ok := strings.CutPrefix(s, "^"); ok {
		s = "C-" + c
	}
	mod, key, ok := strings.Cut(s, "-")
	switch {
	case !ok && s != name:
		key = s // <CR>
	case !ok:
		return ""
	case mod == "C" || mod == "c":
		key = "ctrl+" + key
	case mod == "A" || mod == "M" || mod == "a" || mod == "m":
		key = "alt+" + key
	case mod == "S" || mod == "s":
		key = "shift+" + key
	default:
		return ""
	}
	if parsed, err := ParseKey(key); err == nil {
		return parsed
	}
	return ""
}

func character(s string) (string, error) {
	r, _ := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError || !unicode.IsGraphic(r) {
		return "", errors.New("is no key")
	}
	return s, nil
}

// withHeld names a character with modifiers held.
func withHeld(held []string, key string) (string, error) {
	if _, err := character(key); err != nil {
		return "", err
	}
	r, _ := utf8.DecodeRuneInString(key)
	if len(held) == 0 {
		return key, nil
	}
	if slices.Contains(held, "shift") && len(held) == 1 {
		if !unicode.IsLetter(r) {
			return "", errors.New("is no key: write the character that it types")
		}
		return string(unicode.ToUpper(r)), nil
	}
	if !slices.Contains(held, "ctrl") {
		if unicode.IsUpper(r) { // alt+X is pressed, and told, with shift
			held = append(held, "shift")
		}
		return join(held, strings.ToLower(key)), nil
	}
	key = strings.ToLower(key)
	if len(held) == 1 { // the old encodings cannot tell these apart
		switch key {
		case "i":
			return "", errors.New("arrives as tab from most terminals")
		case "m":
			return "", errors.New("arrives as enter from most terminals")
		case "[":
			return "", errors.New("arrives as esc from most terminals")
		}
	}
	return join(held, key), nil
}

func join(held []string, key string) string {
	s := ""
	for _, m := range modifiers() {
		if slices.Contains(held, m) {
			s += m + "+"
		}
	}
	return s + key
}

// typed tells whether a key types a character, so that a field wants it.
func typed(key string) bool { return key == "space" || utf8.RuneCountInString(key) == 1 }
