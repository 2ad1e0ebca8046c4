package library

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"dateline/articles/fetch"
	"dateline/model"
)

// site is a news site with a feed of summaries, behind TLS.
type site struct {
	*httptest.Server
	mux  *http.ServeMux
	mu   sync.Mutex
	asks map[string][]http.Header
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{mux: http.NewServeMux(), asks: map[string][]http.Header{}}
	s.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asks[r.URL.Path] = append(s.asks[r.URL.Path], r.Header.Clone())
		s.mu.Unlock()
		s.mux.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) asked(path string) []http.Header {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asks[path]
}

// serve gives a path a page.
func (s *site) serve(path, contentType string, body []byte) {
	s.mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write(body)
	})
}

// feed serves a feed of stories at the addresses given.
func (s *site) feed(summary string, links ...string) {
	var b bytes.Buffer
	b.WriteString(`<rss version="2.0"><channel><title>Site</title>`)
	for i, l := range links {
		if strings.HasPrefix(l, "/") {
			l = s.URL + l
		}
		fmt.Fprintf(&b, `<item><guid isPermaLink="false">%d</guid><title>Story %d</title><link>%s</link><description>%s</description></item>`, i, i, l, summary)
	}
	b.WriteString(`</channel></rss>`)
	s.serve("/feed", "application/rss+xml", b.Bytes())
}

func (s *site) options() NewsOptions {
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	return NewsOptions{Fetch: fetch.Options{RootCAs: pool, Total: 2 * time.Second, Idle: time.Second, Header: time.Second}}
}

// follow follows the feed and returns the ids of its stories, by title.
func follow(t *testing.T, n *News, s *site, change func(*model.Feed)) map[string]string {
	t.Helper()
	ctx := context.Background()
	f := model.Feed{URL: s.URL + "/feed"}
	if change != nil {
		change(&f)
	}
	if _, _, err := n.store.AddFeed(ctx, &f); err != nil {
		t.Fatal(err)
	}
	if _, err := n.Refresh(ctx, RefreshOptions{Force: true}, nil, nil); err != nil {
		t.Fatal(err)
	}
	items, err := newest(ctx, n)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for _, it := range items {
		ids[it.Title] = it.ID
	}
	return ids
}

// webPage is a page with a story in it and much around it.
func webPage(story string) []byte {
	return []byte(`<!doctype html><html lang="en"><head><title>A story | Site</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div id="cookie-banner">We use cookies. <button>Accept all</button></div>
<article><h1>A story</h1>` + story + `</article><footer>Imprint. All rights reserved.</footer></body></html>`)
}

const paragraph = `<p>Angela Merkel spoke with the ministers in Paris for hours, and what was agreed in the end was less than many had hoped for, said people who were there.</p>`

func TestFullText(t *testing.T) {
	s := newSite(t)
	s.feed("Merkel speaks in Paris…", "/a")
	s.serve("/a", "text/html", webPage(strings.Repeat(paragraph, 4)+`<p>More <a href="/b?utm_source=x&amp;id=3">is here</a>, and this paragraph has some words, too, so that it counts.</p>`))
	n, ctx := openNews(t, s.options()), context.Background()
	id := follow(t, n, s, nil)["Story 0"]
	if len(s.asked("/a")) != 0 {
		t.Fatal("a page was fetched unasked")
	}
	r := n.Reader(nil, nil)
	before, err := r.Open(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	version, _, err := r.Changes(ctx, "", 10)
	if err != nil {
		t.Fatal(err)
	}
	l, outcome, err := r.FullText(ctx, id)
	if err != nil || outcome != model.FullFetched {
		t.Fatal(outcome, err)
	}
	text := l.Article.Doc.Text
	if !strings.Contains(text, "More is here") || strings.Contains(text, "Imprint") || strings.Contains(text, "cookies") || strings.Contains(text, "Sport") {
		t.Error(text)
	}
	if l.Article.Title != "Story 0" || len(l.Analysis.Mentions) == 0 {
		t.Errorf("%q, %v", l.Article.Title, l.Analysis.Mentions)
	}
	link := ""
	for _, b := range l.Article.Doc.Blocks {
		for _, run := range b.Runs {
			link += run.Link
		}
	}
	if link != s.URL+"/b?id=3" {
		t.Error(link)
	}
	if now, _, err := r.Changes(ctx, version, 10); err != nil || now == version {
		t.Error("no change is seen", err)
	}
	after, err := r.Open(ctx, id)
	if err != nil || after.Article == before.Article || after.Article != l.Article {
		t.Error("the reader is given another article", err)
	}
	if _, outcome, err = r.FullText(ctx, id); err != nil || outcome != model.FullThere || len(s.asked("/a")) != 1 {
		t.Error(outcome, err, len(s.asked("/a")))
	}
	if _, outcome, err = n.FullText(ctx, id, true); err != nil || outcome != model.FullFetched || len(s.asked("/a")) != 2 {
		t.Error(outcome, err)
	}
}

// Errors are one clear line each; the story stays as it was.
func TestFullTextErrors(t *testing.T) {
	s := newSite(t)
	s.feed("Merkel speaks in Paris…", "/pdf", "/lies", "/gone", "/empty", "/json", "/slow", "/endless", "/binary")
	s.serve("/pdf", "application/pdf", []byte("%PDF-1.7 ..."))
	s.serve("/lies", "text/html", []byte("%PDF-1.7 ..."))
	s.serve("/empty", "text/html", []byte(`<html><body><nav><a href="/">Home</a></nav><script>load()</script></body></html>`))
	s.serve("/json", "application/json", []byte(`{"a": 1}`))
	s.serve("/binary", "application/octet-stream", []byte{0, 1, 2, 3, 0, 0, 9})
	s.mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s.mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for r.Context().Err() == nil {
			if _, err := w.Write(bytes.Repeat([]byte("<p>more and more</p>"), 4096)); err != nil {
				return
			}
		}
	})
	n, ctx := openNews(t, s.options()), context.Background()
	ids := follow(t, n, s, nil)
	for i, want := range []string{
		"application/pdf, no page to read", "its page is a PDF: open it in the browser", "404", "nothing readable found on its page",
		"its page is JSON: open it in the browser", "no answer within 1 s", "larger than 10 MB", "its page is not a text (binary data)",
	} {
		_, _, err := n.FullText(ctx, ids[fmt.Sprint("Story ", i)], false)
		if err == nil || !strings.HasPrefix(err.Error(), "no full text: ") || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", want, err)
		}
	}
	if l, err := n.store.Open(ctx, ids["Story 2"]); err != nil || l.Full || !strings.Contains(l.Article.Doc.Text, "Merkel") {
		t.Error(err)
	}
}

