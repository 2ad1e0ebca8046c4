package fetch

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestPackedBodies(t *testing.T) {
	text := []byte(strings.Repeat("<item>news</item>", 500))
	packed := pack(t, text)
	for _, test := range []struct {
		name, encoding string
		body           []byte
		want           []byte
	}{
		{"gzip", "gzip", packed, text},
		{"gzip not named", "", packed, text},
		{"gzip named, sent plain", "gzip", text, text},
		{"gzip twice", "gzip, gzip", pack(t, packed), text},
		{"two members", "gzip", append(pack(t, text[:17]), pack(t, text[17:])...), text},
		{"rubbish behind it", "gzip", append(pack(t, text), "\x00\x00rubbish"...), text},
		{"gzip named, empty", "gzip", nil, nil},
		{"no encoding at all", "utf-8", text, text},
		{"named br, sent gzip", "br", packed, text},
		{"one byte", "", []byte("x"), []byte("x")},
	} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if test.encoding != "" {
				w.Header().Set("Content-Encoding", test.encoding)
			}
			w.Write(test.body)
		})
		r := get(t, client(t, quick), Request{URL: s.URL})
		if !bytes.Equal(r.Body, test.want) {
			t.Errorf("%s: %d bytes %.40q, want %d", test.name, len(r.Body), r.Body, len(test.want))
		}
		// What follows a gzip stream is not waited for.
		if r.Bytes > int64(len(test.body)) || r.Bytes == 0 && len(test.body) > 0 {
			t.Errorf("%s: %d bytes sent, %d counted", test.name, len(test.body), r.Bytes)
		}
	}
}

func TestDamagedBodies(t *testing.T) {
	packed := pack(t, []byte(strings.Repeat("<item>some news of today</item>", 200)))
	flipped := bytes.Clone(packed)
	flipped[len(flipped)-6] ^= 0xff // in the checksum
	for _, test := range []struct {
		name, encoding, reason string
		body                   []byte
		temporary              bool
	}{
		{"checksum", "gzip", "damaged while packed (gzip)", flipped, true},
		{"no header", "gzip", "damaged while packed (gzip)", []byte("\x1f\x8bnot gzip at all"), true},
		{"cut", "gzip", fmt.Sprintf("the answer broke off after %d bytes", len(packed)/2), packed[:len(packed)/2], true},
		{"brotli", "br", "sent packed as br, which was not asked for", []byte("\x0b\x02\x80"), false},
		{"deflate", "deflate", "sent packed as deflate, which was not asked for", []byte("\x78\x9c"), false},
	} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", test.encoding)
			w.Write(test.body)
		})
		_, err := getError(t, client(t, quick), Request{URL: s.URL})
		t.Run(test.name, func(t *testing.T) { wantError(t, err, test.reason, test.temporary) })
	}
}

func TestMediaTypes(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", r.URL.Query().Get("type"))
		io.WriteString(w, "x")
	})
	c := client(t, quick)
	for _, test := range []struct {
		media, reason string
		kind          Kind
	}{
		{"audio/mpeg", "audio/mpeg, no page to read", Page},
		{"application/pdf", "application/pdf, no page to read", Page},
		{"video/mp4;codecs=x", "video/mp4, no feed to read", Feed},
	} {
		_, err := getError(t, c, Request{URL: s.URL + "?type=" + url.QueryEscape(test.media), Kind: test.kind})
		wantError(t, err, test.reason, false)
	}
	for _, media := range []string{"", "text/plain", "application/octet-stream", "nonsense", "text/html"} {
		get(t, c, Request{URL: s.URL + "?type=" + media, Kind: Page})
	}
}

// endless sends piece again and again until the client has had enough.
func endless(w io.Writer, piece []byte) {
	for {
		if _, err := w.Write(piece); err != nil {
			return
		}
	}
}

func TestTooLarge(t *testing.T) {
	zeros := pack(t, make([]byte, 16<<20))
	oneMore := pack(t, make([]byte, 1<<20+1))
	bombs := pack(t, bytes.Repeat(zeros, 100))
	empty := pack(t, nil) // unpacks to nothing, however many there are
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/claimed":
			w.Header().Set("Content-Length", "524288000")
			w.Write([]byte("<rss>"))
		case "/endless":
			endless(w, bytes.Repeat([]byte("<item>news</item>"), 1000))
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(zeros)
		case "/bomb in a bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bombs)
		case "/nothing":
			w.Header().Set("Content-Encoding", "gzip")
			endless(w, bytes.Repeat(empty, 1000))
		case "/exact":
			w.Write(make([]byte, 1<<20))
		case "/one more":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(oneMore)
		}
	})
	c := client(t, quick)
	for _, path := range []string{"/claimed", "/endless", "/bomb", "/bomb in a bomb", "/nothing", "/one more"} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := getError(t, c, Request{URL: s.URL + strings.ReplaceAll(path, " ", "%20")})
		runtime.ReadMemStats(&after)
		wantError(t, err, "larger than 1 MB", false)
		if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
			t.Errorf("%s: %d MB allocated for a limit of 1", path, used>>20)
		}
	}
	if r := get(t, c, Request{URL: s.URL + "/exact"}); len(r.Body) != 1<<20 {
		t.Errorf("a feed of the very limit: %d bytes", len(r.Body))
	}
	_, err := getError(t, c, Request{URL: s.URL + "/exact", Kind: Page})
	wantError(t, err, "larger than 512 KB", false)
}

