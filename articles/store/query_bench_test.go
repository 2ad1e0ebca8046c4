package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/model/query"
)

// parsed parses a query as the program does.
func parsed(t testing.TB, text string) Query {
	t.Helper()
	n, err := query.Parse(text, query.Options{Now: clock})
	if err != nil {
		t.Fatal(text, err)
	}
	return Query{Node: n}
}

// percentile runs f at least 40 times, and reports what 95 of a
// hundred take.
func percentile(b *testing.B, f func(i int)) {
	var took []time.Duration
	for i := range max(b.N, 40) {
		begin := time.Now()
		f(i)
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}

// BenchmarkQueries measures the first page of queries, how they are counted, and
// searches. Bars at 100,000 articles: a country or a desk 10 ms, two words 30 ms,
// completion 10 ms, the numbers of twenty desks 50 ms.
func BenchmarkQueries(b *testing.B) {
	ctx := context.Background()
	l := kept(b)
	for _, text := range []string{
		"country:us", "country:nz", "country:iran is:unread", "-country:us", "region:asia", "region:asia OR leader:reagan", "leader:reagan -country:us", "person:volcker",
		"is:unread", "is:starred", "lang:en", "lang:es", "feed:feed/7", "folder:\"folder 3\" is:unread", "cocoa", "said", "crude oil", "said OR cocoa", "-said", "said -said",
		"title:oil country:us", "said country:us is:unread", "said country:nz", "after:1987-03-01 before:1987-03-05", "is:full", "tag:x OR said", "country:us -country:us",
		"(said OR country:nz) -(oil OR country:us) is:starred", "zzzzqq", "sanct* country:iran", "country:us country:jp oil said -is:starred", "org:opec OR place:tehran",
	} {
		q := parsed(b, text)
		b.Run("list "+text, func(b *testing.B) {
			percentile(b, func(int) {
				if _, _, err := l.ListQuery(ctx, q, Cursor{}, 50); err != nil {
					b.Fatal(err)
				}
			})
		})
		b.Run("count "+text, func(b *testing.B) {
			percentile(b, func(int) {
				if _, _, err := l.Count(ctx, q, 1000); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
	var long string
	for i := range 300 {
		long += fmt.Sprintf("(oil%d OR country:nz OR zzz) ", i)
	}
	b.Run("list of 900 terms", func(b *testing.B) {
		q := parsed(b, long)
		percentile(b, func(int) {
			if _, _, err := l.ListQuery(ctx, q, Cursor{}, 50); err != nil {
				b.Fatal(err)
			}
		})
	})
	vocabulary := benchWords(b, l)
	b.Run("list two words", func(b *testing.B) {
		percentile(b, func(i int) {
			q := parsed(b, vocabulary[i%len(vocabulary)]+" "+vocabulary[(i*7+3)%len(vocabulary)])
			if _, _, err := l.ListQuery(ctx, q, Cursor{}, 50); err != nil {
				b.Fatal(err)
			}
		})
	})
}

// benchWords are words of the headlines of a library, common and rare.
func benchWords(b *testing.B, l *Library) (list []string) {
	rows, err := l.r.Query("SELECT title FROM articles WHERE id % 499 = 1 LIMIT 100")
	if err != nil {
		b.Fatal(err)
	}
	for _, title := range must(collect[string](rows))(b) {
		for _, w := range strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return r < 'a' || r > 'z' }) {
			if len(w) > 2 && w != "and" && w != "not" && !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
	}
	if len(list) < 50 {
		b.Fatal(fmt.Sprint(len(list), " words"))
	}
	return list
}
