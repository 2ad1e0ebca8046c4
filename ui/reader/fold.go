package reader

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is text without case, accents and what is not shown, and the place in
// the original of every byte of it.
type folded struct {
	text   []byte
	pieces []piece
}

// piece is a stretch of folded text, up to the next one. Where exact holds,
// each byte of it stands for the byte of the original that is as far from src;
// else all of it for the character at src, which ends at end.
type piece struct {
	at, src, end int
	exact        bool
}

// add folds s, which begins at src in the original. White space of any length
// is one space.
func (f *folded) add(s string, src int) {
	var last rune
	for i := 0; i < len(s); {
		c := s[i]
		if c > ' ' && c < utf8.RuneSelf {
			if c-'A' < 26 {
				c |= 0x20
			}
			f.put(src+i, 1)
			f.text = append(f.text, c)
			last = 'x'
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r == ' ' || r == '\n' || r > ' ' && unicode.IsSpace(r) || r < ' ' {
			if last != ' ' {
				f.put(src+i, n)
				f.text = append(f.text, ' ')
				last = ' '
			}
			i += n
			continue
		}
		before := len(f.text)
		f.text = foldRune(f.text, r)
		if added := len(f.text) - before; added > 0 {
			last = r
			f.note(piece{before, src + i, src + i + n, added == n})
		}
		i += n
	}
}

// put notes that the next byte stands for n bytes at src.
func (f *folded) put(src, n int) { f.note(piece{len(f.text), src, src + n, n == 1}) }

// note adds a piece, or to the last one.
func (f *folded) note(p piece) {
	if k := len(f.pieces); k > 0 {
		if l := &f.pieces[k-1]; l.exact && p.exact && l.end == p.src && p.src-l.src == p.at-l.at {
			l.end = p.end
			return
		}
	}
	f.pieces = append(f.pieces, p)
}

// span returns what folded text [from, to) stands for, marks that follow the
// last letter included by whoever shows it.
func (f *folded) span(from, to int) (start, end int) {
	start, _ = f.source(from)
	_, end = f.source(to - 1)
	return start, end
}

func (f *folded) source(i int) (start, end int) {
	k := sort.Search(len(f.pieces), func(k int) bool { return f.pieces[k].at > i }) - 1
	p := f.pieces[k]
	if p.exact {
		return p.src + i - p.at, p.src + i - p.at + 1
	}
	return p.src, p.end
}

// find returns the first folded byte that stands for src or for what is behind.
func (f *folded) find(src int) int {
	k := sort.Search(len(f.pieces), func(k int) bool { return f.pieces[k].end > src })
	if k == len(f.pieces) {
		return len(f.text)
	}
	p := f.pieces[k]
	if p.exact && src > p.src {
		return p.at + src - p.src
	}
	return p.at
}

// fold takes case and accents away.
func fold(s string) string {
	var f folded
	f.add(s, 0)
	return string(f.text)
}

// foldRune adds a character that is no white space without case and accents.
func foldRune(b []byte, r rune) []byte {
	switch {
	case r >= 0x2e80 && r <= 0xd7ff && r != 0x3099 && r != 0x309a && (r < 0x302a || r > 0x302f):
		if r < 0x3040 || r > 0x30ff {
			return utf8.AppendRune(b, r)
		}
	case r == '’' || r == '‘':
		return append(b, '\'')
	case r == '“' || r == '”':
		return append(b, '"')
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		return b
	}
	var raw [utf8.UTFMax]byte
	n := utf8.EncodeRune(raw[:], r)
	parts := norm.NFD.Properties(raw[:n]).Decomposition()
	if parts == nil {
		return utf8.AppendRune(b, unicode.ToLower(r))
	}
	for len(parts) > 0 {
		x, m := utf8.DecodeRune(parts)
		if !unicode.Is(unicode.Mn, x) {
			b = utf8.AppendRune(b, unicode.ToLower(x))
		}
		parts = parts[m:]
	}
	return b
}
