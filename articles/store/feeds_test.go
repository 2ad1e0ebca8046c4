package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// A feed comes back as it was kept; what the reader says of it and what a
// refresh says do not undo each other.
func TestFeeds(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), LibraryName)
	l := opened(t, path)
	f := model.Feed{URL: "https://example.org/f", Title: "Title", Name: "Näme", Site: "https://example.org", Folder: "World/Asia", Tags: []string{"a", "b"},
		Interval: 90 * time.Minute, FullText: model.On, KeepDays: -1, UserAgent: "UA", Headers: []model.Header{{Name: "Authorization", Value: "Basic x"}},
		ETag: `"1"`, LastModified: "yesterday", NextFetch: clock, LastSuccess: clock.Add(-time.Hour), LastError: "no", Failures: 2, Gone: true}
	id, added, err := l.AddFeed(ctx, &f)
	if err != nil || !added {
		t.Fatal(err)
	}
	again, added, err := l.AddFeed(ctx, &model.Feed{URL: f.URL, Name: "other"})
	if err != nil || added || again != id {
		t.Fatal(again, added, err)
	}
	l.Close()
	l = opened(t, path)
	f.ID = id
	equal(t, "feed", must(l.Feeds(ctx))(t)[0].Feed, f)

	state := model.Feed{URL: "https://example.org/moved", Title: "New title", ETag: `"2"`, LastSuccess: clock, Name: "ignored", Folder: "ignored"}
	if _, err := l.Ingest(ctx, id, nil, &state); err != nil {
		t.Fatal(err)
	}
	got := must(l.Feeds(ctx))(t)[0].Feed
	equal(t, "state", []any{got.URL, got.Title, got.ETag, got.Failures, got.Gone, got.Name, got.Folder, got.UserAgent},
		[]any{"https://example.org/moved", "New title", `"2"`, 0, false, "Näme", "World/Asia", "UA"})
	settings := got
	settings.Name, settings.Tags, settings.Headers, settings.ETag = "Other", []string{"c"}, nil, "ignored"
	if err := l.UpdateFeed(ctx, &settings); err != nil {
		t.Fatal(err)
	}
	got = must(l.Feeds(ctx))(t)[0].Feed
	equal(t, "settings", []any{got.Name, got.Tags, len(got.Headers), got.ETag}, []any{"Other", []string{"c"}, 0, `"2"`})
	settings.URL = "https://example.org/elsewhere"
	if err := l.UpdateFeed(ctx, &settings); err != nil {
		t.Fatal(err)
	}
	equal(t, "a new address", must(l.Feeds(ctx))(t)[0].ETag, "")

	b := feed(t, l, "https://example.org/b")
	if _, err := l.Ingest(ctx, b, nil, &model.Feed{URL: settings.URL, Title: "b"}); err != nil {
		t.Fatalf("a redirect to another feed: %v", err)
	}
	if err := l.UpdateFeed(ctx, &model.Feed{ID: b, URL: settings.URL}); err == nil {
		t.Error("two feeds have one address")
	}
	if err := l.UpdateFeed(ctx, &model.Feed{ID: 99}); !errors.Is(err, ErrNoFeed) {
		t.Error(err)
	}
}

