package external

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/ui/screen"
)

// grace is how long a browser is watched for failing at once. xdg-open says
// within a few hundred milliseconds that it has found nothing to run.
const grace = time.Second

var errAddress = errors.New("only http, https and mailto addresses are opened")

// refused shows the address that is not opened.
func refused(url string) error {
	shown := shorten(screen.NeutralizeLine(url))
	if shown == "" {
		return errAddress
	}
	return fmt.Errorf("%w; this one is %s", errAddress, shown)
}

// Browse plans to open an address and returns the command that does it: a
// terminal browser is given the screen until it ends, any other is started
// beside the reader. Environ is that of the reader's session; done makes the
// message to end with. The error is that of the plan and fit for the status
// line.
func Browse(ctx context.Context, url string, environ []string, done func(error) tea.Msg) (tea.Cmd, error) {
	address, ok := screen.NeutralizeURL(url)
	if !ok {
		return nil, refused(url)
	}
	url = address
	c, err := Browser(lookup(environ), exec.LookPath)
	if err != nil {
		return nil, err
	}
	if c.Terminal {
		return tea.ExecProcess(c.cmd(url, environ), func(err error) tea.Msg { return done(c.failed(err)) }), nil
	}
	return func() tea.Msg { return done(c.Start(ctx, url, environ)) }, nil
}

// OpenURL opens an address in a browser beside the calling program. A browser
// that needs the terminal is not started; Browse runs those.
func OpenURL(ctx context.Context, url string, environ []string) error {
	address, ok := screen.NeutralizeURL(url)
	if !ok {
		return refused(url)
	}
	url = address
	c, err := Browser(lookup(environ), exec.LookPath)
	if err != nil {
		return err
	}
	if c.Terminal {
		return fmt.Errorf("%s needs the terminal; y copies the address", filepath.Base(c.Path))
	}
	return c.Start(ctx, url, environ)
}

// Start runs the command on an address in a session of its own, without the
// terminal, and lets it run: it ends neither with ctx nor with the reader. It
// waits a second for the program to fail; the error says which one did and how.
func (c Command) Start(ctx context.Context, url string, environ []string) error {
	return c.start(ctx, url, environ, grace)
}

func (c Command) start(ctx context.Context, url string, environ []string, grace time.Duration) error {
	cmd := c.cmd(url, environ)
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return c.failed(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }() // also so that no zombie stays
	wait := time.NewTimer(grace)
	defer wait.Stop()
	select {
	case err := <-ended:
		return c.failed(err)
	case <-wait.C:
	case <-ctx.Done():
	}
	return nil
}

// cmd has neither input nor output: the null device, until tea.ExecProcess
// gives it the terminal.
func (c Command) cmd(url string, environ []string) *exec.Cmd {
	cmd := exec.Command(c.Path, c.On(url)...)
	cmd.Env = environ
	return cmd
}

func (c Command) failed(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the browser %s failed: %w; y copies the address", filepath.Base(c.Path), err)
}

// lookup reads a variable of an environment; as for a process the last of a
// name counts.
func lookup(environ []string) func(string) string {
	return func(name string) string {
		for i := len(environ) - 1; i >= 0; i-- {
			if k, v, ok := strings.Cut(environ[i], "="); ok && k == name {
				return v
			}
		}
		return ""
	}
}
