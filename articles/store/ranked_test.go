package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/model/query"
)

// The words of the headline count most, of equals the newer article; what is no
// word narrows, and what is not to be there is not.
func TestSearchQuery(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/f")
	var in []Incoming
	for i, c := range []struct{ title, text string }{{"Gas forum", "Oil was not spoken of."}, {"Oil prices", "They rise."}, {"Weather", "Rain, and oil too."}, {"Oil prices", "They rise."}, {"Nothing", "Else."}} {
		e := entry(i, c.text)
		e.Article.Title = c.title
		e.Article.Published = clock.AddDate(0, -i, 0)
		in = append(in, analysed(e)...)
	}
	got := ingested(t, l, f, in).New
	for _, c := range []struct{ query, want string }{
		{"oil", "1 3 0 2"}, {"oil -rain", "1 3 0"}, {"prices oil", "1 3"}, {"oil is:starred", ""}, {"oil before:2026-10-01", "3 2"}, {"is:unread", "0 1 2 3 4"}, {"-oil", "4"}, {"zzz", ""},
	} {
		r := must(l.SearchQuery(ctx, parsed(t, c.query), 10))(t)
		var list []string
		for _, i := range r.Items {
			for n := range got {
				if got[n].ID == i.ID {
					list = append(list, fmt.Sprint(n))
				}
			}
		}
		if strings.Join(list, " ") != c.want || r.Cut {
			t.Errorf("%s: %v, want %s", c.query, list, c.want)
		}
	}
}

// A snippet is the part of a text that has most of the words; they are told.
func TestSnippet(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/f")
	text := strings.Repeat("Filler of no interest stands here. ", 40) + "The Élysée spoke of sanctions against oil, crude oil." + strings.Repeat(" More of it.", 60)
	got := ingested(t, l, f, analysed(entry(1, text), entry(2, "東京都は新しい計画を発表した。"))).New
	for _, c := range []struct {
		n           int
		query, want string
	}{
		{0, "elysee crude", "Élysée crude"}, {0, `"crude oil" sanct*`, "sanctions crude oil"}, {0, "oil -sanctions", "oil oil"}, {1, "計画", "計画"}, {0, "zzz", ""}, {0, "is:unread", ""},
	} {
		s := must(l.Snippet(ctx, got[c.n].ID, parsed(t, c.query).Node))(t)
		var words []string
		for _, m := range s.Matches {
			words = append(words, s.Text[m.Start:m.End])
		}
		if strings.Join(words, " ") != c.want || len(s.Text) > snippetBytes || s.Text == "" || c.want == "" && s.Before {
			t.Errorf("%s: %q in %+v", c.query, words, s)
		}
	}
}

// Values are completed from what is there, the most frequent first.
func TestValues(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/World")
	a, b, c := entry(1, "Vladimir Putin went to Tehran."), entry(2, "Vladimir Putin met Hassan Rouhani of Iran in Moscow."), entry(3, "Angela Merkel stayed in Berlin.")
	a.Article.Language, b.Article.Language, c.Article.Language = "en-GB", "en", "de"
	got := ingested(t, l, f, analysed(c, b, a)).New
	must(l.Tag(ctx, []string{got[0].ID, got[1].ID}, []string{"Später"}, nil))(t)
	for _, c := range []struct {
		field        query.Field
		prefix, want string
	}{
		{query.Person, "", "[{Vladimir Putin 2} {Angela Merkel 1} {Hassan Rouhani 1}]"}, {query.Person, "PUT", "[{Vladimir Putin 2}]"}, {query.Person, "angela m", "[{Angela Merkel 1}]"},
		{query.Country, "ira", "[{Iran 2}]"}, {query.LangField, "", "[{en 2} {de 1}]"}, {query.Tag, "spat", "[{Später 2}]"}, {query.Feed, "wor", "[{https://example.org/World 3}]"}, {query.Folder, "", "[]"}, {query.Person, "zz", "[]"},
	} {
		if v := fmt.Sprint(must(l.Values(ctx, c.field, c.prefix, 10))(t)); v != c.want {
			t.Errorf("%d %q: %s, want %s", c.field, c.prefix, v, c.want)
		}
	}
}

