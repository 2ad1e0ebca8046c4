package screentest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// probe is a small program that shows what it is told.
type probe struct {
	w, h    int
	events  []string
	dark    string
	mouse   tea.MouseMode
	block   chan struct{} // Update waits for it on "B"
	after   time.Duration // "t" shows "ticked" after it
	command tea.Cmd       // run on "!"
}

func (p *probe) Init() tea.Cmd { return tea.RequestBackgroundColor }

type ticked struct{}

func (p *probe) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	note := func(f string, a ...any) { p.events = append(p.events, fmt.Sprintf(f, a...)) }
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.w, p.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		p.dark = fmt.Sprint("dark ", msg.IsDark())
	case tea.KeyPressMsg:
		note("%s", msg)
		switch msg.String() {
		case "q":
			return p, tea.Quit
		case "B":
			<-p.block
		case "t":
			return p, tea.Tick(p.after, func(time.Time) tea.Msg { return ticked{} })
		case "y":
			return p, tea.SetClipboard("copied; ü")
		case "!":
			return p, p.command
		}
	case tea.PasteMsg:
		note("paste %q", msg.Content)
	case tea.MouseClickMsg:
		note("click %d,%d %s", msg.X, msg.Y, msg.Button)
	case tea.MouseWheelMsg:
		note("%s %d,%d", msg.Button, msg.X, msg.Y)
	case tea.FocusMsg:
		note("focus")
	case ticked:
		note("ticked")
	case tea.RawMsg:
		note("a barrier came through")
	}
	return p, nil
}

func (p *probe) View() tea.View {
	var b strings.Builder
	fmt.Fprintf(&b, "size %d×%d %s\n", p.w, p.h, p.dark)
	b.WriteString("表 wide 👩‍🚀|\n")
	b.WriteString(lipgloss.NewStyle().Bold(true).Underline(true).Foreground(lipgloss.Color("#ff8000")).Render("styled") + " plain ")
	b.WriteString(ansi.SetHyperlink("https://example.org/a") + "link" + ansi.ResetHyperlink() + "\n")
	for _, e := range p.events[max(0, len(p.events)-6):] {
		b.WriteString(e + "\n")
	}
	v := tea.NewView(strings.TrimSuffix(b.String(), "\n"))
	v.AltScreen = true
	v.MouseMode = p.mouse
	v.ReportFocus = true
	v.WindowTitle = "probe; with a semicolon"
	return v
}

func TestScreen(t *testing.T) {
	x := Start(t, &probe{mouse: tea.MouseModeCellMotion}, Options{Width: 40, Height: 12, Graphemes: true})
	x.WaitFor("size 40×12")
	x.Settle()
	if got := x.Row(1); got != "表 wide 👩‍🚀|" {
		t.Errorf("row 1 is %q", got)
	}
	if col, row, ok := x.Find("|"); !ok || col != 10 || row != 1 {
		t.Errorf("the bar is at %d,%d %v, want 10,1", col, row, ok)
	}
	if c := x.Cell(0, 1); c.Content != "表" || c.Width != 2 || x.Cell(1, 1).Content != "" {
		t.Errorf("wide cell is %+v", c)
	}
	if c := x.Cell(0, 2); !c.Bold || !c.Underline || c.Italic || fmt.Sprint(c.Fg) != "{255 128 0 255}" {
		t.Errorf("styled cell is %+v", c)
	}
	if c := x.Cell(7, 2); c.Bold || c.Underline || c.Fg != nil || c.Content != "p" {
		t.Errorf("plain cell is %+v", c)
	}
	if col, row, ok := x.Find("link"); !ok || x.Cell(col, row).Link != "https://example.org/a" {
		t.Errorf("link cell is %+v", x.Cell(col, row))
	}
	if x.Title() != "probe; with a semicolon" || !x.AltScreen() || !x.Mouse() {
		t.Errorf("title %q, alternate screen %v, mouse %v", x.Title(), x.AltScreen(), x.Mouse())
	}
	if _, _, visible := x.Cursor(); visible {
		t.Error("the cursor is shown")
	}
	x.Press("y")
	x.Sync()
	if x.Clipboard() != "copied; ü" {
		t.Errorf("clipboard %q", x.Clipboard())
	}
	if len(x.Altered()) < 3 {
		t.Errorf("a running program has altered only %q", x.Altered())
	}
	x.Press("q")
	if _, err := x.WaitEnd(); err != nil {
		t.Error(err)
	}
	if a := x.Altered(); len(a) > 0 {
		t.Errorf("after the end %s", strings.Join(a, ", "))
	}
}

