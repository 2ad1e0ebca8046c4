package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/model/gazetteer"
	"dateline/model/gazetteer/layout"
)

func TestRespelled(t *testing.T) {
	for _, c := range []struct{ name, country, want string }{
		{"hassan rouhani", "IR", "hassan ruhani"},
		{"yitzhak shamir", "IL", "yitzak shamir"},
		{"yitzhak shamir", "IL", "yizhak shamir"},
		{"boris yeltsin", "RU", "boris eltsin"},
		{"volodymyr zelenskyy", "UA", "vladimir zelensky"},
		{"park chung hee", "KR", "pak jung hee"},
		{"mao zedong", "CN", "mao tse tung"},
		{"slobodan milosevic", "RS", "slobodan milosevich"},
		{"suharto", "ID", "soeharto"},
		{"jimmy carter", "US", "james carter"},
	} {
		if got := respelled(c.name, c.country); !slices.Contains(got, c.want) {
			t.Errorf("%s (%s): no %q in %q", c.name, c.country, c.want, got)
		}
	}
	for _, c := range []struct{ name, country string }{{"hassan rouhani", "IR"}, {"ali khamenei", "IR"}, {"kim jong il", "KP"}, {"xi jinping", "CN"}} {
		for _, v := range respelled(c.name, c.country) {
			if v == c.name || strings.TrimSpace(v) != v || tripled(v) || len(strings.Fields(v)) != len(strings.Fields(c.name)) && c.country != "CN" {
				t.Errorf("%s: %q", c.name, v)
			}
		}
	}
}

// No rule gives a leader the name that the tables state for another one alone.
func TestSpellingsTakeNobodysName(t *testing.T) {
	b := &builder{}
	people := []person{
		{name: "Ali Khamenei", terms: []term{{country: "IR", role: "supreme_leader"}}},
		{name: "Ali Khamanei", terms: []term{{country: "IR", role: "deputy"}}},
	}
	b.state(people)
	if free(b.stated.full, "Ali Khamanei", 0) || !free(b.stated.full, "Ali Khamanei", 1) || !free(b.stated.full, "Ali Khamenai", 0) {
		t.Errorf("%v", b.stated.full)
	}
	if free(b.stated.last, "Khamanei", 0) || !free(b.stated.last, "Khamenei", 0) {
		t.Errorf("%v", b.stated.last)
	}
	if testing.Short() {
		return
	}
	names := builtNames(t)
	for key, owner := range names.owner {
		list := names.byKey[key]
		if len(list) > 0 && !slices.ContainsFunc(list, func(n name) bool { return n.ref == ref(layout.ClassPerson, owner) }) {
			t.Errorf("%q does not stand for its owner", key)
		}
	}
}

// builtNames builds the gazetteer from the tables and gives the names stated
// for one person alone beside the index.
func builtNames(t *testing.T) (out struct {
	owner map[string]int
	byKey map[string][]name
}) {
	t.Helper()
	b, err := newBuilder(filepath.Join("..", "tables"))
	if err != nil {
		t.Fatal(err)
	}
	out.byKey, out.owner = b.names.byKey, map[string]int{}
	for key, owner := range b.stated.full {
		if owner < 0 || !strings.Contains(key, " ") {
			continue
		}
		out.owner[key] = owner
		for _, n := range b.names.byKey[key] {
			if n.ref>>layout.ClassShift == layout.ClassPerson && n.ref != ref(layout.ClassPerson, owner) && n.role != gazetteer.RoleSurname {
				t.Errorf("%q is stated for person %d alone, but stands for %d too", key, owner, n.ref&(1<<layout.ClassShift-1))
			}
		}
	}
	return out
}
