package extract

import (
	"strings"
	"testing"

	"dateline/model/document"
)

// newsPage is a page as news sites make them: navigation, advertisements, a
// story, links to others.
const newsPage = `<!doctype html>
<html lang="en-GB"><head>
<title>Dam talks resume in Lowtown | Valley Post</title>
<meta property="og:site_name" content="Valley Post">
<meta property="og:title" content="Dam talks resume in Lowtown">
<meta name="description" content="Ministers return to the table after two years of silence">
<link rel="canonical" href="https://example.org/world/dam-talks">
<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"x"},{"@type":["NewsArticle"],"headline":"Dam talks resume in Lowtown",
"datePublished":"2015-11-20T10:30:00+01:00","author":[{"@type":"Person","name":"Ana Reis"},{"name":"Bo Lund"}],"publisher":{"name":"Valley Post"}}]}</script>
<style>.x{color:red}</style></head><body>
<header><a href="/">Valley Post</a><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<div class="cookie-banner">We value your privacy. <button>Accept</button></div>
<main><article>
<h1>Dam talks resume in Lowtown</h1>
<p class="standfirst">Ministers return to the table after two years of silence</p>
<p class="byline">By Ana Reis and Bo Lund</p><time datetime="2015-11-20T10:30">20 November 2015</time>
<figure><img src="/img/dam.jpg" alt="dam"><figcaption>The river below the dam, seen in October <span class="credit">Photograph: Rui Alves/Agency</span></figcaption></figure>
<p>LOWTOWN, Nov 20 (Reuters) - Ministers of four countries met in Lowtown on Friday to talk about <a href="../river?x=1">the river</a> and its
<strong>water</strong>, after two years in which nobody spoke, and agreed to meet again next month in another city, officials said.</p>
<div class="advert"><script>var x = 1;</script><a href="http://ads.example">Buy now</a></div>
<p>The talks are about a dam that was planned long ago, and about who may take how much water out of the river in a dry summer, a question that
has grown more pressing, according to engineers, in every one of the last ten years.</p>
<h2>What is at stake</h2>
<p>Farmers in the valley need the water from May to September, and so do three cities, which have grown by half since the first plan was
drawn, and whose reservoirs are old, and a power station.<br>No new ones are planned.</p>
<ul><li>Water for <em>farms</em></li><li>Water for cities<ol start="3"><li>north</li><li>south</li></ol></li></ul>
<blockquote><p>No river belongs to one bank, says a proverb of the valley.</p></blockquote>
<table><caption>Use by year</caption><thead><tr><th>Year</th><th>Share</th></tr></thead><tbody><tr><td>2014</td><td></td></tr><tr><td>2015</td><td><p>7</p><p>of 9</p></td></tr></tbody></table>
<pre><code class="language-go">func main() {
	x := 1
}</code></pre>
<p>The next round will be held in December, and a first report is due in spring, the chair of the meeting told journalists on the steps of
the palace, adding that nothing was agreed until all was agreed. <a href="javascript:alert(1)">More</a> <a href="#top">Up</a></p>
</article><aside><h3>Most read</h3><ol><li><a href="/1">A cat in a tree</a></li></ol></aside></main>
<footer>© Valley Post <a href="/terms">Terms</a></footer></body></html>`