// The names of keys are a contract: what Press sends must come out as the same
// name.
func TestKeys(t *testing.T) {
	x := Start(t, &probe{}, Options{})
	keys := []string{"j", "G", "ü", "/", "?", "[", "]", "+", "enter", "tab", "shift+tab", "space", "backspace", "esc",
		"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "insert", "delete", "ctrl+up", "shift+pgdown",
		"ctrl+d", "ctrl+u", "ctrl+l", "ctrl+z", "ctrl+c", "ctrl+r", "ctrl+e", "ctrl+p", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+space",
		"alt+x", "alt+enter", "ctrl+shift+x", "f1", "f2", "f3", "f4", "f5", "f12", "shift+f5", "esc", "esc", "j"}
	x.Press(keys...)
	x.Sync()
	x.Quit()
	m, _ := x.WaitEnd()
	got := m.(*probe).events
	if len(got) != len(keys) {
		t.Fatalf("only %d of %d keys arrived: %q", len(got), len(keys), got)
	}
	for i, k := range keys {
		if got[i] != k {
			t.Errorf("%q came as %q", k, got[i])
		}
	}
}

func TestSync(t *testing.T) {
	x := Start(t, &probe{}, Options{Width: 30, Height: 10})
	x.Sync()
	for i := range 10 {
		key := string(rune('a' + i))
		x.Press(key)
		x.Sync()
		if s := x.Screen(); !strings.Contains(s, "\n"+key+"\n") && !strings.HasSuffix(s, "\n"+key) {
			t.Fatalf("%s is not on the screen after Sync:\n%s", key, s)
		}
	}
	before := x.Bytes()
	x.Sync()
	if x.Bytes() != before {
		t.Errorf("Sync itself counts %d bytes", x.Bytes()-before)
	}
	if strings.Contains(x.Screen(), "barrier") {
		t.Error("the program has seen a barrier")
	}
}

func TestSettleWaitsForCommands(t *testing.T) {
	x := Start(t, &probe{after: 10 * time.Millisecond}, Options{})
	x.Press("t")
	x.Settle()
	if !strings.Contains(x.Screen(), "ticked") {
		t.Errorf("no tick:\n%s", x.Screen())
	}
}

func TestMousePasteFocus(t *testing.T) {
	x := Start(t, &probe{mouse: tea.MouseModeCellMotion}, Options{})
	x.WaitForFunc("mouse on", func(string) bool { return len(x.mouse()) > 0 })
	x.Click(7, 3)
	x.WaitFor("click 7,3 left")
	x.Wheel(true, 1, 2)
	x.WaitFor("wheelup 1,2")
	x.Wheel(false, 100, 23)
	x.WaitFor("wheeldown 100,23")
	x.Paste("two\nlines")
	x.WaitFor(`paste "two\nlines"`)
	x.Focus(true)
	x.WaitFor("focus")
}

func TestNoMouseUnasked(t *testing.T) {
	x := Start(t, &probe{}, Options{})
	x.Sync()
	x.Click(1, 1)
	x.Press("k")
	x.Sync()
	if strings.Contains(x.Screen(), "click") {
		t.Error("a click was sent to a program without the mouse")
	}
}

