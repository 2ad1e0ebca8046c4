package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/model"
)

// A feed's own setting goes before the default, both ways.
func TestPagesWanted(t *testing.T) {
	for _, c := range []struct {
		byDefault bool
		feed      model.Choice
		want      int
	}{{false, model.Default, 0}, {true, model.Default, 1}, {false, model.On, 1}, {true, model.Off, 0}} {
		s := newSite(t)
		s.feed("Merkel speaks in Paris…", "/a")
		s.serve("/a", "text/html", webPage(strings.Repeat(paragraph, 4)))
		o := s.options()
		o.FullText = c.byDefault
		n, ctx := openNews(t, o), context.Background()
		id := follow(t, n, s, func(f *model.Feed) { f.FullText = c.feed })["Story 0"]
		if got := len(s.asked("/a")); got != c.want {
			t.Errorf("%+v: %d pages", c, got)
		}
		if l, err := n.store.Open(ctx, id); err != nil || l.Full != (c.want == 1) {
			t.Error(err)
		}
	}
}

// A page is tried again as long as it may come, and no longer.
func TestPagesTries(t *testing.T) {
	s := newSite(t)
	s.feed("Merkel speaks in Paris…", "/a", "/missing", "/busy", "/short")
	s.serve("/a", "text/html", webPage(strings.Repeat(paragraph, 4)))
	s.serve("/short", "text/html", webPage("<p>Merkel.</p>"))
	s.mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	var clock atomic.Int64
	clock.Store(time.Now().Unix())
	o := s.options()
	o.Now = func() time.Time { return time.Unix(clock.Load(), 0) }
	o.FullText = true
	n, ctx := openNews(t, o), context.Background()
	if _, _, err := n.store.AddFeed(ctx, &model.Feed{URL: s.URL + "/feed"}); err != nil {
		t.Fatal(err)
	}
	full, failed := 0, 0
	for range 3 * mostTries {
		var told []Refreshed
		report, err := n.Refresh(ctx, RefreshOptions{Force: true}, nil, func(r Refreshed) { told = append(told, r) })
		if err != nil || len(told) != 1 || told[0].Full != report.Full || told[0].FullFailed != report.FullFailed {
			t.Fatal(report, told, err)
		}
		full += report.Full
		failed += report.FullFailed
		clock.Add(int64(10 * time.Hour / time.Second))
		if failed > 1 { // not due the moment after
			clock.Add(int64(20 * time.Hour / time.Second))
		}
	}
	if full != 1 || failed != 1+mostTries || len(s.asked("/missing")) != 1 || len(s.asked("/busy")) != mostTries || len(s.asked("/short")) != 1 {
		t.Error(full, failed, len(s.asked("/missing")), len(s.asked("/busy")), len(s.asked("/short")))
	}
}

// What a refresh that was stopped did not fetch comes with the next one, also
// where the feed is not due.
func TestPagesResume(t *testing.T) {
	s := newSite(t)
	var links []string
	var open atomic.Bool
	began := make(chan struct{}, 100)
	for i := range 30 {
		path := fmt.Sprintf("/p%d", i)
		links = append(links, path)
		s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if !open.Load() && path != "/p0" {
				began <- struct{}{}
				<-r.Context().Done()
				return
			}
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write(webPage(strings.Repeat(paragraph, 4)))
		})
	}
	s.feed("Merkel speaks in Paris…", links...)
	o := s.options()
	o.Fetch.Header, o.FullText = time.Minute, true
	n := openNews(t, o)
	if _, _, err := n.store.AddFeed(context.Background(), &model.Feed{URL: s.URL + "/feed"}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	go func() { <-began; cancel() }()
	told := 0
	report, err := n.Refresh(ctx, RefreshOptions{}, nil, func(Refreshed) { told++ })
	if !errors.Is(err, context.Canceled) || report.New != 30 || report.FullFailed != 0 || told != 1 {
		t.Fatal(report, told, err)
	}
	open.Store(true)
	last := 0
	again, err := n.Refresh(context.Background(), RefreshOptions{Pages: func(done, total int) { last = total - done }}, nil, nil)
	if err != nil || again.Waiting != 1 || again.FullFailed != 0 || last != 0 {
		t.Error(report, again, err)
	}
	items, err := newest(context.Background(), n)
	if err != nil || len(items) != 30 {
		t.Fatal(len(items), err)
	}
	for _, it := range items {
		if l, err := n.store.Open(context.Background(), it.ID); err != nil || !l.Full {
			t.Error(it.Title, err)
		}
	}
}

// BenchmarkPages fetches, reads, analyses and keeps 500 pages of 20 KB in one
// refresh.
func BenchmarkPages(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		mux := http.NewServeMux()
		s := httptest.NewServer(mux)
		page := webPage(strings.Repeat(paragraph, 120))
		mux.HandleFunc("/p/", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write(page)
		})
		var items strings.Builder
		for i := range 500 {
			fmt.Fprintf(&items, `<item><guid isPermaLink="false">%d</guid><title>Story %d</title><link>%s/p/%d</link><description>Merkel speaks…</description></item>`, i, i, s.URL, i)
		}
		mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>Site</title>`+items.String()+`</channel></rss>`)
		})
		n, ctx := openNews(b, NewsOptions{FullText: true}), context.Background()
		if _, _, err := n.store.AddFeed(ctx, &model.Feed{URL: s.URL + "/feed"}); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if report, err := n.Refresh(ctx, RefreshOptions{}, nil, nil); err != nil || report.Full != 500 {
			b.Fatal(report, err)
		}
		b.StopTimer()
		s.Close()
		b.StartTimer()
	}
}
