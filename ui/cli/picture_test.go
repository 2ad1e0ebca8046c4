package cli

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dateline/articles/library"
	"dateline/ui/app"
	"dateline/ui/screentest"
)

var updatePicture = flag.Bool("update-picture", false, "draw ../screen.svg anew")

// TestPicture holds the README's picture to what the program draws: the sample
// edition at 120×36, the story from Tehran open, an entity focused.
func TestPicture(t *testing.T) {
	t.Parallel()
	now := time.Date(2015, 12, 1, 9, 0, 0, 0, time.UTC)
	lib := library.Open(library.Options{Now: func() time.Time { return now }})
	a := app.New(app.Options{Articles: lib, Theme: "dark", Now: now, Zone: time.UTC})
	defer a.Close()
	x := screentest.Start(t, a.Model(), screentest.Options{Width: 120, Height: 36, Graphemes: true})
	x.WaitFor("Putin and Khamenei")
	for range 40 {
		if _, _, ok := x.Find("Moscow and Tehran close ranks"); ok {
			break
		}
		x.Press("j")
		x.Sync()
		x.Settle()
	}
	x.WaitFor("Moscow and Tehran close ranks")
	x.WaitFor("IR RU SY") // the stories above it have been read as well
	x.Press("enter", "e", "e")
	x.WaitFor("Ali Khamenei, Supreme Leader")
	x.Settle()
	got := x.SVG(true)
	file := filepath.Join("..", "screen.svg")
	if *updatePicture {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("ui/screen.svg is not what the program draws; go test ./ui/cli -run TestPicture -update-picture draws it anew\n%s", x.Screen())
	}
}
