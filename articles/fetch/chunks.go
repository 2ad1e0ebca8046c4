package fetch

import (
	"io"
	"sync"
)

// chunk is a piece of a body while it is read. They are used again, because
// what is read and then refused, such as a feed without end, would otherwise
// be twenty megabytes of garbage each time.
type chunk [64 << 10]byte

var chunks = sync.Pool{New: func() any { return new(chunk) }}

// readAll reads r to its end and returns it in one piece of the right size.
// More than most bytes are an error, before that piece is made.
func readAll(r io.Reader, most int64) ([]byte, error) {
	var held []*chunk
	defer func() {
		for _, c := range held {
			chunks.Put(c)
		}
	}()
	var size int64
	for {
		c := chunks.Get().(*chunk)
		held = append(held, c)
		n, err := fill(c, r)
		size += int64(n)
		switch {
		case size > most:
			return nil, tooLarge(most)
		case err == nil:
			continue
		case err != io.EOF:
			return nil, err
		}
		body := make([]byte, 0, size)
		for _, c := range held {
			body = append(body, c[:min(int64(len(c)), size-int64(len(body)))]...)
		}
		return body, nil
	}
}

// fill is io.ReadFull that tells the end of r from a body that breaks off.
func fill(c *chunk, r io.Reader) (n int, err error) {
	for n < len(c) && err == nil {
		var more int
		more, err = r.Read(c[n:])
		n += more
	}
	return n, err
}
