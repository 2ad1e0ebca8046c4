package screentest

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Cell is what stands in one cell.
type Cell struct {
	Content string // one character; "" in the right half of a wide one
	Width   int    // in cells; 0 in the right half of a wide one

	Fg, Bg, UnderlineColor color.Color // nil: the terminal's own
	Bold, Faint, Italic    bool
	Underline              bool // of any kind
	Reverse, Strike, Blink bool
	Link                   string // address of the hyperlink
}

// Cell returns the cell at that place; outside the screen it is empty.
func (d *Display) Cell(col, row int) Cell {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.cell(col, row)
}

func (d *Display) cell(col, row int) Cell {
	c := d.emu.CellAt(col, row)
	if c == nil {
		return Cell{}
	}
	has := func(a uint8) bool { return c.Style.Attrs&a != 0 }
	return Cell{
		Content: c.Content, Width: c.Width,
		Fg: c.Style.Fg, Bg: c.Style.Bg, UnderlineColor: c.Style.UnderlineColor,
		Bold: has(uv.AttrBold), Faint: has(uv.AttrFaint), Italic: has(uv.AttrItalic),
		Underline: c.Style.Underline != uv.UnderlineNone,
		Reverse:   has(uv.AttrReverse), Strike: has(uv.AttrStrikethrough),
		Blink: has(uv.AttrBlink) || has(uv.AttrRapidBlink),
		Link:  c.Link.URL,
	}
}

// Size returns the size of the screen in cells.
func (d *Display) Size() (w, h int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.emu.Width(), d.emu.Height()
}

// row is a row's text and, for each byte, the column it stands in.
func (d *Display) row(n int) (string, []int) {
	var b strings.Builder
	var cols []int
	for col := 0; col < d.emu.Width(); {
		content, w := " ", 1
		if c := d.emu.CellAt(col, n); c != nil {
			if c.Content != "" {
				content = c.Content
			}
			w = max(1, c.Width)
		}
		b.WriteString(content)
		for range len(content) {
			cols = append(cols, col)
		}
		col += w
	}
	return b.String(), cols
}

// Row returns the text of a row without the spaces at its end.
func (d *Display) Row(n int) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	s, _ := d.row(n)
	return strings.TrimRight(s, " ")
}

// Screen returns the text of all rows, without the spaces at their ends.
func (d *Display) Screen() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text()
}

func (d *Display) text() string {
	rows := make([]string, d.emu.Height())
	for i := range rows {
		s, _ := d.row(i)
		rows[i] = strings.TrimRight(s, " ")
	}
	return strings.Join(rows, "\n")
}

// Find returns where s first stands on one row, from the top left.
func (d *Display) Find(s string) (col, row int, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for y := range d.emu.Height() {
		text, cols := d.row(y)
		if i := strings.Index(text, s); i >= 0 && i < len(cols) {
			return cols[i], y, true
		}
	}
	return 0, 0, false
}

// Bytes returns how many bytes the program has written so far.
func (d *Display) Bytes() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.written
}

// Title returns the window title.
func (d *Display) Title() string { d.mu.Lock(); defer d.mu.Unlock(); return d.title }

// Clipboard returns what the program has put there with OSC 52.
func (d *Display) Clipboard() string { d.mu.Lock(); defer d.mu.Unlock(); return d.clip }

// Bells returns how often the bell has rung.
func (d *Display) Bells() int { d.mu.Lock(); defer d.mu.Unlock(); return d.bells }

// Links returns how many hyperlinks have been opened with OSC 8.
func (d *Display) Links() int { d.mu.Lock(); defer d.mu.Unlock(); return d.links }

// AltScreen tells whether the alternate screen is shown.
func (d *Display) AltScreen() bool { d.mu.Lock(); defer d.mu.Unlock(); return d.emu.IsAltScreen() }

// Cursor returns where the cursor is and whether it is shown.
func (d *Display) Cursor() (col, row int, visible bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p := d.emu.CursorPosition()
	return p.X, p.Y, d.mode(ansi.ModeTextCursorEnable)
}

// Mode tells whether a terminal mode is set.
func (d *Display) Mode(m ansi.Mode) bool { d.mu.Lock(); defer d.mu.Unlock(); return d.mode(m) }

func (d *Display) mode(m ansi.Mode) bool {
	on, told := d.modes[m]
	if !told { // never touched: as a terminal starts
		return m == ansi.ModeTextCursorEnable || m == ansi.ModeAutoWrap
	}
	return on
}

// Mouse tells whether the program is told of mouse clicks.
func (d *Display) Mouse() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.mouse()) > 0
}

