package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/articles/edition"
	"dateline/model"
	"dateline/model/analyze"
)

func now() time.Time { return time.Date(2016, 1, 15, 12, 0, 0, 0, time.UTC) }

// counted is an analysis that counts its runs.
func counted(runs *atomic.Int32) func(*model.Article, *analyze.Corrections) *model.Analysis {
	return func(a *model.Article, _ *analyze.Corrections) *model.Analysis {
		runs.Add(1)
		return &model.Analysis{Date: a.Published}
	}
}

// write makes a folder of files, given as name and text.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// loadAll loads everything and checks the cursors.
func loadAll(t testing.TB, l *Library) (items []model.Item, failures []string) {
	t.Helper()
	cursor := 0
	for range 1000 {
		b, err := l.Load(context.Background(), cursor)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, b.Items...)
		for _, f := range b.Failures {
			if strings.Contains(f.Error(), "\n") {
				t.Errorf("failure of more than a line: %q", f)
			}
			failures = append(failures, f.Error())
		}
		if b.Done {
			ids := map[string]bool{}
			for _, it := range items {
				if ids[it.ID] {
					t.Errorf("ID %s twice", it.ID)
				}
				ids[it.ID] = true
			}
			return items, failures
		}
		if b.Next == cursor {
			t.Fatal("the cursor does not move")
		}
		cursor = b.Next
	}
	t.Fatal("no end")
	return nil, nil
}

func titles(items []model.Item) string {
	var out []string
	for _, it := range items {
		out = append(out, it.Title)
	}
	return strings.Join(out, "|")
}

func TestEdition(t *testing.T) {
	l := Open(Options{Now: now})
	if name := l.Name(); name != "Sample edition · November 2015" {
		t.Errorf("name is %q", name)
	}
	ctx := context.Background()
	b, err := l.Load(ctx, 0)
	if err != nil || len(b.Failures) > 0 || len(b.Items) != len(edition.Names()) || !b.Done {
		t.Fatalf("Load: %d items, %v, %v, done %v", len(b.Items), b.Failures, err, b.Done)
	}
	for i, it := range b.Items {
		if !it.Sample || it.Title == "" || it.Outlet == "" || it.Precision != model.Minute {
			t.Errorf("item %d is %+v", i, it)
		}
		if i > 0 && it.Published.After(b.Items[i-1].Published) {
			t.Errorf("%s is newer than the one before it", it.ID)
		}
		got, err := l.Open(ctx, it.ID)
		if err != nil {
			t.Fatal(err)
		}
		a := got.Article
		if a.ID != it.ID || a.Title != it.Title || a.Outlet != it.Outlet || !a.Published.Equal(it.Published) || !a.Sample || a.Dateline == "" {
			t.Errorf("%s: the row says %+v, the article %q %q %v %q", it.ID, it, a.Title, a.Outlet, a.Published, a.Dateline)
		}
		if err := a.Doc.Check(); err != nil || len(a.Doc.Text) < 1000 {
			t.Errorf("%s: %d bytes, %v", it.ID, len(a.Doc.Text), err)
		}
		if len(got.Analysis.Countries) == 0 {
			t.Errorf("%s: no country found", it.ID)
		}
	}
}

