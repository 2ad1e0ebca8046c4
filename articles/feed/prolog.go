package feed

import (
	"regexp"
	"strings"
)

// declaration passes over a document type with all it declares, which is how
// entity bombs and references to files go.
func (r *repair) declaration(rest string) {
	if !r.loose {
		if n := declarationLen(rest); n > 0 {
			r.at += n
			return
		}
		r.loose = true // and it is not looked for again: that would take quadratic time
	}
	r.skip(">", 2)
}

// declarationLen is the length of a declaration; 0 for one that has no end.
func declarationLen(s string) int {
	depth := 0
	for i := 2; i < len(s); i++ {
		switch s[i] {
		case '"', '\'':
			j := strings.IndexByte(s[i+1:], s[i])
			if j < 0 {
				return 0
			}
			i += j + 1
		case '<':
			if strings.HasPrefix(s[i:], "<!--") {
				j := strings.Index(s[i:], "-->")
				if j < 0 {
					return 0
				}
				i += j + 2
			}
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				return i + 1
			}
		}
	}
	return 0
}

var rootTag = regexp.MustCompile(`(?i)<(?:[a-z][a-z0-9_.-]{0,40}:)?(?:rss|rdf|feed)[\s>/]`)

// rootAt finds the root element of a feed, behind whatever stands before it; -1
// where there is none.
func rootAt(s string) int {
	for from := 0; ; {
		m := rootTag.FindStringIndex(s[from:])
		if m == nil {
			return -1
		}
		at := from + m[0]
		open := strings.LastIndex(s[:at], "<!--")
		if open < 0 || strings.Contains(s[open:at], "-->") {
			return at
		}
		end := strings.Index(s[at:], "-->")
		if end < 0 {
			return -1
		}
		from = at + end
	}
}
