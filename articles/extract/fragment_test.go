package extract

import (
	"strings"
	"testing"
	"time"

	"dateline/model"
)

func TestFragment(t *testing.T) {
	for _, tt := range []struct{ name, html, base, want string }{
		{"nothing", "", "", ""},
		{"words", "Just words", "", "paragraph Just words"},
		{"inline and blocks", "One <b>two</b><p>three<p>four", "", "paragraph One two\nparagraph three\nparagraph four"},
		{"what a page would leave out stays", "<div class='sidebar'>Short.</div><h2>Head</h2><p>x</p>", "", "paragraph Short.\nheading Head\nparagraph x"},
		{"scripts go", "<p>a<script>b()</script></p><style>c{}</style><iframe src=d></iframe>", "", "paragraph a"},
		{"figure", `<figure><img src="/a.jpg"><figcaption>The old port <span class="credit">Ada Quill</span></figcaption></figure>`, "https://example.org/b/c",
			"figure https://example.org/a.jpg\n  caption The old port\n  credit Ada Quill"},
		{"list and quote", "<ul><li>a</ul><blockquote>b</blockquote>", "", "list\n  item\n    paragraph a\nquote\n  paragraph b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, _, err := Fragment(tt.html, tt.base)
			if err != nil {
				t.Fatal(err)
			}
			if err := doc.Check(); err != nil {
				t.Fatal(err)
			}
			if got := outline(doc); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestFragmentLinks(t *testing.T) {
	doc, images, err := Fragment(`<a href="/x">a</a> <a href="javascript:alert(1)">b</a> <a href="file:///etc/passwd">c</a> <img src="y.png" alt="A boat">`, "https://example.org/d/e")
	if err != nil {
		t.Fatal(err)
	}
	var links []string
	for _, r := range doc.Blocks[0].Runs {
		if r.Link != "" {
			links = append(links, r.Link)
		}
	}
	if len(links) != 1 || links[0] != "https://example.org/x" {
		t.Errorf("links %q", links)
	}
	if len(images) != 1 || images[0].URL != "https://example.org/d/y.png" || images[0].Caption != "A boat" {
		t.Errorf("images %+v", images)
	}
}

// What nests too deeply for a tree is read by its words.
func TestFragmentDeep(t *testing.T) {
	doc, _, err := Fragment(strings.Repeat("<div><b>", 50_000)+"the word"+strings.Repeat("</b></div>", 50_000), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	if doc.Text != "the word" {
		t.Errorf("text %q", doc.Text)
	}
}

func TestComplete(t *testing.T) {
	doc, _, err := Fragment("<p>LOWTOWN, Nov 20, 2015 (Reuters) - Ministers met on Friday to talk about the river.</p><p>More is to follow.</p>", "")
	if err != nil {
		t.Fatal(err)
	}
	a := &model.Article{Title: "Ministers meet", Doc: doc}
	Complete(a, time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC))
	if !strings.HasPrefix(a.Dateline, "LOWTOWN") || !strings.HasPrefix(a.Doc.Text, "Ministers met") {
		t.Errorf("dateline %q, text %q", a.Dateline, a.Doc.Text)
	}
	if a.Precision != model.Day || a.Published.Format("2006-01-02") != "2015-11-20" {
		t.Errorf("dated %v (%v)", a.Published, a.Precision)
	}
	empty := new(model.Article)
	Complete(empty, time.Now())
	if empty.Doc == nil {
		t.Error("no document")
	}
}

// FuzzFragment reads any piece of HTML: no panic, a sound document.
func FuzzFragment(f *testing.F) {
	f.Add("<p>a<b>c</p><table><tr><td>d<figure><img src=x><figcaption>e", "https://example.org/")
	f.Add("<a href='//x'>\x00\xff", "")
	f.Fuzz(func(t *testing.T, text, base string) {
		doc, _, err := Fragment(text, base)
		if err != nil {
			return
		}
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		a := &model.Article{Doc: doc}
		Complete(a, now())
		if err := a.Doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