func TestFilesInTheirOrder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt":      "Second story\n\nThe bridge stays closed until the spring, the mayor said on Tuesday.\n\nReuters",
		"a.md":       "---\ntitle: First story\noutlet: Valley Post\nurl: https://example.org/a\npublished: 2015-11-23\n---\nText.",
		"c.html":     "<title>Third story</title><p>Text of the third story.",
		"photo.jpg":  "\xff\xd8\xff\xe0",
		"empty.txt":  "",
		"nothing.md": "<script>x</script>",
		"d.jsonl":    "{\"text\":\"Fourth story\\n\\nMore.\"}\n{\"text\":7}\n{\"title\":\"Fifth story\",\"text\":\"x\",\"published\":\"2015\"}\n",
	})
	p := func(name string) string { return filepath.Join(dir, name) }
	l := Open(Options{Now: now, Paths: []string{p("photo.jpg"), p("a.md"), p("nosuch.txt"), p("b.txt"), p("a.md"), dir + "/./b.txt", p("c.html"), p("empty.txt"), p("d.jsonl"), "-"},
		Stdin: strings.NewReader("Sixth story")})
	if l.Name() != "10 files" {
		t.Errorf("name is %q", l.Name())
	}
	items, failures := loadAll(t, l)
	if got, want := titles(items), "First story|Second story|Third story|Fourth story|Fifth story|Sixth story"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := []string{
		p("nosuch.txt") + ": no such file or folder",
		p("photo.jpg") + ": not a text (JPEG image)",
		p("empty.txt") + ": empty file",
		p("d.jsonl") + `: line 2: "text" is a number, not a string`,
	}
	if !slices.Equal(failures, want) {
		t.Errorf("failures\n%s\nwant\n%s", strings.Join(failures, "\n"), strings.Join(want, "\n"))
	}
	for i, want := range []string{p("a.md"), p("b.txt"), p("c.html"), p("d.jsonl") + "#1", p("d.jsonl") + "#3", "-"} {
		if i >= len(items) || items[i].ID != want || items[i].Sample {
			t.Fatalf("item %d is %+v, want ID %s", i, items, want)
		}
		got, err := l.Open(context.Background(), want)
		if err != nil || got.Article.ID != want || got.Analysis == nil {
			t.Errorf("%s: %+v, %v", want, got, err)
		}
	}
	if a := items[0]; a.Outlet != "Valley Post" || a.URL != "https://example.org/a" || a.Precision != model.Day || items[1].Outlet != "Reuters" || items[4].Precision != model.Year {
		t.Errorf("rows are %+v", items)
	}
}

func TestFolder(t *testing.T) {
	dated := map[string]string{
		"sub/1.md": "---\ntitle: old\npublished: 2014-01-01\n---\nx", "2.md": "---\ntitle: new\npublished: 2015-01-01\n---\nx",
		"10.md": "---\ntitle: middle\npublished: 2014-06-01\n---\nx",
	}
	dir := write(t, dated)
	l := Open(Options{Now: now, Paths: []string{dir}})
	items, failures := loadAll(t, l)
	if got := titles(items); got != "new|middle|old" || len(failures) > 0 {
		t.Errorf("all dated: %s %q", got, failures)
	}
	if got, want := l.Name(), filepath.Base(dir)+"/ · 3 files"; got != want {
		t.Errorf("name is %q, want %q", got, want)
	}
	dated["1.md"] = "# undated\n\nx"
	dated["3.txt"] = ""
	items, failures = loadAll(t, Open(Options{Now: now, Paths: []string{write(t, dated)}}))
	if got := titles(items); got != "undated|new|middle|old" || len(failures) != 1 {
		t.Errorf("one undated: %s %q", got, failures)
	}
}

func TestLargeFolderComesInParts(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("%d.md", i)] = fmt.Sprintf("---\ntitle: story %d\npublished: 2015-01-01\n---\nx", i)
	}
	l := Open(Options{Now: now, Paths: []string{write(t, files)}})
	b, err := l.Load(context.Background(), 0)
	if err != nil || len(b.Items) != batchSize || b.Done {
		t.Fatalf("%d items, done %v, %v", len(b.Items), b.Done, err)
	}
	items, _ := loadAll(t, l) // from the start again: the same rows
	if len(items) != 300 {
		t.Fatalf("%d items", len(items))
	}
	for i, it := range items {
		if it.Title != fmt.Sprintf("story %d", i) {
			t.Fatalf("item %d is %s", i, it.Title)
		}
	}
	if b, err := l.Load(context.Background(), 99); err != nil || !b.Done || len(b.Items) > 0 {
		t.Errorf("past the end: %+v, %v", b, err)
	}
}

func TestNothingToRead(t *testing.T) {
	dir := t.TempDir()
	for _, paths := range [][]string{{filepath.Join(dir, "nosuch.txt")}, {dir}} {
		l := Open(Options{Now: now, Paths: paths})
		for range 2 { // also when asked again
			b, err := l.Load(context.Background(), 0)
			if err != nil || !b.Done || len(b.Items) > 0 || len(b.Failures) != 1 {
				t.Errorf("%q: %+v, %v", paths, b, err)
			}
		}
	}
}

