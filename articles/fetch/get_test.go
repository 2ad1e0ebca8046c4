package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/model"
)

func TestGet(t *testing.T) {
	ca := newAuthority(t)
	o := quick
	o.RootCAs, o.UserAgent = ca.pool(), "dateline/test"
	var seen http.Header
	s := serveTLS(t, ca.issue(t, time.Now().Add(time.Hour), "127.0.0.1"), func(w http.ResponseWriter, r *http.Request) {
		seen = r.Header.Clone()
		seen.Set("Protocol", r.Proto)
		w.Header().Set("ETag", `W/"one"`)
		w.Header().Set("Last-Modified", "Mon, 23 Nov 2015 10:00:00 GMT")
		w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
		w.Header().Set("Cache-Control", "public, max-age=600")
		io.WriteString(w, "<rss/>")
	})
	before := time.Now()
	r := get(t, client(t, o), Request{URL: s.URL + "/feed#top", Headers: []model.Header{{Name: "X-Token", Value: "abc"}}})
	if string(r.Body) != "<rss/>" || r.Status != 200 || r.Bytes != 6 || r.NotModified || r.Gone {
		t.Errorf("response is %+v", r)
	}
	if r.URL != s.URL+"/feed" || r.Permanent != "" {
		t.Errorf("address is %q, permanent %q", r.URL, r.Permanent)
	}
	if r.ETag != `W/"one"` || r.LastModified != "Mon, 23 Nov 2015 10:00:00 GMT" || r.ContentType != "application/rss+xml; charset=utf-8" {
		t.Errorf("header is %q, %q, %q", r.ETag, r.LastModified, r.ContentType)
	}
	if in := r.NextFetch.Sub(before); in < 599*time.Second || in > 660*time.Second {
		t.Errorf("next fetch in %v, want 600 s", in)
	}
	if r.Elapsed <= 0 || r.Elapsed > time.Since(before) {
		t.Errorf("elapsed %v of %v", r.Elapsed, time.Since(before))
	}
	for name, want := range map[string]string{"User-Agent": "dateline/test", "X-Token": "abc", "Accept-Encoding": "gzip", "Protocol": "HTTP/2.0", "If-None-Match": "", "Authorization": ""} {
		if got := seen.Get(name); got != want {
			t.Errorf("%s was %q, want %q", name, got, want)
		}
	}
}

func TestConditionalGet(t *testing.T) {
	const tag, date = `"v2"`, "Mon, 23 Nov 2015 10:00:00 GMT"
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/always" || r.Header.Get("If-None-Match") == tag || r.Header.Get("If-Modified-Since") == date {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "new")
	})
	c := client(t, quick)
	for _, req := range []Request{{ETag: tag}, {LastModified: date}, {ETag: tag, LastModified: date}} {
		req.URL = s.URL
		r := get(t, c, req)
		if !r.NotModified || r.Status != 304 || len(r.Body) != 0 {
			t.Errorf("%+v: response is %+v", req, r)
		}
		// A 304 need not repeat them, and they must not be lost.
		if r.ETag != req.ETag || r.LastModified != req.LastModified {
			t.Errorf("%+v: kept %q, %q", req, r.ETag, r.LastModified)
		}
	}
	if r := get(t, c, Request{URL: s.URL, ETag: `"v1"`}); r.NotModified || string(r.Body) != "new" || r.ETag != "" {
		t.Errorf("an old tag: %+v", r)
	}
	_, err := getError(t, c, Request{URL: s.URL + "/always"})
	wantError(t, err, "304 Not Modified without having been asked", true)
}

