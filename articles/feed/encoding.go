package feed

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"       // tells encodings that nothing declares
	"golang.org/x/net/html/charset" // the names of encodings as the web uses them
	"golang.org/x/text/encoding"    // decoders
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

var declared = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// toUTF8 decodes a feed. What the bytes are counts for more than what somebody
// says they are: a byte order mark, then being UTF-8, then what the document
// declares, what the server says, and what the bytes look like.
func toUTF8(data []byte, contentType string) string {
	if e, rest := byteOrderMark(data); e != nil {
		return convert(e, rest)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if e := wideASCII(data); e != nil {
		return convert(e, data)
	}
	names := labels(data, contentType)
	if utf8.Valid(data) {
		if bytes.Contains(data, []byte("\x1b$")) { // 7-bit Japanese
			if e, _ := charset.Lookup("iso-2022-jp"); e != nil {
				return convert(e, data)
			}
		}
		return string(data)
	}
	if mostlyUTF8(data) {
		return mend(data)
	}
	for _, name := range names {
		e, canonical := charset.Lookup(name)
		if e != nil && canonical != "utf-8" && !strings.HasPrefix(canonical, "utf-16") {
			return convert(e, data)
		}
	}
	return convert(guess(data), data)
}

// labels are the encodings that are said of data, the document's own first.
func labels(data []byte, contentType string) (out []string) {
	if m := declared.FindSubmatch(data[:min(len(data), 512)]); m != nil {
		out = append(out, string(m[1]))
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		out = append(out, params["charset"])
	}
	return out
}

// convert decodes data; what e cannot read becomes U+FFFD.
func convert(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		out = data
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// byteOrderMark returns the encoding that a mark of UTF-16 or UTF-32 names.
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

// wideASCII tells UTF-16 without a mark: markup begins with ASCII. One NUL that
// strayed in before the first character does not make it wide.
func wideASCII(data []byte) encoding.Encoding {
	if len(data) < 4 {
		return nil
	}
	switch begin := [2]byte(data[:2]); {
	case (begin == [2]byte{'<', 0} || begin == [2]byte{'{', 0}) && data[3] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case (begin == [2]byte{0, '<'} || begin == [2]byte{0, '{'}) && data[2] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// mostlyUTF8 tells whether data is UTF-8 with a few damaged bytes.
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
	return good > 0 && good >= bad*4
}

// mend reads UTF-8 with damaged bytes. One that stands alone among ASCII is a
// letter or a quotation mark that was pasted from a windows-1252 text.
func mend(data []byte) string {
	var b strings.Builder
	b.Grow(len(data))
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			alone := (i == 0 || data[i-1] < utf8.RuneSelf) && i+1 < len(data) && data[i+1] < utf8.RuneSelf
			if alone {
				r = charmap.Windows1252.DecodeByte(data[i])
			}
		}
		b.WriteRune(r)
		i += n
	}
	return b.String()
}

// guess tells the encoding by the bytes. Where only single letters lie outside
// ASCII the text is in a Latin script, and nearly all such are windows-1252.
func guess(data []byte) encoding.Encoding {
	at := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
	at = max(min(at-1024, len(data)-64<<10), 0)
	sample := data[at:min(len(data), at+64<<10)]
	high, paired := 0, 0
	for i, c := range sample {
		if c >= 0x80 {
			high++
			if i > 0 && sample[i-1] >= 0x80 {
				paired++
			}
		}
	}
	if paired*3 < high {
		return charmap.Windows1252
	}
	// chardet asks its recognizers at once and keeps no order among equals.
	results, err := chardet.NewHtmlDetector().DetectAll(sample)
	if err != nil {
		return charmap.Windows1252
	}
	var best encoding.Encoding
	confidence, name := 0, ""
	for _, r := range results {
		label := r.Charset
		if label == "GB-18030" {
			label = "gb18030"
		}
		e, _ := charset.Lookup(label)
		if e == nil || r.Confidence < confidence || r.Confidence == confidence && label >= name {
			continue
		}
		if out := convert(e, sample); strings.Count(out, "\uFFFD")*100 <= len(out) {
			best, confidence, name = e, r.Confidence, label
		}
	}
	if best == nil {
		return charmap.Windows1252
	}
	return best
}
