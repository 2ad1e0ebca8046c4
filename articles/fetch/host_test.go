package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"
)

// visits records when requests start at a server, and how many run at once. The
// first wait until there are as many as are wanted, if so many ever come.
type visits struct {
	mu       sync.Mutex
	starts   []time.Time
	now, top int
	want     int
	met      chan struct{}
}

func wanting(n int) *visits { return &visits{want: n, met: make(chan struct{})} }

func (v *visits) handler(takes time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v.mu.Lock()
		v.starts = append(v.starts, time.Now())
		v.now++
		if v.top = max(v.top, v.now); v.now == v.want {
			v.want = -1
			close(v.met)
		}
		v.mu.Unlock()
		if v.met != nil {
			select {
			case <-v.met:
			case <-time.After(10 * time.Second):
			}
		}
		time.Sleep(takes)
		v.mu.Lock()
		v.now--
		v.mu.Unlock()
		io.WriteString(w, "x")
	}
}

// getAll gets many addresses at once.
func getAll(t *testing.T, c *Client, kind Kind, urls ...string) {
	t.Helper()
	var all sync.WaitGroup
	for _, u := range urls {
		all.Go(func() {
			if _, err := c.Get(context.Background(), Request{URL: u, Kind: kind}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestAtMostTwoAtAHost(t *testing.T) {
	v := wanting(2)
	s := serve(t, v.handler(20*time.Millisecond))
	getAll(t, client(t, quick), Feed, slices.Repeat([]string{s.URL}, 12)...)
	if v.top != 2 || len(v.starts) != 12 {
		t.Errorf("%d requests, %d at once", len(v.starts), v.top)
	}
}

func TestSpacing(t *testing.T) {
	t.Parallel()
	var v visits
	s := serve(t, v.handler(0))
	o := quick
	o.Spacing = 60 * time.Millisecond
	began := time.Now()
	getAll(t, client(t, o), Feed, slices.Repeat([]string{s.URL}, 6)...)
	if d := time.Since(began); d < 5*o.Spacing {
		t.Errorf("six requests took %v", d)
	}
	// Redirects are requests too.
	around := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if n, _ := strconv.Atoi(r.URL.Path[1:]); n > 0 {
			http.Redirect(w, r, "/"+strconv.Itoa(n-1), http.StatusFound)
		}
	})
	began = time.Now()
	get(t, client(t, o), Request{URL: around.URL + "/3"})
	if d := time.Since(began); d < 3*o.Spacing {
		t.Errorf("three redirects took %v", d)
	}
}

func TestSpacingByHost(t *testing.T) {
	for _, test := range []struct {
		set  time.Duration
		url  string
		want time.Duration
	}{
		{0, "https://news.example/feed", 250 * time.Millisecond}, {-1, "https://news.example/feed", 0}, {time.Second, "https://news.example/feed", time.Second},
		{0, "http://127.0.0.1:8080/feed", 0}, {0, "http://[::1]/feed", 0}, {0, "http://[::1]:81/feed", 0}, {0, "http://LOCALHOST/feed", 0}, {time.Second, "http://localhost/feed", time.Second},
		{0, "http://10.0.0.1/feed", 250 * time.Millisecond},
	} {
		u, err := url.Parse(test.url)
		if err != nil {
			t.Fatal(err)
		}
		if got := newHosts(2, test.set).space(hostKey(u)); got != test.want {
			t.Errorf("%s with %v: %v, want %v", test.url, test.set, got, test.want)
		}
	}
}

func TestParallel(t *testing.T) {
	v := wanting(3)
	var urls []string
	for range 8 { // each its own host
		urls = append(urls, serve(t, v.handler(50*time.Millisecond)).URL)
	}
	o := quick
	o.Parallel = 3
	getAll(t, client(t, o), Feed, urls...)
	if v.top != 3 {
		t.Errorf("%d feeds at once, want 3", v.top)
	}
}

// The places of the client are not taken by those who wait for a slow host.
func TestSlowHostTakesNoPlaces(t *testing.T) {
	t.Parallel()
	release, came := make(chan struct{}), make(chan struct{}, 6)
	slow := serve(t, func(w http.ResponseWriter, r *http.Request) { came <- struct{}{}; <-release })
	fast := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	o := quick
	o.Parallel = 3
	c := client(t, o)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() { c.Get(context.Background(), Request{URL: slow.URL}) })
	}
	<-came
	<-came
	time.Sleep(20 * time.Millisecond) // the others wait
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	if _, err := c.Get(ctx, Request{URL: fast.URL}); err != nil {
		t.Errorf("another host waited: %v", err)
	}
	close(release)
	all.Wait()
}

// A host that says 429 is left alone for as long as it says, others are not.
func TestResting(t *testing.T) {
	t.Parallel()
	asked := 0
	busy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	fine := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	c := client(t, quick)
	_, err := getError(t, c, Request{URL: busy.URL + "/a"})
	wantError(t, err, "429 Too Many Requests", true)
	_, err = getError(t, c, Request{URL: busy.URL + "/b"})
	var e *Error
	if !errors.Is(err, ErrResting) || !errors.As(err, &e) || !e.Temporary || time.Until(e.Until) > 3*time.Second || e.Until.IsZero() {
		t.Errorf("the second: %#v", err)
	}
	get(t, c, Request{URL: fine.URL})
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	time.Sleep(time.Until(e.Until) + time.Millisecond)
	_, err = getError(t, c, Request{URL: busy.URL + "/b"})
	wantError(t, err, "429 Too Many Requests", true)
}

// Hosts are forgotten when nothing is left to remember of them.
func TestHostsAreForgotten(t *testing.T) {
	h := newHosts(2, time.Millisecond)
	lane := make(chan struct{}, 1)
	for i := range 3 * manyHosts {
		leaveHost, leaveLane, err := h.enter(context.Background(), strconv.Itoa(i), lane)
		if err != nil {
			t.Fatal(err)
		}
		leaveLane()
		leaveHost()
		if i%500 == 0 {
			time.Sleep(2 * time.Millisecond)
		}
	}
	if n := len(h.all); n > manyHosts+1 {
		t.Errorf("%d hosts are known", n)
	}
	h = newHosts(2, -1)
	leaveHost, leaveLane, _ := h.enter(context.Background(), "a", lane)
	leaveLane()
	leaveHost()
	if len(h.all) != 0 {
		t.Error("a host without spacing is remembered")
	}
}

func TestCancelWhileWaiting(t *testing.T) {
	t.Parallel()
	came, release := make(chan struct{}, 10), make(chan struct{}, 10)
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		came <- struct{}{}
		select {
		case <-release:
		case <-r.Context().Done():
		}
	})
	for _, o := range []Options{
		{PerHost: 1, Spacing: -1}, {Spacing: time.Minute}, {Parallel: 1, Spacing: -1},
	} {
		c := client(t, o)
		var all sync.WaitGroup
		all.Go(func() { c.Get(context.Background(), Request{URL: s.URL}) })
		<-came
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
		_, err := c.Get(ctx, Request{URL: s.URL})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%+v: %v", o, err)
		}
		cancel()
		release <- struct{}{}
		all.Wait()
		if len(c.lanes[Feed]) != 0 {
			t.Errorf("%+v: %d places are taken for ever", o, len(c.lanes[Feed]))
		}
	}
}
