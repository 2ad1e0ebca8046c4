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

// told is an article of a random library as the naive evaluator knows it.
type told struct {
	id          int64
	title, text []string // words
	names       []string
	found       []model.Finding
	feed        model.Feed
	tags        []string
	read, star  bool
	lang        string
	sort        int64
}

var (
	vocabulary = strings.Fields("oil gas said talks treaty summit market sanctions élection Grüße border river accord price prices tanker forum ministry vote storm")
	people     = strings.Fields("Putin Merkel Rohani Hollande Obama Zarif")
	countries  = []string{"Iran", "Russia", "France", "Germany", "Chad"}
	langs      = []string{"", "en", "en-GB", "fr", "es"}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// randomly makes a library of n articles and what there is to know of them.
func randomly(t testing.TB, r *rand.Rand, l *Library, n int) []told {
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
	var list []told
	words := func(n int) (list []string) {
		for range n {
			list = append(list, pick(r, vocabulary))
		}
		return list
	}
	for i := range n {
		d := told{id: int64(i + 1), title: words(3), text: words(8), feed: pick(r, feeds), lang: pick(r, langs), sort: clock.Unix() - int64(r.IntN(40))*6*3600}
		a := &model.Article{Title: strings.Join(d.title, " "), URL: fmt.Sprint("https://example.org/", i), Language: d.lang, Doc: document.FromPlain(strings.Join(d.text, " ")),
			Published: time.Unix(d.sort, 0), Precision: model.Minute}
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
		d.found = slices.Concat(found.Countries, found.People)
		got := ingested(t, l, d.feed.ID, []Incoming{{model.Entry{GUID: fmt.Sprint(i), Article: a}, found}})
		d.read, d.star = r.IntN(2) == 0, r.IntN(10) == 0
		must(l.Mark(ctx, model.Mark{IDs: []string{got.New[0].ID}, Read: &d.read, Star: &d.star}))(t)
		if r.IntN(10) == 0 {
			d.tags = []string{"Later"}
			must(l.Tag(ctx, []string{got.New[0].ID}, d.tags, nil))(t)
		}
		list = append(list, d)
	}
	return list
}

func must2[T, U any](v T, _ U, err error) func(testing.TB) T { return must(v, err) }

// holds is what a query means, in the plainest way.
func (d *told) holds(n query.Node) bool {
	switch n := n.(type) {
	case query.And:
		return !slices.ContainsFunc(n.Nodes, func(m query.Node) bool { return !d.holds(m) })
	case query.Or:
		return slices.ContainsFunc(n.Nodes, d.holds)
	case query.Not:
		return !d.holds(n.Node)
	case query.Text:
		if n.Title {
			return stands(d.title, n.Words)
		}
		names := slices.ContainsFunc(d.found, func(f model.Finding) bool { return stands(strings.Fields(f.Entity.Name), n.Words) })
		return stands(d.title, n.Words) || stands(d.text, n.Words) || names
	case query.Names:
		return slices.ContainsFunc(d.found, func(f model.Finding) bool {
			if f.Entity.Kind != kindOf(n.Field) || f.Entity.Kind == model.Country && !f.Involved {
				return false
			}
			if slices.Contains(n.Keys, f.Entity.Key()) {
				return true
			}
			if len(n.Keys) > 0 && n.Field != query.Person {
				return false
			}
			for _, w := range nameWords(n.Value) {
				if !slices.Contains(nameWords(f.Entity.Name), w) {
					return false
				}
			}
			return true
		})
	case query.Label:
		v := strings.ToLower(n.Value)
		switch n.Field {
		case query.Feed:
			return strings.Contains(plain(strings.ToLower(d.feed.Title)), v) || strings.Contains(d.feed.URL, v)
		case query.Folder:
			return strings.EqualFold(d.feed.Folder, v) || strings.HasPrefix(strings.ToLower(d.feed.Folder), v+"/")
		}
		return slices.ContainsFunc(slices.Concat(d.tags, d.feed.Tags), func(t string) bool { return strings.EqualFold(t, v) })
	case query.Is:
		return n.State == query.Unread && !d.read || n.State == query.Read && d.read || n.State == query.Starred && d.star
	case query.Lang:
		return d.lang == n.Code || strings.HasPrefix(d.lang, n.Code+"-")
	case query.When:
		switch n.Field {
		case query.After:
			return d.sort >= n.Time.Unix()
		case query.Before:
			return d.sort < n.Time.Unix()
		}
		return d.sort >= clock.Add(-n.Age).Unix()
	}
	panic(fmt.Sprintf("%T", n))
}

// stands tells whether words stand one behind the other.
func stands(text []string, words []query.Word) bool {
	for i := range text {
		all := i+len(words) <= len(text)
		for j := 0; all && j < len(words); j++ {
			a, b := plain(strings.ToLower(text[i+j])), plain(strings.ToLower(words[j].Text))
			all = a == b || words[j].Prefix && strings.HasPrefix(a, b)
		}
		if all {
			return true
		}
	}
	return false
}

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
		return query.Names{Field: query.Country, Value: name, Keys: []model.EntityKey{{Kind: model.Country, ID: "country:" + name}}}
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
			if docs[d].holds(n) {
				want[itemID(docs[d].id)] = true
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