func TestResize(t *testing.T) {
	x := Start(t, &probe{}, Options{Width: 100, Height: 30})
	x.WaitFor("size 100×30")
	for _, size := range [][2]int{{40, 12}, {1, 1}, {300, 100}, {80, 24}} {
		x.Resize(size[0], size[1])
		x.Sync()
		if w, h := x.Size(); w != size[0] || h != size[1] {
			t.Errorf("the terminal is %d×%d", w, h)
		}
		if want := fmt.Sprintf("size %d×%d", size[0], size[1]); size[0] > 20 && x.Row(0) != want {
			t.Errorf("the program shows %q, want %q", x.Row(0), want)
		}
	}
}

func TestBackground(t *testing.T) {
	for _, dark := range []bool{true, false} {
		x := Start(t, &probe{}, Options{Dark: &dark})
		x.WaitFor(fmt.Sprint("dark ", dark))
	}
	x := Start(t, &probe{}, Options{})
	x.Settle()
	if strings.Contains(x.Screen(), "dark") {
		t.Error("the background was answered without being set")
	}
}

func TestQuitAndError(t *testing.T) {
	x := Start(t, &probe{}, Options{})
	if x.Done() {
		t.Error("done before it was told")
	}
	x.Quit()
	if !x.Done() {
		t.Error("not done after Quit")
	}
	boom := Start(t, &probe{command: func() tea.Msg { return tea.InterruptMsg{} }}, Options{})
	boom.Press("!")
	if _, err := boom.WaitEnd(); !errors.Is(err, tea.ErrInterrupted) {
		t.Errorf("error %v", err)
	}
}

// recorder stands in for the test to see how the harness fails.
type recorder struct {
	testing.TB
	message string
}

type stop struct{}

func (r *recorder) Helper() {}
func (r *recorder) Fatalf(f string, a ...any) {
	r.message = fmt.Sprintf(f, a...)
	panic(stop{})
}

func failure(t *testing.T, x *Terminal, f func()) string {
	r := &recorder{TB: t}
	x.t = r
	func() {
		defer func() {
			if e := recover(); e != nil && e != (stop{}) {
				panic(e)
			}
		}()
		f()
	}()
	x.t = t
	return r.message
}

func TestFailuresShowTheScreen(t *testing.T) {
	block := make(chan struct{})
	x := Start(t, &probe{block: block}, Options{Width: 40, Height: 5, Timeout: 50 * time.Millisecond})
	x.Sync()
	if m := failure(t, x, func() { x.WaitFor("never") }); !strings.Contains(m, `"never"`) || !strings.Contains(m, "  0│size 40×5") {
		t.Errorf("WaitFor says %q", m)
	}
	if m := failure(t, x, func() { x.Press("hyper+j") }); !strings.Contains(m, "hyper+j") {
		t.Errorf("Press says %q", m)
	}
	x.Press("B")
	if m := failure(t, x, func() { x.Sync() }); !strings.Contains(m, "handle its input") {
		t.Errorf("Sync of a hanging Update says %q", m)
	}
	close(block)
	x.timeout = 10 * time.Second
	x.Press("q")
	x.WaitEnd()
	if m := failure(t, x, func() { x.WaitFor("never") }); !strings.Contains(m, "ended") {
		t.Errorf("WaitFor after the end says %q", m)
	}
}

// A letter of which a byte ends sequences in terminals of old is a part of a title.
func TestTitleInHebrew(t *testing.T) {
	d := newDisplay(t, Options{Width: 40, Height: 2})
	defer d.close()
	for _, end := range []string{"\x07", "\x1b\\"} {
		_, _ = d.Write([]byte("\x1b]2;שלום; 100 % world" + end))
		if got := d.Title(); got != "שלום; 100 % world" || d.Screen() != "\n" {
			t.Errorf("the title is %q, the screen %q", got, d.Screen())
		}
	}
}
