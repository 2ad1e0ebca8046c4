package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

// await waits until a file that another program writes says something.
func await(t *testing.T, path, want string) {
	t.Helper()
	var data []byte
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if data, _ = os.ReadFile(path); string(data) == want {
			return
		}
	}
	t.Fatalf("%s says %q, want %q", path, data, want)
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
		has(t, x, "Saved ")
		const name = "2015-11-23-norland-and-peruvia-sign-a-treaty-on-fishing"
		if got := written(t, filepath.Join(dir, name+".md")); got != exported(t, "one", "markdown") {
			t.Errorf("%v: saved %q", size, got)
		}

		x.Press("P", "enter") // the name is taken
		has(t, x, "exists already", "Save as", "Replace it")
		x.Press("enter")
		has(t, x, "Saved ")
		written(t, filepath.Join(dir, name+"-2.md"))

		if err := os.WriteFile(filepath.Join(dir, name+".md"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		x.Press("P", "enter")
		has(t, x, "Replace it")
		x.Press("j", "enter")
		has(t, x, "Saved ")
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
		has(t, x, "Saved ", "mine.html")
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
	await(t, out, exported(t, "one", "markdown"))
	has(t, x, "ARTICLE") // the editor has given the terminal back
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
	await(t, out+".t", "here\n")
	has(t, x, "STORIES")
	x.Press("?")
	x.Type("note")
	has(t, x, "alt+n", "note down (a command of your own)")
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
	await(t, out, "https://cdn.example.org/b.jpg")
	x.Press("J", "I")
	await(t, out, "https://img.example.org/a.jpg")
	x.Press("J")
	has(t, x, "A standfirst about a long winter")
	x.Press("I")
	has(t, x, "This article has no pictures.")
}
