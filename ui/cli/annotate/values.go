package annotate

import (
	"bufio"
	"errors"
	"io"
)

// Values reads the objects of a .json file: the elements of one array, or
// objects that follow each other. It finds their borders only; Decode says what
// is wrong with one. A file of any size is read in the memory of one object.
type Values struct {
	r       *bufio.Reader
	number  int
	array   bool
	started bool
	done    bool
}

// NewValues reads from r.
func NewValues(r *bufio.Reader) *Values { return &Values{r: r} }

// Next is like Lines.Next, but counts values. An array without an end gives
// io.ErrUnexpectedEOF behind its last element.
func (v *Values) Next(buf []byte) (value []byte, number int, err error) {
	buf = buf[:0]
	c, err := v.begin()
	if err != nil {
		return buf, v.number, err
	}
	v.number++
	var (
		depth            int
		quoted, escaped  bool
		size             int
		long, bare, open = false, c != '{' && c != '[' && c != '"', true
	)
	for open {
		if size++; size > MaxLine {
			long, buf = true, buf[:0]
		}
		if !long {
			buf = append(buf, c)
		}
		switch {
		case escaped:
			escaped = false
		case quoted && c == '\\':
			escaped = true
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && !quoted && !bare {
			break
		}
		c, err = v.r.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			v.done, open = true, false // cut short: Decode will say so
		case err != nil:
			return buf, v.number, err
		case bare && (blank(c) || c == ',' || c == ']' || c == '}'):
			_ = v.r.UnreadByte()
			open = false
		}
	}
	if long {
		return buf[:0], v.number, ErrTooLong
	}
	return buf, v.number, nil
}

// begin passes over what stands before a value and returns its first byte.
func (v *Values) begin() (byte, error) {
	for !v.done {
		c, err := v.r.ReadByte()
		if v.array && errors.Is(err, io.EOF) {
			v.array, v.done = false, true
			return 0, io.ErrUnexpectedEOF
		}
		if err != nil {
			return 0, err
		}
		switch {
		case blank(c) || c == ',' && v.array:
		case c == '[' && !v.started:
			v.array, v.started = true, true
		case c == ']' && v.array:
			v.array = false // what follows is judged by Decode
		default: // a stray mark too: Decode says what it is
			v.started = true
			return c, nil
		}
	}
	return 0, io.EOF
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
