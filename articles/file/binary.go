package file

import (
	"bytes"
	"strings"
)

// binary names the kind of file that head, its first bytes, belongs to, where
// that kind is no text; "" where it may be one.
func binary(head []byte) string {
	for _, m := range [...]struct{ magic, what string }{
		{"\xff\xd8\xff", "JPEG image"},
		{"\x89PNG\r\n\x1a\n", "PNG image"},
		{"GIF87a", "GIF image"},
		{"GIF89a", "GIF image"},
		{"II*\x00", "TIFF image"},
		{"MM\x00*", "TIFF image"},
		{"%PDF-", "PDF; save its text first, for example with pdftotext"},
		{"{\\rtf", "RTF; save it as plain text first"},
		{"%!PS", "PostScript"},
		{"PK\x03\x04", "ZIP archive or office document"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"},
		{"\x1f\x8b", "gzip archive; unpack it first"},
		{"BZh", "bzip2 archive; unpack it first"},
		{"\xfd7zXZ\x00", "xz archive; unpack it first"},
		{"(\xb5/\xfd", "zstd archive; unpack it first"},
		{"7z\xbc\xaf\x27\x1c", "7z archive; unpack it first"},
		{"Rar!\x1a\x07", "RAR archive; unpack it first"},
		{"SQLite format 3\x00", "SQLite database"},
		{"\x7fELF", "program"},
		{"\xcf\xfa\xed\xfe", "program"},
		{"\x00asm", "program"},
		{"OggS", "Ogg sound"},
		{"fLaC", "FLAC sound"},
		{"ID3", "MP3 sound"},
		{"\x1aE\xdf\xa3", "video"},
		{"wOFF", "font"},
		{"wOF2", "font"},
	} {
		if strings.HasPrefix(string(head), m.magic) {
			return m.what
		}
	}
	switch {
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "WebP image"
	case len(head) >= 12 && string(head[:4]) == "RIFF":
		return "sound or video"
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return "video or HEIC image"
	case bytes.IndexByte(head, 0) >= 0 && !wide(head):
		return "binary data"
	}
	return ""
}

// wide tells whether the NULs of head can be those of UTF-16 or UTF-32 text: a
// byte order mark, or NULs only at one parity as in ASCII text without one.
func wide(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) ||
		bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")) {
		return true
	}
	var nul, control [2]int
	for i, c := range head {
		switch {
		case c == 0:
			nul[i&1]++
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f':
			control[i&1]++
		}
	}
	if control[0]+control[1] > 0 {
		return false
	}
	half := len(head) / 2
	return half > 0 && (nul[0] == 0 && nul[1] > half*3/4 || nul[1] == 0 && nul[0] > half*3/4)
}
