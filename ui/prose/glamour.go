package prose

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"charm.land/glamour/v2/ansi"
	uv "github.com/charmbracelet/ultraviolet"
	xansi "github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// What stands in the tree and in the tokens of the style in the place of text.
const (
	slot   = "\u2061" // here goes a run of text
	keeper = "\u2064" // on both sides of what is repeated on every line
)

// source is the text of every tree: one slot and the mark of a figure.
const source = slot + figureMark

const figureMark = "▣ "

// look is how Glamour renders a leaf: what stands before its first line, and
// its slots in order with what Glamour puts between them.
type look struct {
	prefix []ornament
	items  []item
}

// item is a slot or, where slot is -1, an ornament within the line.
type item struct {
	slot  int // number within the leaf
	text  string
	style uv.Style
}

// ornament is a piece of what stands before a line.
type ornament struct {
	text  string
	style uv.Style
	keep  bool // it stands before every line, as the bar of a quote does
}

// glamour drives Glamour's renderer.
type glamour struct {
	style  ansi.StyleConfig
	width  map[uint]renderer.Renderer // by indent of nested lists
	parser *xansi.Parser
	out    bytes.Buffer
}

func newGlamour(o *Options) *glamour {
	return &glamour{style: asked(o.Style), parser: xansi.NewParser()}
}

// render gives the looks of the leaves of a tree. slots says to which leaf each
// slot belongs. Any failure of Glamour's, a panic included, is an error.
func (g *glamour) render(root ast.Node, indent uint, slots []int, leaves int) (looks []look, err error) {
	defer func() {
		if r := recover(); r != nil {
			g.width = nil // what it left on its stack is of no use
			err = fmt.Errorf("prose: glamour: %v", r)
		}
	}()
	r := g.width[indent]
	if r == nil {
		st := g.style
		st.List.LevelIndent = indent
		r = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(
			ansi.NewRenderer(ansi.Options{Styles: st, InlineTableLinks: true}), 1000)))
		if g.width == nil {
			g.width = map[uint]renderer.Renderer{}
		}
		g.width[indent] = r
	}
	g.out.Reset()
	if err := r.Render(&g.out, []byte(source), root); err != nil {
		return nil, fmt.Errorf("prose: glamour: %w", err)
	}
	return g.read(g.out.String(), slots, leaves)
}

var errSlots = errors.New("prose: glamour: the output has other runs than the tree")

// read takes Glamour's output apart. Its rows are not wrapped: each leaf is one.
func (g *glamour) read(out string, slots []int, leaves int) ([]look, error) {
	looks := make([]look, leaves)
	var pen uv.Style
	var row []ornament
	keep := false
	leaf, next, first := -1, 0, 0
	for out != "" {
		switch {
		case out[0] == '\n':
			row, leaf, out = nil, -1, out[1:]
		case out[0] == 0x1b:
			_, _, n, _ := xansi.DecodeSequence(out, 0, g.parser)
			if xansi.Cmd(g.parser.Command()).Final() == 'm' {
				uv.ReadStyle(g.parser.Params(), &pen)
			}
			out = out[n:]
		case strings.HasPrefix(out, slot):
			if next == len(slots) {
				return nil, errSlots
			}
			if l := slots[next]; l != leaf {
				leaf, first = l, next
				looks[l].prefix = row
			}
			looks[leaf].items = append(looks[leaf].items, item{next - first, "", shown(pen)})
			next++
			out = out[len(slot):]
		case strings.HasPrefix(out, keeper):
			keep = !keep
			out = out[len(keeper):]
		default:
			n := 1
			for n < len(out) && out[n] != '\n' && out[n] != 0x1b && !special(out[n:]) {
				n++
			}
			if leaf >= 0 {
				looks[leaf].items = append(looks[leaf].items, item{-1, out[:n], shown(pen)})
			} else {
				row = append(row, ornament{out[:n], shown(pen), keep})
			}
			out = out[n:]
		}
	}
	if next != len(slots) {
		return nil, errSlots
	}
	return looks, nil
}

func special(s string) bool {
	return s[0] >= utf8.RuneSelf && (strings.HasPrefix(s, slot) || strings.HasPrefix(s, keeper))
}

// shown turns the blink that was asked for back into faint.
func shown(s uv.Style) uv.Style {
	if s.Attrs&uv.AttrBlink != 0 {
		s.Attrs = s.Attrs&^uv.AttrBlink | uv.AttrFaint
	}
	return s
}
