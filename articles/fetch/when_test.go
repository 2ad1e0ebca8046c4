package fetch

import (
	"net/http"
	"testing"
	"time"
)

func TestNextFetch(t *testing.T) {
	now := time.Date(2015, 11, 23, 12, 0, 0, 0, time.UTC)
	at := func(d time.Duration) string { return now.Add(d).Format(http.TimeFormat) }
	for _, test := range []struct {
		name   string
		status int
		header http.Header
		want   time.Duration // after now, 0 for none
	}{
		{"nothing said", 200, http.Header{}, 0},
		{"max-age", 200, http.Header{"Cache-Control": {"public, max-age=3600"}}, time.Hour},
		{"of a 304", 304, http.Header{"Cache-Control": {"max-age=60"}}, time.Minute},
		{"quoted, capitals", 200, http.Header{"Cache-Control": {`Max-Age="60"`}}, time.Minute},
		{"two lines", 200, http.Header{"Cache-Control": {"public", "max-age=60"}}, time.Minute},
		{"less its age", 200, http.Header{"Cache-Control": {"max-age=3600"}, "Age": {"600"}}, 50 * time.Minute},
		{"older than its age", 200, http.Header{"Cache-Control": {"max-age=60"}, "Age": {"600"}}, 0},
		{"no-cache wins", 200, http.Header{"Cache-Control": {"max-age=3600, no-cache"}}, 0},
		{"no-store wins over Expires", 200, http.Header{"Cache-Control": {"no-store"}, "Expires": {at(time.Hour)}}, 0},
		{"max-age wins over Expires", 200, http.Header{"Cache-Control": {"max-age=0"}, "Expires": {at(time.Hour)}}, 0},
		{"a year is a day", 200, http.Header{"Cache-Control": {"max-age=31536000"}}, 24 * time.Hour},
		{"for ever is a day", 200, http.Header{"Cache-Control": {"max-age=99999999999999999999999"}}, 24 * time.Hour},
		{"negative", 200, http.Header{"Cache-Control": {"max-age=-5"}}, 0},
		{"no number", 200, http.Header{"Cache-Control": {"max-age=soon"}}, 0},
		{"Expires", 200, http.Header{"Expires": {at(time.Hour)}}, time.Hour},
		{"Expires by the server's clock", 200, http.Header{"Expires": {at(25 * time.Hour)}, "Date": {at(24 * time.Hour)}}, time.Hour},
		{"expired", 200, http.Header{"Expires": {at(-time.Hour)}}, 0},
		{"Expires: 0", 200, http.Header{"Expires": {"0"}}, 0},
		{"Retry-After", 503, http.Header{"Retry-After": {"120"}}, 2 * time.Minute},
		{"Retry-After, a date", 429, http.Header{"Retry-After": {at(time.Hour)}}, time.Hour},
		{"Retry-After in the past", 429, http.Header{"Retry-After": {at(-time.Hour)}}, 0},
		{"Retry-After of a century", 503, http.Header{"Retry-After": {"3153600000"}}, 7 * 24 * time.Hour},
		{"Retry-After, nonsense", 503, http.Header{"Retry-After": {"later"}}, 0},
		{"Retry-After of an answer", 200, http.Header{"Retry-After": {"120"}}, 0},
		{"max-age of an error", 404, http.Header{"Cache-Control": {"max-age=3600"}}, 0},
	} {
		got := nextFetch(test.status, test.header, now)
		if test.want == 0 && !got.IsZero() || test.want != 0 && !got.Equal(now.Add(test.want)) {
			t.Errorf("%s: %v, want %v after %v", test.name, got, test.want, now)
		}
	}
}

func TestBackoff(t *testing.T) {
	now := time.Date(2015, 11, 23, 12, 0, 0, 0, time.UTC)
	const a, b = "https://a.example/feed", "https://b.example/feed"
	if got := Backoff(a, 0, now); !got.Equal(now) {
		t.Errorf("without a failure: %v", got)
	}
	var last time.Duration
	for failures := 1; failures <= 64; failures++ {
		got := Backoff(a, failures, now).Sub(now)
		full := min(24*time.Hour, 5*time.Minute<<min(failures-1, 20))
		if got > full || got < full*3/4 {
			t.Errorf("%d failures: %v of %v", failures, got, full)
		}
		if got < last {
			t.Errorf("%d failures: %v after %v", failures, got, last)
		}
		last = got
	}
	if !Backoff(a, 3, now).Equal(Backoff(a, 3, now)) {
		t.Error("not the same twice")
	}
	if Backoff(a, 3, now).Equal(Backoff(b, 3, now)) {
		t.Error("two feeds return together")
	}
}
