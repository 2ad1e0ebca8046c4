package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/model/words"
)

// token is a value as it stands in the text.
type token struct {
	raw      string // without its quotes and escapes
	from, to int    // of the value in the text, with its quotes
	term     int    // where the term begins: its field, or the value itself
	open     bool   // the text ends behind it, and more may be typed
	quoted   bool
}

// word reads a term that begins with neither a quote nor a bracket.
func (p *parser) word() Node {
	at := p.pos
	name := fieldName(p.text[at:])
	if name == "" {
		return p.value(p.field, at)
	}
	f := FieldNamed(name)
	switch {
	case p.field != NoField && f == NoField:
		return p.value(p.field, at)
	case p.field != NoField:
		p.fail(at, at+len(name)+1, p.field.wants(), "no field can stand in the brackets of another")
		return nil
	case f == NoField && p.typing && strings.HasPrefix("://", p.text[at+len(name):]): // may become an address
		p.pend(at)
		p.pos = len(p.text)
		return nil
	case f == NoField:
		meant := nearest(name, Fields())
		if meant != "" {
			p.fail(at, at+len(name), "a field", "no field %s: did you mean %s?", name, meant)
		} else {
			p.fail(at, at+len(name), "a field", `no field %s; in quotes the words are looked for`, name)
		}
		return nil
	}
	p.pos += len(name) + 1
	return p.value(f, at)
}

// fieldName returns the letters that a colon follows. The scheme of an address
// is no field.
func fieldName(s string) string {
	for i := 0; i < len(s); i++ {
		switch c := s[i] | 0x20; {
		case c >= 'a' && c <= 'z':
		case s[i] == ':' && i > 0 && !strings.HasPrefix(s[i:], "://"):
			return s[:i]
		default:
			return ""
		}
	}
	return ""
}

// value reads what stands behind a colon, or a word or phrase without a field.
func (p *parser) value(f Field, term int) Node {
	at := p.pos
	switch {
	case p.end() && p.typing:
		p.pend(term)
		return nil
	case !p.end() && p.text[at] == '"':
		t, ok := p.quoted(term)
		if !ok {
			return nil
		}
		return p.term(f, t)
	case !p.end() && p.text[at] == '(':
		outer := p.field
		p.field = f
		n := p.brackets()
		p.field = outer
		if n == nil && p.pending >= 0 {
			p.pend(term)
		}
		return n
	case p.ends(at):
		p.fail(at, at, f.wants(), "%s expected behind %s:", f.wants(), f)
		return nil
	}
	for !p.ends(p.pos) {
		_, n := utf8.DecodeRuneInString(p.text[p.pos:])
		p.pos += n
	}
	return p.term(f, token{raw: p.text[at:p.pos], from: at, to: p.pos, term: term, open: p.typing && p.end()})
}

// quoted reads a phrase in quotes, and the * behind it.
func (p *parser) quoted(term int) (token, bool) {
	at := p.pos
	var b strings.Builder
	p.pos++
	for !p.end() && p.text[p.pos] != '"' {
		if rest := p.text[p.pos:]; strings.HasPrefix(rest, `\"`) || strings.HasPrefix(rest, `\\`) {
			p.pos++
		}
		b.WriteByte(p.text[p.pos])
		p.pos++
	}
	t := token{raw: b.String(), from: at, to: p.pos, term: term, quoted: true}
	if p.end() {
		if !p.typing {
			p.fail(p.pos, p.pos, `"`, `" expected, to close the " at %d`, column(p.text, at))
			return t, false
		}
		t.open = true
		return t, true
	}
	p.pos++
	if !p.end() && p.text[p.pos] == '*' {
		p.pos++
		t.raw += "*"
	}
	t.to = p.pos
	return t, true
}

// term makes the node of a value.
func (p *parser) term(f Field, t token) Node {
	if f == NoField || f == Title {
		return p.words(f, t)
	}
	p.count(1, t)
	t.raw = strings.Join(strings.Fields(t.raw), " ")
	if t.raw == "" {
		if t.open {
			p.pend(t.term)
		} else {
			p.fail(t.from, t.to, f.wants(), "%s expected behind %s:", f.wants(), f)
		}
		return nil
	}
	n, problem := resolve(f, t.raw, p.o)
	switch {
	case problem != "" && t.open:
		p.pend(t.term)
		return nil
	case problem != "":
		p.fail(t.from, t.to, f.wants(), "%s", problem)
		return nil
	case t.open && unfinished(n):
		p.pend(t.term)
		return nil
	}
	return n
}

// unfinished tells whether a value that is still being typed says nothing yet:
// the names of the library, of which no beginning finds anything.
func unfinished(n Node) bool {
	switch n := n.(type) {
	case Names:
		return len(n.Keys) == 0
	case Label:
		return n.Field != Feed
	}
	return false
}

func (p *parser) count(n int, t token) {
	if p.terms += n; p.terms > MaxTerms {
		p.fail(t.from, t.to, "", "a query has at most %d words and values", MaxTerms)
	}
}

// words makes the Text of words. Punctuation alone says nothing.
func (p *parser) words(f Field, t token) Node {
	bare := strings.TrimRight(t.raw, "*")
	var list []Word
	for _, s := range split(bare) {
		list = append(list, Word{Text: s})
	}
	p.count(len(list), t)
	if len(list) == 0 {
		if t.open {
			p.pend(t.term)
		} else if f != NoField {
			p.fail(t.from, t.to, f.wants(), "%s expected behind %s:", f.wants(), f)
		}
		return nil
	}
	r, _ := utf8.DecodeLastRuneInString(bare)
	if words.IsWord(r) {
		list[len(list)-1].Prefix = bare != t.raw || t.open
	}
	if t.open && (p.negated || !t.quoted && begunKeyword(t.raw)) {
		p.pend(t.term) // what is left out while half a word is typed would be too much
		return nil
	}
	if t.open && words.IsWord(r) && short(list[len(list)-1].Text) {
		if list = list[:len(list)-1]; len(list) == 0 {
			p.pend(t.term)
			return nil
		}
	}
	return Text{Title: f == Title, Words: list}
}

// fewLetters is how long a word is that is still typed before it stands for all that
// begin so: most articles have a word that begins with any two letters, and to find
// that out takes long.
const fewLetters = 3

// short tells whether a word that is still typed says nothing yet.
func short(word string) bool {
	return utf8.RuneCountInString(word) < fewLetters && !strings.ContainsFunc(word, words.IsPacked)
}

func begunKeyword(s string) bool { return s == "O" || s == "A" || s == "AN" || s == "N" || s == "NO" }

// mustQuote tells whether a value with r must stand in quotes.
func mustQuote(r rune) bool {
	return r == '"' || r == '\\' || r == '(' || r == ')' || r <= ' ' || r >= utf8.RuneSelf && unicode.IsSpace(r)
}
