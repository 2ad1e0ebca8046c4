package file

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// MaxSize is the most bytes one file may have.
const MaxSize = 10 << 20

// Read returns the bytes of path, of stdin for "-". Errors are one line: not
// there, no permission, a folder or device, over MaxSize, empty, or of a kind
// that holds no text. A read that blocks (a terminal, a dead network drive)
// blocks Read.
func Read(path string, stdin io.Reader) ([]byte, error) {
	if path == Stdin {
		if stdin == nil {
			return nil, &Error{"standard input", "not available here", nil}
		}
		return read("standard input", stdin, -1)
	}
	// Looked at before it is opened: opening a FIFO waits for a writer.
	info, err := os.Stat(path)
	if err != nil {
		return nil, reason(path, err)
	}
	if what := special(info.Mode()); what != "" {
		return nil, &Error{path, what, nil}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, reason(path, err)
	}
	defer f.Close()
	return read(path, f, info.Size())
}

// special names what is no regular file, "" for one that is.
func special(m os.FileMode) string {
	switch {
	case m.IsRegular():
		return ""
	case m.IsDir():
		return "a folder, not a file"
	case m&os.ModeNamedPipe != 0:
		return "a named pipe, not a file; pass its text on standard input with -"
	case m&os.ModeSocket != 0:
		return "a socket, not a file"
	}
	return "a device, not a file"
}

// read takes everything from r, of which size bytes are expected (-1 where
// unknown), and at most one byte over the limit.
func read(name string, r io.Reader, size int64) ([]byte, error) {
	head := make([]byte, 512)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, reason(name, err)
	}
	head = head[:n]
	if n == 0 {
		if size < 0 {
			return nil, &Error{name, "empty", nil}
		}
		return nil, &Error{name, "empty file", nil}
	}
	// Before the size, so that a large photo is called a photo.
	if what := binary(head); what != "" {
		return nil, &Error{name, "not a text (" + what + ")", nil}
	}
	if size > MaxSize {
		return nil, tooLarge(name, size)
	}
	buf := bytes.NewBuffer(make([]byte, 0, max(size, 512)+bytes.MinRead))
	buf.Write(head)
	if _, err := buf.ReadFrom(io.LimitReader(r, MaxSize+1-int64(n))); err != nil {
		return nil, reason(name, err)
	}
	if buf.Len() > MaxSize {
		return nil, tooLarge(name, size)
	}
	return buf.Bytes(), nil
}

func tooLarge(name string, size int64) error {
	if size <= MaxSize {
		return &Error{name, "over the limit of 10 MB", nil}
	}
	return &Error{name, fmt.Sprintf("%.1f MB is over the limit of 10 MB", float64(size)/(1<<20)), nil}
}
