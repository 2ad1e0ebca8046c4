package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"dateline/articles/extract"
	"dateline/articles/feed"
	"dateline/articles/fetch"
	"dateline/articles/store"
	"dateline/model"
)

// defaultInterval lies between two refreshes of a feed where nobody says
// otherwise.
const defaultInterval = 30 * time.Minute

// parseFeed reads what came for a feed. It waits for its turn, since a feed is
// read in several times its size.
func (n *News) parseFeed(ctx context.Context, r fetch.Response) (result feed.Result, err error) {
	err = n.inTurn(ctx, "cannot be read", func() error {
		result, err = feed.Parse(r.Body, r.URL, r.ContentType, n.options.Now(), feed.Options{
			HTML:   extract.Fragment,
			Finish: func(a *model.Article) { extract.Complete(a, n.options.Now()) },
		})
		return err
	})
	if err == nil && result.Cut && len(result.Entries) == 0 {
		err = errors.New("the feed ends before anything is in it")
	}
	return result, err
}

// inTurn does a piece of work when a core is free for it. What comes from
// outside must not take the program down, so a panic becomes an error.
func (n *News) inTurn(ctx context.Context, failing string, work func() error) (err error) {
	select {
	case n.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() {
		<-n.slots
		if r := recover(); r != nil {
			err = fmt.Errorf("%s (%.80v)", failing, r)
		}
	}()
	return work()
}

// ingest keeps the entries of a delivery that are new, or read otherwise now,
// with what was found in them, and the state of the feed. An entry that cannot be
// analysed is kept without an analysis, and the error says so.
func (n *News) ingest(ctx context.Context, f *model.Feed, entries []model.Entry) (store.Ingested, error) {
	fresh, err := n.store.Fresh(ctx, f.ID, entries)
	if err != nil {
		return store.Ingested{}, err
	}
	var list []store.Incoming
	for i := range entries {
		if fresh[i] {
			list = append(list, store.Incoming{
				Entry: entries[i], Page: n.fullTexts(f) && entries[i].Summary && entries[i].Article.URL != ""})
		}
	}
	fault := n.analyseAll(ctx, list)
	if err := ctx.Err(); err != nil {
		return store.Ingested{}, err
	}
	if fault != nil {
		f.LastError = fault.Error()
	}
	got, err := n.store.Ingest(ctx, f.ID, list, f)
	if err == nil {
		err = fault
	}
	return got, err
}

// analyseAll finds out whom the articles are about, on all cores. It returns the
// first fault.
func (n *News) analyseAll(ctx context.Context, list []store.Incoming) error {
	var all sync.WaitGroup
	var once sync.Once
	var fault error
	next := make(chan *store.Incoming)
	for range min(cap(n.slots), len(list)) {
		all.Go(func() {
			for in := range next {
				a := in.Entry.Article
				err := n.inTurn(ctx, fmt.Sprintf("%.60q cannot be analysed", a.Title), func() error {
					in.Analysis = n.analyse(a)
					return nil
				})
				if err != nil {
					once.Do(func() { fault = err })
				}
			}
		})
	}
	for i := range list {
		next <- &list[i]
	}
	close(next)
	all.Wait()
	return fault
}

// succeeded notes in the state of a feed what its server said with an answer
// that could be used. interval is for a feed that has none; 0 is the default.
func (n *News) succeeded(f *model.Feed, r fetch.Response, interval time.Duration) {
	now := n.options.Now()
	f.LastSuccess, f.LastError, f.Failures, f.Gone = now, "", 0, false
	if r.ETag != "" || !r.NotModified {
		f.ETag = r.ETag
	}
	if r.LastModified != "" || !r.NotModified {
		f.LastModified = r.LastModified
	}
	f.NextFetch = now.Add(cmp.Or(f.Interval, interval, n.options.Interval, defaultInterval))
	if r.NextFetch.After(f.NextFetch) {
		f.NextFetch = r.NextFetch
	}
}

// described takes over how a feed calls itself.
func described(f *model.Feed, says model.Feed) {
	if says.Title != "" {
		f.Title = says.Title
	}
	if says.Site != "" {
		f.Site = says.Site
	}
}
