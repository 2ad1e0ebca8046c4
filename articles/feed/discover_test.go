package feed

import (
	"fmt"
	"strings"
	"testing"
)

func TestDiscover(t *testing.T) {
	for _, tt := range []struct{ name, page, base, want string }{
		{"declared", `<head><title>x</title>
<link rel="stylesheet" href="/a.css"><link REL="Alternate" TYPE="application/rss+xml; charset=utf-8" title="Harbour&nbsp;News" href="/feed.xml">
<link rel='alternate' type='application/rss+xml' title='Comments on Harbour' href='/comments/feed'>
<link rel=alternate type=application/atom+xml href=atom.xml>
<link rel="alternate" type="application/feed+json" href="//cdn.example.org/f.json">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1"><link rel="alternate" type="application/json+oembed" href="/oembed?x=1">
<link rel="alternate" hreflang="de" href="/de/"></head><a href="/feed.xml">RSS</a>`, "https://example.org/news/today",
			`https://example.org/feed.xml Harbour News application/rss+xml
https://example.org/news/atom.xml  application/atom+xml
https://cdn.example.org/f.json  application/feed+json
https://example.org/comments/feed Comments on Harbour application/rss+xml`},
		{"linked", `<base href="https://example.org/deep/"><p>Read the <a href="feeding">feeding guide</a>, <a href="https://other.example/feed/">their feed</a>,
<a href="x.rss">Latest</a> <a href="/subscribe.xml"><img alt="XML feed"></a> <a href="feed://example.org/all">All</a> <a href="feed:https://example.org/rss">r</a>
<a href="/?feed=rss2">Subscribe</a> <a href="javascript:feed()">Feed</a> <a href="/sitemap.xml">Map</a>`, "https://example.org/",
			`https://example.org/deep/x.rss Latest 
https://example.org/subscribe.xml XML feed 
http://example.org/all All 
https://example.org/rss r 
https://example.org/?feed=rss2 Subscribe 
https://other.example/feed/ their feed `},
		{"guessed", "<p>Nothing here</p>", "https://example.org/a/b?c=d",
			`https://example.org/feed   guess
https://example.org/rss   guess
https://example.org/feed.xml   guess
https://example.org/rss.xml   guess
https://example.org/atom.xml   guess
https://example.org/index.xml   guess
https://example.org/feed.json   guess`},
		{"no page", "", "file:///tmp/x.html", ""},
		{"without a base", `<link rel=alternate type=application/rss+xml href="/feed"><link rel=alternate type=application/rss+xml href="http://example.org/feed">`, "",
			"http://example.org/feed  application/rss+xml"},
		{"other schemes", `<link rel=alternate type=application/rss+xml href="file:///etc/passwd"><link rel=alternate type=application/rss+xml href="data:text/xml,x">`, "ftp://x/", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var lines []string
			for _, c := range Discover([]byte(tt.page), tt.base) {
				line := c.URL + " " + c.Title + " " + c.Type
				if c.Guess {
					line += " guess"
				}
				lines = append(lines, line)
			}
			if got := strings.Join(lines, "\n"); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// A page full of feeds is bounded.
func TestDiscoverMany(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "<div><a href='/%d.rss'>x", i)
	}
	if got := Discover([]byte(b.String()), "http://example.org/"); len(got) != maxCandidates {
		t.Errorf("%d candidates", len(got))
	}
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<base href=x><link rel=alternate type=application/rss+xml href=a><a href=b.rss>c<img alt=d>`), "http://example.org/")
	f.Add([]byte("<a href='feed:\x00//x'>rss"), "http://[::1]:80/")
	f.Fuzz(func(t *testing.T, page []byte, base string) {
		seen := make(map[string]bool)
		for _, c := range Discover(page, base) {
			if webAddress(c.URL) == nil || seen[Canonical(c.URL)] {
				t.Fatalf("%q", c.URL)
			}
			seen[Canonical(c.URL)] = true
		}
	})
}
