//go:build unix

package external

import (
	"os/exec"
	"syscall"
)

// detach gives the program a session of its own: it does not hear ctrl+c, the
// hang-up of the terminal does not end it, and it cannot read from the tty.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
