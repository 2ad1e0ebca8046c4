//go:build unix

package fetch

import (
	"os/exec"
	"syscall"
)

// alone gives a program a session of its own: it cannot ask for passwords on
// the reader's terminal, and what it starts is killed together with it.
func alone(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
