package library

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/articles/feed"
	"dateline/articles/fetch"
	"dateline/articles/store"
	"dateline/model"
)

// ErrFollowed says that a feed is in the library already.
var ErrFollowed = model.ErrFollowed

// Add follows the feed at an address, or the feed that the page there names, and
// keeps its first articles at once. Where the page names several, all of them are
// followed if all is set; else none is, and they are returned to choose from.
// The error may join several, one for each feed of the page that was not to be
// had; added still holds those that are followed now.
func (n *News) Add(ctx context.Context, address string, all bool) (added []model.Feed, candidates []feed.Candidate, err error) {
	address, err = webAddress(address)
	if err != nil {
		return nil, nil, err
	}
	f, r, err := n.follow(ctx, address)
	switch {
	case err == nil:
		return []model.Feed{f}, nil, nil
	case !errors.Is(err, feed.ErrPage):
		return nil, nil, err
	}
	named := slices.DeleteFunc(feed.Discover(r.Body, r.URL), func(c feed.Candidate) bool { return !onTheWeb(c.URL) })
	switch {
	case len(named) == 0:
		return nil, nil, errors.New("this is a web page, and it names no feed")
	case named[0].Guess:
		return n.guess(ctx, named)
	case len(named) > 1 && !all:
		return nil, named, nil
	}
	var failures []error
	for _, c := range named {
		f, _, err := n.follow(ctx, c.URL)
		if ctx.Err() != nil {
			return added, nil, ctx.Err()
		}
		switch {
		case err == nil:
			added = append(added, f)
		case errors.Is(err, ErrFollowed):
			failures = append(failures, err) // names it
		default:
			failures = append(failures, fmt.Errorf("%s: %w", ShownAddress(c.URL), err))
		}
	}
	return added, nil, errors.Join(failures...)
}

// guess follows the first address that is a feed.
func (n *News) guess(ctx context.Context, places []feed.Candidate) ([]model.Feed, []feed.Candidate, error) {
	for _, c := range places {
		f, _, err := n.follow(ctx, c.URL)
		switch {
		case err == nil:
			return []model.Feed{f}, nil, nil
		case errors.Is(err, ErrFollowed), ctx.Err() != nil:
			return nil, nil, err
		}
	}
	return nil, nil, errors.New("this is a web page, and it names no feed")
}

// follow fetches one feed and keeps it with its articles.
func (n *News) follow(ctx context.Context, address string) (f model.Feed, r fetch.Response, err error) {
	if err := n.unknown(ctx, address); err != nil {
		return f, r, err
	}
	r, err = n.client.Get(ctx, fetch.Request{URL: address, Kind: fetch.Feed})
	if err != nil {
		return f, r, err
	}
	parsed, err := n.parseFeed(ctx, r)
	if err != nil {
		return f, r, err
	}
	f.URL = address
	if r.Permanent != "" {
		f.URL = r.Permanent
	}
	described(&f, parsed.Feed)
	id, isNew, err := n.store.AddFeed(ctx, &f)
	if err != nil {
		return f, r, err
	}
	f.ID = id
	if parsed.Cut { // as in delivered
		r.ETag, r.LastModified = "", ""
	}
	if !isNew {
		return f, r, fmt.Errorf("%s: %w", ShownAddress(f.Label()), ErrFollowed)
	}
	n.succeeded(&f, r, 0)
	if _, err := n.ingest(ctx, &f, parsed.Entries); err != nil {
		return f, r, err
	}
	if n.options.Warned != nil && len(parsed.Warnings) > 0 {
		n.options.Warned(f, parsed.Warnings)
	}
	return f, r, n.store.Settle(ctx)
}

// unknown returns ErrFollowed where the address is that of a feed.
func (n *News) unknown(ctx context.Context, address string) error {
	list, err := n.store.Feeds(ctx)
	if err != nil {
		return err
	}
	for i := range list {
		if list[i].URL == address {
			return fmt.Errorf("%s: %w", ShownAddress(list[i].Label()), ErrFollowed)
		}
	}
	return nil
}

// webAddress is an address as people type it, made whole: example.org and
// feed://example.org mean https://example.org.
func webAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "feed:"); ok {
		s = strings.TrimPrefix(rest, "//")
	}
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "", errors.New("this is no address")
	case u.Scheme == "file" && u.Path != "":
		return s, nil
	case !onTheWeb(s):
		return "", errors.New("this is no address of the web (http or https) and no file: address")
	}
	return s, nil
}

func onTheWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// ShownAddress is an address without the password in it.
func ShownAddress(s string) string {
	if u, err := url.Parse(s); err == nil && u.User != nil {
		return u.Redacted()
	}
	return s
}

// Feeds returns the feeds by folder and name, with their numbers of articles.
func (n *News) Feeds(ctx context.Context) ([]model.FeedCount, error) { return n.store.Feeds(ctx) }

// Find returns the feed that is meant: its number, its address, or its name in
// any case.
func (n *News) Find(ctx context.Context, what string) (model.Feed, error) {
	list, err := n.store.Feeds(ctx)
	if err != nil {
		return model.Feed{}, err
	}
	var named []model.Feed
	for i := range list {
		f := &list[i].Feed
		switch {
		case f.URL == what, strconv.FormatInt(f.ID, 10) == what:
			return *f, nil
		case strings.EqualFold(f.Label(), what):
			named = append(named, *f)
		}
	}
	switch len(named) {
	case 0:
		if address, err := webAddress(what); err == nil && address != what {
			for i := range list {
				if list[i].URL == address {
					return list[i].Feed, nil
				}
			}
		}
		return model.Feed{}, store.ErrNoFeed
	case 1:
		return named[0], nil
	}
	return model.Feed{}, fmt.Errorf("%d feeds have this name; give a number: %d, %d", len(named), named[0].ID, named[1].ID)
}

// Remove stops following a feed and removes its articles, but for those with a
// star. It returns what was removed.
func (n *News) Remove(ctx context.Context, what string) (model.Feed, error) {
	f, err := n.Find(ctx, what)
	if err == nil {
		err = n.store.RemoveFeed(ctx, f.ID)
	}
	return f, err
}

// Change changes what the reader says of a feed (its name, folder, tags and
// settings) and returns it as it is then.
func (n *News) Change(ctx context.Context, what string, change func(*model.Feed)) (model.Feed, error) {
	f, err := n.Find(ctx, what)
	if err != nil {
		return f, err
	}
	change(&f)
	return f, n.store.UpdateFeed(ctx, &f)
}

// listPage is how many articles are read at a time.
const listPage = 500
