package document

import (
	"bytes"
	"strings"
)

// maxDepth bounds nesting: deeper containers are flattened into the one at the
// bound, so that a hostile page cannot exhaust the stack of a renderer.
const maxDepth = 32

// Builder makes a Document from the events of a parser. White space is folded
// as in HTML (except in Code), empty blocks are dropped, invalid UTF-8 becomes
// U+FFFD, and separators are written between leaves. Whatever the events are,
// the tree is one a renderer may rely on: a List holds Items only, a Table
// Rows, a Row Cells, a Figure Captions and Credits; blocks out of place are
// wrapped, renamed or flattened, but their text is kept. The zero value is ready
// to use.
type Builder struct {
	text   []byte
	stack  []*Block // open containers
	skips  int      // Open calls that Close must ignore: past maxDepth, or out of place
	blocks []Block
	leaf   *Block
	space  bool // a folded space is due before the next word
	last   Kind // kind of the last leaf written
	row    bool // the next cell begins a row
	any    bool
	undo   separator
}

// separator is the state before the separator of the open leaf was written, for
// a leaf that turns out to hold nothing but white space.
type separator struct {
	at       int
	any, row bool
}

// Open begins a container block. Attributes other than Kind may be set in b. A
// container that is nested too deeply or has no place here is left out together
// with its Close; what it holds goes to the one around it.
func (w *Builder) Open(b Block) {
	w.EndLeaf()
	if !w.fits(b.Kind) {
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
	switch b.Kind {
	case Table:
		w.last = Table
	case Row:
		w.row = true // a cell that follows without a row of its own begins one
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
	b.Kind = w.leafKind(b.Kind)
	if b.Kind == Heading {
		b.Level = min(max(b.Level, 1), 6)
	}
	w.leaf, w.space = &b, false
}

// InLeaf tells whether a leaf is open.
func (w *Builder) InLeaf() bool { return w.leaf != nil }

// Rule adds a thematic break; lists, tables and figures have none.
func (w *Builder) Rule() {
	w.EndLeaf()
	switch top, ok := w.top(); {
	case ok && (top == List || top == Table || top == Row || top == Figure):
		return
	}
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
	s = strings.ToValidUTF8(s, "\uFFFD")
	if w.leaf.Kind == Code {
		w.write(s, style, link)
		return
	}
	for len(s) > 0 {
		i := 0
		for i < len(s) && !isSpace(s[i]) {
			i++
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

// isSpace tells what HTML folds: not the no-break space.
func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

// Break adds a hard line break within the leaf. Outside of Code, breaks at the
// start of a leaf and after another break are left out.
func (w *Builder) Break() {
	if w.leaf == nil || w.leaf.Start < 0 || (w.atBreak() && w.leaf.Kind != Code) {
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
		w.undo = separator{len(w.text), w.any, w.row}
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
		w.any, w.row = true, false
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
	if b.Start >= 0 {
		w.trim(b)
		if b.Len() == 0 { // white space only: as if it had never been
			w.text, w.any, w.row = w.text[:w.undo.at], w.undo.any, w.undo.row
			b.Start = -1
		}
	}
	if b.Start < 0 {
		if b.Kind == Cell {
			b.Span = Span{len(w.text), len(w.text)}
			w.add(*b)
		}
		return
	}
	w.last = b.Kind
	if top, ok := w.top(); ok && top == Table {
		w.row = true
	}
	w.add(*b)
}

// trim drops white space at the end of a leaf; it becomes part of the separator.
func (w *Builder) trim(b *Block) {
	set := "\n "
	if b.Kind == Code {
		set = "\n"
		if len(bytes.TrimSpace(w.text[b.Start:])) == 0 {
			set = " \t\n\r\f\v"
		}
	}
	end := b.Start + len(bytes.TrimRight(w.text[b.Start:], set))
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
