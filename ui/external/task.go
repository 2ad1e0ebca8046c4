package external

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/model"
	"dateline/ui/export"
	"dateline/ui/screen"
)

// task is a program to run on an article. Nothing of it is done before its
// tea.Cmd runs. It is a tea.ExecCommand.
type task struct {
	ctx       context.Context
	name      string // for messages
	path      string
	args      []string // with the fields in them
	literal   bool     // no argument has fields in it
	onFile    bool     // the file comes last
	article   model.Loaded
	input     export.Format // of standard input; none: the null device, or the terminal
	file      export.Format // of the temporary file
	needsFile bool
	environ   []string
	terminal  bool
	detached  bool
	pause     bool // wait for enter before the reader takes the screen again
	done      func(Result) tea.Msg

	in       io.Reader
	out, err io.Writer
}

func (t *task) SetStdin(r io.Reader)  { t.in = r }
func (t *task) SetStdout(w io.Writer) { t.out = w }
func (t *task) SetStderr(w io.Writer) { t.err = w }

func (t *task) cmd() tea.Cmd {
	if t.terminal {
		return tea.Exec(t, func(err error) tea.Msg { return t.done(Result{Name: t.name, Err: t.failed(err, "")}) })
	}
	return func() tea.Msg {
		var said tail
		t.out, t.err = &said, &said
		err := t.Run()
		return t.done(Result{Name: t.name, Said: said.line(), Err: t.failed(err, said.line())})
	}
}

// waitDelay is how long a program that has ended may leave its output open: a
// child of it that goes on must not be waited for.
const waitDelay = 500 * time.Millisecond

// Run runs the program and waits for it. A program in the background is left
// alone where the context ends first.
func (t *task) Run() error {
	var input []byte
	var err error
	if t.input.Name != "" {
		if input, err = t.input.Bytes(t.article); err != nil {
			return err
		}
	}
	file := ""
	if t.needsFile {
		data, err := t.file.Bytes(t.article)
		if err != nil {
			return err
		}
		path, remove, err := export.Temporary(export.FileName(t.article.Article, t.file), data)
		if err != nil {
			return err
		}
		defer remove()
		file = path
	}
	values := fieldsOf(t.article.Article, file)
	args := make([]string, len(t.args), len(t.args)+1)
	for i, a := range t.args {
		args[i] = a
		if !t.literal {
			args[i] = expand(a, values)
		}
	}
	if t.onFile {
		args = append(args, file)
	}
	c := exec.Command(t.path, args...)
	c.Env = append(append([]string{}, t.environ...), environment(values)...)
	c.WaitDelay = waitDelay
	c.Stdout, c.Stderr = t.out, t.err
	switch {
	case t.input.Name != "":
		c.Stdin = bytes.NewReader(input)
	case t.terminal:
		c.Stdin = t.in
	}
	if t.detached {
		detach(c)
	}
	if err = c.Start(); err == nil {
		err = t.wait(c)
	}
	if t.pause {
		t.await(err)
	}
	return err
}

// wait waits for the program, one in the background only as long as the reader
// is there.
func (t *task) wait(c *exec.Cmd) error {
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	over := t.ctx.Done()
	if t.terminal {
		over = nil // it has the screen: there is nothing else to do
	}
	select {
	case err := <-ended:
		if errors.Is(err, exec.ErrWaitDelay) {
			return nil // it has ended, and well
		}
		return err
	case <-over:
		return nil
	}
}

// await says how a command went and waits for enter.
func (t *task) await(err error) {
	if t.in == nil || t.out == nil {
		return
	}
	how := ""
	if err != nil {
		how = screen.NeutralizeLine(err.Error()) + "; "
	}
	fmt.Fprintf(t.out, "\r\n[%spress enter to go back] ", how)
	var b [1]byte
	for {
		n, err := t.in.Read(b[:])
		if err != nil || n > 0 && (b[0] == '\n' || b[0] == '\r') {
			return
		}
	}
}

// failed is the one line that says which program did not do its work, and how.
func (t *task) failed(err error, said string) error {
	if err == nil {
		return nil
	}
	if said != "" {
		return fmt.Errorf("%s failed: %w: %s", t.name, err, said)
	}
	return fmt.Errorf("%s failed: %w", t.name, err)
}

// fieldsOf are the parts of an article that a command may be told, in the order
// of Fields. They are one line each, without what acts on a terminal, and the
// address is one of the web or of mail, or empty.
func fieldsOf(a *model.Article, file string) []string {
	url, _ := screen.NeutralizeURL(a.URL)
	return []string{url, screen.NeutralizeLine(a.Title), screen.NeutralizeLine(a.Outlet), export.Published(a), screen.NeutralizeLine(a.ID), file}
}

// expand puts fields into an argument. What is put in is not looked at again. A
// field that begins the argument loses its hyphens there, so that a headline
// never is an option.
func expand(arg string, values []string) string {
	var b strings.Builder
	for i := 0; i < len(arg); {
		found := false
		for n, f := range Fields() {
			if strings.HasPrefix(arg[i:], "{"+f+"}") {
				v := values[n]
				if b.Len() == 0 {
					v = strings.TrimLeft(v, "- ")
				}
				b.WriteString(v)
				i += len(f) + 2
				found = true
				break
			}
		}
		if !found {
			b.WriteByte(arg[i])
			i++
		}
	}
	return b.String()
}

func environment(values []string) (out []string) {
	for n, f := range Fields() {
		out = append(out, "DATELINE_"+strings.ToUpper(f)+"="+values[n])
	}
	return out
}

// tail keeps the end of what a program prints.
type tail struct {
	mu   sync.Mutex // a child that goes on may still write when it is read
	last []byte
}

const maxTail = 4096

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last = append(t.last, p...)
	if n := len(t.last) - maxTail; n > 0 {
		t.last = append(t.last[:0], t.last[n:]...)
	}
	return len(p), nil
}

// line is the last line that says something, as it may be shown.
func (t *tail) line() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	text := strings.TrimSpace(screen.Neutralize(string(t.last)))
	return shorten(screen.NeutralizeLine(text[strings.LastIndexByte(text, '\n')+1:]))
}