// Removing a feed keeps the stars of its articles.
func TestRemoveFeed(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	a, b := feed(t, l, "https://example.org/a"), feed(t, l, "https://example.org/b")
	got := ingested(t, l, a, analysed(entry(3, "Tehran"), entry(2, "Tehran"), entry(1, "Tehran")))
	ingested(t, l, b, analysed(entry(4, "Tehran")))
	yes := true
	must(l.Mark(ctx, model.Mark{IDs: []string{got.New[1].ID}, Star: &yes}))(t)
	if err := l.RemoveFeed(ctx, a); err != nil {
		t.Fatal(err)
	}
	equal(t, "left", list(t, l, Filter{}), []string{"Headline 4", "Headline 2"})
	equal(t, "words", list(t, l, Filter{Words: "tehran"}), []string{"Headline 4", "Headline 2"})
	equal(t, "starred", list(t, l, Filter{Starred: true}), []string{"Headline 2"})
	equal(t, "iran", list(t, l, Filter{Country: "IR"}), []string{"Headline 4", "Headline 2"})
	s := must(l.Open(ctx, got.New[1].ID))(t)
	equal(t, "feed", s.Feed, int64(0))
	stats := must(l.Stats(ctx))(t)
	equal(t, "stats", []int{stats.Feeds, stats.Articles, stats.Unread, stats.Starred}, []int{1, 2, 2, 1})
	step := must(l.Undo(ctx))(t)
	equal(t, "back", []any{step.What, step.Name, step.Count, step.Back, step.Not}, []any{model.StepFeed, "https://example.org/a", 2, true, error(nil)})
	equal(t, "back", list(t, l, Filter{Feed: a}), []string{"Headline 3", "Headline 2", "Headline 1"})
	equal(t, "words", len(list(t, l, Filter{Words: "tehran"})), 4)
	equal(t, "analysis", must(l.Open(ctx, got.New[0].ID))(t).Analysis != nil, true)
	equal(t, "nothing new", len(ingested(t, l, a, analysed(entry(3, "Tehran"), entry(2, "Tehran"), entry(1, "Tehran"))).New), 0)
	sound(t, l)
	step = must(l.Redo(ctx))(t)
	equal(t, "gone", []any{step.What, step.Count, step.Back}, []any{model.StepFeed, 2, false})
	equal(t, "left", list(t, l, Filter{}), []string{"Headline 4", "Headline 2"})
	if err := l.RemoveFeed(ctx, a); !errors.Is(err, ErrNoFeed) {
		t.Error(err)
	}
	// Subscribed again, it brings everything again.
	a = feed(t, l, "https://example.org/a")
	equal(t, "again", len(ingested(t, l, a, analysed(entry(3, "x"), entry(2, "x"), entry(1, "x"))).New), 3)
	sound(t, l)
}

