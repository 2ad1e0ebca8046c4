package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// para is a paragraph of a plain text, before it is known what it is.
type para struct {
	text  string // lines joined: by spaces where they were wrapped, by \n in verse
	lines int    // lines it took in the file
	shape shape
	mark  int    // item: number of an ordered one, 0 for a bullet
	raw   string // item: with its mark
}

type shape uint8

const (
	prose shape = iota
	verse       // its line breaks are meant: poems, addresses
	item        // of a list
	rule        // * * *
)

// line is a line of a plain text without its white space.
type line struct {
	text   string
	indent int // columns
	width  int // runes
}

// maxWrap is the longest line, in runes, that is taken for a wrapped one;
// minWrap the shortest width anyone wraps prose at.
const (
	maxWrap = 120
	minWrap = 50
)

// layout parts a plain text into paragraphs. It understands paragraphs on a
// line each, with or without blank lines between; paragraphs wrapped at some
// 70 columns and parted by blank lines or by an indented first line; verse; and
// lists.
func layout(text string) []para {
	chunks := split(text)
	wrap := wrapWidth(chunks)
	var out []para
	for _, c := range chunks {
		out = append(out, paragraphs(c, wrap)...)
	}
	return out
}

// split parts a text into chunks of lines at blank lines.
func split(text string) [][]line {
	var chunks [][]line
	var current []line
	for len(text) > 0 {
		var raw string
		raw, text, _ = strings.Cut(text, "\n")
		body := strings.TrimRightFunc(raw, unicode.IsSpace)
		trimmed := strings.TrimLeftFunc(body, unicode.IsSpace)
		if trimmed == "" {
			if current != nil {
				chunks = append(chunks, current)
				current = nil
			}
			continue
		}
		indent := 0
		for _, r := range body[:len(body)-len(trimmed)] {
			if r == '\t' {
				indent += 7
			}
			indent++
		}
		current = append(current, line{trimmed, indent, utf8.RuneCountInString(trimmed)})
	}
	if current != nil {
		chunks = append(chunks, current)
	}
	return chunks
}

// paragraphs parts a chunk of lines.
func paragraphs(c []line, wrap int) []para {
	if len(c) == 1 {
		return []para{single(c[0].text)}
	}
	if listMark(c[0].text) >= 0 {
		return items(c)
	}
	if wrap > 0 && longest(c) <= maxWrap {
		return wrapped(c, wrap)
	}
	if isVerse(c) {
		parts := make([]string, len(c))
		for i, l := range c {
			parts[i] = l.text
		}
		return []para{{text: strings.Join(parts, "\n"), lines: len(c), shape: verse}}
	}
	out := make([]para, len(c))
	for i, l := range c {
		out[i] = single(l.text)
	}
	return out
}

// single makes the paragraph of one line.
func single(s string) para {
	if isRule(s) {
		return para{lines: 1, shape: rule}
	}
	if n := listMark(s); n >= 0 {
		return para{text: unlisted(s), lines: 1, shape: item, mark: n, raw: s}
	}
	return para{text: s, lines: 1}
}

// wrapped joins the lines of wrapped prose. An indented line begins a
// paragraph, if not all are indented; so does a line after one that ended
// short.
func wrapped(c []line, width int) []para {
	base := c[0].indent
	for _, l := range c {
		base = min(base, l.indent)
	}
	var out []para
	start := 0
	flush := func(end int) {
		parts := make([]string, 0, end-start)
		for _, l := range c[start:end] {
			parts = append(parts, l.text)
		}
		p := single(parts[0])
		if len(parts) > 1 {
			p = para{text: strings.Join(parts, " "), lines: len(parts)}
		}
		out = append(out, p)
		start = end
	}
	for i := 1; i < len(c); i++ {
		short := !isFull(c[i-1], c[i], width) && (stopped(c[i-1].text) || isMeta(c[i-1].text) || isMeta(c[i].text))
		if c[i].indent > base+1 && c[i-1].indent <= base+1 || c[i].indent > base+1 && stopped(c[i-1].text) ||
			short || isRule(c[i].text) || isRule(c[i-1].text) || listMark(c[i].text) >= 0 {
			flush(i)
		}
	}
	flush(len(c))
	return out
}

// items parts a chunk that begins with a list mark: each mark begins an item,
// other lines go on with it.
func items(c []line) []para {
	var out []para
	for _, l := range c {
		if n := listMark(l.text); n >= 0 || len(out) == 0 {
			out = append(out, single(l.text))
			continue
		}
		last := &out[len(out)-1]
		last.lines++
		if last.lines > 400 { // no list: do not copy the item over and over
			out = append(out, single(l.text))
			continue
		}
		last.text += " " + l.text
		last.raw += " " + l.text
	}
	return out
}

// isVerse tells whether the line breaks of an unwrapped chunk are meant: short
// lines, few of which end a sentence, none of which is a credit or the like.
func isVerse(c []line) bool {
	stops := 0
	for _, l := range c {
		if l.width > 72 || isMeta(l.text) || isRule(l.text) {
			return false
		}
		if stopped(l.text) {
			stops++
		}
	}
	return stops*3 <= len(c)*2
}

// isMeta tells whether a line is a credit, a byline or a date, each of which is
// a paragraph of its own.
func isMeta(s string) bool {
	if len(s) > 300 {
		return false
	}
	if _, ok := creditLine(s); ok {
		return true
	}
	if _, ok := byline(s); ok {
		return true
	}
	_, ok := dateLine(s)
	return ok
}

// isRule tells whether a line is a rule: three or more of one of * - _ = # ~ and
// spaces, or the asterism.
func isRule(s string) bool {
	if s == "⁂" || s == "* * *" {
		return true
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			continue
		}
		if s[i] != s[0] || strings.IndexByte("*-_=#~.•", s[i]) < 0 {
			return false
		}
		n++
	}
	return n >= 3
}

// listMark returns the number of an ordered item, 0 for a bullet, -1 for a line
// that is no item.
func listMark(s string) int {
	for _, b := range [...]string{"- ", "* ", "• ", "· ", "‣ ", "◦ ", "▪ ", "•\t", "-\t", "*\t"} {
		if strings.HasPrefix(s, b) {
			if isRule(s) {
				return -1
			}
			return 0
		}
	}
	n := 0
	for n < len(s) && n < 3 && digit(s[n]) {
		n++
	}
	if n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && (s[n+1] == ' ' || s[n+1] == '\t') {
		word, _, _ := strings.Cut(strings.TrimLeft(s[n+1:], " \t"), " ")
		if v := number(s[:n]); v > 0 && month(word) == 0 { // "23. November" is a date
			return v
		}
	}
	return -1
}

// unlisted drops the mark of an item.
func unlisted(s string) string {
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		return strings.TrimSpace(s[i:])
	}
	return s
}

// stopped tells whether s ends as a sentence does, in any of the scripts that
// have a full stop.
func stopped(s string) bool {
	s = strings.TrimRight(s, " \"'”’»)]}*_")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '．', '؟', '۔', '।', '॥', '։', '።', '။', '។', '᠃':
		return true
	}
	return false
}
