package library

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/articles/extract"
	"dateline/articles/store"
	"dateline/model"
	"dateline/model/query"
)

// newest lists all articles.
func newest(ctx context.Context, n *News) (items []Selected, err error) {
	_, _, err = n.Select(ctx, query.Ask{}, Selection{Limit: 1000}, func(s *Selected) error {
		items = append(items, *s)
		return nil
	})
	return items, err
}

func openNews(tb testing.TB, o NewsOptions) *News {
	tb.Helper()
	o.Path = filepath.Join(tb.TempDir(), store.LibraryName)
	n, err := OpenNews(context.Background(), o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := n.Close(); err != nil {
			tb.Error(err)
		}
	})
	return n
}

// A panic is the error of the piece of work, and gives its place back.
func TestInTurn(t *testing.T) {
	n := openNews(t, NewsOptions{})
	for range 2 * cap(n.slots) {
		err := n.inTurn(context.Background(), "cannot be read", func() error { panic("index out of range") })
		if err == nil || err.Error() != "cannot be read (index out of range)" {
			t.Fatal(err)
		}
	}
}

// An article that cannot be analysed leaves the others theirs.
func TestAnalysisFault(t *testing.T) {
	n := openNews(t, NewsOptions{})
	article := func() model.Entry {
		doc, _, err := extract.Fragment("<p>Angela Merkel spoke in Paris.</p>", "")
		if err != nil {
			t.Fatal(err)
		}
		return model.Entry{Article: &model.Article{Title: "Merkel in Paris", Doc: doc}}
	}
	bad := article()
	bad.Article.Title = "Bad"
	n.analyse = func(a *model.Article) *model.Analysis {
		if a.Title == "Bad" {
			panic("index out of range")
		}
		return n.found(a)
	}
	list := []store.Incoming{{Entry: article()}, {Entry: bad}, {Entry: article()}}
	fault := n.analyseAll(context.Background(), list)
	if fault == nil || !strings.HasPrefix(fault.Error(), `"Bad" cannot be analysed (index`) {
		t.Errorf("the fault is %v", fault)
	}
	if list[0].Analysis == nil || list[1].Analysis != nil || list[2].Analysis == nil {
		t.Errorf("%v", list)
	}
}

func TestFind(t *testing.T) {
	n, ctx := openNews(t, NewsOptions{}), context.Background()
	for _, f := range []model.Feed{{URL: "https://a.example/feed", Name: "World"}, {URL: "https://b.example/feed", Title: "world"}, {URL: "https://c.example/feed", Title: "Sport"}} {
		if _, _, err := n.store.AddFeed(ctx, &f); err != nil {
			t.Fatal(err)
		}
	}
	for what, want := range map[string]int64{"1": 1, "SPORT": 3, "https://b.example/feed": 2, "c.example/feed": 3} {
		if f, err := n.Find(ctx, what); err != nil || f.ID != want {
			t.Errorf("%s: %d, %v", what, f.ID, err)
		}
	}
	if _, err := n.Find(ctx, "World"); err == nil || err.Error() != "2 feeds have this name; give a number: 1, 2" {
		t.Error(err)
	}
	if _, err := n.Find(ctx, "4"); !errors.Is(err, store.ErrNoFeed) {
		t.Error(err)
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		" example.org ": "https://example.org", "feed://example.org/x": "https://example.org/x", "feed:http://example.org": "http://example.org",
		"http://u:p@example.org/": "http://u:p@example.org/", "file:///a/b.xml": "file:///a/b.xml", "ftp://example.org": "", "javascript://x": "", "file://": "", "": "",
	} {
		if got, err := webAddress(in); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	if got := ShownAddress("https://me:secret@example.org/feed"); strings.Contains(got, "secret") {
		t.Error(got)
	}
}

// A feed that moved to where another feed is stays where it was, and its articles
// come all the same.
func TestMovedOntoAnother(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/new", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(corpusFeed("New", nil)) })
	mux.Handle("/old", http.RedirectHandler("/new", http.StatusMovedPermanently))
	s := httptest.NewServer(mux)
	defer s.Close()
	n, ctx := openNews(t, NewsOptions{}), context.Background()
	if _, err := n.store.AddFeeds(ctx, []model.Feed{{URL: s.URL + "/old"}, {URL: s.URL + "/new"}}); err != nil {
		t.Fatal(err)
	}
	report, err := n.Refresh(ctx, RefreshOptions{}, nil, nil)
	if err != nil || report.Feeds != 2 || report.Failed != 0 {
		t.Errorf("%+v, %v", report, err)
	}
	list, _ := n.Feeds(ctx)
	if len(list) != 2 || list[0].URL == list[1].URL || list[0].Title != "New" || list[1].Title != "New" {
		t.Errorf("%+v", list)
	}
}

// What is older than KeepDays goes after a refresh and does not come back.
func TestRefreshRetains(t *testing.T) {
	old := story{Title: "Old", Text: "Text.", Date: time.Now().AddDate(0, 0, -40)}
	young := story{Title: "Young", Text: "Text.", Date: time.Now().AddDate(0, 0, -1)}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(corpusFeed("F", []story{young, old})) }))
	defer s.Close()
	n, ctx := openNews(t, NewsOptions{KeepDays: 30}), context.Background()
	if _, _, err := n.Add(ctx, s.URL, false); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := n.Refresh(ctx, RefreshOptions{Force: true}, nil, nil); err != nil {
			t.Fatal(err)
		}
		items, err := newest(ctx, n)
		if err != nil || len(items) != 1 || items[0].Title != "Young" {
			t.Errorf("%+v, %v", items, err)
		}
	}
}

