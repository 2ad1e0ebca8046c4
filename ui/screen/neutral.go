package screen

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of what may hang on one character.
const (
	// maxMarks is the most combining characters kept on one base. Pointed
	// Hebrew with cantillation and Vedic Sanskrit need five or six; a heap of
	// forty paints over the rows above and below.
	maxMarks = 8
	// maxLinks is the most characters joined into one cluster by joiners or
	// viramas. The longest emoji in use joins four people with three joiners.
	maxLinks = 8
)

// Neutralize makes text from outside safe to print: what it returns is valid
// UTF-8, holds no character that acts on a terminal and none that makes the
// reader see another text than the one that is there. It is idempotent.
//
//   - A line feed stays; CR LF, CR, VT, FF, NEL and the separators U+2028 and
//     U+2029 become one.
//   - A tab becomes a space: how far it moves depends on where on the screen it
//     lands, so it cannot be measured before it is placed, and jumping over
//     cells leaves what stood in them.
//   - ESC, the other C0 controls and DEL are dropped. The rest of a sequence
//     ("[31m") stays as harmless text; dropping sequences whole would let one
//     without an end swallow the article.
//   - C1 controls and invalid bytes, private use, unassigned code points and
//     noncharacters become U+FFFD, one each.
//   - Bidi controls, soft hyphens, zero-width and other format characters, tags
//     and fillers are dropped. A joiner stays where it joins (emoji sequences,
//     Arabic and Indic letters), a variation selector after a base that has
//     variants.
//   - At most eight combining characters stay on a base, none where there is
//     no base: it would be painted on whatever stands to the left.
//
// Text that needs no change is returned as it is, without allocating.
func Neutralize(s string) string {
	n := asciiPrefix(s)
	if n == len(s) {
		return s
	}
	// An ASCII character before the first other one may be its base.
	if n > 0 {
		n--
	}
	f := filter{start: n}
	return f.run(s)
}

// asciiPrefix is the number of leading bytes that are printable ASCII or LF.
func asciiPrefix(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c-0x20 > 0x5e && c != '\n' {
			return i
		}
	}
	return len(s)
}

// filter is one pass over a text. It looks at the last character it let
// through and at the next one of the input, never further, which is why a
// second pass finds nothing left to do.
type filter struct {
	start int    // bytes before it are known to be fine
	out   []byte // nil as long as the output equals the input
	last  rune   // the last character let through; 0 at a start
	base  rune   // the character that marks would hang on; 0 for none
	marks int    // combining characters on base
	links int    // joins within the cluster
	open  bool   // a joiner or virama since base: the next base joins it
}

func (f *filter) run(s string) string {
	for i := f.start; i < len(s); {
		c := s[i]
		if c-0x20 <= 0x5e { // printable ASCII: by far the most
			f.pass(rune(c))
			if f.out != nil {
				f.out = append(f.out, c)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if isPlain(r) { // most of what is not ASCII; nothing to look at around it
			f.pass(r)
			if f.out != nil {
				f.out = append(f.out, s[i:i+size]...)
			}
			i += size
			continue
		}
		var to rune
		switch {
		case r == utf8.RuneError:
			to = utf8.RuneError
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
			to = drop
		default:
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			to = f.judge(r, next)
		}
		if to != drop {
			f.pass(to)
		}
		if to != r || (r == utf8.RuneError && size == 1) {
			if f.out == nil {
				f.out = make([]byte, i, len(s)+16)
				copy(f.out, s)
			}
			if to != drop {
				f.out = utf8.AppendRune(f.out, to)
			}
		} else if f.out != nil {
			f.out = append(f.out, s[i:i+size]...)
		}
		i += size
	}
	if f.out == nil {
		return s
	}
	return string(f.out)
}

// drop is what judge returns for a character that is left out.
const drop rune = -1

// judge tells what becomes of r, which is not plain: itself, another character,
// or drop.
func (f *filter) judge(r, next rune) rune {
	switch {
	case r < 0xa0:
		return control(r)
	case r == zwnj || r == zwj:
		return keep(r, f.links < maxLinks && f.joins(r, next))
	case isVariation(r):
		return keep(r, varies(f.last, r, next))
	case r == 0x2028 || r == 0x2029:
		return '\n'
	case r == 0x3164 || r == 0xffa0: // fillers: letters that show as a gap
		return ' '
	case isInvisible(r):
		return drop
	case extends(f.last, r):
		return keep(r, f.base != 0 && f.marks < maxMarks && (f.links < maxLinks || !isVirama(r)))
	case isPrefix(r): // one at a time: a run of them is one endless cluster
		return keep(r, !isPrefix(f.last))
	case unicode.Is(unicode.Cf, r):
		return drop
	case !unicode.IsGraphic(r): // private use, surrogates, unassigned, noncharacters
		return utf8.RuneError
	}
	return r
}

func keep(r rune, ok bool) rune {
	if ok {
		return r
	}
	return drop
}

// joins tells whether the joiner r stands where it joins or parts: between two
// emoji, between two letters of a joining script, or after a virama, where
// ZWJ asks for the half form even at the end of a word.
func (f *filter) joins(r, next rune) bool {
	switch {
	case f.base == 0 || f.last == zwj || f.last == zwnj:
		return false
	case isPictograph(f.base):
		return r == zwj && isPictograph(next)
	}
	return isJoining(f.base) && (isJoining(next) || r == zwj && isVirama(f.last))
}

// pass notes a character that was let through.
func (f *filter) pass(r rune) {
	if r < 0x300 && r > ' ' {
		f.base, f.marks, f.links, f.open, f.last = r, 0, 0, false, r
		return
	}
	switch {
	case r == '\n' || r == ' ':
		f.base, f.marks, f.links, f.open = 0, 0, 0, false
	case isPlain(r): // never part of the cluster before it
		f.base, f.marks, f.links, f.open = r, 0, 0, false
	case r == zwj || r == zwnj:
		f.links, f.open = f.links+1, true
	case isVariation(r):
	case extends(f.last, r):
		f.marks++
		if isVirama(r) {
			f.links, f.open = f.links+1, true
		}
	default:
		f.base, f.marks = r, 0
		if !f.open {
			f.links = 0
		}
		f.open = false
	}
	f.last = r
}

// control is what becomes of a C0 or C1 control or DEL.
func control(r rune) rune {
	switch {
	case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85:
		return '\n'
	case r == '\t':
		return ' '
	case r >= 0x80:
		return utf8.RuneError
	case r >= 0x20 && r < 0x7f:
		return r
	}
	return drop
}
