package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestCertificates(t *testing.T) {
	ours, strangers := newAuthority(t), newAuthority(t)
	o := quick
	o.RootCAs = ours.pool()
	c := client(t, o)
	hello := func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "read in spite of it") }
	soon, past := time.Now().Add(time.Hour), time.Now().Add(-time.Hour)
	for _, test := range []struct{ url, reason string }{
		{serveTLS(t, ours.issue(t, soon, "other.example"), hello).URL, "certificate for other.example, not for 127.0.0.1"},
		{serveTLS(t, ours.issue(t, soon, "bad\x1b[2J.example"), hello).URL, "certificate for bad[2J.example, not for 127.0.0.1"},
		{serveTLS(t, ours.issue(t, past, "127.0.0.1"), hello).URL, "certificate expired on " + past.UTC().Format("2 January 2006")},
		{serveTLS(t, strangers.issue(t, soon, "127.0.0.1"), hello).URL, "certificate of an unknown authority"},
		{"https" + strings.TrimPrefix(serve(t, hello).URL, "http"), "the server does not speak https here"},
	} {
		_, err := getError(t, c, Request{URL: test.url})
		wantError(t, err, test.reason, false)
		var e *Error
		if errors.As(err, &e); e.Hint == "" {
			t.Errorf("%q: no word of what to do", e.Reason)
		}
	}
	safe := serveTLS(t, ours.issue(t, soon, "127.0.0.1"), hello)
	_, err := getError(t, c, Request{URL: "http" + strings.TrimPrefix(safe.URL, "https")})
	wantError(t, err, "400 Bad Request", false)
	get(t, c, Request{URL: safe.URL})
}

func TestNoConnection(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := "http://" + l.Addr().String()
	l.Close()
	c := client(t, quick)
	_, err = getError(t, c, Request{URL: closed})
	wantError(t, err, "connection refused", true)

	reset := raw(t, func(c net.Conn) { c.(*net.TCPConn).SetLinger(0) })
	_, err = getError(t, c, Request{URL: reset})
	wantError(t, err, "the connection was closed without an answer", true)
}

// Names of .invalid exist nowhere, whatever a resolver says of it.
func TestNoSuchHost(t *testing.T) {
	t.Setenv("HTTP_PROXY", "") // which would look it up
	o := quick
	o.Connect = 5 * time.Second
	_, err := getError(t, client(t, o), Request{URL: "http://news.invalid/feed"})
	var e *Error
	if !errors.As(err, &e) || !e.Temporary || !(strings.Contains(e.Reason, "news.invalid") || strings.HasPrefix(e.Reason, "no connection")) {
		t.Errorf("%v", err)
	}
}

// The environment's proxy is used for hosts that are not this machine, with
// TLS to the real server inside.
func TestProxy(t *testing.T) {
	ca := newAuthority(t)
	safe := serveTLS(t, ca.issue(t, time.Now().Add(time.Hour), "news.invalid"), func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "safe "+r.Host) })
	target, err := url.Parse(safe.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Header.Get("Proxy-Authorization") != "Basic YW5uOnB3":
			w.WriteHeader(http.StatusProxyAuthRequired)
		case r.Method == http.MethodConnect && r.Host == "closed.invalid:443":
			w.WriteHeader(http.StatusForbidden)
		case r.Method == http.MethodConnect && r.Host == "silent.invalid:443":
			<-r.Context().Done()
		case r.Method == http.MethodConnect:
			tunnel(w, target.Host)
		default:
			io.WriteString(w, "plain "+r.URL.String())
		}
	})
	t.Setenv("HTTP_PROXY", strings.Replace(proxy.URL, "//", "//ann:pw@", 1))
	t.Setenv("HTTPS_PROXY", strings.Replace(proxy.URL, "//", "//ann:pw@", 1))
	t.Setenv("NO_PROXY", "direct.invalid")
	o := quick
	o.RootCAs = ca.pool()
	c := client(t, o)
	if r := get(t, c, Request{URL: "http://news.invalid/feed"}); string(r.Body) != "plain http://news.invalid/feed" {
		t.Errorf("http: %q", r.Body)
	}
	if r := get(t, c, Request{URL: "https://news.invalid/feed"}); string(r.Body) != "safe news.invalid" {
		t.Errorf("https: %q", r.Body)
	}
	if r := get(t, c, Request{URL: serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "direct") }).URL}); string(r.Body) != "direct" {
		t.Errorf("this machine: %q", r.Body)
	}
	_, err = getError(t, c, Request{URL: "https://closed.invalid/feed"})
	wantError(t, err, "Forbidden", true)
	o.Connect, o.TLS, o.Header = 500*time.Millisecond, 300*time.Millisecond, time.Second
	c = client(t, o)
	_, err = getError(t, c, Request{URL: "https://silent.invalid/feed"})
	wantError(t, err, "no answer within 1.8 s", true)
	o = quick

	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	_, err = getError(t, client(t, o), Request{URL: "http://news.invalid/feed"})
	wantError(t, err, "the proxy: connection refused", true)
	if strings.Contains(err.Error(), "pw") {
		t.Errorf("a password in %q", err)
	}
}

// tunnel joins the client of a CONNECT with a server until both have closed.
func tunnel(w http.ResponseWriter, host string) {
	to, err := net.Dial("tcp", host)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer to.Close()
	from, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	defer from.Close()
	io.WriteString(from, "HTTP/1.1 200 OK\r\n\r\n")
	go func() {
		io.Copy(to, from)
		to.Close()
	}()
	io.Copy(from, to)
}

// Connections are kept: many requests to a host need few of them.
func TestKeepAlive(t *testing.T) {
	seen := map[string]bool{}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		seen[r.RemoteAddr] = true
		switch r.URL.Path {
		case "/304":
			w.WriteHeader(http.StatusNotModified)
		case "/404":
			w.WriteHeader(http.StatusNotFound)
			io.WriteString(w, "no")
		case "/302":
			http.Redirect(w, r, "/200", http.StatusFound)
		case "/gzip":
			w.Write(pack(t, []byte("yes")))
		}
	})
	c := client(t, quick)
	for _, path := range []string{"/200", "/304", "/404", "/302", "/gzip", "/304", "/200"} {
		c.Get(context.Background(), Request{URL: s.URL + path, ETag: `"x"`})
	}
	if len(seen) != 1 {
		t.Errorf("%d connections for requests one after another", len(seen))
	}
}
