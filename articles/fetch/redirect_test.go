package fetch

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/model"
)

// redirecting serves /STATUS/PATH, which redirects to PATH, and /end.
func redirecting(t *testing.T) *httptest.Server {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		var status int
		if n, _ := fmt.Sscanf(r.URL.Path, "/%d/", &status); n == 1 {
			http.Redirect(w, r, r.URL.Path[4:], status)
			return
		}
		io.WriteString(w, r.URL.Path)
	})
}

func TestRedirects(t *testing.T) {
	s := redirecting(t)
	c := client(t, quick)
	for _, test := range []struct{ path, permanent string }{
		{"/301/end", "/end"}, {"/308/end", "/end"}, {"/302/end", ""}, {"/303/end", ""}, {"/307/end", ""},
		{"/301/308/end", "/end"}, {"/301/302/end", "/302/end"}, {"/302/301/end", ""}, {"/301/302/301/end", "/302/301/end"},
		{strings.Repeat("/302", 10) + "/end", ""},
	} {
		r := get(t, c, Request{URL: s.URL + test.path})
		want := ""
		if test.permanent != "" {
			want = s.URL + test.permanent
		}
		if r.Status != 200 || string(r.Body) != "/end" || r.URL != s.URL+"/end" || r.Permanent != want {
			t.Errorf("%s: %d %q from %s, permanent %q, want %q", test.path, r.Status, r.Body, r.URL, r.Permanent, want)
		}
	}
}

func TestRedirectsRefused(t *testing.T) {
	to := ""
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/deep":
			n := len(r.URL.RawQuery)
			w.Header().Set("Location", "/deep?"+strings.Repeat("x", n+1))
		case "/ping":
			w.Header().Set("Location", "/pong")
		case "/pong":
			w.Header().Set("Location", "/ping#there")
		case "/missing":
			w.WriteHeader(http.StatusNotFound)
			return
		default:
			if to != "" {
				w.Header().Set("Location", to)
			}
		}
		w.WriteHeader(http.StatusMovedPermanently)
	})
	c := client(t, quick)
	for _, test := range []struct{ path, to, reason string }{
		{"/deep", "", "redirected more than 10 times"},
		{"/ping", "", "redirected in a circle"},
		{"/self", "/self", "redirected in a circle"},
		{"/a", "file:///etc/passwd", "redirected to a file: address, which is not followed"},
		{"/a", "ftp://127.0.0.1/feed", "redirected to a ftp: address, which is not followed"},
		{"/a", "javascript:alert(1)", "redirected to a javascript: address, which is not followed"},
		{"/a", "http://%zz/", "redirected to something that is no address"},
		{"/a", "http:///x", "redirected to an address without a host"},
		{"/a", "", "redirected without an address (301 Moved Permanently)"},
		{"/a", "/missing", "404 Not Found, redirected to " + s.URL + "/missing"},
	} {
		to = test.to
		r, err := getError(t, c, Request{URL: s.URL + test.path})
		wantError(t, err, test.reason, false)
		if r.Permanent != "" {
			t.Errorf("%s: a failure moved the feed to %s", test.path, r.Permanent)
		}
	}
}

// A body that a redirect announces and does not send holds nobody up.
func TestRedirectWithSlowBody(t *testing.T) {
	t.Parallel()
	end := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "end") })
	url := raw(t, func(c net.Conn) {
		io.WriteString(c, "HTTP/1.1 302 Found\r\nLocation: "+end.URL+"\r\nContent-Length: 100\r\n\r\nx")
		hold(c)
	})
	began := time.Now()
	if r := get(t, client(t, quick), Request{URL: url}); string(r.Body) != "end" || time.Since(began) > 15*time.Second { // or it would be 20
		t.Errorf("%q after %v", r.Body, time.Since(began))
	}
}

// Redirects that each take their time are not waited for ten times over.
func TestSlowRedirects(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		time.Sleep(250 * time.Millisecond)
		http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
	})
	o := quick
	o.Connect, o.TLS, o.Header = 100*time.Millisecond, 100*time.Millisecond, 400*time.Millisecond
	_, err := getError(t, client(t, o), Request{URL: s.URL + "/"})
	if n := asked.Load(); n > 5 || !strings.HasPrefix(err.Error(), "no answer within ") {
		t.Errorf("%v after %d redirects", err, n)
	}
}

// Some sites redirect to the same address until a cookie comes back.
func TestRedirectWithCookie(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("seen"); err != nil {
			http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
			return
		}
		io.WriteString(w, "in")
	})
	c := client(t, quick)
	for range 2 { // the second trip knows nothing of the first one's cookie
		if r := get(t, c, Request{URL: s.URL + "/feed"}); string(r.Body) != "in" || r.Elapsed == 0 {
			t.Errorf("%+v", r)
		}
	}
}

