package library

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"dateline/articles/fetch"
	"dateline/articles/store"
	"dateline/model"
)

// RefreshOptions say what a refresh fetches.
type RefreshOptions struct {
	Feeds []int64 // only these; nil for all
	Force bool    // those that are not due yet, too
	// Interval until the next refresh of a feed that has none of its own; 0 for
	// that of the News.
	Interval time.Duration
	// Pages is told how many of the pages of articles are done, by one goroutine
	// at a time; nil for nobody.
	Pages func(done, total int)
}

// Refreshed is what became of one feed.
type Refreshed struct {
	Feed      model.Feed // as it is now
	New       []model.Item
	Changed   []model.Item
	Unchanged bool     // the server had nothing new
	Err       error    // one line without the feed's address
	Warnings  []string // what was wrong with a feed that was kept all the same, one line each

	Full       int // articles whose full text came from their pages
	FullFailed int // pages that could not be had or read
}

// Report sums a refresh up.
type Report struct {
	Feeds     int // that were fetched
	New       int // articles
	Changed   int // articles that read otherwise now
	Failed    int // feeds
	Unchanged int // feeds whose server had nothing new
	Waiting   int // feeds that were not due
	Gone      int // feeds that are not fetched any more

	Full       int // articles whose full text came from their pages
	FullFailed int // pages that could not be had or read
}

// refresh is one run of Refresh.
type refresh struct {
	n    *News
	next time.Duration // RefreshOptions.Interval
	stop context.CancelCauseFunc
	each func(Refreshed)
	full []int64 // feeds whose pages are fetched

	mu      sync.Mutex  // one result is told at a time
	held    []Refreshed // told once their pages are there
	counted map[int64]pageCount
	report  Report
}

// Refresh fetches the feeds that are due and keeps what is new in them.
// progress is told how many of them are done, each what became of one, by one
// goroutine at a time; both may be nil. A feed that fails is told to each and
// disturbs no other; the error is that of the library, or of ctx. Either way
// what was kept by then stays.
func (n *News) Refresh(ctx context.Context, o RefreshOptions, progress func(done, total int), each func(Refreshed)) (Report, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if each == nil {
		each = func(Refreshed) {}
	}
	run := &refresh{n: n, next: o.Interval, stop: stop, each: each, counted: map[int64]pageCount{}}
	feeds, err := run.chosen(ctx, o)
	if err != nil {
		return run.report, err
	}
	err = n.fetchAll(ctx, feeds, func(f model.Feed, r fetch.Response, err error) {
		run.tell(run.handle(ctx, f, r, err))
	}, progress)
	if err == nil && run.report.Feeds > 0 {
		_, err = n.store.Retain(ctx, n.options.KeepDays, 0)
	}
	if err == nil {
		err = run.pages(ctx, o)
	}
	run.tellHeld()
	// Nobody waits for feeds now: what is there is taken to the disk in any case.
	settled := n.store.Settle(context.WithoutCancel(ctx))
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	if err == nil {
		err = settled
	}
	if err == nil { // what an update of the engine left to do, a little each time
		if _, err = n.Reanalyse(ctx, ReanalyseOptions{For: reanalysedAfterRefresh}, nil); errors.Is(err, errNotAnalysed) {
			err = nil // its feed said so when it came
		}
	}
	return run.report, err
}

// chosen returns the feeds that were asked for and counts those that wait.
func (run *refresh) chosen(ctx context.Context, o RefreshOptions) ([]model.Feed, error) {
	if err := run.n.followPrograms(ctx); err != nil {
		return nil, err
	}
	all, err := run.n.store.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	now := run.n.options.Now()
	var list []model.Feed
	for i := range all {
		f := all[i].Feed
		if (o.Feeds == nil || slices.Contains(o.Feeds, f.ID)) && run.n.fullTexts(&f) {
			run.full = append(run.full, f.ID)
		}
		switch {
		case o.Feeds != nil && !slices.Contains(o.Feeds, f.ID):
		case f.Gone:
			run.report.Gone++
		case !o.Force && now.Before(f.NextFetch):
			run.report.Waiting++
		default:
			list = append(list, f)
		}
	}
	return list, nil
}

