package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/model"
)

// On a full disk a batch is kept or not, reading goes on, and so does writing
// once there is room.
func TestFullFile(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	var pages int
	if err := l.w.conn.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if err := l.w.conn.QueryRowContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", n)).Scan(&n); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 60)
	err := ingestQuietly(l, "full", 1000)
	if !errors.Is(err, ErrFull) || !strings.HasPrefix(err.Error(), l.path+": no room on the disk") {
		t.Fatal(err)
	}
	sound(t, l)
	for b, n := range batches(t, l, "full") {
		if n != perBatch {
			t.Fatalf("batch %d: %d", b, n)
		}
	}
	yes := true
	if _, err := l.Mark(ctx, model.Mark{IDs: []string{"1"}, Star: &yes}); err != nil && !errors.Is(err, ErrFull) {
		t.Fatal(err)
	}
	limit(1 << 30)
	if err := ingestQuietly(l, "after", 3); err != nil {
		t.Fatal(err)
	}
	equal(t, "after", len(batches(t, l, "after")), 3)
	sound(t, l)
}

func ingestQuietly(l *Library, name string, n int) error {
	old := os.Stdout
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer null.Close()
	os.Stdout = null
	defer func() { os.Stdout = old }()
	return ingestMany(l, name, n)
}

// The same with a limit of the system on the size of files, which stops the log
// in the middle of a write.
func TestFullDisk(t *testing.T) {
	path := stocked(t)
	c := child(path, "limited", 3<<20+777)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	if s := stderr.String(); !strings.HasPrefix(s, path+": ") || !strings.Contains(s, "nothing of this change was kept") {
		t.Fatalf("%q", s)
	}
	l := opened(t, path)
	sound(t, l)
	got := batches(t, l, "limited")
	if done := strings.Count(stdout.String(), "\n") - 1; len(got) != done || done == 0 {
		t.Fatalf("%d batches are there, %d were done", len(got), done)
	}
	for b, n := range got {
		if n != perBatch {
			t.Fatalf("batch %d: %d", b, n)
		}
	}
	equal(t, "after", len(batches(t, l, "after")), 1)
}

// Marks do not wait for the disk one by one, nor do the batches of a refresh.
func TestSyncs(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		do   []any
		most int
	}{
		{[]any{"star", "2ms"}, 12},
		{[]any{"ingest", "x", 20}, 14},
	} {
		path := stocked(t)
		trace := filepath.Join(t.TempDir(), "trace")
		cmd := child(path, c.do...)
		cmd.Path, cmd.Args = strace, append([]string{strace, "-f", "-o", trace, "-e", "trace=fsync,fdatasync"}, cmd.Path)
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			if strings.Contains(string(out), "ptrace") || strings.Contains(string(out), "not permitted") {
				t.Skipf("strace: %s", out)
			}
			t.Fatalf("%v\n%s", err, out)
		}
		data, err := os.ReadFile(trace)
		if err != nil {
			t.Fatal(err)
		}
		n := bytes.Count(data, []byte("sync(")) // fsync and fdatasync
		t.Logf("%v: %d syncs in %v", c.do, n, time.Since(start).Round(10*time.Millisecond))
		if most := c.most + int(time.Since(start)/markSync); n == 0 || n > most {
			t.Errorf("%v: %d syncs, want at most %d", c.do, n, most)
		}
	}
}

func limited(l *Library, bytes string) error {
	n, _ := strconv.ParseUint(bytes, 10, 64)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: unlimited}); err != nil {
		return err
	}
	err := ingestMany(l, "limited", 10_000)
	fmt.Fprintln(os.Stderr, err)
	if _, _, lerr := l.List(context.Background(), Filter{}, Cursor{}, 10); lerr != nil {
		return fmt.Errorf("a list on a full disk: %w", lerr)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: unlimited, Max: unlimited}); err != nil {
		return err
	}
	return ingestMany(l, "after", 1) // there is room again
}
