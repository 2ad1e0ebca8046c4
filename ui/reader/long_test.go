package reader

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/document"
	"dateline/ui/screen"
	"dateline/ui/theme"
)

// long is an article of n words, with a name every twelve words.
func long(n int) model.Loaded {
	sentence := strings.Fields("The minister of Norway said on Tuesday that “the wind off Bergen” would be shared")
	var b document.Builder
	b.Leaf(document.Block{Kind: document.Standfirst})
	b.Text("What the wind is worth", 0, "")
	for i, p := 0, 0; i < n; p++ {
		if p%9 == 8 {
			b.Leaf(document.Block{Kind: document.Heading, Level: 2})
			b.Text(fmt.Sprintf("Part %d", p/9), 0, "")
		}
		b.Leaf(document.Block{Kind: document.Paragraph})
		for w := range 60 {
			link := ""
			if w == 30 {
				link = "https://a.example/"
			}
			b.Text(sentence[w%len(sentence)]+" ", 0, link)
			i++
		}
		b.Text(fmt.Sprintf("and so on (%d).", p), 0, "")
	}
	a := &model.Article{ID: "long", Title: "The wind of Norway", Dateline: "OSLO", Doc: b.Document(),
		Published: time.Date(2015, 11, 23, 0, 0, 0, 0, time.UTC), Precision: model.Day}
	an := &model.Analysis{Date: a.Published, Countries: []model.Finding{{Entity: model.Entity{Kind: model.Country, Name: "Norway", Country: "NO"}}}}
	for at := 0; ; {
		i := strings.Index(a.Doc.Text[at:], "Norway")
		if i < 0 {
			break
		}
		at += i
		an.Mentions = append(an.Mentions, model.Mention{Field: model.FieldText, Span: model.Span{Start: at, End: at + 6}, Text: "Norway", Kind: model.Country})
		at += 6
	}
	return model.Loaded{Article: a, Analysis: an}
}

func longOptions(t testing.TB, width int) Options {
	th, ok := theme.New("dark", true)
	if !ok {
		t.Fatal("no theme")
	}
	return Options{Width: width, Theme: &th, Method: screen.GraphemeWidth, Zone: time.UTC}
}

// TestLongArticleOpensNearThePlace: what is in sight of a long article is what
// the whole page will show, and stays where it is when that comes.
func TestLongArticleOpensNearThePlace(t *testing.T) {
	l, o := long(60000), longOptions(t, 72)
	text := l.Article.Doc.Text
	whole := Build(l, o)
	for _, place := range []int{0, len(text) / 3, len(text) / 2, len(text) - 10} {
		p, err := BuildNear(context.Background(), l, o, place)
		if err != nil || p.Whole() {
			t.Fatalf("whole %v, %v", p.Whole(), err)
		}
		r := New(o.Theme, o.Method)
		r.SetSize(76, 40)
		r.SetPage(p)
		if place > 0 {
			r.ScrollTo(p.LineOf(place))
		}
		before, percent := r.View(), r.Percent()
		if strings.TrimSpace(strings.Join(before, "")) == "" {
			t.Fatalf("nothing is shown at %d", place)
		}
		rest, err := p.Complete(context.Background())
		if err != nil || !rest.Whole() {
			t.Fatal(err)
		}
		r.SetPage(rest)
		if after := r.View(); !slices.Equal(before, after) {
			t.Fatalf("at %d the screen moved:\n%s\n---\n%s", place, strings.Join(before, "\n"), strings.Join(after, "\n"))
		}
		if d := r.Percent() - percent; d < -2 || d > 2 {
			t.Errorf("at %d it was %d %%, and is %d %%", place, percent, r.Percent())
		}
		if n := len(rest.Lines); len(p.Lines) < n*95/100 || len(p.Lines) > n*105/100 {
			t.Errorf("%d lines were foreseen, there are %d", len(p.Lines), n)
		}
		if len(rest.Lines) != len(whole.Lines) || len(rest.Order) != len(l.Analysis.Mentions) {
			t.Errorf("the page has %d lines and %d stops", len(rest.Lines), len(rest.Order))
		}
	}
	if p, err := BuildNear(context.Background(), mixed(), o, 0); err != nil || !p.Whole() {
		t.Error("a short article is not whole at once")
	}
}

