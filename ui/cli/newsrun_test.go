package cli

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// What a reader says of a feed holds, is sent, and outlives a refresh; what is
// not said stays.
func TestFeedsSet(t *testing.T) {
	var sent atomic.Value
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent.Store(r.Header.Get("X-Key") + r.UserAgent())
		_, _ = io.WriteString(w, feedOf("World", 1))
	}))
	defer s.Close()
	f := reading(t)
	f.add(t, s.URL)
	if got := f.start(t, "feeds", "set", "World", "--name", "Mine", "--folder", "/A/B/", "--tag", "x", "--tag", "y", "--interval", "2h", "--keep-days", "-1",
		"--header", "X-Key: s3cret", "--user-agent", "me"); got != (outcome{0, "Changed: Mine\n", ""}) {
		t.Errorf("%+v", got)
	}
	f.expect(t, "feeds set mine --tag z Nobody", outcome{3, "Changed: Mine\n", "dateline: there is no feed Nobody; dateline feeds lists them\n"})
	f.expect(t, "refresh --force", outcome{0, "0 new articles in 1 feed\n", ""})
	if sent.Load() != "s3cretme" {
		t.Errorf("the server was sent %v", sent.Load())
	}
	o := lines[feedObject](t, f.start(t, "feeds", "--json"))[0]
	if o.Name != "Mine" || o.Title != "World" || o.Folder != "A/B" || len(o.Tags) != 1 || o.Tags[0] != "z" || o.Interval != 7200 || o.KeepDays != -1 {
		t.Errorf("%+v", o)
	}
	if next, err := time.Parse(time.RFC3339, o.Next); err != nil || time.Until(next) < 110*time.Minute {
		t.Errorf("next %s", o.Next)
	}
	for _, args := range []string{"feeds set", "feeds set 1", "feeds set 1 --interval 1s", "feeds set 1 --keep-days -2", "feeds set 1 --header s3cret"} {
		if got := f.start(t, strings.Fields(args)...); got.status != 2 || got.stdout != "" || strings.Contains(got.stderr, "s3cret") {
			t.Errorf("%s: %+v", args, got)
		}
	}
}

// A program of the settings is a feed; only the settings say what is run.
func TestPrograms(t *testing.T) {
	f, dir := reading(t), t.TempDir()
	name, settings := filepath.Join(dir, "feed.xml"), filepath.Join(strings.TrimPrefix(f.environ[1], "XDG_CONFIG_HOME="), "dateline", "config.toml")
	if err := os.WriteFile(name, []byte(feedOf("Printed", 2)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(settings), 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		if err := os.WriteFile(settings, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("[[exec]]\nname = \"my log\"\ncommand = [\"cat\", \"" + name + "\"]\n[[exec]]\nname = \"bad\"\ncommand = [\"cat\", \"" + name + ".no\"]\n")
	got := f.start(t, "refresh")
	if got.status != 3 || got.stdout != "2 new articles in 2 feeds, 1 failed\n" || !strings.HasPrefix(got.stderr, "dateline: feed exec:bad: ") || strings.Count(got.stderr, "\n") != 1 {
		t.Errorf("%+v", got)
	}
	if got := f.start(t, "export"); strings.Contains(got.stdout, "log") || got.status != 0 {
		t.Errorf("%+v", got)
	}
	f.expect(t, "remove bad", outcome{0, "Removed: bad\n", ""})
	write("")
	f.expect(t, "refresh --force", outcome{1, "0 new articles in 1 feed, 1 failed\n",
		"dateline: feed exec:my%20log: the settings have no program of this name; dateline remove removes the feed\n"})
	if got := f.start(t, "list", "--json"); strings.Count(got.stdout, "\n") != 2 {
		t.Errorf("%+v", got)
	}
}

// On a terminal a page of several feeds is asked about.
func TestAddAsks(t *testing.T) {
	s, f := serve(t), reading(t)
	for _, c := range []struct {
		answer, stdout string
		status         int
	}{
		{"2\n", "Added: Sport (3 articles)\n", 0}, {"", "", 1}, {"3\n", "", 2}, {"all", "Added: World (3 articles)\nUnchanged: Sport: followed already\n", 0},
	} {
		var out, errs strings.Builder
		status := run(context.Background(), []string{"add", s.URL + "/two"}, Process{Stdin: strings.NewReader(c.answer), Stdout: &out, Stderr: &errs, StdinTerminal: true,
			StderrTerminal: true, Environ: f.environ, Now: time.Now, Width: func() int { return 0 }}, product(time.Now))
		if status != c.status || out.String() != c.stdout || !strings.Contains(errs.String(), "Which? ") {
			t.Errorf("%q: %d, %q, %q", c.answer, status, out.String(), errs.String())
		}
	}
}

// Again and again, until ctrl+c; the bar is drawn on a terminal only.
func TestRefreshWatch(t *testing.T) {
	s, f := serve(t), reading(t)
	f.add(t, s.URL+"/feed/World")
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	out, errs := &signalled{wrote: make(chan struct{}, 10)}, &strings.Builder{}
	go func() {
		<-out.wrote
		stop()
	}()
	status := run(ctx, []string{"refresh", "--force", "--watch", "1m"}, Process{Stdin: strings.NewReader(""), Stdout: out, Stderr: errs, StderrTerminal: true,
		Environ: f.environ, Now: time.Now, Width: func() int { return 0 }}, product(time.Now))
	if status != 130 || !strings.Contains(errs.String(), "of 1 feed") {
		t.Errorf("%d, %q", status, errs.String())
	}
}

// A refresh that is stopped keeps what had come, and the status says so.
func TestRefreshStopped(t *testing.T) {
	s, f := serve(t), reading(t)
	s.stories.Store(1)
	f.add(t, s.URL+"/feed/World")
	with := f
	with.stdin = strings.NewReader(`<opml version="2.0"><body><outline text="Slow" xmlUrl="` + s.URL + `/hang"/></body></opml>`)
	with.start(t, "import", "-")
	s.stories.Store(4)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	out := &signalled{wrote: make(chan struct{}, 10)}
	go func() {
		<-s.hanging
		<-out.wrote
		stop()
	}()
	begun := time.Now()
	status := run(ctx, []string{"refresh", "--force", "--json"}, Process{Stdin: strings.NewReader(""), Stdout: out, Stderr: io.Discard, Environ: f.environ, Now: time.Now,
		Width: func() int { return 0 }}, product(time.Now))
	if status != 130 || time.Since(begun) > 15*time.Second { // or it would be 20
		t.Errorf("status %d after %v", status, time.Since(begun))
	}
	if n := len(lines[itemObject](t, f.start(t, "list", "--json"))); n != 4 {
		t.Errorf("%d articles, not 4", n)
	}
}

// signalled tells when something was written.
type signalled struct{ wrote chan struct{} }

func (s *signalled) Write(p []byte) (int, error) {
	s.wrote <- struct{}{}
	return len(p), nil
}
