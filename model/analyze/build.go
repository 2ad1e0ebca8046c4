package analyze

import (
	"slices"
	"strings"

	"dateline/model"
	"dateline/model/gazetteer"
	"dateline/model/link"
	"dateline/model/recognize"
	"dateline/model/salience"
)

// builder puts an Analysis together.
type builder struct {
	found  recognize.Result
	links  []link.Link
	linker *link.Linker
	// corrected tells by proposal what the reader has corrected; nil for nothing.
	corrected []bool
	out       *model.Analysis
	entries   []entry
	index     map[key]int
	mentions  []mention
	spots     []salience.Spot
	weigher   salience.Weigher
	sits      []seat
	picks     []picks
	watch     func(code string, f *salience.Features, points int) // sees every country, with its raw points; nil for nobody
	leaves    []leaf
	paras     int
}

// key is what makes two mentions one entity.
type key struct {
	kind model.Kind
	ref  gazetteer.Ref
	name string // folded, where ref is zero
}

// entry is an entity while it is collected.
type entry struct {
	key
	finding model.Finding
	via     uint8 // bits by viaOrder
	cues    link.Cue
	byHand  bool // corrected by the reader
	title   string
	points  int

	inOffice bool // a person who held an office on the day
	country  int  // 1 + the entry of the country that its mentions count for, 0 for none
	dated    int  // mentions in the dateline
	headed   bool // a country named in the headline by itself, not by a place
}

// mention is a mention before entries are sorted.
type mention struct {
	model.Mention
	proposal int
	entry    int
	listed   bool // one of three or more locations in a row
}

var viaOrder = [...]model.Via{model.ViaName, model.ViaDemonym, model.ViaMetonym, model.ViaPlace, model.ViaDateline, model.ViaPerson, model.ViaOrganization}

// mentionedBits are the ways that make a country mentioned.
const mentionedBits = 1<<5 - 1

func viaBit(v model.Via) uint8 { return 1 << slices.Index(viaOrder[:], v) }

func (b *builder) build(in Input, found recognize.Result, links []link.Link, linker *link.Linker) *model.Analysis {
	b.found, b.links, b.linker = found, links, linker
	b.out = &model.Analysis{Date: in.Date}
	b.entries, b.mentions, b.spots = b.entries[:0], b.mentions[:0], b.spots[:0]
	if b.index == nil {
		b.index = make(map[key]int)
	}
	clear(b.index)
	b.sits = b.sits[:0]
	b.layout(in.Doc)
	b.collect()
	b.score()
	b.finish()
	out := b.out
	// Nothing of the article may live on in the pool.
	b.out, b.found, b.links, b.corrected = nil, recognize.Result{}, nil, nil
	clear(b.entries)
	clear(b.mentions)
	clear(b.index)
	return out
}

// collect sorts the mentions and gathers their entities.
func (b *builder) collect() {
	for i := range b.found.Proposals {
		k := &b.links[i]
		p := &b.found.Proposals[i]
		if k.Drop || p.Span.Start >= p.Span.End {
			continue
		}
		b.mentions = append(b.mentions, mention{
			Mention:  model.Mention{Field: p.Field, Span: p.Span, Text: b.found.Text.Surface(p), Kind: k.Kind, Country: k.Country},
			proposal: i,
		})
	}
	slices.SortFunc(b.mentions, func(x, y mention) int {
		if x.Field != y.Field {
			return int(x.Field) - int(y.Field)
		}
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return y.End - x.End
	})
	kept := b.mentions[:0]
	for _, m := range b.mentions {
		if n := len(kept); n > 0 && kept[n-1].Field == m.Field && kept[n-1].End > m.Start {
			continue
		}
		kept = append(kept, m)
	}
	b.mentions = kept
	b.lists()
	next, field := 0, model.FieldTitle
	for i := range b.mentions {
		m := &b.mentions[i]
		if m.Field != field {
			field, next = m.Field, 0
		}
		b.gather(i, &next)
	}
	b.seats()
}

// gather adds mention i to its entity and to the country it counts for.
func (b *builder) gather(i int, leafAt *int) {
	m := &b.mentions[i]
	k := &b.links[m.proposal]
	p := &b.found.Proposals[m.proposal]
	n := b.entity(m.Kind, k)
	m.entry = n
	e := &b.entries[n]
	e.finding.Mentions++
	if e.finding.First < 0 {
		e.finding.First = i
	}
	e.finding.InTitle = e.finding.InTitle || m.Field == model.FieldTitle
	e.cues |= k.Cues
	e.byHand = e.byHand || b.corrected != nil && b.corrected[m.proposal]
	if e.title == "" && k.Cues&link.OfficeTitle != 0 {
		e.title = b.found.Text.Title(p)
	}
	spot := b.spot(m, leafAt)
	spot.Entity, spot.Share = n, 100
	b.spots = append(b.spots, spot)
	b.pointTo(i, n, spot)
}

// entity returns the entry of what link k stands for.
func (b *builder) entity(kind model.Kind, k *link.Link) int {
	id := key{kind: kind, ref: k.Ref}
	if k.Ref == 0 {
		id.name = gazetteer.Fold(strings.Join(strings.Fields(k.Name), " "))
	}
	if n, ok := b.index[id]; ok {
		return n
	}
	e := entry{key: id}
	e.finding.First = -1
	if k.Ref != 0 {
		if kind == model.Person {
			e.finding.Entity = *b.linker.Entity(k.Ref)
			e.inOffice = gazetteer.HeldOn(k.Ref, b.out.Date)
		} else {
			e.finding.Entity = gazetteer.Entity(k.Ref, b.out.Date)
			if kind == model.Organization && e.finding.Entity.Country == "" {
				e.finding.Entity.Country = k.Country
			}
		}
	} else {
		e.finding.Entity = model.Entity{Kind: kind, Name: strings.Join(strings.Fields(k.Name), " "), Country: k.Country}
	}
	return b.insert(id, e)
}

// country returns the entry of a country by its code, -1 for no country.
func (b *builder) country(code string) int {
	r, ok := gazetteer.CountryRef(code)
	if !ok {
		return -1
	}
	return b.entity(model.Country, &link.Link{Ref: r})
}

func (b *builder) insert(id key, e entry) int {
	b.entries = append(b.entries, e)
	b.index[id] = len(b.entries) - 1
	return len(b.entries) - 1
}
