//go:build unix

package screentest

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// Command is a binary to run. Nothing is built: the test says where it is.
type Command struct {
	Path string
	Args []string // without the program's name
	Dir  string   // "": the test's own
	Env  []string // added to TERM, COLORTERM, LANG, HOME, PATH and a new XDG_STATE_HOME; later ones win
}

// Process is a binary running in a pseudo-terminal, and the screen it draws on.
type Process struct {
	*Display
	proc  *os.Process
	pty   *os.File // the terminal's side
	tty   *os.File // the program's side, kept open to look at its settings
	saved *term.State
	state *os.ProcessState
	err   error
	drawn chan struct{} // closed when all its output has been shown
}

// StartCommand runs cmd in a pseudo-terminal of w × h cells. At the end of the
// test the process is killed where it still runs.
func StartCommand(t testing.TB, cmd Command, o Options) *Process {
	t.Helper()
	o.fill()
	ptm, tty, err := pty.Open()
	if err != nil {
		t.Fatalf("screentest: no pseudo-terminal: %v", err)
	}
	size := pty.Winsize{Cols: uint16(o.Width), Rows: uint16(o.Height)}
	if err := pty.Setsize(tty, &size); err != nil {
		t.Fatalf("screentest: size of the pseudo-terminal: %v", err)
	}
	x := &Process{Display: newDisplay(t, o), pty: ptm, tty: tty, drawn: make(chan struct{})}
	x.Display.ended = make(chan struct{})
	if x.saved, err = term.GetState(tty.Fd()); err != nil {
		t.Fatalf("screentest: settings of the pseudo-terminal: %v", err)
	}
	env := append([]string{"HOME=" + os.Getenv("HOME"), "PATH=" + os.Getenv("PATH"),
		"XDG_STATE_HOME=" + t.TempDir()}, o.Env...) // no test begins where another has ended
	x.proc, err = os.StartProcess(cmd.Path, append([]string{cmd.Path}, cmd.Args...), &os.ProcAttr{
		Dir: cmd.Dir, Env: lastWins(append(env, cmd.Env...)),
		Files: []*os.File{tty, tty, tty},
		Sys:   &syscall.SysProcAttr{Setsid: true, Setctty: true},
	})
	if err != nil {
		t.Fatalf("screentest: %v", err)
	}
	x.feed(ptm)
	go x.pump()
	go func() {
		x.state, x.err = x.proc.Wait()
		x.drain()
		close(x.Display.ended)
	}()
	t.Cleanup(x.stop)
	return x
}

// pump shows what the program writes. With the tty held open there is no end
// of file at its exit: drain ends it.
func (x *Process) pump() {
	defer close(x.drawn)
	buf := make([]byte, 32<<10)
	for {
		n, err := x.pty.Read(buf)
		if n > 0 {
			x.Write(buf[:n])
		}
		if err != nil {
			return
		}
	}
}

// drain waits until what the program wrote before its end has been shown: the
// mark comes out behind it.
func (x *Process) drain() {
	x.tty.WriteString(token(firstBarrier).String())
	deadline := time.After(x.timeout)
	for {
		x.mu.Lock()
		done, changed := x.synced == firstBarrier, x.changed
		x.mu.Unlock()
		if done {
			return
		}
		select {
		case <-changed:
		case <-x.drawn:
			return
		case <-deadline:
			return
		}
	}
}

func (x *Process) stop() {
	x.proc.Kill()
	select {
	case <-x.Display.ended:
	case <-time.After(x.timeout):
		x.t.Errorf("screentest: the process did not end when killed")
	}
	x.close()
	x.tty.Close()
	x.pty.Close()
	select {
	case <-x.drawn:
	case <-time.After(x.timeout):
	}
}

// Pid is the id of the process, which leads its own session.
func (x *Process) Pid() int { return x.proc.Pid }

// Signal sends the process a signal.
func (x *Process) Signal(sig os.Signal) {
	x.t.Helper()
	if err := x.proc.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		x.t.Fatalf("screentest: signal %v: %v", sig, err)
	}
}

// Resize changes the size of the terminal; the kernel tells the program.
func (x *Process) Resize(w, h int) {
	x.t.Helper()
	x.resize(w, h)
	if err := pty.Setsize(x.tty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		x.t.Fatalf("screentest: resize: %v", err)
	}
}

// Settle waits until the program has written nothing for 100 ms, at most for
// two seconds. It cannot know whether the program has read its input: prefer
// WaitFor.
func (x *Process) Settle() { x.quiet(100*time.Millisecond, 2*time.Second) }

// Done tells whether the process has ended.
func (x *Process) Done() bool {
	select {
	case <-x.Display.ended:
		return true
	default:
		return false
	}
}

// WaitExit waits for the process to end, and for the last of its output, and
// returns its exit status; -1 where a signal ended it.
func (x *Process) WaitExit() int {
	x.t.Helper()
	select {
	case <-x.Display.ended:
	case <-time.After(x.timeout):
		x.t.Fatalf("screentest: the process has not ended after %v\n%s", x.timeout, x.dump())
	}
	if x.err != nil {
		x.t.Fatalf("screentest: %v", x.err)
	}
	return x.state.ExitCode()
}

// Raw tells whether the terminal driver's settings differ from those before
// the start, as they do while a full-screen program runs.
func (x *Process) Raw() bool {
	now, err := term.GetState(x.tty.Fd())
	return err != nil || !reflect.DeepEqual(now, x.saved)
}

// Altered is Display.Altered with the settings of the terminal driver (raw
// mode) as well. After a clean exit it is empty.
func (x *Process) Altered() []string {
	out := x.Display.Altered()
	if x.Raw() {
		out = append(out, "the terminal driver is not as it was (raw mode)")
	}
	return out
}

// AssertRestored fails the test where the program has left the terminal
// otherwise than it found it.
func (x *Process) AssertRestored() {
	x.t.Helper()
	for _, what := range x.Altered() {
		x.t.Errorf("after the exit %s", what)
	}
}

// lastWins leaves the last of each variable of an environment: of several a Go
// program takes the first.
func lastWins(env []string) []string {
	var out []string
	for i, e := range env {
		name, _, _ := strings.Cut(e, "=")
		if !slices.ContainsFunc(env[i+1:], func(o string) bool { return strings.HasPrefix(o, name+"=") }) {
			out = append(out, e)
		}
	}
	return out
}
