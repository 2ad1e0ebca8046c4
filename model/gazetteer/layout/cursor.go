package layout

import (
	"unicode"
	"unicode/utf8"
)

// Cursor walks the words of a text from the start of one and folds them into
// a key. The generator walks names with it and the reader walks texts with it,
// so that both see the same words: "U.S.", "Kim Jong-un" and "Kim Jong Un",
// "Côte d’Ivoire" over a line break.
type Cursor struct {
	text string
	pos  int // where the next word or separator begins

	Key   []byte // the words so far, one space (or comma and space) between
	End   int    // byte behind the last word, in text
	Hash  uint32 // of Key
	Upper bool   // no lower-case letter so far, one upper-case letter or digit at least

	lower      bool // a lower-case letter was seen
	upper      bool
	possessive bool // an 's lies behind the last word
	size       int  // folded bytes of the last word
	started    bool
}

// maxKey bounds a key in bytes: no name is that long, and a word without end
// must not be folded to its end.
const maxKey = 160

// Reset puts the cursor before the word that begins at byte start of text.
func (c *Cursor) Reset(text string, start int) {
	*c = Cursor{text: text, pos: start, Key: c.Key[:0], Hash: hashStart}
}

// Next takes one more word. It reports false where the name can not go on:
// at the end of the text, a full stop, a paragraph, a bracket.
func (c *Cursor) Next() bool {
	if c.possessive {
		c.possessive = false
		_, size := utf8.DecodeRuneInString(c.text[c.pos:])
		c.pos += size + 1
		c.add('\'')
		c.add('s')
		c.lower = true
		c.finish()
		return true
	}
	if c.started {
		at, comma, ok := c.separator()
		if !ok {
			return false
		}
		c.pos = at
		if comma {
			c.add(',')
		}
		c.add(' ')
	}
	if c.text[c.pos:] == "" {
		return false
	}
	c.started = true
	c.size = 0
	return c.word()
}

func (c *Cursor) finish() {
	c.End = c.pos
	c.Upper = c.upper && !c.lower
}

func (c *Cursor) add(b byte) {
	c.Key = append(c.Key, b)
	c.Hash = step(c.Hash, b)
}

// word takes letters, digits, marks and what may stand inside a word.
func (c *Cursor) word() bool {
	if c.text[c.pos] == '&' {
		c.pos++
		for _, b := range []byte("and") {
			c.add(b)
		}
		c.size = 3
		c.finish()
		return true
	}
	begin := c.pos
	for c.pos < len(c.text) {
		if len(c.Key) > maxKey {
			return false
		}
		b := c.text[c.pos]
		switch {
		case 'a' <= b && b <= 'z':
			c.lower = true
			c.add(b)
			c.size++
			c.pos++
			continue
		case 'A' <= b && b <= 'Z':
			c.upper = true
			c.add(b + 'a' - 'A')
			c.size++
			c.pos++
			continue
		case '0' <= b && b <= '9':
			c.upper = true
			c.add(b)
			c.size++
			c.pos++
			continue
		case b == '.':
			if c.pos > begin && c.dotted(begin) {
				c.pos++
				continue
			}
		case b == '&':
			if c.pos > begin && c.pos+1 < len(c.text) && isASCIILetter(c.text[c.pos+1]) {
				c.add('&')
				c.pos++
				continue
			}
		case b == '\'' || b >= utf8.RuneSelf:
			if c.foldRune(begin) {
				continue
			}
		}
		break
	}
	if c.pos == begin {
		return false
	}
	c.finish()
	return true
}

