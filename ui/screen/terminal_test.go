package screen

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// oracle is a terminal that remembers whatever is done to it beside printing.
type oracle struct {
	emu *vt.SafeEmulator
	mu  sync.Mutex // of the two below: the terminal answers on a goroutine
	got []string
	ans bytes.Buffer
	end chan struct{}
}

const (
	oracleWidth  = 60
	oracleHeight = 8
)

func newOracle(tb testing.TB) *oracle {
	o := &oracle{emu: vt.NewSafeEmulator(oracleWidth, oracleHeight), end: make(chan struct{})}
	note := func(f string, a ...any) {
		o.mu.Lock()
		o.got = append(o.got, fmt.Sprintf(f, a...))
		o.mu.Unlock()
	}
	o.emu.SetCallbacks(vt.Callbacks{
		Bell:             func() { note("bell") },
		Title:            func(s string) { note("title %q", s) },
		IconName:         func(s string) { note("icon %q", s) },
		AltScreen:        func(on bool) { note("alternate screen %v", on) },
		CursorVisibility: func(on bool) { note("cursor shown %v", on) },
		CursorStyle:      func(s vt.CursorStyle, _ bool) { note("cursor style %v", s) },
		CursorColor:      func(color.Color) { note("cursor colour") },
		BackgroundColor:  func(color.Color) { note("background") },
		ForegroundColor:  func(color.Color) { note("foreground") },
		WorkingDirectory: func(s string) { note("directory %q", s) },
		EnableMode:       func(m ansi.Mode) { note("mode %v on", m) },
		DisableMode:      func(m ansi.Mode) { note("mode %v off", m) },
	})
	// Sequences of every kind, also those the emulator does nothing about.
	for cmd := range 128 {
		o.emu.RegisterOscHandler(cmd, func(b []byte) bool { note("OSC %q", b); return false })
	}
	o.emu.RegisterOscHandler(777, func(b []byte) bool { note("OSC %q", b); return false })
	o.emu.RegisterOscHandler(1337, func(b []byte) bool { note("OSC %q", b); return false })
	for final := byte(0x40); final < 0x7f; final++ {
		for _, prefix := range []byte{0, '?', '>', '<', '='} {
			o.emu.RegisterCsiHandler(ansi.Command(prefix, 0, final), func(ansi.Params) bool { note("CSI %c%c", prefix, final); return false })
		}
	}
	for final := byte(0x30); final < 0x7f; final++ {
		o.emu.RegisterEscHandler(int(final), func() bool { note("ESC %c", final); return false })
	}
	for _, on := range []func(func([]byte) bool){
		func(h func([]byte) bool) { o.emu.RegisterApcHandler(h) },
		func(h func([]byte) bool) { o.emu.RegisterPmHandler(h) },
		func(h func([]byte) bool) { o.emu.RegisterSosHandler(h) },
	} {
		on(func(b []byte) bool { note("APC, PM or SOS %q", b); return false })
	}
	go func() {
		defer close(o.end)
		var b [512]byte
		for {
			n, err := o.emu.Read(b[:])
			o.mu.Lock()
			o.ans.Write(b[:n])
			o.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return o
}

// close ends the terminal and returns what has been done to it and answered.
func (o *oracle) close() ([]string, string) {
	if c, ok := o.emu.InputPipe().(io.Closer); ok {
		c.Close()
	}
	<-o.end
	return o.got, o.ans.String()
}

// print puts a line of text on a row, in the way a pane is drawn: the cursor
// placed, the text, the style reset. It returns what the terminal was told by
// the text, the two own sequences taken away.
func (o *oracle) print(row int, text string) (told []string) {
	fmt.Fprintf(o.emu, "\x1b[%d;1H", row+1)
	o.mu.Lock()
	before := len(o.got)
	o.mu.Unlock()
	o.emu.Write([]byte(text))
	o.mu.Lock()
	defer o.mu.Unlock()
	return append(told, o.got[before:]...)
}

// check prints neutralised text between two marks and fails where the terminal
// has been touched by it.
func check(t *testing.T, text string) {
	o := newOracle(t)
	fmt.Fprintf(o.emu, "\x1b]2;before\x07\x1b[?7l") // lines are cut, not wrapped: each has its row
	for y := range oracleHeight {
		o.print(y, strings.Repeat("#", oracleWidth))
	}
	const row = 3
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(o.emu, "\x1b[%d;1H\x1b[2K", row+1)
		if told := o.print(row, line); len(told) > 0 {
			t.Fatalf("%q did %q", line, told)
		}
		if p := o.emu.CursorPosition(); p.Y != row {
			t.Fatalf("%q moved the cursor to row %d", line, p.Y)
		}
		for y := range oracleHeight {
			for x := 0; x < oracleWidth && y != row; x++ {
				if c := o.emu.CellAt(x, y); c == nil || c.Content != "#" {
					t.Fatalf("%q changed the cell %d,%d", line, x, y)
				}
			}
		}
	}
	// Text after it looks, stands and is encoded as before.
	o.print(row+1, "plain qx~")
	for i, want := range "plain qx~" {
		c := o.emu.CellAt(i, row+1)
		if c == nil || c.Content != string(want) || !c.Style.IsZero() || c.Link.URL != "" {
			t.Fatalf("after %q a plain %q is %+v", text, want, c)
		}
	}
	if o.emu.ScrollbackLen() != 0 || o.emu.IsAltScreen() || o.emu.CursorHidden() {
		t.Fatalf("after %q: %d lines scrolled, alternate screen %v, cursor hidden %v", text, o.emu.ScrollbackLen(), o.emu.IsAltScreen(), o.emu.CursorHidden())
	}
	// The whole screen still scrolls: at the bottom row a line feed moves all.
	fmt.Fprintf(o.emu, "\x1b[%d;1H\n", oracleHeight)
	if c := o.emu.CellAt(0, row); c == nil || c.Content != "p" {
		t.Fatalf("after %q the scroll region is not the screen", text)
	}
	got, answers := o.close()
	if answers != "" {
		t.Fatalf("%q made the terminal answer %q", text, answers)
	}
	titles := 0
	for _, g := range got {
		if strings.HasPrefix(g, "title") {
			titles++
		}
	}
	if titles != 1 {
		t.Fatalf("%q changed the title", text)
	}
}

// attacks are texts seen in the wild or made for this, some of them only after
// entities have been resolved ("&#27;]52;").
func attacks() []string {
	return []string{
		"", "plain", "\x1b]52;c;ZWNobyBoaQ==\x07", "\x1b]52;c;?\x07", "\x1b]8;;http://evil.example\x1b\\bank\x1b]8;;\x1b\\",
		"\x1b]0;owned\x07", "\x9d0;owned\x9c", "\u009d0;owned\u009c", "\x1bP$q\"p\x1b\\", "\x1bP+q544e\x1b\\", "\x90$qm\x9c",
		"\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[?1049h", "\x9b?25l", "\u009b?1003h", "\x1b[?2004h", "\x1b[2;4r", "\x1b[31;7m", "\x1bc",
		"\x1b[21t", "\x1b]11;?\x07", "\x1b]4;1;?\x07", "\x1b]10;#ff0000\x07", "\x1b(0qqq", "\x0elqqk\x0f", "\x1b[5i", "\x1b[!p",
		"\x1b_Gi=1;AAAA\x1b\\", "\x1b]1337;File=:AAAA\x07", "\x1b]777;notify;a;b\x07", "\x1b]9;4;1;50\x07", "\x1b[>1u", "\x1b[3J",
		"a\rb", "a\bb\b\b\b", "a\vb\fc", "\x84\x85\x88\x8d\x8e\x8f\x98\x9e\x9f", "\u0084\u0085\u0088\u008d\u008e\u008f\u0098\u009e\u009f",
		"\x1b\x1b]\x1b[\x9b\x1b", "\x1b[\n31m", "\xc2\x1b]0;x\x07", "\xe2\x80\x1b[31m\xa8", "\xf0\x9f\x1b]52;c;eA==\x07\x98\x80",
		"report\u202efdp.exe", "\u2066\u2067\u2068\u2069", "Pu\u200btin", strings.Repeat("e\u0301", 3) + strings.Repeat("\u0301", 200),
		"می\u200cخواهم", "👨\u200d👩\u200d👧", "🇮🇷🏴\U000e0067\U000e0062\U000e007f", "क्\u200dष", "ᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀᄀ각ᆨᆨᆨ", "\u0301start", " \u0301", "⚠\ufe0f\ufe0f",
		"\ufff9a\ufffab\ufffb", "\ue000\U000f0000\ufdd0\uffff", "\xff\xfe\xfd", "\xed\xa0\x80", "\xc0\x9b", "\u2028a\u2029b", "ก็็็็็็็็็็็็็็็็็็็็",
	}
}

func TestAttacks(t *testing.T) {
	for _, s := range attacks() {
		check(t, Neutralize(s))
		check(t, NeutralizeLine(s))
		check(t, Title(s))
	}
}

// The oracle itself sees what raw text would do.
func TestOracle(t *testing.T) {
	for _, s := range []string{"\x1b]52;c;eA==\x07", "\x1b[31m", "\x9b31m", "\x1bP$qm\x1b\\\x1b[c", "\x1b]0;x\x07", "\x1b[?1049h", "\x1b_x\x1b\\", "\x1bc"} {
		o := newOracle(t)
		told := o.print(2, s)
		_, answers := o.close()
		if len(told) == 0 && answers == "" {
			t.Errorf("%q leaves no trace", s)
		}
	}
}

func FuzzNeutralize(f *testing.F) {
	for _, s := range attacks() {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 2<<10 {
			t.Skip()
		}
		s := string(raw)
		out := Neutralize(s)
		checkText(t, s, out)
		if again := Neutralize(out); again != out {
			t.Fatalf("not idempotent: %+q, then %+q, then %+q", s, out, again)
		}
		line := NeutralizeLine(s)
		checkText(t, s, line)
		if again := NeutralizeLine(line); again != line || strings.Contains(line, "\n") || strings.Contains(line, "  ") || strings.TrimSpace(line) != line {
			t.Fatalf("NeutralizeLine(%+q) = %+q, then %+q", s, line, again)
		}
		if title := Title(s); Width(title, WcWidth) > maxTitle || strings.Contains(title, "\n") {
			t.Fatalf("Title(%+q) = %+q", s, title)
		}
		if u, ok := NeutralizeURL(s); ok {
			if !isASCII(u) || strings.ContainsAny(u, " \"<>\\^`{|}") || !strings.HasPrefix(u, "http://") && !strings.HasPrefix(u, "https://") && !strings.HasPrefix(u, "mailto:") {
				t.Fatalf("NeutralizeURL(%+q) = %q", s, u)
			}
			if again, ok := NeutralizeURL(u); !ok || again != u {
				t.Fatalf("NeutralizeURL(%q) = %q, then %q %v", s, u, again, ok)
			}
		} else if u != "" {
			t.Fatalf("NeutralizeURL(%+q) = %q, false", s, u)
		}
		check(t, out)
	})
}

// checkText holds what is true of every neutral text, by looking at it.
func checkText(t *testing.T, in, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Fatalf("%+q gives invalid UTF-8 %+q", in, out)
	}
	for _, r := range out {
		switch {
		case r == '\n', r >= 0x20 && r < 0x7f:
		case r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0x200b, r == 0x200e, r == 0x200f, r == 0x61c,
			r == 0xfeff, r == 0x2028, r == 0x2029, r == 0xad, r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000, r >= 0xe0000 && r <= 0xe00ff:
			t.Fatalf("%+q gives %U in %+q", in, r, out)
		}
	}
	// No heap of marks and no endless cluster: a terminal keeps each in one cell.
	for g := graphemes.FromString(out); g.Next(); {
		if n := utf8.RuneCountInString(g.Value()); n > (maxMarks+2)*(maxLinks+2) {
			t.Fatalf("%+q gives a cluster of %d code points", in, n)
		}
	}
}
