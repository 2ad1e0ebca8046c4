package cli

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func listOf(outlines string) string {
	return `<?xml version="1.0"?><opml version="2.0"><head><title>L</title></head><body>` + outlines + `</body></opml>`
}

const soundFeed = `<outline text="Good" xmlUrl="https://good.example/feed"/>`

type badList struct{ name, list, says string }

// badLists are lists with something wrong with them, and what `dateline import`
// says on stderr behind the list's name; "" for nothing. The good feed is in all
// of them that are lists.
func badLists() []badList {
	long := "x" + strings.Repeat("y", 1<<20)
	deep := strings.Repeat(`<outline text="f">`, 1000) + soundFeed + strings.Repeat("</outline>", 1000)
	return []badList{
		{"nested 1,000 deep", listOf(deep), ""},
		{"an include", listOf(`<outline type="include" text="Rest" url="https://good.example/rest.opml"/>` + soundFeed), `outline "Rest" includes another list, which is not followed`},
		{"a script", listOf(`<outline text="S" xmlUrl="javascript:alert(1)"/>` + soundFeed), `outline "S": address "javascript:alert(1)" is not one of http, https or file`},
		{"a program", listOf(`<outline text="P" xmlUrl="exec:rm -rf ~"/>` + soundFeed), `outline "P": address "exec:rm -rf ~" is not one of http, https or file`},
		{"data", listOf(`<outline text="D" xmlUrl="data:text/xml,x"/>` + soundFeed), `outline "D": address "data:text/xml,x" is not one of http, https or file`},
		{"no host", listOf(`<outline text="N" xmlUrl="https:///feed"/>` + soundFeed), `outline "N": address "https:///feed" has no host`},
		{"no address", listOf(`<outline text="N" xmlUrl="http://[::1"/>` + soundFeed), `outline "N": address "http://[::1" is none`},
		{"escape sequences", listOf("<outline text=\"E\x1b[31m&#x202E;\" xmlUrl=\"gopher://x\x07\"/>" + soundFeed), `outline "E[31m\u202e": address "gopher://x" is not one of http, https or file`},
		{"an address of 1 MB", listOf(`<outline text="L" xmlUrl="https://` + long + `/"/>` + soundFeed), `outline "L": the address is longer than any`},
		{"the same feed four times", listOf(soundFeed + `<outline text="A">` + soundFeed + `</outline><outline text="B">` + soundFeed + soundFeed + `</outline>`), ""},
		{"a billion laughs", `<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>` +
			listOf(`<outline text="&c;" xmlUrl="https://bomb.example/"/>` + soundFeed)[21:], ""},
		{"external entity", `<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + listOf(`<outline text="&x;" xmlUrl="https://bomb.example/"/>` + soundFeed)[21:], ""},
		{"cut", strings.TrimSuffix(listOf(`<outline text="F">`+soundFeed), "</body></opml>"), "the list cannot be read to its end: it ends before its end"},
		{"a page", "<!DOCTYPE html><html><body>Log in</body></html>", noList},
		{"words", "no XML at all", noList},
		{"nothing", "", noList},
		{"a feed", feedOf("World", 2), noList},
		{"binary", "\x7fELF\x00\x01", noList},
	}
}

const noList = "this is no list of feeds (OPML)"

// TestBadLists imports each from standard input and from the web, twice.
func TestBadLists(t *testing.T) {
	for _, c := range badLists() {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := secure(t, sends(c.list, "Content-Type", "text/x-opml"))
			for _, from := range []string{"-", s.URL + "/list.opml"} {
				f := trusting(t, s, false)
				with := f
				first, second := "", ""
				for _, into := range []*string{&first, &second} {
					with.stdin = strings.NewReader(c.list)
					got := with.start(t, "import", from)
					*into = got.stdout
					c.judge(t, from, got)
				}
				if want := "Added: 0 feeds; "; first != "" && !strings.HasPrefix(second, want) {
					t.Errorf("import %s again: %q", from, second)
				}
				got := f.start(t, "feeds")
				if strings.Contains(got.stdout, "hahaha") || strings.Contains(got.stdout, "root:") || c.says != noList && !strings.Contains(got.stdout, "Good  https://good.example/feed") ||
					strings.IndexFunc(got.stdout, acts) >= 0 {
					t.Errorf("feeds: %.500q", got.stdout)
				}
			}
		})
	}
}

// judge checks the status and the one line.
func (c *badList) judge(t *testing.T, from string, got outcome) {
	t.Helper()
	want, status := "", 0
	if c.says != "" {
		want, status = "dateline: "+from+": "+c.says+"\n", 3
	}
	if c.says == noList {
		status = 1
	}
	if got.status != status || got.stderr != want {
		t.Errorf("import %s: status %d, %.300q, want %d and %q", from, got.status, got.stderr, status, want)
	}
}

// A list from the web has no say in which files are read; lists that include each
// other are not fetched.
func TestListsOfTheWeb(t *testing.T) {
	var asked atomic.Int64
	mux := http.NewServeMux()
	mux.HandleFunc("/files", sends(listOf(`<outline text="F" xmlUrl="file:///etc/passwd"/>`+soundFeed)))
	mux.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		_, _ = io.WriteString(w, listOf(`<outline type="include" text="B" url="https://`+r.Host+`/b"/>`+soundFeed))
	})
	mux.HandleFunc("/b", func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		_, _ = io.WriteString(w, listOf(`<outline type="include" text="A" url="https://`+r.Host+`/a"/>`))
	})
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `<opml version="2.0"><body>`)
		piece := []byte(strings.Repeat(" ", 1<<20))
		for range 100 {
			if _, err := w.Write(piece); err != nil {
				return
			}
		}
	})
	s := secure(t, mux.ServeHTTP)
	f := trusting(t, s, false)
	f.expect(t, "import "+s.URL+"/files", outcome{3, "Added: 1 feed\n", "dateline: " + s.URL + "/files: file:///etc/passwd: a list from the web cannot name files\n"})
	f.expect(t, "import "+s.URL+"/a", outcome{3, "Added: 0 feeds; 1 followed already\n", "dateline: " + s.URL + "/a: outline \"B\" includes another list, which is not followed\n"})
	if n := asked.Load(); n != 1 {
		t.Errorf("%d lists were fetched", n)
	}
	f.expect(t, "import "+s.URL+"/large", outcome{1, "", "dateline: " + s.URL + "/large: larger than 10 MB\n"})
	f.expect(t, "import "+s.URL+"/nothing", outcome{1, "", "dateline: " + s.URL + "/nothing: 404 Not Found\n"})
	f.stdin = io.MultiReader(strings.NewReader(`<opml version="2.0"><body>`+soundFeed), io.LimitReader(blanks{}, 100<<20))
	f.expect(t, "import -", outcome{3, "Added: 0 feeds; 1 followed already\n", "dateline: -: the list is larger than 10 MB: the rest is left out\n"})
}

// blanks is an endless list of nothing.
type blanks struct{}

func (blanks) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// 5,000 feeds come and go as they are, in a moment.
func TestLargeList(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 5000 {
		if i%100 == 0 {
			fmt.Fprintf(&b, `<outline text="Folder %d"><outline text="Inner">`, i/100)
		}
		fmt.Fprintf(&b, `<outline text="Feed %d" title="Its own %d" xmlUrl="https://example.org/%d?a=1&amp;b=2" htmlUrl="https://example.org/" category="t%d,all"/>`, i, i, i, i%7)
		if i%100 == 99 {
			b.WriteString("</outline></outline>")
		}
	}
	f, again := reading(t), reading(t)
	with := f
	for _, want := range []string{"Added: 5000 feeds\n", "Added: 0 feeds; 5000 followed already\n"} {
		with.stdin = strings.NewReader(listOf(b.String()))
		begun := time.Now()
		with.expect(t, "import -", outcome{0, want, ""})
		t.Logf("5,000 feeds: %v", time.Since(begun).Round(time.Millisecond))
	}
	list := filepath.Join(t.TempDir(), "list.opml")
	f.expect(t, "export "+list, outcome{0, "", ""})
	again.expect(t, "import "+list, outcome{0, "Added: 5000 feeds\n", ""})
	data, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.start(t, "export"); got.stdout != string(data) {
		t.Error("a round trip changes the list")
	}
	feeds := lines[feedObject](t, again.start(t, "feeds", "--json"))
	if len(feeds) != 5000 || feeds[0].Folder != "Folder 0/Inner" || feeds[0].Name != "Feed 0" || strings.Join(feeds[0].Tags, " ") != "all t0" {
		t.Errorf("%d feeds, %+v", len(feeds), feeds[0])
	}
}
