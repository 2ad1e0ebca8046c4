package store

import (
	"context"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/document"
)

// Words are found in any script, in the middle of a stretch that has no spaces,
// without accents and case, and by the names that stand for them.
func TestSearch(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/feed")
	var in []Incoming
	for i, text := range []string{
		"東京都は新しい計画を発表した。", "中国外交部发言人表示，北京与莫斯科将加强合作。", "문재인 대통령이 평양을 방문했다.", "รัฐมนตรีต่างประเทศเดินทางไปกรุงเทพฯ เมื่อวานนี้",
		"प्रधानमंत्री नरेंद्र मोदी दिल्ली पहुँचे", "Президент Путин прибыл в Тегеран", "الرئيس الإيراني وصل إلى موسكو", "L’été à São Tomé: Émile Zátopek",
		"L’ete\u0301 en de\u0301compose\u0301", "Iranian officials said nothing new about the US-led talks.", "ὁ πρόεδρος τῆς Ἑλλάδος",
	} {
		e := entry(100-i, text)
		e.Article.Title = string(rune('a' + i))
		in = append(in, analysed(e)...)
	}
	ingested(t, l, f, in)
	for _, c := range []struct{ words, want string }{
		{"東京", "a"}, {"京都", "a"}, {"計画", "a"}, {"東", "a"}, {"画", "a"}, {"発表した", "a"}, {"新しい計画", "a"}, {"計画 東京", "a"}, {"京東", ""}, {"東計", ""},
		{"北京", "b"}, {"莫斯科", "b"}, {"外交", "b"}, {"合作", "b"}, {"京", "ab"}, {"平", ""},
		{"대통령", "c"}, {"평양", "c"}, {"방문", "c"}, {"문재인", "c"}, {"ต่างประเทศ", "d"}, {"กรุงเทพ", "d"}, {"รัฐมนตรี", "d"}, {"प्रधानमंत्री", "e"}, {"मोदी", "e"},
		{"путин", "f"}, {"ПУТИН", "f"}, {"موسكو", "g"}, {"sao tome", "h"}, {"été", "hi"}, {"ete", "hi"}, {"decompose", "i"}, {"ZATOPEK", "h"},
		{"iran", "j"}, {"iranian nothing", "j"}, {`"said nothing"`, "j"}, {`"nothing said"`, ""}, {"US-led", "j"}, {"noth*", "j"}, {"noth", ""}, {"OR", ""}, {"*", ""},
		{`"said nothing" 東京`, ""}, {"προεδρος", "k"},
	} {
		got := ""
		for _, i := range must(l.Search(ctx, c.words, 100))(t) {
			got += i.Title
		}
		if sorted(got) != c.want {
			t.Errorf("%s (%s): %q, want %q", c.words, match(c.words), got, c.want)
		}
		listed := ""
		for _, title := range list(t, l, Filter{Words: c.words}) {
			listed += title
		}
		if c.words != "" && listed != c.want {
			t.Errorf("list of %s: %q, want %q", c.words, listed, c.want)
		}
	}
	sound(t, l)
}

func sorted(s string) string {
	b := []byte(s)
	for i := range b {
		for j := i; j > 0 && b[j] < b[j-1]; j-- {
			b[j], b[j-1] = b[j-1], b[j]
		}
	}
	return string(b)
}

// A word of the headline is worth more than one of the text.
func TestRank(t *testing.T) {
	l := fresh(t)
	f := feed(t, l, "https://example.org/feed")
	in := []Incoming{{Entry: entry(3, "A gas forum was held. Nothing else was said of it at all, for a long time.")}, {Entry: entry(2, "text")}, {Entry: entry(1, "x")}}
	in[1].Entry.Article.Title = "The gas forum"
	ingested(t, l, f, in)
	equal(t, "ranked", titles(must(l.Search(context.Background(), "gas forum", 10))(t)), []string{"The gas forum", "Headline 3"})
	equal(t, "limit", len(must(l.Search(context.Background(), "gas forum", 1))(t)), 1)
}

