package feed

import (
	"fmt"
	"strings"
	"testing"

	"dateline/model"
)

func TestCleanURL(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://e.example/a", "https://e.example/a"},
		{"https://e.example/a?utm_source=x&utm_medium=y", "https://e.example/a"},
		{"https://e.example/a?b=2&fbclid=x&a=1#part", "https://e.example/a?b=2&a=1#part"},
		{"https://e.example/a?q=%C3%A9&UTM_Source=x", "https://e.example/a?q=%C3%A9"},
		{"https://e.example/a?b=1&amp;utm_source=x", "https://e.example/a?b=1"},
		{"https://e.example/a#xtor=RSS-1", "https://e.example/a"},
		{"https://e.example/a?q=utm_source", "https://e.example/a?q=utm_source"},
		{"https://e.example/a?b&&c=%zz", "https://e.example/a?b&&c=%zz"},
		{"https://e.example/?", "https://e.example/?"},
		{"mailto:x@e.example?subject=utm_source", "mailto:x@e.example?subject=utm_source"},
		{"not a url ?utm_source=1 %zz", "not a url ?utm_source=1 %zz"},
		{"", ""},
	} {
		if got := CleanURL(tt.in); got != tt.want {
			t.Errorf("%q is %q, want %q", tt.in, got, tt.want)
		}
		if got := CleanURL(CleanURL(tt.in)); got != tt.want {
			t.Errorf("%q cleaned twice is %q", tt.in, got)
		}
	}
}

func TestCanonical(t *testing.T) {
	for _, same := range [][]string{
		{"http://www.e.example/a/", "https://e.example/a", "HTTPS://E.example:443/a?utm_source=x#top", "http://e.example:80/a"},
		{"https://e.example/a?x=1&y=2", "https://e.example/a?y=2&x=1&gclid=z"},
		{"https://e.example/#!/a", "https://www.e.example/#!/a"},
		{"https://e.example", "https://e.example/"},
	} {
		for _, s := range same[1:] {
			if Canonical(s) != Canonical(same[0]) || Canonical(s) == "" {
				t.Errorf("%q is %q, %q is %q", s, Canonical(s), same[0], Canonical(same[0]))
			}
		}
	}
	for _, s := range []string{"", "javascript:x", "/a", "file:///a"} {
		if got := Canonical(s); got != "" {
			t.Errorf("%q is %q", s, got)
		}
	}
	if Canonical("https://e.example/a?x=1") == Canonical("https://e.example/a?x=2") || Canonical("https://e.example:8080/") == Canonical("https://e.example/") {
		t.Error("different addresses are one")
	}
}

func TestSameEntry(t *testing.T) {
	entry := func(guid, url string) model.Entry { return model.Entry{GUID: guid, Article: &model.Article{URL: url}} }
	for _, tt := range []struct {
		a, b model.Entry
		want bool
	}{
		{entry("1", "http://e.example/a"), entry("1", "http://e.example/b"), true},
		{entry("1", "http://e.example/a"), entry("2", "https://www.e.example/a/?utm_source=x"), true},
		{entry("", "http://e.example/a"), entry("", "http://e.example/a"), true},
		{entry("1", ""), entry("2", ""), false},
		{entry("", ""), entry("", ""), false},
		{entry("1", "http://e.example/"), entry("2", "http://e.example/"), false}, // a front page
		{entry("1", "http://e.example/a"), entry("2", "http://e.example/b"), false},
		{model.Entry{}, model.Entry{}, false},
	} {
		if got := SameEntry(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: %v", tt.a.GUID, tt.b.GUID, got)
		}
	}
}

// Feeds that give all their entries one id, or one link, lose none of them.
func TestSharedIdentity(t *testing.T) {
	var sameID, sameLink, none strings.Builder
	for i := range 5 {
		fmt.Fprintf(&sameID, "<item><title>t%d</title><guid>0</guid><link>/%d</link></item>", i, i)
		fmt.Fprintf(&sameLink, "<item><title>t%d</title><guid>%d</guid><link>/live</link></item>", i, i)
		fmt.Fprintf(&none, "<item><title>t%d</title></item>", i)
	}
	for name, items := range map[string]string{"id": sameID.String(), "link": sameLink.String(), "none": none.String()} {
		r := parse(t, rssOf(items), "https://t.example/")
		ids := make(map[string]bool)
		for _, e := range r.Entries {
			ids[e.Article.ID] = true
		}
		if len(r.Entries) != 5 || len(ids) != 5 {
			t.Errorf("%s: %d entries, %d ids", name, len(r.Entries), len(ids))
		}
	}
}

// Of entries that are one the newest is kept, at the place of the first.
func TestTwice(t *testing.T) {
	r := parse(t, rssOf(`<item><title>old</title><guid>1</guid><link>/a</link><pubDate>Mon, 23 Nov 2015 07:15:00 GMT</pubDate></item>
<item><title>other</title><guid>2</guid></item>
<item><title>new</title><guid>1</guid><link>/a2</link><pubDate>Mon, 23 Nov 2015 09:15:00 GMT</pubDate></item>
<item><title>older</title><guid>9</guid><link>/a</link><pubDate>Mon, 23 Nov 2015 05:15:00 GMT</pubDate></item>`), "https://t.example/")
	if len(r.Entries) != 2 || r.Entries[0].Article.Title != "new" || r.Entries[1].Article.Title != "other" {
		for _, e := range r.Entries {
			t.Log(e.Article.Title)
		}
		t.Error("wrong entries")
	}
}
