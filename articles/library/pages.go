package library

import (
	"context"
	"errors"
	"sync"
	"time"

	"dateline/articles/fetch"
	"dateline/articles/store"
	"dateline/model"
)

const (
	// pagesAtOnce is how many pages are fetched and read at once; the client sees
	// to it that no host has more than two of them.
	pagesAtOnce = 16
	// mostPages is how many pages one refresh fetches; the others wait for the next.
	mostPages = 1000
	// mostTries is how often a page is tried that may be there the next time, first
	// after some 40 minutes, then after twice as long each.
	mostTries = 6
)

// fullTexts tells whether the pages of a feed's articles are fetched.
func (n *News) fullTexts(f *model.Feed) bool { return f.FullText.Or(n.options.FullText) }

// pageCount is what became of the pages of one feed.
type pageCount struct{ came, failed int }

// pages fetches the pages that are due, those of earlier refreshes too, of the
// feeds chosen. What is not done when ctx ends waits for the next refresh.
func (run *refresh) pages(ctx context.Context, o RefreshOptions) error {
	if len(run.full) == 0 {
		return nil
	}
	due, err := run.n.store.Pages(ctx, run.full, mostPages)
	if err != nil {
		return err
	}
	due = byTurns(due)
	var (
		all  sync.WaitGroup
		mu   sync.Mutex
		done int
	)
	next := make(chan store.PageTry)
	for range min(pagesAtOnce, len(due)) {
		all.Go(func() {
			for t := range next {
				came, failed := run.tryPage(ctx, t)
				mu.Lock()
				c := run.counted[t.Feed]
				c.came += came
				c.failed += failed
				run.counted[t.Feed] = c
				run.report.Full += came
				run.report.FullFailed += failed
				done++
				if o.Pages != nil && ctx.Err() == nil {
					o.Pages(done, len(due))
				}
				mu.Unlock()
			}
		})
	}
hand:
	for _, t := range due {
		select {
		case next <- t:
		case <-ctx.Done():
			break hand
		}
	}
	close(next)
	all.Wait()
	return ctx.Err()
}

// byTurns lists pages so that each feed has its turn: the workers would otherwise
// all wait for one host.
func byTurns(list []store.PageTry) []store.PageTry {
	var feeds []int64
	of := map[int64][]store.PageTry{}
	for _, t := range list {
		if of[t.Feed] == nil {
			feeds = append(feeds, t.Feed)
		}
		of[t.Feed] = append(of[t.Feed], t)
	}
	out := make([]store.PageTry, 0, len(list))
	for i := 0; len(out) < len(list); i++ {
		for _, f := range feeds {
			if i < len(of[f]) {
				out = append(out, of[f][i])
			}
		}
	}
	return out
}

// tryPage fetches one page and keeps its text, or when to try it again.
func (run *refresh) tryPage(ctx context.Context, t store.PageTry) (came, failed int) {
	n := run.n
	_, outcome, err := n.FullText(ctx, t.ID, false)
	switch {
	case err == nil && outcome == model.FullFetched:
		return 1, 0
	case err == nil, ctx.Err() != nil, errors.Is(err, store.ErrNone), errors.Is(err, fetch.ErrResting):
		return 0, 0
	case errors.Is(err, store.ErrFull), errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrClosed):
		run.stop(err) // it would be the same with every other page
		return 0, 0
	}
	tries := t.Tries + 1
	var next time.Time // never
	if why, ok := errors.AsType[*fetch.Error](err); ok && why.Temporary && tries < mostTries {
		next = fetch.Backoff(t.ID, tries+3, n.options.Now())
	}
	if err := n.store.KeepPageFailed(ctx, t.ID, tries, next, err.Error()); err != nil && ctx.Err() == nil {
		run.stop(err)
	}
	return 0, 1
}