func TestRowTitles(t *testing.T) {
	long := strings.Repeat("word ", 40) + "end."
	for text, want := range map[string]string{
		"It rained all night.":               "It rained all night.",
		long:                                 strings.TrimSpace(strings.Repeat("word ", 16)) + " …",
		strings.Repeat("é", 100) + ".":       strings.Repeat("é", 40) + " …",
		"It rained.\n\nAnd then it did not.": "It rained.",
		"Dear Ada,\n\nI was at the bridge.":  "Dear Ada,",
		"Bridge stays closed\n\nIt rained, and the river rose again over the night, the mayor said.": "Bridge stays closed",
	} {
		items, _ := loadAll(t, Open(Options{Now: now, Paths: []string{"-"}, Stdin: strings.NewReader(text)}))
		if len(items) != 1 || items[0].Title != want {
			t.Errorf("%.30q is listed as %q, want %q", text, titles(items), want)
		}
	}
	items, _ := loadAll(t, Open(Options{Now: now, Paths: []string{"-"}, Stdin: strings.NewReader(`{"text":""}`)}))
	if titles(items) != "Untitled" {
		t.Errorf("an empty record is listed as %q", titles(items))
	}
}

func TestNames(t *testing.T) {
	for want, paths := range map[string][]string{
		"story.txt":      {"/a/b/story.txt"},
		"standard input": {"-"},
		"2 files":        {"a", "b"},
	} {
		if got := Open(Options{Paths: paths}).Name(); got != want {
			t.Errorf("%q: %q, want %q", paths, got, want)
		}
	}
	dir := write(t, map[string]string{"story.txt": "Bridge", "other.txt": "River"})
	l := Open(Options{Now: now, Paths: []string{filepath.Join(dir, "story.txt"), dir}})
	loadAll(t, l)
	if l.Name() != "3 files" && l.Name() != "2 files" {
		t.Errorf("name is %q", l.Name())
	}
}

// All callers share one run, whoever comes first.
func TestOneRunForAll(t *testing.T) {
	var runs atomic.Int32
	dir := write(t, map[string]string{"a.txt": "Bridge stays closed\n\nIt rained."})
	id := filepath.Join(dir, "a.txt")
	l := Open(Options{Now: now, Paths: []string{id}, Analyze: counted(&runs)})
	loadAll(t, l)
	var wg sync.WaitGroup
	results := make([]model.Loaded, 40)
	for i := range results {
		wg.Go(func() {
			if i%2 == 0 {
				results[i], _ = l.Open(context.Background(), id)
				return
			}
			results[i].Analysis, _ = l.Analysis(context.Background(), id)
		})
	}
	wg.Wait()
	if runs.Load() != 1 {
		t.Errorf("%d runs", runs.Load())
	}
	for _, r := range results {
		if r.Analysis != results[0].Analysis || r.Analysis == nil {
			t.Fatal("different analyses")
		}
	}
}

// A caller that gives up returns at once; the run goes on and serves others.
func TestGivingUp(t *testing.T) {
	var runs atomic.Int32
	started, release := make(chan struct{}), make(chan struct{})
	l := Open(Options{Now: now, Paths: []string{"-"}, Stdin: strings.NewReader("Bridge stays closed"), Analyze: func(a *model.Article, _ *analyze.Corrections) *model.Analysis {
		runs.Add(1)
		close(started)
		<-release
		return &model.Analysis{}
	}})
	loadAll(t, l)
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan error)
	go func() {
		_, err := l.Open(ctx, "-")
		gone <- err
	}()
	<-started
	cancel()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if _, err := l.Open(ctx, "-"); !errors.Is(err, context.Canceled) {
		t.Errorf("with a context that has ended: %v", err)
	}
	close(release)
	if got, err := l.Open(context.Background(), "-"); err != nil || got.Article.Title != "Bridge stays closed" || runs.Load() != 1 {
		t.Errorf("%+v, %v after %d runs", got, err, runs.Load())
	}
}

