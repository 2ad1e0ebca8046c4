package prose

import (
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"dateline/model/document"
)

// within calls f with an ornament before every leaf that f adds.
func (t *tree) within(o ornament, f func()) {
	t.stack = append(t.stack, o)
	f()
	t.stack = t.stack[:len(t.stack)-1]
}

// marker is what stands before an item of a list.
func marker(list *document.Block, i int) ornament {
	if list.Ordered {
		return ornament{text: strconv.Itoa(list.Level+i) + ". "}
	}
	return ornament{text: "• "}
}

// dress gives a leaf a look without Glamour: bars, bullets and indents, and of
// styles those of the runs and bold headings.
func (t *tree) dress(l *leaf) {
	l.look.prefix = append([]ornament(nil), t.stack...)
	for i := range t.stack {
		if o := &t.stack[i]; !o.keep { // a bullet stands before one leaf
			o.text = strings.Repeat(" ", int(t.indent))
		}
	}
	b := l.block
	if b == nil || len(b.Runs) == 0 || b.Kind == document.Code {
		l.look.items = []item{{}}
		return
	}
	l.look.items = make([]item, len(b.Runs))
	for i := range b.Runs {
		d := b.Runs[i].Style | document.CodeSpan
		if b.Kind == document.Heading || l.head {
			d |= document.Strong
		}
		var st uv.Style
		if b.Runs[i].Link != "" {
			st.Underline = uv.UnderlineSingle
		}
		l.look.items[i] = item{slot: i, style: spanStyle(st, d)}
	}
}
