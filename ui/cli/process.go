package cli

import (
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
)

// Process is what one run of the program is connected to. Tests make their own.
type Process struct {
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	Environ []string

	// Whether these are terminals.
	StdinTerminal, StdoutTerminal, StderrTerminal bool
	// Width of the terminal on Stdout in cells, 0 where it is not known.
	Width func() int
	Now   func() time.Time
}

// System is the process as the operating system started it.
func System() Process {
	return Process{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Environ: os.Environ(),
		StdinTerminal: term.IsTerminal(os.Stdin.Fd()), StdoutTerminal: term.IsTerminal(os.Stdout.Fd()),
		StderrTerminal: term.IsTerminal(os.Stderr.Fd()),
		Width: func() int {
			w, _, err := term.GetSize(os.Stdout.Fd())
			if err != nil {
				return 0
			}
			return w
		},
		Now: time.Now,
	}
}
