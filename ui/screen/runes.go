package screen

import "unicode"

// The classes of characters Neutralize tells apart. They are written as
// switches, not tables: nothing is built at start, and the few ranges that
// matter are in sight. Properties are those of Unicode's UCD (emoji-data,
// GraphemeBreakProperty, IndicSyllabicCategory); where a property is scattered
// over hundreds of ranges the class is a little wider than the property, which
// costs nothing but a character kept.

const (
	zwnj = 0x200c
	zwj  = 0x200d
)

// isPlain tells whether r is a visible character of a common script that is
// always let through and never part of the cluster before it. It is the short
// way for most text that is not ASCII.
func isPlain(r rune) bool {
	switch {
	case r < 0xa0:
		return false
	case r < 0x300:
		return r != 0xad
	case r < 0x530:
		return r >= 0x3a3 && r <= 0x482 || r >= 0x48a || r >= 0x391 && r <= 0x3a1
	case r < 0x3000:
		return r >= 0x2010 && r <= 0x2027 || r == 0x20ac
	case r < 0x3400:
		return r <= 0x3029 || r >= 0x3041 && r <= 0x3096 || r >= 0x30a0 && r <= 0x30ff
	}
	return r >= 0x4e00 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3
}

// isInvisible tells whether r shows nothing but can hide, split or turn text.
func isInvisible(r rune) bool {
	switch {
	case r == 0xad, // soft hyphen
		r == 0x34f,               // combining grapheme joiner
		r == 0x61c,               // Arabic letter mark
		r == 0x115f, r == 0x1160, // Hangul fillers
		r == 0x17b4, r == 0x17b5, // Khmer inherent vowels
		r == 0x180e,              // Mongolian vowel separator
		r == 0x200b,              // zero-width space
		r == 0x200e, r == 0x200f, // left-to-right and right-to-left mark
		r >= 0x202a && r <= 0x202e, // embeddings and overrides
		r >= 0x2060 && r <= 0x206f, // word joiner, invisible operators, isolates
		r == 0xfeff,                // byte order mark
		r >= 0xfff9 && r <= 0xfffb, // interlinear annotation
		// Tags too: the flags of England, Scotland and Wales become the black
		// flag they are drawn on, which most terminals show anyway.
		r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// isVariation tells whether r is a variation selector.
func isVariation(r rune) bool {
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef ||
		r >= 0x180b && r <= 0x180d || r == 0x180f
}

// varies tells whether the variation selector r means something between last
// and next. An emoji selector after a letter would make some terminals draw
// it two cells wide, and a run of selectors can carry hidden data.
func varies(last, r, next rune) bool {
	switch {
	case r == 0xfe0e || r == 0xfe0f:
		keycap := last >= '0' && last <= '9' || last == '#' || last == '*'
		return keycap && next == 0x20e3 || isPictograph(last)
	case r <= 0x180f:
		return unicode.Is(unicode.Mongolian, last) && unicode.IsLetter(last)
	case r >= 0xe0100:
		return unicode.Is(unicode.Han, last)
	}
	return last >= 0x1000 && last != unicode.ReplacementChar &&
		(unicode.IsLetter(last) || unicode.IsSymbol(last) || unicode.IsPunct(last))
}

// isPictograph tells whether r is an emoji or may be shown as one
// (Extended_Pictographic).
func isPictograph(r rune) bool {
	switch {
	case r == 0xa9 || r == 0xae || r == 0x203c || r == 0x2049 || r == 0x2122 || r == 0x2139,
		r == 0x24c2 || r == 0x3030 || r == 0x303d || r == 0x3297 || r == 0x3299:
		return true
	case r >= 0x2190 && r <= 0x21ff, // arrows
		r >= 0x2300 && r <= 0x23ff, // technical
		r >= 0x25a0 && r <= 0x27bf, // shapes, symbols, dingbats
		r >= 0x2930 && r <= 0x2935,
		r >= 0x2b00 && r <= 0x2bff,
		r >= 0x1f000 && r <= 0x1faff && !isSkinTone(r) && !isRegional(r):
		return unicode.Is(unicode.S, r)
	}
	return false
}

func isSkinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

func isRegional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// isJoining tells whether r is a letter of a script in which joiners choose
// between forms: Arabic and its neighbours, the scripts of India, Myanmar,
// Khmer, Mongolian.
func isJoining(r rune) bool {
	switch {
	case r < 0x600:
		return false
	case r <= 0x8ff, r >= 0x900 && r <= 0xdff, r >= 0x1000 && r <= 0x109f,
		r >= 0x1780 && r <= 0x17ff, r >= 0x1800 && r <= 0x18af,
		r >= 0x1b00 && r <= 0x1b7f, r >= 0xa840 && r <= 0xa8ff, r >= 0xa980 && r <= 0xa9df:
		return unicode.IsLetter(r)
	}
	return false
}

// extends tells whether r becomes part of the cluster that last ends.
func extends(last, r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r >= 0x1100 && r <= 0x115f, r >= 0xa960 && r <= 0xa97c: // leading consonants stack
		return last >= 0x1100 && last <= 0x115f || last >= 0xa960 && last <= 0xa97c
	case r >= 0x1161 && r <= 0x11ff, r >= 0xd7b0 && r <= 0xd7fb, // vowels and finals
		r == 0xe33, r == 0xeb3, // Thai and Lao vowel am
		r == 0xff9e, r == 0xff9f, // half-width voicing marks
		isSkinTone(r):
		return true
	}
	return unicode.Is(unicode.M, r)
}

// isVirama tells whether r binds the letters around it into one cluster.
func isVirama(r rune) bool {
	switch r {
	case 0x94d, 0x9cd, 0xa4d, 0xacd, 0xb4d, 0xbcd, 0xc4d, 0xccd, 0xd3b, 0xd3c, 0xd4d, 0xdca,
		0x1039, 0x103a, 0x17d2, 0x1a60, 0x1b44, 0x1bab, 0xa806, 0xa8c4, 0xa953, 0xa9c0, 0xaaf6, 0xabed,
		0x10a3f, 0x11046, 0x1107f, 0x110b9, 0x11133, 0x111c0, 0x11235, 0x112ea, 0x1134d, 0x113d0,
		0x11442, 0x114c2, 0x115bf, 0x1163f, 0x116b6, 0x1172b, 0x11839, 0x1193e, 0x119e0,
		0x11a34, 0x11a47, 0x11a99, 0x11c3f, 0x11d44, 0x11d45, 0x11d97, 0x11f41, 0x11f42:
		return true
	}
	return false
}

// isPrefix tells whether r is drawn around or before the character after it:
// the Arabic number signs, which are the only format characters one sees, and
// the preceding letters of some Indic scripts.
func isPrefix(r rune) bool {
	switch {
	case r >= 0x600 && r <= 0x605, r == 0x6dd, r == 0x70f, r == 0x890, r == 0x891, r == 0x8e2,
		r == 0xd4e, r == 0x110bd, r == 0x110cd, r == 0x111c2, r == 0x111c3, r == 0x1193f, r == 0x11941,
		r >= 0x11a3a && r <= 0x11a89 && (r == 0x11a3a || r >= 0x11a84), r == 0x11d46, r == 0x11f02:
		return true
	}
	return false
}
