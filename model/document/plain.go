package document

import "strings"

// FromPlain makes a Document of paragraphs over text exactly as it is: nothing
// is folded or interpreted, blank lines part paragraphs, and a single newline
// is a soft break that a renderer may refill.
func FromPlain(text string) *Document {
	d := &Document{Text: text, Wrapped: true}
	start := -1
	end := 0
	flush := func() {
		if start >= 0 {
			sp := Span{start, end}
			d.Blocks = append(d.Blocks, Block{Kind: Paragraph, Span: sp, Runs: []Run{{Span: sp}}})
			start = -1
		}
	}
	for i := 0; i < len(text); {
		j := strings.IndexByte(text[i:], '\n')
		next := len(text)
		line := text[i:]
		if j >= 0 {
			line, next = text[i:i+j], i+j+1
		}
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			flush()
		} else {
			lead := strings.Index(line, trimmed)
			if start < 0 {
				start = i + lead
			}
			end = i + lead + len(trimmed)
		}
		i = next
	}
	flush()
	return d
}
