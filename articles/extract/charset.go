package extract

import (
	"strings"
	"unicode/utf8"
)

// decode turns bytes into UTF-8 with newlines as \n, without a byte order mark.
func decode(data []byte, html bool) (string, error) {
	if !utf8.Valid(data) {
		return "", errNotText
	}
	text := string(data)
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}
