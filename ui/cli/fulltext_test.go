package cli

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"dateline/articles/store"
	"dateline/model"
)

// summaries is a feed of three summaries and the pages of them: /2 never answers,
// and /3 is a PDF.
func summaries(t *testing.T) (*httptest.Server, *atomic.Int64, chan struct{}) {
	t.Helper()
	asked, hanging := new(atomic.Int64), make(chan struct{}, 10)
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		var b strings.Builder
		for i, title := range []string{"Talks in Paris", "A slow bridge", "A printed report"} {
			fmt.Fprintf(&b, `<item><title>%s</title><guid isPermaLink="false">%d</guid><link>%s/%d</link><pubDate>Fri, 20 Nov 2015 0%d:00:00 GMT</pubDate>
				<description>Angela Merkel spoke of much that is to come…</description></item>`, title, i, s.URL, i+1, 9-i)
		}
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>World</title>`+b.String()+`</channel></rss>`)
	})
	mux.HandleFunc("/1", func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<!DOCTYPE html><html><body><nav><a href=/>Home</a></nav><article><h1>Talks in Paris</h1>"+
			strings.Repeat("<p>Angela Merkel spoke of much that is to come, and the ministers listened for hours, as they said.</p>", 20)+
			"<p>At last they went home, all of them, and nobody said what had been agreed on.</p></article></body></html>")
	})
	mux.HandleFunc("/2", func(_ http.ResponseWriter, r *http.Request) {
		hanging <- struct{}{}
		<-r.Context().Done()
	})
	mux.HandleFunc("/3", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		_, _ = io.WriteString(w, "%PDF-1.7")
	})
	return s, asked, hanging
}

// F fetches the page of the story, esc stops it, and the screen is never waited for.
func TestFullTextKey(t *testing.T) {
	s, asked, hanging := summaries(t)
	home := newShelf(t)
	l := home.open(t)
	var list []store.Incoming
	for i, title := range []string{"Talks in Paris", "A slow bridge", "A printed report"} {
		in := told(10-i, title, "Angela Merkel spoke of much that is to come…")
		in.Entry.Article.URL, in.Entry.Summary = fmt.Sprint(s.URL, "/", i+1), true
		list = append(list, in)
	}
	delivered(t, l, list...)
	w := home.window(t, 120, 30)
	w.WaitFor("Talks in Paris")
	w.Press("enter")
	w.WaitFor("of much that is to come…")
	w.Press("F")
	w.WaitFor("Full text: ")
	w.WaitFor("the ministers listened")
	w.Press("F")
	w.WaitFor("This is the full text already: ")
	if asked.Load() != 1 {
		t.Errorf("%d pages were fetched", asked.Load())
	}
	w.Press("J")
	w.WaitFor("A slow bridge")
	w.Press("F")
	w.WaitFor("Fetching the full text…")
	<-hanging
	w.Press("esc")
	w.WaitFor("Stopped; the story is as it was.")
	w.Press("F")
	<-hanging
	w.WaitFor("Fetching the full text…")
	w.Press("J") // the screen goes on meanwhile
	w.WaitFor("A printed report")
	w.Press("F")
	w.WaitFor("no full text: application/pdf")
	w.close()
	if f, err := l.Open(context.Background(), "3"); err != nil || !f.Full || f.Item.Title != "Talks in Paris" {
		t.Error(err)
	}
}

// Another window shows the full text without being asked, and the line that one
// reads stays where it is.
func TestFullTextTwoWindows(t *testing.T) {
	t.Parallel()
	s, _, _ := summaries(t)
	home := newShelf(t)
	l := home.open(t)
	in := told(1, "Talks in Paris", "Angela Merkel spoke of much that is to come…")
	in.Entry.Article.URL, in.Entry.Summary = s.URL+"/1", true
	delivered(t, l, in)
	one, two := home.window(t, 120, 30), home.window(t, 120, 30)
	for _, w := range []window{one, two} {
		w.WaitFor("of much that is to come…")
	}
	one.Press("F")
	one.WaitFor("Full text: ")
	two.WaitFor("the ministers listened")
}

func TestFullTextVerbs(t *testing.T) {
	s, asked, _ := summaries(t)
	f := reading(t)
	f.expect(t, "show --full 1", outcome{1, "", "dateline: there is no library yet; dateline add follows a feed\n"})
	f.add(t, s.URL+"/feed")
	f.expect(t, "feeds set World --full-text maybe", outcome{2, "", "dateline: --full-text is on, off or default (see dateline feeds set --help)\n"})
	f.expect(t, "feeds set World --full-text on", outcome{0, "Changed: World\n", ""})
	if o := lines[feedObject](t, f.start(t, "feeds", "--json"))[0]; o.FullText != model.On.String() {
		t.Errorf("%+v", o)
	}
	f.expect(t, "show --full story.html", outcome{2, "", "dateline: --full is for stories of the library; dateline list --json has their numbers (see dateline show --help)\n"})
	f.expect(t, "show --full 99", outcome{1, "", "dateline: there is no story 99; dateline list --json has the numbers\n"})
	for _, o := range lines[itemObject](t, f.start(t, "list", "--json")) {
		switch got := f.start(t, "show", o.ID); {
		case got.status != 0 || got.stderr != "" || !strings.Contains(got.stdout, "of much that is to come"):
			t.Errorf("%+v", got)
		case o.Title == "Talks in Paris":
			for range 2 {
				if got = f.start(t, "show", "--full", o.ID); got.status != 0 || got.stderr != "" || !strings.Contains(got.stdout, "went home") {
					t.Errorf("%+v", got)
				}
			}
		case o.Title == "A printed report":
			got = f.start(t, "show", "--full", o.ID)
			if got.status != 3 || !strings.HasPrefix(got.stderr, "dateline: story "+o.ID+": no full text: application/pdf") || !strings.Contains(got.stdout, "of much") {
				t.Errorf("%+v", got)
			}
		}
	}
	if asked.Load() != 1 {
		t.Errorf("%d pages were fetched", asked.Load())
	}
}

// A refresh fetches the pages of new articles and says how many came.
func TestFullTextRefresh(t *testing.T) {
	var stories atomic.Int64
	stories.Store(1)
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	defer s.Close()
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.ReplaceAll(feedOf("World", int(stories.Load())), "https://world.example", s.URL))
	})
	mux.HandleFunc("/2", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<html><body><article>"+strings.Repeat("<p>Angela Merkel spoke of much, and the ministers listened for hours, as they said.</p>", 9)+"</article></body></html>")
	})
	f := reading(t)
	f.add(t, s.URL+"/feed")
	f.expect(t, "feeds set World --full-text on", outcome{0, "Changed: World\n", ""})
	stories.Store(3) // /3 is not there
	got := f.start(t, "refresh", "--force", "--json")
	if o := lines[refreshedObject](t, got); len(o) != 1 || o[0].New != 2 || o[0].Full != 1 || o[0].Failed != 1 {
		t.Errorf("%+v", got)
	}
	stories.Store(4)
	f.expect(t, "refresh --force", outcome{0, "1 new article in 1 feed; 0 full texts, 1 page failed\n", ""})
}