func TestNewsPage(t *testing.T) {
	a := mustParse(t, "story.html", newsPage)
	for _, f := range [...]struct{ name, got, want string }{
		{"title", a.Title, "Dam talks resume in Lowtown"}, {"outlet", a.Outlet, "Valley Post"}, {"byline", a.Byline, "Ana Reis, Bo Lund"},
		{"dateline", a.Dateline, "LOWTOWN, Nov 20 (Reuters) -"}, {"date", date(a), "2015-11-20T10:30+01:00"}, {"language", a.Language, "en-GB"},
		{"url", a.URL, "https://example.org/world/dam-talks"},
		{"outline", outline(a.Doc), `standfirst Ministers return to the table after two …
figure https://example.org/img/dam.jpg
  caption The river below the dam, seen in October
  credit Rui Alves/Agency
paragraph Ministers of four countries met in Lowto…
paragraph The talks are about a dam that was plann…
heading What is at stake
paragraph Farmers in the valley need the water fro…
list
  item
    paragraph Water for farms
  item
    paragraph Water for cities
    list from 3
      item
        paragraph north
      item
        paragraph south
quote
  paragraph No river belongs to one bank, says a pro…
caption Use by year
table
  row head
    cell Year
    cell Share
  row
    cell 2014
    cell
  row
    cell 2015
    cell 7⏎of 9
code go func main() {⏎	x := 1⏎}
paragraph The next round will be held in December,…`},
	} {
		if f.got != f.want {
			t.Errorf("%s\n%s\nwant\n%s", f.name, f.got, f.want)
		}
	}
	for _, noise := range []string{"privacy", "Buy now", "Most read", "cat in a tree", "Terms", "var x", "color"} {
		if strings.Contains(a.Doc.Text, noise) {
			t.Errorf("%q is in the text", noise)
		}
	}
	links := map[string]string{}
	a.Doc.Leaves(func(_ int, leaf *document.Block) bool {
		for _, r := range leaf.Runs {
			if r.Link != "" {
				links[a.Doc.Text[r.Start:r.End]] = r.Link
			}
		}
		return true
	})
	if len(links) != 1 || links["the river"] != "https://example.org/river?x=1" {
		t.Errorf("links are %v", links)
	}
}

// page makes a page of a head and the inside of an article.
func pageOf(head, body string) string {
	return "<html><head>" + head + "</head><body><nav>Home World</nav><article>" + body + "</article><footer>Terms</footer></body></html>"
}

const (
	htmlLong  = "<p>" + long + "</p>"
	htmlOther = "<p>" + other + " " + third + "</p>"
)