func TestFullTextShorter(t *testing.T) {
	s := newSite(t)
	s.feed(strings.Repeat("Merkel speaks in Paris with many others about much. ", 40), "/a")
	s.serve("/a", "text/html", webPage(paragraph))
	n, ctx := openNews(t, s.options()), context.Background()
	id := follow(t, n, s, nil)["Story 0"]
	for range 2 {
		l, outcome, err := n.FullText(ctx, id, false)
		if err != nil || outcome != model.FullShorter || !strings.Contains(l.Article.Doc.Text, "others") {
			t.Fatal(outcome, err)
		}
	}
	if len(s.asked("/a")) != 1 {
		t.Error(len(s.asked("/a")))
	}
}

func TestFullTextEncoding(t *testing.T) {
	s := newSite(t)
	story := strings.Repeat("<p>Переговоры в Париже продолжались несколько часов, сообщили участники встречи, и закончились поздно ночью без соглашения.</p>", 4)
	page, err := charmap.Windows1251.NewEncoder().Bytes(webPage(story))
	if err != nil {
		t.Fatal(err)
	}
	s.feed("Переговоры", "/a", "/b")
	s.serve("/a", "text/html; charset=windows-1251", page)
	s.serve("/b", "text/html", bytes.Replace(page, []byte("<head>"), []byte(`<head><meta charset="windows-1251">`), 1))
	n, ctx := openNews(t, s.options()), context.Background()
	for _, id := range follow(t, n, s, nil) {
		if l, _, err := n.FullText(ctx, id, false); err != nil || !strings.Contains(l.Article.Doc.Text, "сообщили участники встречи") {
			t.Error(err)
		}
	}
}

// What is meant for the feed's host goes nowhere else.
func TestFullTextCredentials(t *testing.T) {
	s, other := newSite(t), newSite(t)
	page := webPage(strings.Repeat(paragraph, 3))
	other.serve("/x", "text/html", page)
	s.serve("/own", "text/html", page)
	s.mux.Handle("/away", http.RedirectHandler(other.URL+"/x?via=redirect", http.StatusFound))
	s.feed("Merkel", "/own", "/away", other.URL+"/x")
	o := s.options()
	o.Fetch.RootCAs.AddCert(other.Certificate())
	n, ctx := openNews(t, o), context.Background()
	ids := follow(t, n, s, func(f *model.Feed) {
		f.Headers = []model.Header{{Name: "X-Token", Value: "secret"}}
		f.UserAgent = "mine"
	})
	for _, id := range ids {
		if _, _, err := n.FullText(ctx, id, false); err != nil {
			t.Error(err)
		}
	}
	for _, path := range []string{"/own", "/away"} {
		if asked := s.asked(path); len(asked) != 1 || asked[0].Get("X-Token") != "secret" || asked[0].Get("User-Agent") != "mine" {
			t.Error(path, asked)
		}
	}
	if asked := other.asked("/x"); len(asked) != 2 || asked[0].Get("X-Token") != "" || asked[1].Get("X-Token") != "" {
		t.Error(asked)
	}
}

func TestFullTextCancelled(t *testing.T) {
	s := newSite(t)
	s.feed("Merkel", "/slow")
	came := make(chan struct{})
	s.mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { close(came); <-r.Context().Done() })
	o := s.options()
	o.Fetch.Header = time.Minute
	n := openNews(t, o)
	id := follow(t, n, s, nil)["Story 0"]
	ctx, cancel := context.WithCancel(context.Background())
	go func() { <-came; cancel() }()
	if _, _, err := n.FullText(ctx, id, false); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
