package cli

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/ui/app"
)

// remembered is a shelf whose windows are remembered.
func remembered(t *testing.T, list ...store.Incoming) shelf {
	s := newShelf(t)
	s.state = filepath.Join(s.home, "state")
	delivered(t, s.open(t), list...)
	return s
}

func harbourStories(n int) (list []store.Incoming) {
	for i := n; i > 0; i-- {
		in := told(i, fmt.Sprintf("Headline %d of many", i), "A text about harbours.")
		in.Analysis = nil
		list = append(list, in)
	}
	return list
}

// TestRestart: the filter, the sort, unread-only, the story and the sidebar are as
// they were left.
func TestRestart(t *testing.T) {
	s := remembered(t, append(threeStories(),
		told(4, "Iran opens a port", "TEHRAN, Iran — President Hassan Rouhani opened a port on Monday."),
		told(5, "Kenya counts its elephants", "NAIROBI, Kenya — Uhuru Kenyatta counted elephants on Tuesday."))...)
	x := s.window(t, 120, 40)
	x.WaitFor("5 stories   5 unread")
	x.Press("j", "j", "i")
	x.WaitGone("INVOLVED")
	x.Settle()
	x.close()

	x = s.window(t, 120, 40)
	x.WaitFor("▌● Ferry strike")
	x.WaitFor("welcomed the end")
	if strings.Contains(x.Screen(), "INVOLVED") {
		t.Errorf("the sidebar is back\n%s", x.Screen())
	}
	x.Press("d")
	x.WaitFor("7  Europe")
	x.Press("7")
	x.WaitFor("Europe: 2 stories")
	x.Press("j")
	x.WaitFor("▌● Putin visits")
	x.close()

	x = s.window(t, 120, 40)
	x.WaitFor("Library › Europe")
	x.WaitFor("▌● Putin visits")
	x.Press("U")
	x.WaitFor("Unread stories only: 2 stories")
	x.Press("m")
	x.WaitFor("Marked read")
	x.close()

	x = s.window(t, 120, 40)
	x.WaitFor("Library › Europe")
	x.WaitFor("1 story")
	x.WaitFor("Ferry strike")
	x.Press("esc")
	x.WaitFor("All unread stories again")
	x.WaitFor("Kenya counts")
	x.close()

	x = s.window(t, 120, 40) // without the desk, still only unread ones
	x.WaitFor("4 stories")
	x.Press("U")
	x.WaitFor("Read and unread stories")
	x.WaitFor("5 stories   4 unread")
	x.Press(`\`)
	x.WaitFor("words, country:")
	x.Type("opens")
	x.Press("enter")
	x.WaitFor("2 stories · opens")
	x.close()

	x = s.window(t, 120, 40)
	x.WaitFor("Library › opens")
	x.WaitFor("2 stories")
	x.Press("esc")
	x.WaitFor("5 stories   4 unread")
}

// down goes to the end of the list, as often as it takes: what follows is loaded on
// the way.
func (x window) down(t *testing.T, want string) {
	t.Helper()
	for begun := time.Now(); !strings.Contains(x.Screen(), "▌● Headline "+want+" of many"); x.Settle() {
		if time.Since(begun) > 20*time.Second {
			t.Fatalf("%s is not there\n%s", want, x.Screen())
		}
		x.Press("G")
	}
}

// TestRestartDeepInTheList: a story far down is selected again.
func TestRestartDeepInTheList(t *testing.T) {
	s := remembered(t, harbourStories(700)...)
	x := s.window(t, 80, 24)
	x.WaitFor("▌● Headline 700 of many")
	x.down(t, "301")
	x.Press("k", "k")
	x.WaitFor("▌● Headline 303 of many")
	x.close()
	x = s.window(t, 80, 24)
	x.WaitFor("▌● Headline 303 of many")
	x.Press(`\`)
	x.WaitFor("words, country:")
	x.Type("harbours")
	x.Press("enter")
	x.WaitFor("700 stories")
	x.WaitFor("▌● Headline 700 of many")
	x.down(t, "301")
	x.close()
	x = s.window(t, 80, 24)
	x.WaitFor("› harbours")
	x.WaitFor("▌● Headline 301 of many")
}

// longStory has a paragraph on each of many things.
func longStory(n int) store.Incoming {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "Paragraph %d. The harbour lay quiet under a low sky while the boats waited for the tide to turn, and nobody said a word about it.\n\n", i)
	}
	in := told(n, fmt.Sprintf("Long story %d", n), b.String())
	in.Analysis = nil
	return in
}

// TestReadingPlace: reading goes on where it stopped, after another story, another
// size, and a restart.
func TestReadingPlace(t *testing.T) {
	s := remembered(t, longStory(3), longStory(2), longStory(1))
	x := s.window(t, 120, 40)
	x.WaitFor("Paragraph 1.")
	x.Press("enter", "space", "space", "space")
	x.WaitFor("Paragraph 30.")
	x.Settle()
	first := func() string { // the first paragraph in sight
		t.Helper()
		_, after, ok := strings.Cut(x.Screen(), "Paragraph ")
		if !ok {
			t.Fatalf("no paragraph\n%s", x.Screen())
		}
		return after[:strings.IndexByte(after, '.')]
	}
	at := first()
	x.Press("J")
	x.WaitFor("Paragraph 1.")
	x.Press("space")
	x.WaitGone("Paragraph 1.")
	x.Settle()
	second := first()
	x.Press("K")
	x.WaitFor("Paragraph " + at + ".")
	x.Settle()
	if got := first(); got != at {
		t.Errorf("after another story %s is first, not %s", got, at)
	}
	x.Resize(100, 40)
	x.Settle()
	x.close()

	x = s.window(t, 80, 24)
	x.WaitFor("Paragraph " + at + ".")
	x.Settle()
	if got := first(); got != at {
		t.Errorf("after a restart %s is first, not %s\n%s", got, at, x.Screen())
	}
	x.Press("j")
	x.WaitFor("Paragraph " + second + ".")
	x.Settle()
	if got := first(); got != second {
		t.Errorf("the second story begins with %s, not %s\n%s", got, second, x.Screen())
	}
	x.Press("2", "g") // back to the beginning
	x.WaitFor("Paragraph 0.")
	x.close()
	x = s.window(t, 120, 40)
	x.WaitFor("▌")
	x.WaitFor("Long story 2")
	x.WaitFor("Paragraph 0.")
}

// TestBrokenState: whatever stands in the file, the reader opens, and the file is
// as it should be afterwards.
func TestBrokenState(t *testing.T) {
	s := remembered(t, threeStories()...)
	path := filepath.Join(s.state, "dateline", "state.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"", "{", "\x00\xff", `{"version":1,"desk":99,"row":-7,"story":"99999"}`, `{"version":2,"query":"x"}`, `{"version":1,"query":"(((country:"}`,
		`{"version":1,"desk":"x"}`, `{"version":1,"desk":-9,"desk_name":"\u001b[31m","row":2000000000,"story":"1"}`, strings.Repeat("[", 100_000), "[1]"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		x := s.window(t, 120, 40)
		x.WaitFor("3 stories   3 unread")
		x.Press("g", "j")
		x.WaitFor("▌● Lima opens")
		x.close()
		x = s.window(t, 120, 40)
		x.WaitFor("▌● Lima opens")
		x.close()
		if data, err := os.ReadFile(path); err != nil || !strings.Contains(string(data), `"story":"`) || strings.Contains(string(data), "desk") {
			t.Errorf("%d: %s %v", i, data, err)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil { // cannot be replaced
		t.Fatal(err)
	}
	x := s.window(t, 120, 40)
	x.WaitFor("3 stories   3 unread")
	x.close()
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

// TestStateOfTwoWindows: the last writer wins, and nobody reads half a file.
func TestStateOfTwoWindows(t *testing.T) {
	dir := t.TempDir()
	run := func() *session {
		p := Process{Environ: []string{"XDG_STATE_HOME=" + dir}, Now: time.Now}
		return &session{Process: p, log: slog.New(slog.DiscardHandler)}
	}
	path, _ := run().statePath()
	var group sync.WaitGroup
	for w := range 4 {
		group.Go(func() {
			s := run()
			for i := range 50 {
				st := app.State{Query: strings.Repeat("x", 1+(i*37+w*101)%5000), Story: fmt.Sprint(w, "-", i)}
				if err := s.writeState(path, st, false); err != nil {
					t.Error(err)
				}
				if s.readState(false) == nil {
					t.Error("half a file")
				}
			}
		})
	}
	group.Wait()
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
	s := run()
	if err := s.writeState(path, app.State{Sidebar: true}, true); err != nil { // of files: the rest stays
		t.Fatal(err)
	}
	if st := s.readState(false); st == nil || st.Story == "" || !st.Sidebar {
		t.Errorf("%+v", st)
	}
	if st := s.readState(true); st == nil || st.Story != "" || !st.Sidebar {
		t.Errorf("%+v", st)
	}
}

func BenchmarkReadState(b *testing.B) {
	dir := b.TempDir()
	s := &session{Process: Process{Environ: []string{"XDG_STATE_HOME=" + dir}, Now: time.Now}, log: slog.New(slog.DiscardHandler)}
	path, err := s.statePath()
	if err == nil {
		err = s.writeState(path, app.State{Sidebar: true, Desk: 5, Name: "Middle East", Story: "12345", Row: 17}, false)
	}
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if s.readState(false) == nil {
			b.Fatal("not read")
		}
	}
}
