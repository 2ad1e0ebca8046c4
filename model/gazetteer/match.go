package gazetteer

import (
	"unicode/utf8"

	"github.com/blevesearch/vellum"

	"dateline/model/gazetteer/layout"
)

// Matcher finds names in texts. It is reused from call to call, for one
// goroutine at a time, and then allocates nothing.
type Matcher struct {
	cursor     layout.Cursor
	reader     *vellum.Reader
	candidates []Candidate
}

// NewMatcher returns a matcher over the embedded names.
func NewMatcher() *Matcher {
	m := &Matcher{candidates: make([]Candidate, 0, 64)}
	m.cursor.Key = make([]byte, 0, 128)
	if fst := automaton(); fst != nil {
		m.reader, _ = fst.Reader()
	}
	return m
}

// First tells cheaply whether any name may begin with the word at byte start
// of text. It errs on the side of true.
func (m *Matcher) First(text string, start int) bool {
	c := &m.cursor
	c.Reset(text, start)
	return c.Next() && layout.First(filterBits[layout.FilterSize:], c.Hash)
}

// Names appends to dst every name that begins at byte start of text, where a
// word begins, and ends with a word, shortest first. Case, diacritics, the
// form of quotes and hyphens, the dots of acronyms and runs of white space
// make no difference; only acronyms must be in upper case. A possessive 's is
// part of a match only where it is part of the name.
//
// The text is walked word by word, and the automaton is asked only for
// prefixes whose hash the filter knows as the end of a name: most starts cost
// one word.
func (m *Matcher) Names(text string, start int, dst []Name) []Name {
	c := &m.cursor
	c.Reset(text, start)
	m.candidates = m.candidates[:0]
	if !c.Next() || !layout.First(filterBits[layout.FilterSize:], c.Hash) {
		return dst
	}
	for {
		bits := layout.Prefix(filterBits, c.Hash)
		if bits&layout.Ends != 0 {
			if found := m.get(c.Key, c.Upper); len(found) > 0 {
				dst = append(dst, Name{End: c.End, Candidates: found})
			}
		}
		if bits&layout.GoesOn == 0 || !c.Next() {
			return dst
		}
	}
}

// get returns the candidates of a key. Those stay valid while the same slice
// grows for longer names of one call: a slice that has to move leaves its old
// memory behind.
func (m *Matcher) get(key []byte, upper bool) []Candidate {
	if m.reader == nil {
		return nil
	}
	at, ok, err := m.reader.Get(key)
	if err != nil || !ok {
		return nil
	}
	from := len(m.candidates)
	m.candidates = appendCandidates(m.candidates, int(at), upper)
	return m.candidates[from:len(m.candidates):len(m.candidates)]
}

// appendCandidates decodes the list that begins at record i, without the
// acronyms where the surface is not in upper case.
func appendCandidates(dst []Candidate, i int, upper bool) []Candidate {
	for ; ; i++ {
		rec := record(layout.SecCandidates, i, layout.CandidateSize)
		flags := rec[layout.CandFlags]
		if role := Role(rec[layout.CandRole]); upper || role != RoleAcronym {
			dst = append(dst, Candidate{
				Ref:       Ref(layout.U32(rec, layout.CandRef)),
				Role:      role,
				Ambiguous: flags&layout.FlagAmbiguous != 0,
				Weight:    rec[layout.CandWeight],
			})
		}
		if flags&layout.FlagLast != 0 {
			return dst
		}
	}
}

// Lookup returns what a whole name can stand for, the likeliest first.
func Lookup(name string) []Candidate {
	fst := automaton()
	key := layout.Key(name)
	if fst == nil || key == "" {
		return nil
	}
	at, ok, err := fst.Get([]byte(key))
	if err != nil || !ok {
		return nil
	}
	return appendCandidates(nil, int(at), upperCase(name))
}

// upperCase tells whether name holds no lower-case letter.
func upperCase(name string) bool {
	var c layout.Cursor
	c.Reset(name, 0)
	for c.Next() {
	}
	return c.Upper && utf8.ValidString(name)
}
