package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/export"
	"dateline/ui/external"
	"dateline/ui/screentest"
)

// sharer opens a shelf on which programs can be run.
func sharer(t *testing.T, w, h int, change func(*Options)) *screentest.Terminal {
	t.Helper()
	o := Options{Articles: stock(3), Theme: "dark", Now: now, Folder: t.TempDir(),
		Environ: append(os.Environ(), "TERM=xterm-256color", "TMUX=", "STY=", "VISUAL=", "SHELL=/bin/sh", "HOME="+t.TempDir())}
	if change != nil {
		change(&o)
	}
	a := New(o)
	t.Cleanup(a.Close)
	x := screentest.Start(t, a.Model(), screentest.Options{Width: w, Height: h, Graphemes: true})
	x.WaitFor("sign a t")
	if w >= 70 {
		x.WaitFor("A standfirst about norland")
	}
	x.Settle()
	return x
}

// program writes a script of sh and returns its path.
func program(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// written is what a file says.
func written(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// exported is a story of the shelf in a format.
func exported(t *testing.T, id, format string) string {
	t.Helper()
	f, _ := export.Lookup(format)
	data, err := f.Bytes(stock(3).loaded[id])
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSave(t *testing.T) {
	for _, size := range [][2]int{{120, 30}, {80, 24}, {40, 12}} {
		dir := t.TempDir()
		x := sharer(t, size[0], size[1], func(o *Options) { o.Folder = dir })
		x.Press("P")
		has(t, x, "Save in", "markdown", "json")
		x.Press("enter")
		has(t, x, "Saved 2015")
		const name = "2015-11-23-norland-and-peruvia-sign-a-treaty-on-fishing"
		if got := written(t, filepath.Join(dir, name+".md")); got != exported(t, "one", "markdown") {
			t.Errorf("%v: saved %q", size, got)
		}

		x.Press("P", "enter") // the name is taken
		has(t, x, "exists already", "Save as", "Replace it")
		x.Press("enter")
		has(t, x, "Saved 2015")
		written(t, filepath.Join(dir, name+"-2.md"))

		if err := os.WriteFile(filepath.Join(dir, name+".md"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		x.Press("P", "enter")
		has(t, x, "Replace it")
		x.Press("j", "enter")
		has(t, x, "Saved 2015")
		if got := written(t, filepath.Join(dir, name+".md")); got == "" {
			t.Errorf("%v: not replaced", size)
		}

		x.Press("P", "enter")
		has(t, x, "Replace it")
		x.Press("j", "j", "enter") // another name: the field is there again
		has(t, x, "on-fishing.md")
		x.Press("ctrl+u")
		x.Type("mine.html")
		x.Press("enter")
		has(t, x, "Saved mine.html")
		if got := written(t, filepath.Join(dir, "mine.html")); got != exported(t, "one", "html") {
			t.Errorf("%v: saved %q", size, got)
		}
		x.Quit()
	}
}

// The format follows the extension that is typed, and the other way round; a name
// may lead into another folder, and what fails is told while the field stays.
func TestSaveNames(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	x := sharer(t, 120, 30, func(o *Options) { o.Folder, o.Environ = dir, append(o.Environ, "HOME="+home) })
	x.Press("2", "J", "P", "down", "down")
	has(t, x, "counts-its-votes.json")
	x.Press("ctrl+u")
	x.Type("~/notes")
	x.Press("enter")
	has(t, x, "Saved notes.json in ~")
	if got := written(t, filepath.Join(home, "notes.json")); !strings.HasPrefix(got, "{") {
		t.Errorf("saved %q", got)
	}
	x.Press("P", "ctrl+u")
	x.Type("nowhere/x.md")
	x.Press("enter")
	has(t, x, "nowhere/x.md: no such file or directory", "› nowhere/x.md")
	x.Press("esc")
	hasNot(t, x, "Save in")
	x.Press(":")
	x.Type("save the story")
	x.Press("enter")
	has(t, x, "counts-its-votes.json") // what was saved last
}

func TestPipe(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	for _, size := range [][2]int{{120, 30}, {40, 12}} {
		x := sharer(t, size[0], size[1], nil)
		x.Press("|", "tab")
		has(t, x, "markdown")
		x.Type("cat > '" + out + "'")
		x.Press("enter")
		x.WaitFor("press enter to go back")
		x.Press("enter")
		x.WaitGone("press enter")
		if got := written(t, out); got != exported(t, "one", "markdown") {
			t.Errorf("%v: piped %q", size, got)
		}
		x.Press("|") // the line of before, in the format of before
		has(t, x, "out'", "markdown")
		x.Press("ctrl+u")
		x.Type("exit 3")
		x.Press("enter")
		x.WaitFor("exit status 3")
		x.Press("enter")
		has(t, x, "| exit 3 failed")
		x.Press("|", "ctrl+u", "enter")
		has(t, x, "Nothing was piped")
		x.Quit()
	}
}

func TestEditorAndPager(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	x := sharer(t, 80, 24, func(o *Options) {
		o.Environ = append(o.Environ, "EDITOR="+program(t, `cat "$1" > '`+out+`'`), "PAGER="+program(t, `cat "$1" >> '`+out+`'; exit 4`))
	})
	x.Press("enter", "ctrl+e")
	x.WaitForFunc("the editor to be left", func(string) bool {
		data, _ := os.ReadFile(out)
		return string(data) == exported(t, "one", "markdown")
	})
	x.Press("ctrl+p")
	has(t, x, "the pager program failed: exit status 4")
	if got := written(t, out); got != exported(t, "one", "markdown")+exported(t, "one", "text") {
		t.Errorf("the pager got %q", got)
	}
}

func TestOwnCommands(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	x := sharer(t, 120, 30, func(o *Options) {
		o.Commands = []external.Program{
			{Name: "note down", Key: "alt+n", Run: []string{program(t, `printf '%s|' "$@" > '`+out+`'; cat >> '`+out+`'; echo noted`), "{url}", "{title}"}, Stdin: "text"},
			{Name: "go wrong", Run: []string{program(t, "echo no luck >&2; exit 7")}},
			{Name: "missing", Key: "alt+m", Run: []string{"nowhere-installed"}},
			{Name: "on the terminal", Key: "alt+t", Terminal: true, Run: []string{program(t, `echo here > '`+out+`.t'`)}},
		}
	})
	x.Press("alt+n")
	has(t, x, "note down: noted")
	if got, want := written(t, out), "https://example.org/one|Norland and Peruvia sign a treaty on fishing|"+exported(t, "one", "text"); got != want {
		t.Errorf("the command got %q, want %q", got, want)
	}
	x.Press("2", ":")
	x.Type("go wrong")
	has(t, x, "go wrong (a command of your own)")
	x.Press("enter")
	has(t, x, "go wrong failed: exit status 7: no luck")
	x.Press("3", "alt+m")
	has(t, x, "missing: nowhere-installed is not installed")
	x.Press("alt+t")
	x.WaitForFunc("the program on the terminal", func(string) bool { return fileThere(out + ".t") })
	x.Press("?")
	x.Type("note")
	has(t, x, "alt+n", "note down (a command of your own)")
}

func fileThere(path string) bool { _, err := os.Stat(path); return err == nil }

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

// Over SSH and through tmux the address goes to the clipboard of the terminal.
func TestCopyThroughTmux(t *testing.T) {
	x := sharer(t, 80, 24, func(o *Options) { o.Environ = []string{"TERM=tmux-256color", "TMUX=/tmp/tmux", "SSH_TTY=/dev/pts/1"} })
	x.Press("y")
	has(t, x, "Copied https://example.org/one")
	if got := x.Clipboard(); got != "https://example.org/one" {
		t.Errorf("copied %q", got)
	}
}

func TestPictures(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	s := stock(0)
	for n, id := range []string{"one", "two", "three"} {
		l := s.loaded[id]
		article := *l.Article
		article.Images = []model.Image{
			{URL: "https://img.example.org/a.jpg", Caption: "The harbour"}, {Caption: "The fleet"}, {URL: "https://cdn.example.org/b.jpg", Credit: "A. Quill"},
		}[:[]int{3, 1, 0}[n]]
		l.Article = &article
		s.loaded[id] = l
	}
	browser := program(t, `printf %s "$1" > '`+out+`'`)
	x := sharer(t, 120, 30, func(o *Options) {
		o.Articles = s
		o.Environ = append(o.Environ, "BROWSER="+browser, "SSH_TTY=/dev/pts/1", "DISPLAY=", "WAYLAND_DISPLAY=")
	})
	x.Press("2", "I")
	has(t, x, "Pictures of this article", "The harbour", "img.example.org", "The fleet", "no address", "Picture · A. Quill")
	x.Press("j", "enter")
	has(t, x, "This picture has no address: The fleet", "The harbour")
	x.Press("j", "enter")
	has(t, x, "Opening https://cdn.example.org/b.jpg")
	x.WaitForFunc("the browser", func(string) bool { data, _ := os.ReadFile(out); return string(data) == "https://cdn.example.org/b.jpg" })
	x.Press("J", "I")
	x.WaitForFunc("the only picture", func(string) bool { data, _ := os.ReadFile(out); return string(data) == "https://img.example.org/a.jpg" })
	x.Press("J")
	has(t, x, "A standfirst about a long winter")
	x.Press("I")
	has(t, x, "This article has no pictures.")
}
