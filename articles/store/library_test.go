package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

var clock = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

func options() Options { return Options{Now: func() time.Time { return clock }, Engine: "1"} }

func opened(t testing.TB, path string) *Library {
	t.Helper()
	l, err := Open(context.Background(), path, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return l
}

func fresh(t testing.TB) *Library {
	return opened(t, filepath.Join(t.TempDir(), "a b?%#", LibraryName))
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func feed(t testing.TB, l *Library, url string) int64 {
	t.Helper()
	id, added, err := l.AddFeed(context.Background(), &model.Feed{URL: url, Title: url})
	if err != nil || !added {
		t.Fatal(id, added, err)
	}
	return id
}

// entry is one of n articles, newer with n.
func entry(n int, text string) model.Entry {
	return model.Entry{GUID: fmt.Sprint("guid-", n), Article: &model.Article{
		Title: fmt.Sprintf("Headline %d", n), Outlet: "The Outlet", URL: fmt.Sprintf("https://example.org/%d", n),
		Published: clock.Add(time.Duration(n-100_000) * time.Minute), Precision: model.Minute, Doc: document.FromPlain(text)}}
}

func analysed(list ...model.Entry) (in []Incoming) {
	for _, e := range list {
		in = append(in, Incoming{Entry: e, Analysis: analyze.Of(e.Article, clock)})
	}
	return in
}

func ingested(t testing.TB, l *Library, feed int64, in []Incoming) Ingested {
	t.Helper()
	return must(l.Ingest(context.Background(), feed, in, nil))(t)
}

func titles(items []model.Item) (list []string) {
	for _, i := range items {
		list = append(list, i.Title)
	}
	return list
}

func list(t testing.TB, l *Library, f Filter) []string {
	t.Helper()
	items, next, err := l.List(context.Background(), f, Cursor{}, 1000)
	if err != nil || !next.End() {
		t.Fatal(next, err)
	}
	return titles(items)
}

func equal(t testing.TB, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: %v, want %v", what, got, want)
	}
}

func sound(t testing.TB, l *Library) {
	t.Helper()
	problems, err := l.Check(context.Background())
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
}

// What is kept comes back as it was, in this process and the next.
func TestKeep(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), LibraryName)
	l := opened(t, path)
	f := feed(t, l, "https://example.org/feed")
	e := entry(1, "PARIS — President Francois Hollande met Vladimir Putin in Moscow.\n\nA second paragraph.")
	e.Article.Published = time.Date(2015, 11, 24, 9, 30, 0, 0, time.FixedZone("", 3600))
	e.Article.Byline, e.Article.Dateline, e.Article.Language = "By Somebody", "PARIS, Nov 24 -", "en"
	e.Article.Images = []model.Image{{URL: "https://example.org/i.png", Caption: "A picture", Credit: "Somebody"}}
	e.Enclosures = []model.Enclosure{{URL: "https://example.org/a.mp3", Type: "audio/mpeg", Bytes: 12}}
	e.Summary = true
	in := analysed(e)
	got := ingested(t, l, f, in)
	equal(t, "new", titles(got.New), []string{"Headline 1"})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}

	l = opened(t, path)
	s := must(l.Open(ctx, got.New[0].ID))(t)
	want := *e.Article
	want.ID = got.New[0].ID
	if !s.Article.Published.Equal(want.Published) || s.Article.Published.Format(time.RFC3339) != "2015-11-24T09:30:00+01:00" {
		t.Errorf("published %v", s.Article.Published)
	}
	s.Article.Published = want.Published
	equal(t, "article", *s.Article, want)
	equal(t, "enclosures", s.Enclosures, e.Enclosures)
	equal(t, "summary, full, feed", []any{s.Summary, s.Full, s.Feed, s.Engine}, []any{true, false, f, "1"})
	equal(t, "mentions", s.Analysis.Mentions, in[0].Analysis.Mentions)
	equal(t, "references", s.Analysis.References, in[0].Analysis.References)
	if len(s.Analysis.People) != 2 || s.Analysis.People[0].Entity.Name != in[0].Analysis.People[0].Entity.Name ||
		!reflect.DeepEqual(s.Analysis.People[0].Entity.Offices, in[0].Analysis.People[0].Entity.Offices) {
		t.Errorf("people %v", s.Analysis.People)
	}
	if _, err := l.Open(ctx, "77"); !errors.Is(err, ErrNone) {
		t.Errorf("an article that is not there: %v", err)
	}
	if _, err := l.Open(ctx, "story.txt"); !errors.Is(err, ErrNone) {
		t.Errorf("an id of another source: %v", err)
	}
	sound(t, l)
}