// Entries are one article when guid or link agree, in one delivery or several;
// a guid or link that many share names none.
func TestIdentity(t *testing.T) {
	l := fresh(t)
	f, g := feed(t, l, "https://example.org/f"), feed(t, l, "https://example.org/g")
	e := func(guid, link, title string) Incoming {
		return Incoming{Entry: model.Entry{GUID: guid, Article: &model.Article{Title: title, URL: link, Doc: document.FromPlain(title)}}}
	}
	ingested(t, l, f, []Incoming{e("1", "https://e/1", "new"), e("1", "https://e/1?utm=x", "old")})
	equal(t, "same guid", list(t, l, Filter{}), []string{"new"})
	ingested(t, l, f, []Incoming{e("2", "https://e/1", "same link")})
	equal(t, "same link", list(t, l, Filter{}), []string{"same link"})
	ingested(t, l, f, []Incoming{e("1", "https://e/9", "same guid")})
	equal(t, "same guid", list(t, l, Filter{}), []string{"same guid"})
	ingested(t, l, g, []Incoming{e("1", "https://e/1", "another feed")})
	equal(t, "another feed", list(t, l, Filter{}), []string{"another feed", "same guid"})

	front := []Incoming{e("a", "https://e/", "a"), e("b", "https://e/", "b"), e("c", "https://e/", "c"), e("d", "https://e/", "d")}
	for range 2 {
		ingested(t, l, g, front)
		equal(t, "all have the link of the front page", list(t, l, Filter{Feed: g}), []string{"a", "b", "c", "d", "another feed"})
	}
	same := []Incoming{e("x", "https://e/5", "5"), e("x", "https://e/6", "6"), e("x", "https://e/7", "7")}
	for range 2 {
		ingested(t, l, f, same)
		equal(t, "all have one guid", list(t, l, Filter{Feed: f}), []string{"5", "6", "7", "same guid"})
	}
	h := feed(t, l, "https://example.org/h")
	bare := []Incoming{e("", "https://e/", "a"), e("", "https://e/", "b"), e("", "https://e/", "c")}
	for range 2 {
		ingested(t, l, h, bare)
		equal(t, "all have the link of the front page and no guid", list(t, l, Filter{Feed: h}), []string{"a", "b", "c"})
	}
	none := []Incoming{e("", "", "no name")}
	ingested(t, l, f, none)
	none[0].Entry.Article.Outlet = "changed"
	ingested(t, l, f, none)
	equal(t, "neither guid nor link", list(t, l, Filter{Feed: f}), []string{"no name", "5", "6", "7", "same guid"})
	sound(t, l)
}

// Dates of the future do not stay on top, and what has none is where it came.
func TestOrder(t *testing.T) {
	now := clock
	l, err := Open(context.Background(), t.TempDir()+"/"+LibraryName, Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	f := feed(t, l, "https://example.org/f")
	e := func(title string, at time.Time) Incoming {
		a := &model.Article{Title: title, URL: "https://e/" + title, Doc: document.FromPlain(title)}
		if !at.IsZero() {
			a.Published, a.Precision = at, model.Minute
		}
		return Incoming{Entry: model.Entry{Article: a}}
	}
	ingested(t, l, f, []Incoming{e("none 1", time.Time{}), e("none 2", time.Time{}), e("future", clock.AddDate(10, 0, 0)), e("yesterday", clock.AddDate(0, 0, -1)),
		e("impossible", time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC))})
	now = now.Add(time.Hour)
	ingested(t, l, f, []Incoming{e("later", clock.Add(30*time.Minute))})
	equal(t, "order", list(t, l, Filter{}), []string{"later", "none 1", "none 2", "future", "yesterday", "impossible"})
	items, _, _ := l.List(context.Background(), Filter{}, Cursor{}, 10)
	if !items[3].Published.Equal(clock.AddDate(10, 0, 0)) || items[1].Precision != model.NoDate || !items[1].Published.IsZero() {
		t.Error(items)
	}
}
