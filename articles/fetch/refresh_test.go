package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/model"
)

// result is what each was told of a feed.
type result struct {
	feed model.Feed
	r    Response
	err  error
}

// refresh runs Refresh and returns what came, by address, and the progress.
func refresh(t *testing.T, c *Client, ctx context.Context, feeds []model.Feed, force bool) (map[string]result, []int, error) {
	t.Helper()
	got := map[string]result{}
	var mu sync.Mutex
	var steps []int
	err := c.Refresh(ctx, feeds, force, func(f model.Feed, r Response, err error) {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := got[f.URL]; twice {
			t.Errorf("%s came twice", f.URL)
		}
		got[f.URL] = result{f, r, err}
	}, func(done, total int) { steps = append(steps, done*1000+total) })
	return got, steps, err
}

// Every kind of bad feed among good ones: each gives its one line, and the
// good ones come as if alone.
func TestOneBadFeedDisturbsNoOther(t *testing.T) {
	t.Parallel()
	good := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"same"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "feed "+r.URL.Path)
	})
	var feeds []model.Feed
	for i := range 20 {
		feeds = append(feeds, model.Feed{ID: int64(i), URL: fmt.Sprintf("%s/%d", good.URL, i)})
	}
	feeds[7].ETag = `"same"`
	bad := badFeeds(t)
	for url := range bad {
		feeds = slices.Insert(feeds, len(feeds)/2, model.Feed{URL: url, Failures: 2})
	}
	began := time.Now()
	o := quick
	o.Header, o.Total = 3*time.Second, 5*time.Second
	got, steps, err := refresh(t, client(t, o), context.Background(), feeds, false)
	if err != nil || len(got) != len(feeds) {
		t.Fatalf("%d of %d, %v", len(got), len(feeds), err)
	}
	for _, f := range feeds {
		g := got[f.URL]
		reason, isBad := bad[f.URL]
		switch {
		case isBad:
			if g.err == nil || g.err.Error() != reason {
				t.Errorf("%s: %v, want %q", f.URL, g.err, reason)
			}
			if strings.Contains(g.err.Error(), "\n") {
				t.Errorf("more than a line: %q", g.err)
			}
			// The third failure in a row: 20 minutes, less a part by address.
			if in := g.r.NextFetch.Sub(began); in < 14*time.Minute || in > 21*time.Minute {
				t.Errorf("%s: again in %v", f.URL, in)
			}
		case g.err != nil:
			t.Errorf("%s: %v", f.URL, g.err)
		case g.r.NotModified != (f.ID == 7) || g.feed.ID != f.ID:
			t.Errorf("%s: %+v", f.URL, g)
		case !g.r.NotModified && string(g.r.Body) != "feed "+strings.TrimPrefix(f.URL, good.URL):
			t.Errorf("%s: %q", f.URL, g.r.Body)
		}
	}
	if !slices.IsSorted(steps) || len(steps) != len(feeds)+1 || steps[0] != len(feeds) || steps[len(feeds)] != len(feeds)*1001 {
		t.Errorf("progress was %v", steps)
	}
}

// badFeeds serves feeds that fail, each in its own way, and says how.
func badFeeds(t *testing.T) map[string]string {
	status := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/410" {
			w.WriteHeader(http.StatusGone)
			return
		}
		w.WriteHeader(http.StatusInternalServerError)
	})
	zeros := pack(t, make([]byte, 16<<20))
	bomb := serve(t, func(w http.ResponseWriter, r *http.Request) { w.Write(zeros) })
	circle := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) })
	wrong := serveTLS(t, newAuthority(t).issue(t, time.Now().Add(time.Hour), "127.0.0.1"), func(w http.ResponseWriter, r *http.Request) {})
	return map[string]string{
		status.URL + "/500": "500 Internal Server Error",
		status.URL + "/410": "410 Gone",
		bomb.URL:            "larger than 1 MB",
		circle.URL + "/":    "redirected in a circle",
		wrong.URL:           "certificate of an unknown authority",
		raw(t, hold):        "no answer within 3 s",
		raw(t, func(c net.Conn) {
			io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n")
			for _, err := io.WriteString(c, "x"); err == nil; _, err = io.WriteString(c, "x") {
				time.Sleep(100 * time.Millisecond)
			}
		}): "the answer was not whole after 5 s",
		raw(t, func(net.Conn) {}): "the connection was closed without an answer",
		"http://127.0.0.1:1/":     "connection refused",
		"exec:rm -rf":             "exec: addresses are not fetched",
		"http://%":                "not an address",
		"file:///no/such/feed":    "no such file",
		raw(t, func(c net.Conn) { endless(c, []byte("HTTP/1.1 200 OK\r\n")) }): "the answer is not proper HTTP",
	}
}

