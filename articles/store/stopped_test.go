package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"dateline/model"
)

// A refresh that is stopped in the middle of a batch leaves nothing of it, and
// the library goes on.
func TestStopped(t *testing.T) {
	l := fresh(t)
	f := feed(t, l, "https://example.org/f")
	ctx, stop := context.WithCancel(context.Background())
	err := l.write(ctx, false, func(x *txn) error {
		in := ingest{l: l, t: x, feed: f, now: l.now()}
		p := prepare(&analysed(entry(1, "Vladimir Putin went to Tehran."))[0].Entry, nil, nil, nil)
		if err := in.keep(&p); err != nil {
			return err
		}
		stop()
		return ctx.Err()
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, err := l.Ingest(ctx, f, analysed(entry(1, "x")), nil); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = l.write(context.Background(), false, func(*txn) error { panic("a fault") })
	}()
	equal(t, "left", len(list(t, l, Filter{})), 0)
	equal(t, "after", titles(ingested(t, l, f, analysed(entry(1, "Vladimir Putin went to Tehran."))).New), []string{"Headline 1"})
	equal(t, "russia", list(t, l, Filter{Words: "putin"}), []string{"Headline 1"})
	sound(t, l)
	l.Close()
	if _, err := l.Undo(context.Background()); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if _, err := l.Mark(context.Background(), model.Mark{IDs: []string{"1"}}); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}

// Several programs that make the library at once make one.
func TestMadeAtOnce(t *testing.T) {
	for range 5 {
		path := filepath.Join(t.TempDir(), LibraryName)
		var group sync.WaitGroup
		for i := range 4 {
			group.Go(func() {
				if out, err := child(path, "ingest", fmt.Sprint("p", i), 2).CombinedOutput(); err != nil {
					t.Errorf("%v\n%s", err, out)
				}
			})
		}
		group.Wait()
		l := opened(t, path)
		equal(t, "feeds", len(must(l.Feeds(context.Background()))(t)), 4)
		equal(t, "articles", len(list(t, l, Filter{})), 4*2*perBatch)
		sound(t, l)
	}
}
