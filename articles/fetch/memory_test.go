package fetch

import (
	"bytes"
	"context"
	"net/http"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"dateline/model"
)

func TestMem(t *testing.T) {
	piece := bytes.Repeat([]byte("<item>news</item>"), 4000)
	var feeds []model.Feed
	for range 32 {
		feeds = append(feeds, model.Feed{URL: serve(t, func(w http.ResponseWriter, r *http.Request) { endless(w, piece) }).URL})
	}
	c := client(t, Options{})
	var top atomic.Uint64
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				top.Store(max(top.Load(), m.HeapInuse))
			}
		}
	}()
	began := time.Now()
	c.Refresh(context.Background(), feeds, true, func(f model.Feed, r Response, err error) {
		if err == nil {
			t.Error("no error")
		}
	}, nil)
	close(stop)
	t.Logf("peak %d MB, %v", top.Load()>>20, time.Since(began))
}
