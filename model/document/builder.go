package document

import (
	"bytes"
	"strings"
)

// maxDepth bounds nesting: deeper containers are flattened into the one at the
// bound, so that a hostile page cannot exhaust the stack of a renderer.
const maxDepth = 32

// Builder makes a Document from the events of a parser. White space is folded
// as in HTML (except in Code), empty blocks are dropped, and separators are
// written between leaves. The zero value is ready to use.
type Builder struct {
	text   []byte
	stack  []*Block // open containers
	skips  int      // Open calls past maxDepth that Close must ignore
	blocks []Block
	leaf   *Block
	space  bool // a folded space is due before the next word
	last   Kind // kind of the last leaf written
	row    bool // the next cell begins a row
	any    bool
}

// Open begins a container block. Attributes other than Kind may be set in b.
func (w *Builder) Open(b Block) {
	w.EndLeaf()
	if len(w.stack) >= maxDepth {
		w.skips++
		return
	}
	b.Span, b.Runs, b.Children = Span{-1, -1}, nil, nil
	w.row = b.Kind == Row
	w.stack = append(w.stack, &b)
}

// Close ends the innermost container; an empty one vanishes, but for a Figure
// with an address.
func (w *Builder) Close() {
	w.EndLeaf()
	if w.skips > 0 {
		w.skips--
		return
	}
	n := len(w.stack)
	if n == 0 {
		return
	}
	b := w.stack[n-1]
	w.stack = w.stack[:n-1]
	if b.Kind == Table {
		w.last = Table
	}
	if len(b.Children) == 0 {
		if b.Kind != Figure || b.URL == "" {
			return
		}
		b.Span = Span{len(w.text), len(w.text)}
	} else {
		b.Span = Span{b.Children[0].Start, b.Children[len(b.Children)-1].End}
	}
	w.add(*b)
}

// Leaf begins a leaf block; text follows with Text until EndLeaf, or until the
// next block begins.
func (w *Builder) Leaf(b Block) {
	w.EndLeaf()
	b.Runs, b.Children = nil, nil
	b.Span = Span{-1, -1}
	w.leaf, w.space = &b, false
}

// InLeaf tells whether a leaf is open.
func (w *Builder) InLeaf() bool { return w.leaf != nil }

// Rule adds a thematic break.
func (w *Builder) Rule() {
	w.EndLeaf()
	w.add(Block{Kind: Rule, Span: Span{len(w.text), len(w.text)}})
}

// Text adds inline text to the open leaf (a Paragraph is opened where none is).
func (w *Builder) Text(s string, style Style, link string) {
	if w.leaf == nil {
		if strings.TrimSpace(s) == "" {
			return
		}
		w.Leaf(Block{Kind: Paragraph})
	}
	if w.leaf.Kind == Code {
		w.write(s, style, link)
		return
	}
	for len(s) > 0 {
		i := strings.IndexAny(s, " \t\n\r\f")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			if w.space && w.leaf.Start >= 0 && !w.atBreak() {
				w.write(" ", w.spaceStyle(style, link), w.spaceLink(link))
			}
			w.space = false
			w.write(s[:i], style, link)
		}
		if i < len(s) {
			w.space = true
			i++
		}
		s = s[i:]
	}
}

// Break adds a hard line break within the leaf.
func (w *Builder) Break() {
	if w.leaf == nil || w.leaf.Start < 0 || w.atBreak() {
		return
	}
	w.space = false
	w.write("\n", 0, "")
}

func (w *Builder) atBreak() bool {
	return len(w.text) > 0 && w.text[len(w.text)-1] == '\n'
}

// A space between two runs belongs to a style or link only if both sides do.
func (w *Builder) spaceStyle(style Style, link string) Style {
	if n := len(w.leaf.Runs); n > 0 {
		return w.leaf.Runs[n-1].Style & style
	}
	return style
}

func (w *Builder) spaceLink(link string) string {
	if n := len(w.leaf.Runs); n > 0 && w.leaf.Runs[n-1].Link != link {
		return ""
	}
	return link
}

func (w *Builder) write(s string, style Style, link string) {
	if s == "" {
		return
	}
	if w.leaf.Start < 0 {
		w.separate()
		w.leaf.Start = len(w.text)
	}
	start := len(w.text)
	w.text = append(w.text, s...)
	end := len(w.text)
	if n := len(w.leaf.Runs); n > 0 && w.leaf.Runs[n-1].Style == style && w.leaf.Runs[n-1].Link == link {
		w.leaf.Runs[n-1].End = end
		return
	}
	w.leaf.Runs = append(w.leaf.Runs, Run{Span{start, end}, style, link})
}

func (w *Builder) separate() {
	if !w.any {
		w.any = true
		return
	}
	if w.leaf.Kind == Cell && w.last == Cell {
		if w.row {
			w.text = append(w.text, '\n')
		} else {
			w.text = append(w.text, '\t')
		}
		w.row = false
		return
	}
	w.row = false
	w.text = append(w.text, "\n\n"...)
}

// EndLeaf closes the open leaf; a leaf without text vanishes, but for a Cell,
// whose place in its row matters.
func (w *Builder) EndLeaf() {
	b := w.leaf
	if b == nil {
		return
	}
	w.leaf = nil
	if b.Start < 0 {
		if b.Kind == Cell {
			b.Span = Span{len(w.text), len(w.text)}
			w.add(*b)
		}
		return
	}
	w.trim(b)
	w.last = b.Kind
	w.add(*b)
}

// trim drops white space at the end of a leaf; it becomes part of the separator.
func (w *Builder) trim(b *Block) {
	set := "\n "
	if b.Kind == Code {
		set = "\n"
	}
	end := max(b.Start, len(bytes.TrimRight(w.text, set)))
	w.text = w.text[:end]
	b.End = end
	for n := len(b.Runs); n > 0 && b.Runs[n-1].End > end; n-- {
		if b.Runs[n-1].Start < end {
			b.Runs[n-1].End = end
			break
		}
		b.Runs = b.Runs[:n-1]
	}
}

func (w *Builder) add(b Block) {
	if n := len(w.stack); n > 0 {
		w.stack[n-1].Children = append(w.stack[n-1].Children, b)
		return
	}
	w.blocks = append(w.blocks, b)
}

// Document closes everything that is open and returns the result. The Builder
// must not be used afterwards.
func (w *Builder) Document() *Document {
	w.EndLeaf()
	w.skips = 0
	for len(w.stack) > 0 {
		w.Close()
	}
	return &Document{Text: string(w.text), Blocks: w.blocks}
}

// FromPlain makes a Document of paragraphs over text exactly as it is: nothing
// is folded or interpreted, blank lines part paragraphs, and a single newline
// is a soft break that a renderer may refill.
func FromPlain(text string) *Document {
	d := &Document{Text: text}
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
