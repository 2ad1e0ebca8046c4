package fetch

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"

	"dateline/model"
)

// Feeds without end cost what they may hold at once, not what they send, and
// not once for each.
func TestEndlessFeedsTakeLittleMemory(t *testing.T) {
	piece := bytes.Repeat([]byte("<item>news</item>"), 1000)
	var feeds []model.Feed
	for range 24 {
		feeds = append(feeds, model.Feed{URL: serve(t, func(w http.ResponseWriter, r *http.Request) { endless(w, piece) }).URL})
	}
	c := client(t, Options{Parallel: 4, MaxFeed: 4 << 20})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var large atomic.Int32
	c.Refresh(context.Background(), feeds, true, func(_ model.Feed, _ Response, err error) {
		if err != nil && err.Error() == "larger than 4 MB" {
			large.Add(1)
		}
	}, nil)
	runtime.ReadMemStats(&after)
	if large.Load() != 24 {
		t.Errorf("%d of 24 were refused", large.Load())
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 72<<20 {
		t.Errorf("%d MB allocated, where 16 may be held", used>>20)
	}
}

// Thousands of feeds, each on a host of its own, are no more at once than a few.
func TestManyHosts(t *testing.T) {
	var now, top atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for old := top.Load(); n > old && !top.CompareAndSwap(old, n); old = top.Load() {
		}
		w.WriteHeader(http.StatusNotModified)
		now.Add(-1)
	})
	_, port, err := net.SplitHostPort(s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("HTTP_PROXY", "")
	c := client(t, Options{})
	c.transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, "127.0.0.1:"+port) // whatever the host: this machine has few names
	}
	var feeds []model.Feed
	for i := range 1000 {
		feeds = append(feeds, model.Feed{URL: "http://host" + strconv.Itoa(i) + ".invalid/feed", ETag: `"x"`})
	}
	var fine atomic.Int32
	if err := c.Refresh(context.Background(), feeds, false, func(_ model.Feed, r Response, err error) {
		if err == nil && r.NotModified {
			fine.Add(1)
		}
	}, nil); err != nil {
		t.Fatal(err)
	}
	if fine.Load() != 1000 || top.Load() > 16 {
		t.Errorf("%d of 1000 came, %d at once", fine.Load(), top.Load())
	}
}
