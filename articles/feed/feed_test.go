package feed

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/articles/extract" // as library wires it; tests may
	"dateline/model"
)

// clock is the time at which the tests read their feeds.
func clock() time.Time { return time.Date(2015, 12, 1, 12, 0, 0, 0, time.UTC) }

func options() Options { return Options{HTML: extract.Fragment} }

func read(t *testing.T, name, base string) Result {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(data), base)
}

func parse(t *testing.T, data, base string) Result {
	t.Helper()
	r, err := Parse([]byte(data), base, "", clock(), options())
	if err != nil {
		t.Fatal(err)
	}
	sound(t, r)
	return r
}

// sound checks what holds for every result.
func sound(t *testing.T, r Result) {
	t.Helper()
	ids := make(map[string]bool)
	for i, e := range r.Entries {
		a := e.Article
		if err := a.Doc.Check(); err != nil {
			t.Fatalf("entry %d: %v in %q", i, err, a.Doc.Text)
		}
		for _, s := range []string{a.ID, a.Title, a.Outlet, a.Byline, a.Doc.Text, e.GUID} {
			if !utf8.ValidString(s) {
				t.Fatalf("entry %d: not UTF-8: %q", i, s)
			}
		}
		if strings.ContainsAny(a.Title+a.Byline+a.Outlet, "\n\r") {
			t.Fatalf("entry %d: more than a line: %q", i, a.Title)
		}
		if a.ID == "" {
			t.Fatalf("entry %d has no id", i)
		}
		if a.URL != "" && webAddress(a.URL) == nil {
			t.Fatalf("entry %d leads to %q", i, a.URL)
		}
		if a.Published.After(clock()) {
			t.Fatalf("entry %d is of the future: %v", i, a.Published)
		}
		for j, other := range r.Entries[:i] {
			if i < 60 && SameEntry(e, other) {
				t.Fatalf("entries %d and %d are one", i, j)
			}
		}
		ids[a.ID] = true
	}
	for _, s := range r.Warnings {
		if strings.Contains(s, "\n") {
			t.Fatalf("warning %q", s)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, tt := range []struct {
		file, base, title, site string
		want                    []string
	}{
		{"rss20.xml", "https://gazette.example/feed.xml", "Harbour Gazette", "https://gazette.example/", []string{`guid: gazette-7
title: Ferry talks end at dawn & nobody sleeps
url: https://gazette.example/ferry?id=7
by: Ada Quill, Bo Lund
outlet: Harbour Gazette
language: en-GB
date: 2015-11-23T12:15:00Z
file: https://gazette.example/ferry.mp3 audio/mpeg 4096
| standfirst The owners and the crews have found a way to s…
| paragraph After a long night the owners of the three fer… → https://gazette.example/quay
| heading What changes
| list
|   item
|     paragraph The last boat leaves at ten
|   item
|     paragraph Children travel free
| quote
|   paragraph We can all go home now, said the captain.
| figure https://gazette.example/img/quay.jpg
|   caption Passengers at the north quay
|   credit Rui Alves
| table
|   row
|     cell Boat
|     cell Hour
|   row
|     cell Gull
|     cell 7
| code 07:00 Gull⏎08:00 Tern
| paragraph The timetable begins in December and ends when…`, `guid: https://gazette.example/light
title: Lighthouse sold
url: https://gazette.example/light
by: Cy Marlow
outlet: Harbour Gazette
language: en-GB
date: 2015-11-22T17:00:00Z
summary: yes
| figure https://gazette.example/img/light.jpg
|   caption The tower on the point
|   credit Dee Vance
| paragraph The tower on the point has a new owner, the co…`}},
		{"rss091.xml", "https://cdn.example/old.rss", "Old Mill News", "http://mill.example/", []string{`title: Mill wheel turns again
url: http://mill.example/wheel.html
outlet: Old Mill News
language: en-US
summary: yes
| paragraph After two years of repairs the wheel turns.`, `title: Flour price falls
url: http://mill.example/flour.html
outlet: Old Mill News
language: en-US
summary: yes`}},
		{"rdf10.xml", "http://hill.example/rdf", "Hill Monitor", "http://hill.example/", []string{`title: Snow closes the pass
url: http://hill.example/1
by: Ed Pine
outlet: Hill Monitor
language: pt-BR
date: 2015-11-23T08:30:00Z
summary: yes
| paragraph Nobody gets over before Friday.`}},
		{"rdf09.xml", "", "First Feed", "http://first.example/", []string{`title: The first item there was
url: http://first.example/a
outlet: First Feed
summary: yes`}},
		{"atom10.xml", "https://tal.example/atom.xml", "Talpost", "https://tal.example/", []string{`guid: tag:tal.example,2015:1
title: Brücke gesperrt
url: https://tal.example/bruecke
by: Redaktion
outlet: Talpost
language: de
date: 2015-11-23T07:00:00Z
summary: yes
file: https://tal.example/bruecke.pdf application/pdf 99
| paragraph Die Brücke ist gesperrt, und niemand weiß, wan…`, `guid: tag:tal.example,2015:2
title: Markt am Samstag
url: https://tal.example/markt
by: Eva Stein
outlet: Talpost
language: de
date: 2015-11-22T10:00:00Z
summary: yes
| paragraph Äpfel & Birnen, 3 < 5 Euro.`}},
		{"atom03.xml", "", "Cove Notes", "http://cove.example/", []string{`guid: tag:cove.example,2005:tide
title: Tide table found
url: http://cove.example/tide
outlet: Cove Notes
date: 2005-03-01T13:00:00Z
summary: yes
| paragraph It lay in a drawer.`}},
		{"feed.json", "https://field.example/feed.json", "Field Wire", "https://field.example/", []string{`guid: 1
title: Récolte précoce
url: https://field.example/a
by: Gil Moreau
outlet: Field Wire
language: fr
date: 2015-11-23T09:00:00Z
summary: yes
file: https://field.example/a.mp3 audio/mpeg 12
| paragraph La récolte commence deux semaines plus tôt que…`, "guid: 2\ntitle: 1 < 2 <b>et</b> \x1b[31mrouge" + `
url: https://other.example/b
by: Ana Reis
outlet: Field Wire
language: en
summary: yes
| paragraph Premier paragraphe.
| paragraph Second & dernier.`}},
		{"windows1251.xml", "", "Речной вестник", "http://river.example/", []string{`title: Мост открыт после ремонта
url: http://river.example/most
outlet: Речной вестник
date: 2015-11-23T07:00:00Z
summary: yes
| paragraph Автобусы снова ходят через реку каждый день.`}},
		{"lying.xml", "", "Речной вестник", "http://river.example/", nil},
		{"shiftjis.xml", "", "港の新聞", "http://minato.example/", []string{`title: 橋が開通
url: http://minato.example/hashi
outlet: 港の新聞
date: 2015-11-23T01:00:00Z
summary: yes`}},
		{"utf16.xml", "", "Wide – News", "http://wide.example/", []string{`title: Ünïcode
url: http://wide.example/u
outlet: Wide – News
summary: yes`}},
		{"broken.xml", "", "Q&A of the Bay", "http://bay.example/?a=1&b=2", []string{`guid: b1
title: Fish & chips <3 & more &bogus; [31mred
url: http://bay.example/1?x=1&y=2
outlet: Q&A of the Bay
summary: yes
| paragraph 5 < 6 © it said “hello”`, `title: No end tags here
url: http://bay.example/2
outlet: Q&A of the Bay
summary: yes`, `title: Unquoted and doubled
url: http://bay.example/3
outlet: Q&A of the Bay
summary: yes
file: http://bay.example/3.mp3 audio/mpeg 5
| paragraph Plain markup⏎in
| paragraph the feed`}},
	} {
		t.Run(tt.file, func(t *testing.T) {
			r := read(t, tt.file, tt.base)
			if r.Feed.Title != tt.title || r.Feed.Site != tt.site {
				t.Errorf("feed %q at %q, want %q at %q", r.Feed.Title, r.Feed.Site, tt.title, tt.site)
			}
			if tt.want == nil {
				return
			}
			if len(r.Warnings) > 0 {
				t.Errorf("warnings %q", r.Warnings)
			}
			if len(r.Entries) != len(tt.want) {
				t.Fatalf("%d entries, want %d", len(r.Entries), len(tt.want))
			}
			for i, want := range tt.want {
				if got := show(r.Entries[i]); got != want {
					t.Errorf("entry %d: got\n%s\nwant\n%s", i, got, want)
				}
			}
		})
	}
}

func TestNoFeed(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       error
	}{
		{"nothing", "", ErrEmpty},
		{"white space", " \n\ufeff\n", ErrEmpty},
		{"a page", "<!DOCTYPE html><html><head><title>x</title></head><body>y</body></html>", ErrPage},
		{"a page that speaks of feeds", "<html><body><p>Use <rss version='2.0'> for it</body></html>", ErrPage},
		{"a page in capitals", "\n<HTML><BODY>x</BODY></HTML>", ErrPage},
		{"words", "hello there", ErrNoFeed},
		{"a list of feeds", "<?xml version='1.0'?><opml version='2.0'><body/></opml>", ErrNoFeed},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00", ErrNoFeed},
		{"other JSON", `{"error":"not found"}`, ErrNoFeed},
		{"a JSON list", `[1,2]`, ErrNoFeed},
		{"other RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:Person><foaf:name>Ada</foaf:name></foaf:Person></rdf:RDF>`, ErrNoFeed},
		{"compressed", "\x1f\x8b\x08\x00\x00\x00", ErrNoFeed},
		{"broken JSON", `{"version`, ErrNoFeed},
	} {
		r, err := Parse([]byte(tt.data), "https://example.org/", "", clock(), options())
		if !errors.Is(err, tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v (%d entries), want %v", tt.name, err, len(r.Entries), tt.want)
		}
	}
}

// What lifts datelines is given by the caller, and comes last.
func TestFinish(t *testing.T) {
	o := options()
	o.Finish = func(a *model.Article) { extract.Complete(a, clock()) }
	r, err := Parse([]byte(rssOf("<item><title>Dam talks</title><description>LOWTOWN, Nov 20, 2015 (Reuters) - Ministers met on Friday to talk about the river.</description></item>")), "", "", clock(), o)
	if err != nil {
		t.Fatal(err)
	}
	a := r.Entries[0].Article
	if a.Dateline != "LOWTOWN, Nov 20, 2015 (Reuters) -" || a.Precision != model.Day || a.Published.Format("2006-01-02") != "2015-11-20" {
		t.Errorf("dateline %q, of %v", a.Dateline, a.Published)
	}
}

// Without a converter the words of a body are kept.
func TestWithoutConverter(t *testing.T) {
	r, err := Parse([]byte(rssOf("<item><description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;</description></item>")), "", "", clock(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	sound(t, r)
	a := r.Entries[0].Article
	if len(a.Doc.Blocks) != 2 || a.Title != "One & two. Three." {
		t.Errorf("%q, %+v", a.Title, a.Doc)
	}
}
