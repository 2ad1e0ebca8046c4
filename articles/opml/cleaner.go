package opml

import (
	"bufio"
	"io"

	"golang.org/x/net/html/charset" // UTF-16, which some exports are in
)

// newCleaner leaves out the control characters that XML does not have, and
// what stands before the first element.
func newCleaner(r io.Reader) io.Reader {
	b := bufio.NewReaderSize(r, 32<<10)
	for {
		head, err := b.Peek(2)
		if len(head) == 0 || head[0] == '<' || err == nil && (head[0] >= 0xfe || head[0] == 0 || head[1] == 0) {
			break // the beginning, or UTF-16
		}
		if _, err := b.Discard(1); err != nil {
			break
		}
	}
	if head, _ := b.Peek(2); len(head) == 2 && (head[0] >= 0xfe || head[0] == 0 || head[1] == 0) {
		if u, err := charset.NewReader(b, ""); err == nil {
			return &cleaner{r: u}
		}
	}
	return &cleaner{r: b}
}

type cleaner struct{ r io.Reader }

func (c *cleaner) Read(p []byte) (int, error) {
	for {
		n, err := c.r.Read(p)
		kept := 0
		for _, b := range p[:n] {
			if b >= ' ' || b == '\t' || b == '\n' || b == '\r' {
				p[kept] = b
				kept++
			}
		}
		if kept > 0 || err != nil {
			return kept, err
		}
	}
}
