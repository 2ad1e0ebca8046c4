package library

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/document"
	"dateline/model/query"
)

// asking is a reader of a library with articles of two feeds.
func asking(t *testing.T, headlines ...string) *NewsReader {
	t.Helper()
	ctx := context.Background()
	n := openNews(t, NewsOptions{})
	for i, h := range headlines {
		f := model.Feed{URL: fmt.Sprintf("https://%d.example/feed", i%2), Name: []string{"Even", "Odd"}[i%2]}
		id, _, err := n.store.AddFeed(ctx, &f)
		if err != nil {
			t.Fatal(err)
		}
		a := &model.Article{Title: h, URL: fmt.Sprint("https://example.org/", i), Doc: document.FromPlain("Body."), Published: now().AddDate(0, 0, -i), Precision: model.Minute}
		if _, err := n.store.Ingest(ctx, id, []store.Incoming{{Entry: model.Entry{GUID: fmt.Sprint(i), Article: a}, Analysis: n.found(a)}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	return n.Reader(nil, nil)
}

func ask(t *testing.T, text string) query.Ask {
	t.Helper()
	n, err := query.Parse(text, query.Options{Now: now()})
	if err != nil {
		t.Fatal(text, err)
	}
	return query.Ask{Node: n}
}

// listed are the headlines of an Ask, a page of two after another.
func listed(t *testing.T, r *NewsReader, a query.Ask) string {
	t.Helper()
	var all []model.Item
	for at := 0; ; {
		b, err := r.ListQuery(context.Background(), a, at, 2)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b.Items...)
		if at = b.Next; b.Done {
			return titles(all)
		}
	}
}

// What is muted is in no list, no number and no search, until it is lifted; what
// a desk mutes is left out there alone.
func TestMuted(t *testing.T) {
	ctx := context.Background()
	r := asking(t, "Oil rises", "Football oil", "Putin in Tehran", "Football", "Gas")
	all := listed(t, r, query.Ask{})
	if _, err := r.Mute(ctx, &model.Mute{Query: " football "}); err != nil {
		t.Fatal(err)
	}
	want := titles([]model.Item{{Title: "Oil rises"}, {Title: "Putin in Tehran"}, {Title: "Gas"}})
	if got := listed(t, r, query.Ask{}); got != want {
		t.Errorf("muted: %s, want %s", got, want)
	}
	if b, err := r.Load(ctx, 0); err != nil || titles(b.Items) != want {
		t.Errorf("the list: %v %v", b, err)
	}
	if got := listed(t, r, query.Ask{Muted: true}); got != all {
		t.Errorf("asked for: %s", got)
	}
	if n, err := r.Count(ctx, ask(t, "oil"), 100); n != 1 || err != nil {
		t.Error(n, err)
	}
	best := ask(t, "oil")
	best.Best = true
	if found, err := r.Find(ctx, best, 0); len(found.Items) != 1 || err != nil {
		t.Error(found, err)
	}
	d := model.Desk{Name: "Iran", Query: "country:iran OR gas", Mute: "tehran"}
	if _, err := r.SaveDesk(ctx, &d); err != nil {
		t.Fatal(err)
	}
	a, err := r.DeskAsk(&d)
	if err != nil {
		t.Fatal(err)
	}
	if got := listed(t, r, a); got != titles([]model.Item{{Title: "Gas"}}) {
		t.Errorf("desk: %s", got)
	}
	if _, err := r.Mute(ctx, &model.Mute{Query: "gas", Desk: d.ID}); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, r, a); got != "" {
		t.Errorf("muted at the desk: %s", got)
	}
	if got := listed(t, r, query.Ask{}); got != want {
		t.Errorf("elsewhere: %s", got)
	}
	for range 3 {
		if _, err := r.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if got := listed(t, r, query.Ask{}); got != all {
		t.Errorf("undone: %s", got)
	}
}

// Desks say what is unread, and take in what changes.
func TestDeskCounts(t *testing.T) {
	ctx := context.Background()
	r := asking(t, "Oil rises", "Oil falls", "Putin in Tehran", "Gas")
	numbers := func() string {
		t.Helper()
		counts, err := r.DeskCounts(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, c := range counts {
			if c.Err != nil {
				t.Error(c.Desk.Name, c.Err)
			}
			if c.Unread > 0 && c.Desk.ID != model.SinceDesk {
				fmt.Fprint(&b, c.Desk.Name, " ", c.Unread, c.More, " ")
			}
		}
		return b.String()
	}
	d := model.Desk{Name: " Oil ", Query: "oil", Position: 20}
	if _, err := r.SaveDesk(ctx, &d); err != nil {
		t.Fatal(err)
	}
	if got := numbers(); got != "All 4 false Unread 4 false Middle East 1 false Oil 2 false " {
		t.Error(got)
	}
	yes := true
	if s, err := r.MarkQuery(ctx, ask(t, "rises OR tehran"), &yes, nil); err != nil || len(s.Items) != 2 {
		t.Fatal(s, err)
	}
	if got := numbers(); got != "All 2 false Unread 2 false Oil 1 false " {
		t.Error(got)
	}
	if _, err := r.Mute(ctx, &model.Mute{Query: "falls"}); err != nil {
		t.Fatal(err)
	}
	if got := numbers(); got != "All 1 false Unread 1 false " {
		t.Error(got)
	}
	if _, err := r.RemoveDesk(ctx, d.ID); err != nil {
		t.Fatal(err)
	}
	if desks, err := r.Desks(ctx); err != nil || len(desks) != 8 {
		t.Error(desks, err)
	}
}

// What cannot be asked is not kept.
func TestDeskFaults(t *testing.T) {
	ctx := context.Background()
	r := asking(t)
	for _, d := range []model.Desk{{Name: " "}, {Name: "x", Query: "(a"}, {Name: "x", Mute: "colour:red"}} {
		if _, err := r.SaveDesk(ctx, &d); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%+v: %v", d, err)
		}
	}
	for _, m := range []string{"", "(", "colour:red"} {
		if _, err := r.Mute(ctx, &model.Mute{Query: m}); err == nil {
			t.Errorf("%q is muted", m)
		}
	}
	if step, err := r.Undo(ctx); err != nil || !step.Nothing {
		t.Error(step, err)
	}
}
