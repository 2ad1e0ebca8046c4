package cli

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/model/analyze"
)

// TestReaderCatchesUp: what an older engine has analysed is analysed again while
// the reader is open.
func TestReaderCatchesUp(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newShelf(t)
	old, err := store.Open(ctx, filepath.Join(s.home, "dateline", store.LibraryName), store.Options{Now: func() time.Time { return libraryDay }, Engine: "an older one"})
	if err != nil {
		t.Fatal(err)
	}
	delivered(t, old, threeStories()...)
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	l := s.open(t)
	behind := func() int {
		t.Helper()
		n, err := l.Behind(ctx, analyze.Engine)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if behind() == 0 {
		t.Fatal("nothing is to be done")
	}
	p := Process{Environ: []string{"XDG_DATA_HOME=" + s.home}, Now: func() time.Time { return libraryDay }}
	f := &following{s: &session{Process: p, services: product(p.Now), log: slog.New(slog.DiscardHandler)}}
	if _, err := f.open(ctx, false); err != nil {
		t.Fatal(err)
	}
	f.catchUp(ctx, 0)
	if n := behind(); n != 0 {
		t.Errorf("%d are left", n)
	}
	if err := f.close(); err != nil {
		t.Error(err)
	}
	f.catchUp(ctx, 0) // a library that is closed is left alone
}
