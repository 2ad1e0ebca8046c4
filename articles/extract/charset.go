package extract

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

var errNotText = errors.New("not a text (binary data)")

// decode turns bytes into UTF-8 with newlines as \n, without a byte order mark.
// The encoding is told by a byte order mark, by being valid UTF-8, by what a
// web page declares, or by the bytes themselves, in this order.
func decode(data []byte, page bool) (string, error) {
	text, err := toUTF8(data, page)
	if err != nil {
		return "", err
	}
	if garbled(text) {
		return "", errNotText
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}

func toUTF8(data []byte, page bool) (string, error) {
	if e, rest := byteOrderMark(data); e != nil {
		return convert(e, rest), nil
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.IndexByte(data, 0) >= 0 {
		if e := wideASCII(data); e != nil {
			return convert(e, data), nil
		}
		return "", errNotText
	}
	if utf8.Valid(data) {
		if bytes.Contains(data, []byte("\x1b$")) || bytes.Contains(data, []byte("\x1b(J")) { // 7-bit Japanese
			if e, err := htmlindex.Get("iso-2022-jp"); err == nil {
				return convert(e, data), nil
			}
		}
		return string(data), nil
	}
	if mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\uFFFD"), nil
	}
	if page {
		// certain is false as well for a declared encoding, so the name decides:
		// windows-1252 is what it says where it knows nothing.
		if e, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], ""); e != nil && name != "utf-8" && (certain || name != "windows-1252") {
			return convert(e, data), nil
		}
	}
	return convert(guess(data), data), nil
}

// convert decodes data; what e cannot read becomes U+FFFD.
func convert(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// byteOrderMark returns the encoding that a mark of UTF-16 or UTF-32 names, nil
// where there is none.
func byteOrderMark(data []byte) (encoding.Encoding, []byte) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")) && len(data)%4 == 0:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), data[4:]
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), data[4:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), data[2:]
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), data[2:]
	}
	return nil, data
}

// wideASCII tells UTF-16 without a mark by NULs at one parity only, as in
// mostly Latin text; nil where data is not that.
func wideASCII(data []byte) encoding.Encoding {
	head := data[:min(len(data), 4096)]
	var nul [2]int
	for i, c := range head {
		if c == 0 {
			nul[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case len(data)%2 != 0 || half == 0:
	case nul[0] == 0 && nul[1] > half*3/4:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case nul[1] == 0 && nul[0] > half*3/4:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// mostlyUTF8 tells whether data is UTF-8 with a few damaged bytes, as after a
// cut in the middle of a rune.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > 0 && good >= bad*8
}

// guess tells the encoding of a text that is no UTF-8 by its bytes. Where only
// single letters lie outside ASCII the text is in a Latin script, and there
// the statistics of short texts are worth less than the knowledge that nearly
// all such files are windows-1252.
func guess(data []byte) encoding.Encoding {
	sample := sampleOf(data)
	high, paired, letters := 0, 0, 0
	for i, c := range sample {
		switch {
		case c >= 0x80:
			high++
			if i > 0 && sample[i-1] >= 0x80 || i+1 < len(sample) && sample[i+1] >= 0x80 {
				paired++
			}
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			letters++
		}
	}
	latin := paired*3 < high && high*3 < letters
	results, err := chardet.NewTextDetector().DetectAll(sample)
	if err != nil {
		return charmap.Windows1252
	}
	// chardet asks its recognizers at once and keeps no order among equals.
	slices.SortFunc(results, func(a, b chardet.Result) int {
		return cmp.Or(b.Confidence-a.Confidence, strings.Compare(a.Charset, b.Charset), strings.Compare(a.Language, b.Language))
	})
	for _, r := range results {
		if latin && !trusted(r, high) {
			continue
		}
		e, err := htmlindex.Get(name(r.Charset))
		if err != nil {
			continue
		}
		if out := convert(e, sample); strings.Count(out, "\uFFFD")*200 <= len(out) {
			return e
		}
	}
	return charmap.Windows1252
}

// trusted tells whether a guess is believed for a text in a Latin script:
// another Latin alphabet, with enough letters to tell by.
func trusted(r chardet.Result, high int) bool {
	switch name(r.Charset) {
	case "windows-1252":
		return true
	case "iso-8859-2", "windows-1250", "iso-8859-9", "windows-1254", "iso-8859-3", "iso-8859-4", "iso-8859-13", "windows-1257":
		return high >= 12 && r.Confidence >= 35
	}
	return false
}

// name is the name the encoding standard has for one of chardet's.
func name(charset string) string {
	switch charset {
	case "ISO-8859-1":
		return "windows-1252"
	case "GB-18030":
		return "gb18030"
	case "ISO-8859-8-I":
		return "iso-8859-8"
	}
	return strings.ToLower(charset)
}

// sampleOf is at most 64 KB of data, from near the first byte that is not
// ASCII.
func sampleOf(data []byte) []byte {
	const size = 64 << 10
	if len(data) <= size {
		return data
	}
	at := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
	at = min(max(at-1024, 0), len(data)-size)
	return data[at : at+size]
}

// garbled tells whether a decoded text is no text: control characters or
// replacements by the dozen.
func garbled(text string) bool {
	bad := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b:
			bad++
		case c == 0xc2 && i+1 < len(text) && text[i+1] < 0xa0 && text[i+1] != 0x85: // C1
			bad++
		case c == 0xef && strings.HasPrefix(text[i:], "\uFFFD"):
			bad++
		}
	}
	return bad*20 > len(text)
}