// foldRune takes a letter outside ASCII or an apostrophe inside a word.
func (c *Cursor) foldRune(begin int) bool {
	r, size := utf8.DecodeRuneInString(c.text[c.pos:])
	switch {
	case isApostrophe(r):
		if c.pos == begin {
			return false
		}
		next, nextSize := utf8.DecodeRuneInString(c.text[c.pos+size:])
		if !unicode.IsLetter(next) {
			return false
		}
		if next == 's' || next == 'S' {
			after, _ := utf8.DecodeRuneInString(c.text[c.pos+size+nextSize:])
			if !unicode.IsLetter(after) && !unicode.IsDigit(after) {
				c.possessive = true
				return false
			}
		}
		c.add('\'')
	case r == '\u00ad': // soft hyphen
	case unicode.Is(unicode.Mn, r):
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		if unicode.IsLower(r) {
			c.lower = true
		} else {
			c.upper = true
		}
		from := len(c.Key)
		c.Key = AppendFolded(c.Key, r)
		for _, b := range c.Key[from:] {
			c.Hash = step(c.Hash, b)
		}
		c.size += len(c.Key) - from
	default:
		return false
	}
	c.pos += size
	return true
}

// dotted tells whether the dot at pos belongs to an acronym as in "U.S.": a
// single letter before it, and behind it a single letter, or the end of one.
func (c *Cursor) dotted(begin int) bool {
	t, p := c.text, c.pos
	if !isASCIILetter(t[p-1]) || (p-1 > begin && t[p-2] != '.') {
		return false
	}
	if p+1 < len(t) && isASCIILetter(t[p+1]) {
		return p+2 >= len(t) || !isWordByte(t[p+2])
	}
	return p-2 > begin // the dot behind the last letter
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func isWordByte(b byte) bool {
	return isASCIILetter(b) || '0' <= b && b <= '9' || b >= utf8.RuneSelf
}

// separator looks for the start of the next word: behind white space with at
// most one line break, a hyphen or slash, a comma and a space, or the dot of a
// short word ("St. Petersburg", "George W. Bush").
func (c *Cursor) separator() (at int, comma, ok bool) {
	t, p := c.text, c.pos
	if p >= len(t) {
		return 0, false, false
	}
	switch t[p] {
	case '.':
		if c.size > 4 {
			return 0, false, false
		}
		p = skipSpace(t, p+1)
	case ',':
		p = skipSpace(t, p+1)
		if p <= c.pos+1 {
			return 0, false, false
		}
		comma = true
	case '/':
		p++
	default:
		r, size := utf8.DecodeRuneInString(t[p:])
		if isApostrophe(r) && t[p-1] == 's' { // "Workers' Party"
			p = skipSpace(t, p+size)
			if p <= c.pos+size {
				return 0, false, false
			}
		} else if isHyphen(r) {
			p += size
			if p < len(t) && (t[p] == '\n' || t[p] == '\r') {
				p = skipSpace(t, p)
			}
		} else {
			p = skipSpace(t, p)
		}
		if p == c.pos {
			return 0, false, false
		}
	}
	if p < 0 || p >= len(t) {
		return 0, false, false
	}
	if isWordByte(t[p]) || t[p] == '&' {
		return p, comma, true
	}
	return 0, false, false
}

// skipSpace returns the end of the white space at p, -1 where it holds more
// than one line break.
func skipSpace(t string, p int) int {
	lines := 0
	for p < len(t) {
		switch t[p] {
		case ' ', '\t', '\r':
			p++
			continue
		case '\n':
			if lines++; lines > 1 {
				return -1
			}
			p++
			continue
		}
		if t[p] < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(t[p:])
		if r != '\u00a0' && r != '\u202f' && !unicode.Is(unicode.Zs, r) {
			break
		}
		p += size
	}
	return p
}

// Key folds a whole name to the key it is found under, "" where the name is
// not made of words alone.
func Key(name string) string {
	var c Cursor
	c.Reset(name, 0)
	for c.Next() {
	}
	if c.End < len(name) && !trailing(name[c.End:]) {
		return ""
	}
	return string(c.Key)
}

// trailing tells whether what a name ends in says nothing: the dot of "Inc.",
// the plus of "OPEC+".
func trailing(s string) bool { return s == "." || s == "+" }
