package annotate

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// Lines reads JSONL. Blank lines are passed over, but counted.
type Lines struct {
	r      *bufio.Reader
	number int
}

// NewLines reads from r, whose first line has the number first.
func NewLines(r *bufio.Reader, first int) *Lines { return &Lines{r, first - 1} }

// Next appends the next line to buf[:0] and returns it with its number, counted
// from 1. A line over MaxLine is passed over without being held: its error is
// ErrTooLong, and the next call goes on behind it. At the end the error is
// io.EOF.
func (l *Lines) Next(buf []byte) (line []byte, number int, err error) {
	for {
		line, err = l.line(buf[:0])
		if len(line) == 0 && errors.Is(err, io.EOF) {
			return line, l.number, io.EOF
		}
		l.number++
		if err != nil && !errors.Is(err, io.EOF) {
			return line, l.number, err
		}
		if len(bytes.TrimSpace(line)) > 0 {
			return line, l.number, nil
		}
		buf = line
	}
}

// line reads up to and including a newline.
func (l *Lines) line(buf []byte) ([]byte, error) {
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if long = long || len(buf)+len(part) > MaxLine+len("\r\n"); long {
			buf = buf[:0]
		} else {
			buf = append(buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return buf, err
		case long || len(bytes.TrimRight(buf, "\r\n")) > MaxLine:
			return buf[:0], ErrTooLong
		}
		return buf, err
	}
}
