package query

// Typing is a query that is still being typed.
type Typing struct {
	Node Node // what is complete; And{} where nothing is

	// Pending is the tail of the text that is not in Node, because it says
	// nothing yet: a field without a value, a country that is half typed, a lone
	// - or OR. It begins at byte Start, the end of the text where there is none.
	Pending string
	Start   int
}

// ParseTyping reads a query while it is typed: what the end of the text lacks is
// no error. A bracket or quote that is open is closed there; the last word, while
// no space is behind it, stands for all words that begin so, from three letters on
// (of Chinese and its like from one on); and what cannot mean
// anything yet is left out, with the - or OR before it. Nothing is excluded by
// half a word. An error is one that no more letters will mend.
func ParseTyping(text string, o Options) (Typing, error) {
	p := parser{text: text, o: o, pending: -1, typing: true}
	n := p.query()
	if p.err != nil {
		return Typing{Node: And{}, Start: len(text)}, p.err
	}
	if p.pending < 0 {
		p.pending = len(text)
	}
	return Typing{n, text[p.pending:], p.pending}, nil
}