// Credentials go to the host they are for, and to no other: not by a redirect,
// and not by an address that a redirect makes permanent.
func TestCredentialsStay(t *testing.T) {
	secret := func(r *http.Request) string {
		return r.Header.Get("Authorization") + r.Header.Get("X-Token") + r.Header.Get("Cookie")
	}
	var other *httptest.Server
	home := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/away":
			http.Redirect(w, r, other.URL+"/end", http.StatusMovedPermanently)
		case "/away and back":
			http.Redirect(w, r, other.URL+"/back", http.StatusMovedPermanently)
		case "/moved":
			http.Redirect(w, r, "/end", http.StatusMovedPermanently)
		default:
			io.WriteString(w, secret(r))
		}
	})
	other = serve(t, func(w http.ResponseWriter, r *http.Request) {
		if s := secret(r); s != "" {
			t.Errorf("the other host was sent %q", s)
		}
		if got := r.Header.Get("Accept-Language"); got != "sw" {
			t.Errorf("the other host was not told the language: %q", got)
		}
		if r.URL.Path == "/back" {
			http.Redirect(w, r, home.URL+"/moved", http.StatusMovedPermanently) // and from there to home again
		}
	})
	c := client(t, quick)
	language := model.Header{Name: "Accept-Language", Value: "sw"}
	withUser := strings.Replace(home.URL, "//", "//ann:pw@", 1)
	for _, test := range []struct {
		url, path       string
		headers         []model.Header
		body, permanent string
	}{
		{home.URL, "/away", []model.Header{language}, "", other.URL + "/end"},
		{home.URL, "/away", []model.Header{language, {Name: "X-Token", Value: "t"}}, "", ""},
		{withUser, "/away", []model.Header{language}, "", ""},
		{home.URL, "/away and back", []model.Header{language, {Name: "X-Token", Value: "t"}}, "", ""},
		{home.URL, "/moved", []model.Header{{Name: "X-Token", Value: "t"}}, "t", home.URL + "/end"},
		{withUser, "/moved", nil, "Basic YW5uOnB3", withUser + "/end"},
		{withUser, "/moved", []model.Header{{Name: "Authorization", Value: "Bearer b"}}, "Bearer b", withUser + "/end"},
	} {
		r := get(t, c, Request{URL: test.url + strings.ReplaceAll(test.path, " ", "%20"), Headers: test.headers})
		if string(r.Body) != test.body || r.Permanent != test.permanent || strings.Contains(r.URL, "ann") {
			t.Errorf("%s%s %v: %q, permanent %q, want %q, %q", test.url, test.path, test.headers, r.Body, r.Permanent, test.body, test.permanent)
		}
	}
}

func TestSchemesOfRedirects(t *testing.T) {
	ca := newAuthority(t)
	o := quick
	o.RootCAs = ca.pool()
	c := client(t, o)
	var plainServer, safe *httptest.Server
	safe = serveTLS(t, ca.issue(t, time.Now().Add(time.Hour), "127.0.0.1"), func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/down" {
			http.Redirect(w, r, plainServer.URL+"/end", http.StatusMovedPermanently)
		}
		io.WriteString(w, "safe")
	})
	plainServer = serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/up" {
			http.Redirect(w, r, safe.URL+"/end", http.StatusMovedPermanently)
		}
		io.WriteString(w, "plain")
	})
	if r := get(t, c, Request{URL: plainServer.URL + "/up"}); string(r.Body) != "safe" || r.Permanent != safe.URL+"/end" {
		t.Errorf("to https: %q, permanent %q", r.Body, r.Permanent)
	}
	if r := get(t, c, Request{URL: safe.URL + "/down"}); !strings.HasSuffix(string(r.Body), "plain") || r.Permanent != "" {
		t.Errorf("to http: %q, permanent %q", r.Body, r.Permanent)
	}
}

func TestSameOrigin(t *testing.T) {
	for _, test := range []struct {
		from, to string
		want     bool
	}{
		{"http://a.example/x", "http://A.example:80/y", true}, {"https://a.example/x", "https://a.example:443/y", true},
		{"http://a.example/x", "https://a.example/x", true}, {"https://a.example/x", "http://a.example/x", false},
		{"http://a.example:8080/", "https://a.example/", false}, {"http://a.example/", "http://a.example:8080/", false},
		{"https://a.example/", "https://www.a.example/", false}, {"https://a.example/", "https://a.example.other.example/", false},
	} {
		from, _ := url.Parse(test.from)
		to, _ := url.Parse(test.to)
		if got := sameOrigin(from, to); got != test.want {
			t.Errorf("%s to %s: %v", test.from, test.to, got)
		}
	}
}
