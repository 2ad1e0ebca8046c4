package library

import (
	"context"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"dateline/articles/store"
	"dateline/model"
	"dateline/model/query"
)

var updateQueries = flag.Bool("update-queries", false, "write testdata/queries.txt anew")

// editionDay is the day on which the edition is asked.
var editionDay = time.Date(2015, 12, 1, 12, 0, 0, 0, time.UTC)

// editionNews is a library on disk with the stories of the edition: the first 13 of
// a feed in a folder and with a tag, the others of another feed. 09 is read, 10 has a
// star, 11 a tag, and 12 its full text. The names are those of the files, by ID.
func editionNews(t *testing.T) (r *NewsReader, names map[string]string) {
	t.Helper()
	ctx := context.Background()
	edition := Open(Options{})
	batch, err := edition.Load(ctx, 0)
	if err != nil || len(batch.Items) != 26 {
		t.Fatal(len(batch.Items), err)
	}
	n := openNews(t, NewsOptions{Now: func() time.Time { return editionDay }})
	names = map[string]string{}
	feeds := []model.Feed{
		{URL: "https://world.example/feed", Title: "World Desk", Folder: "World/News", Tags: []string{"Daily"}},
		{URL: "https://archive.example/feed", Title: "Archive", Folder: "Old"},
	}
	lists := make([][]store.Incoming, 2)
	byGUID := map[string]string{}
	for _, it := range batch.Items {
		loaded, err := edition.Open(ctx, it.ID)
		if err != nil {
			t.Fatal(err)
		}
		name := it.ID[strings.LastIndexByte(it.ID, '/')+1:][:2]
		at := 0
		if name > "13" {
			at = 1
		}
		byGUID[loaded.Article.Title] = name
		lists[at] = append(lists[at], store.Incoming{Entry: model.Entry{GUID: name, Article: loaded.Article}, Analysis: loaded.Analysis})
	}
	for i := range feeds {
		id, _, err := n.store.AddFeed(ctx, &feeds[i])
		if err == nil {
			_, err = n.store.Ingest(ctx, id, lists[i], nil)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	items, _, err := n.store.ListQuery(ctx, store.Query{}, store.Cursor{}, 100)
	if err != nil || len(items) != 26 {
		t.Fatal(len(items), err)
	}
	yes := true
	for _, it := range items {
		name := byGUID[it.Title]
		names[it.ID] = name
		switch name {
		case "09":
			_, err = n.store.Mark(ctx, model.Mark{IDs: []string{it.ID}, Read: &yes})
		case "10":
			_, err = n.store.Mark(ctx, model.Mark{IDs: []string{it.ID}, Star: &yes})
		case "11":
			_, err = n.store.Tag(ctx, []string{it.ID}, []string{"Energy"}, nil)
		case "12":
			var s *store.Stored
			if s, err = n.store.Open(ctx, it.ID); err == nil {
				err = n.store.SetBody(ctx, it.ID, s.Article, s.Analysis)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return n.Reader(nil, nil), names
}

// answer is what a query gives: the stories, newest first and best first, or why it
// cannot be read.
func answer(t *testing.T, r *NewsReader, names map[string]string, text string) string {
	t.Helper()
	n, err := query.Parse(text, query.Options{Now: editionDay, Zone: time.UTC})
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return "! " + err.Error()
	} else if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	list := func(best bool) string {
		b, err := r.Find(context.Background(), query.Ask{Node: n, Best: best}, 0)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		var out []string
		for _, it := range b.Items {
			out = append(out, names[it.ID])
		}
		return strings.Join(out, " ")
	}
	newest, best := list(false), list(true)
	if c, err := r.Count(context.Background(), query.Ask{Node: n}, 100); err != nil || c != len(strings.Fields(newest)) {
		t.Errorf("%s: %d counted, %v", text, c, err)
	}
	if best != newest {
		newest += " | " + best
	}
	return newest
}

// TestEditionQueries: a table of queries over the edition, with what each finds:
// newest first, and behind | best first where that differs. What the edition itself
// answers, without a library on disk, is the same.
func TestEditionQueries(t *testing.T) {
	const path = "testdata/queries.txt"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, names := editionNews(t)
	edition := Open(Options{Now: func() time.Time { return editionDay }})
	if _, err := edition.Load(context.Background(), 0); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	n := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			out.WriteString(line + "\n")
			continue
		}
		n++
		text, want, _ := strings.Cut(line, "\t")
		text = strings.ReplaceAll(text, `\e`, "\x1b")
		got := answer(t, r, names, text)
		out.WriteString(strings.ReplaceAll(text, "\x1b", `\e`) + "\t" + got + "\n")
		if got != want && !*updateQueries {
			t.Errorf("%s\n\tfinds %s\n\tnot   %s", text, got, want)
		}
		if strings.HasPrefix(got, "!") || strings.ContainsAny(text, ":") && (strings.Contains(text, "feed:") || strings.Contains(text, "folder:") ||
			strings.Contains(text, "tag:") || strings.Contains(text, "is:")) {
			continue // the edition has no feeds and no marks
		}
		node, _ := query.Parse(text, query.Options{Now: editionDay, Zone: time.UTC})
		b, err := edition.Find(context.Background(), query.Ask{Node: node}, 0)
		if err != nil {
			t.Fatal(err)
		}
		var same []string
		for _, it := range b.Items {
			same = append(same, it.ID[strings.LastIndexByte(it.ID, '/')+1:][:2])
		}
		newest, _, _ := strings.Cut(got, " | ")
		if strings.Join(same, " ") != newest {
			t.Errorf("%s: the edition finds %s, the library %s", text, same, newest)
		}
	}
	if n < 60 {
		t.Errorf("the table has %d queries", n)
	}
	if *updateQueries {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
