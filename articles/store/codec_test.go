package store

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/analyze"
	"dateline/model/document"
)

// rich is a document with everything that one can have.
func rich() *document.Document {
	var w document.Builder
	w.Leaf(document.Block{Kind: document.Standfirst})
	w.Text("Vladimir Putin went to ", 0, "")
	w.Text("Tehran", document.Strong|document.Emphasis, "https://example.org/?a=b&c=d")
	w.Text(".", 0, "")
	w.Leaf(document.Block{Kind: document.Heading, Level: 2})
	w.Text("東京都の計画", 0, "")
	w.Open(document.Block{Kind: document.List, Ordered: true, Level: 4})
	w.Open(document.Block{Kind: document.Item})
	w.Text("one", document.CodeSpan, "")
	w.Close()
	w.Close()
	w.Open(document.Block{Kind: document.Figure, URL: "https://example.org/a.png"})
	w.Leaf(document.Block{Kind: document.Caption})
	w.Text("A \x1b[31mcaption\u202e", 0, "")
	w.Close()
	w.Rule()
	w.Open(document.Block{Kind: document.Table})
	w.Open(document.Block{Kind: document.Row, Header: true})
	for _, c := range []string{"a", "", "b"} {
		w.Leaf(document.Block{Kind: document.Cell})
		w.Text(c, 0, "")
	}
	w.Close()
	w.Close()
	w.Leaf(document.Block{Kind: document.Code, Language: "go"})
	w.Text("func main() {\n}", 0, "")
	return w.Document()
}

// What is written is read.
func TestCodec(t *testing.T) {
	a := &model.Article{Title: "Putin in Tehran", Dateline: "MOSCOW, Nov 24 -", Published: clock, Precision: model.Minute, Doc: rich()}
	e := model.Entry{GUID: "g", Summary: true, Article: a, Enclosures: []model.Enclosure{{URL: "u", Type: "t", Bytes: -1}}}
	got, err := decodeBody(pack(bodyVersion, encodeBody(&e)))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "document", got.Article.Doc, a.Doc)
	equal(t, "entry", []any{got.GUID, got.Summary, got.Enclosures, got.Article.Dateline}, []any{"g", true, e.Enclosures, a.Dateline})

	n := analyze.Of(a, clock)
	if len(n.Mentions) < 4 {
		t.Fatal(n.Mentions)
	}
	back, err := decodeAnalysis(pack(analysisVersion, encodeAnalysis(n)), a)
	if err != nil {
		t.Fatal(err)
	}
	same(t, back, n)
	// Of another text it is none.
	short := *a
	short.Doc = document.FromPlain("x")
	if _, err := decodeAnalysis(pack(analysisVersion, encodeAnalysis(n)), &short); err == nil {
		t.Error("an analysis of another text was taken")
	}
	for _, z := range []time.Time{{}, time.Unix(-1<<40, 5).UTC(), time.Date(2015, 1, 1, 0, 0, 0, 0, time.FixedZone("", -43200))} {
		var w encoder
		w.time(z)
		r := decoder{b: w.b}
		if got := r.time(); r.err != nil || !got.Equal(z) || got.Format(time.RFC3339Nano) != z.Format(time.RFC3339Nano) {
			t.Errorf("%v: %v", z, got)
		}
	}
}

// same compares analyses; an empty list is as good as none.
func same(t testing.TB, got, want *model.Analysis) {
	t.Helper()
	if a, b := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); a != b {
		t.Fatalf("%s\nwant\n%s", a, b)
	}
}

// Analyses of real articles come back as they were.
func TestCodecCorpus(t *testing.T) {
	raw, packed, found := 0, 0, 0
	list := corpus(t, 300)
	for i := range list {
		e := &list[i]
		n := analyze.Of(e.Article, clock)
		body, analysis := pack(bodyVersion, encodeBody(e)), pack(analysisVersion, encodeAnalysis(n))
		raw += len(e.Article.Doc.Text)
		packed += len(body)
		found += len(analysis)
		got, err := decodeBody(body)
		if err != nil || !reflect.DeepEqual(got.Article.Doc, e.Article.Doc) {
			t.Fatal(e.GUID, err)
		}
		back, err := decodeAnalysis(analysis, e.Article)
		if err != nil {
			t.Fatal(e.GUID, err)
		}
		same(t, back, n)
	}
	t.Logf("%d articles: %d bytes of text, packed %d, analyses %d", len(list), raw, packed, found)
}

