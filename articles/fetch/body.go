package fetch

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
)

// readBody reads the body of an answer within the limits of time and size, and
// returns it unpacked, with its size as sent.
func readBody(a *http.Response, o *Options, most int64, stop context.CancelCauseFunc) ([]byte, int64, error) {
	if a.ContentLength > most {
		return nil, 0, tooLarge(most)
	}
	idle := time.AfterFunc(o.Idle, func() { stop(stalled(o.Idle)) })
	defer idle.Stop()
	total := time.AfterFunc(o.Total, func() { stop(tooSlow(o.Total)) })
	defer total.Stop()
	w := &wire{from: a.Body, most: most, heard: func() { idle.Reset(o.Idle) }}
	body, err := unpack(w, a.Header.Get("Content-Encoding"), most)
	var known *Error
	if err != nil && !errors.As(err, &known) {
		err = brokenOff(w.n, a.ContentLength, err)
	}
	return body, w.n, err
}

// wire counts and bounds what comes, packed or not: without that an endless
// stream of empty gzip blocks would unpack to nothing for ever.
type wire struct {
	from  io.Reader
	n     int64
	most  int64
	heard func() // called for each piece, may be nil
	err   error
}

func (w *wire) Read(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.from.Read(p)
	w.n += int64(n)
	if w.heard != nil && n > 0 {
		w.heard()
	}
	if w.n > w.most {
		n, err = 0, tooLarge(w.most)
	}
	w.err = err
	return n, err
}

// unpack reads at most most bytes. What is packed is told by its first bytes:
// servers name gzip for plain text, and send archives without saying so.
func unpack(r io.Reader, encoding string, most int64) ([]byte, error) {
	b := bufio.NewReader(r)
	packed := false
	for range 2 { // packed twice by a server and the proxy before it
		if !gzipped(b) {
			break
		}
		packed = true
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, damaged(err)
		}
		z.Multistream(false)
		b = bufio.NewReader(&members{z: z, from: b})
	}
	if _, err := b.Peek(1); err == nil && !packed {
		if err := unasked(encoding); err != nil {
			return nil, err
		}
	}
	body, err := readAll(b, most)
	if err != nil {
		return nil, damaged(err)
	}
	return body, nil
}

func gzipped(b *bufio.Reader) bool {
	head, _ := b.Peek(2)
	return string(head) == "\x1f\x8b"
}

// members reads the members of a gzip stream and forgives what follows them.
type members struct {
	z    *gzip.Reader
	from *bufio.Reader
}

func (m *members) Read(p []byte) (int, error) {
	n, err := m.z.Read(p)
	if err != io.EOF {
		return n, err
	}
	switch head, failed := m.from.Peek(2); {
	case string(head) == "\x1f\x8b":
		if err = m.z.Reset(m.from); err == nil {
			m.z.Multistream(false)
		}
	case failed != nil && failed != io.EOF:
		err = failed // the answer may go on: its end has not been seen
	}
	return n, err
}

// unasked is the error of an encoding that no request asked for. Names that
// are no encodings (utf-8 is seen) mean none.
func unasked(encoding string) error {
	for _, e := range strings.Split(strings.ToLower(encoding), ",") {
		switch e = strings.TrimSpace(e); e {
		case "br", "zstd", "deflate", "compress", "dcb", "dcz":
			return &Error{Reason: "sent packed as " + e + ", which was not asked for", Hint: "the server is set up wrongly"}
		}
	}
	return nil
}

// unreadable is the error of a media type that can be no feed, or no page.
func unreadable(k Kind, contentType string) error {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil
	}
	family, _, _ := strings.Cut(media, "/")
	what := "no feed"
	if k == Page {
		what = "no page"
	}
	switch {
	case family == "audio" || family == "video" || family == "image" && media != "image/svg+xml",
		media == "application/pdf", k == Page && media == "application/zip":
		return &Error{Reason: plain(media) + ", " + what + " to read", Hint: "open it in the browser"}
	}
	return nil
}
