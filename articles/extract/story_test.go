package extract

import (
	"os"
	"strings"
	"testing"

	"dateline/model/document"
)

// The wire story lies outside of the repository; its text is not ours to copy.
func TestWireStory(t *testing.T) {
	data, err := os.ReadFile("../../../shared/stories/putin-tehran-gecf.txt")
	if err != nil {
		t.Skip("needs ../shared/stories beside the repository:", err)
	}
	a := mustParse(t, "putin-tehran-gecf.txt", string(data))
	if !strings.HasPrefix(a.Title, "Putin, Iranian leaders") || strings.Contains(a.Doc.Text, a.Title) {
		t.Errorf("title is %q", a.Title)
	}
	if s := a.Standfirst(); !strings.HasPrefix(s, "Russian President") || !strings.HasSuffix(s, "Countries Forum") {
		t.Errorf("standfirst is %q", s)
	}
	if date(a) != "2015-11-23" || a.Dateline != "" || a.Outlet != "TRTWorld" {
		t.Errorf("date %s, dateline %q, outlet %q", date(a), a.Dateline, a.Outlet)
	}
	if len(a.Images) != 2 || a.Images[0].Credit != "Reuters" || a.Images[1].Credit != "Reuters" ||
		!strings.Contains(a.Images[0].Caption, "holds talk") || !strings.HasPrefix(a.Images[1].Caption, "Leaders pose") {
		t.Errorf("images are %q", a.Images)
	}
	kinds := map[document.Kind]int{}
	a.Doc.Leaves(func(_ int, leaf *document.Block) bool {
		kinds[leaf.Kind]++
		text := a.Doc.Text[leaf.Start:leaf.End]
		if leaf.Kind == document.Heading && text != "Gas Summit" {
			t.Errorf("heading %q", text)
		}
		return true
	})
	want := map[document.Kind]int{document.Standfirst: 1, document.Caption: 2, document.Credit: 3, document.Heading: 1, document.Paragraph: 17}
	for k, n := range want {
		if kinds[k] != n {
			t.Errorf("%d of kind %v, want %d", kinds[k], k, n)
		}
	}
	last := a.Doc.Blocks[len(a.Doc.Blocks)-1]
	if text := a.Doc.Text[last.Start:last.End]; last.Kind != document.Credit || text != "TRTWorld and agencies" {
		t.Errorf("the last block is %v %q", last.Kind, text)
	}
}

func benchmark(b *testing.B, name, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(name, []byte(text), now()); err != nil {
			b.Fatal(err)
		}
	}
}

// Each is a story of some 800 words.
func BenchmarkPlain(b *testing.B) {
	benchmark(b, "story.txt", "Bridge stays closed\n\nPhoto by: AFP\n\n"+strings.Repeat(long+"\n\n"+other+"\n\nAn old quarrel\n\n"+third+"\n\n", 12))
}

func BenchmarkMarkdown(b *testing.B) {
	benchmark(b, "story.md", "---\ntitle: Bridge stays closed\npublished: 2016-01-05\n---\n"+
		strings.Repeat(long+" *"+other+"*\n\n## An old quarrel\n\n"+third+" [x](https://example.org)\n\n", 12))
}

func BenchmarkHTML(b *testing.B) {
	benchmark(b, "story.html", strings.Replace(newsPage, "<h2>", strings.Repeat(htmlLong+htmlOther, 10)+"<h2>", 1))
}

func BenchmarkHead(b *testing.B) {
	text := "---\ntitle: Bridge stays closed\nstandfirst: Members want a survey\noutlet: Valley Post\npublished: 2016-01-05T10:00:00Z\n---\n" + strings.Repeat(long, 20)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := Head(text); !ok {
			b.Fatal("no head")
		}
	}
}
