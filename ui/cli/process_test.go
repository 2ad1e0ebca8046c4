package cli

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain lets a test start this binary as if it were dateline itself.
func TestMain(m *testing.M) {
	if os.Getenv("DATELINE_TEST_AS_PROGRAM") != "" {
		os.Exit(Main(os.Args[1:], System()))
	}
	if path := os.Getenv("DATELINE_TEST_AS_WINDOW"); path != "" {
		os.Exit(starAll(path))
	}
	code := m.Run()
	if builds.dir != "" {
		_ = os.RemoveAll(builds.dir)
	}
	os.Exit(code)
}

// program starts a real process.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("signals are those of Unix")
	}
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "DATELINE_TEST_AS_PROGRAM=1")
	return cmd
}

// end waits for a process, and kills it after a while.
func end(t *testing.T, cmd *exec.Cmd) (status int, by syscall.Signal) {
	t.Helper()
	kill := time.AfterFunc(2*time.Minute, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	err := cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	ws := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if ws.Signaled() {
		return -1, ws.Signal()
	}
	return ws.ExitStatus(), 0
}

func TestInterruptEndsAWaitingStream(t *testing.T) {
	cmd := program(t, "annotate")
	var errs strings.Builder
	cmd.Stderr = &errs
	in, _ := cmd.StdinPipe()
	out, _ := cmd.StdoutPipe()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(in, `{"id":"a","text":"Tehran"}`+"\n")
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.HasPrefix(line, `{"id":"a"`) {
		t.Fatalf("%q, %v", line, err)
	}
	_ = cmd.Process.Signal(os.Interrupt)
	if status, by := end(t, cmd); status != 130 || errs.String() != "" {
		t.Errorf("status %d (signal %v), stderr %q", status, by, errs.String())
	}
}

func TestClosedPipeEndsQuietly(t *testing.T) {
	line := []byte(`{"id":"a","text":"Tehran"}` + "\n")
	cmd := program(t, "annotate")
	var errs strings.Builder
	cmd.Stdin, cmd.Stderr = &lineSource{n: 1 << 20, line: line}, &errs
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout = w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	if _, err := bufio.NewReader(r).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	_ = r.Close()
	kill := time.AfterFunc(2*time.Minute, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	_ = cmd.Wait() // its error may be that of copying the input
	ws := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if errs.String() != "" || ws.Signaled() && ws.Signal() != syscall.SIGPIPE || ws.Exited() && ws.ExitStatus() != 0 {
		t.Errorf("ended with %v, stderr %q", cmd.ProcessState, errs.String())
	}
}

func TestProgramFrontDoor(t *testing.T) {
	folder(t, map[string]string{"story.txt": story})
	cmd := program(t, "show", "--width", "30", "story.txt")
	out, err := cmd.Output()
	if err != nil || !strings.HasPrefix(string(out), "Gas exporters meet in Tehran\n\n") {
		t.Errorf("%q, %v", out, err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		if len(line) > 30 {
			t.Errorf("a line of %d columns: %q", len(line), line)
		}
	}
}
