package reader

import (
	"strings"
	"testing"
	"time"

	"dateline/ui/screen"
	"dateline/ui/theme"
)

// TestEveryWordIsFound looks for every word of the articles, as it is written
// and in capitals: each match is that word, and each place of it is a match.
func TestEveryWordIsFound(t *testing.T) {
	th, _ := theme.New("dark", true)
	for _, l := range []struct {
		name string
		page *Page
	}{
		{"everything", Build(everything(), Options{Width: 40, Theme: &th, Method: screen.GraphemeWidth, Zone: time.UTC})},
		{"scripts", Build(articleOf(scripts()), Options{Width: 33, Theme: &th, Method: screen.GraphemeWidth, Zone: time.UTC})},
	} {
		doc := l.page.Loaded.Article.Doc
		all := fold(doc.Text)
		for _, word := range strings.Fields(doc.Text) {
			for _, w := range []string{word, strings.ToUpper(word)} {
				if fold(w) != fold(word) || fold(w) == "" {
					continue
				}
				m := l.page.Search(w)
				body := 0
				for i := range m.Len() {
					text, s := m.place(i)
					whole := doc.Text
					if text < len(l.page.head) {
						whole = l.page.head[text].text
					} else {
						body++
					}
					if got := fold(whole[s.Start:s.End]); got != fold(word) {
						t.Fatalf("%s: %q is said to be at %v, where %q is", l.name, w, s, got)
					}
					if line := m.Line(i); line < 0 || line >= len(l.page.Lines) {
						t.Fatalf("%s: %q is on line %d", l.name, w, line)
					} else if len(m.on(line)) == 0 {
						t.Fatalf("%s: nothing is painted on line %d for %q", l.name, line, w)
					}
				}
				if want := strings.Count(all, fold(word)); body != want {
					t.Fatalf("%s: %q is found %d times, want %d", l.name, w, body, want)
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string]int{"": 0, "one two\nthree": 3, "外交部长星期二说": 4, "in 東京 and": 3, "한국 서울": 2, "тест": 1} {
		if got := words(s); got != want {
			t.Errorf("%q has %d words, want %d", s, got, want)
		}
	}
}
