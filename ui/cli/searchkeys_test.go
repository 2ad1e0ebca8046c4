package cli

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"dateline/articles/store"
	"dateline/ui/app"
)

// typist types into the reader and waits for the commands of each key, one after
// another.
type typist struct{ model tea.Model }

// do handles a message and all that comes of it.
func (y *typist) do(msg tea.Msg) {
	if list, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range list {
			if cmd != nil {
				y.do(cmd())
			}
		}
		return
	}
	if msg == nil {
		return
	}
	var cmd tea.Cmd
	if y.model, cmd = y.model.Update(msg); cmd != nil {
		y.do(cmd())
	}
	_ = y.model.View()
}

// press is a key; it returns how long it took until its answer was drawn, and until
// everything was: how many there are, and where they have the words.
func (y *typist) press(code rune, text string) (found, all time.Duration) {
	start := time.Now()
	var cmd tea.Cmd
	y.model, cmd = y.model.Update(tea.KeyPressMsg{Code: code, Text: text})
	_ = y.model.View()
	if cmd == nil {
		return time.Since(start), time.Since(start)
	}
	var next []tea.Cmd // of the answer: drawn before they run
	var run func(tea.Cmd)
	run = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		msg := cmd()
		if list, ok := msg.(tea.BatchMsg); ok {
			for _, c := range list {
				run(c)
			}
			return
		}
		var more tea.Cmd
		if y.model, more = y.model.Update(msg); more != nil {
			next = append(next, more)
		}
	}
	run(cmd)
	_ = y.model.View()
	found = time.Since(start)
	for _, cmd := range next {
		y.do(cmd())
	}
	return found, time.Since(start)
}

// typed are what is searched for, letter by letter.
var typed = []string{"oil prices opec", "trade deficit japan", "country:iran oil", `"interest rates"`, "merger -shares", "leader:reagan tariffs", "wheat OR corn", "title:dividend bank"}

// BenchmarkSearchKeys types searches and filters into the reader over large
// libraries (copies of them) and times each key: until what it finds is drawn (p50,
// p95, most), and until the count and the snippets are, too. Each key waits for all
// of that; a reader's next key gives it up.
//
//	go test ./ui/cli -run '^$' -bench SearchKeys -benchtime 1x -libraries DIR
func BenchmarkSearchKeys(b *testing.B) {
	if *libraries == "" {
		b.Skip("-libraries says where they are")
	}
	for _, size := range []string{"10000", "100000", "1000000"} {
		for name, key := range map[string]rune{"search": '/', "filter": '\\'} {
			b.Run(name+"/"+size, func(b *testing.B) {
				y, done := typing(b, size)
				defer done()
				var found, all []time.Duration
				for b.Loop() {
					for _, text := range typed {
						y.press(key, string(key))
						for _, r := range text {
							f, a := y.press(r, string(r))
							found, all = append(found, f), append(all, a)
							if testing.Verbose() && f > 30*time.Millisecond {
								b.Logf("%s: %c of %q: %v, %v", name, r, text, f, a)
							}
						}
						y.press(tea.KeyEscape, "")
						y.press(tea.KeyEscape, "")
					}
				}
				for _, m := range []struct {
					name string
					list []time.Duration
				}{{"found", found}, {"all", all}} {
					slices.Sort(m.list)
					at := func(of int) float64 { return float64(m.list[(len(m.list)-1)*of/100].Microseconds()) / 1000 }
					b.ReportMetric(at(50), "ms-"+m.name+"-p50")
					b.ReportMetric(at(95), "ms-"+m.name+"-p95")
					b.ReportMetric(at(100), "ms-"+m.name+"-most")
				}
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// typing opens the reader on a copy of a library.
func typing(b *testing.B, size string) (*typist, func()) {
	b.Helper()
	home := b.TempDir()
	copyLibrary(b, size, filepath.Join(home, "dateline"))
	now := time.Date(1987, 8, 1, 9, 0, 0, 0, time.UTC)
	p := Process{Environ: []string{"XDG_DATA_HOME=" + home}, Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{},
		Now: func() time.Time { return now }}
	run := &session{Process: p, services: product(p.Now), log: slog.New(slog.DiscardHandler)}
	src, err := run.source(context.Background(), readerOptions{Process: p})
	if err != nil {
		b.Fatal(err)
	}
	a := app.New(app.Options{Articles: src.articles, Feeds: src.feeds, Sample: src.sample, Theme: "dark", Now: now, Zone: time.UTC})
	y := &typist{model: a.Model()}
	y.do(tea.WindowSizeMsg{Width: 120, Height: 40})
	batch, err := src.articles.Load(context.Background(), 0)
	if err != nil || len(batch.Items) == 0 {
		b.Fatal(len(batch.Items), err)
	}
	y.press('U', "U") // the list is there with the first question
	y.press('U', "U")
	return y, func() {
		a.Close()
		_ = src.feeds.close()
	}
}

// copyLibrary copies a library of -libraries into a folder, which it makes.
func copyLibrary(b *testing.B, size, folder string) {
	b.Helper()
	in, err := os.Open(filepath.Join(*libraries, size, "dateline", store.LibraryName))
	if err != nil {
		b.Skip(err)
	}
	defer in.Close()
	if err := os.Mkdir(folder, 0o700); err != nil {
		b.Fatal(err)
	}
	out, err := os.Create(filepath.Join(folder, store.LibraryName))
	if err == nil {
		_, err = io.Copy(out, in)
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
}
