package feed

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// rssOf is a feed around some items.
func rssOf(items string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>http://t.example/</link>` + items + `</channel></rss>`
}

func items(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<item><title>Item %d</title><link>http://t.example/%d</link><guid>%d</guid><description>&lt;p&gt;Words of item %d.&lt;/p&gt;</description></item>", i, i, i, i)
	}
	return b.String()
}

// TestHostile reads what servers send by mistake or on purpose: every one in
// bounded time and memory, with one line for what was wrong.
func TestHostile(t *testing.T) {
	jsonItems := strings.Repeat(`{"id":"x","title":"y"},`, 3)
	for _, tt := range []struct {
		name, data string
		entries    int
		warning    string // of one of the warnings; "" for none at all
		title      string // of the first entry
	}{
		{"10,000 items", rssOf(items(MaxItems)), MaxItems, "", "Item 0"},
		{"12,000 items", rssOf(items(12_000)), MaxItems, "12000 entries: the first 10000 are kept", "Item 0"},
		{"12,000 items of JSON", `{"version":"https://jsonfeed.org/version/1","items":[` + strings.TrimSuffix(strings.Repeat(`{"title":"a"},`, 12_000), ",") + `]}`, MaxItems, "12000 entries", "a"},
		{"entity bomb", `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">` + bomb() + `]>` + rssOf("<item><title>&z; x</title></item>")[21:], 1, "", "&z; x"},
		{"external entity", `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + rssOf("<item><title>&x;</title></item>")[21:], 1, "", "&x;"},
		{"doctype never closed", `<!DOCTYPE rss [<!ENTITY x "` + rssOf("<item><title>a</title></item>")[21:], 1, "", "a"},
		{"deep nesting in an item", rssOf("<item><title>a</title>" + strings.Repeat("<x:y>", 50_000) + "</item><item><title>b</title></item>"), 2, "", "a"},
		{"deep nesting with ends", rssOf("<item><title>a</title><description>" + strings.Repeat("<div>", 50_000) + "w" + strings.Repeat("</div>", 50_000) + "</description></item>"), 1, "", "a"},
		{"deep nesting in CDATA", rssOf("<item><title>a</title><description><![CDATA[" + strings.Repeat("<div>", 50_000) + "w]]></description></item>"), 1, "", "a"},
		{"deep nesting of JSON", `{"version":"https://jsonfeed.org/version/1","title":"T","x":` + strings.Repeat("[", 100_000), 0, "ends before its end", ""},
		{"a million attributes", rssOf("<item><title " + strings.Repeat(`a="b" `, 80_000) + ">a</title></item>"), 1, "", "a"},
		{"namespaces on every level", rssOf("<item><title>a</title>" + strings.Repeat(`<x xmlns:a="b" xmlns:c="d" xmlns:e="f">`, 20_000) + "</item>"), 1, "", "a"},
		{"end tags of nothing", rssOf("<item><title>a</title>" + strings.Repeat("</nothing>", 80_000) + "</item>"), 1, "", "a"},
		{"a million CDATA sections", rssOf("<item><title>a</title><x:y>" + strings.Repeat("<![CDATA[z]]>", 80_000) + "</x:y></item>"), 1, "", "a"},
		{"ampersands only", rssOf("<item><title>a</title><description>" + strings.Repeat("&", 1<<20) + "</description></item>"), 1, "", "a"},
		{"a title of 5 MB", rssOf("<item><title>" + strings.Repeat("long ", 5<<20/5) + "</title></item>"), 1, "", ""},
		{"a body of 5 MB", rssOf("<item><title>a</title><description>" + strings.Repeat("long ", 5<<20/5) + "</description></item>"), 1, "1 entry longer than 4 MB: cut", "a"},
		{"quotation mark never closed", rssOf(`<item><title a="b>a</title><link>http://t.example/1</link></item><item><title>b</title></item>`), 2, "", ""},
		{"cut in a tag", rssOf(items(3))[:len(rssOf(items(2)))], 2, "ends before its end", "Item 0"},
		{"cut in CDATA", rssOf("")[:len(rssOf(""))-16] + items(2) + "<item><title>x</title><description><![CDATA[half of", 2, "ends before its end", "Item 0"},
		{"cut between items", rssOf("")[:len(rssOf(""))-16] + items(2), 2, "ends before its end", "Item 0"},
		{"cut in the head", `<rss version="2.0"><channel><title>T`, 0, "ends before its end", ""},
		{"cut JSON", `{"version":"https://jsonfeed.org/version/1","items":[` + jsonItems + `{"id":"z","ti`, 1, "ends before its end", "y"},
		{"JSON of wrong types", `{"version":"https://jsonfeed.org/version/1","title":["x"],"items":[{"id":{"a":1},"title":5,"content_text":"The words."},7,null,{"tags":"x"},{"id":"b","title":"B","tags":"x","authors":{}}]}`, 2, "3 entries that cannot be read", "The words."},
		{"NUL and control characters", "\x00\x00" + rssOf("<item><title>a\x00b\x07c</title><link>http://t.example/\x00x</link></item>"), 1, "", "abc"},
		{"references to control characters", rssOf("<item><title>a&#0;b&#27;[31m&#x1f;c&#xFFFF;&#x110000;</title></item>"), 1, "", ""},
		{"a single byte in windows-1252", rssOf("<item><title>Caf\xe9</title></item>"), 1, "", "Café"},
		{"UTF-8 with one wrong byte", rssOf("<item><title>Žluťoučký kůň \x96 pěl</title></item>"), 1, "", "Žluťoučký kůň – pěl"},
		{"a comment never closed", rssOf("<item><title>a</title></item><!-- x"), 1, "ends before its end", "a"},
		{"items in items", rssOf("<item><title>a</title><item><title>b</title><item><title>c</title>"), 3, "", "a"},
		{"channel never opened", `<rss><item><title>a</title></item></rss>`, 1, "", "a"},
		{"capitals", `<RSS><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>a</TITLE><LINK>http://t.example/1</LINK></ITEM></CHANNEL></RSS>`, 1, "", "a"},
		{"a page in a comment", `<!-- <html> -->` + rssOf("<item><title>a</title></item>")[21:], 1, "", "a"},
		{"root in a comment", `<!-- <rss> -->` + rssOf("<item><title>a</title></item>")[21:], 1, "", "a"},
		{"prefixed Atom", `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>a</a:title><a:id>x</a:id></a:entry></a:feed>`, 1, "", "a"},
		{"undeclared prefixes", rssOf("<item><title>a</title><dc:creator>Ada</dc:creator><content:encoded>&lt;p&gt;b&lt;/p&gt;</content:encoded></item>"), 1, "", "a"},
		{"no items", rssOf(""), 0, "", ""},
		{"empty items", rssOf("<item/><item></item><item>  </item>"), 3, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			r, err := Parse([]byte(tt.data), "https://t.example/feed", "text/xml", clock(), options())
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if err != nil {
				t.Fatal(err)
			}
			sound(t, r)
			if len(r.Entries) != tt.entries {
				t.Errorf("%d entries, want %d", len(r.Entries), tt.entries)
			}
			if tt.title != "" && len(r.Entries) > 0 && r.Entries[0].Article.Title != tt.title {
				t.Errorf("title %.200q, want %q", r.Entries[0].Article.Title, tt.title)
			}
			if got := strings.Join(r.Warnings, "; "); got != tt.warning && (tt.warning == "" || !strings.Contains(got, tt.warning)) {
				t.Errorf("warnings %.300q, want %q", got, tt.warning)
			}
			if took > time.Minute {
				t.Errorf("took %v", took)
			}
			if spent := after.TotalAlloc - before.TotalAlloc; spent > 64<<20+400*uint64(len(tt.data))+64<<10*uint64(len(r.Entries)) {
				t.Errorf("%d MB were allocated for %d KB", spent>>20, len(tt.data)>>10)
			}
		})
	}
}

// What is too large is read as far as the bound.
func TestTooLarge(t *testing.T) {
	r := parse(t, rssOf(items(5)+strings.Repeat(" ", MaxBytes)+items(9)), "https://t.example/feed")
	if got := strings.Join(r.Warnings, "; "); len(r.Entries) != 5 || got != "larger than 16 MB: the rest is left out; the feed ends before its end: the entries before the cut are kept" {
		t.Errorf("%d entries, warnings %q", len(r.Entries), got)
	}
}

// bomb defines entities that grow tenfold each.
func bomb() string {
	var b strings.Builder
	for c := 'b'; c <= 'z'; c++ {
		fmt.Fprintf(&b, `<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	return b.String()
}

// What is not wrong with a feed costs nothing, what is wrong is told once.
func TestDefectsAreCounted(t *testing.T) {
	r := parse(t, rssOf(`
<item><title>a</title><link>javascript:alert(1)</link><pubDate>Tue, 01 Jan 2030 00:00:00 GMT</pubDate></item>
<item><title>b</title><link>file:///etc/passwd</link><pubDate>Mon, 31 Feb 2015 10:00:00 GMT</pubDate></item>
<item><title>c</title><link>data:text/html,x</link><pubDate>soon</pubDate></item>
<item><title>d</title><link>java&#10;script:alert(1)</link><pubDate>Tue, 01 Dec 2015 13:00:00 GMT</pubDate></item>
<item><title>e</title><link>/ok</link><guid>1</guid></item>
<item><title>e again</title><link>/ok</link><guid>2</guid></item>
<item><title>f</title><link>/f</link><guid>2</guid></item>`), "https://t.example/feed")
	want := []string{"1 entry dated in the future: the time of reading is taken", "2 entries with a date that is none: left undated",
		"4 entries with a link that leads to no web page: left out", "2 entries in it twice: kept once"}
	if got := strings.Join(r.Warnings, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	if len(r.Entries) != 5 {
		t.Errorf("%d entries", len(r.Entries))
	}
}

// A body's links are absolute, lead to the web or nowhere, and track nobody.
func TestLinksOfBodies(t *testing.T) {
	r := parse(t, rssOf(`<item><title>a</title><link>/a/b</link><description><![CDATA[<p><a href="c?utm_source=x&amp;k=1#frag">one</a>
<a href="javascript:alert(1)">two</a> <a href="file:///etc/passwd">three</a> <a href="data:text/html,x">four</a> <a href="https://u.example/?gclid=1">five</a></p>
<img src="/p.png?utm_medium=y" alt="A pier"><img src="http://feeds.feedburner.com/~r/x/1" alt=""><img src="/t.gif" width="1" height="1">]]></description></item>`), "https://t.example/feed")
	got := show(r.Entries[0])
	want := `title: a
url: http://t.example/a/b
outlet: T
summary: yes
| paragraph one two three four five → http://t.example/a/c?k=1#frag → https://u.example/
| figure http://t.example/p.png
|   caption A pier`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Whatever is repeated, time grows with it and not with its square.
func TestLinear(t *testing.T) {
	for _, p := range []string{"<![>", "<!'", "<a b='", "<a b=\"x' ", "<![CDATA[", "]]>", "<!--", "-->", "<?", "</a>", "<a>", "<item>", "<item><title>a</item>", "</item>", "&#", "&x;", "<",
		"<a/>", "<x:y xmlns:x='z'>", "<rss>", "<channel>", "<br>", "<title>", "<link>", "<media:group><media:content url='http://x.example/'/>", "<category>x</category>", "<guid>1</guid>",
		"<enclosure url='http://x.example/a'/>", "<author>a (b)</author>", "<pubDate>1</pubDate>", "\x00", "\xff", "é\xff", "<description>x<p>y</description>"} {
		start := time.Now()
		fix := repair{in: rssOf("<item>" + strings.Repeat(p, (1<<20)/len(p)) + "</item>")}
		fix.run()
		data := []byte(rssOf("<item>" + strings.Repeat(p, (48<<10)/len(p)) + "</item>"))
		r, err := Parse(data, "https://t.example/feed", "", clock(), options())
		if err != nil {
			t.Errorf("%q: %v", p, err)
			continue
		}
		sound(t, r)
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%q took %v", p, took)
		} else if took > 2*time.Second {
			t.Logf("%q: %v", p, took)
		}
	}
}
