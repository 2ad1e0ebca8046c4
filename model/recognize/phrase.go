package recognize

// Hash returns what Token.Hash is for a word in lower case, so that other
// packages can compare words without cutting them out of the text.
func Hash(word string) uint32 { return hash([]byte(word)) }

// Slice returns the bytes of tokens from..to of a segment.
func (t *Text) Slice(seg, from, to int) string {
	return t.Fields[t.Segments[seg].Field][t.Tokens[from].Start:t.Tokens[to-1].End]
}

// GivenOnly tells whether a person is called by what is a first name, and no
// everyday word.
func (t *Text) GivenOnly(p *Proposal) bool {
	k := &t.Tokens[p.To-1]
	return k.Is(GivenName) && !k.Is(Common|Direction|Function)
}

// Numbered tells whether the number of a monarch stands behind a name that does
// not hold it.
func (t *Text) Numbered(p *Proposal) bool {
	if p.To >= t.Segments[p.Segment].To {
		return false
	}
	k := &t.Tokens[p.To]
	return k.Has(Spaced) && k.Kind == Word && (k.Shape == Upper || k.Shape == Initial) && (k.Is(Suffix) || k.Hash == hashI) && !k.Has(Headline|Shouted)
}

var hashI = hash([]byte("i"))
