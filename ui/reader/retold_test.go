package reader

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/theme"
)

// A story that is told anew keeps the line that one reads where it was.
func TestRetold(t *testing.T) {
	th, _ := theme.New("mono", true)
	r := New(&th, ansi.GraphemeWidth)
	r.SetSize(60, 10)
	var short, long strings.Builder
	for i := range 40 {
		line := fmt.Sprintf("This is paragraph number %d of the story that is told.\n\n", i)
		short.WriteString(line)
		long.WriteString(line + "And here is more of it, which the feed did not have.\n\n")
	}
	page := func(id, text string) *Page {
		a := &model.Article{ID: id, Title: "A story", Doc: document.FromPlain(text)}
		return Build(model.Loaded{Article: a, Analysis: &model.Analysis{}}, Options{Width: 60, Theme: &th, Zone: time.UTC})
	}
	top := func() string {
		a := r.Page().Anchor(r.top)
		line, _, _ := strings.Cut(r.Page().Loaded.Article.Doc.Text[max(0, a):], "\n")
		return line
	}
	r.SetPage(page("1", short.String()))
	for r.Page().Anchor(r.top) < 1000 {
		r.Scroll(1)
	}
	before, line := top(), r.top
	r.SetPage(page("1", long.String()))
	if after := top(); after != before || r.top <= line {
		t.Errorf("%q at %d became %q at %d", before, line, after, r.top)
	}
	r.SetPage(page("1", "Another text altogether.\n\n"+strings.Repeat("Lines. \n\n", 200)))
	if r.top == 0 {
		t.Error("the place is lost where the text has other words")
	}
	r.SetPage(page("2", long.String()))
	if r.top != 0 {
		t.Error("another story begins at its top")
	}
}
