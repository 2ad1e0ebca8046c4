package layout

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFolded appends r as names are compared: lower case, without
// diacritics, ligatures and letters that ASCII lacks spelled out. It allocates
// nothing but what dst needs.
func AppendFolded(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(dst, byte(r))
	}
	if s := spelled(r); s != "" {
		return append(dst, s...)
	}
	var raw [utf8.UTFMax]byte
	n := utf8.EncodeRune(raw[:], r)
	d := norm.NFD.Properties(raw[:n]).Decomposition()
	if len(d) == 0 {
		d = raw[:n]
	}
	for len(d) > 0 {
		c, size := utf8.DecodeRune(d)
		d = d[size:]
		if !unicode.Is(unicode.Mn, c) {
			dst = appendLower(dst, c)
		}
	}
	return dst
}

func appendLower(dst []byte, r rune) []byte {
	r = unicode.ToLower(r)
	if s := spelled(r); s != "" {
		return append(dst, s...)
	}
	return utf8.AppendRune(dst, r)
}

// spelled gives the letters that have no decomposition into ASCII and a mark.
func spelled(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'đ', 'Đ', 'ð', 'Ð', 'ɖ', 'Ɖ':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ł', 'Ł':
		return "l"
	case 'ħ', 'Ħ':
		return "h"
	case 'ı', 'İ':
		return "i"
	case 'ŋ', 'Ŋ':
		return "n"
	case 'ŧ', 'Ŧ':
		return "t"
	case 'ə', 'Ə', 'ǝ', 'Ǝ':
		return "e"
	case 'ɓ', 'Ɓ':
		return "b"
	case 'ɗ', 'Ɗ':
		return "d"
	case 'ƙ', 'Ƙ':
		return "k"
	case 'ĸ':
		return "k"
	}
	return ""
}

// Fold folds every letter of s and makes quotes straight; the rest stays.
func Fold(s string) string {
	dst := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case isApostrophe(r):
			dst = append(dst, '\'')
		case r == '“' || r == '”' || r == '„':
			dst = append(dst, '"')
		case isHyphen(r):
			dst = append(dst, '-')
		case unicode.Is(unicode.Mn, r):
		default:
			dst = AppendFolded(dst, r)
		}
	}
	return string(dst)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '`', '´', '′', '＇':
		return true
	}
	return false
}

func isHyphen(r rune) bool {
	switch r {
	case '-', '‐', '‑', '‒', '–', '−':
		return true
	}
	return false
}
