package export

import (
	"bytes"
	"encoding/json"

	"dateline/model"
)

// Encoder writes values as JSON, one a line. Its buffer is reused, so what
// Encode returns is good until the next call. Not for use by two goroutines.
type Encoder struct {
	json bytes.Buffer
	safe []byte
}

// EncodeArticle is Encode of what NewObject makes, mention by mention: a text
// of 10 MB has more of them than should be held twice.
func (e *Encoder) EncodeArticle(a *model.Article, an *model.Analysis, published string, withText bool) ([]byte, error) {
	e.json.Reset()
	size := 0
	for i := range an.Mentions {
		e := &an.Of(an.Mentions[i]).Entity
		size += mentionSize + len(an.Mentions[i].Text) + len(e.Name) + len(e.ID)
	}
	if withText && a.Doc != nil {
		size += len(a.Doc.Text) + len(a.Doc.Text)/16
	}
	e.json.Grow(size) // at once: a buffer that doubles is held twice
	if err := e.encode(&e.json, newObject(a, an, published, withText)); err != nil {
		return nil, err
	}
	if len(an.Mentions) == 0 {
		return e.harmless(), nil
	}
	const end = "]}\n" // of the mentions, which are the last key, and of the object
	e.json.Truncate(e.json.Len() - len(end))
	for i := range an.Mentions {
		if i > 0 {
			e.json.WriteByte(',')
		}
		m := mention(an, &an.Mentions[i])
		if err := e.encode(&e.json, &m); err != nil {
			return nil, err
		}
		e.json.Truncate(e.json.Len() - 1) // the newline
	}
	e.json.WriteString(end)
	return e.harmless(), nil
}

// mentionSize is about the length in bytes of a mention as JSON beside its
// strings: keys, kind, country and numbers.
const mentionSize = 144

func (e *Encoder) encode(to *bytes.Buffer, v any) error {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// Encode returns v as one line of JSON that ends in a newline. Printing it is
// harmless (no C1 control, bidi control or line separator stands in it as
// itself), and decoding it gives the same bytes. <, > and & stay readable.
func (e *Encoder) Encode(v any) ([]byte, error) {
	e.json.Reset()
	if err := e.encode(&e.json, v); err != nil {
		return nil, err
	}
	return e.harmless(), nil
}

// harmless returns the JSON with what a terminal could act on escaped.
func (e *Encoder) harmless() []byte {
	b := e.json.Bytes()
	i := unsafeAt(b)
	if i < 0 {
		return b
	}
	e.safe = e.safe[:0]
	for i >= 0 {
		r, size := decodeUnsafe(b[i:])
		e.safe = append(e.safe, b[:i]...)
		e.safe = append(e.safe, '\\', 'u', hex(r>>12), hex(r>>8), hex(r>>4), hex(r))
		b = b[i+size:]
		i = unsafeAt(b)
	}
	e.safe = append(e.safe, b...)
	return e.safe
}

func hex(r rune) byte { return "0123456789abcdef"[r&15] }

// unsafeAt returns the index of the first character of JSON text that a
// terminal could act on, or -1. encoding/json has escaped U+0000–001F and
// U+2028/9 already. All of them can only stand inside strings.
func unsafeAt(b []byte) int {
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case 0x7F, 0xC2, 0xD8, 0xE2:
			if _, n := decodeUnsafe(b[i:]); n > 0 {
				return i
			}
		}
	}
	return -1
}

// decodeUnsafe returns the character at the start of b and its length if it
// must be escaped, else a length of 0: U+007F–009F and the bidi controls
// U+061C, U+200E/F, U+202A–202E, U+2066–2069 (and U+2028/9).
func decodeUnsafe(b []byte) (r rune, size int) {
	switch {
	case b[0] == 0x7F:
		return 0x7F, 1
	case len(b) >= 2 && b[0] == 0xC2 && b[1] >= 0x80 && b[1] <= 0x9F:
		return rune(b[1]), 2
	case len(b) >= 2 && b[0] == 0xD8 && b[1] == 0x9C:
		return 0x61C, 2
	case len(b) >= 3 && b[0] == 0xE2 && b[1] == 0x80 && (b[2] == 0x8E || b[2] == 0x8F || b[2] >= 0xA8 && b[2] <= 0xAE):
		return 0x2000 | rune(b[2]&0x3F), 3
	case len(b) >= 3 && b[0] == 0xE2 && b[1] == 0x81 && b[2] >= 0xA6 && b[2] <= 0xA9:
		return 0x2040 | rune(b[2]&0x3F), 3
	}
	return 0, 0
}

// Trim gives memory back that one unusually large article has claimed (limit in bytes), so that
// a long stream does not keep it for ever.
func (e *Encoder) Trim(limit int) {
	if e.json.Cap() > limit {
		e.json = bytes.Buffer{}
	}
	if cap(e.safe) > limit {
		e.safe = nil
	}
}
