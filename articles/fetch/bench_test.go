package fetch

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/model"
)

// BenchmarkRefreshUnchanged is the refresh of 200 feeds that have nothing new,
// on one loopback host with TLS.
func BenchmarkRefreshUnchanged(b *testing.B) { benchmarkRefresh(b, 200, true) }

// BenchmarkRefreshNew is the same with 200 new feeds of 50 KB.
func BenchmarkRefreshNew(b *testing.B) { benchmarkRefresh(b, 200, false) }

func benchmarkRefresh(b *testing.B, n int, unchanged bool) {
	body := []byte(strings.Repeat("<item><title>News of the day</title></item>\n", 1150))
	packed := pack(b, body)
	ca := newAuthority(b)
	s := serveTLS(b, ca.issue(b, time.Now().Add(time.Hour), "127.0.0.1"), func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"same"`)
		if r.Header.Get("If-None-Match") == `"same"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(packed)
	})
	var feeds []model.Feed
	for i := range n {
		f := model.Feed{URL: fmt.Sprintf("%s/%d", s.URL, i)}
		if unchanged {
			f.ETag = `"same"`
		}
		feeds = append(feeds, f)
	}
	for b.Loop() {
		c := New(Options{RootCAs: ca.pool()}) // from cold: handshakes included
		var bad atomic.Int32
		err := c.Refresh(context.Background(), feeds, true, func(_ model.Feed, r Response, err error) {
			if err != nil || r.NotModified != unchanged {
				bad.Add(1)
			}
		}, nil)
		if err != nil || bad.Load() > 0 {
			b.Fatalf("%d feeds failed, %v", bad.Load(), err)
		}
		c.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/refresh")
}
