package cli

import (
	"fmt"
	"os"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/ui/screentest"
)

// reader is the program in a terminal of its own.
func (s shelf) reader(t *testing.T) *screentest.Process {
	t.Helper()
	return screentest.StartCommand(t, screentest.Command{Path: os.Args[0],
		Env: []string{"DATELINE_TEST_AS_PROGRAM=1", "XDG_DATA_HOME=" + s.home, "XDG_CONFIG_HOME=" + s.home}},
		screentest.Options{Width: 120, Height: 40, Graphemes: true})
}

// TestTwoWindowsAndARefresh: two readers and the refresh of cron are at one
// library. Nobody is locked out, no mark is lost, and each sees what the others did.
func TestTwoWindowsAndARefresh(t *testing.T) {
	if testing.Short() {
		t.Skip("starts three processes")
	}
	s := newShelf(t)
	p, _, ca := filling(t, s)
	x, y := s.reader(t), s.reader(t)
	x.WaitFor("120 stories   120 unread")
	y.WaitFor("120 stories   120 unread")
	p.issue.Store(2)
	done := make(chan outcome, 1)
	go func() { done <- ran(t, s.refreshing(t, ca)) }()
	y.Press("G")
	const each = 10
	for range each { // while it runs
		x.Press("m", "j")
		y.Press("s", "k")
	}
	if got := <-done; got != (outcome{0, "120 new articles in 30 feeds\n", ""}) {
		t.Errorf("refresh: %+v", got)
	}
	for _, w := range []*screentest.Process{x, y} {
		w.WaitFor(" new articles · g to the newest")
	}
	y.WaitFor(fmt.Sprintf("%d unread", 240-each)) // by the other window
	x.WaitFor(fmt.Sprintf("240 stories   %d unread", 240-each))
	x.Settle()
	quickest := time.Hour
	for i := range 5 {
		begun := time.Now()
		x.Press("m", "j")
		y.WaitFor(fmt.Sprintf("%d unread", 240-each-i-1))
		quickest = min(quickest, time.Since(begun))
	}
	t.Logf("a mark is seen in the other window after %v", quickest.Round(time.Millisecond))
	x.WaitFor("240 stories")
	leave(t, x)
	leave(t, y)
	l := s.open(t)
	defer l.Close()
	items, _, err := l.List(t.Context(), store.Filter{}, store.Cursor{}, 1000)
	if err != nil || len(items) != 240 {
		t.Fatal(len(items), err)
	}
	read, starred := 0, 0
	for _, it := range items {
		if it.Read {
			read++
		}
		if it.Star {
			starred++
		}
	}
	if read != each+5 || starred != each {
		t.Errorf("%d are read and %d have a star, not %d and %d", read, starred, each+5, each)
	}
	if problems, err := l.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the library is not sound: %v %v", problems, err)
	}
}
