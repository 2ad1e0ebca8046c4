// Command gen makes a large library for measurements, out of a corpus of
// labelled news that lies outside of the repository:
//
//	go run ./ui/cli/gen -articles 1000000 -out /tmp/million/dateline/library.db
//
// The articles of the corpus are repeated under other ids, addresses and dates,
// spread over 200 feeds in 20 folders. Each text is analysed once; all else is
// what a refresh does. Every tenth is read and every thousandth has a star.
// A library that is there stays as it is.
package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

const (
	feeds     = 200
	folders   = 20
	batchSize = 500
)

func main() {
	corpus := flag.String("corpus", "../shared/gold/reuters21578-train.jsonl.gz", "articles, a JSON object a line, packed with gzip")
	n := flag.Int("articles", 1_000_000, "how many the library has")
	out := flag.String("out", "", "the library's file")
	flag.Parse()
	if *out == "" || *n < 1 || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if _, err := os.Stat(*out); !errors.Is(err, fs.ErrNotExist) {
		return
	}
	start := time.Now()
	if err := build(context.Background(), *corpus, *out, *n); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
	fmt.Fprintf(os.Stderr, "%d articles in %v\n", *n, time.Since(start).Round(time.Second))
}

// build makes a library of n articles beside out, and gives it its name when it
// is whole.
func build(ctx context.Context, corpus, out string, n int) error {
	texts, err := read(corpus)
	if err != nil {
		return err
	}
	part := out + ".part"
	for _, suffix := range []string{"", "-wal", "-shm"} { // of a run that was stopped
		if err := os.Remove(part + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o700); err != nil {
		return err
	}
	l, err := store.Open(ctx, part, store.Options{Engine: analyze.Engine})
	if err != nil {
		return err
	}
	err = errors.Join(fill(ctx, l, texts, n), l.Close())
	if err != nil {
		return err
	}
	return os.Rename(part, out)
}

// text is an article of the corpus with what is found in it.
type text struct {
	id       string
	article  model.Article
	analysis func() *model.Analysis // made once
}

func read(corpus string) (list []text, err error) {
	f, err := os.Open(corpus)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", corpus, err)
	}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 16<<20)
	for s.Scan() {
		var r struct{ ID, Date, Title, Dateline, Text string }
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", corpus, len(list)+1, err)
		}
		date, err := time.Parse(time.DateOnly, r.Date)
		if err != nil {
			continue
		}
		a := model.Article{Title: r.Title, Dateline: r.Dateline, Outlet: "Reuters", Published: date, Precision: model.Minute, Language: "en", Doc: document.FromPlain(r.Text)}
		list = append(list, text{r.ID, a, sync.OnceValue(func() *model.Analysis { return analyze.Of(&a, date) })})
	}
	if len(list) == 0 {
		return nil, errors.Join(s.Err(), fmt.Errorf("%s: no articles", corpus))
	}
	return list, s.Err()
}

// incoming is the n-th article of the library.
func incoming(texts []text, n int) store.Incoming {
	t := &texts[n%len(texts)]
	a := t.article
	id := t.id + "-" + strconv.Itoa(n)
	a.URL = "https://example.org/" + id
	a.Published = a.Published.Add(time.Duration(n) * 97 * time.Second)
	return store.Incoming{Entry: model.Entry{GUID: id, Article: &a}, Analysis: t.analysis()}
}

func fill(ctx context.Context, l *store.Library, texts []text, n int) error {
	var ids []int64
	for i := range feeds {
		id, _, err := l.AddFeed(ctx, &model.Feed{URL: fmt.Sprint("https://example.org/feed/", i), Title: fmt.Sprint("Feed ", i), Folder: fmt.Sprint("Folder ", i%folders)})
		if err != nil {
			return err
		}
		ids = append(ids, id)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	starts := make(chan int)
	var all sync.WaitGroup
	var done atomic.Int64
	for range runtime.GOMAXPROCS(0) + 1 { // one more, for who waits for the writer
		all.Go(func() {
			for at := range starts {
				if err := batch(ctx, l, ids[at/batchSize%feeds], texts, at, min(at+batchSize, n)); err != nil {
					stop(err)
				}
				if did := done.Add(batchSize); did%(100*batchSize) == 0 {
					fmt.Fprintln(os.Stderr, min(int(did), n), "of", n)
				}
			}
		})
	}
	for at := 0; at < n && ctx.Err() == nil; at += batchSize {
		starts <- at
	}
	close(starts)
	all.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	return l.Settle(ctx)
}

// batch keeps the articles from..to as one delivery, and marks some of them.
func batch(ctx context.Context, l *store.Library, feed int64, texts []text, from, to int) error {
	var in []store.Incoming
	for n := to - 1; n >= from; n-- {
		in = append(in, incoming(texts, n))
	}
	got, err := l.Ingest(ctx, feed, in, nil)
	if err != nil {
		return err
	}
	yes := true
	var read, starred []string
	for i := range got.New {
		if i%10 == 0 {
			read = append(read, got.New[i].ID)
		}
		if (from+i)%1000 == 0 {
			starred = append(starred, got.New[i].ID)
		}
	}
	if _, err := l.Mark(ctx, model.Mark{IDs: read, Read: &yes}); err != nil || len(starred) == 0 {
		return err
	}
	_, err = l.Mark(ctx, model.Mark{IDs: starred, Star: &yes})
	return err
}
