package query

import (
	"fmt"
	"unicode/utf8"
)

// Error says what is wrong with a query, and where.
type Error struct {
	Offset, End int    // the bytes of the text that are wrong; equal where something is missing
	Column      int    // of Offset, in characters from 1
	Message     string // what is wrong, without the place
	Expected    string // what should stand there, "" where that cannot be said
}

func (e *Error) Error() string { return fmt.Sprintf("at %d: %s", e.Column, e.Message) }

// column counts characters from 1.
func column(text string, offset int) int { return utf8.RuneCountInString(text[:offset]) + 1 }

// fail keeps the first error and ends the parse: nothing is left to read.
func (p *parser) fail(from, to int, expected, format string, args ...any) {
	if p.err == nil {
		p.err = &Error{from, to, column(p.text, from), fmt.Sprintf(format, args...), expected}
	}
	p.pos = len(p.text)
}

// term is what is missing most often.
const term = "a word, a phrase or field:value"

// operand says what a term is wanted for.
type operand struct {
	what string // "OR"
	at   int    // where that stands, -1 where the term is the first
}

// missing is the end of the text where a term should be.
func (p *parser) missing(for_ operand) {
	if !p.typing {
		p.fail(p.pos, p.pos, term, "%s expected%s", term, p.behind(for_))
	} else if for_.at >= 0 {
		p.pend(for_.at)
	}
}

func (p *parser) behind(for_ operand) string {
	if for_.at < 0 {
		return ""
	}
	return " behind " + for_.what
}

// pend marks where the unfinished tail begins.
func (p *parser) pend(at int) {
	if p.pending < 0 || at < p.pending {
		p.pending = at
	}
}
