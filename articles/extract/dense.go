package extract

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Bounds of what a Markdown text may cost, in bytes that its marks may make the
// parser look at: each link or emphasis that does not end can be searched for to
// the end of its paragraph, so a paragraph of n marks in m bytes costs up to
// n·m. Prose comes nowhere near: 32 KB in one paragraph with a mark every 32
// bytes.
const (
	maxBlockCost = 32 << 20
	maxTextCost  = 512 << 20
)

// density stops the parsing of a text whose marks would take quadratic time. It
// stands before goldmark's own inline parsers, is asked at each mark, and
// never makes a node.
type density struct{ key parser.ContextKey }

// spent is what a text has cost so far.
type spent struct {
	block       ast.Node
	inBlock, in int
}

// tooDense is what density panics with: an inline parser cannot return an error.
type tooDense struct{}

func (d density) Trigger() []byte { return []byte("[]!*_~`<") }

func (d density) Parse(parent ast.Node, _ text.Reader, pc parser.Context) ast.Node {
	s, _ := pc.Get(d.key).(*spent)
	if s == nil {
		s = new(spent)
		pc.Set(d.key, s)
	}
	if s.block != parent {
		s.block, s.inBlock = parent, 0
	}
	if parent.Type() != ast.TypeInline {
		if lines := parent.Lines(); lines != nil && lines.Len() > 0 {
			cost := lines.At(lines.Len()-1).Stop - lines.At(0).Start
			s.inBlock += cost
			s.in += cost
		}
	}
	if s.inBlock > maxBlockCost || s.in > maxTextCost {
		panic(tooDense{})
	}
	return nil
}

// parseTree parses Markdown; nil where it is too dense to be Markdown that
// anybody wrote.
func parseTree(source []byte) (root ast.Node) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(tooDense); !ok {
				panic(r)
			}
			root = nil
		}
	}()
	return markdownFor(source).Parser().Parse(text.NewReader(source))
}
