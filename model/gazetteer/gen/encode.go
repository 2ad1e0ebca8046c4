package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/vellum"

	"dateline/model/gazetteer/layout"
)

// blob collects strings, each once.
type blob struct {
	data []byte
	at   map[string]uint32
}

func newBlob() *blob {
	b := &blob{at: map[string]uint32{}}
	b.ref("")
	return b
}

func (b *blob) ref(s string) uint32 {
	at, ok := b.at[s]
	if !ok {
		at = uint32(len(b.data))
		b.at[s] = at
		b.data = binary.LittleEndian.AppendUint16(b.data, uint16(len(s)))
		b.data = append(b.data, s...)
	}
	return at
}

// rec is one record under construction.
type rec []byte

func (r rec) u8(at int, v uint8)   { r[at] = v }
func (r rec) u16(at int, v uint16) { binary.LittleEndian.PutUint16(r[at:], v) }
func (r rec) u32(at int, v uint32) { binary.LittleEndian.PutUint32(r[at:], v) }

func grow(section *[]byte, size int) rec {
	from := len(*section)
	*section = append(*section, make([]byte, size)...)
	return rec((*section)[from:])
}

// join lays the sections behind a header of their offsets and lengths.
func join(sections [layout.Sections][]byte) []byte {
	out := make([]byte, layout.HeaderSize)
	for i, s := range sections {
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		binary.LittleEndian.PutUint32(out[i*8:], uint32(len(out)))
		binary.LittleEndian.PutUint32(out[i*8+4:], uint32(len(s)))
		out = append(out, s...)
	}
	return out
}

// encodeNames writes the automaton, the filter and the lists of candidates.
func encodeNames(names *index) (fst, filter, candidates []byte, err error) {
	keys := make([]string, 0, len(names.byKey))
	for k := range names.byKey {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var buf bytes.Buffer
	builder, err := vellum.New(&buf, nil)
	if err != nil {
		return nil, nil, nil, err
	}
	filter = make([]byte, layout.FilterSize+layout.FirstSize)
	lists := map[string]int{}
	for _, key := range keys {
		list := encodeList(names.byKey[key])
		at, ok := lists[string(list)]
		if !ok {
			at = len(candidates) / layout.CandidateSize
			lists[string(list)] = at
			candidates = append(candidates, list...)
		}
		if err := builder.Insert([]byte(key), uint64(at)); err != nil {
			return nil, nil, nil, err
		}
		if err := mark(filter, key, names.surface[key]); err != nil {
			return nil, nil, nil, err
		}
	}
	if err := builder.Close(); err != nil {
		return nil, nil, nil, err
	}
	return buf.Bytes(), filter, candidates, nil
}

// mark sets the filter's bits for every prefix of a name, walking it as the
// reader will.
func mark(filter []byte, key, name string) error {
	var c layout.Cursor
	c.Reset(name, 0)
	for first := true; c.Next(); first = false {
		if first {
			layout.SetFirst(filter[layout.FilterSize:], c.Hash)
		}
		if len(c.Key) < len(key) {
			layout.SetPrefix(filter, c.Hash, layout.GoesOn)
		}
	}
	if string(c.Key) != key {
		return fmt.Errorf("name %q walks to %q, not %q", name, c.Key, key)
	}
	layout.SetPrefix(filter, c.Hash, layout.Ends)
	return nil
}

func encodeList(list []name) []byte {
	var out []byte
	for i, n := range list {
		r := grow(&out, layout.CandidateSize)
		r.u32(layout.CandRef, n.ref)
		r.u8(layout.CandRole, uint8(n.role))
		r.u8(layout.CandWeight, n.weight)
		var flags uint8
		if n.ambiguous {
			flags |= layout.FlagAmbiguous
		}
		if i == len(list)-1 {
			flags |= layout.FlagLast
		}
		r.u8(layout.CandFlags, flags)
	}
	return out
}

// packDate packs YYYY, YYYY-MM or YYYY-MM-DD, "" as 0.
func packDate(s string) (uint32, error) {
	if s == "" {
		return 0, nil
	}
	var y, m, d int
	var err error
	switch strings.Count(s, "-") {
	case 0:
		_, err = fmt.Sscanf(s, "%d", &y)
	case 1:
		_, err = fmt.Sscanf(s, "%d-%d", &y, &m)
	default:
		_, err = fmt.Sscanf(s, "%d-%d-%d", &y, &m, &d)
	}
	if err != nil || m > 12 || d > 31 || y < 1500 || y > 2200 {
		return 0, fmt.Errorf("date %q is not YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	return layout.Date(y, m, d), nil
}
