package store

import (
	"context"
	"strings"
	"testing"
)

// Every list is found by an index that has it in order: nothing is sorted, and
// nothing but the list of feeds is read from end to end.
func TestPlans(t *testing.T) {
	ctx := context.Background()
	l := fresh(t)
	f := feed(t, l, "https://example.org/f")
	ingested(t, l, f, analysed(entry(1, "Vladimir Putin went to Tehran.")))
	putin := must(l.Open(ctx, "1"))(t).Analysis.People[0].Entity.Key()
	for _, c := range []struct {
		f     Filter
		index string
	}{
		{Filter{}, "articles_newest"}, {Filter{Unread: true}, "articles_unread"}, {Filter{Starred: true}, "articles_starred"}, {Filter{Starred: true, Unread: true}, "articles_starred"},
		{Filter{Feed: f}, "articles_feed"}, {Filter{Feed: f, Unread: true}, "articles_feed_unread"}, {Filter{Entity: putin}, "mentions_entity"},
		{Filter{Country: "IR"}, "mentions_involved"}, {Filter{Country: "IR", Entity: putin, Unread: true, Feed: f}, "mentions_involved"},
		{Filter{Folder: "x"}, "articles_newest"}, {Filter{Tag: "x", Unread: true}, "articles_unread"},
	} {
		q, ok, err := l.plan(ctx, &c.f, Cursor{start, start})
		if err != nil || !ok {
			t.Fatalf("%+v: %v %v", c.f, ok, err)
		}
		got := explain(t, l, q.text(itemColumns)+q.order+" LIMIT 50", q.args...)
		if !strings.Contains(got, "INDEX "+c.index+" (") || strings.Contains(got, "TEMP B-TREE") || strings.Contains(strings.ReplaceAll(got, "SCAN feeds", ""), "SCAN") {
			t.Errorf("%+v:\n%s", c.f, got)
		}
	}
	for _, q := range []string{"SELECT id FROM articles WHERE guid = 1", "SELECT id FROM articles WHERE link = 1 ORDER BY id LIMIT 1", "SELECT id FROM entities WHERE kind = 1 AND key = 'x'",
		"SELECT article FROM analyses WHERE article < 5 AND engine <> 1 ORDER BY article DESC LIMIT 5", openQuery} {
		var args []any
		if strings.Contains(q, "?") {
			args = append(args, 1)
		}
		if got := explain(t, l, q, args...); strings.Contains(got, "TEMP B-TREE") || strings.Contains(got, "SCAN") {
			t.Errorf("%s:\n%s", q, got)
		}
	}
}

func explain(t *testing.T, l *Library, q string, args ...any) string {
	t.Helper()
	rows, err := l.r.Query("EXPLAIN QUERY PLAN "+q, args...)
	if err != nil {
		t.Fatal(q, err)
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		b.WriteString(detail + "\n")
	}
	return b.String()
}
