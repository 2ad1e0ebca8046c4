package recognize

import "unicode/utf8"

// mark reads one mark; 's after a word is a token of its own kind.
func (s *scanner) mark(t *Token, r rune, size int, before []Token) {
	t.Kind = Punct
	s.pos += size
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '′':
		t.Mark = '\''
		if n := len(before); r != '‘' && n > 0 && before[n-1].Kind == Word && before[n-1].End == t.Start {
			if s.pos < s.end && s.text[s.pos]|0x20 == 's' {
				s.pos++
				t.Kind = PossessiveS
				before[n-1].Flags |= Owner
			} else if s.text[before[n-1].End-1]|0x20 == 's' {
				before[n-1].Flags |= Owner
			}
		}
	case '-':
		t.Mark = '-'
		if s.pos < s.end && s.text[s.pos] == '-' {
			t.Mark = 'd'
			for s.pos < s.end && s.text[s.pos] == '-' {
				s.pos++
			}
		}
	case '\u2010', '\u2011', '\u00ad':
		t.Mark = '-'
	case '–', '—', '―', '−':
		t.Mark = 'd'
	case '"', '“', '”', '„', '«', '»', '‹', '›', '‟':
		t.Mark = '"'
	case '(', '[', '{', '<':
		t.Mark = '('
	case ')', ']', '}', '>':
		t.Mark = ')'
	case '…':
		t.Mark = '.'
	case '•', '·', '*', '■', '▪', '●', '►', '|':
		t.Mark = '*'
	default:
		if r < utf8.RuneSelf {
			t.Mark = byte(r)
		}
	}
}
