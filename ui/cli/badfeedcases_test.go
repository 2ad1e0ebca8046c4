package cli

import (
	"bytes"
	"compress/gzip"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// rssOf is a feed around items that are given as they are.
func rssOf(items string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Bad</title><link>https://bad.example/</link><description>d</description>` + items + `</channel></rss>`
}

// itemOf is an item with an id and a link of its own, and more inside.
func itemOf(id, more string) string {
	return `<item><guid isPermaLink="false">` + id + `</guid><link>https://bad.example/` + id + `</link><description>Words.</description>` + more + `</item>`
}

// sends answers with a body, and pairs of names and values of the header.
func sends(body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		_, _ = io.WriteString(w, body)
	}
}

// answers is a status without anything to read.
func answers(status int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
	}
}

// raw answers with bytes that no http.Handler would send, and may reset the
// connection behind them.
func raw(text string, reset bool) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(conn, text)
		if secured, ok := conn.(*tls.Conn); ok && reset {
			if tcp, ok := secured.NetConn().(*net.TCPConn); ok {
				time.Sleep(100 * time.Millisecond) // a reset overtakes what was sent
				_ = tcp.SetLinger(0)
				_ = tcp.Close()
			}
		}
		_ = conn.Close()
	}
}

// endless sends half a gigabyte, if it is let.
func endless(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, rssOf("")[:40])
	piece := bytes.Repeat([]byte("<item><title>x</title></item>"), 1<<15)
	for range 500 {
		if _, err := w.Write(piece); err != nil {
			return
		}
	}
}

// bomb is 1 GB of blanks in 1 MB of gzip.
func bomb() string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(bytes.Repeat([]byte(" "), 1<<20))
	_ = z.Close()
	return strings.Repeat(b.String(), 1<<10)
}

// drips sends a feed a byte a second.
func drips(w http.ResponseWriter, r *http.Request) {
	for _, b := range []byte(rssOf("")) {
		if _, err := w.Write([]byte{b}); err != nil {
			return
		}
		_ = http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-time.After(time.Second):
		}
	}
}

// away redirects n times, to another address each time.
func away(n int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		hop := 0
		_, _ = fmt.Sscanf(r.URL.Path, "/bad/%d", &hop)
		if hop >= n {
			_, _ = io.WriteString(w, rssOf(itemOf("a", "<title>A</title>")))
			return
		}
		http.Redirect(w, r, fmt.Sprintf("/bad/%d", hop+1), http.StatusFound)
	}
}

// laughs is the entity bomb of a billion laughs.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">`)
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&b, `<!ENTITY l%d "%s">`, i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	return b.String() + "]>" + strings.TrimPrefix(rssOf(itemOf("a", "<title>Ha &l9; ha</title>")), `<?xml version="1.0"?>`)
}

