package cli

import (
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
	"unicode"

	"dateline/articles/fetch"
)

// badFeed is a feed that something is wrong with, and what must come of it.
type badFeed struct {
	name  string
	serve http.HandlerFunc
	// says is the line on stderr behind the feed's address, "" for none; adding
	// is that of `dateline add` where it is another.
	says, adding string
	kept         int  // articles; -1: the feed cannot be had
	slow         bool // it takes the limits of time to end it
	// list is what `dateline list --json` must have in it, never what it must not.
	list, never []string
}

// secure is a server with TLS; what its pages write to nobody is not logged.
func secure(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return s
}

// trusting is a front with a library of its own that trusts a server. Where it is
// slow, the limits are such that a test can wait for them.
func trusting(t *testing.T, s *httptest.Server, slow bool) front {
	f := reading(t)
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	with := product(time.Now)
	with.fetch = fetch.Options{RootCAs: pool}
	if slow {
		with.fetch.Header, with.fetch.Idle, with.fetch.Total = 2*time.Second, 2*time.Second, 3*time.Second
	}
	f.with = &with
	return f
}

// TestBadFeeds: whatever a server sends, there is one line that names the feed
// and says why, or its articles are there; and the sound feed beside it always is.
func TestBadFeeds(t *testing.T) {
	good := secure(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, feedOf("Good", 3)) })
	for _, c := range badFeeds() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			bad := secure(t, func(w http.ResponseWriter, r *http.Request) {
				if !strings.HasPrefix(r.URL.Path, "/bad") { // where a page's feed is looked for
					http.NotFound(w, r)
					return
				}
				c.serve(w, r)
			})
			c.adds(t, trusting(t, good, c.slow), bad.URL+"/bad", good.URL+"/good")
			c.refreshes(t, trusting(t, good, c.slow), bad.URL+"/bad", good.URL+"/good")
		})
	}
}

// adds follows the bad feed and the good one with one command.
func (c *badFeed) adds(t *testing.T, f front, bad, good string) {
	t.Helper()
	got := f.start(t, "add", bad, good)
	status, says := 0, c.says
	if c.adding != "" {
		says = c.adding
	}
	if c.kept < 0 {
		status = 3
	}
	if got.status != status || got.stderr != lineOf(bad, says) || !strings.Contains(got.stdout, "Added: Good (3 articles)\n") {
		t.Errorf("add: %+v, want status %d and %q", got, status, lineOf(bad, says))
	}
	c.shows(t, f, max(c.kept, 0)+3)
	if c.kept < 0 && !c.slow {
		if got := f.start(t, "add", bad); got.status != 1 || got.stdout != "" || got.stderr != lineOf(bad, says) {
			t.Errorf("add, alone: %+v", got)
		}
	}
}

// refreshes follows both without having asked for them, and refreshes twice.
func (c *badFeed) refreshes(t *testing.T, f front, bad, good string) {
	t.Helper()
	with := f
	with.stdin = strings.NewReader(`<opml version="2.0"><body><outline text="Bad" xmlUrl="` + bad + `"/><outline text="Good" xmlUrl="` + good + `"/></body></opml>`)
	with.expect(t, "import -", outcome{0, "Added: 2 feeds\n", ""})
	want := outcome{0, fmt.Sprintf("%s in 2 feeds\n", amount(max(c.kept, 0)+3, "new article")), lineOf(bad, c.says)}
	if c.kept < 0 {
		want = outcome{3, "3 new articles in 2 feeds, 1 failed\n", lineOf(bad, c.says)}
	}
	f.expect(t, "refresh", want)
	c.shows(t, f, max(c.kept, 0)+3)
	feeds := lines[feedObject](t, f.start(t, "feeds", "--json"))
	if len(feeds) != 2 || feeds[1].Error != "" || (feeds[0].Error == "") != (c.kept >= 0) || feeds[0].Gone != strings.HasPrefix(c.says, "410") {
		t.Fatalf("feeds: %+v", feeds)
	}
	if next, err := time.Parse(time.RFC3339, feeds[0].Next); feeds[0].Failures > 0 && !feeds[0].Gone && (err != nil || time.Until(next) < 100*time.Second) {
		t.Errorf("what failed is asked again at %s", feeds[0].Next)
	}
	if c.kept < 0 {
		return
	}
	if got := f.start(t, "refresh", "--feed", bad); got.status != 0 || got.stdout != "0 new articles in 1 feed\n" || got.stderr != "" {
		t.Errorf("the second time: %+v", got)
	}
}

func lineOf(address, says string) string {
	if says == "" {
		return ""
	}
	return "dateline: feed " + address + ": " + says + "\n"
}

// shows lists the library: nothing of it acts on a terminal.
func (c *badFeed) shows(t *testing.T, f front, articles int) {
	t.Helper()
	listed := f.start(t, "list", "--limit", "100", "--json")
	if n := strings.Count(listed.stdout, "\n"); n != articles {
		t.Errorf("%d articles are there, not %d: %s", n, articles, listed.stdout)
	}
	for _, want := range c.list {
		if !strings.Contains(listed.stdout, want) {
			t.Errorf("the list has no %s: %s", want, listed.stdout)
		}
	}
	for _, never := range c.never {
		if strings.Contains(listed.stdout, never) {
			t.Errorf("the list has %s: %s", never, listed.stdout)
		}
	}
	for _, args := range []string{"list --json", "list", "feeds", "feeds --json", "export"} {
		got := f.start(t, strings.Fields(args)...)
		if at := strings.IndexFunc(got.stdout+got.stderr, acts); got.status != 0 || at >= 0 {
			t.Errorf("%s: status %d, %.200q", args, got.status, (got.stdout + got.stderr)[max(at, 0):])
		}
	}
}

// acts tells whether a terminal obeys a rune, or shows text in another order
// because of it.
func acts(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
}