func TestWhichFeedsAreDue(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) })
	now := time.Now()
	feeds := []model.Feed{
		{URL: s.URL + "/never"}, {URL: s.URL + "/past", NextFetch: now.Add(-time.Minute)}, {URL: s.URL + "/later", NextFetch: now.Add(time.Hour)}, {URL: s.URL + "/gone", Gone: true},
	}
	for _, test := range []struct {
		force bool
		want  string
	}{{false, "/never /past"}, {true, "/later /never /past"}} {
		got, steps, err := refresh(t, client(t, quick), context.Background(), feeds, test.force)
		var paths []string
		for url, g := range got {
			paths = append(paths, strings.TrimPrefix(url, s.URL))
			if !g.r.Gone || g.err == nil {
				t.Errorf("%s: %+v", url, g)
			}
		}
		slices.Sort(paths)
		if strings.Join(paths, " ") != test.want || err != nil || len(steps) != len(paths)+1 {
			t.Errorf("force %v: %v, %v, progress %v", test.force, paths, err, steps)
		}
	}
	if got, steps, err := refresh(t, client(t, quick), context.Background(), nil, false); len(got) != 0 || err != nil || !slices.Equal(steps, []int{0}) {
		t.Errorf("no feeds: %v, %v, %v", got, steps, err)
	}
}

// A host that asks for a rest gets it for its other feeds as well, and what the
// server asks for wins over a shorter back-off.
func TestRefreshRests(t *testing.T) {
	var asked atomic.Int32
	busy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		w.Header().Set("Retry-After", "36000")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	down := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	feeds := []model.Feed{{URL: down.URL}}
	for i := range 10 {
		feeds = append(feeds, model.Feed{URL: fmt.Sprintf("%s/%d", busy.URL, i)})
	}
	o := quick
	o.PerHost = 1
	now := time.Now()
	got, _, _ := refresh(t, client(t, o), context.Background(), feeds, false)
	resting := 0
	for url, g := range got {
		in := g.r.NextFetch.Sub(now)
		switch {
		case url == down.URL:
			if in < 3*time.Minute || in > 6*time.Minute {
				t.Errorf("503 for a second: again in %v", in)
			}
		case errors.Is(g.err, ErrResting):
			resting++
			if in < 14*time.Minute || in > 16*time.Minute {
				t.Errorf("resting: again in %v", in)
			}
		case in < 9*time.Hour || in > 11*time.Hour:
			t.Errorf("429 for ten hours: again in %v, %v", in, g.err)
		}
	}
	if asked.Load() != 1 || resting != 9 || len(got) != 11 {
		t.Errorf("asked %d times, %d rested of %d", asked.Load(), resting, len(got))
	}
}

func TestRefreshIsCancelled(t *testing.T) {
	var feeds []model.Feed
	for range 6 {
		url := raw(t, hold)
		for i := range 10 {
			feeds = append(feeds, model.Feed{URL: fmt.Sprint(url, i)})
		}
	}
	fine := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	feeds = append(feeds, model.Feed{URL: fine.URL})
	c := New(Options{Parallel: 16, Spacing: 20 * time.Millisecond})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var got []string
	err := c.Refresh(ctx, feeds, false, func(f model.Feed, _ Response, err error) {
		got = append(got, fmt.Sprint(f.URL, err))
		time.AfterFunc(100*time.Millisecond, cancel)
	}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if len(got) != 1 || got[0] != fine.URL+"<nil>" {
		t.Errorf("what was not fetched was reported: %v", got)
	}
	c.Close()
	if left := own(); left != "" {
		t.Errorf("goroutines left over:\n%s", left)
	}
	if len(c.lanes[Feed]) != 0 || len(c.hosts.all) > 7 {
		t.Errorf("%d places taken, %d hosts known", len(c.lanes[Feed]), len(c.hosts.all))
	}
}

// own waits for the end of the client's own goroutines, while servers may run.
func own() string {
	var left []string
	for range 400 {
		left = nil
		for _, s := range strings.Split(working(), "\n\n") {
			if strings.Contains(s, "fetch.(*Client)") || strings.Contains(s, "http.(*persistConn)") {
				left = append(left, s)
			}
		}
		if len(left) == 0 {
			return ""
		}
		time.Sleep(25 * time.Millisecond)
	}
	return strings.Join(left, "\n\n")
}

// each runs at Options.Parallel places, and holds the fetching up.
func TestRefreshHoldsFewBodies(t *testing.T) {
	var served atomic.Int32
	var feeds []model.Feed
	for range 12 {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) { served.Add(1) })
		feeds = append(feeds, model.Feed{URL: s.URL})
	}
	page := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "page") })
	o := quick
	o.Parallel = 3
	c := client(t, o)
	var now, top, done atomic.Int32
	err := c.Refresh(context.Background(), feeds, false, func(_ model.Feed, _ Response, err error) {
		n := now.Add(1)
		for old := top.Load(); n > old && !top.CompareAndSwap(old, n); old = top.Load() {
		}
		if ahead := served.Load() - done.Load(); ahead > 3 {
			t.Errorf("%d feeds are held", ahead)
		}
		for end := time.Now().Add(10 * time.Second); top.Load() < 3 && time.Now().Before(end); {
			time.Sleep(time.Millisecond) // until as many as may are here
		}
		time.Sleep(20 * time.Millisecond)
		// Pages may be fetched meanwhile.
		if r, err := c.Get(context.Background(), Request{URL: page.URL, Kind: Page}); err != nil || string(r.Body) != "page" {
			t.Errorf("page: %q, %v", r.Body, err)
		}
		done.Add(1)
		now.Add(-1)
	}, nil)
	if err != nil || done.Load() != 12 || top.Load() != 3 {
		t.Errorf("%d done, %d at once, %v", done.Load(), top.Load(), err)
	}
}
