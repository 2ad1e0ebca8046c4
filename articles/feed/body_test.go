package feed

import (
	"strings"
	"testing"
)

func long(n int) string {
	return strings.TrimSpace(strings.Repeat("The river rose again overnight. ", n))
}

// Entries in the ways in which programs write them.
func TestBodies(t *testing.T) {
	const ns = ` xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"`
	for _, tt := range []struct{ name, item, want string }{
		{"breaks for paragraphs", `<title>a</title><description><![CDATA[One<br><br />Two<br>three]]></description>`,
			"title: a\noutlet: T\nsummary: yes\n| paragraph One\n| paragraph Two⏎three"},
		{"lines that a program wrapped", "<title>a</title><description>One\n   two\n\n   three</description>",
			"title: a\noutlet: T\nsummary: yes\n| paragraph One two\n| paragraph three"},
		{"escaped once too often", `<title>a</title><description>&amp;lt;p&amp;gt;One &amp;lt;b&amp;gt;two&amp;lt;/b&amp;gt;&amp;lt;/p&amp;gt;</description>`,
			"title: a\noutlet: T\nsummary: yes\n| paragraph One two"},
		{"the longer text wins", `<title>a</title><content:encoded>Short.</content:encoded><description>` + long(60) + `</description>`,
			"title: a\noutlet: T\n| paragraph The river rose again overnight. The river rose…"},
		{"a summary that begins the text", `<title>a</title><description>The river rose again overnight.</description><content:encoded>&lt;p&gt;` + long(20) + `&lt;/p&gt;</content:encoded>`,
			"title: a\noutlet: T\n| paragraph The river rose again overnight. The river rose…"},
		{"a summary of its own", `<title>a</title><description>Nobody in the valley slept.</description><content:encoded>&lt;p&gt;` + long(20) + `&lt;/p&gt;</content:encoded>`,
			"title: a\noutlet: T\n| standfirst Nobody in the valley slept.\n| paragraph The river rose again overnight. The river rose…"},
		{"cut by its feed", `<title>a</title><content:encoded>&lt;p&gt;` + long(20) + ` Nobody [&amp;hellip;]&lt;/p&gt;</content:encoded>`,
			"title: a\noutlet: T\nsummary: yes\n| paragraph The river rose again overnight. The river rose…"},
		{"what a program adds", `<title>High water</title><content:encoded>&lt;h1&gt;High water&lt;/h1&gt;&lt;p&gt;` + long(20) + `&lt;/p&gt;&lt;p&gt;The post &lt;a href="/x"&gt;High water&lt;/a&gt; appeared first on &lt;a href="/"&gt;T&lt;/a&gt;.&lt;/p&gt;</content:encoded>`,
			"title: High water\noutlet: T\n| paragraph The river rose again overnight. The river rose…"},
		{"a link behind a counter", `<title>a</title><link>http://feeds.example/~r/1</link><feedburner:origLink>http://t.example/real?utm_source=fb</feedburner:origLink>`,
			"title: a\nurl: http://t.example/real\noutlet: T\nsummary: yes"},
		{"an id that is the link", `<title>a</title><guid>http://t.example/perma</guid>`,
			"guid: http://t.example/perma\ntitle: a\nurl: http://t.example/perma\noutlet: T\nsummary: yes"},
		{"an id that is not", `<title>a</title><guid isPermaLink="false">http://t.example/perma</guid>`,
			"guid: http://t.example/perma\ntitle: a\noutlet: T\nsummary: yes"},
		{"a video", `<title>a</title><media:group><media:content url="http://t.example/v.mp4" type="video/mp4" fileSize="7"/><media:thumbnail url="http://t.example/v.jpg"/><media:description>What one sees.` + "\n" + `And hears.</media:description></media:group>`,
			"title: a\noutlet: T\nsummary: yes\nfile: http://t.example/v.mp4 video/mp4 7\n| figure http://t.example/v.jpg\n| paragraph What one sees.⏎And hears."},
		{"taken from elsewhere", `<title>a</title><source url="http://agency.example/feed">The Agency</source>`,
			"title: a\noutlet: The Agency\nsummary: yes"},
		{"no title", `<description>The mayor of the port resigned today. More will follow.</description>`,
			"title: The mayor of the port resigned today.\noutlet: T\nsummary: yes\n| paragraph The mayor of the port resigned today. More wil…"},
		{"a title over lines", "<title>\n  One\n\t two &lt;b&gt;three&lt;/b&gt; 3 &lt; 4</title>", "title: One two three 3 < 4\noutlet: T\nsummary: yes"},
		{"xml:base", `<title>a</title><link xml:base="http://base.example/d/">e</link>`, "title: a\nurl: http://base.example/d/e\noutlet: T\nsummary: yes"},
		{"authors", `<title>a</title><author>noreply@t.example</author>`, "title: a\noutlet: T\nsummary: yes"},
		{"an author with a place", `<title>a</title><author>By Ada Quill (in Lowtown)</author>`, "title: a\nby: Ada Quill (in Lowtown)\noutlet: T\nsummary: yes"},
		{"a whole page as body", `<title>a</title><description><![CDATA[<html><head><style>p{}</style><title>x</title></head><body><p>One</p></body></html>]]></description>`,
			"title: a\noutlet: T\nsummary: yes\n| paragraph One"},
		{"files in all ways", `<enclosure url="/1.mp3" length="-3" type="audio/mpeg"><title>No title</title></enclosure><title>a</title><enclosure url="/2.mp3"><enclosure url="/1.mp3"/><enclosure url="file:///3"/><guid>1</guid>`,
			"guid: 1\ntitle: a\noutlet: T\nsummary: yes\nfile: http://t.example/1.mp3 audio/mpeg 0\nfile: http://t.example/2.mp3  0"},
		{"code", `<title>a</title><description><![CDATA[<pre>a<br><br>b
  &lt;c&gt;</pre>]]></description>`, "title: a\noutlet: T\nsummary: yes\n| code a⏎⏎b⏎  <c>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := strings.Replace(rssOf("<item>"+tt.item+"</item>"), ` version="2.0"`, ` version="2.0"`+ns, 1)
			r := parse(t, data, "https://t.example/feed")
			if len(r.Entries) != 1 {
				t.Fatalf("%d entries", len(r.Entries))
			}
			if got := show(r.Entries[0]); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if len(r.Warnings) > 0 {
				t.Errorf("warnings %q", r.Warnings)
			}
		})
	}
}
