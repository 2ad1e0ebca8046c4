package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// feedOf is a feed of n stories, the newest first.
func feedOf(title string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<rss version="2.0"><channel><title>%s</title><link>https://%s.example/</link><description>d</description>`, title, strings.ToLower(title))
	for i := n; i > 0; i-- {
		day := time.Date(2015, 11, 20, i, 0, 0, 0, time.UTC).Format(time.RFC1123Z)
		fmt.Fprintf(&b, `<item><title>%s %d: Angela Merkel in Paris</title><guid isPermaLink="false">%s-%d</guid><link>https://%s.example/%d</link><pubDate>%s</pubDate>
			<description>The chancellor, Angela Merkel, spoke in Paris about gas.</description></item>`, title, i, title, i, strings.ToLower(title), i, day)
	}
	return b.String() + "</channel></rss>"
}

// site is a server of feeds: /NAME is a feed with the tag "1" of as many stories
// as stories says, and there are a page, failures, and one that never ends.
type site struct {
	*httptest.Server
	stories   atomic.Int64
	unchanged atomic.Int64 // answers of 304
	hanging   chan struct{}
}

func serve(t *testing.T) *site {
	t.Helper()
	s := &site{hanging: make(chan struct{}, 100)}
	s.stories.Store(3)
	mux := http.NewServeMux()
	mux.HandleFunc("/feed/{name}", func(w http.ResponseWriter, r *http.Request) {
		n := s.stories.Load()
		tag := fmt.Sprintf(`"%d"`, n)
		if r.Header.Get("If-None-Match") == tag {
			s.unchanged.Add(1)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", tag)
		_, _ = io.WriteString(w, feedOf(r.PathValue("name"), int(n)))
	})
	page := func(links ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, "<!DOCTYPE html><html><head><title>News</title>"+strings.Join(links, "")+"</head><body><p>Text</p></body></html>")
		}
	}
	link := func(to, title string) string {
		return `<link rel="alternate" type="application/rss+xml" href="` + to + `" title="` + title + `">`
	}
	mux.HandleFunc("/two", page(link("/feed/World", "World"), link("/feed/Sport", "Sport")))
	mux.HandleFunc("/one", page(link("/feed/One", "One")))
	mux.HandleFunc("/local", page(link("file:///etc/passwd", "Local")))
	mux.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/feed/New", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/hang", func(_ http.ResponseWriter, r *http.Request) {
		s.hanging <- struct{}{}
		<-r.Context().Done()
	})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// reading is a front with a library of its own.
func reading(t *testing.T) front {
	t.Helper()
	return front{environ: []string{"XDG_DATA_HOME=" + t.TempDir(), "XDG_CONFIG_HOME=" + t.TempDir()}, now: time.Now}
}

func (f front) add(t *testing.T, addresses ...string) {
	t.Helper()
	if got := f.start(t, append([]string{"add"}, addresses...)...); got.status != 0 {
		t.Fatalf("add: %+v", got)
	}
}

// lines decodes what a verb printed with --json.
func lines[T any](t *testing.T, got outcome) (list []T) {
	t.Helper()
	for line := range strings.Lines(got.stdout) {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%q: %v (%+v)", line, err, got)
		}
		list = append(list, v)
	}
	return list
}

func TestFollowAndRefresh(t *testing.T) {
	t.Parallel()
	s, f := serve(t), reading(t)
	f.expect(t, "feeds", outcome{0, "No feeds. dateline add URL follows one, dateline import FILE those of another reader; dateline feeds --catalogue lists some.\n", ""})
	f.expect(t, "list", outcome{0, "No articles. dateline refresh fetches them; dateline add URL follows a feed first.\n", ""})
	f.expect(t, "add "+s.URL+"/feed/World "+s.URL+"/one", outcome{0, "Added: World (3 articles)\nAdded: One (3 articles)\n", ""})
	f.expect(t, "add "+s.URL+"/feed/World", outcome{0, "Unchanged: World: followed already\n", ""})
	f.expect(t, "list --limit 1", outcome{0, "     6  20 Nov 2015  •  One 3: Angela Merkel in Paris  (One)\n", ""})
	f.expect(t, "refresh", outcome{0, "0 new articles in 0 feeds, 2 not due yet\n", ""})
	f.expect(t, "refresh --force", outcome{0, "0 new articles in 2 feeds, 2 with nothing new\n", ""})
	if n := s.unchanged.Load(); n != 2 {
		t.Errorf("the server was asked for what has changed %d times, not 2", n)
	}
	s.stories.Store(5)
	got := lines[refreshedObject](t, f.start(t, "refresh", "--feed", "world", "--json"))
	if len(got) != 1 || got[0].New != 2 || got[0].URL != s.URL+"/feed/World" || got[0].Unchanged || got[0].Error != "" {
		t.Errorf("refresh --feed --json: %+v", got)
	}
	items := lines[itemObject](t, f.start(t, "list", "--unread", "--json"))
	if len(items) != 8 || !reflect.DeepEqual(items[0], itemObject{"8", "World 5: Angela Merkel in Paris", "World", "2015-11-20T05:00:00Z", "https://world.example/5", "World", false, false, []string{}, []string{"FR", "DE"}}) {
		t.Errorf("list --json: %d, %+v", len(items), items[0])
	}
	feeds := lines[feedObject](t, f.start(t, "feeds", "--json"))
	if len(feeds) != 2 || feeds[1].Title != "World" || feeds[1].Articles != 5 || feeds[1].Unread != 5 || feeds[1].LastSuccess == "" || feeds[1].Tags == nil {
		t.Errorf("feeds --json: %+v", feeds)
	}
	if got := f.start(t, "__complete", "remove", ""); !strings.HasPrefix(got.stdout, "One\t"+s.URL+"/feed/One\nWorld\t") {
		t.Errorf("completion: %q", got.stdout)
	}
	f.expect(t, "remove one Nobody", outcome{3, "Removed: One\n", "dateline: there is no feed Nobody; dateline feeds lists them\n"})
	f.expect(t, "remove 1", outcome{0, "Removed: World\n", ""})
	f.expect(t, "list --json", outcome{0, "", ""})
}

