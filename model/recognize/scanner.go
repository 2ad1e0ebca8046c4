package recognize

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// scanner cuts one leaf into tokens.
type scanner struct {
	text  string
	pos   int
	end   int
	lower [48]byte // the first n bytes are the word being read, in lower case, for the lexicon
	n     int
	lex   *lexicon
}

// scan appends the tokens of text[start:end]. Lines longer than wrapWidth mean
// that each line is a paragraph of its own.
func (s *scanner) scan(dst []Token, text string, start, end int) []Token {
	s.text, s.pos, s.end = text, start, end
	width := lineWidth(text[start:end])
	line := start
	spaced, newline, first := false, false, true
	for s.pos < s.end {
		c := text[s.pos]
		if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
			if c == '\n' {
				newline = newline || hardBreak(text[start:end], line-start, s.pos-start, width)
				line = s.pos + 1
			}
			spaced = true
			s.pos++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[s.pos:s.end])
			if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
				spaced = true
				s.pos += size
				continue
			}
		}
		t := Token{Start: int32(s.pos)}
		switch {
		case r >= utf8.RuneSelf && uncased(r):
			s.uncasedWord(&t)
		case isLetter(r):
			s.word(&t)
		case r >= '0' && r <= '9':
			s.number(&t)
		default:
			s.mark(&t, r, size, dst)
		}
		if spaced {
			t.Flags |= Spaced
		}
		if newline {
			t.Flags |= HardNewline
		}
		if first || newline {
			t.Flags |= ParaStart
		}
		spaced, newline, first = false, false, false
		t.End = int32(s.pos)
		dst = append(dst, t)
	}
	return dst
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	// The modifier letter apostrophe is a letter to Unicode, but a mark to us:
	// word would find nothing where it stands first.
	return r != 'ʼ' && (unicode.IsLetter(r) || unicode.Is(unicode.M, r))
}

// uncased tells whether r is a letter of a script without upper and lower case.
func uncased(r rune) bool {
	return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r) && !unicode.IsTitle(r) && !unicode.Is(unicode.Lm, r)
}

// uncasedWord reads a word of such a script as UAX #29 has it: an ideograph, a
// run of Katakana, of Hangul, of Arabic or Hebrew with its marks. Words of
// scripts with case are read by word, which knows what news makes of dots,
// hyphens and apostrophes.
func (s *scanner) uncasedWord(t *Token) {
	it := words.FromString(s.text[s.pos:s.end])
	it.Next()
	s.n = 0
	for _, r := range it.Value() {
		s.put(r)
	}
	s.pos += it.End()
	t.Kind, t.Shape = Word, NoCase
	t.Hash = hash(s.lower[:s.n])
}

// letterCounts counts what the shape of a word depends on.
type letterCounts struct {
	n, upper int
	first    Shape // Lower or Title, by the first letter
}

func (l *letterCounts) add(upper, lower bool) {
	if l.n == 0 {
		switch {
		case upper:
			l.first = Title
		case lower:
			l.first = Lower
		}
	}
	l.n++
	if upper {
		l.upper++
	}
}

// word reads letters, digits, apostrophes between letters, the dots of
// acronyms and abbreviations, and the & of AT&T.
func (s *scanner) word(t *Token) {
	var l letterCounts
	s.n = 0
	for start := s.pos; s.pos < s.end && s.wordByte(start, &l); {
	}
	if l.first == Lower && l.upper == 1 && l.n > 3 && s.lower[1] == '\'' {
		l.first = Title // d'Ivoire, d'Estaing
	}
	t.Kind, t.Shape = Word, l.first
	if l.first == Title {
		switch {
		case l.n == 1 && s.n <= 2:
			t.Shape = Initial
		case l.upper == l.n:
			t.Shape = Upper
		}
	}
	t.Class = s.lex.class(s.lower[:s.n])
	t.Hash = hash(s.lower[:s.n])
	s.trailingDot(t)
}