// A delivery that was kept before brings nothing; one that reads otherwise
// changes its article, with its marks.
func TestIngestAgain(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/feed")
	first := ingested(t, l, f, analysed(entry(2, "Tehran said no."), entry(1, "Berlin said yes.")))
	equal(t, "new", titles(first.New), []string{"Headline 2", "Headline 1"})
	again := ingested(t, l, f, analysed(entry(2, "Tehran said no."), entry(1, "Berlin said yes.")))
	equal(t, "again", len(again.New)+len(again.Changed), 0)
	fresh := must(l.Fresh(ctx, f, []model.Entry{entry(3, "x"), entry(2, "Tehran said no."), entry(1, "Berlin said maybe.")}))(t)
	equal(t, "fresh", fresh, []bool{true, false, true})

	yes := true
	must(l.Mark(ctx, model.Mark{IDs: []string{first.New[1].ID}, Read: &yes, Star: &yes}))(t)
	changed := entry(1, "Madrid said maybe.")
	changed.GUID = "" // known by its link
	changed.Article.Title = "Another headline"
	got := ingested(t, l, f, analysed(changed))
	equal(t, "changed", titles(got.Changed), []string{"Another headline"})
	equal(t, "marks", []bool{got.Changed[0].Read, got.Changed[0].Star}, []bool{true, true})
	equal(t, "list", list(t, l, Filter{}), []string{"Headline 2", "Another headline"})
	equal(t, "germany", list(t, l, Filter{Country: "DE"}), []string(nil))
	equal(t, "spain", list(t, l, Filter{Country: "ES"}), []string{"Another headline"})
	equal(t, "words", list(t, l, Filter{Words: "Berlin"}), []string(nil))
	equal(t, "words", list(t, l, Filter{Words: "Madrid"}), []string{"Another headline"})
	sound(t, l)

	if _, err := l.Ingest(ctx, 99, nil, nil); !errors.Is(err, ErrNoFeed) {
		t.Errorf("a feed that is not there: %v", err)
	}
}