func TestAddPage(t *testing.T) {
	t.Parallel()
	s, f := serve(t), reading(t)
	two := "dateline: " + s.URL + "/two names 2 feeds; add one of them, or give --all:\n   1  " + s.URL + "/feed/World  World\n   2  " + s.URL + "/feed/Sport  Sport\n"
	asked := f
	asked.stdin = strings.NewReader("")
	if got := asked.start(t, "add", s.URL+"/two"); got != (outcome{1, "", two}) {
		t.Errorf("nobody to ask: %+v", got)
	}
	f.expect(t, "add --all "+s.URL+"/two", outcome{0, "Added: World (3 articles)\nAdded: Sport (3 articles)\n", ""})
	f.expect(t, "add --all "+s.URL+"/two "+s.URL+"/old", outcome{0,
		"Unchanged: World: followed already\nUnchanged: Sport: followed already\nAdded: New (3 articles)\n", ""})
}

// A page has no say in which files are read; the reader has.
func TestFileFeeds(t *testing.T) {
	s, f := serve(t), reading(t)
	got := f.start(t, "add", s.URL+"/local")
	if got.status != 1 || got.stdout != "" || !strings.HasSuffix(got.stderr, "/local: this is a web page, and it names no feed\n") {
		t.Errorf("%+v", got)
	}
	name := filepath.Join(t.TempDir(), "feed.xml")
	if err := os.WriteFile(name, []byte(feedOf("Disk", 2)), 0o600); err != nil {
		t.Fatal(err)
	}
	f.expect(t, "add file://"+name, outcome{0, "Added: Disk (2 articles)\n", ""})
	f.expect(t, "refresh --force", outcome{0, "0 new articles in 1 feed, 1 with nothing new\n", ""})
	list := filepath.Join(t.TempDir(), "list.opml")
	if err := os.WriteFile(list, []byte(`<opml version="2.0"><body><outline text="x" xmlUrl="file:///etc/passwd"/></body></opml>`), 0o600); err != nil {
		t.Fatal(err)
	}
	files := httptest.NewServer(http.FileServer(http.Dir(filepath.Dir(list))))
	defer files.Close()
	f.expect(t, "import "+files.URL+"/list.opml", outcome{1, "", "dateline: " + files.URL + "/list.opml: file:///etc/passwd: a list from the web cannot name files\n"})
}

