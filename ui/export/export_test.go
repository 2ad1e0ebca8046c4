package export

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"

	"dateline/articles/edition"
	"dateline/articles/extract"
	"dateline/model"
	"dateline/model/document"
)

var now = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// full is an article with everything on it.
func full() *model.Article {
	var w document.Builder
	leaf := func(k document.Kind, s string) {
		w.Leaf(document.Block{Kind: k, Level: 2})
		w.Text(s, 0, "")
		w.EndLeaf()
	}
	leaf(document.Standfirst, "What the standfirst says of *stars* & <tags>.")
	w.Leaf(document.Block{Kind: document.Paragraph})
	w.Text("A lede with ", 0, "")
	w.Text("strong", document.Strong, "")
	w.Text("ness, ", 0, "")
	w.Text("“quoted”", document.Emphasis, "")
	w.Text(" words, code ", 0, "")
	w.Text("a`b", document.CodeSpan, "")
	w.Text(", and ", 0, "")
	w.Text("a link!", 0, "https://example.org/a_(b)?x=1&amp=2")
	w.Text("but not ", 0, "")
	w.Text("this one", 0, "javascript:alert(1)")
	w.Text(". ", 0, "")
	w.Text("struck", document.Strike, "")
	w.Break()
	w.Text("1. after a break", 0, "")
	leaf(document.Heading, "A heading #1 ##")
	w.Open(document.Block{Kind: document.Quote})
	leaf(document.Paragraph, "> quoted")
	leaf(document.Paragraph, "- twice")
	w.Close()
	for _, ordered := range []bool{false, false, true, true} {
		w.Open(document.Block{Kind: document.List, Ordered: ordered, Level: 7})
		for _, s := range []string{"one", "+ two"} {
			w.Open(document.Block{Kind: document.Item})
			leaf(document.Paragraph, s)
			w.Open(document.Block{Kind: document.List, Ordered: true, Level: 3})
			leaf(document.Paragraph, "inner")
			w.Close()
			w.Close()
		}
		w.Close()
	}
	w.Open(document.Block{Kind: document.Table})
	for i, row := range [][]string{{"Head|er", "b"}, {"1", "`2|3`"}, {"only"}} {
		w.Open(document.Block{Kind: document.Row, Header: i == 0})
		for _, c := range row {
			leaf(document.Cell, c)
		}
		w.Close()
	}
	w.Close()
	w.Leaf(document.Block{Kind: document.Code, Language: "go"})
	w.Text("func main() {\n\n\tfmt.Println(\"```\")\n}", 0, "")
	w.Rule()
	w.Open(document.Block{Kind: document.Figure, URL: "https://example.org/p.jpg"})
	leaf(document.Caption, "What is seen")
	leaf(document.Credit, "A. Photographer/Agency")
	w.Close()
	w.Open(document.Block{Kind: document.Figure, URL: "https://example.org/q.jpg"})
	w.Close()
	leaf(document.Paragraph, "[^1]: A footnote with 5 * 3 * 2 and snake_case and _under_.")
	return &model.Article{
		ID: "full", Title: `Headline: "with" <marks> & #7`, Outlet: "The Outlet", Byline: "Ann Lee", Dateline: "TEHRAN, Nov 23 -",
		Published: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC), Precision: model.Day, Language: "en", URL: "https://example.org/story?a=1&b=2", Doc: w.Document(),
	}
}

func body(md string) string {
	if rest, ok := strings.CutPrefix(md, "---\n"); ok {
		_, md, _ = strings.Cut(rest, "\n---\n")
	}
	return md
}

func TestMarkdownRendersTheSameText(t *testing.T) {
	a := full()
	md := bytesOf(t, "markdown", a)
	if got, want := rendered(t, body(md)), words(a.Title+" "+a.Doc.Text); got != want {
		t.Errorf("rendered\n%s\nwant\n%s\nof\n%s", got, want, md)
	}
	back, err := extract.Parse("full.md", []byte(md), now)
	if err != nil {
		t.Fatal(err)
	}
	if words(back.Doc.Text) != words(a.Doc.Text) {
		t.Errorf("read back\n%s\nwant\n%s", words(back.Doc.Text), words(a.Doc.Text))
	}
	if back.Title != a.Title || back.Byline != a.Byline || back.Dateline != a.Dateline || back.Outlet != a.Outlet || back.URL != a.URL ||
		!back.Published.Equal(a.Published) || back.Language != a.Language {
		t.Errorf("particulars %+v", back)
	}
	for _, want := range []string{"[a link\\!](<https://example.org/a_(b)?x=1&amp;amp=2>)but", "<strong>strong</strong>ness", "``a`b``", "````go", "![](https://example.org/p.jpg)", "*What is seen*", "+ one", "7) one", "| Head\\|er | b |\n| --- | --- |", "- one\n\n  3. inner"} {
		if !strings.Contains(md, want) {
			t.Errorf("no %q in\n%s", want, md)
		}
	}
	if strings.Contains(md, "javascript") {
		t.Error("a script in it")
	}
}

