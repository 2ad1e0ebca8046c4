package analyze

import (
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/link"
	"dateline/model/recognize"
)

// Corrections is a set of a reader's corrections, ready to be applied. It is not
// changed once made and may be used by many at once; nil is none.
type Corrections struct {
	rules []rule // in the order in which they were made: each sees what the ones before have changed
}

// rule is one correction with its names folded and its entities found.
type rule struct {
	surface string
	words   int
	story   string
	from    key
	noName  bool
	to      key
	name    string // of an unknown thing; "" for the name that the story gives it
}

// Compile prepares corrections, which stand in the order in which they were
// made. One from a thing that the gazetteer no longer has changes nothing; one to
// such a thing goes by its name.
func Compile(list []model.Correction) *Corrections {
	c := &Corrections{rules: make([]rule, 0, len(list))}
	for i := range list {
		m := &list[i]
		r := rule{surface: folded(m.Surface), words: words(m.Surface), story: m.Story, noName: m.NoName(),
			from: key{kind: m.Kind}, to: key{kind: m.ToKind}, name: m.ToName}
		if m.From == "" {
			r.from.name = folded(m.FromName)
		} else {
			ref, ok := gazetteer.ByID(m.From)
			if !ok {
				continue
			}
			r.from = key{kind: ref.Kind(), ref: ref}
		}
		if ref, ok := gazetteer.ByID(m.To); ok {
			r.to = key{kind: ref.Kind(), ref: ref}
		} else if !r.noName {
			r.to.kind = model.Unknown(m.ToKind)
		}
		c.rules = append(c.rules, r)
	}
	return c
}

func folded(name string) string {
	return gazetteer.Fold(strings.Join(strings.Fields(name), " "))
}

func words(name string) int { return len(strings.Fields(name)) }

// reading is what the corrections make of one article.
type reading struct {
	story     string
	found     recognize.Result
	links     []link.Link
	linker    *link.Linker
	surfaces  []string // of each proposal, folded
	corrected []bool   // by proposal
}

// apply changes the links of an article and tells which proposals it changed,
// nil for none. It stands between linking and the counting, so that countries
// follow who is meant.
func (c *Corrections) apply(story string, found recognize.Result, links []link.Link, linker *link.Linker) []bool {
	if c == nil || len(c.rules) == 0 || len(links) == 0 {
		return nil
	}
	r := reading{story: story, found: found, links: links, linker: linker,
		surfaces: make([]string, len(links)), corrected: make([]bool, len(links))}
	at := make(map[string][]int, len(links))
	for i := range links {
		s := folded(found.Text.Surface(&found.Proposals[i]))
		r.surfaces[i] = s
		at[s] = append(at[s], i)
	}
	for i := range c.rules {
		r.apply(&c.rules[i], at[c.rules[i].surface])
	}
	return r.corrected
}

// apply applies one rule; same are the proposals that have its surface.
func (r *reading) apply(c *rule, same []int) {
	meant := false
	for _, i := range same {
		meant = meant || r.is(i, c.from)
	}
	if !meant || c.story != r.story && r.longer(c) {
		return
	}
	name := c.name
	if name == "" {
		name = r.fullest(c)
	}
	for i := range r.links {
		switch {
		case !r.is(i, c.from) || !c.covers(r.surfaces[i]):
		case c.noName:
			r.links[i].Drop, r.corrected[i] = true, true
		default:
			r.relink(i, c.to, name)
		}
	}
}

// covers tells whether a rule that holds in an article reaches a name of its
// entity there. A country goes by too many names for one to speak for all: who
// takes the Kremlin for a building does not mean Russia.
func (c *rule) covers(surface string) bool {
	switch {
	case c.noName:
		return surface == c.surface
	case c.from.kind == model.Country:
		return strings.HasPrefix(surface, c.surface) // Georgia, Georgian
	}
	return true
}

// is tells whether proposal i stands for k.
func (r *reading) is(i int, k key) bool {
	l := &r.links[i]
	switch {
	case l.Drop:
		return false
	case k.ref != 0:
		return l.Ref == k.ref
	}
	return l.Ref == 0 && l.Kind == k.kind && folded(l.Name) == k.name
}

// longer tells whether the article also has a name of more words for what the
// rule is about: then a short one is no reason to doubt who is meant.
func (r *reading) longer(c *rule) bool {
	for i := range r.links {
		if r.is(i, c.from) && words(r.surfaces[i]) > c.words {
			return true
		}
	}
	return false
}

// fullest is the name with the most words that the article has for what the
// rule is about, of those that it reaches; rather one that is not in capitals,
// as a dateline is.
func (r *reading) fullest(c *rule) string {
	name, most := "", 0
	for i := range r.links {
		if !r.is(i, c.from) || !c.covers(r.surfaces[i]) {
			continue
		}
		s := r.found.Text.Surface(&r.found.Proposals[i])
		if n := words(s); n > most || n == most && strings.ToUpper(name) == name && strings.ToUpper(s) != s {
			name, most = s, n
		}
	}
	return name
}

// relink lets proposal i stand for k, under a name where k is unknown.
func (r *reading) relink(i int, k key, name string) {
	l := &r.links[i]
	via := l.Via
	l.Kind, l.Ref, l.Name, l.Cues, l.Country, l.Via = k.kind, k.ref, name, 0, "", ""
	r.corrected[i] = true
	switch {
	case k.kind == model.Place:
		l.Via = model.ViaPlace
		l.Country = gazetteer.CountryOf(k.ref)
	case k.ref == 0:
	case k.kind == model.Country:
		l.Country, l.Via = gazetteer.CountryOf(k.ref), via
		if via != model.ViaDemonym && via != model.ViaMetonym {
			l.Via = model.ViaName
		}
	case k.kind == model.Person:
		l.Country = r.linker.Entity(k.ref).Country
	case k.kind == model.Organization:
		if l.Country = gazetteer.CountryOf(k.ref); l.Country != "" {
			l.Via = model.ViaOrganization
		}
	}
}
