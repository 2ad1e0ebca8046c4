package main

import (
	"encoding/binary"
	"fmt"

	"dateline/model/gazetteer/layout"
)

// build makes the embedded files from the tables, by file name. It is pure:
// the same tables give the same bytes.
func build(dir string) (map[string][]byte, error) {
	b := &builder{dir: dir, strings: newBlob(), names: &index{byKey: map[string][]name{}, surface: map[string]string{}}, orgIndex: map[string]int{}}
	for _, step := range []func() error{
		b.readWordLists, b.readMends, b.countries, b.organizations, b.places, b.persons, b.teams, b.applyNameMends,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	b.names.order()
	fst, filter, candidates, err := encodeNames(b.names)
	if err != nil {
		return nil, err
	}
	b.sections[layout.SecCandidates] = candidates
	b.sections[layout.SecStrings] = b.strings.data
	return map[string][]byte{
		"names.fst":    fst,
		"filter.bin":   filter,
		"entities.bin": join(b.sections),
	}, nil
}

// builder holds what the steps hand on to each other.
type builder struct {
	dir      string
	strings  *blob
	names    *index
	sections [layout.Sections][]byte
	mends    []mend

	countryIndex map[string]int    // by code, made-up codes too
	codes        []string          // by index
	capitals     map[string]string // "country:key of name" of capitals, to the name
	orgIndex     map[string]int    // by slug
	orgSlugs     []string          // by index
	adminIndex   map[string]int
	cityIndex    map[string]int // by GeoNames number
}

func (b *builder) readWordLists() error {
	words, err := readWords(b.dir, "words.txt")
	if err != nil {
		return err
	}
	given, err := readWords(b.dir, "given.txt")
	if err != nil {
		return err
	}
	surnames, err := readWords(b.dir, "surnames.txt")
	if err != nil {
		return err
	}
	b.names.words, b.names.given, b.names.surnames = words, given, surnames
	return nil
}

func (b *builder) str(r rec, at int, s string) { r.u32(at, b.strings.ref(s)) }

// country returns the index of a code for a 16-bit field.
func (b *builder) country(code string) (uint16, error) {
	if code == "" {
		return layout.NoIndex, nil
	}
	i, ok := b.countryIndex[code]
	if !ok {
		return 0, fmt.Errorf("unknown country code %q", code)
	}
	return uint16(i), nil
}

func appendU32(dst []byte, v ...uint32) []byte {
	for _, n := range v {
		dst = binary.LittleEndian.AppendUint32(dst, n)
	}
	return dst
}
