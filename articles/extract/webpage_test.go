package extract

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/model/document"
)

// webDocument is a page of testdata as lines: the kind and the text of each leaf,
// the address of each picture.
func webDocument(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "web", name))
	if err != nil {
		t.Fatal(err)
	}
	a, err := Page(data, "text/html; charset=utf-8", "https://site.example/dir/page", time.Date(2015, 12, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var show func([]document.Block)
	show = func(list []document.Block) {
		for i := range list {
			b := &list[i]
			text := []rune(strings.ReplaceAll(a.Doc.Text[b.Start:b.End], "\n", "/"))
			switch {
			case b.Kind == document.Figure:
				fmt.Fprintln(&out, b.Kind, b.URL)
			case b.Kind.Leaf():
				fmt.Fprintln(&out, b.Kind, string(text[:min(32, len(text))]))
			default:
				fmt.Fprintln(&out, b.Kind)
			}
			show(b.Children)
		}
	}
	show(a.Doc.Blocks)
	return out.String()
}

// What stands around a story on the web stays there.
func TestPage(t *testing.T) {
	for name, want := range map[string]string{
		"harbour.html": `standfirst The council wants to take the do
figure https://site.example/img/hero-800.jpg
caption Cranes at the north quay on Frid
credit Jo Park/Reuters
paragraph Voters in the harbour city decid
paragraph Prime Minister Erna Solberg, who
paragraph “Nobody asked the ferries,” said
heading What it would cost
paragraph The council has published a tabl
table
row
cell Plan
cell Cost
cell Berths
row
cell Authority
cell 120 million
cell 14
row
cell Lease
cell 80 million
cell 11
paragraph The model behind the figures is 
code cost = berths * years/print(cost
list
item
paragraph Polls open at eight in the morni
item
paragraph Results are expected before midn
quote
paragraph A harbour is not a shop, and tho
figure https://site.example/img/ferry.jpg
caption A ferry leaves for the islands. 
paragraph The vote is binding, and the res
`,
		"paywall.html": "paragraph The minister of transport resign\n",
		"lazy.html": `paragraph The storm reached the coast in t
figure https://cdn.example/storm.jpg
caption Waves
figure https://cdn.example/two-800.jpg
caption A street
figure https://cdn.example/three.jpg
caption A tree
paragraph Schools stay closed on Thursday,
paragraph “We have seen worse,” said a fis
paragraph He was on his way to his boat, w
paragraph Insurers expect damage of a hund
`,
	} {
		if got := webDocument(t, name); got != want {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestPageNothing(t *testing.T) {
	for _, c := range []struct{ media, body, want string }{
		{"text/html", "<html><body><script>go()</script></body></html>", ErrNothing.Error()},
		{"text/html", "", ErrNothing.Error()},
		{"text/html", "%PDF-1.4", "its page is a PDF: open it in the browser"},
		{"application/msword", "x", "its page is no web page (application/msword): open it in the browser"},
		{"application/feed+json", "{}", "its page is JSON: open it in the browser"},
	} {
		if a, err := Page([]byte(c.body), c.media, "https://e.example/", time.Now()); err == nil || err.Error() != c.want {
			t.Errorf("%+v: %v, %v", c, a, err)
		}
	}
	if _, err := Page(nil, "", "", time.Now()); !errors.Is(err, ErrNothing) {
		t.Error(err)
	}
}

// A page costs time by its size only, whatever stands in it.
func TestPageHostile(t *testing.T) {
	const n = 200_000
	for _, piece := range []string{"<br><br>x", `<div class="ad">`, `<p class="pullquote">a b c</p>`, "<p><br><br>", `<img srcset="a 1x, ">`} {
		done := make(chan struct{})
		go func() {
			defer close(done)
			_, _ = Page(bytes.Repeat([]byte(piece), n), "text/html", "https://e.example/", time.Now())
		}()
		select {
		case <-done:
		case <-time.After(time.Minute):
			t.Fatalf("%s: still at it", piece)
		}
	}
}
