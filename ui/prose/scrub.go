package prose

import (
	"strings"
	"unicode/utf8"
)

// scrub takes out what no terminal may see, whatever the neutraliser did: C0
// controls but the newline, DEL, C1 controls and invalid bytes. Text without any
// is returned as it is.
func scrub(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\n' || r >= 0x20 && r < 0x7f:
			b.WriteRune(r)
		case r == '\t' || r == '\v' || r == '\f':
			b.WriteByte(' ')
		case r < 0x20 || r == 0x7f:
		case r < 0xa0:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func clean(s string) bool {
	ascii := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c-0x20 <= 0x5e || c == '\n' {
			continue
		}
		if c < 0x80 {
			return false
		}
		ascii = false
		if c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0 {
			return false
		}
	}
	return ascii || utf8.ValidString(s)
}
