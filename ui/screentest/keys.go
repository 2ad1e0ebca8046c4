package screentest

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Press types keys by the names Bubble Tea gives them: "j", "G", "enter", "esc",
// "space", "ctrl+d", "shift+tab", "pgdown", "alt+x", "f1".
func (d *Display) Press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		seq, ok := encode(k)
		if !ok {
			d.t.Fatalf("screentest: there is no key %q", k)
		}
		d.Type(seq)
	}
}

// Type sends s as it is, as typing its characters does.
func (d *Display) Type(s string) { d.input.Write([]byte(s)) }

// Paste sends s as a terminal sends what is pasted.
func (d *Display) Paste(s string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.emu.Paste(s)
}

// Click presses and releases the left button on a cell. As in a terminal,
// nothing is sent to a program that has not asked for the mouse.
func (d *Display) Click(col, row int) {
	m := vt.MouseClick{X: col, Y: row, Button: vt.MouseLeft}
	d.mouseEvent(m)
	d.mouseEvent(vt.MouseRelease(m))
}

// Wheel turns the wheel by one notch over a cell.
func (d *Display) Wheel(up bool, col, row int) {
	b := vt.MouseWheelDown
	if up {
		b = vt.MouseWheelUp
	}
	d.mouseEvent(vt.MouseWheel{X: col, Y: row, Button: b})
}

// Motion moves the pointer over a cell.
func (d *Display) Motion(col, row int) {
	d.mouseEvent(vt.MouseMotion{X: col, Y: row, Button: vt.MouseNone})
}

func (d *Display) mouseEvent(m vt.Mouse) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.emu.SendMouse(m)
}

// Focus tells the program that its window has gained or lost the focus, if it
// wants to know.
func (d *Display) Focus(on bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.mode(ansi.ModeFocusEvent) {
		return
	}
	seq := ansi.Blur
	if on {
		seq = ansi.Focus
	}
	io.WriteString(d.input, seq)
}

// encode is what a terminal sends for a key. Where the old encodings are
// ambiguous (esc begins every sequence, ctrl+i is tab) it takes that of the
// Kitty protocol, which programs understand unasked, so that no test depends
// on how fast two keys follow each other.
func encode(name string) (string, bool) {
	if utf8.RuneCountInString(name) == 1 {
		return name, name >= " "
	}
	key, mod := name, 0
	for {
		m, rest, ok := strings.Cut(key, "+")
		if !ok || rest == "" {
			break
		}
		switch m {
		case "shift":
			mod |= 1
		case "alt":
			mod |= 2
		case "ctrl":
			mod |= 4
		default:
			return "", false
		}
		key = rest
	}
	if code, plain := special(key); code != "" {
		switch {
		case mod == 0:
			return plain, true
		case key == "tab" && mod == 1:
			return "\x1b[Z", true
		case strings.HasSuffix(code, "u"), strings.HasSuffix(code, "~"):
			return fmt.Sprintf("\x1b[%s;%d%s", code[:len(code)-1], mod+1, code[len(code)-1:]), true
		default:
			return fmt.Sprintf("\x1b[1;%d%s", mod+1, code), true
		}
	}
	r, n := utf8.DecodeRuneInString(key)
	if n != len(key) || mod == 0 {
		return "", false
	}
	switch {
	case mod == 2:
		return "\x1b" + key, true
	case mod == 4 && r >= 'a' && r <= 'z' && !strings.ContainsRune("him", r):
		return string(r & 0x1f), true
	}
	return fmt.Sprintf("\x1b[%d;%du", r, mod+1), true
}

// special gives, for a named key, the last part of its CSI sequence, into which
// a modifier goes, and the whole sequence without one.
func special(key string) (code, plain string) {
	named := func(code string) (string, string) {
		return code, "\x1b[" + code
	}
	switch key {
	case "enter":
		return "13u", "\r"
	case "tab":
		return "9u", "\t"
	case "space":
		return "32u", " "
	case "backspace":
		return "127u", "\x7f"
	case "esc":
		return named("27u")
	case "up":
		return named("A")
	case "down":
		return named("B")
	case "right":
		return named("C")
	case "left":
		return named("D")
	case "home":
		return named("H")
	case "end":
		return named("F")
	case "insert":
		return named("2~")
	case "delete":
		return named("3~")
	case "pgup":
		return named("5~")
	case "pgdown":
		return named("6~")
	case "f1", "f2", "f4":
		s := string("PQRS"[key[1]-'1'])
		return s, "\x1bO" + s
	case "f3": // CSI R is also a cursor report
		return named("13~")
	}
	var n int
	if _, err := fmt.Sscanf(key, "f%d", &n); err == nil && n >= 5 && n <= 12 && key == fmt.Sprintf("f%d", n) {
		return named(fmt.Sprintf("%d~", [...]int{15, 17, 18, 19, 20, 21, 23, 24}[n-5]))
	}
	return "", ""
}
