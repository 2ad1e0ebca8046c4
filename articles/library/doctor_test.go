package library

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/document"
)

// shelved are two Newses on one library of n stories, of which none is analysed.
func shelved(t *testing.T, n int) (a, b *News) {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), store.LibraryName)
	var list [2]*News
	for i := range list {
		news, err := OpenNews(ctx, NewsOptions{Path: path})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { news.Close() })
		list[i] = news
	}
	id, _, err := list[0].store.AddFeed(ctx, &model.Feed{URL: "https://example.org/feed"})
	if err != nil {
		t.Fatal(err)
	}
	var in []store.Incoming
	for i := range n {
		a := &model.Article{Title: fmt.Sprint("Story ", i), URL: fmt.Sprint("https://example.org/", i), Doc: document.FromPlain("Angela Merkel spoke in Paris.")}
		if i == 7 {
			a.Title = "Jackson in Georgia"
		}
		in = append(in, store.Incoming{Entry: model.Entry{GUID: a.URL, Article: a}})
	}
	if _, err := list[0].store.Ingest(ctx, id, in, nil); err != nil {
		t.Fatal(err)
	}
	return list[0], list[1]
}

// Two at once share no article: the second leaves the work to the first, or waits.
func TestReanalyseAtOnce(t *testing.T) {
	a, b := shelved(t, 250)
	var analysed atomic.Int64
	begun, left := make(chan struct{}), make(chan struct{})
	var once sync.Once
	for _, n := range []*News{a, b} {
		n.analyse = func(x *model.Article) *model.Analysis {
			once.Do(func() { close(begun); <-left })
			analysed.Add(1)
			return n.found(x)
		}
	}
	var all sync.WaitGroup
	all.Go(func() {
		if n, err := a.Reanalyse(context.Background(), ReanalyseOptions{}, nil); n != 250 || err != nil {
			t.Error(n, err)
		}
	})
	<-begun
	if n, err := b.Reanalyse(context.Background(), ReanalyseOptions{}, nil); n != 0 || err != nil {
		t.Error(n, err)
	}
	close(left)
	if n, err := b.Reanalyse(context.Background(), ReanalyseOptions{Wait: true}, nil); n != 0 || err != nil {
		t.Error(n, err)
	}
	all.Wait()
	if n := analysed.Load(); n != 250 {
		t.Errorf("%d analyses", n)
	}
}

// Only what corrections may say something about is analysed again.
func TestReanalyseCorrected(t *testing.T) {
	n, _ := shelved(t, 250)
	ctx := context.Background()
	if done, err := n.Reanalyse(ctx, ReanalyseOptions{For: time.Hour}, nil); done != 250 || err != nil {
		t.Fatal(done, err)
	}
	said := []store.Kept{{Correction: model.Correction{ID: "1", Surface: "Georgia"}, Undone: true}}
	for range 2 {
		var titles []string
		n.analyse = func(x *model.Article) *model.Analysis {
			titles = append(titles, x.Title)
			return n.found(x)
		}
		if done, err := n.Reanalyse(ctx, ReanalyseOptions{Corrected: said}, nil); done != 1 || err != nil || strings.Join(titles, "") != "Jackson in Georgia" {
			t.Errorf("%d, %v, %q", done, err, titles)
		}
	}
}

// One that cannot be analysed leaves the others theirs, and is named.
func TestReanalyseFault(t *testing.T) {
	n, _ := shelved(t, 150)
	n.analyse = func(x *model.Article) *model.Analysis {
		if x.Title == "Story 3" {
			panic("index out of range")
		}
		return n.found(x)
	}
	done, err := n.Reanalyse(context.Background(), ReanalyseOptions{}, nil)
	if done != 149 || err == nil || err.Error() != `not all could be analysed: "Story 3" cannot be analysed (index out of range)` {
		t.Error(done, err)
	}
	if _, err := n.Refresh(context.Background(), RefreshOptions{Feeds: []int64{}}, nil, nil); err != nil {
		t.Error("a refresh fails for it:", err)
	}
	if s, err := n.Stats(context.Background()); s.Outdated != 1 || err != nil {
		t.Error(s.Outdated, err)
	}
}
