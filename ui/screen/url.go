package screen

import (
	"strings"
	"unicode/utf8"
)

// maxURL is the longest address taken, in bytes. VTE shows links up to 2,083
// bytes, browsers open far longer ones; past this it is no address.
const maxURL = 8192

// NeutralizeURL makes an address from outside safe to put into an OSC 8 link,
// on the clipboard or on a browser's command line. Only absolute http, https
// and mailto addresses pass, without control characters, white space or
// characters that show as nothing; spaces around it are cut off. Bytes that RFC
// 3986 does not allow are percent-encoded, a host in another script too, which
// browsers read as the same host. The result is printable ASCII. It is "", false
// for everything else.
func NeutralizeURL(s string) (string, bool) {
	s = strings.Trim(s, " \t\r\n")
	if s == "" || len(s) > maxURL || !utf8.ValidString(s) {
		return "", false
	}
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return "", false
	}
	scheme, rest := strings.ToLower(s[:colon]), s[colon+1:]
	switch scheme {
	case "http", "https":
		host, ok := strings.CutPrefix(rest, "//")
		if !ok || host == "" || strings.ContainsRune("/?#:@", rune(host[0])) {
			return "", false
		}
	case "mailto":
		if !strings.Contains(rest, "@") {
			return "", false
		}
	default:
		return "", false
	}
	if Neutralize(rest) != rest || strings.ContainsFunc(rest, isSpace) {
		return "", false
	}
	if scheme == s[:colon] && !needsEscape(rest) {
		return s, true
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(scheme)
	b.WriteByte(':')
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		if !unsafeAt(rest, i) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String(), true
}

func needsEscape(s string) bool {
	for i := range len(s) {
		if unsafeAt(s, i) {
			return true
		}
	}
	return false
}

// unsafeAt tells whether the byte at i may not stand in an address as it is:
// everything that is not ASCII, the characters RFC 3986 leaves out, and a
// percent sign that encodes nothing.
func unsafeAt(s string, i int) bool {
	switch c := s[i]; {
	case c <= 0x20 || c >= 0x7f:
		return true
	case c == '%':
		return i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])
	default:
		return strings.IndexByte("\"<>\\^`{|}", c) >= 0
	}
}

func isHex(c byte) bool {
	return c-'0' <= 9 || c|0x20 >= 'a' && c|0x20 <= 'f'
}