func TestHTML(t *testing.T) {
	a := full()
	page := bytesOf(t, "html", a)
	if got, want := shown(t, page), words(a.Title+" TEHRAN, Nov 23 · Monday 23 November 2015 · The Outlet · Ann Lee "+a.Doc.Text+" "+a.URL); got != want {
		t.Errorf("shown\n%s\nwant\n%s", got, want)
	}
	harmless(t, page)
	back, err := extract.Parse("full.html", []byte(page), now)
	if err != nil {
		t.Fatal(err)
	}
	if back.Title != a.Title || back.Language != "en" || back.URL != a.URL || back.Byline != a.Byline {
		t.Errorf("particulars %q %q %q %q", back.Title, back.Language, back.URL, back.Byline)
	}
	for _, s := range []string{"What is seen", "A. Photographer/Agency", "inner", "fmt.Println", "only", "A footnote with"} {
		if !strings.Contains(back.Doc.Text, s) {
			t.Errorf("%q is lost in\n%s", s, back.Doc.Text)
		}
	}
	persian := &model.Article{Title: "۱۲ «تهران»", Language: "fa", Doc: document.FromPlain("متن")}
	if page := bytesOf(t, "html", persian); !strings.Contains(page, `<html lang="fa" dir="rtl">`) || !strings.Contains(page, `<p dir="auto">متن`) {
		t.Error(page)
	}
}

func TestTextAndJSON(t *testing.T) {
	a := full()
	text := bytesOf(t, "text", a)
	for _, want := range []string{a.Title + "\n\nTEHRAN, Nov 23 · Monday 23 November 2015 · The Outlet · Ann Lee\n\n", "\n" + a.URL + "\n", "[1] a link!: https://example.org/a_(b)?x=1&amp=2\n[2] picture: https://example.org/p.jpg"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	var o Object
	if err := json.Unmarshal([]byte(bytesOf(t, "json", a)), &o); err != nil || o.Text == nil || *o.Text != a.Doc.Text || o.Title != a.Title || len(o.Mentions) == 0 {
		t.Errorf("%v %+v", err, o)
	}
}

// Every sample story survives every format.
func TestEditionComesBack(t *testing.T) {
	for _, name := range edition.Names() {
		source, err := edition.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		a, err := extract.Parse(name, []byte(source), now)
		if err != nil {
			t.Fatal(err)
		}
		for format, file := range map[string]string{"markdown": "a.md", "html": "a.html", "text": "a.txt"} {
			data := bytesOf(t, format, a)
			back, err := extract.Parse(file, []byte(data), now)
			if err != nil {
				t.Fatal(err)
			}
			got, want := words(back.Doc.Text), words(a.Doc.Text)
			if format == "text" { // credits are put beside their pictures, links stand below
				for f := range strings.FieldsSeq(want) {
					if !strings.Contains(data, f) {
						t.Errorf("%s: %q is lost", name, f)
					}
				}
				continue
			}
			if got != want || back.Title != a.Title || !back.Published.Equal(a.Published) {
				t.Errorf("%s as %s: %q %v\n%s\nwant\n%s", name, format, back.Title, back.Published, got, want)
			}
			if format == "html" {
				harmless(t, data)
			}
		}
	}
}

func TestNothingActsOnATerminal(t *testing.T) {
	const bad = "a\x1b]52;c;eA==\x07b\u009b31mc\u202ed\x7f\x08e\r\nf"
	var w document.Builder
	w.Text(bad, 0, "https://example.org/\x1b[0m")
	w.Leaf(document.Block{Kind: document.Code, Language: "x\x1b[0m"})
	w.Text(bad, 0, "")
	a := &model.Article{Title: bad, Byline: bad, Outlet: bad, Dateline: bad, Language: "en\x1b", URL: "https://e.org/\x1b", Doc: w.Document()}
	for _, f := range Formats() {
		if i := strings.IndexFunc(bytesOf(t, f.Name, a), func(r rune) bool {
			return r != '\n' && r != '\t' && (unicode.IsControl(r) || r == 0x202e)
		}); i >= 0 {
			t.Errorf("%s: %q", f.Name, bytesOf(t, f.Name, a)[i:])
		}
	}
}

func TestLookup(t *testing.T) {
	for name, want := range map[string]string{"markdown": "markdown", "MD": "markdown", ".htm": "html", "txt": "text", "json": "json", "pdf": "", "": ""} {
		if f, ok := Lookup(name); f.Name != want || ok != (want != "") {
			t.Errorf("%q is %q", name, f.Name)
		}
	}
}
