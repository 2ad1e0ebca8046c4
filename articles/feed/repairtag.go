package feed

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"
)

// attributes reads the attributes of a start tag up to and with its end. ok is
// false where the document ends first.
func (r *repair) attributes() (out []byte, closed, ok bool) {
	var seen []string
	for r.at < len(r.in) {
		switch c := r.in[r.at]; {
		case c == '>':
			r.at++
			return out, closed, true
		case c == '<': // the tag was never ended
			return out, closed, true
		case c == '/':
			closed = true
			r.at++
			continue
		case space(c):
			r.at++
			continue
		}
		closed = false
		name := r.until(" \t\r\n=/><")
		value := r.value()
		if !validName(name) || len(seen) >= maxAttrs || slices.Contains(seen, name) {
			continue
		}
		seen = append(seen, name)
		out = append(out, ' ')
		out = append(out, name...)
		out = append(out, `="`...)
		inner := repair{out: out, quoted: true}
		inner.text(value)
		out = append(inner.out, '"')
	}
	return nil, false, false
}

// value reads = and the value of an attribute, quoted or not.
func (r *repair) value() string {
	at := r.at
	for at < len(r.in) && space(r.in[at]) {
		at++
	}
	if at >= len(r.in) || r.in[at] != '=' {
		return ""
	}
	at++
	for at < len(r.in) && space(r.in[at]) {
		at++
	}
	r.at = at
	if at < len(r.in) && (r.in[at] == '"' || r.in[at] == '\'') {
		const far = 64 << 10
		rest := r.in[at+1 : min(len(r.in), at+1+far)]
		if i := strings.IndexByte(rest, r.in[at]); i >= 0 {
			r.at = at + 1 + i + 1
			return rest[:i]
		}
		r.at++ // never closed
	}
	return strings.Trim(r.until(" \t\r\n>"), `"'`)
}

// until reads up to one of the bytes in set.
func (r *repair) until(set string) string {
	rest := r.in[r.at:]
	i := strings.IndexAny(rest, set)
	if i < 0 {
		i = len(rest)
	}
	r.at += i
	return rest[:i]
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func nameStart(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }

func nameByte(c byte) bool { return nameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.' }

// nameAt is the name of an element at the start of s, of ASCII letters and with
// one colon at most.
func nameAt(s string) string {
	i, colon := 0, false
	for i < len(s) && i < maxName {
		if s[i] == ':' && !colon && i+1 < len(s) && nameStart(s[i+1]) {
			colon = true
		} else if !nameByte(s[i]) {
			break
		}
		i++
	}
	return s[:i]
}

// validName tells whether an attribute can be kept.
func validName(s string) bool {
	return s != "" && nameStart(s[0]) && nameAt(s) == s
}

// literal writes character data that holds no references.
func (r *repair) literal(s string) {
	from := 0
	for i := 0; i < len(s); {
		if c := s[i]; plainByte(c) || c == '"' && !r.quoted {
			i++
			continue
		}
		c, n := utf8.DecodeRuneInString(s[i:])
		if c < utf8.RuneSelf || !allowed(c) {
			r.out = append(r.out, s[from:i]...)
			r.escape(c)
			from = i + n
		}
		i += n
	}
	r.out = append(r.out, s[from:]...)
}

// plainByte tells whether a byte is written as it is.
func plainByte(c byte) bool {
	return c < utf8.RuneSelf && (c >= ' ' || c == '\n' || c == '\t') && c != '&' && c != '<' && c != '>' && c != '"'
}

// text writes character data with references resolved but for the five of XML.
func (r *repair) text(s string) {
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			r.literal(s)
			return
		}
		r.literal(s[:i])
		s = s[i:]
		n := 0
		if end := strings.IndexByte(s[:min(len(s), 40)], ';'); end > 1 {
			n = r.reference(s[:end+1])
		}
		if n == 0 {
			r.escape('&')
			n = 1
		}
		s = s[n:]
	}
}

// reference writes what a reference stands for; 0 where it is none.
func (r *repair) reference(ref string) int {
	for i := 1; i < len(ref)-1; i++ {
		if c := ref[i]; !nameByte(c) && (c != '#' || i > 1) {
			return 0
		}
	}
	got := html.UnescapeString(ref)
	if got == ref || strings.HasSuffix(got, ";") && ref != "&semi;" && ref != "&#59;" { // "&copy=1;" is none
		return 0
	}
	for _, c := range got {
		r.escape(c)
	}
	return len(ref)
}

// escape writes one character, or nothing where XML has no such.
func (r *repair) escape(c rune) {
	switch c {
	case '&':
		r.out = append(r.out, "&amp;"...)
	case '<':
		r.out = append(r.out, "&lt;"...)
	case '>':
		r.out = append(r.out, "&gt;"...)
	case '"':
		if r.quoted {
			r.out = append(r.out, "&#34;"...)
		} else {
			r.out = append(r.out, '"')
		}
	case '\r':
		r.out = append(r.out, '\n')
	default:
		if allowed(c) {
			r.out = utf8.AppendRune(r.out, c)
		}
	}
}

// allowed tells whether XML allows a character.
func allowed(c rune) bool {
	switch {
	case c < ' ':
		return c == '\t' || c == '\n'
	case c >= 0xd800 && c < 0xe000, c == 0xfffe, c == 0xffff, c > utf8.MaxRune:
		return false
	}
	return true
}
