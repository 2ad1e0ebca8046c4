package cli

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
	"dateline/ui/app"
	"dateline/ui/screentest"
)

// libraryDay is the day on which the library of the tests is read.
var libraryDay = time.Date(2015, 11, 24, 9, 0, 0, 0, time.UTC)

// shelf is a data folder with a library in it.
type shelf struct {
	home, path string
	state      string // where windows are remembered, "" for nowhere
}

func newShelf(t testing.TB) shelf {
	home := t.TempDir()
	return shelf{home: home, path: filepath.Join(home, "dateline", store.LibraryName)}
}

func (s shelf) open(t testing.TB) *store.Library {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		t.Fatal(err)
	}
	l, err := store.Open(context.Background(), s.path, store.Options{Now: func() time.Time { return libraryDay }, Engine: analyze.Engine})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// told is a story of the tests, newer with n.
func told(n int, title, text string) store.Incoming {
	a := &model.Article{Title: title, Outlet: "Harbour Post", URL: fmt.Sprintf("https://example.org/%d", n), Language: "en",
		Published: libraryDay.Add(time.Duration(n-5000) * time.Minute), Precision: model.Minute, Doc: document.FromPlain(text)}
	return store.Incoming{Entry: model.Entry{GUID: fmt.Sprint("guid-", n), Article: a}, Analysis: analyze.Of(a, libraryDay)}
}

// delivered puts stories into a library, as a refresh does.
func delivered(t testing.TB, l *store.Library, list ...store.Incoming) {
	t.Helper()
	id, _, err := l.AddFeed(context.Background(), &model.Feed{URL: "https://example.org/feed", Title: "Harbour Post"})
	if err == nil {
		_, err = l.Ingest(context.Background(), id, list, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func threeStories() []store.Incoming {
	return []store.Incoming{
		told(3, "Ferry strike ends in Bergen", "BERGEN, Norway — Prime Minister Erna Solberg welcomed the end of a strike on Monday."),
		told(2, "Lima opens a new bridge", "LIMA, Peru — President Ollanta Humala opened a bridge on Sunday."),
		told(1, "Putin visits Helsinki", "HELSINKI, Finland — Vladimir Putin met Sauli Niinisto on Saturday. Putin left on Sunday."),
	}
}

// window is an open reader on the data folder.
type window struct {
	*screentest.Terminal
	close func()
}

func (s shelf) window(t *testing.T, w, h int) window {
	t.Helper()
	p := Process{Environ: []string{"XDG_DATA_HOME=" + s.home, "XDG_STATE_HOME=" + s.state}, Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{},
		Now: func() time.Time { return libraryDay }}
	run := &session{Process: p, services: product(p.Now), log: slog.New(slog.DiscardHandler)}
	src, err := run.source(context.Background(), readerOptions{Process: p})
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Options{Articles: src.articles, Feeds: src.feeds, Sample: src.sample, Hint: src.hint, Theme: "dark", Now: libraryDay, Zone: time.UTC, State: run.readState(false)})
	x := screentest.Start(t, a.Model(), screentest.Options{Width: w, Height: h, Graphemes: true})
	closed := false
	end := func() {
		if closed {
			return
		}
		closed = true
		if !x.Done() {
			x.Quit()
		}
		run.leave(a, false)
		a.Close()
		if err := src.feeds.close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	t.Cleanup(end)
	return window{x, end}
}
