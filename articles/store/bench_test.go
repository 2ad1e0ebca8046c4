package store

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

var (
	corpusPath = flag.String("corpus", "../../../shared/gold/reuters21578-train.jsonl.gz", "articles for the benchmarks, a JSON object a line")
	large      = flag.Int("large", 0, "articles of the library that is measured; it is made once and kept in -cache")
	cacheDir   = flag.String("cache", filepath.Join(os.TempDir(), "dateline-store"), "where that library is kept")
)

// corpus reads up to limit articles.
func corpus(t testing.TB, limit int) (list []model.Entry) {
	t.Helper()
	f, err := os.Open(*corpusPath)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 16<<20)
	for s.Scan() && len(list) < limit {
		var r struct{ ID, Date, Title, Dateline, Text string }
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		date, _ := time.Parse(time.DateOnly, r.Date)
		list = append(list, model.Entry{GUID: r.ID, Article: &model.Article{Title: r.Title, Dateline: r.Dateline, Outlet: "Reuters", Published: date,
			Precision: model.Day, Language: "en", URL: "https://example.org/" + r.ID, Doc: document.FromPlain(r.Text)}})
	}
	return list
}

// repeated is the n-th article of a library that is larger than the corpus.
func repeated(list []model.Entry, n int) model.Entry {
	e := list[n%len(list)]
	a := *e.Article
	e.GUID = fmt.Sprint(e.GUID, "-", n)
	a.URL = fmt.Sprint("https://example.org/", e.GUID)
	a.Published, a.Precision = a.Published.Add(time.Duration(n)*97*time.Second), model.Minute
	e.Article = &a
	return e
}

