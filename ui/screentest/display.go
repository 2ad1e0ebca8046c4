package screentest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/color"
	"io"
	"net/url"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Display is an emulated terminal: the program writes to it, the test types on
// it and looks at it. Columns and rows count from 0.
//
// It holds a plain vt.Emulator under a lock of its own rather than a
// SafeEmulator, because that one hands out pointers into cells another
// goroutine is writing.
type Display struct {
	t       testing.TB
	timeout time.Duration
	input   *queue        // bytes on their way to the program
	ended   chan struct{} // closed when the program has ended

	mu       sync.Mutex
	emu      *vt.Emulator
	modes    map[ansi.Mode]bool // as set and reset by the program; see mode
	changed  chan struct{}      // closed and replaced at each write
	written  int                // bytes
	last     time.Time          // of the last write
	bells    int
	title    string
	clip     string
	links    int    // OSC 8 sequences that opened a link
	keyboard int    // depth of the Kitty keyboard stack
	region   [2]int // scroll region as set, 1-based and inclusive; zero: whole screen
	synced   int    // the last barrier
}

func newDisplay(t testing.TB, o Options) *Display {
	d := &Display{
		t: t, timeout: o.Timeout,
		input:   newQueue(),
		emu:     vt.NewEmulator(o.Width, o.Height),
		modes:   map[ansi.Mode]bool{},
		changed: make(chan struct{}),
		last:    time.Now(),
	}
	d.emu.SetCallbacks(vt.Callbacks{
		Bell:        func() { d.bells++ },
		EnableMode:  func(m ansi.Mode) { d.modes[m] = true },
		DisableMode: func(m ansi.Mode) { d.modes[m] = false },
	})
	d.observe(o)
	// The emulator writes its answers while it is being written to, so somebody
	// must always be reading them.
	go io.Copy(d.input, d.emu)
	return d
}

// observe registers what the emulator does not tell or do by itself. A handler
// that returns false leaves the sequence to the emulator's own.
func (d *Display) observe(o Options) {
	for _, cmd := range []int{0, 2} {
		d.emu.RegisterOscHandler(cmd, func(data []byte) bool {
			_, title, _ := bytes.Cut(data, []byte{';'})
			d.title = string(title) // the emulator's own drops titles with a semicolon
			if plain, err := url.PathUnescape(d.title); err == nil {
				d.title = plain
			}
			return false
		})
	}
	d.emu.RegisterOscHandler(8, func(data []byte) bool {
		if parts := bytes.SplitN(data, []byte{';'}, 3); len(parts) == 3 && len(parts[2]) > 0 {
			d.links++
		}
		return false
	})
	d.emu.RegisterOscHandler(52, func(data []byte) bool {
		parts := bytes.SplitN(data, []byte{';'}, 3)
		if len(parts) == 3 && string(parts[2]) != "?" {
			text, err := base64.StdEncoding.DecodeString(string(parts[2]))
			if err == nil {
				d.clip = string(text)
			}
		}
		return true
	})
	d.emu.RegisterOscHandler(barrierOSC, func(data []byte) bool {
		var n int
		if _, err := fmt.Sscanf(string(data), "6973;%d", &n); err == nil {
			d.synced = n
			d.written -= len(token(n).String())
		}
		return true
	})
	d.emu.RegisterCsiHandler('r', func(p ansi.Params) bool {
		top, _, _ := p.Param(0, 1)
		bottom, _, _ := p.Param(1, d.emu.Height())
		d.region = [2]int{top, bottom}
		return false
	})
	d.emu.RegisterCsiHandler(ansi.Command('>', 0, 'u'), func(ansi.Params) bool { d.keyboard++; return true })
	d.emu.RegisterCsiHandler(ansi.Command('<', 0, 'u'), func(p ansi.Params) bool {
		n, _, _ := p.Param(0, 1)
		d.keyboard = max(0, d.keyboard-max(1, n))
		return true
	})
	d.answer(o)
}

// answer sets what the terminal replies to questions.
func (d *Display) answer(o Options) {
	switch {
	case o.Dark == nil:
		for _, cmd := range []int{10, 11} {
			d.emu.RegisterOscHandler(cmd, func(data []byte) bool {
				return bytes.HasSuffix(data, []byte(";?"))
			})
		}
	case *o.Dark:
		d.emu.SetDefaultForegroundColor(color.White)
		d.emu.SetDefaultBackgroundColor(color.Black)
	default:
		d.emu.SetDefaultForegroundColor(color.Black)
		d.emu.SetDefaultBackgroundColor(color.White)
	}
	if o.Graphemes {
		d.emu.RegisterCsiHandler(ansi.Command('?', '$', 'p'), func(p ansi.Params) bool {
			if n, _, _ := p.Param(0, 0); n != int(ansi.ModeUnicodeCore) {
				return false
			}
			d.input.Write([]byte(ansi.ReportMode(ansi.ModeUnicodeCore, ansi.ModeReset)))
			return true
		})
	}
}

// Write is the program's output.
func (d *Display) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	before := d.written
	d.written += len(p)
	d.emu.Write(titles.ReplaceAllFunc(p, escapeTitle))
	if d.written > before { // not only a barrier
		d.last = time.Now()
	}
	close(d.changed)
	d.changed = make(chan struct{})
	return len(p), nil
}

// titles are the sequences that set the title of the window.
var titles = regexp.MustCompile("\x1b\\][02];[^\x07\x1b]*[\x07\x1b]")

// escapeTitle escapes the title in such a sequence: the emulator ends it at a byte
// 9C, which in UTF-8 is a part of letters (ל is D7 9C), and prints the rest.
func escapeTitle(seq []byte) []byte {
	end := len(seq) - 1
	return append(append(seq[:4:4], url.PathEscape(string(seq[4:end]))...), seq[end])
}

// cooked is the Display behind a terminal driver that maps LF to CR LF, which a
// program that writes to no tty expects.
type cooked struct{ d *Display }

func (c *cooked) Write(p []byte) (int, error) {
	if bytes.IndexByte(p, '\n') < 0 {
		return c.d.Write(p)
	}
	q := bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))
	if _, err := c.d.Write(q); err != nil {
		return 0, err
	}
	c.d.mu.Lock()
	c.d.written -= len(q) - len(p)
	c.d.mu.Unlock()
	return len(p), nil
}

// feed copies what is typed and answered into w until the Display is closed.
func (d *Display) feed(w io.Writer) {
	go func() {
		for {
			b, ok := d.input.take()
			if !ok {
				return
			}
			if _, err := w.Write(b); err != nil {
				return
			}
		}
	}()
}

func (d *Display) close() {
	d.input.close()
	if c, ok := d.emu.InputPipe().(io.Closer); ok {
		c.Close() // ends the goroutine that reads the answers
	}
}

func (d *Display) resize(w, h int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.emu.Resize(w, h)
}

// queue is an unbounded pipe: a writer never waits for the reader, so that the
// terminal can answer while the program is busy writing.
type queue struct {
	mu     sync.Mutex
	cond   sync.Cond
	buf    []byte
	closed bool
}

func newQueue() *queue {
	q := &queue{}
	q.cond.L = &q.mu
	return q
}

func (q *queue) Write(p []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return 0, io.ErrClosedPipe
	}
	q.buf = append(q.buf, p...)
	q.cond.Signal()
	return len(p), nil
}

// take waits for bytes; false means that no more come.
func (q *queue) take() ([]byte, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.buf) == 0 && !q.closed {
		q.cond.Wait()
	}
	b := q.buf
	q.buf = nil
	return b, !q.closed
}

func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.cond.Signal()
}
