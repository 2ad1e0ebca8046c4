package fetch

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"os/exec"
	"strings"
	"time"
)

// Exec runs a program of the reader's configuration and returns what it
// prints: argv[0] with the rest as its arguments, never through a shell. It
// has no terminal and no input. The limits are those of a feed; when they are
// passed, or ctx ends, the program is killed with everything it started.
func (c *Client) Exec(ctx context.Context, argv []string) (Response, error) {
	if len(argv) == 0 || argv[0] == "" {
		return Response{}, &Error{Reason: "no program is named", Hint: "give its path and arguments in the configuration"}
	}
	began := time.Now()
	o := &c.options
	own, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	limit := time.AfterFunc(o.Total, func() {
		stop(&Error{Reason: "not done after " + span(o.Total) + ", so it was stopped", Temporary: true})
	})
	defer limit.Stop()

	out := &bounded{most: o.MaxFeed, full: func() { stop(tooLarge(o.MaxFeed)) }}
	said := &bounded{most: 64 << 10}
	cmd := exec.CommandContext(own, argv[0], argv[1:]...)
	cmd.Stdout, cmd.Stderr = out, said
	cmd.WaitDelay = time.Second // what it started may hold its output open
	alone(cmd)
	err := cmd.Run()
	var known *Error
	switch {
	case ctx.Err() != nil:
		return Response{}, ctx.Err()
	case errors.As(context.Cause(own), &known):
		return Response{}, known
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		return Response{}, programError(argv[0], err, said.text.String())
	}
	return Response{
		Status: http.StatusOK, Body: out.text.Bytes(), Bytes: int64(out.text.Len()), Elapsed: time.Since(began),
	}, nil
}

// programError is why a program printed no feed; its own last words say it best.
func programError(name string, err error, said string) *Error {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		why := err
		if inner := errors.Unwrap(err); inner != nil { // without a name of its own
			why = inner
		}
		return &Error{Reason: plain(name) + " cannot be run: " + plain(why.Error()), Hint: "check its path in the configuration", Err: err}
	}
	e := &Error{Reason: plain(exit.String()), Temporary: true, Err: err}
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if last := plain(lines[len(lines)-1]); last != "" {
		e.Reason += ": " + last
	}
	return e
}

// bounded keeps at most most bytes. It calls full once there are more, or,
// without full, forgets the rest.
type bounded struct {
	text bytes.Buffer
	most int64
	full func()
}

func (b *bounded) Write(p []byte) (int, error) {
	room := b.most - int64(b.text.Len())
	if int64(len(p)) <= room {
		return b.text.Write(p)
	}
	b.text.Write(p[:max(room, 0)])
	if b.full != nil {
		b.full()
	}
	return len(p), nil // never an error, which would let the program run on
}
