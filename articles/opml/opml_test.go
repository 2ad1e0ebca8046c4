package opml

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/model"
)

func TestRead(t *testing.T) {
	f, err := os.Open("testdata/reader.opml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	feeds, problems := Read(f)
	want := []model.Feed{
		{URL: "https://gazette.example/feed?a=1&b=2", Title: "Harbour Gazette", Name: "Harbour", Site: "https://gazette.example/", Folder: "News", Tags: []string{"quay", "boats/small", "Again"}},
		{URL: "https://tal.example/atom.xml", Title: "Talpost", Folder: "News/Europe"},
		{URL: "http://cafe.example/rss", Title: "Café", Folder: "News/Europe"},
		{URL: "http://mill.example/rss", Title: "Mill"},
		{URL: "file:///home/me/feed.xml", Title: "Local"},
	}
	if !reflect.DeepEqual(feeds, want) {
		t.Errorf("got\n%+v\nwant\n%+v", feeds, want)
	}
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.Error())
	}
	if got, want := strings.Join(lines, "\n"), `outline "Bad one": address "ftp://old.example/feed" is not one of http, https or file
outline "Bad two": address "exec:rm" is not one of http, https or file
outline "Bad three": address "http://" has no host
outline "Bad four": address "http://a b.example/%zz" is none
outline "Other list" includes another list, which is not followed`; got != want {
		t.Errorf("problems\n%s\nwant\n%s", got, want)
	}
}

// What Write wrote Read reads as it was, and Write writes the same again.
func TestRoundTrip(t *testing.T) {
	feeds := []model.Feed{
		{URL: "https://a.example/f?x=1&y=<2>", Title: "A & B \"quoted\"", Name: "Mine", Site: "https://a.example/", Folder: "World/Asia", Tags: []string{"one", "two words"}},
		{URL: "http://b.example/", Title: "Bé", Folder: "World"},
		{URL: "http://c.example/c", Title: "C"},
		{URL: "http://d.example/d", Title: "D", Folder: "World/Asia/East"},
		{URL: "file:///tmp/x.xml", Title: "X\u202ey", Folder: "Local"},
	}
	var first bytes.Buffer
	if err := Write(&first, "List", feeds); err != nil {
		t.Fatal(err)
	}
	got, problems := Read(bytes.NewReader(first.Bytes()))
	if len(problems) > 0 {
		t.Errorf("problems %v", problems)
	}
	byURL := make(map[string]model.Feed)
	for _, f := range got {
		byURL[f.URL] = f
	}
	for _, f := range feeds {
		if !reflect.DeepEqual(byURL[f.URL], f) {
			t.Errorf("got %+v, want %+v", byURL[f.URL], f)
		}
	}
	var second, third bytes.Buffer
	if err := Write(&second, "List", got); err != nil {
		t.Fatal(err)
	}
	again, _ := Read(bytes.NewReader(second.Bytes()))
	if err := Write(&third, "List", again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(second.Bytes(), third.Bytes()) || !reflect.DeepEqual(again, got) {
		t.Errorf("the second export differs:\n%s\n%s", second.Bytes(), third.Bytes())
	}
}

func TestHostile(t *testing.T) {
	many := func(n int) string {
		var b strings.Builder
		b.WriteString("<opml><body>")
		for i := range n {
			fmt.Fprintf(&b, `<outline text="f%d" xmlUrl="http://h%d.example/"/>`, i, i)
		}
		return b.String() + "</body></opml>"
	}
	nested := func(n int) string {
		return "<opml><body>" + strings.Repeat(`<outline text="a">`, n) + `<outline text="x" xmlUrl="http://x.example/"/>` +
			strings.Repeat("</outline>", n) + `<outline text="y" xmlUrl="http://y.example/"/></body></opml>`
	}
	for _, tt := range []struct {
		name, data     string
		feeds, problem int
	}{
		{"5,000 feeds", many(5000), 5000, 0},
		{"too many feeds", many(MaxFeeds + 10), MaxFeeds, 1},
		{"nested 1,000 deep", nested(1000), 2, 0},
		{"nested 100,000 deep", nested(100_000), 2, 0},
		{"larger than 10 MB", "<opml><body>" + strings.Repeat(" ", MaxBytes) + `<outline xmlUrl="http://x.example/"/>`, 0, 1},
		{"an attribute of 2 MB", `<opml><body><outline text="` + strings.Repeat("a", 2<<20) + `" xmlUrl="http://x.example/"/></body></opml>`, 1, 0},
		{"cut", `<opml><body><outline text="a"><outline xmlUrl="http://x.example/"/><outline xmlUrl="http://y.exa`, 1, 1},
		{"entity bomb", `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><opml><body><outline text="&b;" xmlUrl="http://x.example/"/></body></opml>`, 1, 0},
		{"external entity", `<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body><outline text="&a;" xmlUrl="http://x.example/"/></body></opml>`, 1, 0},
		{"a page", "<!DOCTYPE html><html><body><p>x</html>", 0, 1},
		{"nothing", "", 0, 1},
		{"words", "hello", 0, 1},
		{"control characters", "\x00\x01\n<opml><body><outline text='a\x00b\x1b[31m' xmlUrl='http://x.example/'/></body></opml>", 1, 0},
		{"stray end tags", `<opml></outline></outline><outline xmlUrl="http://x.example/"/></opml>`, 1, 0},
		{"only bad ones", `<opml>` + strings.Repeat(`<outline xmlUrl="gopher://x"/>`, 1000) + `</opml>`, 0, maxProblems + 1},
		{"UTF-16", "\xff\xfe" + strings.Join(strings.Split(`<opml><outline xmlUrl="http://x.example/"/></opml>`, ""), "\x00") + "\x00", 1, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			feeds, problems := Read(strings.NewReader(tt.data))
			if len(feeds) != tt.feeds || len(problems) != tt.problem {
				t.Errorf("%d feeds, %d problems (%.300v), want %d and %d", len(feeds), len(problems), problems, tt.feeds, tt.problem)
			}
			for _, p := range problems {
				if strings.Contains(p.Error(), "\n") || len(p.Error()) > 500 {
					t.Errorf("problem %q", p)
				}
			}
			if d := time.Since(start); d > time.Minute {
				t.Errorf("took %v", d)
			}
		})
	}
}

