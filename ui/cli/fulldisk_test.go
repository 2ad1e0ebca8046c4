package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// fullIssue is so much that it fits on none of the disks here.
const fullIssue = 20

// limited makes a command one whose files may have so many bytes.
func limited(cmd *exec.Cmd, bytes int) *exec.Cmd {
	args := append([]string{"-c", fmt.Sprintf(`ulimit -f %d; exec "$0" "$@"`, bytes/512), cmd.Path}, cmd.Args[1:]...)
	with := exec.Command("/bin/sh", args...)
	with.Env = cmd.Env
	return with
}

// ran runs a command to its end.
func ran(t *testing.T, cmd *exec.Cmd) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	stop := time.AfterFunc(2*time.Minute, func() { _ = cmd.Process.Kill() })
	defer stop.Stop()
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// filling is a library with an issue of a press in it, and one to come that is
// too large.
func filling(t *testing.T, s shelf) (p *press, f front, ca string) {
	p = newPress(t)
	p.issue.Store(1)
	ca, f = certificate(t, p.Server), trusting(t, p.Server, false)
	f.environ = []string{"XDG_DATA_HOME=" + s.home, "XDG_CONFIG_HOME=" + s.home}
	with := f
	with.stdin = strings.NewReader(p.opml())
	with.expect(t, "import -", outcome{0, "Added: 30 feeds\n", ""})
	f.expect(t, "refresh", outcome{0, "120 new articles in 30 feeds\n", ""})
	p.issue.Store(fullIssue)
	return p, f, ca
}

// starring is the window beside it.
func (s shelf) starring(t *testing.T) *exec.Cmd {
	cmd := program(t)
	cmd.Env = append(os.Environ(), "DATELINE_TEST_AS_WINDOW="+s.path, "DATELINE_TEST_MARKS=120")
	return cmd
}

// filled checks what a refresh and a mark that found no room have said.
func (s shelf) filled(t *testing.T, why string, refresh, mark outcome) {
	t.Helper()
	const kept = "nothing of this change was kept\n"
	if refresh.status != 1 || !strings.HasPrefix(refresh.stderr, "dateline: "+s.path+": "+why) || !strings.HasSuffix(refresh.stderr, kept) || strings.Count(refresh.stderr, "\n") != 1 {
		t.Errorf("refresh: status %d, %.600s%s", refresh.status, refresh.stdout, refresh.stderr)
	}
	if mark.status != 0 && (!strings.HasPrefix(mark.stderr, s.path+": "+why) || !strings.HasSuffix(mark.stderr, kept)) {
		t.Errorf("mark: %+v", mark)
	}
}

// whole checks that the library agrees with itself, that the stars which were
// set are there, and that there is room again.
func (s shelf) whole(t *testing.T, p *press, f front, mark outcome) {
	t.Helper()
	l := s.open(t)
	feeds, err := l.Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	stars := 0
	for i := range feeds {
		n := 1
		if feeds[i].ETag != `"1"` {
			n = fullIssue
		}
		if feeds[i].Articles != n*perIssue {
			t.Errorf("feed %s has %d articles, and its ETag is %s", feeds[i].URL, feeds[i].Articles, feeds[i].ETag)
		}
		stars += feeds[i].Starred
	}
	if problems, err := l.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the library is not sound: %v %v", problems, err)
	}
	if set := strings.Count(mark.stdout, "\n"); stars != set {
		t.Errorf("%d stars are there, %d were set", stars, set)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	f.expect(t, "refresh --force", outcome{0, f.after(t, fullIssue), ""})
}

// TestFullDiskByLimit: the system lets no file of the program become larger.
func TestFullDiskByLimit(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("starts processes under a limit of the system")
	}
	s := newShelf(t)
	p, f, ca := filling(t, s)
	refresh := ran(t, limited(s.refreshing(t, ca), 3<<19))
	info, err := os.Stat(s.path)
	if err != nil {
		t.Fatal(err)
	}
	mark := ran(t, limited(s.starring(t), int(info.Size())))
	s.filled(t, "cannot be read or written (disk I/O error", refresh, mark)
	s.whole(t, p, f, mark)
}

// TestFullDiskItself fills a disk of 5 MB, where this machine lets us make one.
func TestFullDiskItself(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a disk")
	}
	s := newShelf(t)
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=5m,mode=0700", "dateline-test", s.home).CombinedOutput(); err != nil {
		t.Skipf("no disk can be made here: %v %s", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", s.home).Run() })
	p, f, ca := filling(t, s)
	refresh := ran(t, s.refreshing(t, ca))
	filler := filepath.Join(s.home, "filler")
	if err := os.WriteFile(filler, make([]byte, 16<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	mark := ran(t, s.starring(t))
	s.filled(t, "no room on the disk", refresh, mark)
	if got := f.start(t, "list", "--json"); got.status != 0 || strings.Count(got.stdout, "\n") != 50 {
		t.Errorf("list on a full disk: status %d, %d articles, %s", got.status, strings.Count(got.stdout, "\n"), got.stderr)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "remount,size=64m", s.home).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	s.whole(t, p, f, mark)
}
