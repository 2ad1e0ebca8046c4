// Package screentest runs a terminal program in a test, types into it and reads
// what a person would see: Start runs a Bubble Tea model against an in-memory
// terminal, StartCommand runs a binary in a pseudo-terminal. Both give the same
// Display to press keys on and to read cells, title, clipboard and modes from.
//
// Nothing here waits for a fixed time where it can wait for a condition: Sync
// knows when a key has been handled and painted, WaitFor when the screen says
// something.
package screentest

import (
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Options says what the terminal is like. The zero value is an 80×24 terminal
// with true colour that does not say whether it is dark.
type Options struct {
	Width, Height int                  // in cells
	Profile       colorprofile.Profile // zero: TrueColor
	Env           []string             // replaces the default TERM, COLORTERM and LANG
	Dark          *bool                // what a question for the background is answered; nil: no answer
	// Graphemes makes the terminal know mode 2027, so that the program measures
	// by clusters as the emulator does. Without it a program counts code points,
	// and what stands right of a joined emoji is shifted.
	Graphemes bool
	Timeout   time.Duration                    // longest wait for a condition; zero: 30 s
	Filter    func(tea.Model, tea.Msg) tea.Msg // the program's own tea.WithFilter
}

// Terminal is a running Bubble Tea program and the screen it draws on.
type Terminal struct {
	*Display
	program     *tea.Program
	ended       chan struct{}
	model       tea.Model // the last model, once ended
	err         error
	interrupted bool // touched by the program's event loop only
	syncs       int  // numbers the barriers, used by the test's goroutine only
}

// Start runs m. The program is killed at the end of the test where it has not
// ended by itself.
func Start(t testing.TB, m tea.Model, o Options) *Terminal {
	t.Helper()
	o.fill()
	in, feed, err := os.Pipe() // a file, so that Bubble Tea can cancel a read
	if err != nil {
		t.Fatalf("screentest: %v", err)
	}
	x := &Terminal{Display: newDisplay(t, o), ended: make(chan struct{})}
	x.Display.ended = x.ended
	x.feed(feed)
	x.program = tea.NewProgram(adapter{m},
		tea.WithInput(in),
		tea.WithOutput(&cooked{x.Display}),
		tea.WithWindowSize(o.Width, o.Height),
		tea.WithColorProfile(o.Profile),
		tea.WithEnvironment(o.Env),
		tea.WithoutSignals(),
		tea.WithFPS(120),
		tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg { return x.intercept(o.Filter, m, msg) }))
	go func() {
		defer close(x.ended)
		last, err := x.program.Run()
		if a, ok := last.(adapter); ok {
			last = a.Model
		}
		if x.interrupted && err == nil {
			err = tea.ErrInterrupted
		}
		x.model, x.err = last, err
	}()
	t.Cleanup(func() {
		// Not Kill: it closes the reader of a loop that is still reading.
		go x.program.Send(end{})
		select {
		case <-x.ended:
		case <-time.After(o.Timeout):
			t.Errorf("screentest: the program did not end when told; an Update or View hangs")
		}
		x.close()
		feed.Close()
		runtime.KeepAlive(in) // and left to the collector: a killed program may still read
	})
	return x
}

// end ends the program whatever its own filter does with a tea.QuitMsg.
type end struct{}

func (o *Options) fill() {
	if o.Width <= 0 {
		o.Width = 80
	}
	if o.Height <= 0 {
		o.Height = 24
	}
	if o.Profile == 0 {
		o.Profile = colorprofile.TrueColor
	}
	if o.Env == nil {
		o.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8"}
	}
	if o.Timeout <= 0 {
		o.Timeout = 30 * time.Second
	}
}

// Resize changes the size of the terminal and tells the program.
func (x *Terminal) Resize(w, h int) {
	x.resize(w, h)
	x.program.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Send gives the program a message, as a command would.
func (x *Terminal) Send(msg tea.Msg) { x.program.Send(msg) }

// Sync waits until everything pressed before it has been handled by the
// program's Update and its effect painted. It does not wait for commands that
// Update has started.
func (x *Terminal) Sync() {
	x.t.Helper()
	// The first barrier comes out with a frame, the second only after that
	// frame has been flushed: they are written by the same ticker.
	for range 2 {
		x.syncs++
		n := firstBarrier + x.syncs%barriers
		barrier := fmt.Sprintf("\x1b[?%d;1$y", n)
		x.Type(barrier)
		again := x.repeat(barrier)
		x.wait("the program to handle its input", func() bool { return x.synced == n })
		close(again)
		if x.Done() {
			return
		}
	}
}

// repeat types a barrier again each second until the result is closed: on a
// machine under load a program can take the first byte of a sequence for a key
// of its own and lose the rest.
func (x *Terminal) repeat(barrier string) chan struct{} {
	stop := make(chan struct{})
	go func() {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-stop:
				return
			case <-t.C:
				x.Type(barrier)
			}
		}
	}()
	return stop
}

// Settle waits as Sync does, and then until nothing has been written for 30 ms,
// so that short commands have come back. It gives up after a second of
// uninterrupted painting.
func (x *Terminal) Settle() {
	x.t.Helper()
	x.Sync()
	x.quiet(30*time.Millisecond, time.Second)
}

// Quit ends the program from outside and waits for it.
func (x *Terminal) Quit() {
	x.t.Helper()
	x.program.Send(end{})
	x.WaitEnd()
}

// Done tells whether the program has ended.
func (x *Terminal) Done() bool {
	select {
	case <-x.ended:
		return true
	default:
		return false
	}
}

// WaitEnd waits for the program to end and returns its last model and error.
func (x *Terminal) WaitEnd() (tea.Model, error) {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(x.timeout):
		x.t.Fatalf("screentest: the program has not ended after %v\n%s", x.timeout, x.dump())
	}
	return x.model, x.err
}

// The barriers of Sync are mode reports for modes that no terminal has: they
// come to the program through its input, in order with the keys, and leave it
// as an OSC that the Display counts and leaves out of Bytes.
const (
	firstBarrier = 60000
	barriers     = 5000
	barrierOSC   = 6973
)

type token int

func (n token) String() string { return fmt.Sprintf("\x1b]%d;%d\x07", barrierOSC, int(n)) }

// intercept turns what the harness sends into what Bubble Tea understands, and
// leaves everything else to the program's own filter.
func (x *Terminal) intercept(own func(tea.Model, tea.Msg) tea.Msg, m tea.Model, msg tea.Msg) tea.Msg {
	switch r := msg.(type) {
	case end:
		return tea.QuitMsg{}
	case tea.ModeReportMsg:
		if n, ok := r.Mode.(ansi.DECMode); ok && n >= firstBarrier && n < firstBarrier+barriers {
			return tea.RawMsg{Msg: token(n)}
		}
	}
	if own != nil {
		if a, ok := m.(adapter); ok {
			m = a.Model
		}
		msg = own(m, msg)
	}
	if _, ok := msg.(tea.InterruptMsg); ok {
		// Bubble Tea ends an interrupted program without waiting for its read
		// loop, which the race detector reports. The outcome is the same.
		x.interrupted = true
		return tea.QuitMsg{}
	}
	return msg
}

// adapter keeps the barriers from the model under test.
type adapter struct{ tea.Model }

func (a adapter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if raw, ok := msg.(tea.RawMsg); ok {
		if _, ok := raw.Msg.(token); ok {
			return a, nil
		}
	}
	m, cmd := a.Model.Update(msg)
	return adapter{m}, cmd
}
