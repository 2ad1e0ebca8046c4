package recognize

import (
	"unicode"
	"unicode/utf8"
)

// Shape is the letter case of a word.
type Shape uint8

// The shapes.
const (
	NoCase  Shape = iota // digits, or a script without case
	Lower                // begins in lower case
	Title                // Iran, O'Brien, McCain
	Upper                // two or more capitals: NATO, U.S., G20
	Initial              // one capital, with or without its dot: J.
)

// TokenKind parts words from the rest.
type TokenKind uint8

// The kinds of token.
const (
	Word TokenKind = iota
	Number
	Punct
	PossessiveS // 's after a word
)

// Flag tells how a token stands in its text.
type Flag uint8

// The flags.
const (
	Spaced      Flag = 1 << iota // white space before it
	Opens                        // first word of a sentence, quotation or list item: a capital tells nothing
	Dotted                       // its last byte is the dot of an abbreviation
	Owner                        // a possessive follows
	Shouted                      // stands in a line of capitals
	Headline                     // stands in a headline that capitalises every word
	ParaStart                    // first word of a leaf block or of a hard line
	HardNewline                  // first token of a line that does not continue the one before
)

// Token is a word, number or mark of a field. Offsets are bytes of the field.
type Token struct {
	Start, End int32
	Kind       TokenKind
	Shape      Shape
	Flags      Flag
	Mark       byte // of a Punct, with typographic variants folded: , . - d(ash) " ' ( ) : ; / ! ? *
	Class      Class
	Hash       uint32 // of a word in lower case: equal words have equal hashes
}

// Is tells whether the token has any of the classes c.
func (t *Token) Is(c Class) bool { return t.Class&c != 0 }

// Capital tells whether a word begins with a capital.
func (t *Token) Capital() bool { return t.Kind == Word && t.Shape >= Title }

// Has tells whether flag f is set.
func (t *Token) Has(f Flag) bool { return t.Flags&f != 0 }

// scanner cuts one leaf into tokens.
type scanner struct {
	text  string
	pos   int
	end   int
	lower [48]byte // the word being read, in lower case, for the lexicon
	lex   *lexicon
}

// scan appends the tokens of text[start:end]. Lines longer than wrapWidth mean
// that each line is a paragraph of its own.
func (s *scanner) scan(dst []Token, text string, start, end int) []Token {
	s.text, s.pos, s.end = text, start, end
	hard := hardLines(text[start:end])
	spaced, newline, first := false, false, true
	for s.pos < s.end {
		c := text[s.pos]
		if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
			if c == '\n' && (hard || indented(text[s.pos:s.end])) {
				newline = true
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

// wrapWidth is the widest line that text wrapped by hand has.
const wrapWidth = 84

// hardLines tells whether the newlines of a leaf end lines for good: they do
// where a line is wider than anyone wraps by hand.
func hardLines(s string) bool {
	line := 0
	newlines := false
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			newlines = true
			line = 0
			continue
		}
		line++
		if line > wrapWidth && newlines {
			return true
		}
	}
	return false
}

// indented tells whether the line that begins after the newline at s[0] is set in.
func indented(s string) bool {
	return len(s) > 3 && s[1] == ' ' && s[2] == ' ' && s[3] == ' ' || len(s) > 1 && s[1] == '\t'
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	// The modifier letter apostrophe is a letter to Unicode, but a mark to us:
	// word would find nothing where it stands first.
	return r != 'ʼ' && (unicode.IsLetter(r) || unicode.Is(unicode.M, r))
}

// word reads letters, digits, apostrophes between letters, the dots of
// acronyms and abbreviations, and the & of AT&T.
func (s *scanner) word(t *Token) {
	start := s.pos
	n, letters, uppers, first := 0, 0, 0, NoCase
	for s.pos < s.end {
		c := s.text[s.pos]
		switch {
		case 'a' <= c && c <= 'z':
			if letters == 0 {
				first = Lower
			}
			letters++
		case 'A' <= c && c <= 'Z':
			if letters == 0 {
				first = Title
			}
			letters++
			uppers++
			c |= 0x20
		case '0' <= c && c <= '9':
		case c == '.' && s.acronymDot(start, letters):
		case c == '&' && s.between(uppers == letters):
		case c >= utf8.RuneSelf || c == '\'':
			r, size := utf8.DecodeRuneInString(s.text[s.pos:s.end])
			if r == '\'' || r == '’' || r == 'ʼ' {
				if !s.apostrophe(size) {
					goto done
				}
				c = '\''
				s.pos += size - 1
				break
			}
			if !isLetter(r) {
				goto done
			}
			up := unicode.IsUpper(r) || unicode.IsTitle(r)
			if letters == 0 {
				switch {
				case up:
					first = Title
				case unicode.IsLower(r):
					first = Lower
				}
			}
			letters++
			if up {
				uppers++
			}
			if n+utf8.UTFMax <= len(s.lower) {
				n += utf8.EncodeRune(s.lower[n:], unicode.ToLower(r))
			}
			s.pos += size
			continue
		default:
			goto done
		}
		if n < len(s.lower) {
			s.lower[n] = c
			n++
		}
		s.pos++
	}
done:
	t.Kind = Word
	t.Shape = first
	if first == Title {
		switch {
		case letters == 1 && n <= 2:
			t.Shape = Initial
		case uppers == letters:
			t.Shape = Upper
		}
	}
	t.Class = s.lex.class(s.lower[:n])
	t.Hash = hash(s.lower[:n])
	s.trailingDot(t, n)
}

// trailingDot takes the dot of an initial, a dotted acronym or a known
// abbreviation into the token.
func (s *scanner) trailingDot(t *Token, n int) {
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
		if n < len(s.lower) {
			s.lower[n] = '.'
			t.Class |= s.lex.class(s.lower[:n+1])
		}
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

// mark reads one mark; 's after a word is a token of its own kind.
func (s *scanner) mark(t *Token, r rune, size int, before []Token) {
	t.Kind = Punct
	s.pos += size
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '′':
		t.Mark = '\''
		if n := len(before); r != '‘' && n > 0 && before[n-1].Kind == Word && before[n-1].End == t.Start {
			if s.pos < s.end && s.text[s.pos]|0x20 == 's' {
				s.pos++
				t.Kind = PossessiveS
				before[n-1].Flags |= Owner
			} else if s.text[before[n-1].End-1]|0x20 == 's' {
				before[n-1].Flags |= Owner
			}
		}
	case '-':
		t.Mark = '-'
		if s.pos < s.end && s.text[s.pos] == '-' {
			t.Mark = 'd'
			for s.pos < s.end && s.text[s.pos] == '-' {
				s.pos++
			}
		}
	case '\u2010', '\u2011', '\u00ad':
		t.Mark = '-'
	case '–', '—', '―', '−':
		t.Mark = 'd'
	case '"', '“', '”', '„', '«', '»', '‹', '›', '‟':
		t.Mark = '"'
	case '(', '[', '{', '<':
		t.Mark = '('
	case ')', ']', '}', '>':
		t.Mark = ')'
	case '…':
		t.Mark = '.'
	case '•', '·', '*', '■', '▪', '●', '►', '|':
		t.Mark = '*'
	default:
		if r < utf8.RuneSelf {
			t.Mark = byte(r)
		}
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
