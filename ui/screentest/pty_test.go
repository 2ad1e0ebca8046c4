//go:build unix

package screentest

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The test binary runs itself as the program in the pseudo-terminal.
func TestMain(m *testing.M) {
	switch os.Getenv("SCREENTEST_PROGRAM") {
	case "":
		os.Exit(m.Run())
	case "probe":
		if _, err := tea.NewProgram(&probe{mouse: tea.MouseModeAllMotion}).Run(); err != nil {
			os.Exit(3)
		}
	case "mess": // leaves everything as a crashed program does
		fmt.Print("\x1b[?1049h\x1b[?25l\x1b[?1003h\x1b[?1006h\x1b[?2004h\x1b[?1004h\x1b[>1u\x1b[3;5rmess")
		var b [1]byte
		os.Stdin.Read(b[:])
		os.Exit(7)
	case "plain":
		fmt.Println("one line\nanother")
	}
}

func self(t *testing.T, program string, o Options) *Process {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return StartCommand(t, Command{Path: path, Env: []string{"SCREENTEST_PROGRAM=" + program, "GORACE=atexit_sleep_ms=0"}}, o)
}

func TestCommand(t *testing.T) {
	x := self(t, "probe", Options{Width: 60, Height: 15, Graphemes: true})
	x.WaitFor("size 60×15")
	if !x.Raw() || !x.AltScreen() {
		t.Errorf("raw %v, alternate screen %v", x.Raw(), x.AltScreen())
	}
	x.WaitForFunc("the mouse", func(string) bool { return len(x.mouse()) > 0 })
	x.Press("j", "esc", "pgdown")
	x.WaitFor("pgdown")
	if s := x.Screen(); !strings.Contains(s, "\nj\nesc\npgdown") {
		t.Errorf("keys:\n%s", s)
	}
	x.Click(3, 4)
	x.WaitFor("click 3,4 left")
	x.Resize(50, 10)
	x.WaitFor("size 50×10")
	x.Press("q")
	if code := x.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	x.AssertRestored()
}

func TestCommandSignals(t *testing.T) {
	x := self(t, "probe", Options{})
	x.WaitFor("size 80×24")
	x.Signal(syscall.SIGTERM)
	if code := x.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	x.AssertRestored()
}

func TestCommandNotRestored(t *testing.T) {
	x := self(t, "mess", Options{})
	x.WaitFor("mess")
	x.Press("enter")
	if code := x.WaitExit(); code != 7 {
		t.Errorf("exit status %d, want 7", code)
	}
	got := strings.Join(x.Altered(), "; ")
	for _, want := range []string{"alternate screen", "cursor is hidden", "mouse mode 1003", "SGR mouse", "bracketed paste", "focus", "Kitty", "rows 3 to 5"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

func TestCommandKilled(t *testing.T) {
	x := self(t, "probe", Options{})
	x.WaitFor("size 80×24")
	x.Signal(syscall.SIGKILL)
	if code := x.WaitExit(); code != -1 {
		t.Errorf("exit status %d, want -1", code)
	}
	if !x.Raw() || !strings.Contains(strings.Join(x.Altered(), ";"), "raw mode") {
		t.Error("a killed program cannot have restored the terminal")
	}
}

// Whatever a short program has written is on the screen when WaitExit returns.
func TestCommandLastOutput(t *testing.T) {
	for range 5 {
		x := self(t, "plain", Options{})
		x.WaitExit()
		if x.Row(0) != "one line" || x.Row(1) != "another" {
			t.Fatalf("screen:\n%s", x.Screen())
		}
	}
}
