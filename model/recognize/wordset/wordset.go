// Package wordset is a set of short words as a table of fingerprints that can
// be used as embedded bytes, without being decoded. It may err towards "in the
// set" once in some ten thousand unknown words, never the other way.
package wordset

import "encoding/binary"

// Set is a packed set: 2^n slots of two bytes, open addressing, zero is empty.
type Set string

// Pack builds a Set. The number of slots is the power of two that keeps the
// table at most half full, so that a probe ends soon.
func Pack(words []string) []byte {
	n := 2
	for n < 2*len(words) {
		n *= 2
	}
	slots := make([]uint16, n)
	for _, w := range words {
		i, fp := place(w, n)
		for slots[i] != 0 && slots[i] != fp {
			i = (i + 1) & (n - 1)
		}
		slots[i] = fp
	}
	out := make([]byte, 0, 2*n)
	for _, s := range slots {
		out = binary.LittleEndian.AppendUint16(out, s)
	}
	return out
}

// Has tells whether w (lower case) is in the set.
func (s Set) Has(w []byte) bool {
	n := len(s) / 2
	if n == 0 {
		return false
	}
	i, fp := place(w, n)
	for {
		got := uint16(s[2*i]) | uint16(s[2*i+1])<<8
		if got == 0 {
			return false
		}
		if got == fp {
			return true
		}
		i = (i + 1) & (n - 1)
	}
}

// place hashes with 64-bit FNV-1a: low bits choose the slot, high bits are the
// fingerprint, which is never zero.
func place[T string | []byte](w T, n int) (slot int, fp uint16) {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	h ^= h >> 29
	fp = uint16(h >> 48)
	if fp == 0 {
		fp = 1
	}
	return int(h & uint64(n-1)), fp
}