// handle keeps what came for a feed. ok is false where there is nothing to tell:
// the refresh was stopped, or the feed removed meanwhile.
func (run *refresh) handle(ctx context.Context, f model.Feed, r fetch.Response, err error) (result Refreshed, ok bool) {
	result = Refreshed{Feed: f}
	switch {
	case err != nil:
		err = run.failed(ctx, &result, r, err)
	case r.NotModified:
		result.Unchanged = true
		run.n.succeeded(&result.Feed, r, run.next)
		_, err = run.n.store.Ingest(ctx, f.ID, nil, &result.Feed)
	default:
		err = run.delivered(ctx, &result, r)
	}
	switch {
	case err == nil:
		return result, true
	case ctx.Err() != nil, errors.Is(err, store.ErrNoFeed):
		return result, false
	case errors.Is(err, store.ErrFull), errors.Is(err, store.ErrIO), errors.Is(err, store.ErrBusy), errors.Is(err, store.ErrDamaged),
		errors.Is(err, store.ErrForeign), errors.Is(err, store.ErrClosed):
		run.stop(err) // it would be the same with every other feed
		return result, false
	}
	result.Err = err
	return result, true
}

// delivered keeps the entries of a feed that came whole.
func (run *refresh) delivered(ctx context.Context, result *Refreshed, r fetch.Response) error {
	n, f := run.n, &result.Feed
	parsed, err := n.parseFeed(ctx, r)
	if err != nil {
		if ctx.Err() != nil {
			return err
		}
		r.NextFetch = fetch.Backoff(f.URL, f.Failures+1, n.options.Now())
		return run.failed(ctx, result, r, err)
	}
	if r.Permanent != "" && r.Permanent != f.URL {
		n.moved(ctx, f, r.Permanent)
	}
	result.Warnings = parsed.Warnings
	if parsed.Cut { // the server must not answer that nothing is new: the rest is
		r.ETag, r.LastModified = "", ""
	}
	described(f, parsed.Feed)
	n.succeeded(f, r, run.next)
	got, err := n.ingest(ctx, f, parsed.Entries)
	result.New, result.Changed = got.New, got.Changed
	return err
}

// moved takes over the address that a feed has moved to, unless it is another
// feed's. Its settings are read again: the reader may have changed them since.
func (n *News) moved(ctx context.Context, f *model.Feed, address string) {
	all, err := n.store.Feeds(ctx)
	if err != nil {
		return // the next refresh is redirected again
	}
	for i := range all {
		if all[i].URL == address {
			return
		}
	}
	for i := range all {
		if now := all[i].Feed; now.ID == f.ID && now.URL == f.URL {
			now.URL = address
			if n.store.UpdateFeed(ctx, &now) == nil {
				f.URL = address
			}
		}
	}
}

// failed keeps why a feed could not be had, and when it is tried again. A host
// that rests is no failure of the feed.
func (run *refresh) failed(ctx context.Context, result *Refreshed, r fetch.Response, why error) error {
	f := &result.Feed
	result.Err, f.NextFetch = why, r.NextFetch
	if !errors.Is(why, fetch.ErrResting) {
		f.Failures++
		f.LastError, f.Gone = why.Error(), r.Gone
	}
	_, err := run.n.store.Ingest(ctx, f.ID, nil, f)
	return err
}

// tell counts a result and hands it on.
func (run *refresh) tell(result Refreshed, ok bool) {
	if !ok {
		return
	}
	run.mu.Lock()
	defer run.mu.Unlock()
	run.report.Feeds++
	run.report.New += len(result.New)
	run.report.Changed += len(result.Changed)
	switch {
	case result.Err != nil:
		run.report.Failed++
	case result.Unchanged:
		run.report.Unchanged++
	}
	if result.Err == nil && slices.Contains(run.full, result.Feed.ID) {
		run.held = append(run.held, result)
		return
	}
	run.each(result)
}

// tellHeld tells what became of the feeds whose pages were waited for.
func (run *refresh) tellHeld() {
	for _, r := range run.held {
		c := run.counted[r.Feed.ID]
		r.Full, r.FullFailed = c.came, c.failed
		run.each(r)
	}
}
