package clipboard

import (
	"encoding/base64"
	"errors"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/screentest"
)

const plainSeq = "\x1b]52;c;aGk=\x07"

func TestSequence(t *testing.T) {
	const tmux = "\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\"
	const screen = "\x1bP\x1b]52;c;aGk=\x07\x1b\\"
	for environ, want := range map[string]string{
		"TERM=xterm-256color":                         plainSeq,
		"TERM=xterm-kitty SSH_TTY=/dev/pts/1":         plainSeq,
		"TERM=tmux-256color":                          plainSeq + tmux,
		"TERM=screen-256color TMUX=/tmp/tmux-0/x,1,0": plainSeq + tmux,
		"TERM=screen STY=1.pts-0":                     screen,
		"TERM=screen-256color SSH_TTY=/dev/pts/1":     plainSeq + screen,
		"TERM=screen.linux STY=1.tty1":                screen,
	} {
		if got, err := Sequence("hi", strings.Fields(environ)); err != nil || got != want {
			t.Errorf("%s: %q %v", environ, got, err)
		}
	}
	for _, environ := range []string{"TERM=linux", "TERM=dumb", "", "TERM=vt220", "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal"} {
		if _, err := Sequence("hi", strings.Fields(environ)); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", environ, err)
		}
	}
	for _, text := range []string{"", "\xff", strings.Repeat("x", Most+1)} {
		if _, err := Sequence(text, []string{"TERM=xterm"}); err == nil {
			t.Errorf("%.5q is copied", text)
		}
	}
}

// What screen takes off its pieces is the sequence, none of them too long.
func TestScreenPieces(t *testing.T) {
	text := strings.Repeat("some text ", 500)
	seq, err := Sequence(text, []string{"STY=1", "TERM=screen"})
	if err != nil {
		t.Fatal(err)
	}
	var joined strings.Builder
	for _, m := range regexp.MustCompile(`(?s)\x1bP(.*?)\x1b\\`).FindAllStringSubmatch(seq, -1) {
		if len(m[1]) > 768 {
			t.Errorf("a piece of %d bytes", len(m[1]))
		}
		joined.WriteString(m[1])
	}
	if want := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\x07"; joined.String() != want {
		t.Errorf("%d bytes of %d", joined.Len(), len(want))
	}
}

// copier copies with y.
type copier struct{ text string }

func (c copier) Init() tea.Cmd { return nil }

func (c copier) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		cmd, _ := Copy(c.text, []string{"TERM=xterm"})
		return c, cmd
	}
	return c, nil
}

func (c copier) View() tea.View { return tea.NewView("reader") }

func TestCopyArrives(t *testing.T) {
	text := "https://example.org/ü " + strings.Repeat("x", 5000)
	x := screentest.Start(t, copier{text}, screentest.Options{Width: 40, Height: 4})
	x.WaitFor("reader")
	x.Press("y")
	x.Sync()
	if got := x.Clipboard(); got != text {
		t.Errorf("the clipboard holds %d bytes of %d", len(got), len(text))
	}
}
