package cli

import (
	"context"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"dateline/articles/library"
	"dateline/articles/store"
	"dateline/model/query"
)

// twoWords are searches with two words, of words that many, some and few articles
// have.
var twoWords = []string{
	"oil prices", "crude opec", "trade deficit", "interest rates", "gold mine", "wheat exports", "dollar yen", "bank loans", "steel imports", "coffee quota",
	"zinc smelter", "copper strike", "cocoa buffer", "sugar beet", "soybean crushers", "merger shares", "dividend quarterly", "tariffs japan", "budget deficit", "money supply",
	"said company", "pct year", "mln dlrs", "net loss", "tender offer", "rubber accord", "tin council", "gas pipeline", "nuclear reactor", "airline strike",
	"palm oil", "cotton crop", "silver lead", "reagan veto", "volcker dollar", "baker louvre", "sanctions iran", "tanker gulf", "chip pact", "farm bill",
}

// BenchmarkBars measures what a reader waits for most, over copies of large
// libraries, in milliseconds: 50 and 95 of 100 are below, by the clock (ms) and in
// time of the processor (cpu), which is what tells on a machine that others use. Bars at 100,000 articles: two
// words 30 ms, a country 10 ms, the first page of a desk 10 ms, completion 10 ms;
// three times that at a million.
//
//	go test ./ui/cli -run '^$' -bench Bars -benchtime 1x -libraries DIR
func BenchmarkBars(b *testing.B) {
	if *libraries == "" {
		b.Skip("-libraries says where they are")
	}
	now := time.Date(1987, 8, 1, 9, 0, 0, 0, time.UTC)
	ctx := context.Background()
	for _, size := range []string{"100000", "1000000"} {
		b.Run(size, func(b *testing.B) {
			news, err := library.OpenNews(ctx, library.NewsOptions{Path: copied(b, size), Now: func() time.Time { return now }})
			if err != nil {
				b.Fatal(err)
			}
			defer news.Close()
			r := news.Reader(nil, nil)
			find := func(text string, best bool) error {
				n, err := query.Parse(text, query.Options{Now: now})
				if err == nil {
					_, err = r.Find(ctx, query.Ask{Node: n, Best: best}, 0)
				}
				return err
			}
			p95 := func(name string, list []string, run func(text string) error) {
				var took, used []time.Duration
				for range 3 {
					for _, text := range list {
						begin, at := time.Now(), ownTime(b)
						if err := run(text); err != nil {
							b.Fatal(text, err)
						}
						took, used = append(took, time.Since(begin)), append(used, ownTime(b)-at)
					}
				}
				for what, list := range map[string][]time.Duration{"ms-": took, "cpu-": used} {
					slices.Sort(list)
					b.ReportMetric(float64(list[len(list)*95/100].Microseconds())/1000, what+name+"-p95")
					b.ReportMetric(float64(list[len(list)/2].Microseconds())/1000, what+name+"-p50")
				}
			}
			desks, err := r.Desks(ctx)
			if err != nil {
				b.Fatal(err)
			}
			texts := []string{"", "is:unread", "is:starred", "newer:1d", "region:europe", "region:asia is:unread"}
			for _, d := range desks {
				texts = append(texts, d.Query)
			}
			for b.Loop() {
				p95("search", twoWords, func(text string) error { return find(text, true) })
				p95("newest", twoWords, func(text string) error { return find(text, false) })
				p95("country", []string{"country:us", "country:iran", "country:nz", "country:ir is:unread", "country:japan", "country:peru"}, func(text string) error { return find(text, false) })
				p95("desk", texts, func(text string) error { return find(text, false) })
				p95("complete", []string{"", "m", "ro", "reag", "zzz", "iran"}, func(text string) error {
					_, err := r.Values(ctx, query.Person, text, 8)
					if err == nil {
						_, err = r.Values(ctx, query.Country, text, 8)
					}
					return err
				})
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// ownTime is what this process has used of the processor.
func ownTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Skip(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// copied is a copy of a library of -libraries.
func copied(b *testing.B, size string) string {
	b.Helper()
	home := filepath.Join(b.TempDir(), "dateline")
	copyLibrary(b, size, home)
	return filepath.Join(home, store.LibraryName)
}