// Servers that say one thing and send another.
func TestLyingServers(t *testing.T) {
	for _, test := range []struct {
		name, answer, reason string
		temporary            bool
	}{
		{"longer than sent", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>", "the answer broke off after 5 bytes of 4 KB", true},
		{"chunks without end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n", "the answer broke off after 5 bytes", true},
		{"bad chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n", "the answer is not proper HTTP", true},
		{"closed at once", "", "the connection was closed without an answer", true},
		{"half a header", "HTTP/1.1 200 OK\r\nX: y", "the connection was closed without an answer", true},
		{"another protocol", "220 mail.example ESMTP\r\n", "the answer is not proper HTTP", false},
		{"escape sequences", "HTTP/1.1 404 \x1b]0;owned\x07\r\nContent-Length: 0\r\n\r\n", "404 Not Found", false},
		{"a header of a megabyte", "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n", "the header of the answer is larger than 256 KB", true},
		{"two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<rss>", "the answer is not proper HTTP", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			url := raw(t, func(c net.Conn) {
				io.WriteString(c, test.answer)
				c.(*net.TCPConn).CloseWrite()
				hold(c)
			})
			_, err := getError(t, client(t, quick), Request{URL: url})
			wantError(t, err, test.reason, test.temporary)
		})
	}
	url := raw(t, func(c net.Conn) {
		io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<rss>and more than was said")
		hold(c)
	})
	if r := get(t, client(t, quick), Request{URL: url}); string(r.Body) != "<rss>" {
		t.Errorf("shorter than sent: %q", r.Body)
	}
}

func TestSlowServers(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	member := pack(t, []byte("<rss>"))
	drip := func(c net.Conn, s string, every time.Duration) {
		for range 100 {
			if _, err := io.WriteString(c, s); err != nil {
				return
			}
			time.Sleep(every)
		}
	}
	for _, test := range []struct {
		name, reason string
		limit        Options // the one that is reached
		url          string
	}{
		{"never answers", "no answer within 1 s", Options{Header: time.Second}, raw(t, hold)},
		{"drips its header", "no answer within 1 s", Options{Header: time.Second}, raw(t, func(c net.Conn) {
			io.WriteString(c, ok)
			drip(c, "X: y\r\n", 50*time.Millisecond)
		})},
		{"stops in the body", "the answer stopped for 700 ms", Options{Idle: 700 * time.Millisecond}, raw(t, func(c net.Conn) {
			io.WriteString(c, ok+"\r\n<rss>")
			hold(c)
		})},
		{"stops between two gzip members", "the answer stopped for 700 ms", Options{Idle: 700 * time.Millisecond}, raw(t, func(c net.Conn) {
			io.WriteString(c, ok+"\r\n"+string(member)+string(member))
			hold(c)
		})},
		{"a byte now and then", "the answer was not whole after 2 s", Options{Total: 2 * time.Second}, raw(t, func(c net.Conn) {
			io.WriteString(c, ok+"\r\n")
			drip(c, "x", 100*time.Millisecond)
		})},
		{"chunks now and then", "the answer was not whole after 2 s", Options{Total: 2 * time.Second}, raw(t, func(c net.Conn) {
			io.WriteString(c, ok+"Transfer-Encoding: chunked\r\n\r\n")
			drip(c, "1\r\nx\r\n", 100*time.Millisecond)
		})},
		{"never shakes hands", "no safe connection within 1 s", Options{TLS: time.Second}, "https" + strings.TrimPrefix(listen(t, hold), "http")},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.limit.Spacing = -1
			_, err := getError(t, client(t, test.limit), Request{URL: test.url})
			wantError(t, err, test.reason, true)
		})
	}
}

func TestSlowOverHTTP2(t *testing.T) {
	t.Parallel()
	ca := newAuthority(t)
	o := quick
	o.RootCAs, o.Header, o.Idle = ca.pool(), 2*time.Second, time.Second
	s := serveTLS(t, ca.issue(t, time.Now().Add(time.Hour), "127.0.0.1"), func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 2 {
			t.Errorf("protocol %s", r.Proto)
		}
		switch r.URL.Path {
		case "/body":
			io.WriteString(w, "<rss>")
			w.(http.Flusher).Flush()
		case "/broken":
			io.WriteString(w, "<rss>")
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		case "/refused":
			panic(http.ErrAbortHandler)
		case "/ok":
			io.WriteString(w, "ok")
			return
		}
		<-r.Context().Done()
	})
	c := client(t, o)
	for _, test := range []struct{ path, reason string }{
		{"/header", "no answer within 2 s"}, {"/body", "the answer stopped for 1 s"},
		{"/broken", "the answer broke off after 5 bytes"}, {"/refused", "the connection was closed without an answer"},
	} {
		_, err := getError(t, c, Request{URL: s.URL + test.path})
		wantError(t, err, test.reason, true)
	}
	if r := get(t, c, Request{URL: s.URL + "/ok"}); string(r.Body) != "ok" {
		t.Errorf("afterwards: %q", r.Body)
	}
}
