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

// percentile runs f at least 40 times, and reports what 95 of a hundred take: on a
// machine that others use, the time of the processor is what tells.
func percentile(b *testing.B, f func(i int)) {
	var took, used []time.Duration
	for i := range max(b.N, 40) {
		begin, at := time.Now(), cpuTime()
		f(i)
		took, used = append(took, time.Since(begin)), append(used, cpuTime()-at)
	}
	for name, list := range map[string][]time.Duration{"p95-ms": took, "p95-cpu-ms": used} {
		slices.Sort(list)
		b.ReportMetric(float64(list[len(list)*95/100].Microseconds())/1000, name)
	}
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
	two := func(i int) Query {
		return parsed(b, vocabulary[i%len(vocabulary)]+" "+vocabulary[(i*7+3)%len(vocabulary)])
	}
	b.Run("search two words", func(b *testing.B) {
		percentile(b, func(i int) { must(l.SearchQuery(ctx, two(i), 50))(b) })
	})
	for _, text := range []string{"said", "said oil", "said country:us", `"crude oil" saudi`} {
		b.Run("search "+text, func(b *testing.B) {
			percentile(b, func(int) { must(l.SearchQuery(ctx, parsed(b, text), 50))(b) })
		})
	}
	b.Run("snippets", func(b *testing.B) {
		items := must(page(l, Filter{}, Cursor{}))(b)
		q := parsed(b, "said oil")
		percentile(b, func(int) {
			for _, i := range items[:20] {
				must(l.Snippet(ctx, i.ID, q.Node))(b)
			}
		})
	})
	for _, prefix := range []string{"", "m", "ro", "reag", "zzz"} {
		b.Run("complete person:"+prefix, func(b *testing.B) {
			percentile(b, func(int) { must(l.Values(ctx, query.Person, prefix, 20))(b) })
		})
	}
	b.Run("complete lang:, feed:, tag:", func(b *testing.B) {
		percentile(b, func(int) {
			for _, f := range []query.Field{query.LangField, query.Feed, query.Tag} {
				must(l.Values(ctx, f, "", 20))(b)
			}
		})
	})
	b.Run("twenty desks", func(b *testing.B) {
		texts := []string{"", "is:starred", "country:us", "country:nz", "region:asia", "region:europe", "region:gulf", "oil", "cocoa", "gold", "person:volcker", "leader:reagan", "org:opec",
			"country:jp -yen", "after:1987-03-01", `folder:"folder 3"`, "feed:feed/7", "grain OR wheat", "country:iran country:iraq", "lang:en -country:us"}
		percentile(b, func(int) {
			for _, text := range texts {
				must2(l.Count(ctx, parsed(b, "is:unread "+text), 1000))(b)
			}
		})
	})
	b.Run("cancelled", func(b *testing.B) {
		percentile(b, func(i int) {
			short, stop := context.WithTimeout(ctx, 2*time.Millisecond)
			defer stop()
			_, _ = l.number(short, "SELECT count(*) FROM articles a JOIN articles b ON a.title < b.title")
		})
	})
	b.Run("list two words", func(b *testing.B) {
		percentile(b, func(i int) {
			if _, _, err := l.ListQuery(ctx, two(i), Cursor{}, 50); err != nil {
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
