package cli

import (
	"fmt"
	"io"
	"strings"
	"time"

	"dateline/ui/screen"
)

// progress shows on a terminal how far long work has come; elsewhere it shows
// nothing. It is drawn on standard error, over itself.
type progress struct {
	w     io.Writer // nil: nothing is shown
	what  string
	size  int64 // bytes to read, 0 where nobody knows
	read  int64
	drawn time.Time
	shown bool
}

func (s *session) progress() *progress {
	if !s.StderrTerminal {
		return &progress{}
	}
	return &progress{w: s.Stderr}
}

// begin starts anew with a file of size bytes.
func (p *progress) begin(what string, size int64) {
	p.what, p.size, p.read = screen.NeutralizeLine(what), size, 0
}

// reading returns r, whose bytes are counted.
func (p *progress) reading(r io.Reader) io.Reader { return &counted{r, p} }

type counted struct {
	io.Reader
	to *progress
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.to.read += int64(n)
	return n, err
}

const (
	progressEvery = 100 * time.Millisecond
	progressWidth = 20 // cells of the bar
)

// show draws the bar, with n pieces done, unless it was drawn just now.
func (p *progress) show(n int, now time.Time) {
	if p.w == nil || now.Sub(p.drawn) < progressEvery {
		return
	}
	p.drawn, p.shown = now, true
	bar := ""
	if p.size > 0 {
		full := int(min(p.read, p.size) * progressWidth / p.size)
		bar = strings.Repeat("█", full) + strings.Repeat("░", progressWidth-full) + " "
	}
	_, _ = fmt.Fprintf(p.w, "\r\x1b[K%s%s  %d", bar, p.what, n)
}

// clear takes the bar away, before anything else is written.
func (p *progress) clear() {
	if p.shown {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
		p.shown = false
	}
}