// Retention removes by age and number, keeps stars, and what it removed does not
// come back while the feed still has it.
func TestRetain(t *testing.T) {
	ctx := context.Background()
	now := clock
	l, err := Open(ctx, filepath.Join(t.TempDir(), LibraryName), Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	old := func(day int) model.Entry {
		e := entry(day, "Tehran")
		e.Article.Published = clock.AddDate(0, 0, -day)
		return e
	}
	f := feed(t, l, "https://example.org/f")
	var in []Incoming
	for day := range 500 {
		in = append(in, Incoming{Entry: old(day)})
	}
	got := ingested(t, l, f, in)
	for _, keep := range []int{-1, 400} {
		id, _, err := l.AddFeed(ctx, &model.Feed{URL: "https://example.org/" + string(rune('b'+keep+1)), KeepDays: keep})
		if err != nil {
			t.Fatal(err)
		}
		ingested(t, l, id, in)
	}
	yes := true
	must(l.Mark(ctx, model.Mark{IDs: []string{got.New[450].ID}, Star: &yes}))(t)
	equal(t, "none", must(l.Retain(ctx, 0, 0))(t), 99)
	equal(t, "days", must(l.Retain(ctx, 100, 0))(t), 398)
	equal(t, "left", len(list(t, l, Filter{Feed: f})), 102)
	equal(t, "starred", list(t, l, Filter{Starred: true}), []string{"Headline 450"})
	equal(t, "count", must(l.Retain(ctx, 0, 30))(t), 71+371)
	equal(t, "left", len(list(t, l, Filter{Feed: f})), 31)
	equal(t, "again", must(l.Retain(ctx, 100, 30))(t), 0)
	equal(t, "not again", len(ingested(t, l, f, in).New), 0)
	fresh := must(l.Fresh(ctx, f, []model.Entry{old(200), old(3), old(1000)}))(t)
	equal(t, "fresh", fresh, []bool{false, false, true})
	sound(t, l)
	now = now.AddDate(1, 0, 0) // not delivered for long
	must(l.Retain(ctx, 0, 0))(t)
	equal(t, "again after all", len(ingested(t, l, f, []Incoming{{Entry: old(200)}}).New), 1)
}

// The full text of a page stays when the feed comes with a summary again, and a
// longer text of the feed takes its place.
func TestSetBody(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/f")
	e := entry(1, "A short summary about Berlin.")
	e.Summary = true
	id := ingested(t, l, f, analysed(e)).New[0].ID
	page := &model.Article{Title: "ignored", Byline: "By Somebody", Doc: document.FromPlain("The whole story is about Tehran.\n\nIt goes on about Vladimir Putin.")}
	analysedPage := *page
	analysedPage.Title = e.Article.Title
	if err := l.SetBody(ctx, id, page, analyze.Of(&analysedPage, clock)); err != nil {
		t.Fatal(err)
	}
	s := must(l.Open(ctx, id))(t)
	equal(t, "stored", []any{s.Full, s.Summary, s.Article.Title, s.Article.Byline, s.Article.Doc.Text, len(s.Analysis.People)},
		[]any{true, false, "Headline 1", "By Somebody", page.Doc.Text, 1})
	equal(t, "iran", list(t, l, Filter{Country: "IR"}), []string{"Headline 1"})
	equal(t, "germany", len(list(t, l, Filter{Country: "DE"})), 0)
	equal(t, "words", list(t, l, Filter{Words: "putin"}), []string{"Headline 1"})
	equal(t, "the same again", len(ingested(t, l, f, analysed(e)).Changed), 0)

	e2 := entry(1, "Another summary about Rome.")
	e2.Summary = true
	e2.Article.Title = "A new headline"
	equal(t, "changed", titles(ingested(t, l, f, analysed(e2)).Changed), []string{"A new headline"})
	s = must(l.Open(ctx, id))(t)
	equal(t, "kept", []any{s.Full, s.Summary, s.Article.Title, s.Article.Doc.Text, s.Analysis == nil}, []any{true, false, "A new headline", page.Doc.Text, true})
	equal(t, "words", list(t, l, Filter{Words: "headline tehran"}), []string{"A new headline"})

	e3 := entry(1, "Now the feed has all of it, and more, about Rome in Italy.\n\nIt is a long text, longer than that of the page.")
	ingested(t, l, f, analysed(e3))
	s = must(l.Open(ctx, id))(t)
	equal(t, "the feed's", []any{s.Full, s.Article.Doc.Text, s.Analysis != nil}, []any{false, e3.Article.Doc.Text, true})
	sound(t, l)
	if err := l.SetBody(ctx, "99", page, nil); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
}

// Analyses of another engine are made again, and work that was stopped goes on.
func TestOutdated(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), LibraryName)
	l := opened(t, path)
	f := feed(t, l, "https://example.org/f")
	var in []Incoming
	for n := 450; n > 0; n-- {
		in = append(in, Incoming{Entry: entry(n, "filler")})
	}
	copy(in, analysed(entry(450, "Tehran")))
	ingested(t, l, f, in)
	count := func(engine string, most int) (n int) {
		var batch []Analyzed
		for a, err := range l.Outdated(ctx, engine) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; n > most {
				break
			}
			batch = append(batch, Analyzed{a, analyze.Of(a, clock)})
		}
		if err := l.Reanalysed(ctx, engine, batch); err != nil {
			t.Fatal(err)
		}
		return n
	}
	equal(t, "stats", must(l.Stats(ctx))(t).Outdated, 449)
	equal(t, "not analysed", count("1", 100), 101)
	equal(t, "the rest", count("1", 1000), 349)
	equal(t, "none", count("1", 1000), 0)
	equal(t, "an update", count("2", 1000), 450)
	equal(t, "none", count("2", 1000), 0)
	s := must(l.Open(ctx, "450"))(t)
	equal(t, "engine", s.Engine, "2")
	equal(t, "iran", list(t, l, Filter{Country: "IR"}), []string{"Headline 450"})

	// One that changed meanwhile is left for the next time.
	for a, err := range l.Outdated(ctx, "3") {
		if err != nil {
			t.Fatal(err)
		}
		ingested(t, l, f, analysed(entry(450, "Berlin")))
		if err := l.Reanalysed(ctx, "3", []Analyzed{{a, analyze.Of(a, clock)}}); err != nil {
			t.Fatal(err)
		}
		break
	}
	equal(t, "germany", list(t, l, Filter{Country: "DE"}), []string{"Headline 450"})
	sound(t, l)
}

// An import of very many feeds is one transaction, and twice is once.
func TestAddFeeds(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	var feeds []model.Feed
	for i := range 2000 {
		feeds = append(feeds, model.Feed{URL: fmt.Sprint("https://example.org/", i/2), Tags: []string{"a", "a"}})
	}
	for round := range 2 {
		added := 0
		for i, a := range must(l.AddFeeds(ctx, feeds))(t) {
			if a.New {
				added++
			}
			if a.ID != int64(i/2+1) {
				t.Fatal(i, a)
			}
		}
		equal(t, "added", added, 1000*(1-round))
	}
	equal(t, "feeds", len(must(l.Feeds(ctx))(t)), 1000)
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := l.AddFeeds(stopped, []model.Feed{{URL: "x"}}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
