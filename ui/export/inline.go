package export

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/model/document"
	"dateline/ui/screen"
)

// inline is the text of a leaf as Markdown, with styles laid over its own.
// Breaks within it become br.
func (w *markdown) inline(b *document.Block, more document.Style, br string) string {
	var out strings.Builder
	line := br == "<br>" // a heading or cell: one line only
	for _, g := range groups(b.Runs) {
		u, linked := "", false
		if g[0].Link != "" {
			u, linked = screen.NeutralizeURL(g[0].Link)
		}
		words := w.doc.Text[g[0].Start:g[len(g)-1].End]
		if strings.TrimSpace(clean(words)) == "" {
			linked = false
		}
		if linked {
			out.WriteByte('[')
		}
		for i := range g {
			w.run(&out, b, g[i], g[i].Style|more, line)
		}
		if linked {
			out.WriteString("](" + destination(u) + ")")
		}
	}
	text := strings.TrimSpace(out.String())
	if w.doc.Wrapped && !line {
		br = "\n" // where somebody wrapped the lines
	}
	if br == "\n" && !strings.Contains(text, "\x00") {
		return text
	}
	lines := strings.Split(text, "\x00")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, br)
}

// run writes one run. A newline is written as NUL, for inline to replace.
func (w *markdown) run(out *strings.Builder, b *document.Block, r document.Run, style document.Style, line bool) {
	text := clean(w.doc.Text[r.Start:r.End])
	before, after := w.around(b, r)
	for n, part := range strings.Split(text, "\n") {
		if n > 0 {
			out.WriteByte(0)
			before = '\n'
		}
		core := strings.TrimFunc(part, unicode.IsSpace)
		if core == "" {
			out.WriteString(part)
			continue
		}
		at := strings.Index(part, core)
		lead, trail := part[:at], part[at+len(core):]
		if lead != "" {
			before = ' '
		}
		next := after
		if trail != "" || strings.Contains(text, "\n") && n < strings.Count(text, "\n") {
			next = ' '
		}
		out.WriteString(lead)
		writeStyled(out, core, style, before, next, line)
		out.WriteString(trail)
	}
}

// around returns the characters on both sides of a run, newlines at the borders
// of the leaf.
func (w *markdown) around(b *document.Block, r document.Run) (before, after rune) {
	before, after = '\n', '\n'
	if r.Start > b.Start {
		before, _ = utf8.DecodeLastRuneInString(w.doc.Text[b.Start:r.Start])
	}
	if r.End < b.End {
		after, _ = utf8.DecodeRuneInString(w.doc.Text[r.End:b.End])
	}
	return before, after
}

// writeStyled writes words in a style: with the marks of Markdown where they
// count as such between these characters, else with the tags of HTML, which
// Markdown takes anywhere.
func writeStyled(out *strings.Builder, text string, style document.Style, before, after rune, line bool) {
	inner := escape(text, line)
	if style&document.CodeSpan != 0 {
		inner = codeSpan(text, line)
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	open := unicode.IsSpace(before) && !mark(first)
	shut := unicode.IsSpace(after) && !mark(last)
	// Between two spaces marks always count; elsewhere only around letters,
	// and only where no other mark stands beside them.
	plain := open && shut || unicode.IsSpace(before) && unicode.IsSpace(after) && !strings.ContainsAny(string(first)+string(last), "*~")
	for _, s := range [...]struct {
		style     document.Style
		mark, tag string
	}{{document.Emphasis, "*", "em"}, {document.Strong, "**", "strong"}, {document.Strike, "~~", "del"}} {
		if style&s.style == 0 {
			continue
		}
		if plain {
			inner = s.mark + inner + s.mark
		} else {
			inner = "<" + s.tag + ">" + inner + "</" + s.tag + ">"
		}
	}
	out.WriteString(inner)
}

func mark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// codeSpan is text between more backticks than stand in it.
func codeSpan(text string, line bool) string {
	fence := strings.Repeat("`", longest(text, '`')+1)
	if line && strings.Contains(text, "|") { // a cell ends at it even in code
		return "<code>" + escape(text, true) + "</code>"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// escape makes text mean itself in Markdown, whatever stands around it.
func escape(s string, line bool) string {
	if !strings.ContainsAny(s, "\\`*_[]<>&~|!#$:@") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '\\', '`', '*', '[', ']', '<', '~', '|':
			b.WriteByte('\\')
		case '>':
			if i == 0 || line {
				b.WriteByte('\\')
			}
		case '_': // within a word it means nothing
			if i == 0 || i+1 == len(s) || !alnum(s[i-1]) || !alnum(s[i+1]) {
				b.WriteByte('\\')
			}
		case '&':
			if i+1 < len(s) && (s[i+1] == '#' || alnum(s[i+1])) {
				b.WriteByte('\\')
			}
		case '!': // before a link it would make a picture of it
			if i+1 == len(s) {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

func alnum(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

// atStart escapes what would make a line of a paragraph another kind of block.
func atStart(line string) string {
	t := strings.TrimLeft(line, " \t")
	if t == "" {
		return t
	}
	after := strings.TrimLeft(t, t[:1]) // of a run of the first character
	switch t[0] {
	case '#', '+', ':':
		if after == "" || after[0] == ' ' || after[0] == '\t' {
			return "\\" + t
		}
	case '-', '=':
		if after == "" || after[0] == ' ' || after[0] == '\t' || strings.Trim(t, "- \t") == "" {
			return "\\" + t
		}
	case '>':
		return "\\" + t
	}
	n := 0
	for n < len(t) && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	if n > 0 && n < len(t) && n <= 9 && (t[n] == '.' || t[n] == ')') {
		return t[:n] + "\\" + t[n:]
	}
	return t
}

// inHeading keeps the hashes at the end of a heading.
func inHeading(s string) string {
	if t := strings.TrimRight(s, "#"); len(t) < len(s) {
		return t + strings.Repeat("\\#", len(s)-len(t))
	}
	return s
}

// destination is an address within the brackets of a link.
func destination(u string) string {
	u = html.EscapeString(u) // only & can stand in an address, and quotes
	u = strings.NewReplacer("&#39;", "'", "&#34;", "%22").Replace(u)
	if strings.ContainsAny(u, "()") {
		return "<" + u + ">"
	}
	return u
}