// Every list is complete, in order, at any size of page.
func TestList(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	a, b := feed(t, l, "https://example.org/a"), feed(t, l, "https://example.org/b")
	for id, folder := range map[int64]string{a: "World/Asia", b: "Worldly"} {
		if err := l.UpdateFeed(ctx, &model.Feed{ID: id, URL: fmt.Sprint("https://example.org/", id), Folder: folder, Tags: []string{"t", folder}}); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string][]string{}
	ids := map[string]string{}
	var ordered []string
	for n := 40; n > 0; n-- {
		e := entry(n, "Vladimir Putin went to Tehran, Iran.")
		if n%3 == 0 {
			e.Article.Doc = document.FromPlain("Angela Merkel stayed in Berlin, Germany.")
		}
		if n%5 == 0 { // many at one time
			e.Article.Published = clock.Add(-10_000_000 * time.Second)
		}
		f := a
		if n%2 == 0 {
			f = b
		}
		got := ingested(t, l, f, analysed(e))
		ids[e.Article.Title] = got.New[0].ID
		ordered = append(ordered, e.Article.Title)
	}
	at := func(n int) time.Time {
		if n%5 == 0 {
			return clock.Add(-10_000_000 * time.Second)
		}
		return clock.Add(time.Duration(n-100_000) * time.Minute)
	}
	number := func(title string) (n int) { fmt.Sscanf(title, "Headline %d", &n); return n }
	sortTitles(ordered, func(x, y string) bool {
		if !at(number(x)).Equal(at(number(y))) {
			return at(number(x)).After(at(number(y)))
		}
		return number(x) < number(y) // kept later
	})
	yes := true
	for _, title := range ordered {
		n := number(title)
		m := model.Mark{IDs: []string{ids[title]}}
		if n%4 == 0 {
			m.Read = &yes
		}
		if n%7 == 0 {
			m.Star = &yes
		}
		must(l.Mark(ctx, m))(t)
		for name, in := range map[string]bool{"all": true, "feed": n%2 == 1, "feed unread": n%2 == 1 && n%4 != 0, "unread": n%4 != 0, "starred": n%7 == 0,
			"starred unread": n%7 == 0 && n%4 != 0, "iran": n%3 != 0, "iran unread": n%3 != 0 && n%4 != 0, "iran b": n%3 != 0 && n%2 == 0, "germany": n%3 == 0,
			"folder": n%2 == 1, "folder unread": n%2 == 1 && n%4 != 0} {
			if in {
				want[name] = append(want[name], title)
			}
		}
	}
	putin := model.EntityKey{}
	s := must(l.Open(ctx, ids["Headline 1"]))(t)
	for i := range s.Analysis.People {
		putin = s.Analysis.People[i].Entity.Key()
	}
	for _, c := range []struct {
		name   string
		filter Filter
	}{
		{"all", Filter{}}, {"feed", Filter{Feed: a}}, {"feed unread", Filter{Feed: a, Unread: true}}, {"unread", Filter{Unread: true}},
		{"starred", Filter{Starred: true}}, {"starred unread", Filter{Starred: true, Unread: true}},
		{"iran", Filter{Country: "IR"}}, {"iran", Filter{Entity: putin}}, {"iran", Filter{Entity: putin, Country: "IR"}}, {"iran", Filter{Words: "tehran"}},
		{"iran unread", Filter{Country: "IR", Unread: true}}, {"iran b", Filter{Country: "IR", Feed: b}}, {"germany", Filter{Country: "DE"}},
		{"folder", Filter{Folder: "World"}}, {"folder", Filter{Folder: "World/Asia"}}, {"folder", Filter{Tag: "World/Asia"}}, {"all", Filter{Tag: "t"}},
		{"folder unread", Filter{Folder: "World", Unread: true}}, {"folder", Filter{Folder: "World", Tag: "t"}}, {"none", Filter{Folder: "World", Tag: "Worldly"}},
		{"folder", Filter{Folder: "World", Words: "headline"}}, {"folder", Filter{Folder: "World", Feed: a}}, {"all", Filter{Words: "headline"}},
		{"none", Filter{Country: "ZZ"}}, {"none", Filter{Folder: "Wor"}}, {"none", Filter{Tag: "x"}}, {"none", Filter{Words: "?"}}, {"none", Filter{Feed: 99}},
	} {
		for _, size := range []int{1, 7, 10, 1000} {
			var got []string
			at := Cursor{}
			for {
				items, next, err := l.List(ctx, c.filter, at, size)
				if err != nil {
					t.Fatal(c.name, err)
				}
				got = append(got, titles(items)...)
				if at = next; next.End() {
					break
				}
			}
			if !reflect.DeepEqual(got, want[c.name]) {
				t.Fatalf("%s %+v by %d:\n%v, want\n%v", c.name, c.filter, size, got, want[c.name])
			}
		}
	}
	for _, f := range must(l.Feeds(ctx))(t) {
		equal(t, "articles", f.Articles, 20)
		equal(t, "unread", f.Unread, len(list(t, l, Filter{Feed: f.ID, Unread: true})))
		equal(t, "starred", f.Starred, len(list(t, l, Filter{Feed: f.ID, Starred: true})))
	}
	sound(t, l)
}
