package export

import (
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"dateline/model"
	"dateline/model/analyze"
)

// words folds white space.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func bytesOf(t testing.TB, name string, a *model.Article) string {
	t.Helper()
	f, ok := Lookup(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	b, err := f.Bytes(model.Loaded{Article: a, Analysis: analyze.Of(a, now)})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// rendered is the text that a renderer of Markdown shows.
func rendered(t testing.TB, markdown string) string {
	t.Helper()
	var b strings.Builder
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	if err := m.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return shown(t, b.String())
}

// shown is the text of HTML, with white space where blocks end.
func shown(t testing.TB, source string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Data == "head" {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		switch n.Data {
		case "p", "br", "td", "th", "li", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr":
			b.WriteString("\n")
		}
	}
	walk(root)
	return words(b.String())
}

// harmless checks that a page is made of these elements only, runs nothing,
// loads nothing and leads to web and mail only.
func harmless(t *testing.T, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	elements := strings.Fields("html head meta title link style body article header footer h1 h2 h3 h4 h5 h6 p span time a strong em del code pre br hr ul ol li blockquote table tbody tr td th figure figcaption")
	attributes := strings.Fields("lang dir charset name content http-equiv rel href class title aria-label datetime start")
	for n := range root.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && !slices.Contains(elements, n.Data) {
			t.Errorf("%s %s", n.Data, n.Attr)
		}
		for _, k := range n.Attr {
			if !slices.Contains(attributes, k.Key) || n.Data == "link" && k.Key == "rel" && k.Val != "canonical" {
				t.Errorf("%s %s=%q", n.Data, k.Key, k.Val)
			}
			if k.Key == "href" && !strings.HasPrefix(k.Val, "http://") && !strings.HasPrefix(k.Val, "https://") && !strings.HasPrefix(k.Val, "mailto:") {
				t.Errorf("%s leads to %q", n.Data, k.Val)
			}
		}
	}
}
