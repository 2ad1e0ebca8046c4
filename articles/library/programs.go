package library

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"

	"dateline/articles/fetch"
	"dateline/model"
)

// Program is a program of the reader's settings that prints a feed.
type Program struct {
	Name    string
	Command []string
}

// programScheme begins the address of the feed of a program. The command itself
// stays in the settings, so that no list and no library can name one to run.
const programScheme = "exec:"

func (p Program) address() string { return programScheme + url.PathEscape(p.Name) }

func ofProgram(f *model.Feed) bool { return strings.HasPrefix(f.URL, programScheme) }

// followPrograms follows those of the settings that are new.
func (n *News) followPrograms(ctx context.Context) error {
	if len(n.options.Programs) == 0 {
		return nil
	}
	var list []model.Feed
	for _, p := range n.options.Programs {
		list = append(list, model.Feed{URL: p.address(), Name: p.Name})
	}
	_, err := n.store.AddFeeds(ctx, list)
	return err
}

// runProgram runs the program of a feed, where the settings have it.
func (n *News) runProgram(ctx context.Context, f *model.Feed) (r fetch.Response, err error) {
	err = errors.New("the settings have no program of this name; dateline remove removes the feed")
	for _, p := range n.options.Programs {
		if p.address() == f.URL {
			r, err = n.client.Exec(ctx, p.Command)
		}
	}
	if err != nil {
		r.NextFetch = fetch.Backoff(f.URL, f.Failures+1, n.options.Now())
	}
	return r, err
}

// fetchAll fetches feeds and runs programs, and calls each as fetch.Refresh does.
func (n *News) fetchAll(ctx context.Context, list []model.Feed, each func(model.Feed, fetch.Response, error), progress func(done, total int)) error {
	var feeds, programs []model.Feed
	for i := range list {
		if ofProgram(&list[i]) {
			programs = append(programs, list[i])
		} else {
			feeds = append(feeds, list[i])
		}
	}
	var mu sync.Mutex
	fetched, ran := 0, 0
	tell := func(f, p int) {
		mu.Lock()
		defer mu.Unlock()
		fetched, ran = max(fetched, f), ran+p
		if progress != nil {
			progress(fetched+ran, len(list))
		}
	}
	var all sync.WaitGroup
	places := make(chan struct{}, cap(n.slots))
	for _, f := range programs {
		all.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			if ctx.Err() != nil {
				return
			}
			r, err := n.runProgram(ctx, &f)
			if ctx.Err() == nil {
				each(f, r, err)
				tell(0, 1)
			}
		})
	}
	err := n.client.Refresh(ctx, feeds, true, each, func(done, _ int) { tell(done, 0) })
	all.Wait()
	if err == nil {
		err = ctx.Err()
	}
	return err
}