// Analyses for the list wait for one another, and not what the reader opens.
func TestOpenDoesNotWaitForTheList(t *testing.T) {
	const many = 50
	files := map[string]string{"z.txt": "Wanted now"}
	for i := range many {
		files[fmt.Sprintf("%d.txt", i)] = "Slow story"
	}
	dir := write(t, files)
	release := make(chan struct{})
	l := Open(Options{Now: now, Paths: []string{dir}, Analyze: func(a *model.Article, _ *analyze.Corrections) *model.Analysis {
		if a.Title == "Slow story" {
			<-release
		}
		return &model.Analysis{}
	}})
	items, _ := loadAll(t, l)
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for _, it := range items {
		if it.Title == "Slow story" {
			wg.Go(func() { l.Analysis(ctx, it.ID) })
		}
	}
	if _, err := l.Open(context.Background(), filepath.Join(dir, "z.txt")); err != nil {
		t.Error(err)
	}
	cancel() // those that wait for a turn give up
	close(release)
	wg.Wait()
}

// Standard input that never comes does not hold a caller, and what came is not
// lost when the first caller has gone.
func TestBlockedStdin(t *testing.T) {
	r, w := io.Pipe()
	l := Open(Options{Now: now, Paths: []string{"-"}, Stdin: r})
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan error)
	go func() {
		_, err := l.Load(ctx, 0)
		gone <- err
	}()
	if _, err := w.Write([]byte("Bridge stays")); err != nil { // the read has begun
		t.Fatal(err)
	}
	cancel()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	go func() {
		w.Write([]byte(" closed"))
		w.Close()
	}()
	if items, failures := loadAll(t, l); titles(items) != "Bridge stays closed" || len(failures) > 0 {
		t.Errorf("%q %q", titles(items), failures)
	}
}

func TestUnknownAndFaulty(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "Bridge stays closed"})
	id := filepath.Join(dir, "a.txt")
	faulty := true
	l := Open(Options{Now: now, Paths: []string{id}, Analyze: func(*model.Article, *analyze.Corrections) *model.Analysis {
		if faulty {
			panic("a fault")
		}
		return &model.Analysis{}
	}})
	ctx := context.Background()
	loadAll(t, l)
	if _, err := l.Open(ctx, "nosuch"); err == nil || err.Error() != "nosuch: not in this list" {
		t.Errorf("unknown: %v", err)
	}
	if _, err := l.Open(ctx, id); err == nil || err.Error() != id+": cannot be analysed (a fault)" {
		t.Errorf("faulty: %v", err)
	}
	faulty = false
	if _, err := l.Open(ctx, id); err != nil {
		t.Errorf("an error is kept: %v", err)
	}
}

// What memory has no room for is read again, with an analysis of its own.
func TestLettingGo(t *testing.T) {
	var runs atomic.Int32
	dir := write(t, map[string]string{"a.txt": "Bridge stays closed\n\nIt rained.", "b.jsonl": "{\"text\":\"x\"}\n{\"text\":\"y\"}"})
	l := Open(Options{Now: now, Paths: []string{dir}, Analyze: counted(&runs)})
	items, _ := loadAll(t, l)
	ctx := context.Background()
	for _, it := range items {
		first, err := l.Open(ctx, it.ID)
		if err != nil {
			t.Fatal(err)
		}
		l.letGo(0)
		again, err := l.Open(ctx, it.ID)
		if err != nil || again.Article == first.Article && !strings.Contains(it.ID, "#") || again.Article.Doc.Text != first.Article.Doc.Text || again.Analysis == first.Analysis {
			t.Errorf("%s: %+v, %v", it.ID, again, err)
		}
	}
	if runs.Load() != 6 {
		t.Errorf("%d runs, want 6", runs.Load())
	}
	l.letGo(0)
	if err := os.Remove(filepath.Join(dir, "a.txt")); err != nil {
		t.Fatal(err)
	}
	id := filepath.Join(dir, "a.txt")
	if _, err := l.Open(ctx, id); err == nil || err.Error() != id+": no such file or folder" {
		t.Errorf("a file that has gone: %v", err)
	}
}

func BenchmarkEditionList(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		l := Open(Options{Now: now})
		if batch, err := l.Load(context.Background(), 0); err != nil || len(batch.Items) == 0 {
			b.Fatal(err)
		}
		l.Name()
	}
}

func BenchmarkOpenStory(b *testing.B) {
	name := edition.Names()[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parseEdition(name, now()); err != nil {
			b.Fatal(err)
		}
	}
}
