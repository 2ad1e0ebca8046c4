package extract

import (
	"strings"
	"testing"

	"dateline/model/document"
)

func TestFrontMatter(t *testing.T) {
	for _, tt := range []struct {
		name, text                                   string
		title, standfirst, outlet, byline            string
		dateline, date, language, url, images, first string
	}{
		{name: "all keys", text: lines(`
		---
		title: Bridge stays closed
		standfirst: Members want a survey
		outlet: Valley Post
		byline: Ada Quill
		dateline: LOWTOWN
		published: 2016-01-05T10:00:00Z
		language: en-GB
		url: https://example.org/bridge
		images:
		  - url: bridge.jpg
		    caption: The bridge
		    credit: Ida Holm
		---
		The text.`), title: "Bridge stays closed", standfirst: "Members want a survey", outlet: "Valley Post", byline: "Ada Quill",
			dateline: "LOWTOWN", date: "2016-01-05T10:00Z", language: "en-GB", url: "https://example.org/bridge",
			images: "bridge.jpg|The bridge|Ida Holm", first: "The text."},
		{name: "other names of keys", text: lines(`
		---
		Title: "Bridge: closed"
		description: 'It''s closed'
		publisher: Valley Post
		authors: [Ada Quill, {name: Ida Holm}]
		date: 2016-01-05
		lang: en
		link: https://example.org/b
		image: bridge.jpg
		tags: [a, b]
		---
		The text.`), title: "Bridge: closed", standfirst: "It's closed", outlet: "Valley Post", byline: "Ada Quill, Ida Holm",
			date: "2016-01-05", language: "en", url: "https://example.org/b", images: "bridge.jpg||", first: "The text."},
		{name: "folded values", text: "---\ntitle: >\n  Bridge stays\n  closed\nsummary: |\n  Two\n  lines\n---\nThe text.",
			title: "Bridge stays closed", standfirst: "Two lines", first: "The text."},
		{name: "wrong types", text: "---\ntitle: [a, [b]]\nstandfirst: {x: y}\noutlet: null\nbyline: 12\npublished: {a: b}\nlanguage: ~\nimages: {url: [x]}\n---\nThe text.",
			title: "a", byline: "12", first: "The text."},
		{name: "a colon in the headline is no YAML", text: "---\ntitle: Bridge: closed: again\noutlet: Valley Post\n---\nThe text.",
			title: "Bridge: closed: again", outlet: "Valley Post", first: "The text."},
		{name: "broken YAML", text: "---\ntitle: \"Bridge stays\nbyline: Ada Quill\n\t- x: [\n---\nThe text.",
			title: "\"Bridge stays", byline: "Ada Quill", first: "The text."},
		{name: "no end", text: "---\ntitle: Bridge\n\nThe text goes on.", first: "title: Bridge"},
		{name: "a rule, not front matter", text: "---\n\nThe text goes on, and on.\n\n---\n\nThe end.", first: "The text goes on, and on."},
		{name: "empty front matter", text: "---\n---\n# Bridge stays closed\n\nThe text.", title: "Bridge stays closed", first: "The text."},
		{name: "comments", text: "---\n# nothing\n---\nThe text.", first: "The text."},
		{name: "ended by points", text: "---\ntitle: Bridge\n...\nThe text.", title: "Bridge", first: "The text."},
		{name: "Windows newlines and a byte order mark", text: "\ufeff---\r\ntitle: Bridge\r\n---\r\nThe text.\r\n", title: "Bridge", first: "The text."},
		{name: "the headline again as a heading", text: "---\ntitle: Bridge\n---\n# Bridge\n\nThe text.", title: "Bridge", first: "The text."},
		{name: "another heading", text: "---\ntitle: Bridge\n---\n# River\n\nThe text.", title: "Bridge", first: "River"},
		{name: "aliases", text: "---\ntitle: &t Bridge\noutlet: *t\n---\nThe text.", title: "Bridge", outlet: "Bridge", first: "The text."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := mustParse(t, "story.md", tt.text)
			first := ""
			a.Doc.Leaves(func(_ int, leaf *document.Block) bool {
				if leaf.Kind == document.Paragraph || leaf.Kind == document.Heading {
					first = a.Doc.Text[leaf.Start:leaf.End]
				}
				return first == ""
			})
			var images []string
			for _, img := range a.Images {
				images = append(images, img.URL+"|"+img.Caption+"|"+img.Credit)
			}
			for _, f := range [...]struct{ name, got, want string }{
				{"title", a.Title, tt.title}, {"standfirst", a.Standfirst(), tt.standfirst}, {"outlet", a.Outlet, tt.outlet},
				{"byline", a.Byline, tt.byline}, {"dateline", a.Dateline, tt.dateline}, {"date", date(a), tt.date}, {"language", a.Language, tt.language},
				{"url", a.URL, tt.url}, {"images", strings.Join(images, "\n"), tt.images}, {"first", first, tt.first},
			} {
				if f.got != f.want {
					t.Errorf("%s is %q, want %q", f.name, f.got, f.want)
				}
			}
			// The list must say what the opened article says.
			if head, ok := Head(strings.ReplaceAll(tt.text, "\r\n", "\n")); ok && tt.title != "" {
				if head.Title != a.Title || head.Outlet != a.Outlet || head.Published != a.Published || head.Precision != a.Precision {
					t.Errorf("Head says %q %q %v", head.Title, head.Outlet, head.Published)
				}
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	for _, tt := range []struct{ name, text, title, text2, outline string }{
		{name: "title and headings", text: "# Bridge *stays* closed\n\nText.\n\n## Old &amp; new\n\nMore.\n\n### Deep\n\n# Second",
			title: "Bridge stays closed", outline: "paragraph Text.\nheading Old & new\nparagraph More.\nheading3 Deep\nheading1 Second"},
		{name: "setext", text: "Bridge\n======\n\nText.\n\nPart\n----\n", title: "Bridge", outline: "paragraph Text.\nheading Part"},
		{name: "no title", text: "Text.\n\n## Part", outline: "paragraph Text.\nheading Part"},
		{name: "nested lists", text: "- a\n  1. b\n  2. c\n     more\n- d\n\n7. e\n", outline: `list
  item
    paragraph a
    list from 1
      item
        paragraph b
      item
        paragraph c more
  item
    paragraph d
list from 7
  item
    paragraph e`},
		{name: "quote, rule, code", text: "> said\n>\n> - a\n\n---\n\n```go\nx := 1\n\n\ty\n```\n\n    indented\n", outline: `quote
  paragraph said
  list
    item
      paragraph a
rule
code go x := 1⏎⏎	y
code indented`},
		{name: "table", text: "| Year | Lorries |\n|---|--:|\n| 2014 | **12** |\n| 2015 | |\n", outline: `table
  row head
    cell Year
    cell Lorries
  row
    cell 2014
    cell 12
  row
    cell 2015
    cell`},
		{name: "images", text: "![alt words](a.jpg \"The bridge. Photograph: Ida Holm\")\n\nText ![b](b.jpg) goes on.\n\n[![c](c.jpg)](https://example.org)", outline: `figure a.jpg
  caption The bridge.
  credit Ida Holm
paragraph Text goes on.
figure b.jpg
  caption b
figure c.jpg
  caption c`},
		{name: "raw HTML", text: "a<br>b <b>c</b> <!-- d -->\n\n<div class=\"x\">\n<p>e &amp; f</p>\n<script>g()</script>\n</div>\n\n<style>h{}</style>\n\ni\n", outline: "paragraph a⏎b c\nparagraph e & f\nparagraph i"},
		{name: "escapes and entities", text: "\\*a\\* &lt;b&gt; &copy; &#8212; &nosuch; \\&amp; & `\\*c\\* &amp;`", outline: "paragraph *a* <b> © — &nosuch; &amp; & \\*c\\* &amp;"},
		{name: "hard and soft breaks", text: "a\nb  \nc\\\nd", outline: "paragraph a b⏎c⏎d"},
		{name: "byline and dateline", text: "# Bridge\n\nBy Ada Quill\n\n5 January 2016\n\nLOWTOWN, Jan 5 (Reuters) - It *rained*.", title: "Bridge", outline: "paragraph It rained."},
		{name: "a comment only is read as text", text: "<!-- never closed\n\nand more", outline: "paragraph <!-- never closed\nparagraph and more"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := mustParse(t, "story.md", tt.text)
			if a.Title != tt.title {
				t.Errorf("title is %q, want %q", a.Title, tt.title)
			}
			if got := outline(a.Doc); got != tt.outline {
				t.Errorf("got\n%s\nwant\n%s", got, tt.outline)
			}
		})
	}
}

func TestMarkdownInline(t *testing.T) {
	a := mustParse(t, "story.md", "a *b **c*** `d` ~~e~~ [f *g*](https://example.org/?a&amp;b \"t\") <https://example.org/h> <i@example.org> [j][k]\n\n[k]: /l\n")
	var got []string
	for _, r := range a.Doc.Blocks[0].Runs {
		s := a.Doc.Text[r.Start:r.End]
		if strings.TrimSpace(s) == "" || r.Style == 0 && r.Link == "" {
			continue
		}
		for i, name := range [...]string{"em", "strong", "code", "strike"} {
			if r.Style&(1<<i) != 0 {
				s += " " + name
			}
		}
		if r.Link != "" {
			s += " → " + r.Link
		}
		got = append(got, s)
	}
	want := []string{"b  em", "c em strong", "d code", "e strike", "f  → https://example.org/?a&b", "g em → https://example.org/?a&b",
		"https://example.org/h → https://example.org/h", "i@example.org → mailto:i@example.org", "j → /l"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What nests too deeply, or is too dense with marks, keeps its text.
func TestMarkdownBounds(t *testing.T) {
	for name, text := range map[string]string{
		"quotes":            strings.Repeat("> ", 10_000) + "word",
		"lists":             strings.Repeat("- ", 10_000) + "word",
		"numbers":           strings.Repeat("1. ", 10_000) + "word",
		"indented lists":    indentedLists(1000) + "word",
		"brackets":          strings.Repeat("[a](", 100_000) + "word",
		"stars":             strings.Repeat("*a ", 100_000) + "word",
		"definitions":       strings.Repeat("[a]: x\n", 50_000) + "\nword",
		"a long word":       strings.Repeat("a", 1<<20) + " word",
		"newlines":          strings.Repeat("\n", 1_000_000) + "word",
		"a wide table":      "|" + strings.Repeat("a|", 500) + "\n|" + strings.Repeat("-|", 500) + "\n|" + strings.Repeat("b|", 499) + "word|",
		"nested flow lists": "---\na: " + strings.Repeat("[", 5000) + "\n---\nword",
	} {
		t.Run(name, func(t *testing.T) {
			a := mustParse(t, "story.md", text)
			if !strings.Contains(a.Title+a.Doc.Text, "word") {
				t.Errorf("lost the last word: %.60q", a.Doc.Text)
			}
		})
	}
}

func indentedLists(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}

// Texts that people write are not touched by the bounds.
func TestBoundNestingKeeps(t *testing.T) {
	for _, text := range []string{
		"", "a", "> > > a\n\n- a\n  - b\n    - c\n", "[a]: x\n[b]: y\n", strings.Repeat("\t", 40) + "code\n", strings.Repeat("-", 5000) + "\n",
		strings.Repeat("- a\n", 5000), strings.Repeat(" ", 5000) + "a\n", "1. a\n2. b\n",
	} {
		if got := boundNesting(text); got != text {
			t.Errorf("%.40q became %.40q", text, got)
		}
	}
}