func TestPageMetadata(t *testing.T) {
	for _, tt := range []struct {
		name, head, body                                            string
		title, standfirst, outlet, byline, date, dateline, language string
	}{
		{name: "only a window title", head: "<title>Bridge stays closed for months - Valley Post</title><meta property='og:site_name' content='Valley Post'>",
			body: htmlLong + htmlOther, title: "Bridge stays closed for months", outlet: "Valley Post"},
		{name: "an unknown outlet behind a bar", head: "<title>Bridge stays closed for months | Valley Post</title>", body: htmlLong + htmlOther, title: "Bridge stays closed for months"},
		{name: "a hyphen in a headline stays", head: "<title>Bridge - again - stays closed</title>", body: htmlLong + htmlOther, title: "Bridge - again - stays closed"},
		{name: "the h1 is what was seen", head: "<title>Bridge stays closed in the valley | Valley | Post</title>", body: "<h1>Bridge stays closed in the valley</h1>" + htmlLong + htmlOther,
			title: "Bridge stays closed in the valley"},
		{name: "an h1 without a title", body: "<h1>Bridge stays closed</h1>" + htmlLong + htmlOther, title: "Bridge stays closed"},
		{name: "meta elements", head: "<meta name='author' content='By Ada Quill'><meta property='article:published_time' content='2016-01-05'><meta property='og:locale' content='en_US'>",
			body: "<h1>Bridge stays closed</h1>" + htmlLong + htmlOther, title: "Bridge stays closed", byline: "Ada Quill", date: "2016-01-05", language: "en-US"},
		{name: "an author that is an address", head: "<meta property='article:author' content='https://example.org/ada'>",
			body: "<h1>Bridge stays closed</h1><a rel='author' href='/ada'>Ada Quill</a>" + htmlLong + htmlOther, title: "Bridge stays closed", byline: "Ada Quill"},
		{name: "a time element", body: "<h1>Bridge stays closed</h1><time>5 January 2016</time>" + htmlLong + htmlOther, title: "Bridge stays closed", date: "2016-01-05"},
		{name: "the time of publication before others", body: "<h1>Bridge stays closed</h1><time datetime='2016-01-09'>x</time><time itemprop='datePublished' datetime='2016-01-05'>y</time>" + htmlLong + htmlOther,
			title: "Bridge stays closed", date: "2016-01-05"},
		{name: "the dateline's date where the page has none", body: "<h1>Bridge stays closed</h1><p>LOWTOWN, January 5, 2016 (AP) — " + long + "</p>" + htmlOther,
			title: "Bridge stays closed", date: "2016-01-05", dateline: "LOWTOWN, January 5, 2016 (AP) —", outlet: "AP"},
		{name: "a description that copies the lede", head: "<meta property='og:description' content='" + long + "'>", body: "<h1>Bridge stays closed</h1>" + htmlLong + htmlOther, title: "Bridge stays closed"},
		{name: "a description that begins as the lede does", head: "<meta property='og:description' content='The council of the valley met on Tuesday for the third time this year'>",
			body: "<h1>Bridge stays closed</h1>" + htmlLong + htmlOther, title: "Bridge stays closed"},
		{name: "a description of its own", head: "<meta property='og:description' content='Lorries face long detours as nobody wants to pay'>",
			body: "<h1>Bridge stays closed</h1>" + htmlLong + htmlOther, title: "Bridge stays closed", standfirst: "Lorries face long detours as nobody wants to pay"},
		{name: "a description that was cut off", head: "<meta property='og:description' content='Lorries face long detours as nobody…'>",
			body: "<h1>Bridge stays closed</h1>" + htmlLong + htmlOther, title: "Bridge stays closed"},
		{name: "a marked summary", body: "<h1>Bridge stays closed</h1><h2 class='article__dek'>Lorries face long detours</h2>" + htmlLong + htmlOther,
			title: "Bridge stays closed", standfirst: "Lorries face long detours"},
		{name: "broken JSON-LD", head: "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", </script><title>Bridge stays closed</title>", body: htmlLong + htmlOther, title: "Bridge stays closed"},
		{name: "strange JSON-LD", head: "<script type='application/ld+json'>[[[1]], {\"@type\": 3}, {\"@type\": \"NewsArticle\", \"headline\": [\"a\"], \"author\": 7, \"publisher\": [[]], \"datePublished\": {}}]</script><title>Bridge stays closed</title>",
			body: "<h1>Bridge stays closed</h1>" + htmlLong + htmlOther, title: "Bridge stays closed"},
		{name: "entities in JSON-LD", head: "<script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": \"Bridge &amp; river\"}</script>", body: htmlLong + htmlOther, title: "Bridge & river"},
		{name: "a language that is none", head: "<meta property='og:locale' content='<x>'>", body: "<h1>Bridge stays closed</h1>" + htmlLong + htmlOther, title: "Bridge stays closed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := mustParse(t, "story.html", pageOf(tt.head, tt.body))
			for _, f := range [...]struct{ name, got, want string }{
				{"title", a.Title, tt.title}, {"standfirst", a.Standfirst(), tt.standfirst}, {"outlet", a.Outlet, tt.outlet}, {"byline", a.Byline, tt.byline},
				{"date", date(a), tt.date}, {"dateline", a.Dateline, tt.dateline}, {"language", a.Language, tt.language},
			} {
				if f.got != f.want {
					t.Errorf("%s is %q, want %q", f.name, f.got, f.want)
				}
			}
			if !strings.Contains(a.Doc.Text, "third time this year") || strings.Contains(a.Doc.Text, "Terms") || strings.Count(a.Doc.Text, "Bridge stays closed") > 0 {
				t.Errorf("text:\n%s", outline(a.Doc))
			}
		})
	}
}

