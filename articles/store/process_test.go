package store

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"dateline/model"
)

var kills = flag.Int("kills", 20, "how often a process is killed")

// A test that needs another process runs this program again as one that does
// what DATELINE_STORE_DO says.
func TestMain(m *testing.M) {
	flag.Parse()
	if do := os.Getenv("DATELINE_STORE_DO"); do != "" {
		if err := work(strings.Fields(do)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child is this program as a process that does something with a library.
func child(path string, do ...any) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "DATELINE_STORE_DO="+strings.TrimSpace(fmt.Sprintln(do...)), "DATELINE_STORE_PATH="+path)
	return cmd
}

const (
	perBatch = 20
	marked   = 400

	unlimited = 1<<64 - 1
)

// work is what a child does. It says on standard output what is done.
func work(do []string) error {
	ctx := context.Background()
	if do[0] == "limited" {
		signal.Ignore(syscall.SIGXFSZ)
	}
	l, err := Open(ctx, os.Getenv("DATELINE_STORE_PATH"), options())
	if err != nil {
		return err
	}
	switch do[0] {
	case "ingest": // name batches
		n, _ := strconv.Atoi(do[2])
		if err := ingestMany(l, do[1], n); err != nil {
			return err
		}
	case "star": // pause
		pause, _ := time.ParseDuration(do[1])
		if err := starMany(l, pause); err != nil {
			return err
		}
	case "limited": // bytes
		if err := limited(l, do[1]); err != nil {
			return err
		}
	}
	return l.Close()
}

func ingestMany(l *Library, name string, batches int) error {
	ctx := context.Background()
	id, _, err := l.AddFeed(ctx, &model.Feed{URL: "https://example.org/" + name})
	if err != nil {
		return err
	}
	for b := range batches {
		var in []Incoming
		for i := range perBatch {
			e := entry(b*perBatch+i, strings.Repeat(fmt.Sprintf("Text %d of %s, of Paris. ", b, name), 30))
			e.GUID, e.Article.URL = "", fmt.Sprintf("https://example.org/%s/%d/%d", name, b, i)
			e.Article.Title = fmt.Sprintf("%s %d", name, b)
			in = append(in, Incoming{Entry: e})
		}
		if _, err := l.Ingest(ctx, id, in, &model.Feed{ETag: fmt.Sprint(b)}); err != nil {
			return err
		}
		fmt.Println(b)
	}
	return l.Settle(ctx)
}

func starMany(l *Library, pause time.Duration) error {
	yes := true
	for id := 1; id <= marked; id++ {
		time.Sleep(pause)
		s, err := l.Mark(context.Background(), model.Mark{IDs: []string{itemID(int64(id))}, Star: &yes, Read: &yes})
		if err != nil {
			return err
		}
		if len(s.Items) == 1 {
			fmt.Println(id)
		}
	}
	return nil
}

func stocked(t *testing.T) string {
	path := filepath.Join(t.TempDir(), LibraryName)
	l := opened(t, path)
	filled(t, l, marked)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// stars counts the starred articles; batches the articles of each batch of name.
func stars(t *testing.T, l *Library) (n int) {
	t.Helper()
	if err := l.r.QueryRow("SELECT count(*) FROM articles WHERE star = 1 AND read = 1").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func batches(t *testing.T, l *Library, name string) map[int]int {
	t.Helper()
	rows, err := l.r.Query("SELECT title FROM articles WHERE title LIKE ?", name+" %")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[int]int{}
	for _, title := range must(collect[string](rows))(t) {
		b, _ := strconv.Atoi(strings.TrimPrefix(title, name+" "))
		counts[b]++
	}
	return counts
}

// Three programs write at once: nobody is locked out, and nothing is lost.
func TestThreePrograms(t *testing.T) {
	path := stocked(t)
	const n = 40
	l := opened(t, path)
	var group sync.WaitGroup
	for _, c := range []*exec.Cmd{child(path, "ingest", "one", n), child(path, "ingest", "two", n), child(path, "star", "1ms")} {
		group.Go(func() {
			if out, err := c.CombinedOutput(); err != nil {
				t.Errorf("%v: %v\n%s", c.Env[len(c.Env)-2:], err, out)
			}
		})
	}
	done := make(chan struct{})
	go func() { group.Wait(); close(done) }()
	// The reader's own window goes on meanwhile, and sees them.
	seen := map[Version]bool{}
	for running := true; running; {
		select {
		case <-done:
			running = false
		case <-time.After(20 * time.Millisecond):
		}
		seen[must(l.Changes(context.Background()))(t)] = true
		if items, _, err := l.List(context.Background(), Filter{Unread: true}, Cursor{}, 50); err != nil || len(items) == 0 {
			t.Fatal(len(items), err)
		}
	}
	if len(seen) < 5 {
		t.Errorf("%d versions were seen", len(seen))
	}
	equal(t, "stars", stars(t, l), marked)
	for _, name := range []string{"one", "two"} {
		for b, c := range batches(t, l, name) {
			if c != perBatch {
				t.Errorf("batch %d of %s: %d", b, name, c)
			}
		}
		equal(t, "batches", len(batches(t, l, name)), n)
	}
	steps := 0
	for !must(l.Undo(context.Background()))(t).Nothing {
		steps++
	}
	equal(t, "steps of another program", steps, maxSteps)
	sound(t, l)
}

// killed runs children, kills each at a random moment after it has said its
// first word, and returns the lines that each said.
func killed(t *testing.T, list ...*exec.Cmd) (said [][]string) {
	t.Helper()
	said = make([][]string, len(list))
	var group sync.WaitGroup
	for i, c := range list {
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		var stderr bytes.Buffer
		c.Stderr = &stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		group.Go(func() {
			r := bufio.NewReader(out)
			var timer *time.Timer
			for {
				s, err := r.ReadString('\n')
				if err != nil { // a line that was cut short was not said
					break
				}
				if timer == nil {
					timer = time.AfterFunc(rand.N(150*time.Millisecond), func() { _ = c.Process.Kill() })
				}
				said[i] = append(said[i], strings.TrimSpace(s))
			}
			_, _ = io.Copy(io.Discard, r)
			_ = c.Wait()
			if stderr.Len() > 0 {
				t.Errorf("a child said %s", stderr.String())
			}
		})
	}
	group.Wait()
	return said
}

// A program that is killed while it refreshes and one that is killed while it
// marks leave a sound library: no batch is half there, nothing that was done is
// lost.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	path := stocked(t)
	cut, starred := 0, 0
	for round := range *kills {
		name := fmt.Sprint("round", round)
		l := opened(t, path)
		if err := l.write(context.Background(), false, func(t *txn) error { return t.run("UPDATE articles SET star = 0") }); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		said := killed(t, child(path, "ingest", name, 100_000), child(path, "star", "1ms"))
		l = opened(t, path)
		sound(t, l)
		got := batches(t, l, name)
		for b, n := range got {
			if n != perBatch {
				t.Fatalf("round %d: batch %d has %d of %d articles", round, b, n, perBatch)
			}
		}
		if done := len(said[0]); len(got) < done || len(got) > done+1 {
			t.Fatalf("round %d: %d batches are there, %d were done", round, len(got), done)
		}
		for _, f := range must(l.Feeds(context.Background()))(t) {
			if f.URL != "https://example.org/"+name {
				continue
			}
			if f.ETag != fmt.Sprint(len(got)-1) {
				t.Fatalf("round %d: the feed's state %q is not that of the last batch %d", round, f.ETag, len(got)-1)
			}
			if err := l.RemoveFeed(context.Background(), f.ID); err != nil { // so that checking does not take ever longer
				t.Fatal(err)
			}
		}
		n, done := stars(t, l), len(said[1])
		if n < done || n > done+1 {
			t.Fatalf("round %d: %d stars are there, %d were set", round, n, done)
		}
		cut += len(got)
		starred += n
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d rounds, 2 processes killed in each: %d batches and %d stars kept, none lost or half there", *kills, cut, starred)
}