func latin(s string) string {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

const (
	noFeedAtAll = "this is no feed (no RSS, RDF, Atom or JSON Feed)"
	noFeedNamed = "this is a web page, and it names no feed"
	aPage       = "this is a web page, not a feed"
)

func badFeeds() []badFeed {
	three := feedOf("Bad", 3)
	return append([]badFeed{
		{name: "a page", serve: sends("<!DOCTYPE html><html><body><p>Text</p></body></html>", "Content-Type", "text/html"), says: aPage, adding: noFeedNamed, kept: -1},
		{name: "a page that says it is a feed", serve: sends("<html><body>Please log in</body></html>", "Content-Type", "application/rss+xml"), says: aPage, adding: noFeedNamed, kept: -1},
		{name: "JSON that is an error", serve: sends(`{"error":"no such feed","status":404}`, "Content-Type", "application/json"), says: noFeedAtAll + ", but JSON of another kind", kept: -1},
		{name: "empty", serve: sends(""), says: "the answer is empty", kept: -1},
		{name: "blanks", serve: sends(" \n\t "), says: "the answer is empty", kept: -1},
		{name: "binary", serve: sends("\x7fELF\x00\x01\x02\x03"), says: noFeedAtAll + ", but binary data", kept: -1},
		{name: "a picture", serve: sends("\x89PNG", "Content-Type", "image/png"), says: "image/png, no feed to read", kept: -1},
		{name: "truncated in the third item", serve: sends(three[:strings.LastIndex(three, "<pubDate>")]), says: "the feed ends before its end: the entries before the cut are kept", kept: 2},
		{name: "truncated in the head", serve: sends(three[:50]), says: "the feed ends before anything is in it", kept: -1},
		{name: "500 MB", serve: endless, says: "larger than 20 MB", kept: -1},
		{name: "500 MB as announced", serve: answers(200, "Content-Length", "524288000"), says: "larger than 20 MB", kept: -1},
		{name: "gzip bomb", serve: sends(bomb(), "Content-Encoding", "gzip"), says: "larger than 20 MB", kept: -1},
		{name: "gzip that is none", serve: sends(three, "Content-Encoding", "gzip"), kept: 3},
		{name: "damaged gzip", serve: sends(bomb()[:200] + "garbage"), says: "damaged while packed (gzip)", kept: -1},
		{name: "a billion laughs", serve: sends(laughs()), kept: 1, list: []string{"Ha &l9; ha"}, never: []string{"lol"}},
		{name: "external entity", serve: sends(`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + rssOf(itemOf("a", "<title>Read &x; this</title>"))[21:]),
			kept: 1, list: []string{"Read &x; this"}, never: []string{"root:"}},
	}, append(badEntries(), badServers()...)...)
}

func badEntries() []badFeed {
	far := time.Now().AddDate(30, 0, 0).UTC().Format(time.RFC1123Z)
	long := strings.Repeat("x", 100_000)
	return []badFeed{
		{name: "UTF-8 called UTF-16", serve: sends(rssOf(itemOf("a", "<title>Café Zürich</title>")), "Content-Type", "text/xml; charset=utf-16"), kept: 1, list: []string{"Café Zürich"}},
		{name: "windows-1252 called UTF-8", serve: sends(latin(rssOf(itemOf("a", "<title>Café Zürich</title>"))), "Content-Type", "text/xml; charset=utf-8"), kept: 1, list: []string{"Café Zürich"}},
		{name: "an encoding that is none", serve: sends(`<?xml version="1.0" encoding="klingon"?>` + rssOf(itemOf("a", "<title>Café</title>"))[21:]), kept: 1, list: []string{"Café"}},
		{name: "no ids", serve: sends(rssOf("<item><title>A</title></item><item><title>B</title></item><item><description>Only words.</description></item>")), kept: 3},
		{name: "the same id twice", serve: sends(rssOf(itemOf("a", "<title>A</title>") + itemOf("a", "<title>B</title>"))), says: "1 entry in it twice: kept once", kept: 1},
		{name: "the same id ten times", serve: sends(rssOf(strings.Repeat(itemOf("a", "<title>A</title>"), 10))), says: "9 entries in it twice: kept once", kept: 1},
		{name: "the future", serve: sends(rssOf(itemOf("a", "<title>A</title><pubDate>"+far+"</pubDate>"))), says: "1 entry dated in the future: the time of reading is taken", kept: 1,
			never: []string{far[12:16]}},
		{name: "no date", serve: sends(rssOf(itemOf("a", "<title>A</title>"))), kept: 1, list: []string{`"published":""`}},
		{name: "dates that are none", serve: sends(rssOf(itemOf("a", "<title>A</title><pubDate>Mon, 31 Feb 2015 25:61:00 GMT</pubDate>") + itemOf("b", "<title>B</title><pubDate>yesterday</pubDate>"))),
			says: "2 entries with a date that is none: left undated", kept: 2, list: []string{`"published":""`}},
		{name: "relative links", serve: sends(rssOf(`<item><title>A</title><link>/a?x=1</link></item><item><title>B</title><link>b/c</link></item>`)), kept: 2,
			list: []string{"https://bad.example/a?x=1", "https://bad.example/b/c"}},
		{name: "links that do something", serve: sends(rssOf(`<item><title>A</title><link>javascript:alert(1)</link></item><item><title>B</title><link>file:///etc/passwd</link></item>
			<item><title>C</title><link>data:text/html,x</link></item>`)), says: "3 entries with a link that leads to no web page: left out", kept: 3, never: []string{"javascript:", "file:", "data:"}},
		{name: "NUL", serve: sends("\x00" + rssOf(itemOf("a", "<title>Be\x00fore</title>"))), kept: 1, list: []string{"Before"}},
		{name: "escape sequences", serve: sends(strings.Replace(rssOf(itemOf("a", "<title>\x1b[31mRed\x1b]0;title\x07 &#27;[2J \u009b31m \u202eevil\u202c \u2066x\u2069</title>")), "Bad", "\x1b]52;c;eA==\x07\u202eBad", 1)),
			kept: 1, list: []string{"Red"}},
		{name: "a title of 100 KB", serve: sends(rssOf(itemOf("a", "<title>"+long+"</title>"))), kept: 1, never: []string{long[:50_000]}},
	}
}

func badServers() []badFeed {
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
	three := feedOf("Bad", 3)
	return []badFeed{
		{name: "redirects in a circle", serve: func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/bad", http.StatusFound) }, says: "redirected in a circle", kept: -1},
		{name: "redirects without end", serve: away(1000), says: "redirected more than 10 times", kept: -1},
		{name: "redirects often", serve: away(9), kept: 1},
		{name: "redirect to ftp", serve: answers(302, "Location", "ftp://bad.example/feed"), says: "redirected to a ftp: address, which is not followed", kept: -1},
		{name: "redirect to a file", serve: answers(301, "Location", "file:///etc/passwd"), says: "redirected to a file: address, which is not followed", kept: -1},
		{name: "redirect to a script", serve: answers(302, "Location", "javascript:alert(1)"), says: "redirected to a javascript: address, which is not followed", kept: -1},
		{name: "redirect to nowhere", serve: answers(302), says: "redirected without an address (302 Found)", kept: -1},
		{name: "a byte a second", serve: drips, says: "the answer was not whole after 3 s", kept: -1, slow: true},
		{name: "never answers", serve: func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, says: "no answer within 2 s", kept: -1, slow: true},
		{name: "reset in the body", serve: raw(head+"Content-Length: 5000\r\n\r\n"+three[:500], true), says: "the answer broke off after 500 bytes of 4 KB", kept: -1},
		{name: "shorter than announced", serve: raw(head+"Content-Length: 5000\r\n\r\n"+three[:500], false), says: "the answer broke off after 500 bytes of 4 KB", kept: -1},
		{name: "longer than announced", serve: raw(head+fmt.Sprintf("Content-Length: %d\r\n\r\n", strings.LastIndex(three, "<pubDate>"))+three, false),
			says: "the feed ends before its end: the entries before the cut are kept", kept: 2},
		{name: "no HTTP", serve: raw("SSH-2.0-OpenSSH_9.6\r\n", false), says: "the answer is not proper HTTP", kept: -1},
		{name: "closes", serve: raw("", false), says: "the connection was closed without an answer", kept: -1},
		{name: "401", serve: answers(401, "WWW-Authenticate", "Basic"), says: "401 Unauthorized", kept: -1},
		{name: "404", serve: answers(404), says: "404 Not Found", kept: -1},
		{name: "410", serve: answers(410), says: "410 Gone", kept: -1},
		{name: "429", serve: answers(429, "Retry-After", "120"), says: "429 Too Many Requests", kept: -1},
		{name: "500", serve: answers(500), says: "500 Internal Server Error", kept: -1},
	}
}
