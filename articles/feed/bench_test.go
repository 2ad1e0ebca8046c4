package feed

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// BenchmarkParse reads a feed of 50 stories as a news site serves it, bodies
// included: what a refresh costs before anything is analysed.
func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("testdata/rss20.xml")
	if err != nil {
		b.Fatal(err)
	}
	text := string(data)
	from, to := strings.Index(text, "<item>"), strings.Index(text, "</item>")+len("</item>")
	var out strings.Builder
	out.WriteString(text[:from])
	for i := range 50 {
		item := strings.ReplaceAll(text[from:to], "gazette-7", fmt.Sprint("gazette-", i))
		out.WriteString(strings.ReplaceAll(item, "/ferry?", fmt.Sprintf("/ferry%d?", i)))
	}
	out.WriteString(text[to:])
	feed := []byte(out.String())
	b.SetBytes(int64(len(feed)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := Parse(feed, "https://gazette.example/feed.xml", "text/xml", clock(), options())
		if err != nil || len(r.Entries) != 51 {
			b.Fatal(len(r.Entries), err)
		}
	}
}

// BenchmarkRepair is the part of it that makes sound XML.
func BenchmarkRepair(b *testing.B) {
	data, err := os.ReadFile("testdata/rss20.xml")
	if err != nil {
		b.Fatal(err)
	}
	text := string(data)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		fix := repair{in: text, at: rootAt(text)}
		fix.run()
	}
}
