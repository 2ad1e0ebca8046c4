package query

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The bounds of a query. What a reader types never comes near them.
const (
	MaxTerms = 1000      // words and field values
	MaxDepth = 64        // brackets and negations within each other
	MaxBytes = 64 * 1024 // of text
)

// Options are what the meaning of a query depends on beside its text.
type Options struct {
	Now  time.Time      // for today and yesterday
	Zone *time.Location // in which days begin; nil is that of Now
}

func (o Options) now() time.Time {
	if o.Zone != nil {
		return o.Now.In(o.Zone)
	}
	return o.Now
}

// Parse reads a query. The tree is as Normal makes it; a text of white space is
// And{}, which every article satisfies. An error is always an *Error.
func Parse(text string, o Options) (Node, error) {
	p := parser{text: text, o: o, pending: -1}
	n := p.query()
	if p.err != nil {
		return nil, p.err
	}
	return n, nil
}

// parser reads one query by recursive descent. A nil node is a part that says
// nothing: punctuation, or what is not typed to its end yet.
type parser struct {
	text    string
	pos     int
	o       Options
	field   Field // of the brackets behind a colon
	terms   int
	depth   int
	negated bool // within a negation
	typing  bool
	pending int // where the unfinished tail begins, -1 without one
	err     *Error
}

func (p *parser) query() Node {
	if !p.readable() {
		return nil
	}
	p.space()
	if p.end() {
		return And{}
	}
	n := p.or(operand{what: "a query", at: -1})
	if p.err == nil && !p.end() { // or ends at the end or at a bracket
		p.fail(p.pos, p.pos+1, "", "a ) without its (")
	}
	if n == nil {
		if !p.typing {
			p.fail(0, len(p.text), term, "nothing to look for: no letter and no digit")
		}
		return And{}
	}
	return Normal(n)
}

// readable refuses what no keyboard types and no screen shows.
func (p *parser) readable() bool {
	if len(p.text) > MaxBytes {
		p.fail(MaxBytes, len(p.text), "", "a query has at most %d bytes", MaxBytes)
		return false
	}
	for i, r := range p.text {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(p.text[i:]); n == 1 {
				p.fail(i, i+1, "", "not UTF-8: the byte %#02x", p.text[i])
				return false
			}
		}
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			p.fail(i, i+utf8.RuneLen(r), "", "the control character %U cannot be looked for", r)
			return false
		}
	}
	return true
}

func (p *parser) end() bool { return p.pos >= len(p.text) }

func (p *parser) space() {
	for !p.end() {
		r, n := utf8.DecodeRuneInString(p.text[p.pos:])
		if !unicode.IsSpace(r) {
			return
		}
		p.pos += n
	}
}

// ends tells whether a word ends at byte i.
func (p *parser) ends(i int) bool {
	if i >= len(p.text) {
		return true
	}
	switch p.text[i] {
	case '(', ')', '"':
		return true
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:])
	return unicode.IsSpace(r)
}

// keyword tells whether OR, AND or NOT comes next, as a word.
func (p *parser) keyword(w string) bool {
	return strings.HasPrefix(p.text[p.pos:], w) && p.ends(p.pos+len(w))
}

func (p *parser) or(for_ operand) Node {
	var nodes []Node
	for {
		if n := p.and(for_); n != nil {
			nodes = append(nodes, n)
		}
		p.space()
		if p.err != nil || !p.keyword("OR") {
			break
		}
		for_ = operand{"OR", p.pos}
		p.pos += len("OR")
	}
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return Or{nodes}
}

func (p *parser) and(for_ operand) Node {
	var nodes []Node
	for {
		if n := p.unary(for_); n != nil {
			nodes = append(nodes, n)
		}
		p.space()
		if p.err != nil || p.end() || p.text[p.pos] == ')' || p.keyword("OR") {
			break
		}
		for_ = operand{what: "a query", at: -1}
		if p.keyword("AND") {
			for_ = operand{"AND", p.pos}
			p.pos += len("AND")
		}
	}
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return And{nodes}
}

func (p *parser) unary(for_ operand) Node {
	p.space()
	at := p.pos
	switch {
	case p.end():
		p.missing(for_)
		return nil
	case p.typing && (p.text[at:] == "OR" || p.text[at:] == "AND"): // may become a word
		p.pend(at)
		p.pos = len(p.text)
		return nil
	case p.text[at] == ')' || p.keyword("OR") || p.keyword("AND"):
		if p.text[at] == ')' && for_.at < 0 && p.depth == 0 {
			p.fail(at, at+1, "", "a ) without its (")
			return nil
		}
		p.fail(at, at, term, "%s expected%s", term, p.behind(for_))
		return nil
	case p.text[at] == '-':
		p.pos++
		if p.ends(p.pos) && (p.end() || p.text[p.pos] != '(' && p.text[p.pos] != '"') {
			if p.end() && p.typing {
				p.pend(at)
				return nil
			}
			p.fail(at, p.pos, term, "a lone -: %s expected right behind it", term)
			return nil
		}
		return p.not(operand{"-", at})
	case p.keyword("NOT"):
		p.pos += len("NOT")
		return p.not(operand{"NOT", at})
	case p.text[at] == '(':
		return p.brackets()
	case p.text[at] == '"':
		return p.value(p.field, at)
	}
	return p.word()
}

func (p *parser) not(for_ operand) Node {
	if !p.deeper(for_.at) {
		return nil
	}
	outer := p.negated
	p.negated = true
	n := p.unary(for_)
	p.negated = outer
	p.depth--
	if p.pending >= 0 { // half of it would leave out too much
		p.pend(for_.at)
		return nil
	}
	if n == nil {
		return nil
	}
	return Not{n}
}

func (p *parser) deeper(at int) bool {
	if p.depth++; p.depth > MaxDepth {
		p.fail(at, at+1, "", "brackets and negations are at most %d deep", MaxDepth)
		return false
	}
	return true
}

// brackets reads ( … ); () is everything.
func (p *parser) brackets() Node {
	at := p.pos
	if !p.deeper(at) {
		return nil
	}
	p.pos++
	p.space()
	var n Node = And{}
	if p.end() || p.text[p.pos] != ')' {
		n = p.or(operand{"(", at})
	}
	p.depth--
	if p.err != nil {
		return nil
	}
	if !p.end() { // a )
		p.pos++
	} else if p.typing {
		if n == nil || p.negated {
			p.pend(at)
		}
	} else {
		p.fail(p.pos, p.pos, ")", ") expected, to close the ( at %d", column(p.text, at))
	}
	return n
}
