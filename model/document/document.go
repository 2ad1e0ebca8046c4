// Package document holds a parsed body: blocks and runs of inline text over
// ONE plain text. Every position is a byte offset into Document.Text, so what
// analysis finds, what the screen paints and what a reader copies speak of the
// same bytes. The package knows no format: parsers build a Document with a
// Builder (or FromPlain), renderers walk it.
package document

// Span is a half-open byte range [Start, End) of a text in UTF-8, on rune
// borders. It never counts runes or cells.
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether byte offset i lies within.
func (s Span) Contains(i int) bool { return i >= s.Start && i < s.End }

// Overlaps tells whether both spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Kind says what a block is.
type Kind uint8

// The kinds of block. Leaf kinds carry Runs, container kinds carry Children.
const (
	Paragraph  Kind = iota // leaf
	Standfirst             // leaf: the summary under the headline
	Heading                // leaf: section heading, Level 1–6
	Caption                // leaf: of an image
	Credit                 // leaf: of an image, or the agency line at the end
	Code                   // leaf: preformatted, newlines kept, Language set if known
	Rule                   // leaf without text: a thematic break
	Quote                  // container
	List                   // container of Item; Ordered, Level = first number
	Item                   // container
	Table                  // container of Row
	Row                    // container of Cell; Header for the head row
	Cell                   // leaf
	Figure                 // container of Caption and Credit; URL of the image
)

// Leaf tells whether blocks of this kind carry runs rather than children.
func (k Kind) Leaf() bool {
	switch k {
	case Quote, List, Item, Table, Row, Figure:
		return false
	}
	return true
}

var kindNames = [...]string{"paragraph", "standfirst", "heading", "caption", "credit", "code", "rule",
	"quote", "list", "item", "table", "row", "cell", "figure"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Style is a set of inline styles.
type Style uint8

// The inline styles.
const (
	Emphasis Style = 1 << iota
	Strong
	CodeSpan
	Strike
)

// Run is a stretch of a leaf's text in one style. The runs of a leaf are
// sorted, touch each other and cover the leaf's span exactly. A newline inside
// a run is a hard line break (outside of Code blocks).
type Run struct {
	Span
	Style Style
	Link  string // address, "" where there is none
}

// Block is one node of the body. Its Span covers all text below it.
type Block struct {
	Kind Kind
	Span
	Level    int    // Heading: 1–6; ordered List: number of the first item
	Ordered  bool   // List
	Header   bool   // Row
	Language string // Code
	URL      string // Figure: address of the image, as given
	Runs     []Run
	Children []Block
}

// Document is a parsed body. Leaves appear in the order of their spans and do
// not overlap; bytes between leaves are separators (a blank line, a tab between
// the cells of a row, a newline between rows).
type Document struct {
	Text   string
	Blocks []Block
	// Wrapped says that newlines within runs are where somebody wrapped the
	// lines: a renderer may refill them. Otherwise they are line breaks.
	Wrapped bool
}

// Leaves calls f for every leaf in text order, with the index of the top-level
// block that holds it, until f returns false.
func (d *Document) Leaves(f func(top int, leaf *Block) bool) {
	for i := range d.Blocks {
		if !leaves(&d.Blocks[i], i, f) {
			return
		}
	}
}

func leaves(b *Block, top int, f func(int, *Block) bool) bool {
	if b.Kind.Leaf() {
		return f(top, b)
	}
	for i := range b.Children {
		if !leaves(&b.Children[i], top, f) {
			return false
		}
	}
	return true
}

// BlockAt returns the index of the top-level block that holds byte offset i,
// or of the last one that starts before it; 0 where there is none.
func (d *Document) BlockAt(i int) int {
	best := 0
	for n := range d.Blocks {
		if d.Blocks[n].Start > i {
			break
		}
		best = n
	}
	return best
}