// Whatever bytes are read, the result is sound or an error, and memory is
// bounded by what was given.
func FuzzBody(f *testing.F) {
	e := model.Entry{GUID: "g", Article: &model.Article{Doc: rich(), Byline: "b"}, Enclosures: []model.Enclosure{{URL: "u"}}}
	f.Add(encodeBody(&e))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, _ = decodeBody(raw)
		got, err := decodeBody(pack(bodyVersion, raw))
		if err != nil {
			return
		}
		got.Article.Doc.Leaves(func(_ int, b *document.Block) bool {
			_ = got.Article.Doc.Text[b.Start:b.End]
			for _, r := range b.Runs {
				_ = got.Article.Doc.Text[r.Start:r.End]
			}
			return true
		})
		again, err := decodeBody(pack(bodyVersion, encodeBody(&got)))
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Fatalf("%+v %v\n%+v", again, err, got)
		}
	})
}

func FuzzAnalysis(f *testing.F) {
	a := &model.Article{Title: "Putin in Tehran", Dateline: "MOSCOW, Nov 24 -", Published: clock, Precision: model.Minute, Doc: rich()}
	f.Add(encodeAnalysis(analyze.Of(a, clock)))
	f.Add(encodeAnalysis(&model.Analysis{}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, _ = decodeAnalysis(raw, a)
		n, err := decodeAnalysis(pack(analysisVersion, raw), a)
		if err != nil {
			return
		}
		for _, m := range n.Marks() {
			_ = n.Of(m)
		}
		again, err := decodeAnalysis(pack(analysisVersion, encodeAnalysis(n)), a)
		if err != nil {
			t.Fatal(err)
		}
		if !nan(n) {
			same(t, again, n)
		}
	})
}

func nan(n *model.Analysis) bool {
	for _, list := range [][]model.Finding{n.Countries, n.People, n.Organizations, n.Places} {
		for _, f := range list {
			if math.IsNaN(f.Salience + f.Entity.Lat + f.Entity.Lon) {
				return true
			}
		}
	}
	return false
}

func FuzzRows(f *testing.F) {
	f.Add(encodeRows([]row{{5, true, false}, {1, true, true}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := decodeRows(data)
		if err == nil && len(rows) > len(data) {
			t.Fatal(len(rows))
		}
	})
}

// FuzzMatch: whatever a reader types is a query, and finds what it was taken
// from.
func FuzzMatch(f *testing.F) {
	for _, s := range []string{"Paris", `"new york" OR`, "東京", "a*b*", `"""`, "NEAR(a b)", "title:x", "-x", "(", "\x00", "é", "สวัสดี", "한국의"} {
		f.Add(s)
	}
	l, err := Open(context.Background(), filepath.Join(f.TempDir(), LibraryName), options())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { l.Close() })
	id, _, err := l.AddFeed(context.Background(), &model.Feed{URL: "u"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := l.Search(context.Background(), s, 1); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		s = strings.ToValidUTF8(strings.NewReplacer(`"`, " ", "*", " ", "\x00", " ").Replace(s), " ")
		e := model.Entry{GUID: "one", Article: &model.Article{Title: s, Doc: document.FromPlain("")}}
		if _, err := l.Ingest(context.Background(), id, []Incoming{{Entry: e}}, nil); err != nil {
			t.Fatal(err)
		}
		if match(s) == "" {
			return
		}
		if items, err := l.Search(context.Background(), s, 2); err != nil || len(items) != 1 {
			t.Fatalf("%q (%s): %d found, %v", s, match(s), len(items), err)
		}
	})
}
