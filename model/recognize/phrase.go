package recognize

// Hash returns what Token.Hash is for a word in lower case, so that other
// packages can compare words without cutting them out of the text.
func Hash(word string) uint32 { return hash([]byte(word)) }

// Slice returns the bytes of tokens from..to of a segment.
func (t *Text) Slice(seg, from, to int) string {
	return t.Fields[t.Segments[seg].Field][t.Tokens[from].Start:t.Tokens[to-1].End]
}