// fill ingests articles from..to in batches of 50 over 200 feeds, analysed on
// all cores.
func fill(t testing.TB, l *Library, list []model.Entry, from, to int) {
	t.Helper()
	const batch = 50
	ctx := context.Background()
	var feeds []int64
	for i := range 200 {
		id, _, err := l.AddFeed(ctx, &model.Feed{URL: fmt.Sprint("https://example.org/feed/", i), Folder: fmt.Sprint("Folder ", i%20)})
		if err != nil {
			t.Fatal(err)
		}
		feeds = append(feeds, id)
	}
	starts := make(chan int)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) + 1 { // one more, for who waits for the writer
		group.Go(func() {
			for at := range starts {
				var in []Incoming
				for n := min(at+batch, to) - 1; n >= at; n-- {
					e := repeated(list, n)
					in = append(in, Incoming{Entry: e, Analysis: analyze.Of(e.Article, clock)})
				}
				if _, err := l.Ingest(ctx, feeds[at/batch%len(feeds)], in, &model.Feed{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for at := from; at < to; at += batch {
		starts <- at
	}
	close(starts)
	group.Wait()
	if err := l.Settle(ctx); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkIngest measures articles a second, analysis, index and a wait for
// the disk at the end included.
func BenchmarkIngest(b *testing.B) {
	list := corpus(b, 1<<20)
	const n = 20_000
	analyze.Of(list[0].Article, clock) // tables are unpacked once
	for b.Loop() {
		path := filepath.Join(b.TempDir(), LibraryName)
		l := opened(b, path)
		start, cpu := time.Now(), cpuTime()
		fill(b, l, list, 0, n)
		took := time.Since(start)
		b.ReportMetric(float64((cpuTime()-cpu).Microseconds())/n, "cpu-µs/article")
		s, _ := l.Stats(context.Background())
		b.ReportMetric(n/took.Seconds(), "articles/s")
		b.ReportMetric(float64(s.Bytes)/n, "bytes/article")
	}
}

// BenchmarkIngestOnly is the same without the analysis.
func BenchmarkIngestOnly(b *testing.B) {
	list := corpus(b, 5000)
	var in []Incoming
	for n := range list {
		e := repeated(list, n)
		in = append(in, Incoming{Entry: e, Analysis: analyze.Of(e.Article, clock)})
	}
	for b.Loop() {
		l := fresh(b)
		f := feed(b, l, "https://example.org")
		start, cpu := time.Now(), cpuTime()
		for at := 0; at < len(in); at += 50 {
			ingested(b, l, f, in[at:min(at+50, len(in))])
		}
		if err := l.Settle(context.Background()); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64((cpuTime()-cpu).Microseconds())/float64(len(in)), "cpu-µs/article")
		b.ReportMetric(float64(len(in))/time.Since(start).Seconds(), "articles/s")
	}
}

// cpuTime is the time of the processor that this process has used: other than
// the time of day it says the same on a busy machine.
func cpuTime() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// kept opens the library of -large articles, which is made where it is missing.
func kept(b *testing.B) *Library {
	if *large == 0 {
		b.Skip("-large says how many articles")
	}
	path := filepath.Join(*cacheDir, fmt.Sprintf("library-%d.db", *large))
	if _, err := os.Stat(path); err != nil {
		list := corpus(b, 1<<20)
		l := opened(b, path+".part")
		start := time.Now()
		fill(b, l, list, 0, *large)
		b.Logf("made in %v", time.Since(start).Round(time.Second))
		yes := true
		for n := 1; n < *large; n += 10 {
			if n%1000 == 1 {
				must(l.Mark(context.Background(), model.Mark{IDs: []string{itemID(int64(n))}, Star: &yes}))(b)
			}
			must(l.Mark(context.Background(), model.Mark{IDs: []string{itemID(int64(n))}, Read: &yes}))(b)
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		if err := os.Rename(path+".part", path); err != nil {
			b.Fatal(err)
		}
	}
	return opened(b, path)
}

// BenchmarkLists measures the first page of every list, a page deep in, and
// what else stands between a reader and a screen.
func BenchmarkLists(b *testing.B) {
	ctx := context.Background()
	l := kept(b)
	b.Run("open library", func(b *testing.B) {
		for b.Loop() {
			m := must(Open(ctx, l.path, options()))(b)
			must(page(m, Filter{}, Cursor{}))(b)
			b.StopTimer()
			m.Close()
			b.StartTimer()
		}
	})
	first := must(l.Feeds(ctx))(b)[0]
	for _, c := range []struct {
		name string
		f    Filter
	}{
		{"all", Filter{}}, {"unread", Filter{Unread: true}}, {"starred", Filter{Starred: true}}, {"feed", Filter{Feed: first.ID}},
		{"feed unread", Filter{Feed: first.ID, Unread: true}}, {"folder", Filter{Folder: "Folder 3"}}, {"folder unread", Filter{Folder: "Folder 3", Unread: true}},
		{"country US", Filter{Country: "US"}}, {"country NZ", Filter{Country: "NZ"}},
		{"country NZ unread", Filter{Country: "NZ", Unread: true}}, {"country NZ of a feed", Filter{Country: "NZ", Feed: first.ID}},
		{"words, rare", Filter{Words: "cocoa review"}}, {"words, common", Filter{Words: "said"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				must(page(l, c.f, Cursor{}))(b)
			}
		})
	}
	b.Run("all, deep", func(b *testing.B) {
		var at Cursor
		if err := l.r.QueryRow("SELECT sort, id FROM articles ORDER BY sort LIMIT 1 OFFSET ?", *large/10).Scan(&at.sort, &at.id); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			must(page(l, Filter{}, at))(b)
		}
	})
	for _, words := range []string{"cocoa", `"crude oil" saudi`, "said"} {
		b.Run("search "+words, func(b *testing.B) {
			for b.Loop() {
				must(l.Search(ctx, words, 50))(b)
			}
		})
	}
	items := must(page(l, Filter{}, Cursor{}))(b)
	b.Run("article", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			must(l.Open(ctx, items[i%len(items)].ID))(b)
		}
	})
	b.Run("feeds", func(b *testing.B) {
		for b.Loop() {
			must(l.Feeds(ctx))(b)
		}
	})
	b.Run("changes", func(b *testing.B) {
		for b.Loop() {
			must(l.Changes(ctx))(b)
		}
	})
	b.Run("mark", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			star := i%2 == 0
			must(l.Mark(ctx, model.Mark{IDs: []string{items[7].ID}, Star: &star}))(b)
		}
	})
	if data, err := os.ReadFile("/proc/self/status"); err == nil {
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "VmRSS") || strings.HasPrefix(line, "VmHWM") {
				b.Log(strings.TrimSpace(line))
			}
		}
	}
}

func page(l *Library, f Filter, at Cursor) ([]model.Item, error) {
	items, _, err := l.List(context.Background(), f, at, 50)
	if err == nil && len(items) == 0 {
		err = fmt.Errorf("%+v is empty", f)
	}
	return items, err
}
