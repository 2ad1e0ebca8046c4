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
	w.time(a.Published)
	w.byte(uint8(a.Precision))
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

// telling finds out which guids and links of one delivery name an article.
func telling(entries []*model.Entry) (guid, link func(string) string) {
	links := map[string]map[string]bool{} // guid -> its links
	guids := map[string]map[string]bool{}
	add := func(m map[string]map[string]bool, k, v string) {
		if k == "" || v == "" {
			return
		}
		if m[k] == nil {
			m[k] = map[string]bool{}
		}
		m[k][v] = true
	}
	for _, e := range entries {
		add(links, e.GUID, e.Article.URL)
		add(guids, e.Article.URL, e.GUID)
	}
	filter := func(m map[string]map[string]bool) func(string) string {
		return func(s string) string {
			if len(m[s]) >= lying {
				return ""
			}
			return s
		}
	}
	return filter(links), filter(guids)
}