// TestLayingOutStops: a page that is no longer wanted costs nothing more.
func TestLayingOutStops(t *testing.T) {
	l, o := long(60000), longOptions(t, 72)
	p, err := BuildNear(context.Background(), l, o, 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Complete(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("completed: %v", err)
	}
	if _, err := BuildNear(ctx, l, o, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("built: %v", err)
	}
}

// TestFindInPartOfAPage: words are counted and reached where nothing is laid
// out yet, and keep their numbers.
func TestFindInPartOfAPage(t *testing.T) {
	l, o := long(60000), longOptions(t, 72)
	p, err := BuildNear(context.Background(), l, o, 0)
	if err != nil {
		t.Fatal(err)
	}
	r := New(o.Theme, o.Method)
	r.SetSize(76, 40)
	r.SetPage(p)
	want := strings.Count(l.Article.Doc.Text, "Norway") + 1 // and the headline
	if n := r.SetFind("NORWAY"); n != want {
		t.Fatalf("%d found, want %d", n, want)
	}
	for range want / 2 {
		r.NextMatch(1)
	}
	_, at, _ := r.Find()
	rest, err := p.Complete(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r.SetPage(rest)
	if _, again, of := r.Find(); again != at || of != want {
		t.Errorf("match %d of %d was %d of %d", again, of, at, want)
	}
	r.NextMatch(1)
	if !strings.Contains(strings.Join(r.View(), "\n"), "Norway") {
		t.Error("the match is not in sight")
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Ñandú  und\n\u00a0Åse", "nandu und ase"}, {"“It’s”", "\"it's\""}, {"co\u00adop\u200berate", "cooperate"},
		{"ΑΘΉΝΑ Ёлка", "αθηνα елка"}, {"한국 東京 ガス", "한국 東京 カス"}, {"می\u200cخواهم إيران", "میخواهم ايران"}, {"e\u0301te", "ete"}, {"ẾA", "ea"}, {"\xffa", " a"},
	} {
		if got := fold(c.in); got != c.want {
			t.Errorf("%q is folded to %q, want %q", c.in, got, c.want)
		}
		var f folded
		f.add(c.in, 0)
		for i := range f.text {
			start, end := f.source(i)
			if start < 0 || end > len(c.in) || start >= end {
				t.Errorf("%q: byte %d stands for [%d, %d)", c.in, i, start, end)
			}
			if k := f.find(start); k > i || k < i-3 {
				t.Errorf("%q: byte %d stands for %d, which is found at %d", c.in, i, start, k)
			}
		}
	}
}

func BenchmarkLong(b *testing.B) {
	l, o := long(200_000), longOptions(b, 72)
	ctx := context.Background()
	first, err := BuildNear(ctx, l, o, 0)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			_, _ = BuildNear(ctx, l, o, len(l.Article.Doc.Text)/2)
		}
	})
	b.Run("rest", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = first.Complete(ctx)
		}
	})
	p, _ := first.Complete(ctx)
	r := New(o.Theme, o.Method)
	r.SetSize(76, 40)
	r.SetPage(p)
	for _, words := range []string{"n", "norway", "no such words"} {
		b.Run("find="+words, func(b *testing.B) {
			for b.Loop() {
				r.SetFind(words)
			}
		})
	}
	r.SetFind("n")
	b.Run("scroll", func(b *testing.B) {
		for b.Loop() {
			if !r.Scroll(1) {
				r.ScrollTo(0)
			}
			r.View()
		}
	})
}
