package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Who only looks makes no library, and is told what to do instead.
func TestLookingMakesNoLibrary(t *testing.T) {
	f := reading(t)
	data := strings.TrimPrefix(f.environ[0], "XDG_DATA_HOME=")
	const none = "No feeds. dateline add URL follows one, dateline import FILE those of another reader; dateline feeds --catalogue lists some.\n"
	f.expect(t, "feeds", outcome{0, none, ""})
	f.expect(t, "list", outcome{0, "No articles. dateline refresh fetches them; dateline add URL follows a feed first.\n", ""})
	f.expect(t, "feeds --json", outcome{})
	f.expect(t, "list --json", outcome{})
	absent := f.start(t, "export")
	if absent.status != 0 || !strings.Contains(absent.stdout, "<opml") {
		t.Errorf("export: %+v", absent)
	}
	if made, _ := filepath.Glob(data + "/*"); len(made) > 0 {
		t.Errorf("made by looking: %v", made)
	}
	f.expect(t, "refresh", outcome{0, none, ""}) // the settings may have programs, so there is a library now
	f.expect(t, "refresh --json", outcome{})
	f.expect(t, "feeds", outcome{0, none, ""})
	if got := f.start(t, "export"); got != absent {
		t.Errorf("export of an empty library: %+v", got)
	}
	if _, err := os.Stat(filepath.Join(data, "dateline", "library.db")); err != nil {
		t.Error(err)
	}
}

// --watch is for feeds that have no interval of their own.
func TestWatchKeepsIntervals(t *testing.T) {
	s, f := serve(t), reading(t)
	f.add(t, s.URL+"/feed/World", s.URL+"/feed/Slow")
	f.expect(t, "feeds set Slow --interval 3h", outcome{0, "Changed: Slow\n", ""})
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	out := &signalled{wrote: make(chan struct{}, 10)}
	go func() {
		<-out.wrote
		stop()
	}()
	begun := time.Now()
	status := run(ctx, []string{"refresh", "--force", "--watch", "10m"}, Process{Stdin: strings.NewReader(""), Stdout: out, Stderr: io.Discard,
		Environ: f.environ, Now: time.Now, Width: func() int { return 0 }}, product(time.Now))
	if status != 130 {
		t.Errorf("status %d", status)
	}
	took := time.Since(begun) + time.Second // times are kept in seconds
	for _, o := range lines[feedObject](t, f.start(t, "feeds", "--json")) {
		next, err := time.Parse(time.RFC3339, o.Next)
		want := map[string]time.Duration{"World": 9 * time.Minute, "Slow": 3 * time.Hour}[o.Title]
		if wait := next.Sub(begun); err != nil || wait < want-time.Second || wait > want+took {
			t.Errorf("%s is due again in %v, not in %v (%v)", o.Title, wait, want, err)
		}
	}
}
