package extract

import "strings"

// Bounds on the structure of a Markdown text. Documents keep 32 levels; what
// is nested deeper is flattened there, so nothing is lost by not parsing it,
// and goldmark's time and stack grow with the depth.
const (
	maxMarks     = 100 // of quotes and lists at the start of one line
	maxIndent    = 200 // columns before a list mark
	maxReference = 256 // link definitions without a blank line, which take quadratic time
)

// boundNesting cuts the nesting of a Markdown text down to what is bearable,
// line by line. A text within the bounds, which is to say every one that
// somebody wrote, is returned as it is.
func boundNesting(s string) string {
	var out strings.Builder
	kept := 0 // bytes of s that are in out
	references := 0
	for at := 0; at < len(s); {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s)
		} else {
			end += at + 1
		}
		line := s[at:end]
		if strings.HasPrefix(strings.TrimLeft(line, " "), "[") {
			if references++; references%maxReference == 0 {
				out.WriteString(s[kept:at])
				out.WriteByte('\n')
				kept = at
			}
		}
		if from, to := excess(line); from < to {
			out.WriteString(s[kept : at+from])
			kept = at + to
		}
		at = end
	}
	if kept == 0 {
		return s
	}
	out.WriteString(s[kept:])
	return out.String()
}

// excess finds the bytes of a line's marks and indent that are too many: from
// where the bound is passed to the last mark, which stays.
func excess(line string) (from, to int) {
	marks, blank := 0, 0
	for i := 0; i < len(line); {
		n := markAt(line[i:])
		switch {
		case n > 0:
			if from == 0 && (marks >= maxMarks || blank > maxIndent) {
				from = min(i, maxIndent)
			}
			marks++
			to = i
			i += n
		case line[i] == ' ':
			blank++
			i++
		case line[i] == '\t':
			blank += 4
			i++
		default:
			i = len(line)
		}
	}
	if from == 0 {
		return 0, 0
	}
	return from, to
}

// markAt is the length of the quote or list mark at the start of s, 0 where
// there is none.
func markAt(s string) int {
	switch s[0] {
	case '>':
		return 1
	case '-', '*', '+':
		if len(s) > 1 && (s[1] == ' ' || s[1] == '\t' || s[1] == '\n') {
			return 1
		}
		return 0
	}
	n := 0
	for n < len(s) && n < 9 && digit(s[n]) {
		n++
	}
	if n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && (s[n+1] == ' ' || s[n+1] == '\t') {
		return n + 1
	}
	return 0
}
