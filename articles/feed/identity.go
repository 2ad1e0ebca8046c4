package feed

import (
	"strings"

	"dateline/model"
)

// Key is what tells an entry from others: the id its feed gives it and the
// canonical form of its link; each is "" where there is none. An id holds
// within its feed, and beyond it only where it is an address or a urn:; links
// hold everywhere. The front page of a site is no link of an entry that has an
// id.
func Key(e model.Entry) (guid, link string) {
	guid = e.GUID
	if e.Article == nil || e.SharedLink {
		return guid, ""
	}
	link = Canonical(e.Article.URL)
	if guid != "" && !strings.ContainsAny(link, "/?#") {
		link = ""
	}
	return guid, link
}

// SameEntry tells whether two entries are one: their ids or their links agree.
func SameEntry(a, b model.Entry) bool {
	ga, la := Key(a)
	gb, lb := Key(b)
	return ga != "" && ga == gb || la != "" && la == lb
}

// many is how many entries of one feed may share an id or a link before it is
// taken for a mistake of the feed, which gives all of them the same.
const many = 3

// identities gives each entry its identity, and keeps those that are one once:
// the newest, at the place of the first.
func (w *reader) identities() {
	w.unshare()
	kept := w.result.Entries[:0]
	ids, links := make(map[string]int), make(map[string]int)
	for _, e := range w.result.Entries {
		guid, link := Key(e)
		at, known := ids[guid]
		if !known || guid == "" {
			at, known = links[link]
			known = known && link != ""
		}
		if known {
			w.counts[twice]++
			if e.Article.Published.After(kept[at].Article.Published) {
				kept[at] = e
			}
		} else {
			at = len(kept)
			kept = append(kept, e)
		}
		if guid != "" {
			ids[guid] = at
		}
		if link != "" {
			links[link] = at
		}
	}
	w.result.Entries = kept
	for i := range kept {
		kept[i].Article.ID = w.id(kept[i])
	}
}

// unshare finds ids that many entries with links of their own share, and links
// that many entries with ids of their own share: those identify nothing.
func (w *reader) unshare() {
	linksOf, idsOf := make(map[string]map[string]bool), make(map[string]map[string]bool)
	for _, e := range w.result.Entries {
		if guid, link := Key(e); guid != "" && link != "" {
			put(linksOf, guid, link)
			put(idsOf, link, guid)
		}
	}
	for i := range w.result.Entries {
		e := &w.result.Entries[i]
		guid, link := Key(*e)
		switch {
		case len(linksOf[guid]) >= many:
			e.GUID = ""
			w.counts[sharedID]++
		case len(idsOf[link]) >= many:
			e.SharedLink = true
			w.counts[sharedID]++
		}
	}
}

func put(m map[string]map[string]bool, k, v string) {
	if m[k] == nil {
		m[k] = make(map[string]bool)
	}
	m[k][v] = true
}
