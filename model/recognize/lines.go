package recognize

// Lines of a leaf either go on with each other, where text was wrapped by hand,
// or end for good: rows of tables, headlines, bylines. A mention crosses only
// the former.

// wrapWidth is the widest line, in bytes, that text wrapped by hand has.
const wrapWidth = 84

// lineWidth returns the width that the lines of s look wrapped at; more than
// wrapWidth where they are not wrapped.
func lineWidth(s string) int {
	line, widest := 0, 0
	newlines := false
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			newlines = true
			line = 0
			continue
		}
		if line++; line > widest {
			widest = line
			if widest > wrapWidth && newlines {
				return widest
			}
		}
	}
	return widest
}

// hardBreak tells whether the newline at s[pos], which ends the line that
// begins at s[line], ends it for good: nothing is wrapped there, the next line
// is set in, or its first word, which is no word in lower case, would have
// fitted; no name goes on behind a number or a bracket. The first line is short
// where a dateline was cut off before it.
func hardBreak(s string, line, pos, width int) bool {
	if width > wrapWidth || indented(s[pos:]) {
		return true
	}
	next := pos + 1
	for next < len(s) && (s[next] == ' ' || s[next] == '\r') {
		next++
	}
	if next == len(s) || s[next] == '\n' || 'a' <= s[next] && s[next] <= 'z' {
		return false
	}
	switch last := s[max(pos-1, 0)]; {
	case last == ')' || last == ':' || '0' <= last && last <= '9', last == '.' && pos-line > 4 && letters(s[pos-5:pos-1]):
		return true // behind a full stop, but not one that may be an abbreviation's
	case line == 0 && 'a' <= last && last <= 'z':
		return false
	}
	word := 0
	for next+word < len(s) && s[next+word] > ' ' && word <= wrapWidth {
		word++
	}
	return pos-line+1+word < width
}

// letters tells whether s is made of ASCII letters.
func letters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// indented tells whether the line that begins after the newline at s[0] is set in.
func indented(s string) bool {
	return len(s) > 3 && s[1] == ' ' && s[2] == ' ' && s[3] == ' ' || len(s) > 1 && s[1] == '\t'
}
