package gazetteer

import (
	"runtime"
	"testing"
	"time"

	"github.com/blevesearch/vellum"
)

// First use may put less than a megabyte on the heap: the tables stay where
// the linker put them.
func TestFirstUseHeap(t *testing.T) {
	const limit = 1 << 20
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	fst, err := vellum.Load(namesFST) // what the first matcher does, whichever test came first
	if err != nil {
		t.Fatal(err)
	}
	m := NewMatcher()
	names := m.Names("Vladimir Putin met Hassan Rouhani in Tehran", 0, nil)
	found := Lookup("Gas Exporting Countries Forum")
	if len(names) == 0 || len(found) == 0 {
		t.Fatal("nothing found")
	}
	e := Entity(names[len(names)-1].Candidates[0].Ref, time.Now())
	Leaders("FR", time.Now())
	IsGivenName("john")
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(fst)
	if e.Name != "Vladimir Putin" {
		t.Fatalf("found %q", e.Name)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > limit {
		t.Errorf("first use allocates %d bytes, limit %d", grown, limit)
	}
}

func TestNamesDoesNotAllocate(t *testing.T) {
	m := NewMatcher()
	var dst []Name
	text := "United Nations Secretary-General Ban Ki-moon and Xi Jinping, Kim Jong Un, Côte d’Ivoire"
	walk := func() {
		for i := range text {
			if i == 0 || text[i-1] == ' ' {
				m.First(text, i)
				dst = m.Names(text, i, dst[:0])
			}
		}
	}
	walk()
	if n := testing.AllocsPerRun(100, walk); n != 0 {
		t.Errorf("%v allocations a walk", n)
	}
	r := Lookup("Tehran")[0].Ref
	if n := testing.AllocsPerRun(100, func() { CountryOf(r); IsCapital(r); Population(r) }); n != 0 {
		t.Errorf("%v allocations for facts of a city", n)
	}
}
