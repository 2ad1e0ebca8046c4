package document

// top is the innermost open container; ok is false at the top level.
func (w *Builder) top() (k Kind, ok bool) {
	if n := len(w.stack); n > 0 {
		return w.stack[n-1].Kind, true
	}
	return 0, false
}

// fits tells whether a container of kind k may be opened here.
func (w *Builder) fits(k Kind) bool {
	if w.skips > 0 || len(w.stack) >= maxDepth || k.Leaf() || k > Figure {
		return false
	}
	top, ok := w.top()
	switch k {
	case Item:
		return ok && top == List
	case Row:
		return ok && top == Table
	}
	return !ok || (top != Table && top != Row && top != Figure)
}

// leafKind is the kind that a leaf meant as k takes here.
func (w *Builder) leafKind(k Kind) Kind {
	top, ok := w.top()
	switch {
	case ok && (top == Row || top == Table):
		return Cell
	case ok && top == Figure && k != Credit:
		return Caption
	case k == Cell || k == Rule || !k.Leaf() || k > Figure:
		return Paragraph
	}
	return k
}

// add puts a finished block into the innermost container, wrapped where that
// takes only Items or Rows.
func (w *Builder) add(b Block) {
	if n := len(w.stack); n > 0 {
		switch top := w.stack[n-1]; {
		case top.Kind == List && b.Kind != Item:
			b = Block{Kind: Item, Span: b.Span, Children: []Block{b}}
		case top.Kind == Table && b.Kind != Row:
			b = Block{Kind: Row, Span: b.Span, Children: []Block{b}}
		}
		w.stack[n-1].Children = append(w.stack[n-1].Children, b)
		return
	}
	w.blocks = append(w.blocks, b)
}
