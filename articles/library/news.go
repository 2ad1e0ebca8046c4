package library

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"dateline/articles/fetch"
	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
)

// NewsOptions say what a News opens.
type NewsOptions struct {
	Path        string // of the library's file; it is made where it is not there
	Now         func() time.Time
	Corrections *analyze.Corrections // of the reader; nil for none
	Fetch       fetch.Options
	Programs    []Program     // that print feeds
	Interval    time.Duration // between two refreshes of a feed that has no interval of its own; 0 for half an hour
	FullText    bool          // whether the pages of articles are fetched where a feed has summaries only and does not say otherwise
	KeepDays    int           // for how many days articles of feeds that do not say are kept, 0 for ever
	Desks       []model.Desk  // of the settings
	// Warned is told what is wrong with a feed that Add follows all the same, one
	// line each; nil where nobody wants to know.
	Warned func(f model.Feed, warnings []string)
}

// News is the library on disk: the feeds a reader follows and all that has come
// from them. Its methods may be called by many at once.
//
//	Add, Remove, Find, Feeds, Change, Import, ImportFrom, Export   what is followed
//	Refresh                                                        fetch, parse, analyse, keep
type News struct {
	options NewsOptions
	store   *store.Library
	client  *fetch.Client
	slots   chan struct{}                        // one for each parse or analysis that may run at a time
	analyse func(*model.Article) *model.Analysis // found, but in tests
}

// OpenNews opens or makes the library.
func OpenNews(ctx context.Context, o NewsOptions) (*News, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	s, err := store.Open(ctx, o.Path, store.Options{Now: o.Now, Engine: analyze.Engine})
	if err != nil {
		return nil, fmt.Errorf("library: %w", err)
	}
	n := &News{options: o, store: s, client: fetch.New(o.Fetch), slots: make(chan struct{}, runtime.GOMAXPROCS(0))}
	n.analyse = n.found
	return n, nil
}

// Close writes what is still to be written.
func (n *News) Close() error {
	n.client.Close()
	return n.store.Close()
}

// found analyses an article on its own date, else on the day it came.
func (n *News) found(a *model.Article) *model.Analysis {
	return analyze.Corrected(a, n.options.Now(), n.options.Corrections)
}