// A reader that fails in the middle gives what was read, and one line.
func TestReadError(t *testing.T) {
	feeds, problems := Read(&failing{strings.NewReader(`<opml><outline xmlUrl="http://x.example/"/>`)})
	if len(feeds) != 1 || len(problems) != 1 {
		t.Errorf("%v, %v", feeds, problems)
	}
}

type failing struct{ r *strings.Reader }

func (f *failing) Read(p []byte) (int, error) {
	if f.r.Len() == 0 {
		return 0, errors.New("the line is dead")
	}
	return f.r.Read(p)
}

func TestWriteError(t *testing.T) {
	if err := Write(broken{}, "x", []model.Feed{{URL: "http://x.example/"}}); err == nil {
		t.Error("no error")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/reader.opml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("<opml><outline text='a/b' category=',,/'><outline xmlUrl=feed:x></outline>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		feeds, problems := Read(bytes.NewReader(data))
		for _, p := range problems {
			if strings.ContainsAny(p.Error(), "\n\r") {
				t.Fatalf("%q", p)
			}
		}
		var b, c bytes.Buffer
		if err := Write(&b, "x", feeds); err != nil {
			t.Fatal(err)
		}
		again, problems := Read(bytes.NewReader(b.Bytes()))
		if len(problems) > 0 || len(again) != len(feeds) {
			t.Fatalf("%d feeds became %d: %v\n%s", len(feeds), len(again), problems, b.Bytes())
		}
		if err := Write(&c, "x", again); err != nil {
			t.Fatal(err)
		}
		if third, _ := Read(bytes.NewReader(c.Bytes())); !reflect.DeepEqual(third, again) {
			t.Fatalf("a second round differs:\n%+v\n%+v", again, third)
		}
	})
}
