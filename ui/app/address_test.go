package app

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/external"
	"dateline/ui/screentest"
)

// A terminal without a clipboard is shown the address, as is who has no browser.
func TestAddress(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}} {
		x := sharer(t, size[0], size[1], func(o *Options) {
			o.Environ = []string{"TERM=linux", "SSH_TTY=/dev/pts/1"}
			o.Browse = func(u string) (tea.Cmd, error) {
				return external.Browse(context.Background(), u, o.Environ, BrowseDone)
			}
		})
		x.Press("y")
		has(t, x, "This terminal has no clipboard", "https://example.org/one")
		if _, _, ok := x.Find("▀"); ok != (size[1] >= 24) {
			t.Errorf("%v: a QR code in the box: %v\n%s", size, ok, x.Screen())
		}
		if x.Mouse() {
			t.Errorf("%v: the terminal cannot select the address", size)
		}
		hasNot(t, x, "y copy")
		x.Press("esc")
		hasNot(t, x, "has no clipboard")
		if !x.Mouse() {
			t.Errorf("%v: the mouse does not come back", size)
		}
		x.Press("o")
		has(t, x, "No browser here: this SSH session", "https://example.org/one")
		x.Press("o")
		has(t, x, "has no display")
		x.Press("q", "Y")
		has(t, x, "Address", "https://example.org/one")
		x.Quit()
	}
}

// A long address is in full on a small screen, and its lines have nothing beside
// them that would be selected, too.
func TestLongAddress(t *testing.T) {
	address := "https://example.org/" + strings.Repeat("abcdefghij", 9) + "/end"
	s := stock(0)
	s.items[0].URL = address
	a := New(Options{Articles: s, Theme: "mono", Now: now, Environ: []string{"TERM=linux"}})
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(), screentest.Options{Width: 40, Height: 12, Graphemes: true})
	x.WaitFor("sign a t")
	x.Press("y")
	has(t, x, "Address")
	got := ""
	for y := range 12 {
		got += strings.TrimRight(x.Row(y), " ")
	}
	if !strings.Contains(got, address) {
		t.Errorf("the address is not there in one piece:\n%s", x.Screen())
	}
	x.Resize(80, 24) // too small for both: the code has a page of its own
	has(t, x, "space QR code")
	if _, _, ok := x.Find("▀"); ok {
		t.Errorf("the code is beside the address\n%s", x.Screen())
	}
	x.Press("space")
	has(t, x, "▀", "space address")
	x.Press("space")
	has(t, x, "Address")
}

// An address that no screen has room for can be scrolled through.
func TestEndlessAddress(t *testing.T) {
	s := stock(0)
	s.items[0].URL = "https://example.org/" + strings.Repeat("abcdefghij", 100) + "/end"
	a := New(Options{Articles: s, Theme: "dark", Now: now})
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(), screentest.Options{Width: 40, Height: 12, Graphemes: true})
	x.WaitFor("sign a t")
	x.Press("Y")
	has(t, x, "https://example.org/", "j on")
	hasNot(t, x, "/end")
	x.Press("G")
	has(t, x, "/end")
	x.Press("g")
	has(t, x, "https://example.org/")
	x.Press("space", "space", "space")
	has(t, x, "/end")
}

// Over SSH and through tmux the address goes to the clipboard of the terminal.
func TestCopyThroughTmux(t *testing.T) {
	x := sharer(t, 80, 24, func(o *Options) { o.Environ = []string{"TERM=tmux-256color", "TMUX=/tmp/tmux", "SSH_TTY=/dev/pts/1"} })
	x.Press("y")
	has(t, x, "Copied https://example.org/one")
	if got := x.Clipboard(); got != "https://example.org/one" {
		t.Errorf("copied %q", got)
	}
}
