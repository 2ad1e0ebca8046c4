package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/model"
	"dateline/model/document"
	"dateline/model/query"
)

var (
	vocabulary = strings.Fields("oil gas said talks treaty summit market sanctions élection Grüße border river accord price prices tanker forum ministry vote storm")
	people     = strings.Fields("Putin Merkel Rohani Hollande Obama Zarif")
	countries  = []string{"Iran", "Russia", "France", "Germany", "Chad"}
	langs      = []string{"", "en", "en-GB", "fr", "es"}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// randomly makes a library of n articles and what there is to know of them.
func randomly(t testing.TB, r *rand.Rand, l *Library, n int) (list []*query.Doc) {
	t.Helper()
	ctx := context.Background()
	var feeds []model.Feed
	for i := range 6 {
		f := model.Feed{URL: fmt.Sprintf("https://feed%d.example.org/rss", i), Title: fmt.Sprintf("Fèed %d", i), Folder: pick(r, []string{"", "World", "World/Asia", "Worldly"})}
		if i%2 == 0 {
			f.Tags = []string{"Energy"}
		}
		f.ID = must2(l.AddFeed(ctx, &f))(t)
		feeds = append(feeds, f)
	}
	words := func(n int) string {
		var list []string
		for range n {
			list = append(list, pick(r, vocabulary))
		}
		return strings.Join(list, " ")
	}
	for i := range n {
		d := &query.Doc{Title: words(3), Text: words(8), Time: clock.Add(-time.Duration(r.IntN(40)) * 6 * time.Hour), Lang: pick(r, langs), Read: r.IntN(2) == 0, Starred: r.IntN(10) == 0}
		f := pick(r, feeds)
		d.Feed, d.Folder, d.Tags = []string{f.Title, f.URL}, f.Folder, f.Tags
		a := &model.Article{Title: d.Title, URL: fmt.Sprint("https://example.org/", i), Language: d.Lang, Doc: document.FromPlain(d.Text), Published: d.Time, Precision: model.Minute}
		found := &model.Analysis{}
		for _, name := range countries {
			if r.IntN(6) == 0 {
				found.Countries = append(found.Countries, model.Finding{Entity: model.Entity{ID: "country:" + name, Kind: model.Country, Name: name}, First: -1, Involved: r.IntN(2) == 0})
			}
		}
		for _, name := range people {
			if r.IntN(8) == 0 {
				found.People = append(found.People, model.Finding{Entity: model.Entity{Kind: model.Person, Name: pick(r, []string{"", "Vladimir ", "Ann "}) + name}, First: -1})
			}
		}
		d.Entities = query.NewDoc(a, found).Entities
		got := ingested(t, l, f.ID, []Incoming{{Entry: model.Entry{GUID: fmt.Sprint(i), Article: a}, Analysis: found}})
		must(l.Mark(ctx, model.Mark{IDs: []string{got.New[0].ID}, Read: &d.Read, Star: &d.Starred}))(t)
		if r.IntN(10) == 0 {
			d.Tags = append(slices.Clone(d.Tags), "Later")
			must(l.Tag(ctx, []string{got.New[0].ID}, []string{"Later"}, nil))(t)
		}
		list = append(list, d)
	}
	return list
}

func must2[T, U any](v T, _ U, err error) func(testing.TB) T { return must(v, err) }

// randomNode makes a query.
func randomNode(r *rand.Rand, depth int) query.Node {
	if depth > 0 && r.IntN(2) == 0 {
		switch r.IntN(3) {
		case 0:
			return query.Not{Node: randomNode(r, depth-1)}
		case 1:
			return query.And{Nodes: randomNodes(r, depth-1)}
		}
		return query.Or{Nodes: randomNodes(r, depth-1)}
	}
	switch r.IntN(12) {
	case 0:
		name := pick(r, countries)
		return query.Names{Field: pick(r, []query.Field{query.Country, query.Region}), Value: name, Keys: []model.EntityKey{{Kind: model.Country, ID: "country:" + name}}}
	case 1:
		return query.Names{Field: query.Person, Value: strings.ToLower(pick(r, people))}
	case 2:
		return query.Names{Field: query.Person, Value: "Vladimir " + pick(r, people), Keys: []model.EntityKey{{Kind: model.Person, ID: "?Ann " + pick(r, people)}}}
	case 3:
		return query.Label{Field: query.Feed, Value: pick(r, []string{"feed 1", "feed2", "nothing", "example"})}
	case 4:
		return query.Label{Field: query.Folder, Value: pick(r, []string{"world", "World/Asia", "x"})}
	case 5:
		return query.Label{Field: query.Tag, Value: pick(r, []string{"later", "energy", "x"})}
	case 6:
		return query.Is{State: pick(r, []query.State{query.Unread, query.Read, query.Starred, query.Full})}
	case 7:
		return query.Lang{Code: pick(r, []string{"en", "fr", "xx"})}
	case 8:
		return query.When{Field: pick(r, []query.Field{query.After, query.Before, query.Newer}), Time: clock.Add(-time.Duration(r.IntN(40)) * 6 * time.Hour), Age: time.Duration(r.IntN(240)) * time.Hour}
	}
	t := query.Text{Title: r.IntN(4) == 0}
	for range 1 + r.IntN(2) {
		t.Words = append(t.Words, query.Word{Text: pick(r, vocabulary)})
	}
	if r.IntN(4) == 0 {
		w := &t.Words[len(t.Words)-1]
		w.Text, w.Prefix = strings.ToUpper(string([]rune(w.Text)[:3])), true
	}
	return t
}

func randomNodes(r *rand.Rand, depth int) (list []query.Node) {
	for range 1 + r.IntN(3) {
		list = append(list, randomNode(r, depth))
	}
	return list
}

// A thousand queries find what their meaning says, in the order of lists, page by
// page, and are counted right; a OR b is the union, NOT the complement.
func TestQueriesAgree(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(1, 2))
	l := fresh(t)
	docs := randomly(t, r, l, 300)
	find := func(n query.Node) map[string]bool {
		t.Helper()
		got := map[string]bool{}
		var last model.Item
		for at := (Cursor{}); ; {
			items, next, err := l.ListQuery(ctx, Query{Node: n}, at, 7+len(got))
			if err != nil {
				t.Fatalf("%#v: %v", n, err)
			}
			for _, i := range items {
				if last.ID != "" && (i.Published.After(last.Published) || i.Published.Equal(last.Published) && len(i.ID) > len(last.ID)) {
					t.Fatalf("%#v: %v behind %v", n, i, last)
				}
				got[i.ID], last = true, i
			}
			if at = next; next.End() {
				return got
			}
		}
	}
	for i := range 1000 {
		n := randomNode(r, 4)
		got, want := find(n), map[string]bool{}
		for d := range docs {
			if query.Match(n, docs[d], clock) {
				want[itemID(int64(d+1))] = true
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%d: %#v: %v, want %v", i, n, got, want)
		}
		limit := 1 + r.IntN(300)
		count, more, err := l.Count(ctx, Query{Node: n}, limit)
		if err != nil || count != min(len(want), limit) || more != (len(want) > limit) {
			t.Fatalf("%d: %#v: %d %v %v, want %d of %d", i, n, count, more, err, limit, len(want))
		}
		if i%10 != 0 {
			continue
		}
		m := randomNode(r, 3)
		union := find(m)
		for id := range got {
			union[id] = true
		}
		if got := find(query.Or{Nodes: []query.Node{n, m}}); fmt.Sprint(got) != fmt.Sprint(union) {
			t.Fatalf("%#v OR %#v: %v, want %v", n, m, got, union)
		}
		if rest := find(query.Not{Node: n}); len(rest)+len(got) != len(docs) {
			t.Fatalf("NOT %#v: %d and %d of %d", n, len(rest), len(got), len(docs))
		}
	}
}