func (d *Display) mouse() (on []string) {
	for _, m := range []ansi.DECMode{ansi.ModeMouseX10, ansi.ModeMouseNormal, ansi.ModeMouseHighlight, ansi.ModeMouseButtonEvent, ansi.ModeMouseAnyEvent} {
		if d.mode(m) {
			on = append(on, fmt.Sprintf("mouse mode %d is on", int(m)))
		}
	}
	return on
}

// Altered lists in which ways the terminal is not as it was before the program
// started, one sentence each; none when it has been restored.
func (d *Display) Altered() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []string
	note := func(bad bool, what string) {
		if bad {
			out = append(out, what)
		}
	}
	note(d.emu.IsAltScreen(), "the alternate screen is shown")
	note(!d.mode(ansi.ModeTextCursorEnable), "the cursor is hidden")
	out = append(out, d.mouse()...)
	for _, m := range []struct {
		mode ansi.Mode
		what string
	}{
		{ansi.ModeBracketedPaste, "bracketed paste is on"},
		{ansi.ModeFocusEvent, "focus reports are on"},
		{ansi.ModeMouseExtSgr, "SGR mouse reports are on"},
		{ansi.ModeSynchronizedOutput, "synchronized output is on"},
		{ansi.ModeCursorKeys, "application cursor keys are on"},
		{ansi.ModeUnicodeCore, "grapheme mode 2027 is on"},
		{ansi.ModeInBandResize, "in-band resize reports are on"},
	} {
		note(d.mode(m.mode), m.what)
	}
	note(!d.mode(ansi.ModeAutoWrap), "lines do not wrap")
	note(d.keyboard > 0, "a Kitty keyboard mode is pushed")
	note(d.region != [2]int{} && d.region != [2]int{1, d.emu.Height()}, fmt.Sprintf("the scroll region is rows %d to %d", d.region[0], d.region[1]))
	return out
}

// WaitFor waits until the screen shows s, on one row.
func (d *Display) WaitFor(s string) {
	d.t.Helper()
	d.WaitForFunc(fmt.Sprintf("%q on the screen", s), func(screen string) bool { return strings.Contains(screen, s) })
}

// WaitGone waits until the screen no longer shows s.
func (d *Display) WaitGone(s string) {
	d.t.Helper()
	d.WaitForFunc(fmt.Sprintf("%q to leave the screen", s), func(screen string) bool { return !strings.Contains(screen, s) })
}

// WaitForFunc waits until ok holds for the text of the screen, and fails the
// test with the whole screen after the timeout.
func (d *Display) WaitForFunc(desc string, ok func(screen string) bool) {
	d.t.Helper()
	if !d.wait(desc, func() bool { return ok(d.text()) }) {
		d.t.Fatalf("screentest: the program ended; waited for %s\n%s", desc, d.dump())
	}
}

// WaitUntil waits as WaitForFunc does, for whatever else can be asked of the
// Display: styles of cells, the clipboard, the cursor.
func (d *Display) WaitUntil(desc string, ok func() bool) {
	d.t.Helper()
	done := func() bool {
		d.mu.Unlock()
		defer d.mu.Lock()
		return ok()
	}
	if !d.wait(desc, done) {
		d.t.Fatalf("screentest: the program ended; waited for %s\n%s", desc, d.dump())
	}
}

// wait waits until ok, which is called under the lock after each write, holds.
// It is false where the program has ended without; on a timeout it fails the
// test.
func (d *Display) wait(desc string, ok func() bool) bool {
	d.t.Helper()
	deadline := time.NewTimer(d.timeout)
	defer deadline.Stop()
	ended := false
	for {
		d.mu.Lock()
		changed := d.changed // before ok looks, which may let go of the lock
		done := ok()
		d.mu.Unlock()
		if done || ended {
			return done
		}
		select {
		case <-changed:
		case <-d.ended:
			ended = true // and look once more: its last bytes may be new
		case <-deadline.C:
			d.t.Fatalf("screentest: waited %v for %s\n%s", d.timeout, desc, d.dump())
		}
	}
}

// quiet waits until nothing has been written for the time given, at most for
// bound.
func (d *Display) quiet(silence, bound time.Duration) {
	end := time.Now().Add(bound)
	for {
		d.mu.Lock()
		last, changed := d.last, d.changed
		d.mu.Unlock()
		left := min(silence-time.Since(last), time.Until(end))
		if left <= 0 {
			return
		}
		select {
		case <-changed:
		case <-time.After(left):
		}
	}
}

// dump is the screen in a frame, for the message of a failed test.
func (d *Display) dump() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var b strings.Builder
	p := d.emu.CursorPosition()
	fmt.Fprintf(&b, "%d×%d, title %q, cursor %d,%d, %d bytes written\n", d.emu.Width(), d.emu.Height(), d.title, p.X, p.Y, d.written)
	for i, row := range strings.Split(d.text(), "\n") {
		fmt.Fprintf(&b, "%3d│%s\n", i, row)
	}
	return b.String()
}
