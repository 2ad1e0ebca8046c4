package store

import (
	"crypto/sha256"
	"encoding/binary"

	"dateline/model"
)

// key is the hash of something a feed calls an article by; nil where it calls it
// by nothing. 64 bits: among a million the chance of two alike is 3 in 10⁸, and
// an index of them is a fifth as large as one of addresses.
func key(kind byte, feed int64, name string) any {
	if name == "" {
		return nil
	}
	h := sha256.New()
	var head [9]byte
	head[0] = kind
	binary.LittleEndian.PutUint64(head[1:], uint64(feed))
	h.Write(head[:])
	h.Write([]byte(name))
	return int64(binary.LittleEndian.Uint64(h.Sum(nil)))
}

// hashOf is the hash of everything in an entry that a reader can see.
func hashOf(e *model.Entry, body []byte) int64 {
	a := e.Article
	var w encoder
	w.string(a.Title)
	w.string(a.Outlet)
	w.string(a.URL)
	if !e.Clamped { // else it is another time with each refresh
		w.time(a.Published)
		w.byte(uint8(a.Precision))
	}
	h := sha256.New()
	h.Write(w.b)
	h.Write(body)
	return int64(binary.LittleEndian.Uint64(h.Sum(nil)))
}

// lying is from how many entries of one delivery on a guid or link that they
// share, while they differ in the other, tells nothing: some feeds give every
// entry the address of the front page, or the same guid. Two are one entry and
// its correction.
const lying = 3

// identities are the keys by which each entry of one delivery is known: its guid
// and its link, as far as they tell it from others, else its headline.
func identities(feed int64, entries []*model.Entry) (guids, links []any) {
	byGUID := map[string]map[string]bool{} // guid -> links
	byLink := map[string]map[string]bool{} // link -> guids, or headlines of entries without
	add := func(m map[string]map[string]bool, k, v string) {
		if k == "" {
			return
		}
		if m[k] == nil {
			m[k] = map[string]bool{}
		}
		m[k][v] = true
	}
	for _, e := range entries {
		add(byGUID, e.GUID, or(e.Article.URL, headline(e)))
		add(byLink, e.Article.URL, or(e.GUID, headline(e)))
	}
	for _, e := range entries {
		var guid, link any
		if len(byGUID[e.GUID]) < lying {
			guid = key('g', feed, e.GUID)
		}
		if len(byLink[e.Article.URL]) < lying {
			link = key('l', feed, e.Article.URL)
		}
		if guid == nil && link == nil {
			guid = key('t', feed, headline(e))
		}
		guids, links = append(guids, guid), append(links, link)
	}
	return guids, links
}

// headline is what an entry is known by that has no name; its text where it has
// no headline either.
func headline(e *model.Entry) string {
	if e.Article.Title != "" || e.Article.Doc == nil {
		return "\x00" + e.Article.Title
	}
	return "\x00" + e.Article.Doc.Text
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
