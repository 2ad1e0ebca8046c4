package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/ui/screentest"
)

// TestStoryLeavesTheReader: with settings of one's own, in a real terminal, a
// story is saved, piped, edited and handed to a command, and the terminal comes
// back from each.
func TestStoryLeavesTheReader(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process")
	}
	dir := t.TempDir()
	put := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	says := func(name, want string) {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s is %q, %v; want %q in it", name, data, err, want)
		}
	}
	put("story.md", "---\ntitle: The tide turns\nurl: https://example.org/tide?a=1&b=$(id)\n---\nVladimir Putin went to Tehran on Monday.\n", 0o644)
	editor := put("editor", "#!/bin/sh\nprintf 'editing? '; read answer; cat \"$1\" > edited; echo \"$answer\" >> edited\n", 0o755)
	put("note", "#!/bin/sh\nprintf '%s\\n' \"$@\" > noted; cat >> noted; echo written down\n", 0o755)
	if err := os.Mkdir(filepath.Join(dir, "kept"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, env := settingsFile(t, "measure = 48\nsave_in = \"~/kept\"\n[[command]]\nname = \"note\"\nkey = \"alt+n\"\nrun = [\"./note\", \"{title}\", \"{url}\"]\nstdin = \"text\"\n")
	p := screentest.StartCommand(t, screentest.Command{Path: os.Args[0], Args: []string{"story.md"}, Dir: dir,
		Env: []string{"DATELINE_TEST_AS_PROGRAM=1", env, "HOME=" + dir, "EDITOR=" + editor, "TERM=vt220", "SHELL=/bin/sh"}},
		screentest.Options{Width: 100, Height: 30, Graphemes: true})
	p.WaitFor("Vladimir Putin went")

	p.Press("<")
	p.WaitFor("44 columns")
	p.Press("P")
	p.WaitFor("Save in ~/kept")
	p.Press("enter")
	p.WaitFor("Saved the-tide-turns.md in ~/kept")
	says("kept/the-tide-turns.md", "Vladimir Putin went to Tehran")

	p.Press("alt+n")
	p.WaitFor("note: written down")
	says("noted", "The tide turns\nhttps://example.org/tide?a=1&b=$(id)\n")

	p.Press("|")
	p.WaitFor("text · tab markdown")
	p.Type("cat > piped")
	p.Press("enter")
	p.WaitFor("press enter to go back")
	p.Press("enter")
	p.WaitFor("ARTICLE")
	says("piped", "Vladimir Putin went to Tehran")

	p.Press("ctrl+e")
	p.WaitFor("editing?")
	p.Type("yes\r")
	p.WaitFor("ARTICLE")
	says("edited", "yes")

	p.Press("y")
	p.WaitFor("This terminal has no clipboard")
	p.WaitFor("https://example.org/tide?a=1&b=$(id)")
	p.Press("esc")
	p.WaitGone("no clipboard")
	p.Press("ctrl+c")
	if code := p.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	p.AssertRestored()
}
