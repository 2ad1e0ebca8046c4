package fetch

import (
	"context"
	"errors"
	"net/url"
	"sync"
	"time"

	"dateline/model"
)

// Refresh fetches the feeds that are due: those that are not gone and whose
// NextFetch has come, or with force all that are not gone. It calls each for
// every one of them, from several goroutines at once, in no order, but never
// from more than Options.Parallel: an each that takes its time slows the
// fetching down, so that few bodies are held. It must not fetch feeds itself;
// pages it may. progress may be nil; it is called with 0 first, then after each
// feed, by one goroutine at a time.
//
// On an error r.NextFetch is when to try again, Backoff included. Refresh
// returns once every call of each has, with the error of ctx if that has ended;
// each is not called for the feeds left over then.
func (c *Client) Refresh(ctx context.Context, feeds []model.Feed, force bool, each func(f model.Feed, r Response, err error), progress func(done, total int)) error {
	queues, total := queue(feeds, force, time.Now())
	count := &counter{total: total, tell: progress}
	count.report(0)
	var all sync.WaitGroup
	for _, q := range queues {
		for range min(cap(q), c.options.PerHost) {
			all.Go(func() {
				for f := range q {
					if ctx.Err() != nil {
						return
					}
					c.refresh(ctx, f, each, count)
				}
			})
		}
	}
	all.Wait()
	return ctx.Err()
}

func (c *Client) refresh(ctx context.Context, f *model.Feed, each func(model.Feed, Response, error), count *counter) {
	r, leave, err := c.get(ctx, Request{
		URL: f.URL, ETag: f.ETag, LastModified: f.LastModified, Headers: f.Headers, UserAgent: f.UserAgent, Kind: Feed,
	})
	defer leave()
	if err != nil {
		if ctx.Err() != nil {
			return
		}
		r.NextFetch = again(f, r.NextFetch, err)
	}
	each(*f, r, err)
	count.report(1)
}

// again says when a feed that failed is to be tried, which the server may want
// later, but not sooner.
func again(f *model.Feed, asked time.Time, err error) time.Time {
	var known *Error
	if errors.As(err, &known) && errors.Is(err, ErrResting) {
		return known.Until
	}
	if at := Backoff(f.URL, f.Failures+1, time.Now()); at.After(asked) {
		return at
	}
	return asked
}

// queue gives each host its own queue of the feeds that are due, closed, so
// that the feeds of a slow host wait for one another only.
func queue(feeds []model.Feed, force bool, now time.Time) (queues []chan *model.Feed, total int) {
	byHost := map[string][]*model.Feed{}
	var order []string
	for i := range feeds {
		f := &feeds[i]
		if f.Gone || !force && now.Before(f.NextFetch) {
			continue
		}
		key := ""
		if u, err := url.Parse(f.URL); err == nil {
			key = hostKey(u)
		}
		if byHost[key] == nil {
			order = append(order, key)
		}
		byHost[key] = append(byHost[key], f)
		total++
	}
	for _, key := range order {
		q := make(chan *model.Feed, len(byHost[key]))
		for _, f := range byHost[key] {
			q <- f
		}
		close(q)
		queues = append(queues, q)
	}
	return queues, total
}

// counter tells how far a refresh is.
type counter struct {
	mu          sync.Mutex
	done, total int
	tell        func(done, total int)
}

func (c *counter) report(more int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done += more
	if c.tell != nil {
		c.tell(c.done, c.total)
	}
}