func TestFailingFeeds(t *testing.T) {
	t.Parallel()
	s, f := serve(t), reading(t)
	got := f.start(t, "add", s.URL+"/nothing", "ftp://example.org/feed", s.URL+"/feed/Good")
	if got.status != 3 || got.stdout != "Added: Good (3 articles)\n" || got.stderr != "dateline: feed "+s.URL+"/nothing: 404 Not Found\n"+
		"dateline: feed ftp://example.org/feed: this is no address of the web (http or https) and no file: address\n" {
		t.Errorf("add: %+v", got)
	}
	opml := `<opml version="2.0"><body><outline text="Bad" xmlUrl="` + s.URL + `/nothing"/><outline text="Gone" xmlUrl="` + s.URL + `/gone"/>
		<outline text="Page" xmlUrl="` + s.URL + `/one"/><outline text="Mine" xmlUrl="` + s.URL + `/old"/></body></opml>`
	with := f
	with.stdin = strings.NewReader(opml)
	if got := with.start(t, "import", "-"); got != (outcome{0, "Added: 4 feeds\n", ""}) {
		t.Errorf("import: %+v", got)
	}
	got = f.start(t, "refresh", "--force")
	if got.status != 3 || got.stdout != "3 new articles in 5 feeds, 1 with nothing new, 3 failed\n" || strings.Count(got.stderr, "dateline: feed "+s.URL) != 3 ||
		!strings.Contains(got.stderr, "/nothing: 404 Not Found\n") || !strings.Contains(got.stderr, "/one: this is a web page, not a feed\n") {
		t.Errorf("refresh: %+v", got)
	}
	for _, o := range lines[feedObject](t, f.start(t, "feeds", "--json")) {
		switch o.Name {
		case "Bad":
			if o.Failures != 1 || o.Error != "404 Not Found" || o.Gone || o.LastSuccess != "" {
				t.Errorf("%+v", o)
			}
		case "Gone":
			if !o.Gone || o.Error == "" {
				t.Errorf("%+v", o)
			}
		case "Mine": // has moved for good, and what the reader calls it stays
			if o.URL != s.URL+"/feed/New" || o.Title != "New" || o.Articles != 3 || o.Error != "" {
				t.Errorf("%+v", o)
			}
		}
	}
	if got := f.start(t, "refresh"); got.status != 0 || got.stdout != "0 new articles in 0 feeds, 4 not due yet, 1 gone for good\n" {
		t.Errorf("what failed was asked again at once: %+v", got)
	}
	if got := f.start(t, "refresh", "--feed", "Bad"); got.status != 1 {
		t.Errorf("nothing could be had: %+v", got)
	}
}

func TestImportExport(t *testing.T) {
	f, again := reading(t), reading(t)
	opml := `<opml version="2.0"><body><outline text="World"><outline text="Europe">
		<outline text="Mine" title="Its own" xmlUrl="https://a.example/feed" category="/gas"/></outline></outline>
		<outline text="Two" xmlUrl="https://b.example/feed"/><outline text="Bad" xmlUrl="exec:rm"/></body></opml>`
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.opml"), filepath.Join(dir, "out.opml")
	if err := os.WriteFile(in, []byte(opml), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := f.start(t, "import", in); got.status != 3 || got.stdout != "Added: 2 feeds\n" || !strings.Contains(got.stderr, "exec:rm") {
		t.Errorf("import: %+v", got)
	}
	if got := f.start(t, "import", in); got.stdout != "Added: 0 feeds; 2 followed already\n" {
		t.Errorf("import again: %+v", got)
	}
	f.expect(t, "export "+out, outcome{0, "", ""})
	again.expect(t, "import "+out, outcome{0, "Added: 2 feeds\n", ""})
	first, second := f.start(t, "export"), again.start(t, "export", "-")
	if first != second || !strings.Contains(first.stdout, "https://a.example/feed") {
		t.Errorf("a round trip changes the list:\n%s\n%s", first.stdout, second.stdout)
	}
	if o := lines[feedObject](t, again.start(t, "feeds", "--json")); len(o) != 2 || o[1].Folder != "World/Europe" || o[1].Name != "Mine" || len(o[1].Tags) != 1 {
		t.Errorf("%+v", o)
	}
	f.expect(t, "import "+filepath.Join(dir, "no.opml"), outcome{1, "", "dateline: open " + filepath.Join(dir, "no.opml") + ": no such file or directory\n"})
}

func TestNewsUsage(t *testing.T) {
	f := reading(t)
	for args, want := range map[string]string{
		"add": "which one? give the address of a feed or of a page", "remove": "which one? give its number, address or name",
		"feeds x": "no command x; there is set", "list x --sort up": "--sort is newest or best, not up", "list --limit 0": "--limit is at least 1",
		"refresh x": "refresh takes no arguments; --feed names a feed", "refresh --watch 1s": "--watch is at least 1m",
		"import": "import takes one list: a file, - or an address", "export a b": "export takes one file",
	} {
		verb, _, _ := strings.Cut(args, " ")
		f.expect(t, args, outcome{2, "", "dateline: " + want + " (see dateline " + verb + " --help)\n"})
	}
	f.expect(t, "refresh --feed 7", outcome{1, "", "dateline: there is no feed 7; dateline feeds lists them\n"})
	front{}.expect(t, "feeds", outcome{1, "", "dateline: there is no folder for data: neither XDG_DATA_HOME nor HOME is set\n"})
	broken := filepath.Join(strings.TrimPrefix(f.environ[0], "XDG_DATA_HOME="), "dateline", "library.db")
	if err := os.WriteFile(broken, []byte("no library at all, but some text that is long enough"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := f.start(t, "list"); got.status != 1 || !strings.Contains(got.stderr, "not a library of dateline") && !strings.Contains(got.stderr, "damaged") {
		t.Errorf("%+v", got)
	}
}