// A query that is not wanted any more ends at once, whatever it asks for.
func TestQueryCancelled(t *testing.T) {
	l := fresh(t)
	filled(t, l, 2000)
	// Every article is held against every other, a minute's work.
	slow := "SELECT count(*) FROM articles a, articles b, articles c WHERE a.sort + b.sort < c.sort"
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	begin := time.Now()
	_, err := l.number(ctx, slow)
	if err = l.queryError(ctx, err); !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) > 30*time.Second {
		t.Fatal(err, time.Since(begin))
	}
	err = l.within(context.Background(), func(context.Context) error { return nil })
	equal(t, "in time", err, error(nil))
	gone, stop := context.WithCancel(context.Background())
	stop()
	if _, _, err := l.ListQuery(gone, parsed(t, "text OR is:unread"), Cursor{}, 10); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, _, err := l.Count(gone, parsed(t, "text"), 10); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, err := l.SearchQuery(gone, parsed(t, "text"), 10); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

// Queries are answered by an index: nothing but a page or a short list is read.
func TestQueryPlans(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/f")
	var in []Incoming
	for i := range 60 {
		in = append(in, analysed(entry(i, "Vladimir Putin went to Tehran."))...)
	}
	ingested(t, l, f, in)
	for _, c := range []struct{ query, index string }{
		{"country:iran", "articles_newest"}, {"person:nobody", ""}, {"is:unread", "articles_newest"}, {"is:starred", "articles_starred"}, {"lang:en", "articles_lang"}, {"tehran", "articles_newest"},
		{"paris", "search VIRTUAL TABLE"}, {"-tehran", "articles_newest"}, {"after:2030", "articles_newest"},
	} {
		p, err := l.prepare(ctx, parsed(t, c.query), 51, true)
		if err != nil {
			t.Fatal(c.query, err)
		}
		q := p.text(itemColumns, Cursor{start, start}, true)
		plan := explain(t, l, q.String()+" LIMIT 51", q.args...)
		if !strings.Contains(plan, c.index) || strings.Contains(plan, "SCAN mentions") || strings.Contains(plan, "SCAN o\n") || strings.Contains(plan, "SCAN a\n") {
			t.Errorf("%s:\n%s\n%s", c.query, q.String(), plan)
		}
	}
}

// A thousand terms are one query, however they are joined.
func TestManyTerms(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/f")
	ingested(t, l, f, analysed(entry(2, "Vladimir Putin went to Tehran."), entry(1, "word7 alone")))
	for _, c := range []struct {
		name, term, join string
		size             int // in words and values
		want             int
	}{
		{"any word", "word%d", " OR ", 1, 1}, {"all words", "word%d", " ", 1, 0}, {"no word", "-word%d", " ", 1, 1}, {"phrases", `"word%d alone"`, " OR ", 2, 1}, {"headlines", "title:word%d", " OR ", 1, 0},
		{"words or names", "(word%d OR person:putin)", " ", 2, 1}, {"names", "person:putin%d", " OR ", 1, 0}, {"feeds", "-feed:x%d", " ", 1, 2}, {"nested", "(-(word%d -x) OR tag:y)", " ", 3, 1},
	} {
		var terms []string
		for i := range 1000 / c.size {
			terms = append(terms, fmt.Sprintf(c.term, i))
		}
		n, err := query.Parse(strings.Join(terms, c.join), query.Options{Now: clock})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		items, _, err := l.ListQuery(ctx, Query{Node: n}, Cursor{}, 10)
		if err != nil || len(items) != c.want {
			t.Errorf("%s: %d articles, %v", c.name, len(items), err)
		}
		if n := must2(l.Count(ctx, Query{Node: n}, 10))(t); n != c.want {
			t.Errorf("%s: %d counted", c.name, n)
		}
	}
}