// wordByte reads one character of the word that began at start; it reports
// false where the word ends.
func (s *scanner) wordByte(start int, l *letterCounts) bool {
	c := s.text[s.pos]
	switch {
	case 'a' <= c && c <= 'z':
		l.add(false, true)
	case 'A' <= c && c <= 'Z':
		l.add(true, false)
		c |= 0x20
	case '0' <= c && c <= '9':
	case c == '.' && s.acronymDot(start, l.n):
	case c == '&' && s.between(l.upper == l.n):
	case c == '\'' || c >= utf8.RuneSelf:
		return s.wordRune(l)
	default:
		return false
	}
	s.pos++
	s.put(rune(c))
	return true
}

// wordRune reads an apostrophe or a character outside of ASCII.
func (s *scanner) wordRune(l *letterCounts) bool {
	r, size := utf8.DecodeRuneInString(s.text[s.pos:s.end])
	switch {
	case r == '\'' || r == '’' || r == 'ʼ':
		if !s.apostrophe(size) {
			return false
		}
		r = '\''
	case !isLetter(r):
		return false
	default:
		upper := unicode.IsUpper(r) || unicode.IsTitle(r)
		l.add(upper, unicode.IsLower(r))
		r = unicode.ToLower(r)
	}
	s.pos += size
	s.put(r)
	return true
}

// put appends to the word in lower case; a word too long for the lexicon is cut.
func (s *scanner) put(r rune) {
	if r < utf8.RuneSelf {
		if s.n < len(s.lower) {
			s.lower[s.n] = byte(r)
			s.n++
		}
	} else if s.n+utf8.UTFMax <= len(s.lower) {
		s.n += utf8.EncodeRune(s.lower[s.n:], r)
	}
}

// trailingDot takes the dot of an initial, a dotted acronym or a known
// abbreviation into the token.
func (s *scanner) trailingDot(t *Token) {
	if s.text[s.pos-1] == '.' {
		t.Flags |= Dotted
		return
	}
	if s.pos >= s.end || s.text[s.pos] != '.' {
		return
	}
	if t.Shape == Initial || t.Class&Abbreviated != 0 && t.Shape != Lower {
		s.pos++
		t.Flags |= Dotted
		s.put('.')
		t.Class |= s.lex.class(s.lower[:s.n])
	}
}

// acronymDot tells whether the dot at pos parts single letters: U.S., J.K., p.m.
func (s *scanner) acronymDot(start, letters int) bool {
	if s.pos-start != 2*letters-1 {
		return false
	}
	if s.pos+1 < s.end && isLetter(rune(s.text[s.pos+1])) {
		// The letter must stand alone again: "U.S" but not "A.Smith".
		return s.pos+2 >= s.end || !isLetter(rune(s.text[s.pos+2]))
	}
	return letters > 1
}

// between tells whether & stands inside a word of capitals.
func (s *scanner) between(capitals bool) bool {
	return capitals && s.pos+1 < s.end && 'A' <= s.text[s.pos+1] && s.text[s.pos+1] <= 'Z'
}

// apostrophe tells whether the apostrophe at pos (size bytes) belongs to the
// word: O'Brien, don't, d'Ivoire, but not Iran's.
func (s *scanner) apostrophe(size int) bool {
	next := s.pos + size
	if next >= s.end {
		return false
	}
	r, n := utf8.DecodeRuneInString(s.text[next:s.end])
	if !isLetter(r) {
		return false
	}
	if r != 's' && r != 'S' {
		return true
	}
	if next+n >= s.end {
		return false
	}
	r, _ = utf8.DecodeRuneInString(s.text[next+n : s.end])
	return isLetter(r)
}

func (s *scanner) number(t *Token) {
	t.Kind = Number
	for s.pos < s.end {
		c := s.text[s.pos]
		if c >= '0' && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' {
			s.pos++
			continue
		}
		if (c == '.' || c == ',' || c == ':') && s.pos+1 < s.end && s.text[s.pos+1] >= '0' && s.text[s.pos+1] <= '9' {
			s.pos += 2
			continue
		}
		return
	}
}

// hash is 32-bit FNV-1a.
func hash(w []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range w {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
