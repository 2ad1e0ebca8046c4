package prose_test

import (
	"sync"
	"testing"

	"dateline/ui/prose"
)

// TestSessionsAtOnce: pages in two themes are laid out side by side in one
// process; -race watches.
func TestSessionsAtOnce(t *testing.T) {
	doc := article()
	spans, _ := mentions(doc.Text)
	var wait sync.WaitGroup
	pages := make([]string, 8)
	for i := range pages {
		wait.Go(func() {
			o := options(60)
			o.Style = prose.DefaultStyle(i%2 == 0)
			p := prose.Render(doc, spans, o)
			for n := range p.Lines {
				pages[i] += p.Lines[n].Paint(nil) + "\n"
			}
		})
	}
	wait.Wait()
	for i := range pages {
		if pages[i] != pages[i%2] {
			t.Errorf("page %d differs from page %d in the same theme", i, i%2)
		}
	}
	if pages[0] == pages[1] {
		t.Error("two themes give the same page: the test shows nothing")
	}
}
