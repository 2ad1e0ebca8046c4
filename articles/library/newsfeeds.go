package library

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"dateline/model"
)

// Feeds returns the feeds by folder and name, with their numbers of articles.
func (r *NewsReader) Feeds(ctx context.Context) ([]model.FeedCount, error) { return r.news.Feeds(ctx) }

// Follow follows the feed at an address, as News.Add does. Where a page names
// several feeds none is followed, and they are returned to choose from.
func (r *NewsReader) Follow(ctx context.Context, address string) (added []model.Feed, choices []model.FeedChoice, err error) {
	added, named, err := r.news.Add(ctx, address, false)
	for _, c := range named {
		choices = append(choices, model.FeedChoice{URL: c.URL, Title: c.Title})
	}
	return added, choices, err
}

// Unfollow stops following a feed and removes its articles, but for those with a
// star.
func (r *NewsReader) Unfollow(ctx context.Context, id int64) error {
	return r.news.store.RemoveFeed(ctx, id)
}

// Rename gives a feed a name of the reader's own, "" for the feed's.
func (r *NewsReader) Rename(ctx context.Context, id int64, name string) error {
	_, err := r.news.Change(ctx, strconv.FormatInt(id, 10), func(f *model.Feed) { f.Name = strings.Join(strings.Fields(name), " ") })
	return err
}

// ErrAlone says that an article came from no feed that is followed now.
var ErrAlone = errors.New("the feed of this story is not followed any more")

// Fetch refreshes feeds, and those that were asked for also where they are not
// due. progress may be nil and is called by one goroutine at a time.
func (r *NewsReader) Fetch(ctx context.Context, what model.Fetch, progress func(done, total int)) (model.Refreshed, error) {
	o := RefreshOptions{Feeds: what.Feeds, Force: !what.Due}
	if what.Story != "" {
		id, err := r.news.store.FeedOf(ctx, what.Story)
		if err == nil && id == 0 {
			err = ErrAlone
		}
		if err != nil {
			return model.Refreshed{}, err
		}
		o.Feeds = []int64{id}
	}
	var sum model.Refreshed
	report, err := r.news.Refresh(ctx, o, progress, func(f Refreshed) {
		if f.Err != nil {
			sum.Failures = append(sum.Failures, model.FeedFailure{Feed: f.Feed, Err: f.Err})
		}
	})
	sum.Feeds, sum.New, sum.Changed = report.Feeds, report.New, report.Changed
	sum.Unchanged, sum.Waiting, sum.Gone = report.Unchanged, report.Waiting, report.Gone
	return sum, err
}
