package main

import (
	"cmp"
	"slices"
	"strings"

	"dateline/model/gazetteer"
	"dateline/model/gazetteer/layout"
)

// name is one way in which a key stands for an entity.
type name struct {
	ref       uint32
	role      gazetteer.Role
	ambiguous bool
	weight    uint8
}

// index is every name of the gazetteer by its folded key.
type index struct {
	byKey    map[string][]name
	surface  map[string]string // one name that folds to the key
	words    map[string]bool   // common English words
	given    map[string]bool   // first names
	surnames map[string]bool   // common family names
}

// add puts a name in. The same entity under the same key keeps its first role.
func (x *index) add(surface string, n name) {
	surface = bare(surface)
	x.put(surface, n)
	if plain := strings.NewReplacer("'", "", "’", "", "‘", "").Replace(surface); plain != surface && !possessive(surface) {
		x.put(plain, n)
	}
}

// bare takes the article off a name: the recogniser sees to it.
func bare(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}

func possessive(s string) bool {
	s = strings.ReplaceAll(s, "’", "'")
	return strings.Contains(s, "'s ") || strings.HasSuffix(s, "'s") || strings.Contains(s, "s' ")
}

func (x *index) put(surface string, n name) {
	key := layout.Key(surface)
	if key == "" {
		return
	}
	if n.role == gazetteer.RoleAcronym && strings.ContainsFunc(surface, func(r rune) bool { return 'a' <= r && r <= 'z' }) {
		n.role = gazetteer.RoleAlias
	}
	for i, o := range x.byKey[key] {
		if o.ref != n.ref {
			continue
		}
		old := &x.byKey[key][i]
		if o.role == gazetteer.RoleAcronym && n.role == gazetteer.RoleAlias {
			old.role = n.role // any case will do after all
		}
		old.ambiguous = old.ambiguous && n.ambiguous
		old.weight = max(old.weight, n.weight)
		return
	}
	x.byKey[key] = append(x.byKey[key], n)
	if _, ok := x.surface[key]; !ok {
		x.surface[key] = surface
	}
}

// order sorts every list: the likeliest first.
func (x *index) order() {
	for _, list := range x.byKey {
		slices.SortStableFunc(list, func(a, b name) int {
			return cmp.Or(b.likely()-a.likely(), cmp.Compare(a.role, b.role), cmp.Compare(a.ref, b.ref))
		})
	}
}

// likely is the weight, less for what needs supporting context.
func (n name) likely() int {
	if n.ambiguous {
		return int(n.weight) - 60
	}
	return int(n.weight)
}

func ref(class, i int) uint32 { return uint32(class)<<layout.ClassShift | uint32(i) }