type story struct {
	Title, Text string
	Date        time.Time `json:"-"`
}

// corpusFeed is a feed of stories.
func corpusFeed(title string, list []story) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<rss version="2.0"><channel><title>%s</title><link>http://localhost/</link>`, title)
	for i, s := range list {
		fmt.Fprintf(&b, "<item><guid>%s-%d</guid><pubDate>%s</pubDate><title>", title, i, s.Date.Format(time.RFC1123Z))
		_ = xml.EscapeText(&b, []byte(s.Title))
		b.WriteString("</title><description>")
		_ = xml.EscapeText(&b, []byte("<p>"+strings.ReplaceAll(s.Text, "\n    ", "</p><p>")+"</p>"))
		b.WriteString("</description></item>")
	}
	b.WriteString("</channel></rss>")
	return b.Bytes()
}

var corpusPath = flag.String("corpus", "../../../shared/gold/reuters21578-train.jsonl.gz", "articles for the benchmarks, a JSON object a line")

func corpus(b *testing.B) (list []story) {
	data, err := os.ReadFile(*corpusPath)
	if err != nil {
		b.Skip(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		b.Skip(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var s story
		if json.Unmarshal(lines.Bytes(), &s) == nil && s.Text != "" {
			list = append(list, s)
		}
	}
	return list
}

// BenchmarkRefresh refreshes 200 feeds of 50 articles of a loopback server, first
// all of them new, analysis and index included, then unchanged.
//
//	go test ./articles/library -run '^$' -bench Refresh -benchtime 1x
func BenchmarkRefresh(b *testing.B) {
	const feeds, articles = 200, 50
	stories := corpus(b)
	bodies := make([][]byte, feeds)
	for i := range bodies {
		list := make([]story, articles)
		for j := range list {
			list[j] = stories[(i*articles+j)%len(stories)]
			list[j].Date = time.Now().Add(-time.Duration(i*articles+j) * time.Minute)
		}
		bodies[i] = corpusFeed(fmt.Sprintf("feed%d", i), list)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		var i int
		_, _ = fmt.Sscanf(r.URL.Path, "/%d", &i)
		w.Header().Set("ETag", `"1"`)
		_, _ = w.Write(bodies[i])
	}))
	defer s.Close()
	ctx := context.Background()
	var first, again time.Duration
	for b.Loop() {
		n := openNews(b, NewsOptions{})
		var list []model.Feed
		for i := range feeds {
			list = append(list, model.Feed{URL: fmt.Sprintf("%s/%d", s.URL, i)})
		}
		if _, err := n.store.AddFeeds(ctx, list); err != nil {
			b.Fatal(err)
		}
		begun := time.Now()
		report, err := n.Refresh(ctx, RefreshOptions{}, nil, nil)
		first += time.Since(begun)
		if err != nil || report.New != feeds*articles {
			b.Fatalf("%+v, %v", report, err)
		}
		begun = time.Now()
		report, err = n.Refresh(ctx, RefreshOptions{Force: true}, nil, nil)
		again += time.Since(begun)
		if err != nil || report.Unchanged != feeds {
			b.Fatalf("%+v, %v", report, err)
		}
	}
	b.ReportMetric(first.Seconds()/float64(b.N), "s/new")
	b.ReportMetric(again.Seconds()/float64(b.N), "s/unchanged")
}
