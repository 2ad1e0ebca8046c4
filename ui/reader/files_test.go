package reader

import (
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/theme"
)

// The files that came with an article are links below its text.
func TestFilesAreLinks(t *testing.T) {
	var w document.Builder
	w.Leaf(document.Block{Kind: document.Paragraph})
	w.Text("A talk on fishing.", 0, "")
	w.EndLeaf()
	w.Open(document.Block{Kind: document.Figure, URL: "https://cdn.example.org/shown.jpg"})
	w.Leaf(document.Block{Kind: document.Caption})
	w.Text("A boat", 0, "")
	w.EndLeaf()
	w.Close()
	l := model.Loaded{Article: &model.Article{Title: "Talk", Doc: w.Document()}, Analysis: &model.Analysis{}, Enclosures: []model.Enclosure{
		{URL: "https://cdn.example.org/shown.jpg", Type: "image/jpeg"},
		{URL: "https://www.example.org/talk.mp3", Type: "audio/mpeg", Bytes: 12 << 20},
		{}, {URL: "javascript:alert(1)", Type: "\x1b[31mred", Bytes: 3},
	}}
	th, _ := theme.New("dark", true)
	for _, width := range []int{80, 16} {
		p := Build(l, Options{Width: width, Theme: &th, Zone: time.UTC})
		var text, links []string
		for i := p.tail; i < len(p.Lines); i++ {
			line := ""
			for _, s := range p.Lines[i].Segs {
				line += s.Text
				if n := len(links); s.Link != "" && (n == 0 || links[n-1] != s.Link) {
					links = append(links, s.Link)
				}
			}
			text = append(text, line)
		}
		if got := strings.Join(strings.Fields(strings.Join(text, " ")), " "); got != "Audio, 12 MB · example.org File ([31mred), 1 KB · javascript" {
			t.Errorf("at %d: %q", width, got)
		}
		if got := strings.Join(links, " "); got != "https://www.example.org/talk.mp3 javascript:alert(1)" {
			t.Errorf("at %d: links %q", width, got)
		}
		if at := p.Anchor(len(p.Lines) - 1); at != len(l.Article.Doc.Text) {
			t.Errorf("at %d: the place at the end is %d", width, at)
		}
		if m := p.Search("Audio"); m.Len() != 0 {
			t.Error("what is no word of the article is found in it")
		}
	}
}