func TestPageBlocks(t *testing.T) {
	for _, tt := range []struct{ name, body, outline string }{
		{"a figure without a caption takes the alt", "<figure><img src='https://example.org/a.jpg' alt='Boats below the bridge'></figure>", "figure https://example.org/a.jpg\n  caption Boats below the bridge"},
		{"a file name is no alt", "<img src='https://example.org/a.jpg' alt='DSC_01.JPG'>", "figure https://example.org/a.jpg"},
		{"a credit in small print", "<figure><img src='https://example.org/a.jpg'><figcaption>Boats below<small>Ida Holm</small></figcaption></figure>", "figure https://example.org/a.jpg\n  caption Boats below\n  credit Ida Holm"},
		{"a lazy image", "<img src='data:image/gif;base64,x' data-src='https://example.org/a.jpg' alt='Boats below'>", "figure https://example.org/a.jpg\n  caption Boats below"},
		{"a pixel that counts", "<img src='https://example.org/p.gif' width=1 height=1 alt='x'>", ""},
		{"an image in a paragraph stands below it", "<p>Some words <img src='https://example.org/a.jpg' alt='Boats below'> and more.</p>", "paragraph Some words and more.\nfigure https://example.org/a.jpg\n  caption Boats below"},
		{"a quotation as a figure", "<figure><blockquote>No river belongs to one bank</blockquote><figcaption>A proverb</figcaption></figure>", "quote\n  paragraph No river belongs to one bank\ncaption A proverb"},
		{"a table for layout", "<table><tr><td><p>One cell</p></td></tr><tr><td><p>Another</p></td></tr></table>", "paragraph One cell\nparagraph Another"},
		{"definitions", "<dl><dt>Lorry</dt><dd>A heavy vehicle</dd></dl>", "paragraph Lorry\nparagraph A heavy vehicle"},
		{"hidden things", "<p hidden>a</p><p style='display: none'>b</p><p>c</p><template>d</template><svg><text>e</text></svg><ruby>f<rt>g</rt></ruby>", "paragraph c\nparagraph f"},
		{"quotation marks", "<p>He said <q>no</q>.</p>", "paragraph He said “no”."},
		{"entities", "<p>Smith &amp; Sons &lt;b&gt; caf&eacute; &#8212; x&nbsp;y</p>", "paragraph Smith & Sons <b> café — x\u00a0y"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			// Without the search for the readable part, which drops small pieces.
			a := mustParse(t, "story.html", "<title>Bridge</title><body>"+tt.body)
			if got := outline(a.Doc); got != tt.outline {
				t.Errorf("got\n%s\nwant\n%s", got, tt.outline)
			}
		})
	}
}

// Pages that no reader of pages can make sense of still give their text.
func TestPageBounds(t *testing.T) {
	for name, text := range map[string]string{
		"nested divs":    strings.Repeat("<div>", 10_000) + "word" + strings.Repeat("</div>", 10_000),
		"nested lists":   strings.Repeat("<ul><li>", 10_000) + "word",
		"nested tables":  strings.Repeat("<table><tr><td>", 10_000) + "word",
		"nested quotes":  strings.Repeat("<blockquote>", 500) + "word",
		"open styles":    strings.Repeat("<b><i>", 100_000) + "word",
		"a wide table":   "<table><tr>" + strings.Repeat("<td>a", 499) + "<td>word</table>",
		"a long word":    "<p>" + strings.Repeat("a", 1<<20) + " word",
		"newlines":       strings.Repeat("\n", 1_000_000) + "word",
		"many nodes":     strings.Repeat("<i>a</i> ", 100_000) + "word",
		"no tags at all": "word",
		"no body":        "<title>word</title>",
		"only script":    "<h1>word</h1><script>x()</script>",
	} {
		t.Run(name, func(t *testing.T) {
			a := mustParse(t, "story.html", text)
			if !strings.Contains(a.Title+a.Doc.Text, "word") {
				t.Errorf("lost the last word: %.60q", a.Doc.Text)
			}
		})
	}
}

func TestStripTags(t *testing.T) {
	for in, want := range map[string]string{
		"a<b>b</b>c":                           "abc",
		"<p>a</p><p>b &amp; c</p>":             "a b & c",
		"a<script>b</script><style>c</style>d": "ad",
		"a<!-- b -->c":                         "ac",
		"a<br>b":                               "a b",
		"a < b":                                "a < b",
	} {
		if got := oneLine(stripTags(in)); got != want {
			t.Errorf("%q = %q, want %q", in, got, want)
		}
	}
}
