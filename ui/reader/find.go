package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/ui/prose"
	"dateline/ui/screen"
)

// findIndex is the folded text of a page with the cell of every byte, so that
// words are found across line ends and painted where they stand.
type findIndex struct {
	text []byte
	line []int32
	cell []int32
	wide []int8 // cells of the grapheme the byte belongs to
}

// Match is one find: where it stands on the page, a span a line.
type Match []prose.CellSpan

// Search returns where the page shows words, ignoring case and accents. A line
// end within a paragraph counts as a space.
func (p *Page) Search(words string, m screen.Method) []Match {
	needle := fold(strings.TrimSpace(words))
	if needle == "" {
		return nil
	}
	if p.index == nil {
		p.index = newIndex(p.Lines, m)
	}
	x := p.index
	hay := string(x.text)
	var out []Match
	for at := 0; ; {
		i := strings.Index(hay[at:], needle)
		if i < 0 {
			return out
		}
		out = append(out, x.match(at+i, at+i+len(needle)))
		at += i + len(needle)
	}
}

func (x *findIndex) match(start, end int) Match {
	var m Match
	for i := start; i < end; i++ {
		if x.wide[i] == 0 {
			continue
		}
		line, from := int(x.line[i]), int(x.cell[i])
		to := from + int(x.wide[i])
		if n := len(m); n > 0 && m[n-1].Line == line {
			m[n-1].End = max(m[n-1].End, to)
			continue
		}
		m = append(m, prose.CellSpan{Line: line, Start: from, End: to})
	}
	return m
}

func newIndex(lines []prose.Line, m screen.Method) *findIndex {
	x := &findIndex{}
	for n := range lines {
		cell := 0
		for _, s := range lines[n].Segs {
			for rest := s.Text; rest != ""; {
				g, w := screen.FirstCluster(rest, m)
				rest = rest[len(g):]
				for _, b := range []byte(fold(g)) {
					x.add(b, n, cell, w)
				}
				cell += w
			}
		}
		sep := byte(' ')
		if len(lines[n].Segs) == 0 || n+1 < len(lines) && lines[n+1].Block != lines[n].Block {
			sep = '\n'
		}
		x.add(sep, n, cell, 0)
	}
	return x
}

func (x *findIndex) add(b byte, line, cell, wide int) {
	x.text = append(x.text, b)
	x.line = append(x.line, int32(line))
	x.cell = append(x.cell, int32(cell))
	x.wide = append(x.wide, int8(wide))
}

// fold takes case and accents away.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’' || r == '‘':
			return '\''
		case r == '“' || r == '”':
			return '"'
		case r == '\u00a0':
			return ' '
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}
