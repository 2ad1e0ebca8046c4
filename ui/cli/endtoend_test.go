package cli

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"dateline/ui/screentest"
)

// built returns the program under test: $DATELINE_BIN, or a fresh build.
func built(t *testing.T) string {
	t.Helper()
	if bin := os.Getenv("DATELINE_BIN"); bin != "" {
		return bin
	}
	return compiled(t, "dateline")
}

func start(t *testing.T, bin string, w, h int, args ...string) *screentest.Process {
	t.Helper()
	return screentest.StartCommand(t, screentest.Command{Path: bin, Args: args, Env: []string{"XDG_CONFIG_HOME=" + t.TempDir(), "XDG_DATA_HOME=" + t.TempDir()}},
		screentest.Options{Width: w, Height: h, Graphemes: true})
}

// leave quits with q and checks that the terminal is as it was.
func leave(t *testing.T, p *screentest.Process) {
	t.Helper()
	for range 6 {
		if p.Done() {
			break
		}
		p.Press("q")
		p.Settle()
	}
	if code := p.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	p.AssertRestored()
}

// TestEndToEndEdition reads the sample edition in a pseudo-terminal: opens a
// story, walks its highlights, opens a card, narrows the list, and quits.
func TestEndToEndEdition(t *testing.T) {
	t.Parallel()
	bin := built(t)
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 12}} {
		p := start(t, bin, size[0], size[1])
		p.WaitFor("Kabor")
		p.Press("j", "j", "j", "j", "j", "j", "j", "j") // to the story from Tehran
		p.Press("enter")
		p.WaitFor("Moscow")
		p.Press("e")
		p.WaitFor("Vladimir Putin, President of Russia")
		p.Press("e")
		p.WaitFor("Ali Khamenei, Supreme Leader")
		p.Press("e")
		p.WaitFor("Tehran, Iran")
		p.Press("enter")
		p.WaitFor("this story")
		p.Press("esc")
		p.WaitGone("this story")
		p.Press("E", "E", "x")
		p.WaitFor("stories with Vladimir")
		p.Press("esc")
		p.WaitFor("All stories again")
		leave(t, p)
	}
}

// TestEndToEndWireStory opens a real story of an agency, where the folder
// beside the repository has one.
func TestEndToEndWireStory(t *testing.T) {
	t.Parallel()
	file, err := filepath.Abs("../../../shared/stories/putin-tehran-gecf.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Skip("skipped: no shared folder with a wire story beside the repository")
	}
	p := start(t, built(t), 120, 50, file)
	p.WaitFor("Gas Exporting")
	p.WaitFor("Also named")
	for _, want := range []string{"IR Iran", "RU Russia", "SY Syria", "Ali Khamenei", "Supreme Leader", "Hassan Rouhani", "Vladimir Putin",
		"Bashar al-Assad", "Qassem Soleimani", "President of Venezuela", "President of Nigeria", "GECF", "Interfax", "Quds Force"} {
		p.WaitFor(want)
	}
	leave(t, p)
}

// TestEndToEndSignals: a polite end and a hang-up give the terminal back.
func TestEndToEndSignals(t *testing.T) {
	t.Parallel()
	bin := built(t)
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		p := start(t, bin, 80, 24)
		p.WaitFor("Kabor")
		p.Signal(sig)
		p.WaitExit()
		p.AssertRestored()
	}
	p := start(t, bin, 80, 24)
	p.WaitFor("Kabor")
	p.Press("ctrl+c")
	p.WaitExit()
	p.AssertRestored()
}
