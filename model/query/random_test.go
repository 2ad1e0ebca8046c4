package query

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/model"
)

// atoms are nodes without others in them.
var atoms = []string{"gas", "forum", `"gas forum"`, "sanct*", "東京", "都", "2015年", "title:gas", `title:"gas fo*"`, "country:iran", `country:"south korea"`, "region:gulf",
	"leader:putin", "person:nobody", `person:"li wei"`, "org:opec", "place:tehran", "feed:bbc", `feed:"b \"b\" c"`, `folder:world`, `tag:"a (b) \\"`, "is:unread", "is:starred",
	"is:full", "lang:es", "after:2015", "before:2015-11", "newer:2d", `"OR"`, "title:NOT", "it's"}

// tree makes any tree, also such as Parse never returns.
func tree(r *rand.Rand, t testing.TB, depth int) Node {
	if depth == 0 || r.IntN(4) == 0 {
		n, err := Parse(atoms[r.IntN(len(atoms))], noon)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	some := func() []Node {
		var list []Node
		for range r.IntN(4) {
			list = append(list, tree(r, t, depth-1))
		}
		return list
	}
	switch r.IntN(3) {
	case 0:
		return And{some()}
	case 1:
		return Or{some()}
	}
	return Not{tree(r, t, depth-1)}
}

func doc(r *rand.Rand) *Doc {
	text := func(n int) (s string) {
		list := []string{"Gas", "forum", "sanctions", "東京都", "都", "2015年の", "It’s", "or", "not", "fórum", "—", "東"}
		for range r.IntN(n) {
			s += list[r.IntN(len(list))] + []string{" ", "-", ", "}[r.IntN(3)]
		}
		return s
	}
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	d := &Doc{Title: text(4), Text: text(12), Feed: []string{one("BBC News", `b "b" c`)}, Folder: one("", "World", "World/Asia", "Worldly"), Tags: []string{one("a (b) \\", "x")},
		Read: r.IntN(2) == 0, Starred: r.IntN(2) == 0, Full: r.IntN(2) == 0, Lang: one("es-MX", "en", ""), Time: time.Date(2014+r.IntN(3), 1, 1, 0, 0, 0, 0, time.UTC)}
	if r.IntN(3) == 0 {
		d.Time = noon.Now.Add(-time.Duration(r.IntN(4)) * day)
	}
	for _, e := range []Entity{{countryKey("IR"), "Iran", r.IntN(2) == 0}, {countryKey("KR"), "South Korea", true}, {model.EntityKey{Kind: model.Person, ID: "Q7747"}, "Vladimir Putin", false},
		{model.EntityKey{Kind: model.Person, ID: "?Li Wei Nobody"}, "Li Wei Nobody", false}} {
		if r.IntN(2) == 0 {
			d.Entities = append(d.Entities, e)
		}
	}
	return d
}

func TestPrintedParses(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		n := tree(r, t, 1+r.IntN(6))
		want := Normal(n)
		if again := Normal(want); !reflect.DeepEqual(again, want) {
			t.Fatalf("%s is not normal: %s", dump(want), dump(again))
		}
		s := String(n)
		got, err := Parse(s, noon)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s is %s (%v), want %s", s, dump(got), err, dump(want))
		}
	}
}

// The laws of sets hold, and Normal and the printed form mean the same.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	docs := make([]*Doc, 40)
	for i := range docs {
		docs[i] = doc(r)
	}
	held := 0
	for range 800 {
		a, b := tree(r, t, 3), tree(r, t, 3)
		printed, err := Parse(String(a), noon)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			m := func(n Node) bool { return Match(n, d, noon.Now) }
			inA, inB := m(a), m(b)
			if inA {
				held++
			}
			for law, same := range map[string]bool{
				"union": m(Or{[]Node{a, b}}) == (inA || inB), "intersection": m(And{[]Node{a, b}}) == (inA && inB), "complement": m(Not{a}) == !inA,
				"De Morgan": m(Not{And{[]Node{a, b}}}) == m(Or{[]Node{Not{a}, Not{b}}}), "normal": m(Normal(a)) == inA, "printed": m(printed) == inA,
			} {
				if !same {
					t.Fatalf("%s of %s and %s fails on %+v", law, dump(a), dump(b), d)
				}
			}
		}
	}
	if held < 5000 || held > 27000 {
		t.Errorf("%d of 32000 held: that proves little", held)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range atoms {
		f.Add(s)
	}
	for _, s := range []string{"a b OR c", "-(a OR b) country:(iran OR iraq)", `"a \"b\\" c*`, "((", "é)", "title:\"a", "か\u3099*", "a\u0301 \u0301", "NOT NOT a", "lang:", "-\u00a0a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		Complete(text, len(text)/2)
		typed, err := ParseTyping(text, noon)
		if err == nil && text[typed.Start:] != typed.Pending {
			t.Fatalf("%q: pending %q is not its tail", text, typed.Pending)
		}
		n, err := Parse(text, noon)
		if err != nil {
			e := err.(*Error)
			if e.Offset < 0 || e.End < e.Offset || e.End > len(text) || !utf8.ValidString(e.Message) && utf8.ValidString(text) {
				t.Fatalf("%q: %+v", text, e)
			}
			return
		}
		s := String(n)
		again, err := Parse(s, noon)
		if err != nil || !reflect.DeepEqual(again, n) {
			t.Fatalf("%q is %s, printed as %q, which is %s (%v)", text, dump(n), s, dump(again), err)
		}
	})
}

// Every beginning of what parses can be typed: no error stands while it grows.
func FuzzTyping(f *testing.F) {
	f.Add(`a -b OR (country:iran "gas forum") title:(x OR y)`)
	f.Add(`region:"the gulf" -is:read newer:2d`)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Parse(text, noon); err != nil || len(text) > 300 {
			return
		}
		for i := range text {
			if _, err := ParseTyping(text[:i], noon); err != nil {
				t.Fatalf("%q of %q: %v", text[:i], text, err)
			}
		}
	})
}
