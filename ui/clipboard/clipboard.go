// Package clipboard puts a text on the clipboard of the terminal that the reader
// sits at, over SSH and through tmux and screen, by the sequence OSC 52.
//
// Whether it arrives nobody tells: a terminal that does not know the sequence
// drops it, and many ask the reader first or have it switched off. So what is
// copied is said on the screen, and Supported tells where it cannot work at all.
package clipboard

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Most is the longest text in bytes. Terminals cut off sequences of more than
// 100,000 bytes (hterm, older iTerm2 and st), and Base64 makes four of three.
const Most = 74_994

// ErrNone says that the terminal has no clipboard that a program can reach.
var ErrNone = errors.New("this terminal has no clipboard")

// Supported tells whether the terminal of an environment may know OSC 52. It is
// false only where it is known not to.
func Supported(environ []string) bool {
	term := variable(environ, "TERM")
	if muxed(environ) {
		return true // what is around it is not known
	}
	switch {
	case term == "" || term == "dumb" || term == "linux" || strings.HasPrefix(term, "vt") || term == "cons25":
		return false
	case variable(environ, "TERM_PROGRAM") == "Apple_Terminal":
		return false
	}
	return true
}

// Copy returns the command that copies a text in a program of Bubble Tea.
func Copy(text string, environ []string) (tea.Cmd, error) {
	seq, err := Sequence(text, environ)
	if err != nil {
		return nil, err
	}
	return tea.Raw(seq), nil
}

// Sequence is what is sent to the terminal to copy a text.
func Sequence(text string, environ []string) (string, error) {
	switch {
	case !Supported(environ):
		return "", ErrNone
	case len(text) > Most:
		return "", fmt.Errorf("too long for the clipboard: %d bytes, and terminals take %d", len(text), Most)
	case text == "" || !utf8.ValidString(text):
		return "", errors.New("there is nothing to copy") // an empty one would clear the clipboard
	}
	seq := ansi.SetSystemClipboard(text)
	term := variable(environ, "TERM")
	switch {
	case variable(environ, "TMUX") != "" || strings.HasPrefix(term, "tmux"):
		// tmux takes the sequence itself where set-clipboard is on, and hands
		// the wrapped one on where allow-passthrough is. Twice does no harm.
		return seq + ansi.TmuxPassthrough(seq), nil
	case variable(environ, "STY") != "":
		return ansi.ScreenPassthrough(seq, screenLimit), nil
	case strings.HasPrefix(term, "screen"):
		// Over SSH nothing but TERM tells of what is around: screen, which takes
		// only the wrapped one, or tmux of old, which takes only the other. Each
		// drops what it does not take.
		return seq + ansi.ScreenPassthrough(seq, screenLimit), nil
	}
	return seq, nil
}

// screenLimit is below the 768 bytes that screen takes of one string.
const screenLimit = 760

func muxed(environ []string) bool {
	term := variable(environ, "TERM")
	return variable(environ, "TMUX") != "" || variable(environ, "STY") != "" || strings.HasPrefix(term, "tmux") || strings.HasPrefix(term, "screen")
}

// variable reads one of an environment; the last of a name counts.
func variable(environ []string, name string) string {
	for i := len(environ) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(environ[i], name+"="); ok {
			return v
		}
	}
	return ""
}