func TestStatus(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var status int
		fmt.Sscanf(r.URL.Path, "/%d", &status)
		w.Header().Set("ETag", `"of the error"`)
		w.WriteHeader(status)
		if status != 204 {
			io.WriteString(w, "sorry")
		}
	})
	c := client(t, quick)
	for _, test := range []struct {
		status    int
		reason    string
		temporary bool
	}{
		{401, "401 Unauthorized", false}, {403, "403 Forbidden", false}, {404, "404 Not Found", false}, {410, "410 Gone", false},
		{408, "408 Request Timeout", true}, {500, "500 Internal Server Error", true},
		{503, "503 Service Unavailable", true}, {599, "599", true}, {204, "204 No Content, nothing to read", true}, {206, "206 Partial Content, nothing to read", true},
		{429, "429 Too Many Requests", true}, // the last: the host is left alone now
	} {
		r, err := getError(t, c, Request{URL: fmt.Sprintf("%s/%d", s.URL, test.status)})
		wantError(t, err, test.reason, test.temporary)
		if r.Status != test.status || r.Gone != (test.status == 410) || r.ETag != "" {
			t.Errorf("%d: response is %+v", test.status, r)
		}
		var e *Error
		if errors.As(err, &e); e.Status != test.status {
			t.Errorf("%d: the error's status is %d", test.status, e.Status)
		}
	}
	_, err := getError(t, c, Request{URL: s.URL + "/404"})
	var e *Error
	if !errors.Is(err, ErrResting) || !errors.As(err, &e) || time.Until(e.Until) > time.Minute || time.Until(e.Until) < 30*time.Second {
		t.Errorf("after a 429 that names no time: %v", err)
	}
}

func TestRetryAfter(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	before := time.Now()
	r, err := getError(t, client(t, quick), Request{URL: s.URL})
	wantError(t, err, "503 Service Unavailable", true)
	if in := r.NextFetch.Sub(before); in < 119*time.Second || in > 180*time.Second {
		t.Errorf("next fetch in %v, want 120 s", in)
	}
}

func TestBasicAuth(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if name, password, _ := r.BasicAuth(); name != "ann" || password != "p@ss" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		io.WriteString(w, "in")
	})
	c := client(t, quick)
	r := get(t, c, Request{URL: strings.Replace(s.URL, "//", "//ann:p%40ss@", 1)})
	if string(r.Body) != "in" || strings.Contains(r.URL, "ann") {
		t.Errorf("with the address: %q from %q", r.Body, r.URL)
	}
	r = get(t, c, Request{URL: s.URL, Headers: []model.Header{{Name: "authorization", Value: "Basic YW5uOnBAc3M="}}})
	if string(r.Body) != "in" {
		t.Errorf("with a header: %q", r.Body)
	}
	_, err := getError(t, c, Request{URL: s.URL})
	wantError(t, err, "401 Unauthorized", false)
}

func TestAddressesRefused(t *testing.T) {
	c := client(t, quick)
	for _, test := range []struct {
		url, reason string
		kind        Kind
	}{
		{"news.example/feed", "an address without http:// or https://", Feed},
		{"", "an address without http:// or https://", Feed},
		{"javascript:alert(1)", "javascript: addresses are not fetched", Page},
		{"file:///etc/passwd", "file: addresses are not fetched", Page},
		{"ftp://news.example/feed", "ftp: addresses are not fetched", Feed},
		{"exec:rm", "exec: addresses are not fetched", Feed},
		{"http:///feed", "an address without a host", Feed},
		{"http://a b/", "not an address", Feed},
		{"http://a.example/%zz", "not an address", Feed},
		{"http://a.example/\x1b[2J", "not an address", Feed},
	} {
		_, err := getError(t, c, Request{URL: test.url, Kind: test.kind})
		wantError(t, err, test.reason, false)
	}
	for _, test := range []struct{ name, value, reason string }{
		{"Host", "other.example", "header Host cannot be set"},
		{"accept-encoding", "br", "header Accept-Encoding cannot be set"},
		{"X Y", "z", "no header can be called X Y"},
		{"X-Y", "z\r\nHost: other", "the value of header X-Y has characters that cannot be sent"},
	} {
		_, err := getError(t, c, Request{URL: "http://127.0.0.1:1/", Headers: []model.Header{{Name: test.name, Value: test.value}}})
		wantError(t, err, test.reason, false)
	}
}

func TestCancel(t *testing.T) {
	url := raw(t, hold)
	o := quick
	o.Header = time.Minute
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	_, err := client(t, o).Get(ctx, Request{URL: url})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
}
