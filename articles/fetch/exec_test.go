//go:build unix

package fetch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// script writes a program of its own.
func script(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "feed source.sh")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestExec(t *testing.T) {
	c := client(t, quick)
	path := script(t, `printf '%s|' "$@"; read -r line; echo "$? end"; echo said >&2`)
	r, err := c.Exec(context.Background(), []string{path, "a b", "$(id)", "*"})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(r.Body); got != "a b|$(id)|*|1 end\n" || r.Status != 200 || r.Bytes != int64(len(got)) || r.Elapsed <= 0 {
		t.Errorf("response is %q, %+v", got, r)
	}
}

func TestExecFails(t *testing.T) {
	t.Parallel()
	c := client(t, quick)
	o := quick
	o.Total = 2 * time.Second
	hasty := client(t, o)
	dead := script(t, "x")
	if err := os.Chmod(dead, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, reason string
		temporary    bool
		argv         []string
	}{
		{"nothing named", "no program is named", false, nil},
		{"nowhere", "no-such-program-here cannot be run: executable file not found in $PATH", false, []string{"no-such-program-here"}},
		{"no file", "/no/such/program cannot be run: no such file or directory", false, []string{"/no/such/program"}},
		{"not executable", dead + " cannot be run: permission denied", false, []string{dead}},
		{"fails silently", "exit status 3", true, []string{script(t, "echo half a feed; exit 3")}},
		{"says why", "exit status 1: no [31mnetwork", true, []string{script(t, `echo first >&2; printf 'no \033[31mnetwork\n' >&2; exit 1`)}},
		{"killed", "signal: terminated", true, []string{script(t, "kill -TERM $$")}},
		{"never ends", "not done after 2 s, so it was stopped", true, []string{script(t, "sleep 60")}},
		{"prints for ever", "larger than 1 MB", false, []string{script(t, "exec yes news")}},
		{"prints for ever, ignoring all", "larger than 1 MB", false, []string{script(t, "trap '' PIPE TERM INT HUP; while :; do echo newsnewsnewsnewsnewsnewsnewsnewsnewsnewsnews; done")}},
	} {
		by := c
		if strings.HasPrefix(test.reason, "not done after 2 s") {
			by = hasty
		}
		r, err := by.Exec(context.Background(), test.argv)
		if r.Body != nil {
			t.Errorf("%s: a body beside the error", test.name)
		}
		t.Run(test.name, func(t *testing.T) { wantError(t, err, test.reason, test.temporary) })
	}
}

// What a program starts is stopped with it.
func TestExecStopsAll(t *testing.T) {
	t.Parallel()
	c := client(t, quick)
	note := filepath.Join(t.TempDir(), "pid")
	path := script(t, "sleep 60 & echo $! >\""+note+".new\"; mv \""+note+".new\" \""+note+"\"; wait")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() { // stopped when it has started its child
		for ctx.Err() == nil {
			if _, err := os.Stat(note); err == nil {
				cancel()
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	if _, err := c.Exec(ctx, []string{path}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	text, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	for range 400 {
		if !running(pid) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Error("its child still runs")
	syscall.Kill(pid, syscall.SIGKILL)
}

// running tells whether a process lives: one that nobody has waited for yet
// does not.
func running(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return syscall.Kill(pid, 0) == nil
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	return !strings.HasPrefix(rest, "Z")
}

// A program that leaves something behind in the background has still printed
// its feed.
func TestExecWithBackground(t *testing.T) {
	t.Parallel()
	r, err := client(t, quick).Exec(context.Background(), []string{script(t, "echo feed; sleep 3 &")})
	if err != nil || string(r.Body) != "feed\n" {
		t.Errorf("%q, %v", r.Body, err)
	}
}
