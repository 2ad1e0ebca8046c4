package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"

	"dateline/articles/library"
	"dateline/model"
	"dateline/ui/app"
)

// following lets the reader follow feeds also where there is no library yet: the
// file is made when the first one is added, and not by looking.
type following struct {
	s *session

	mu     sync.Mutex
	news   *library.News
	reader *library.NewsReader
	closed bool
	busy   sync.WaitGroup // what writes: the library is not closed under it
}

var errClosed = errors.New("the reader is being left")

// writing opens the library for something that writes to it, done ends that.
func (f *following) writing(ctx context.Context, make bool) (r *library.NewsReader, done func(), err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	r, err = f.opened(ctx, make)
	if err != nil || r == nil {
		return nil, func() {}, err
	}
	f.busy.Add(1)
	return r, f.busy.Done, nil
}

// open opens the library; without make it returns nil where there is none.
func (f *following) open(ctx context.Context, make bool) (*library.NewsReader, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.opened(ctx, make)
}

func (f *following) opened(ctx context.Context, make bool) (*library.NewsReader, error) {
	switch {
	case f.closed:
		return nil, errClosed
	case f.reader != nil:
		return f.reader, nil
	}
	path, err := f.s.libraryPath()
	if err != nil {
		return nil, err
	}
	if !make {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
	}
	news, err := f.s.openNews(ctx)
	if err != nil {
		return nil, err
	}
	file, kept, _, err := f.s.corrections()
	if err != nil { // the stories can be read all the same
		f.s.report("%v", err)
	}
	f.news, f.reader = news, news.Reader(kept, file)
	return f.reader, nil
}

// After an update of the engine an open reader analyses the library again, a
// stretch at a time, so that reading has the machine in between.
const (
	beginCatchUp = 3 * time.Second
	stretch      = 500 * time.Millisecond
	betweenThem  = 1500 * time.Millisecond
)

// catchUp analyses again what an older engine has analysed, until all is done or
// ctx ends. Another program that is at it is left to it.
func (f *following) catchUp(ctx context.Context, wait time.Duration) {
	for {
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return
		}
		r, done, err := f.writing(ctx, false)
		if err != nil || r == nil {
			done()
			return
		}
		n, err := f.news.Reanalyse(ctx, library.ReanalyseOptions{For: stretch}, nil)
		done()
		if err != nil && ctx.Err() == nil {
			f.s.log.Warn("articles not analysed again", "err", err)
		}
		if n == 0 || err != nil {
			return
		}
		wait = betweenThem
	}
}

// close closes the library, if it was opened, once nothing writes to it. What
// writes was told to stop by its context.
func (f *following) close() error {
	f.mu.Lock()
	f.closed = true
	news := f.news
	f.mu.Unlock()
	if news == nil {
		return nil
	}
	f.busy.Wait()
	return news.Close()
}

// Feeds returns the feeds that are followed, none where there is no library.
func (f *following) Feeds(ctx context.Context) ([]model.FeedCount, error) {
	r, err := f.open(ctx, false)
	if err != nil || r == nil {
		return nil, err
	}
	return r.Feeds(ctx)
}

// Follow follows a feed. The library is made for the first one.
func (f *following) Follow(ctx context.Context, address string) ([]model.Feed, []model.FeedChoice, error) {
	r, done, err := f.writing(ctx, true)
	defer done()
	if err != nil {
		return nil, nil, err
	}
	return r.Follow(ctx, address)
}

// Unfollow stops following a feed.
func (f *following) Unfollow(ctx context.Context, id int64) error {
	r, done, err := f.writing(ctx, false)
	defer done()
	if err != nil || r == nil {
		return err
	}
	return r.Unfollow(ctx, id)
}

// Rename gives a feed a name of the reader's own.
func (f *following) Rename(ctx context.Context, id int64, name string) error {
	r, done, err := f.writing(ctx, false)
	defer done()
	if err != nil || r == nil {
		return err
	}
	return r.Rename(ctx, id, name)
}

// Fetch refreshes feeds; where there is no library there are none.
func (f *following) Fetch(ctx context.Context, what model.Fetch, progress func(done, total int)) (model.Refreshed, error) {
	r, done, err := f.writing(ctx, false)
	defer done()
	if err != nil || r == nil {
		return model.Refreshed{}, err
	}
	return r.Fetch(ctx, what, progress)
}

// FullText fetches the page of a story.
func (f *following) FullText(ctx context.Context, id string) (model.Loaded, model.FullText, error) {
	r, done, err := f.writing(ctx, false)
	defer done()
	if err == nil && r == nil {
		err = errors.New("there is no library yet")
	}
	if err != nil {
		return model.Loaded{}, 0, err
	}
	return r.FullText(ctx, id)
}

// Library is what the feeds have brought.
func (f *following) Library(ctx context.Context) (app.Shared, error) {
	r, err := f.open(ctx, true)
	if err != nil {
		return nil, err
	}
	return r, nil
}
